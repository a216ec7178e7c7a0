#include "sync/model/money.h"

#include "sync/model/wide.h"

#include <algorithm>
#include <numeric>

namespace phin {
namespace {

std::optional<Money> checked(Wide minor) {
    if (const auto value = narrowed(minor))
        return Money{*value};
    return std::nullopt;
}

} // namespace

std::optional<Money> Money::plus(Money other) const noexcept {
    return checked(Wide{m_minor} + other.m_minor);
}

std::optional<Money> Money::minus(Money other) const noexcept {
    return checked(Wide{m_minor} - other.m_minor);
}

std::optional<Money> Money::times(std::int32_t quantity) const noexcept {
    return checked(Wide{m_minor} * quantity);
}

Money Money::share(std::int32_t basisPoints) const noexcept {
    constexpr Wide whole = 10'000;
    const Wide product = Wide{m_minor} * std::clamp(basisPoints, 0, 10'000);
    Wide quotient = product / whole; // towards zero
    const Wide twice = 2 * (product < 0 ? -(product % whole) : product % whole);
    if (twice > whole || (twice == whole && quotient % 2 != 0))
        quotient += product < 0 ? -1 : 1;
    return Money{static_cast<std::int64_t>(quotient)}; // never larger than what it was taken of
}

std::vector<std::int64_t> allocate(std::int64_t total, const std::vector<std::int64_t>& weights) {
    std::vector<Wide> shares(weights.begin(), weights.end());
    Wide sum = 0;
    for (Wide& share : shares) {
        share = std::max<Wide>(share, 0);
        sum += share;
    }
    if (sum == 0) {
        std::fill(shares.begin(), shares.end(), 1);
        sum = static_cast<Wide>(shares.size());
    }

    const bool negative = total < 0;
    const Wide amount = negative ? -Wide{total} : Wide{total};
    std::vector<Wide> remainders(shares.size());
    Wide left = amount;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const Wide product = amount * shares[i];
        shares[i] = product / sum;
        remainders[i] = product % sum;
        left -= shares[i];
    }

    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&remainders](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; i < order.size() && left > 0; ++i, --left)
        ++shares[order[i]];

    std::vector<std::int64_t> parts(shares.size());
    std::transform(shares.begin(), shares.end(), parts.begin(),
                   [negative](Wide share) { return static_cast<std::int64_t>(negative ? -share : share); });
    return parts;
}

std::optional<std::int64_t> roundCash(std::int64_t minor, std::int64_t increment) noexcept {
    if (increment <= 1)
        return minor;
    const Wide half = Wide{increment};
    const Wide doubled = 2 * (minor < 0 ? -Wide{minor} : Wide{minor});
    const Wide rounded = (doubled + half) / (2 * half) * half;
    return narrowed(minor < 0 ? -rounded : rounded);
}

} // namespace phin
