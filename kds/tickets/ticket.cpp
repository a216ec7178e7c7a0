#include "kds/tickets/ticket.h"

#include "sync/model/merge.h"

#include <algorithm>

namespace phin::kds {

using namespace phin::model::v1;

namespace {

const LinePrep* prepOf(const OrderState& order, std::uint32_t line) {
    const auto at = std::find_if(order.preps().begin(), order.preps().end(),
                                 [line](const LinePrep& prep) { return prep.line() == line; });
    return at == order.preps().end() ? nullptr : &*at;
}

bool isComplete(const OrderState& order) {
    const auto& lines = merge::orderOf(order).lines();
    return std::none_of(lines.begin(), lines.end(), [&](const OrderLine& line) {
        return line.prepare() && merge::prepOf(order, line.line()) < READY;
    });
}

} // namespace

View View::of(std::string station, std::string device) {
    const bool everything = station == "expo" || station == "board";
    return {std::move(station), everything, std::move(device)};
}

int Ticket::left() const noexcept {
    return static_cast<int>(std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.toMake(); }));
}

Projection project(const OrderPtr& order, const View& view, const Stay& stay) {
    Projection result;
    if (!order->has_placed())
        return result;
    bool allLeft = true;   // gone from this view's screen
    bool allBumped = true; // gone from the stations' screens
    auto& ticket = result.ticket;
    for (const auto& now : merge::linesOf(*order)) {
        const auto& line = *now.line;
        if (!line.prepare() || (!view.everything && line.station() != view.station))
            continue;
        const bool bumped = now.state == BUMPED;
        allBumped &= bumped;
        allLeft &= bumped && (!view.everything || now.prep->device() == view.device);
        if (now.prep)
            result.lastMark = std::max<std::uint64_t>(result.lastMark, now.prep->hlc());
        ticket.lines.push_back({&line, now.state, now.prep && now.prep->recalls() > 0 && now.state < READY, now.change,
                                now.before, now.made,
                                line.replaces() ? merge::lineOf(*order, line.replaces()) : nullptr, now.since});
    }
    if (ticket.lines.empty())
        return result;

    ticket.arrival = {order->placed_hlc(), order->device(), order->order_id()};
    ticket.order = order;
    ticket.voided = order->has_voided();
    ticket.paid = merge::isPaid(*order);
    ticket.refunded = order->refunds_size() > 0 && merge::refundedMinor(*order) >= merge::orderOf(*order).total_minor();
    ticket.held = !ticket.voided && order->held().is();
    ticket.raised = order->raised().is(); // voided too: it stays where people look for it
    ticket.released = order->held().is() ? 0 : order->held().hlc();
    ticket.revision = merge::revisionOf(*order);
    ticket.complete = isComplete(*order);

    if (ticket.voided) {
        result.standing = allLeft ? Standing::Nothing : Standing::Voided;
        result.leavesAtMs = order->voided().voided_at_ms() + stay.voidedMs;
    } else if (allLeft) {
        result.standing = Standing::Done;
    } else {
        result.standing = Standing::Open;
        if (allBumped)
            result.leavesAtMs = hybridMs(result.lastMark) + stay.completeMs;
    }
    return result;
}

bool sameLook(const Ticket& left, const Ticket& right) {
    return left.arrival == right.arrival && left.voided == right.voided && left.paid == right.paid &&
           left.refunded == right.refunded && left.complete == right.complete && left.revision == right.revision &&
           left.held == right.held && left.raised == right.raised && left.released == right.released &&
           std::equal(left.lines.begin(), left.lines.end(), right.lines.begin(), right.lines.end(),
                      [](const TicketLine& one, const TicketLine& other) {
                          return one.line->line() == other.line->line() &&
                                 one.line->quantity() == other.line->quantity() && one.state == other.state &&
                                 one.again == other.again && one.change == other.change && one.before == other.before &&
                                 one.made == other.made;
                      });
}

namespace {

bool isOlder(const TicketWord& candidate, const TicketWord& known) {
    return merge::Stamp{candidate.hlc(), candidate.device()} < merge::Stamp{known.hlc(), known.device()};
}

} // namespace

bool isOlder(const OrderState& candidate, const OrderState& known) {
    if ((known.has_placed() && !candidate.has_placed()) || (known.has_voided() && !candidate.has_voided()) ||
        candidate.revisions_size() < known.revisions_size() || candidate.payments_size() < known.payments_size() ||
        candidate.refunds_size() < known.refunds_size() || isOlder(candidate.held(), known.held()) ||
        isOlder(candidate.raised(), known.raised()))
        return true;
    return std::any_of(known.preps().begin(), known.preps().end(), [&](const LinePrep& then) {
        const auto* now = prepOf(candidate, then.line());
        return !now || now->hlc() < then.hlc() || (now->hlc() == then.hlc() && now->device() < then.device()) ||
               now->recalls() < then.recalls() || now->ready_marks() < then.ready_marks();
    });
}

} // namespace phin::kds
