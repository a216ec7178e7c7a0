#include "app/counter/drawer.h"

#include "app/counter/cart.h"
#include "sync/model/denominations.h"
#include "sync/model/receipt_check.h"
#include "sync/model/why.h"

#include <algorithm>

namespace phin::counter {
namespace {

using namespace model::v1;
using journal::TillFact;

/// What should be in the drawer: since the shift was opened, or where that is not held here since the last Z.
Wide expectedIn(journal::Journal& journal, const TillSettings& settings, const journal::Shift& shift,
                const std::string& currency) {
    auto& drawer = journal.shop().drawer();
    const auto find = [&journal](const std::string& id) { return journal.shop().order(id); };
    if (const auto opened = drawer.find(settings.device, TillFact::ShiftOpened, shift.id)) {
        const journal::ChainPlace before{opened->place.epoch, opened->place.seq - 1};
        const auto tally = drawer.tally(settings.device, before, settings.utcOffsetMinutes, find);
        ShiftOpened fact; // one from before shifts told their currency counts in the till's
        const bool told = fact.ParseFromString(opened->payload) && !fact.currency().empty();
        return tally.expectedMinor(currency) + (told ? 0 : shift.floatMinor);
    }
    const auto last = drawer.lastZ(settings.device);
    return drawer
               .tally(settings.device, last ? last->coversUntil() : journal::ChainPlace{}, settings.utcOffsetMinutes,
                      find)
               .expectedMinor(currency) +
           shift.floatMinor;
}

/// What lay in the drawer for orders that were open when the shift before was closed: it counts in that one, though its
/// receipt comes later.
std::int64_t openCashBefore(journal::Journal& journal, const TillSettings& settings) {
    ShiftClosed before;
    const auto row = journal.shop().drawer().last(settings.device, TillFact::ShiftClosed);
    return row && before.ParseFromString(row->payload) ? before.open_cash_minor() : 0;
}

void listOpen(ShiftClosed& fact, const std::vector<OpenOrderNote>& open) {
    fact.set_open_count(open.size());
    Wide cash = 0;
    for (const auto& order : open)
        cash += order.taken_cash_minor();
    fact.set_open_cash_minor(saturated(cash));
    for (const auto& order : open)
        if (fact.open_orders_size() < mostNoted)
            *fact.add_open_orders() = order;
}

} // namespace

Result<CashMovedInfo> moveCash(journal::Journal& journal, const TillSettings& settings, const CashRequest& request,
                               const std::string& staff) {
    if (request.id.isNil())
        return Error{ErrorKind::WrongUse, "a movement of cash needs an id"};
    if (request.kind != PAY_IN && request.kind != PAY_OUT && request.kind != DROP && request.kind != NO_SALE &&
        request.kind != TIP_OUT)
        return Error{ErrorKind::WrongUse, "cash is paid in, paid out or dropped, tips are paid out, or the drawer is "
                                          "opened for no sale"};
    if (request.kind == NO_SALE ? request.amountMinor != 0 : request.amountMinor <= 0)
        return Error{ErrorKind::WrongUse, request.kind == NO_SALE ? "no money moves where there is no sale"
                                                                  : "the amount must be more than nothing"};
    if (auto fits = checkText(request.reason, "the reason"); !fits)
        return fits.error();
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    const auto id = request.id.bytes();
    if (const auto known = journal.shop().drawer().find(settings.device, TillFact::Move, id)) {
        CashMovedInfo info{{}, true};
        info.moved.ParseFromString(known->payload);
        return info;
    }
    ShiftNow shift(journal.shop().lastShift(settings.device), settings, journal.nowMs());
    shift.begin(journal, settings, staff);
    CashMovedInfo info;
    auto& fact = info.moved;
    fact.set_schema(1);
    fact.set_move_id(id);
    fact.set_shift_id(shift.shift().id);
    fact.set_business_date(shift.businessDate());
    fact.set_kind(request.kind);
    fact.set_amount_minor(request.amountMinor);
    fact.set_currency(tillCurrency(journal));
    fact.set_reason(request.reason);
    fact.set_at_ms(journal.nowMs());
    fact.set_staff(staff);
    journal.append("cash.moved", fact);
    return info;
}

Unsynced unsynced(journal::Journal& journal, const TillSettings& settings) {
    Unsynced all;
    const auto acked = journal.acknowledged();
    all.cloudKnown = acked.has_value();
    const auto receipts =
        journal.shop().drawer().receiptsAfter(settings.device, acked.value_or(journal::ChainPlace{}), mostNoted);
    all.count = receipts.count;
    for (const auto& row : receipts.first)
        if (const auto order = journal.shop().order(row.order)) {
            for (const auto& payment : order->payments())
                if (row.fact == TillFact::Sale && payment.payment_id() == row.id)
                    all.receipts.push_back(payment.receipt());
            for (const auto& refund : order->refunds())
                if (row.fact == TillFact::Refund && refund.refund_id() == row.id)
                    all.receipts.push_back(refund.receipt());
        }
    return all;
}

OnlyHere onlyHere(journal::Journal& journal, const TillSettings& settings, journal::ChainPlace others) {
    OnlyHere all;
    const auto acked = journal.acknowledged();
    all.cloudKnown = acked.has_value();
    auto& drawer = journal.shop().drawer();
    if (acked)
        all.notInCloud = drawer.receiptsAfter(settings.device, *acked, 0).count;
    auto held = std::max(acked.value_or(journal::ChainPlace{}), others);
    if (const auto last = drawer.lastZ(settings.device); last && held == journal::ChainPlace{})
        held = last->coversUntil(); // a till that was always alone: of this day
    const auto receipts = drawer.receiptsAfter(settings.device, held, mostNoted);
    all.count = receipts.count;
    for (const auto& row : receipts.first) {
        const auto order = journal.shop().order(row.order);
        const auto claim = order ? claimOf(*order, row.id) : std::nullopt;
        if (claim)
            all.first.push_back({order->placed().number(), claim->receipt});
    }
    return all;
}

Result<ShiftInfo> closeShift(journal::Journal& journal, const TillSettings& settings, const std::optional<Uuid>& id,
                             const std::optional<DrawerCount>& count, const std::vector<OpenOrderNote>& open,
                             const std::string& staff) {
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    ShiftClosed fact;
    if (count) {
        if (auto fits = checkText(count->note, "the note"); !fits)
            return fits.error();
        if (count->pieces.size() > 200)
            return Error{ErrorKind::WrongUse, "no drawer has so many kinds of notes and coins"};
        fact.mutable_count()->Assign(count->pieces.begin(), count->pieces.end());
        const auto worth = worthOf(fact.count());
        if (!worth)
            return worth.error();
        fact.set_counted(true);
        fact.set_counted_minor(*worth);
        fact.set_note(count->note);
    }
    auto shift = id ? journal.shop().shift(id->bytes()) : journal.shop().lastShift(settings.device);
    if (!shift || (!id && !shift->open))
        return id ? Error{ErrorKind::NotFound, "there is no such shift"} : refusal(Why::NoShift, "no shift is open");
    if (!shift->open) {
        auto info = infoOf(*shift);
        if (const auto known = journal.shop().drawer().find(settings.device, TillFact::ShiftClosed, shift->id))
            info.closed.ParseFromString(known->payload);
        return info;
    }
    fact.set_schema(1);
    fact.set_shift_id(shift->id);
    fact.set_at_ms(journal.nowMs());
    listOpen(fact, open);
    if (fact.counted()) {
        const auto currency = tillCurrency(journal);
        const auto expected = expectedIn(journal, settings, *shift, currency) + fact.open_cash_minor() -
                              openCashBefore(journal, settings);
        fact.set_currency(currency);
        fact.set_expected_minor(saturated(expected));
        fact.set_over_short_minor(saturated(fact.counted_minor() - expected));
    }
    const auto late = unsynced(journal, settings);
    fact.mutable_unsynced_receipts()->Assign(late.receipts.begin(), late.receipts.end());
    fact.set_unsynced_count(late.count);
    fact.set_staff(staff);
    journal.append("shift.closed", fact);
    shift->open = false;
    auto info = infoOf(*shift);
    info.closed = std::move(fact);
    return info;
}

Result<ReceiptCopied> copyReceipt(journal::Journal& journal, const TillSettings& settings, const CopyRequest& request,
                                  const std::string& staff) {
    if (request.id.isNil())
        return Error{ErrorKind::WrongUse, "a copy needs an id"};
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    ReceiptCopied fact;
    if (const auto known = journal.shop().drawer().find(settings.device, TillFact::Copy, request.id.bytes())) {
        fact.ParseFromString(known->payload);
        return fact;
    }
    const auto order = journal.shop().order(request.order.bytes());
    if (order) {
        for (const auto& payment : order->payments())
            if (payment.payment_id() == request.cause)
                fact.set_receipt(payment.receipt());
        for (const auto& refund : order->refunds())
            if (refund.refund_id() == request.cause)
                fact.set_receipt(refund.receipt());
    }
    if (fact.receipt() == 0)
        return Error{ErrorKind::NotFound, "there is no such receipt here"};
    fact.set_schema(1);
    fact.set_copy_id(request.id.bytes());
    fact.set_order_id(order->order_id());
    fact.set_cause_id(request.cause);
    fact.set_business_date(
        ShiftNow(journal.shop().lastShift(settings.device), settings, journal.nowMs()).businessDate());
    fact.set_at_ms(journal.nowMs());
    fact.set_staff(staff);
    journal.append("receipt.copied", fact);
    return fact;
}

} // namespace phin::counter
