#include "sync/model/merge.h"

#include "sync/model/revisions.h"
#include "sync/model/wide.h"

#include <algorithm>

namespace phin::merge {

using namespace phin::model::v1;

namespace {

/// Keeps a repeated field a set ordered by an id; of two values with one id the smaller bytes stand, so that the
/// outcome does not depend on which came first.
template <class Repeated, class Fact, class Id>
void insertById(Repeated& set, const Fact& fact, Id id) {
    const auto at = std::lower_bound(set.begin(), set.end(), fact,
                                     [&](const auto& left, const auto& right) { return id(left) < id(right); });
    const auto index = static_cast<int>(at - set.begin());
    if (at != set.end() && id(*at) == id(fact)) {
        if (fact.SerializeAsString() < at->SerializeAsString())
            *at = fact;
        return;
    }
    *set.Add() = fact;
    std::rotate(set.begin() + index, set.end() - 1, set.end());
}

LinePrep& prepFor(OrderState& order, std::uint32_t line) {
    auto& preps = *order.mutable_preps();
    const auto at = std::lower_bound(preps.begin(), preps.end(), line,
                                     [](const LinePrep& prep, std::uint32_t number) { return prep.line() < number; });
    if (at != preps.end() && at->line() == line)
        return *at;
    const auto index = static_cast<int>(at - preps.begin());
    preps.Add()->set_line(line);
    std::rotate(preps.begin() + index, preps.end() - 1, preps.end());
    return preps[index];
}

/// Of two words on one thing the later stands.
void hear(TicketWord& known, const Stamp& by, bool is) {
    if (!known.device().empty() && by <= Stamp{known.hlc(), known.device()})
        return;
    known.set_is(is);
    known.set_hlc(by.hlc);
    known.set_device(by.device);
}

/// 0: not known; nor is a time that nobody can mean.
std::int64_t earliest(std::int64_t known, std::int64_t other) {
    if (other <= 0)
        return known;
    return known == 0 ? other : std::min(known, other);
}

} // namespace

void fold(OrderState& order, const Stamp& by, const OrderPlaced& fact) {
    if (order.has_placed() && Stamp{order.placed_hlc(), order.device()} <= by)
        return;
    order.set_order_id(fact.order_id());
    order.set_device(by.device);
    order.set_placed_hlc(by.hlc);
    *order.mutable_placed() = fact;
}

void fold(OrderState& order, const Stamp& by, const OrderChanged& fact) {
    if (fact.revision() == 0)
        return; // that is the order as it was placed
    order.set_order_id(fact.order_id());
    auto& set = *order.mutable_revisions();
    const auto key = [](const OrderRevision& each) {
        return std::pair<std::uint32_t, const std::string&>{each.changed().revision(), each.device()};
    };
    OrderRevision next;
    *next.mutable_changed() = fact;
    next.set_hlc(by.hlc);
    next.set_device(by.device);
    const auto at = std::lower_bound(set.begin(), set.end(), next,
                                     [&](const auto& left, const auto& right) { return key(left) < key(right); });
    const auto index = static_cast<int>(at - set.begin());
    if (at != set.end() && key(*at) == key(next)) {
        if (next.hlc() < at->hlc() || (next.hlc() == at->hlc() && next.SerializeAsString() < at->SerializeAsString()))
            *at = std::move(next);
        return;
    }
    *set.Add() = std::move(next);
    std::rotate(set.begin() + index, set.end() - 1, set.end());
}

void fold(OrderState& order, const Stamp&, const OrderPaid& fact) {
    order.set_order_id(fact.order_id());
    insertById(*order.mutable_payments(), fact,
               [](const OrderPaid& paid) -> const std::string& { return paid.payment_id(); });
}

void fold(OrderState& order, const Stamp&, const OrderRefunded& fact) {
    order.set_order_id(fact.order_id());
    insertById(*order.mutable_refunds(), fact,
               [](const OrderRefunded& refund) -> const std::string& { return refund.refund_id(); });
}

void fold(OrderState& order, const Stamp&, const CashRounded& fact) {
    order.set_order_id(fact.order_id());
    insertById(*order.mutable_roundings(), fact,
               [](const CashRounded& rounded) -> const std::string& { return rounded.cause_id(); });
}

void fold(OrderState& order, const Stamp& by, const OrderVoided& fact) {
    order.set_order_id(fact.order_id());
    if (order.has_voided() && Stamp{order.voided_hlc(), order.voided_by()} <= by)
        return;
    order.set_voided_hlc(by.hlc);
    order.set_voided_by(by.device);
    *order.mutable_voided() = fact;
}

void fold(OrderState& order, const Stamp& by, const PrepMarked& fact) {
    order.set_order_id(fact.order_id());
    for (const auto line : fact.lines()) {
        auto& prep = prepFor(order, line);
        if (prep.device().empty() || Stamp{prep.hlc(), prep.device()} < by) {
            prep.set_state(fact.state());
            prep.set_hlc(by.hlc);
            prep.set_device(by.device);
            prep.set_revision(fact.revision());
        }
        if (fact.state() == STARTED)
            prep.set_started_at_ms(earliest(prep.started_at_ms(), fact.at_ms()));
        if (fact.recall())
            prep.set_recalls(prep.recalls() + 1);
    }
    for (const auto line : fact.made()) {
        auto& prep = prepFor(order, line);
        prep.set_ready_marks(prep.ready_marks() + 1);
        prep.set_made_revision(std::max(prep.made_revision(), fact.revision()));
        prep.set_ready_at_ms(earliest(prep.ready_at_ms(), fact.at_ms()));
    }
}

void fold(OrderState& order, const Stamp& by, const TicketMarked& fact) {
    order.set_order_id(fact.order_id());
    if (fact.has_held())
        hear(*order.mutable_held(), by, fact.held());
    if (fact.has_raised())
        hear(*order.mutable_raised(), by, fact.raised());
}

bool isPaid(const OrderState& order) {
    return order.payments_size() > 0;
}

bool isOpen(const OrderState& order) {
    if (!order.has_placed() || order.has_voided())
        return false;
    if (order.revisions().empty()) {
        const auto& lines = order.placed().order().lines();
        return std::any_of(lines.begin(), lines.end(), [&](const OrderLine& line) {
            return line.prepare() && prepOf(order, line.line()) != BUMPED;
        });
    }
    const auto lines = linesOf(order);
    return std::any_of(lines.begin(), lines.end(),
                       [](const LineNow& line) { return line.line->prepare() && line.state != BUMPED; });
}

std::int64_t roundingOf(const OrderState& order, const std::string& causeId) {
    for (const auto& rounded : order.roundings())
        if (rounded.cause_id() == causeId)
            return rounded.rounding_minor();
    return 0;
}

std::int64_t tipLeft(const OrderState& order) {
    Wide left = 0;
    for (const auto& payment : order.payments())
        for (const auto& tender : payment.tenders())
            left += tender.tip_minor();
    for (const auto& refund : order.refunds())
        left -= refund.tip_minor();
    return saturated(std::max(left, Wide{0}));
}

std::int64_t refundedMinor(const OrderState& order) {
    Wide sum = 0;
    for (const auto& refund : order.refunds())
        sum += refund.amount_minor();
    return saturated(sum);
}

MoneyTwice moneyTwice(const OrderState& order) {
    const auto& priced = orderOf(order);
    Wide paid = 0, tips = 0, largestTip = 0, tipsBack = 0;
    for (const auto& payment : order.payments()) {
        if (!payment.currency().empty() && payment.currency() != priced.currency())
            return {}; // nothing to compare
        Wide tip = 0;
        for (const auto& tender : payment.tenders()) {
            paid += tender.amount_minor();
            tip += tender.tip_minor();
        }
        tips += tip;
        largestTip = std::max(largestTip, tip);
    }
    for (const auto& refund : order.refunds())
        tipsBack += refund.tip_minor();
    MoneyTwice twice;
    if (order.payments_size() > 1) // nobody tips twice either: the largest is what was meant
        twice.takenMinor = saturated(std::max<Wide>(0, paid - priced.total_minor()) + tips - largestTip);
    twice.givenMinor =
        saturated(std::max<Wide>(0, Wide{refundedMinor(order)} - paid) + std::max<Wide>(0, tipsBack - tips));
    return twice;
}

} // namespace phin::merge
