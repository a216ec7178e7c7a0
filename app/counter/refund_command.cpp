#include "app/counter/commands.h"
#include "app/counter/payment.h"
#include "app/counter/shifts.h"
#include "sync/model/currency.h"
#include "sync/model/merge.h"
#include "sync/model/money.h"
#include "sync/model/refund.h"
#include "sync/model/why.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <array>

namespace phin::counter {
namespace {

using model::v1::OrderRefunded;
using model::v1::OrderState;
using model::v1::RefundPart;

/// How the amount goes back: by the tender that was asked for, or else as it was paid.
Result<std::vector<RefundPart>> partsFor(const OrderState& order, const std::string& tender, std::int64_t amount) {
    if (tender.empty())
        return backAsPaid(order, amount);
    if (tender == "card" || tender == "qr") { // a bank takes back no more than it gave
        const auto held = heldByTender(order);
        const auto at =
            std::find_if(held.begin(), held.end(), [&](const auto& part) { return part.tender() == tender; });
        const auto& currency = merge::orderOf(order).currency();
        if (const auto most = at == held.end() ? 0 : at->amount_minor(); most < amount)
            return refusal(Why::TenderHoldsLess,
                           "only " + std::to_string(most) + " of it can go back by " + tender +
                               "; give it back as it was paid, or in cash",
                           {Named{formatMoney(most, currency, "vi"), formatMoney(most, currency, "en")}});
    }
    RefundPart all;
    all.set_tender(tender);
    all.set_amount_minor(amount);
    return std::vector{all};
}

Status check(const RefundRequest& request) {
    constexpr std::array<std::string_view, 5> tenders{"", "cash", "card", "qr", "voucher"};
    if (request.refund.isNil())
        return Error{ErrorKind::WrongUse, "a refund needs an id"};
    if (std::find(tenders.begin(), tenders.end(), request.tender) == tenders.end())
        return Error{ErrorKind::WrongUse,
                     "\"" + request.tender + "\" is no way to give money back; take cash, card, qr or voucher"};
    return checkText(request.reason, "the reason");
}

Refunded answerOf(const OrderRefunded& fact, const OrderState& order, const Uuid& id, std::int64_t roundingMinor,
                  bool repeated) {
    return {id,
            fact.amount_minor(),
            fact.amount_minor() - roundingMinor + fact.tip_minor(),
            fact.receipt(),
            fact.tender(),
            merge::orderOf(order).currency(),
            repeated,
            fact.tip_minor()};
}

} // namespace

Result<Refunded> refund(journal::Journal& journal, const TillSettings& settings, const RefundRequest& request,
                        const Result<std::string>& by) {
    if (auto fits = check(request); !fits)
        return fits.error();
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    const auto order = journal.shop().order(request.order.bytes());
    if (!order || !order->has_placed())
        return Error{ErrorKind::NotFound, "there is no such order here; refund it where it was sold, or wait until it "
                                          "has arrived"};
    const auto id = request.refund.bytes();
    for (const auto& known : order->refunds())
        if (known.refund_id() == id)
            return answerOf(known, *order, request.order, merge::roundingOf(*order, id), true);
    if (!by)
        return by.error();
    if (!merge::isPaid(*order))
        return refusal(Why::NotPaid, "this order is not paid; void it instead");

    const google::protobuf::RepeatedPtrField<model::v1::RefundLine> wanted(request.lines.begin(), request.lines.end());
    const auto lines = refundLines(merge::orderOf(*order), order->refunds(), wanted);
    if (!lines)
        return lines.error();
    Wide amount = 0;
    for (const auto& line : *lines)
        amount += line.amount_minor();

    const auto& currency = merge::orderOf(*order).currency();
    const auto parts = partsFor(*order, request.tender, saturated(amount));
    if (!parts)
        return parts.error();
    const auto& tender = parts->front().tender();
    std::int64_t rounding = 0;
    for (const auto& part : *parts)
        if (part.tender() == "cash") {
            const auto handed = roundCash(part.amount_minor(), cashStep(settings, currency));
            if (!handed)
                return Error{ErrorKind::WrongUse, "the amount is too large to be counted"};
            rounding = part.amount_minor() - *handed;
        }

    const auto tip = request.returnTip ? merge::tipLeft(*order) : 0;
    if (tip > 0 && tender == "voucher")
        return refusal(Why::TipByVoucher, "a tip cannot go back as a voucher; give it back in cash");

    if (request.restock)
        if (auto back = putBack(journal, *order, *lines); !back)
            return back.error();
    ShiftNow shift(journal.shop().lastShift(settings.device), settings, journal.nowMs());
    OrderRefunded fact;
    fact.set_schema(1);
    fact.set_order_id(order->order_id());
    fact.set_refund_id(id);
    fact.mutable_lines()->Assign(lines->begin(), lines->end());
    fact.set_amount_minor(saturated(amount)); // no more than the order's total
    fact.set_tender(tender);
    if (parts->size() > 1)
        fact.mutable_parts()->Assign(parts->begin(), parts->end());
    fact.set_tip_minor(tip);
    fact.set_reason(request.reason);
    fact.set_currency(currency);
    fact.set_receipt(journal.shop().lastReceipt(settings.device) + 1);
    fact.set_business_date(shift.businessDate());
    fact.set_refunded_at_ms(journal.nowMs());
    fact.set_staff(*by);
    shift.begin(journal, settings, *by);
    journal.append("order.refunded", fact);
    appendRounding(journal, order->order_id(), id, currency, shift.businessDate(), rounding);
    return answerOf(fact, *order, request.order, rounding, false);
}

} // namespace phin::counter
