#pragma once

#include "sync/model/menu.h"

#include <cstdint>
#include <memory>

namespace phin {

/// The menu with the prices of a business day (YYYYMMDD): what was given a price from a day on costs that from then on.
/// The menu itself where no price is another on that day. The days stay named, so that a menu that was read can be
/// published again.
[[nodiscard]] std::shared_ptr<const MenuIndex> pricedOn(const std::shared_ptr<const MenuIndex>& menu,
                                                        std::int32_t businessDate);

/// What one thing (a variant, modifier or combo) costs on that day.
template <class Priced>
[[nodiscard]] std::int64_t priceOn(const Priced& priced, std::int32_t businessDate) {
    std::int64_t minor = priced.price_minor();
    for (const auto& each : priced.prices_from()) // days rise
        if (each.from_date() <= businessDate)
            minor = each.price_minor();
    return minor;
}

/// Costs that from this business day on, and until the next price that was set for a day to come.
template <class Priced>
void setPriceNow(Priced& priced, std::int32_t businessDate, std::int64_t minor) {
    auto& prices = *priced.mutable_prices_from();
    int past = 0;
    while (past < prices.size() && prices[past].from_date() <= businessDate)
        ++past;
    prices.DeleteSubrange(0, past);
    priced.set_price_minor(minor);
}

/// Every price of `today` (YYYYMMDD) in which `menu` differs from `before` becomes one that holds from a later day on;
/// until then it stays what it was. What `before` does not have keeps its price.
void datePrices(model::v1::Menu& menu, const MenuIndex& before, std::int32_t today, std::int32_t fromDate);

/// What held before `today` becomes the price that each began with: of days gone by no menu needs more, and only so
/// many may stand on one.
void forgetPast(model::v1::Menu& menu, std::int32_t today);

} // namespace phin
