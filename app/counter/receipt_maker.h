#pragma once

#include "app/counter/drawer.h"
#include "device/ports/receipt.h"
#include "phin/model/v1/state.pb.h"

#include <optional>
#include <string>

namespace phin::counter {

/// Which receipt, and how.
struct ReceiptRequest {
    Uuid order;
    std::string cause;        ///< the payment's or refund's id, as bytes; empty: the first payment
    std::string language;     ///< vi; else en
    std::string name;         ///< the till's, as people call it
    std::optional<Uuid> copy; ///< the copy's id: then it is marked and written that a copy was made
};

/// The receipt as data, inside of a command. NotFound: there is no such receipt here.
[[nodiscard]] Result<ports::Receipt> receiptOf(journal::Journal& journal, const TillSettings& settings,
                                               const ReceiptRequest& request);

/// The receipt of one payment or refund of an order, without a verification text. Its tax lines are those that
/// TillTally adds up. Empty (no lines) where the order has no such payment or refund.
[[nodiscard]] ports::Receipt receiptOf(const model::v1::OrderState& order, const std::string& cause,
                                       const std::string& language, int utcOffsetMinutes);

} // namespace phin::counter
