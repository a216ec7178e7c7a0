#include "kds/station/marks.h"

#include "kds/station/subject.h"
#include "sync/model/merge.h"

#include <algorithm>
#include <set>

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
    mark.set_staff(lines.staff);
    // What was changed after the person looked is not noticed by this.
    mark.set_revision(std::min(lines.revision.value_or(subject.ticket.revision), subject.ticket.revision));
    return mark;
}

using Part = merge::LineNow;

/// The parts that a command is about.
std::vector<Part> chosenParts(const Subject& subject) {
    std::vector<Part> parts;
    for (const auto& line : subject.chosen)
        parts.insert(parts.end(), line.parts.begin(), line.parts.end());
    return parts;
}

/// Somebody who knew as much as this person has put the part away already; at the expo, from this screen. More may have
/// been ordered since that neither has seen: it stays on the screen, and the same word again is no news.
bool putAway(const View& view, const PrepMarked& mark, const Part& part) {
    return part.prep && part.prep->state() == BUMPED && part.prep->revision() >= mark.revision() &&
           (!view.everything || part.prep->device() == view.device);
}

void add(PrepMarked& mark, const Part& part, bool made) {
    if (!part.part.empty()) {
        auto& other = *mark.add_parts();
        other.set_line(part.line->line());
        other.set_part(std::string(part.part));
        other.set_made(made);
        return;
    }
    mark.add_lines(part.line->line());
    if (made)
        mark.add_made(part.line->line());
}

/// Says of which units, and which of them somebody had begun before: what was taken back, recalled, or made already.
void begin(PrepMarked& mark, const OrderState& order, const Part& part) {
    add(mark, part, false);
    auto& begun = *mark.add_begun();
    begun.set_line(part.line->line());
    begun.set_part(std::string(part.part));
    begun.set_first(part.made ? part.before + 1 : 1);
    begun.set_last(merge::quantityAt(order, mark.revision(), part.line->line()));
    const bool before = part.prep && (part.prep->started_hlc() != 0 || part.prep->ready_marks() > 0);
    if (before)
        begun.set_known(order.revisions().empty() ? begun.last() : part.before);
}

/// Lines of which something changes.
std::uint32_t changedBy(const PrepMarked& mark) {
    std::set<std::uint32_t> lines(mark.lines().begin(), mark.lines().end());
    for (const auto& part : mark.parts())
        lines.insert(part.line());
    return static_cast<std::uint32_t>(lines.size());
}

/// What is about to be said of one order.
struct Decided {
    PrepMarked mark;
    std::uint64_t before = 0; ///< hybrid time of what it replaces
};

Decided decided(const Subject& subject, PrepMarked mark) {
    std::uint64_t before = 0;
    for (const auto& prep : subject.ticket.order->preps())
        before = std::max<std::uint64_t>(before, prep.hlc());
    return {std::move(mark), before};
}

Marked append(journal::Journal& journal, const Decided& word) {
    const auto& mark = word.mark;
    const auto changed = changedBy(mark);
    if (changed > 0)
        journal.append("prep.marked", mark, word.before);
    return {mark.order_id(), changed};
}

Marked append(journal::Journal& journal, const Subject& subject, PrepMarked mark) {
    return append(journal, decided(subject, std::move(mark)));
}

/// What a part of a line is to a person who marks it, by the revision that the person saw.
struct Seen {
    bool there = false; ///< on the order
    bool asked = false; ///< and to be made
};

Seen seen(const Subject& subject, const PrepMarked& mark, const Part& part) {
    const auto units = merge::quantityAt(*subject.ticket.order, mark.revision(), part.line->line());
    const bool making = part.state == QUEUED || part.state == STARTED;
    return {units > 0, units > 0 && making && !(part.made && units <= part.before)};
}

/// What is held is not made by mistake: of these lines some were not begun when that was said.
std::optional<Error> heldBack(const Subject& subject, const PrepMarked& mark) {
    const auto parts = chosenParts(subject);
    const bool any = subject.ticket.held && std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
                         return part.state == QUEUED && seen(subject, mark, part).asked;
                     });
    if (!any)
        return std::nullopt;
    return Error{ErrorKind::Refused, subject.ticket.placed().number() + " is held; release it first"};
}

/// Has it left the view's screen?
bool left(const View& view, const Part& part) {
    return part.state == BUMPED && (!view.everything || part.prep->device() == view.device);
}

