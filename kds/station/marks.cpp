#include "kds/station/marks.h"

#include "kds/station/subject.h"
#include "sync/model/merge.h"

#include <algorithm>

namespace phin::kds {

using namespace phin::model::v1;

namespace {

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

/// What is held is not made by mistake: of these lines some were not begun when that was said.
std::optional<Error> heldBack(const Subject& subject, const PrepMarked& mark) {
    const bool any =
        subject.ticket.held && std::any_of(subject.chosen.begin(), subject.chosen.end(), [&](const TicketLine& line) {
            return line.state == QUEUED && seen(subject, mark, line).asked;
        });
    if (!any)
        return std::nullopt;
    return Error{ErrorKind::Refused, subject.ticket.placed().number() + " is held; release it first"};
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
    if (auto why = heldBack(*subject, mark))
        return *why;
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
    if (auto why = heldBack(*subject, mark))
        return *why;
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
    if (auto why = heldBack(*subject, mark))
        return *why;
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
