#include "app/counter/send_command.h"

#include "app/counter/placing.h"
#include "app/counter/shifts.h"
#include "app/counter/vouchers.h"
#include "sync/model/merge.h"
#include "sync/model/why.h"

namespace phin::counter {

SendCommand::SendCommand(TillSettings settings, const Uuid& order, std::string reason,
                         Result<PaymentCommand::Basket> basket, std::string staff)
    : m_settings(std::move(settings))
    , m_orderId(order)
    , m_order(order.bytes())
    , m_reason(std::move(reason))
    , m_staff(std::move(staff))
    , m_basket(std::move(basket)) {}

Status SendCommand::run(journal::Journal& journal) {
    m_shortage.reset();
    if (auto fits = checkText(m_reason, "the reason"); !fits)
        return fits;
    const auto known = journal.shop().order(m_order);
    const bool placed = known && known->has_placed();
    if (!m_basket)
        return placed ? finish(journal, true) : Status(m_basket.error());
    if (auto ready = canDecide(journal); !ready)
        return ready;
    if (known && known->has_voided())
        return refusal(Why::OrderVoided, "this order was voided; open a new one");
    if (!placed)
        return place(journal);
    auto change = changeOf(journal, *known, m_basket->cart, *m_basket->pricing.menu, m_basket->promise, m_shortage);
    if (!change)
        return change.error();
    if (!*change)
        return finish(journal, true);
    const auto& before = merge::orderOf(*known);
    if (auto taken = checkVoucher(journal, m_order, (*change)->fact.order(), (*change)->fact.business_date(), &before);
        !taken)
        return taken;
    appendChange(journal, std::move(**change), m_reason);
    return finish(journal, false);
}

Status SendCommand::place(journal::Journal& journal) {
    const auto& cart = m_basket->cart;
    const auto& pricing = m_basket->pricing;
    if (cart.lineCount() == 0)
        return refusal(Why::NothingOnOrder, "there is nothing on this order; add a line first");
    if (pricing.menu->menu().products().empty())
        return refusal(Why::NoMenu, "this till has no menu yet; import one");
    if (auto due = checkDue(cart, journal.nowMs()); !due)
        return due;
    m_shift = journal.shop().lastShift(m_settings.device);
    ShiftNow shift(m_shift, m_settings, journal.nowMs());
    auto priced = cart.price(*pricing.menu, shift.businessDate());
    if (!priced)
        return priced.error();
    model::v1::OrderPlaced fact;
    fact.set_schema(1);
    fact.set_order_id(m_order);
    fact.set_channel(cart.channel());
    fact.set_guest(cart.guest());
    fact.set_due_at_ms(cart.dueAtMs());
    fact.set_promised_at_ms(m_basket->promise.readyAtMs);
    fact.set_staff(m_staff);
    *fact.mutable_order() = std::move(*priced);
    if (auto taken = checkVoucher(journal, m_order, fact.order(), shift.businessDate()); !taken)
        return taken;
    if (auto enough = takeFromStock(journal, *pricing.menu, shift.businessDate(), *fact.mutable_order(), m_shortage);
        !enough)
        return enough;
    shift.begin(journal, m_settings, m_staff);
    m_shift = shift.shift();
    appendPlaced(journal, m_settings, shift.businessDate(), fact);
    return finish(journal, false);
}

Status SendCommand::finish(journal::Journal& journal, bool repeated) {
    const auto order = journal.shop().order(m_order);
    // The cart as it was sent: a till that is killed now comes back to it with the numbers that the stations know.
    if (m_basket && !repeated)
        journal.savePaper(cartPaper, m_order, m_basket->cart.bytes());
    m_sent = std::make_shared<const SentOrder>(SentOrder::of(*order));
    m_answer = {m_orderId, m_sent->number, m_sent->revision, m_sent->order, repeated, m_sent->promisedAtMs};
    return done();
}

} // namespace phin::counter
