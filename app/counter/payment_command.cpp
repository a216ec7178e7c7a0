#include "app/counter/commands.h"
#include "app/counter/payment.h"
#include "app/counter/shifts.h"
#include "app/counter/vouchers.h"
#include "sync/model/merge.h"
#include "sync/model/why.h"

#include <algorithm>
#include <utility>

namespace phin::counter {

PaymentCommand::PaymentCommand(TillSettings settings, const Uuid& order, const Uuid& payment,
                               std::vector<model::v1::Tender> tenders, Result<Basket> basket)
    : m_settings(std::move(settings))
    , m_orderId(order)
    , m_order(order.bytes())
    , m_tenders(std::move(tenders))
    , m_basket(std::move(basket)) {
    m_paid.set_schema(1);
    m_paid.set_order_id(m_order);
    m_paid.set_payment_id(payment.bytes());
    m_placed.set_schema(1);
    m_placed.set_order_id(m_order);
    m_answer.order = order;
    if (!m_basket)
        m_prepared = m_basket.error();
    else
        m_prepared = price(m_basket->pricing.businessDate);
    m_seenTotal = m_placed.order().total_minor();
}

void PaymentCommand::signedBy(std::string staff) {
    m_placed.set_staff(staff);
    m_paid.set_staff(staff);
    m_staff = std::move(staff);
}

Status PaymentCommand::price(std::int32_t businessDate) {
    const auto& cart = m_basket->cart;
    const auto& pricing = m_basket->pricing;
    if (cart.lineCount() == 0)
        return refusal(Why::NothingOnOrder, "there is nothing on this order; add a line or void it");
    if (pricing.menu->menu().products().empty())
        return refusal(Why::NoMenu, "this till has no menu yet; import one");
    auto priced = cart.price(*pricing.menu, businessDate);
    if (!priced)
        return priced.error();
    m_placed.set_channel(cart.channel());
    m_placed.set_guest(cart.guest());
    m_placed.set_due_at_ms(cart.dueAtMs());
    m_placed.set_promised_at_ms(m_basket->promise.readyAtMs);
    *m_placed.mutable_order() = std::move(*priced);
    m_pricedFor = businessDate;
    return done();
}

void appendRounding(journal::Journal& journal, const std::string& order, const std::string& cause,
                    const std::string& currency, std::int32_t businessDate, std::int64_t roundingMinor) {
    if (roundingMinor == 0)
        return;
    model::v1::CashRounded fact;
    fact.set_schema(1);
    fact.set_order_id(order);
    fact.set_cause_id(cause);
    fact.set_currency(currency);
    fact.set_business_date(businessDate);
    fact.set_rounding_minor(roundingMinor);
    journal.append("cash.rounded", fact);
}

Status PaymentCommand::settle(std::int64_t totalMinor, const std::string& currency) {
    auto settled = counter::settle(totalMinor, m_tenders, cashStep(m_settings, currency));
    if (!settled)
        return settled.error();
    m_paid.mutable_tenders()->Assign(std::make_move_iterator(settled->tenders.begin()),
                                     std::make_move_iterator(settled->tenders.end()));
    m_roundingMinor = settled->roundingMinor;
    return done();
}

void PaymentCommand::answerPaid(const model::v1::OrderState& order) {
    const auto same = std::find_if(order.payments().begin(), order.payments().end(),
                                   [&](const auto& payment) { return payment.payment_id() == m_paid.payment_id(); });
    const auto& payment = same == order.payments().end() ? order.payments(0) : *same;
    m_answer = {m_orderId,
                order.placed().number(),
                payment.receipt(),
                merge::orderOf(order).total_minor(),
                changeOf(payment),
                payment.currency(),
                true,
                merge::roundingOf(order, payment.payment_id()),
                tipsOf(payment),
                promisedAtMs(order)};
}

Result<model::v1::PricedOrder> PaymentCommand::bringUpToDate(journal::Journal& journal,
                                                             const model::v1::OrderState& known) {
    if (!m_basket || !m_basket->open)
        return merge::orderOf(known);
    auto change = changeOf(journal, known, m_basket->cart, *m_basket->pricing.menu, m_basket->promise, m_shortage);
    if (!change)
        return change.error();
    m_change = std::move(*change);
    if (!m_change)
        return merge::orderOf(known);
    const auto& before = merge::orderOf(known);
    if (auto taken = checkVoucher(journal, m_order, m_change->fact.order(), m_change->fact.business_date(), &before);
        !taken)
        return taken.error();
    if (m_change->fact.order().total_minor() != m_seenTotal)
        return refusal(Why::TotalChanged, "the total has changed meanwhile; look at it and pay again");
    return m_change->fact.order();
}

Status PaymentCommand::run(journal::Journal& journal) {
    m_shortage.reset();
    const auto known = journal.shop().order(m_order);
    if (known && merge::isPaid(*known)) {
        answerPaid(*known);
        journal.dropPaper(cartPaper, m_order); // whatever was typed again of it
        return done();
    }
    if (auto ready = canDecide(journal); !ready)
        return ready;
    if (known && known->has_voided())
        return refusal(Why::OrderVoided, "this order was voided; open a new one");

    m_shift = journal.shop().lastShift(m_settings.device);
    ShiftNow shift(m_shift, m_settings, journal.nowMs());
    const bool placedBefore = known && known->has_placed();
    if (!placedBefore) {
        if (!m_prepared)
            return m_prepared;
        if (auto due = checkDue(m_basket->cart, journal.nowMs()); !due)
            return due;
        if (m_pricedFor != shift.businessDate())
            if (auto priced = price(shift.businessDate()); !priced)
                return priced;
        // The business day may have changed since the guest saw the total, and a tax rate with it.
        if (m_placed.order().total_minor() != m_seenTotal)
            return refusal(Why::NewDay, "with the new business day the total has changed; look at it and pay again");
        if (auto taken = checkVoucher(journal, m_order, m_placed.order(), shift.businessDate()); !taken)
            return taken;
        if (auto enough = takeFromStock(journal, *m_basket->pricing.menu, shift.businessDate(),
                                        *m_placed.mutable_order(), m_shortage);
            !enough)
            return enough;
    }
    m_change.reset();
    auto sent = placedBefore ? bringUpToDate(journal, *known) : Result(model::v1::PricedOrder{});
    if (!sent)
        return sent.error();
    const auto& order = placedBefore ? *sent : m_placed.order();
    if (auto settled = settle(order.total_minor(), order.currency()); !settled)
        return settled;

    shift.begin(journal, m_settings, m_staff);
    m_shift = shift.shift();
    const auto now = journal.nowMs();
    if (!placedBefore)
        appendPlaced(journal, m_settings, shift.businessDate(), m_placed);
    if (m_change)
        appendChange(journal, *m_change, {});
    const auto& placed = placedBefore ? known->placed() : m_placed;
    m_paid.set_revision(m_change ? m_change->fact.revision() : placedBefore ? merge::revisionOf(*known) : 0);
    m_paid.set_receipt(journal.shop().lastReceipt(m_settings.device) + 1);
    m_paid.set_business_date(shift.businessDate());
    m_paid.set_paid_at_ms(now);
    m_paid.set_currency(order.currency());
    journal.append("order.paid", m_paid);
    appendRounding(journal, m_order, m_paid.payment_id(), order.currency(), shift.businessDate(), m_roundingMinor);
    if (m_basket)
        journal.dropPaper(cartPaper, m_order);
    const auto promised = m_change       ? m_change->fact.promised_at_ms()
                          : placedBefore ? promisedAtMs(*known)
                                         : m_placed.promised_at_ms();
    m_answer = {m_orderId,        placed.number(), m_paid.receipt(), order.total_minor(), changeOf(m_paid),
                order.currency(), false,           m_roundingMinor,  tipsOf(m_paid),      promised};
    return done();
}

} // namespace phin::counter
