#pragma once

#include "sync/journal/journal.h"
#include "sync/model/stock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// How a till sells what is limited: from its own share, in the transaction that places the order.
namespace phin::counter {

/// What is left of a limited product.
struct StockLeft {
    std::int64_t here = 0;
    std::int64_t elsewhere = 0; ///< as far as this till knows

    friend bool operator==(const StockLeft&, const StockLeft&) = default;
};

/// An order asks for more than the till's share has.
struct Shortage {
    std::int32_t businessDate = 0;
    std::string product;
    std::int64_t units = 0; ///< that are missing here
    bool askOthers = false; ///< they have some
};

/// Whether a product is sold from shares only: the menu says so, or somebody counted it.
[[nodiscard]] bool isLimited(const MenuIndex& menu, const StockLedger& ledger);

/// Refused, in words for the cashier.
[[nodiscard]] Error refusal(const MenuIndex& menu, const StockLedger& ledger, const std::string& till);

/// Marks those lines of an order that the till's share has to cover, and appends nothing. Refused where it cannot;
/// `shortage` then says what to ask for.
[[nodiscard]] Status takeFromStock(journal::Journal& journal, const MenuIndex& menu, std::int32_t businessDate,
                                   model::v1::PricedOrder& order, std::optional<Shortage>& shortage);

/// After an order was placed: asks the other boxes for their part where the till runs low.
void lookForMore(journal::Journal& journal, std::int32_t businessDate, const model::v1::PricedOrder& order);

/// Puts units of an order's lines back into the share that they came from, because a person says that they can be sold
/// again. Refused at any other till than the one that placed it: it alone knows all that was put back.
[[nodiscard]] Status putBack(journal::Journal& journal, const model::v1::OrderState& order,
                             const std::vector<model::v1::RefundLine>& lines);

} // namespace phin::counter