Result<Decided> toStart(journal::Journal& journal, const View& view, const Lines& lines) {
    auto subject = find(journal, view, lines);
    if (!subject)
        return subject.error();
    if (subject->ticket.voided)
        return voided(*subject);
    auto mark = markOf(journal, view, lines, *subject, STARTED);
    if (auto why = heldBack(*subject, mark))
        return *why;
    for (const auto& part : chosenParts(*subject))
        if (part.state == QUEUED && seen(*subject, mark, part).asked)
            begin(mark, *subject->ticket.order, part);
    return decided(*subject, std::move(mark));
}

Result<Decided> toReady(journal::Journal& journal, const View& view, const Lines& lines) {
    auto subject = find(journal, view, lines);
    if (!subject)
        return subject.error();
    if (subject->ticket.voided)
        return voided(*subject);
    auto mark = markOf(journal, view, lines, *subject, READY);
    if (auto why = heldBack(*subject, mark))
        return *why;
    for (const auto& part : chosenParts(*subject))
        if (seen(*subject, mark, part).asked)
            add(mark, part, true);
    return decided(*subject, std::move(mark));
}

using Decision = Result<Decided> (*)(journal::Journal&, const View&, const Lines&);

Result<Marked> one(Decision decide, journal::Journal& journal, const View& view, const Lines& lines) {
    const auto outcome = decide(journal, view, lines);
    if (!outcome)
        return outcome.error();
    return append(journal, *outcome);
}

Result<MarkedAll> all(Decision decide, journal::Journal& journal, const View& view, const std::vector<Lines>& orders) {
    if (orders.empty() || orders.size() > mostAtOnce)
        return Error{ErrorKind::WrongUse, "name between 1 and " + std::to_string(mostAtOnce) + " orders"};
    std::set<std::string> named;
    MarkedAll result;
    std::vector<Decided> toSay; // nothing is written before all of it is known to make sense
    for (const auto& lines : orders) {
        if (!named.insert(lines.orderId).second)
            return Error{ErrorKind::WrongUse, "each order is named once"};
        auto outcome = decide(journal, view, lines);
        if (outcome)
            toSay.push_back(std::move(*outcome));
        else if (outcome.error().kind == ErrorKind::Refused || outcome.error().kind == ErrorKind::NotFound)
            result.refused.push_back({lines.orderId, outcome.error()});
        else
            return outcome.error();
    }
    for (const auto& each : toSay)
        result.marked.push_back(append(journal, each));
    return result;
}

} // namespace

Result<Marked> start(journal::Journal& journal, const View& view, const Lines& lines) {
    return one(&toStart, journal, view, lines);
}

Result<Marked> ready(journal::Journal& journal, const View& view, const Lines& lines) {
    return one(&toReady, journal, view, lines);
}

Result<MarkedAll> startAll(journal::Journal& journal, const View& view, const std::vector<Lines>& orders) {
    return all(&toStart, journal, view, orders);
}

Result<MarkedAll> readyAll(journal::Journal& journal, const View& view, const std::vector<Lines>& orders) {
    return all(&toReady, journal, view, orders);
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
    for (const auto& part : chosenParts(*subject)) {
        const auto [there, asked] = seen(*subject, mark, part);
        if (there ? left(view, part) || putAway(view, mark, part) : !part.removed())
            continue; // gone already, or the person has not seen it
        add(mark, part, asked && !ticket.voided);
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
    for (const auto& part : chosenParts(*subject))
        if (!part.removed() && seen(*subject, mark, part).there &&
            (view.everything ? left(view, part) : part.state >= READY))
            add(mark, part, false);
    mark.set_recall(!view.everything);
    return append(journal, *subject, mark);
}

Result<Marked> takeBack(journal::Journal& journal, const View& view, const Lines& lines) {
    auto subject = find(journal, view, lines);
    if (!subject)
        return subject.error();
    if (subject->ticket.voided)
        return voided(*subject);
    auto mark = markOf(journal, view, lines, *subject, QUEUED);
    mark.set_taken_back(true);
    for (const auto& part : chosenParts(*subject))
        if (part.state == STARTED && !part.removed() && seen(*subject, mark, part).there)
            add(mark, part, false);
    return append(journal, *subject, mark);
}

} // namespace phin::kds
