#include "sync/model/tips.h"

#include "sync/model/currency.h"
#include "sync/model/denominations.h"
#include "sync/model/money.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace phin {
namespace {

/// Where a tip at the counter is usual enough to ask for one.
constexpr std::array<std::string_view, 6> tippers{"USD", "CAD", "MXN", "EUR", "GBP", "CHF"};

constexpr std::int64_t mostTipMinor = 1'000'000'000;

Error notAnOffer(std::string_view text) {
    return {ErrorKind::WrongUse, "a tip is written \"10%\", or as an amount in the currency's smallest unit, not \"" +
                                     std::string(text) + "\""};
}

std::vector<TipOffer> usualTips(std::string_view currency) {
    if (currency == "USD" || currency == "CAD" || currency == "MXN")
        return {{1'500, 0}, {1'800, 0}, {2'000, 0}};
    if (std::find(tippers.begin(), tippers.end(), currency) != tippers.end())
        return {{500, 0}, {1'000, 0}, {1'500, 0}};
    const auto worths = denominations(currency); // small notes
    const auto from = worths.size() / 2;
    std::vector<TipOffer> offers;
    for (std::size_t i = std::min(worths.size(), from + 3); i > from; --i)
        offers.push_back({0, worths[i - 1]});
    return offers;
}

} // namespace

Result<TipOffer> parseTipOffer(std::string_view text) {
    if (text.ends_with('%')) {
        const auto percent = parseMinor(text.substr(0, text.size() - 1), "USD"); // two digits behind the point
        if (!percent || *percent <= 0 || *percent > 10'000)
            return notAnOffer(text);
        return TipOffer{static_cast<std::int32_t>(*percent), 0};
    }
    std::int64_t amount = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount);
    if (error != std::errc{} || end != text.data() + text.size() || amount <= 0 || amount > mostTipMinor)
        return notAnOffer(text);
    return TipOffer{0, amount};
}

std::optional<std::vector<TipOffer>> tipOffers(const TipSettings& settings, std::string_view currency) {
    const bool usual = std::find(tippers.begin(), tippers.end(), currency) != tippers.end();
    if (settings.asked == TipSettings::Asked::Off || (settings.asked == TipSettings::Asked::Auto && !usual))
        return std::nullopt;
    return settings.quick.empty() ? usualTips(currency) : settings.quick;
}

std::int64_t tipOf(const TipOffer& offer, std::int64_t dueMinor, std::string_view currency) {
    if (offer.basisPoints == 0)
        return offer.amountMinor;
    const auto part = Money{std::max<std::int64_t>(0, dueMinor)}.share(offer.basisPoints).minorUnits();
    return roundCash(part, denominations(currency).back()).value_or(part);
}

} // namespace phin
