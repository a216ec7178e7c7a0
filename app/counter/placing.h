#pragma once

#include "app/counter/cart.h"
#include "app/counter/carts.h"
#include "app/counter/limited_stock.h"
#include "app/counter/settings.h"
#include "sync/journal/journal.h"

#include "sync/model/promise.h"

#include <optional>
#include <string>
#include <vector>

/// How an order comes to the stations: "order.placed", and "order.changed" for what became of it before it was paid.
namespace phin::counter {

/// A pre-order that is not placed yet: its time must not have passed.
[[nodiscard]] Status checkDue(const Cart& cart, std::int64_t nowMs);
/// Gives the order its number and date and appends it. Its stock must have been taken, its shift begun.
void appendPlaced(journal::Journal& journal, const TillSettings& settings, std::int32_t businessDate,
                  model::v1::OrderPlaced& fact);

/// What has to be written so that a placed order is as the cart has it.
struct OrderChange {
    model::v1::OrderChanged fact;
    std::vector<model::v1::UnitsTaken> returned; ///< to the share of limited stock
};

/// Nothing where the order is so already. Refused: at any other till than the one that placed it (it alone has the
/// cart), once it is paid or voided, without a line left, more than the share of limited stock has (`shortage` then
/// says what to ask for), changed too often.
/// `promise`: for what it becomes. What was promised stands where no line is another.
[[nodiscard]] Result<std::optional<OrderChange>> changeOf(journal::Journal& journal, const model::v1::OrderState& order,
                                                          const Cart& cart, const MenuIndex& menu,
                                                          const Promise& promise, std::optional<Shortage>& shortage);
/// Appends it, and what goes back into the share of limited stock: units of lines that were taken off before they were
/// made.
void appendChange(journal::Journal& journal, OrderChange change, const std::string& reason);

} // namespace phin::counter
