#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace phin {

/// Room for the product or the sum of any two amounts, so that a check for overflow can come after the arithmetic.
__extension__ using Wide = __int128;

/// The value, or nothing where 64 bits cannot hold it.
[[nodiscard]] constexpr std::optional<std::int64_t> narrowed(Wide value) noexcept {
    if (value < std::numeric_limits<std::int64_t>::min() || value > std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

/// The value, or the nearest one that 64 bits can hold. Only for figures that are looked at, never for a sale.
[[nodiscard]] constexpr std::int64_t saturated(Wide value) noexcept {
    if (value < std::numeric_limits<std::int64_t>::min())
        return std::numeric_limits<std::int64_t>::min();
    if (value > std::numeric_limits<std::int64_t>::max())
        return std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(value);
}

} // namespace phin
