#pragma once

#include "sync/model/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phin {

/// A tip that is offered with one touch: a part of what is paid, or an amount.
struct TipOffer {
    std::int32_t basisPoints = 0; ///< hundredths of a percent; 0: the amount counts
    std::int64_t amountMinor = 0;
    friend bool operator==(const TipOffer&, const TipOffer&) = default;
};

/// Whether a shop asks for tips, and which it offers.
struct TipSettings {
    enum class Asked {
        Auto, ///< where people who pay in the currency usually tip
        On,
        Off
    };
    Asked asked = Asked::Auto;
    std::vector<TipOffer> quick; ///< none: usualTips()
};

/// The most that are shown side by side.
inline constexpr std::size_t mostTipOffers = 4;

/// "10%", "7.5%", or an amount in the currency's smallest unit: "20000". WrongUse: anything else, or nothing at all.
[[nodiscard]] Result<TipOffer> parseTipOffer(std::string_view text);

/// What to offer for payments in the currency; nothing where tips are not asked for.
[[nodiscard]] std::optional<std::vector<TipOffer>> tipOffers(const TipSettings& settings, std::string_view currency);

/// What an offer is for a payment of `dueMinor`: a part is rounded to what the smallest note or coin can pay.
[[nodiscard]] std::int64_t tipOf(const TipOffer& offer, std::int64_t dueMinor, std::string_view currency);

} // namespace phin
