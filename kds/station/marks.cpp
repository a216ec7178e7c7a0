#include "kds/station/marks.h"

#include "sync/model/merge.h"
#include "sync/model/uuid.h"

#include <algorithm>

namespace phin::kds {

using namespace phin::model::v1;

namespace {

/// An order's lines that a command is about.
struct Subject {
    Ticket ticket;
    std::vector<TicketLine> chosen;
};

Result<Subject> find(journal::Journal& journal, const View& view, const Lines& lines) {
    if (!journal.born())
        return Error{ErrorKind::Unavailable,
                     "this station is being rebuilt from its neighbours; try again in a moment"};
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
        if (order->revisions().empty())
            return Error{ErrorKind::Refused, number + " has nothing for " + view.station};
        subject.ticket.order = order; // what it had was taken off, and somebody has noticed
        subject.ticket.arrival = {order->placed_hlc(), order->device(), order->order_id()};
    }
    if (lines.numbers.empty()) {
        subject.chosen = subject.ticket.lines;
        return subject;
    }
    for (const auto wanted : lines.numbers) {
        const auto at = std::find_if(subject.ticket.lines.begin(), subject.ticket.lines.end(),
                                     [wanted](const TicketLine& line) { return line.line->line() == wanted; });
        const auto* known = merge::lineOf(*order, wanted);
        if (at == subject.ticket.lines.end() && known && known->prepare() &&
            (view.everything || known->station() == view.station))
            continue; // taken off, and somebody has noticed
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

PrepMarked markOf(const journal::Journal& journal, const View& view, const Lines& lines, const Subject& subject,
                  PrepState state) {
    PrepMarked mark;
    mark.set_schema(1);
    mark.set_order_id(subject.ticket.id());
    mark.set_state(state);
    mark.set_station(view.station);
    mark.set_at_ms(journal.nowMs());
    // What was changed after the person looked is not noticed by this.
    mark.set_revision(std::min(lines.revision.value_or(subject.ticket.revision), subject.ticket.revision));
    return mark;
}

Marked append(journal::Journal& journal, const Subject& subject, const PrepMarked& mark) {
    std::uint64_t before = 0;
    for (const auto& prep : subject.ticket.order->preps())
        before = std::max<std::uint64_t>(before, prep.hlc());
    if (mark.lines_size() > 0)
        journal.append("prep.marked", mark, before);
    return {mark.order_id(), static_cast<std::uint32_t>(mark.lines_size())};
}

/// What a line is to a person who marks it, by the revision that the person saw.
struct Seen {
    bool there = false; ///< on the order
    bool asked = false; ///< and to be made
};

Seen seen(const Subject& subject, const PrepMarked& mark, const TicketLine& line) {
    const auto units = merge::quantityAt(*subject.ticket.order, mark.revision(), line.line->line());
    const bool making = line.state == QUEUED || line.state == STARTED;
    return {units > 0, units > 0 && making && !(line.made && units <= line.before)};
}

/// Has it left the view's screen?
bool left(const Subject& subject, const View& view, const TicketLine& line) {
    if (line.state != BUMPED || !view.everything)
        return line.state == BUMPED;
    const auto& preps = subject.ticket.order->preps();
    return std::any_of(preps.begin(), preps.end(), [&](const LinePrep& prep) {
        return prep.line() == line.line->line() && prep.device() == view.device;
    });
}

} // namespace

Result<Marked> start(journal::Journal& journal, const View& view, const Lines& lines) {
    auto subject = find(journal, view, lines);
    if (!subject)
        return subject.error();
    if (subject->ticket.voided)
        return voided(*subject);
    auto mark = markOf(journal, view, lines, *subject, STARTED);
    for (const auto& line : subject->chosen)
        if (line.state == QUEUED && seen(*subject, mark, line).asked)
            mark.add_lines(line.line->line());
    return append(journal, *subject, mark);
}

Result<Marked> ready(journal::Journal& journal, const View& view, const Lines& lines) {
    auto subject = find(journal, view, lines);
    if (!subject)
        return subject.error();
    if (subject->ticket.voided)
        return voided(*subject);
    auto mark = markOf(journal, view, lines, *subject, READY);
    for (const auto& line : subject->chosen)
        if (seen(*subject, mark, line).asked) {
            mark.add_lines(line.line->line());
            mark.add_made(line.line->line());
        }
    return append(journal, *subject, mark);
}

Result<Marked> bump(journal::Journal& journal, const View& view, const Lines& lines) {
    auto subject = find(journal, view, lines);
    if (!subject)
        return subject.error();
    const auto& ticket = subject->ticket;
    const bool noticing = std::all_of(subject->chosen.begin(), subject->chosen.end(),
                                      [](const TicketLine& line) { return line.removed(); });
    if (view.everything && !ticket.voided && !ticket.complete && !noticing)
        return Error{ErrorKind::Refused, ticket.placed().number() + " is not complete; lines still to be made: " +
                                             std::to_string(ticket.left())};
    auto mark = markOf(journal, view, lines, *subject, BUMPED);
    for (const auto& line : subject->chosen) {
        const auto [there, asked] = seen(*subject, mark, line);
        if (there ? left(*subject, view, line) : !line.removed())
            continue; // gone already, or the person has not seen it
        mark.add_lines(line.line->line());
        if (asked && !ticket.voided)
            mark.add_made(line.line->line());
    }
    return append(journal, *subject, mark);
}

Result<Marked> recall(journal::Journal& journal, const View& view, const Lines& lines) {
    auto subject = find(journal, view, lines);
    if (!subject)
        return subject.error();
    if (subject->ticket.voided)
        return voided(*subject);
    auto mark = markOf(journal, view, lines, *subject, view.everything ? READY : QUEUED);
    for (const auto& line : subject->chosen)
        if (!line.removed() && seen(*subject, mark, line).there &&
            (view.everything ? left(*subject, view, line) : !line.toMake()))
            mark.add_lines(line.line->line());
    mark.set_recall(!view.everything);
    return append(journal, *subject, mark);
}

} // namespace phin::kds
