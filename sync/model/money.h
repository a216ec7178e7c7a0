#pragma once

#include "sync/model/currency.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace phin {

/// An exact amount in one currency's smallest unit (the dong, the cent). Never a float.
class Money {
public:
    constexpr Money() noexcept = default;
    constexpr explicit Money(std::int64_t minorUnits) noexcept
        : m_minor(minorUnits) {}
    [[nodiscard]] constexpr std::int64_t minorUnits() const noexcept { return m_minor; }

    /// Nothing on overflow, here and below: a total that wraps must stop the sale, not shrink it.
    [[nodiscard]] std::optional<Money> plus(Money other) const noexcept;
    [[nodiscard]] std::optional<Money> minus(Money other) const noexcept;
    [[nodiscard]] std::optional<Money> times(std::int32_t quantity) const noexcept;

    /// What `basisPoints` (hundredths of a percent, held to 0..10000) takes, rounded half to even.
    [[nodiscard]] Money share(std::int32_t basisPoints) const noexcept;

    friend constexpr auto operator<=>(Money, Money) noexcept = default;

private:
    std::int64_t m_minor = 0;
};

/// Cuts `total` in proportion to `weights` by largest remainder, ties by position: the parts always add up to it.
/// A negative total gives the mirror image of the positive one. Of a total that does not exceed the weights' sum, no
/// part exceeds its weight. Negative weights count as 0; where all are 0 the cut is even. No weights, no parts.
[[nodiscard]] std::vector<std::int64_t> allocate(std::int64_t total, const std::vector<std::int64_t>& weights);

/// `minor` to the nearest multiple of `increment`, half away from zero; as it is where the increment is 1 or less.
/// Only the part of a bill that is paid in cash is rounded (see cashIncrement). Nothing on overflow.
[[nodiscard]] std::optional<std::int64_t> roundCash(std::int64_t minor, std::int64_t increment) noexcept;

} // namespace phin
