#pragma once

#include "app/counter/till.h"
#include "phin/till/v1/till.pb.h"

#include <optional>

/// Between the messages of the control socket and what the use cases speak.
namespace phin::control {

/// The id that a caller has to give; WrongUse where it is not 16 bytes. `what` names it in the message.
[[nodiscard]] Result<Uuid> idOf(const std::string& bytes, const char* what);
/// The same for one that may be left out.
[[nodiscard]] Result<std::optional<Uuid>> optionalIdOf(const std::string& bytes, const char* what);

[[nodiscard]] Choice choiceOf(const till::v1::LineChoice& line);
[[nodiscard]] ComboChoice comboOf(const till::v1::AddComboRequest& request);
[[nodiscard]] Result<counter::Sale> saleOf(const till::v1::SellRequest& request);
[[nodiscard]] Result<counter::RefundRequest> refundOf(const till::v1::RefundRequest& request);

[[nodiscard]] Result<journal::StockWord> stockWordOf(const till::v1::StockRequest& request);

/// What was counted, where the request says so.
template <class Request>
[[nodiscard]] std::optional<counter::DrawerCount> countOf(const Request& request) {
    if (!request.has_count())
        return std::nullopt;
    return counter::DrawerCount{{request.count().pieces().begin(), request.count().pieces().end()},
                                request.count().note()};
}

[[nodiscard]] till::v1::VoucherReply replyOf(const Voucher& voucher, bool repeated = false);
[[nodiscard]] till::v1::SendReply replyOf(const counter::Sent& sent);
[[nodiscard]] till::v1::PayReply replyOf(const counter::Paid& paid);
[[nodiscard]] till::v1::ShiftReply replyOf(const counter::ShiftInfo& shift);
[[nodiscard]] till::v1::StockReply replyOf(const journal::StockAnswer& stock, const std::string& till);
/// The menu, and what is left of each limited product.
[[nodiscard]] model::v1::Menu menuReply(const model::v1::Menu& menu,
                                        const std::map<std::string, counter::StockLeft>& stock);
[[nodiscard]] Result<till::v1::OrderReply> orderReply(const Uuid& order, Result<model::v1::PricedOrder> priced);

} // namespace phin::control
