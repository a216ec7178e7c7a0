#include "kds/station/subject.h"

#include "sync/model/merge.h"
#include "sync/model/uuid.h"

#include <algorithm>

namespace phin::kds {

using namespace phin::model::v1;

Error rebuilding() {
    return {ErrorKind::Unavailable, "this station is being rebuilt from its neighbours; try again in a moment"};
}

namespace {

/// Whether a line that the view does not show may have stood there a moment ago.
bool wasHere(const OrderState& order, const View& view, std::uint32_t number) {
    const auto* line = merge::lineOf(order, number);
    if (!line || !line->prepare())
        return false;
    const auto parts = merge::partsOf(*line);
    return view.everything || line->station() == view.station ||
           std::find(parts.begin(), parts.end(), view.station) != parts.end() ||
           std::any_of(order.moves().begin(), order.moves().end(),
                       [number](const PartMove& move) { return move.line() == number; });
}

} // namespace

Result<Subject> find(journal::Journal& journal, const View& view, const Lines& lines) {
    if (!journal.born())
        return rebuilding();
    if (view.station == "board")
        return Error{ErrorKind::Refused, "a board only shows orders; mark them at their station"};
    if (!Uuid::fromBytes(lines.orderId))
        return Error{ErrorKind::WrongUse, "an order's id has 16 bytes"};
    const auto order = journal.shop().order(lines.orderId);
    if (!order || !order->has_placed())
        return Error{ErrorKind::NotFound, "there is no such order"};
    Subject subject{project(order, view, {}).ticket, {}};
    const auto& number = order->placed().number();
    if (!subject.ticket.order) {
        if (order->revisions().empty() && order->moves().empty())
            return Error{ErrorKind::Refused, number + " has nothing for " + view.station};
        subject.ticket.order = order; // what it had was taken off and noticed, or went elsewhere
        subject.ticket.arrival = {order->placed_hlc(), order->device(), order->order_id()};
    }
    if (lines.numbers.empty()) {
        subject.chosen = subject.ticket.lines;
        return subject;
    }
    for (const auto wanted : lines.numbers) {
        const auto at = std::find_if(subject.ticket.lines.begin(), subject.ticket.lines.end(),
                                     [wanted](const TicketLine& line) { return line.line->line() == wanted; });
        if (at == subject.ticket.lines.end() && wasHere(*order, view, wanted))
            continue; // it went to another station, or was taken off and somebody has noticed
        if (at == subject.ticket.lines.end())
            return Error{ErrorKind::WrongUse,
                         "line " + std::to_string(wanted) + " of " + number + " is not made at " + view.station};
        const bool twice = std::any_of(subject.chosen.begin(), subject.chosen.end(),
                                       [wanted](const TicketLine& line) { return line.line->line() == wanted; });
        if (!twice)
            subject.chosen.push_back(*at);
    }
    return subject;
}

Error voided(const Subject& subject) {
    return {ErrorKind::Refused, subject.ticket.placed().number() + " was voided; nothing of it is to be made"};
}

} // namespace phin::kds
