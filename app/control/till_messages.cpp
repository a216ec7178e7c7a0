#include "app/control/till_messages.h"

namespace phin::control {

Result<Uuid> idOf(const std::string& bytes, const char* what) {
    if (const auto id = Uuid::fromBytes(bytes); id && !id->isNil())
        return *id;
    return Error{ErrorKind::WrongUse, std::string(what) + " must be a UUID of 16 bytes, but has " +
                                          std::to_string(bytes.size()) + (bytes.size() == 16 ? " zeros" : "")};
}

Result<std::optional<Uuid>> optionalIdOf(const std::string& bytes, const char* what) {
    if (bytes.empty())
        return std::optional<Uuid>{};
    auto id = idOf(bytes, what);
    if (!id)
        return id.error();
    return std::optional(*id);
}

Choice choiceOf(const till::v1::LineChoice& line) {
    Choice choice;
    choice.product = line.product();
    choice.variant = line.variant();
    choice.modifiers.reserve(static_cast<std::size_t>(line.modifiers_size()));
    for (const auto& modifier : line.modifiers())
        choice.modifiers.push_back({modifier.group(), modifier.modifier()});
    choice.quantity = line.quantity();
    if (line.has_override_minor())
        choice.overrideMinor = line.override_minor();
    choice.discount = line.discount();
    choice.note = line.note();
    if (line.has_unit_minor())
        choice.unitMinor = line.unit_minor();
    return choice;
}

ComboChoice comboOf(const till::v1::AddComboRequest& request) {
    ComboChoice combo{request.combo(), {}, request.quantity()};
    for (const auto& part : request.parts()) {
        auto choice = choiceOf(part);
        choice.quantity = request.quantity();
        combo.parts.push_back(std::move(choice));
    }
    return combo;
}

Result<counter::Sale> saleOf(const till::v1::SellRequest& request) {
    const auto order = idOf(request.order_id(), "order_id");
    if (!order)
        return order.error();
    const auto payment = idOf(request.payment_id(), "payment_id");
    if (!payment)
        return payment.error();
    counter::Sale sale;
    sale.order = *order;
    sale.payment = *payment;
    sale.channel = request.channel();
    sale.guest = request.guest();
    sale.dueAtMs = request.due_at_ms();
    sale.lines.reserve(static_cast<std::size_t>(request.lines_size()));
    for (const auto& line : request.lines())
        sale.lines.push_back(choiceOf(line));
    sale.orderDiscount = request.order_discount();
    sale.tenders.assign(request.tenders().begin(), request.tenders().end());
    return sale;
}

Result<counter::RefundRequest> refundOf(const till::v1::RefundRequest& request) {
    const auto order = idOf(request.order_id(), "order_id");
    if (!order)
        return order.error();
    const auto refund = idOf(request.refund_id(), "refund_id");
    if (!refund)
        return refund.error();
    counter::RefundRequest wanted;
    wanted.order = *order;
    wanted.refund = *refund;
    wanted.lines.assign(request.lines().begin(), request.lines().end());
    wanted.reason = request.reason();
    wanted.restock = request.restock();
    wanted.returnTip = request.return_tip();
    wanted.tender = request.tender();
    return wanted;
}

Result<journal::StockWord> stockWordOf(const till::v1::StockRequest& request) {
    const auto id = idOf(request.id(), "id");
    if (!id)
        return id.error();
    return journal::StockWord{*id, request.business_date(), request.product(), request.units(), request.reason()};
}

till::v1::StockReply replyOf(const journal::StockAnswer& stock, const std::string& till) {
    till::v1::StockReply reply;
    reply.set_business_date(stock.ledger.businessDate);
    reply.set_left(stock.ledger.left(till));
    reply.set_left_elsewhere(stock.ledger.elsewhere(till));
    reply.set_repeated_command(stock.repeated);
    return reply;
}

model::v1::Menu menuReply(const model::v1::Menu& menu, const std::map<std::string, counter::StockLeft>& stock) {
    auto reply = menu;
    for (auto& product : *reply.mutable_products())
        if (const auto left = stock.find(product.id()); left != stock.end()) {
            product.set_left(left->second.here);
            product.set_left_elsewhere(left->second.elsewhere);
        }
    return reply;
}

till::v1::VoucherReply replyOf(const Voucher& voucher, bool repeated) {
    till::v1::VoucherReply reply;
    *reply.mutable_voucher() = voucher.terms;
    reply.set_withdrawn(voucher.withdrawn);
    reply.set_overused(voucher.overused());
    reply.set_repeated_command(repeated);
    for (const auto& use : voucher.uses) {
        auto& each = *reply.add_uses();
        each.set_order_id(use.order);
        each.set_number(use.number);
        each.set_device(use.device);
        each.set_business_date(use.businessDate);
        each.set_at_ms(use.atMs);
        each.set_amount_minor(use.amountMinor);
        each.set_paid(use.paid);
    }
    return reply;
}

till::v1::SendReply replyOf(const counter::Sent& sent) {
    till::v1::SendReply reply;
    reply.set_order_id(sent.order.bytes());
    reply.set_number(sent.number);
    reply.set_revision(sent.revision);
    reply.set_repeated_command(sent.repeated);
    reply.set_promised_at_ms(sent.promisedAtMs);
    *reply.mutable_order() = sent.priced;
    return reply;
}

till::v1::PayReply replyOf(const counter::Paid& paid) {
    till::v1::PayReply reply;
    reply.set_order_id(paid.order.bytes());
    reply.set_number(paid.number);
    reply.set_receipt(paid.receipt);
    reply.set_total_minor(paid.totalMinor);
    reply.set_change_minor(paid.changeMinor);
    reply.set_currency(paid.currency);
    reply.set_repeated_command(paid.repeated);
    reply.set_tip_minor(paid.tipMinor);
    reply.set_promised_at_ms(paid.promisedAtMs);
    return reply;
}

till::v1::ShiftReply replyOf(const counter::ShiftInfo& shift) {
    till::v1::ShiftReply reply;
    reply.set_shift_id(shift.id.bytes());
    reply.set_business_date(shift.businessDate);
    reply.set_open(shift.open);
    if (!shift.closed.shift_id().empty())
        *reply.mutable_closed() = shift.closed;
    return reply;
}

Result<till::v1::OrderReply> orderReply(const Uuid& order, Result<model::v1::PricedOrder> priced) {
    if (!priced)
        return priced.error();
    till::v1::OrderReply reply;
    reply.set_order_id(order.bytes());
    *reply.mutable_order() = std::move(*priced);
    return reply;
}

} // namespace phin::control
