#include "kds/tickets/ticket.h"

#include "sync/model/making.h"
#include "sync/model/merge.h"

#include <algorithm>
#include <iterator>

namespace phin::kds {

using namespace phin::model::v1;

namespace {

/// Of two parts of one line: the one that the other waits for. What was changed and not noticed comes first.
bool isSlower(const merge::LineNow& left, const merge::LineNow& right) {
    const auto rank = [](const merge::LineNow& now) {
        return std::pair{now.state, now.change == merge::LineChange::None};
    };
    return rank(left) < rank(right);
}

/// A line of which these parts are shown.
TicketLine lineOf(const OrderState& order, std::vector<merge::LineNow> parts) {
    const auto& slowest = *std::min_element(parts.begin(), parts.end(), isSlower);
    const auto& line = *slowest.line;
    TicketLine shown;
    shown.line = &line;
    shown.state = slowest.state;
    shown.change = slowest.change;
    shown.before = slowest.before;
    shown.made = slowest.made;
    shown.since = slowest.since;
    shown.part = slowest.part;
    shown.at = slowest.at;
    shown.replaces = line.replaces() ? merge::lineOf(order, line.replaces()) : nullptr;
    shown.again = std::any_of(parts.begin(), parts.end(), [](const merge::LineNow& part) {
        return part.prep && part.prep->recalls() > 0 && part.state < READY;
    });
    if (slowest.at != slowest.home())
        shown.movedFrom = slowest.home();
    shown.parts = std::move(parts);
    return shown;
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

Place Ticket::place() const {
    auto from = arrival;
    from.hlc = std::max(from.hlc, static_cast<std::uint64_t>(beginMs) << 16);
    return {later ? Place::Later : raised ? Place::Raised : Place::Usual, std::move(from)};
}

bool isLater(const Ticket& ticket, std::int64_t nowMs) {
    return ticket.beginMs > nowMs && !ticket.raised && !ticket.voided &&
           std::all_of(ticket.lines.begin(), ticket.lines.end(),
                       [](const TicketLine& line) { return line.state == QUEUED; });
}

Projection project(const OrderPtr& order, const View& view, const Stay& stay) {
    Projection result;
    if (!order->has_placed())
        return result;
    bool allLeft = true;   // gone from this view's screen
    bool allBumped = true; // gone from the stations' screens
    auto& ticket = result.ticket;
    const auto lines = merge::linesOf(*order);
    for (auto now = lines.begin(); now != lines.end();) {
        const auto next =
            std::find_if(now, lines.end(), [&](const merge::LineNow& other) { return other.line != now->line; });
        std::vector<merge::LineNow> shown;
        if (now->line->prepare())
            std::copy_if(now, next, std::back_inserter(shown),
                         [&](const merge::LineNow& part) { return view.everything || part.at == view.station; });
        for (const auto& part : shown) {
            const bool bumped = part.state == BUMPED;
            allBumped &= bumped;
            allLeft &= bumped && (!view.everything || part.prep->device() == view.device);
            if (part.prep)
                result.lastMark = std::max<std::uint64_t>(result.lastMark, part.prep->hlc());
        }
        if (!shown.empty()) {
            auto& line = ticket.lines.emplace_back(lineOf(*order, std::move(shown)));
            for (; now != next; ++now)
                if (now->at != line.at &&
                    std::find(line.alsoAt.begin(), line.alsoAt.end(), now->at) == line.alsoAt.end())
                    line.alsoAt.push_back(now->at);
        }
        now = next;
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
    ticket.dueMs = dueAtMs(*order);
    ticket.beginMs = ticket.dueMs == 0 ? 0 : beginAtMs(*order, view.everything ? std::string() : view.station);

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

namespace {

bool sameLook(const TicketLine& left, const TicketLine& right) {
    return left.line->line() == right.line->line() && left.line->quantity() == right.line->quantity() &&
           left.state == right.state && left.again == right.again && left.change == right.change &&
           left.before == right.before && left.made == right.made && left.movedFrom == right.movedFrom &&
           left.alsoAt == right.alsoAt &&
           std::equal(left.parts.begin(), left.parts.end(), right.parts.begin(), right.parts.end(),
                      [](const merge::LineNow& one, const merge::LineNow& other) {
                          return one.part == other.part && one.at == other.at && one.state == other.state &&
                                 one.change == other.change && one.before == other.before && one.made == other.made;
                      });
}

} // namespace

bool sameLook(const Ticket& left, const Ticket& right) {
    return left.arrival == right.arrival && left.voided == right.voided && left.paid == right.paid &&
           left.refunded == right.refunded && left.complete == right.complete && left.revision == right.revision &&
           left.held == right.held && left.raised == right.raised && left.released == right.released &&
           left.dueMs == right.dueMs && left.beginMs == right.beginMs && left.later == right.later &&
           std::equal(left.lines.begin(), left.lines.end(), right.lines.begin(), right.lines.end(),
                      [](const TicketLine& one, const TicketLine& other) { return sameLook(one, other); });
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
    if (candidate.moves_size() < known.moves_size() ||
        std::any_of(known.moves().begin(), known.moves().end(), [&](const PartMove& then) {
            return std::none_of(candidate.moves().begin(), candidate.moves().end(), [&](const PartMove& now) {
                return now.line() == then.line() && now.part() == then.part() &&
                       merge::Stamp{now.hlc(), now.device()} >= merge::Stamp{then.hlc(), then.device()};
            });
        }))
        return true;
    return std::any_of(known.preps().begin(), known.preps().end(), [&](const LinePrep& then) {
        const auto* now = merge::prepFor(candidate, then.line(), then.part());
        return !now || now->hlc() < then.hlc() || (now->hlc() == then.hlc() && now->device() < then.device()) ||
               now->recalls() < then.recalls() || now->ready_marks() < then.ready_marks() ||
               now->started_hlc() < then.started_hlc();
    });
}

} // namespace phin::kds
