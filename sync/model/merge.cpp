#include "sync/model/merge.h"

#include "sync/model/revisions.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <tuple>

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

/// What is kept of a part, in a set ordered by (line, part); made where there is nothing yet.
template <class Of>
Of& partIn(google::protobuf::RepeatedPtrField<Of>& set, std::uint32_t line, const std::string& part) {
    const auto key = [](const Of& each) {
        return std::pair<std::uint32_t, const std::string&>{each.line(), each.part()};
    };
    const std::pair<std::uint32_t, const std::string&> wanted{line, part};
    const auto at = std::lower_bound(set.begin(), set.end(), wanted,
                                     [&](const Of& each, const auto& by) { return key(each) < by; });
    if (at != set.end() && key(*at) == wanted)
        return *at;
    const auto index = static_cast<int>(at - set.begin());
    auto& added = *set.Add();
    added.set_line(line);
    added.set_part(part);
    std::rotate(set.begin() + index, set.end() - 1, set.end());
    return set[index];
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

void mark(LinePrep& prep, const Stamp& by, const PrepMarked& fact) {
    if (prep.device().empty() || Stamp{prep.hlc(), prep.device()} < by) {
        prep.set_state(fact.state());
        prep.set_hlc(by.hlc);
        prep.set_device(by.device);
        prep.set_revision(fact.revision());
        prep.set_station(fact.station());
    }
    const bool onStart = fact.state() == STARTED || fact.taken_back();
    if (onStart && (prep.started_device().empty() || Stamp{prep.started_hlc(), prep.started_device()} < by)) {
        prep.set_started_at_ms(fact.state() == STARTED ? std::max<std::int64_t>(0, fact.at_ms()) : 0);
        prep.set_started_hlc(by.hlc);
        prep.set_started_device(by.device);
    }
    if (fact.recall())
        prep.set_recalls(prep.recalls() + 1);
}

void made(LinePrep& prep, const PrepMarked& fact) {
    prep.set_ready_marks(prep.ready_marks() + 1);
    prep.set_made_revision(std::max(prep.made_revision(), fact.revision()));
    const auto before = prep.ready_at_ms();
    prep.set_ready_at_ms(earliest(before, fact.at_ms()));
    if (fact.at_ms() <= 0 || fact.at_ms() > prep.ready_at_ms())
        return;
    const bool earlier = before != prep.ready_at_ms();
    if (earlier || std::tie(fact.station(), fact.staff()) < std::tie(prep.ready_station(), prep.ready_staff())) {
        prep.set_ready_station(fact.station());
        prep.set_ready_staff(fact.staff());
    }
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
    auto& preps = *order.mutable_preps();
    for (const auto line : fact.lines())
        mark(partIn(preps, line, {}), by, fact);
    for (const auto line : fact.made())
        made(partIn(preps, line, {}), fact);
    for (const auto& part : fact.parts()) {
        auto& prep = partIn(preps, part.line(), part.part());
        mark(prep, by, fact);
        if (part.made())
            made(prep, fact);
    }
}

void fold(OrderState& order, const Stamp& by, const PartsMoved& fact) {
    order.set_order_id(fact.order_id());
    if (fact.to().empty())
        return;
    for (const auto& part : fact.parts()) {
        auto& move = partIn(*order.mutable_moves(), part.line(), part.part());
        if (!move.device().empty() && by <= Stamp{move.hlc(), move.device()})
            continue;
        move.set_to(fact.to());
        move.set_why(fact.why());
        move.set_at_ms(fact.at_ms());
        move.set_staff(fact.staff());
        move.set_hlc(by.hlc);
        move.set_device(by.device);
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
    if (order.revisions().empty()) { // the usual, and cheaper
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
