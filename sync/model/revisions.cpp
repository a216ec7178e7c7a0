#include "sync/model/revisions.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace phin::merge {

using namespace phin::model::v1;

namespace {

/// Those that the till which placed the order wrote, by revision. Another's do not count.
std::vector<const OrderChanged*> changesOf(const OrderState& order) {
    std::vector<const OrderChanged*> changes;
    for (const auto& revision : order.revisions())
        if (order.has_placed() && revision.device() == order.device())
            changes.push_back(&revision.changed());
    return changes;
}

/// The highest at or below `most`; null: as it was placed.
const OrderChanged* changeAt(const OrderState& order, std::uint32_t most) {
    const OrderChanged* at = nullptr;
    for (const auto& revision : order.revisions()) // by revision
        if (revision.device() == order.device() && revision.changed().revision() <= most)
            at = &revision.changed();
    return order.has_placed() ? at : nullptr;
}

const OrderChanged* changeInForce(const OrderState& order) {
    if (order.revisions().empty())
        return nullptr;
    std::uint32_t most = ~std::uint32_t{0};
    if (!order.payments().empty()) {
        most = 0;
        for (const auto& payment : order.payments())
            most = std::max<std::uint32_t>(most, payment.revision());
    }
    return changeAt(order, most);
}

const OrderLine* find(const PricedOrder& order, std::uint32_t number) {
    const auto& lines = order.lines();
    const auto at = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.line() == number; });
    return at == lines.end() ? nullptr : &*at;
}

/// Of a set by (line, part).
template <class Of>
const Of* partIn(const google::protobuf::RepeatedPtrField<Of>& set, std::uint32_t line, std::string_view part) {
    using Key = std::pair<std::uint32_t, std::string_view>;
    const auto key = [](const Of& each) { return Key{each.line(), each.part()}; };
    const auto at = std::lower_bound(set.begin(), set.end(), Key{line, part},
                                     [&](const Of& each, const Key& wanted) { return key(each) < wanted; });
    return at != set.end() && key(*at) == Key{line, part} ? &*at : nullptr;
}

/// Where whoever said that works; nothing where nobody makes anything there, or it is not known.
std::string_view makerOf(const LinePrep& prep) {
    const auto makes = [](std::string_view station) { return station != "expo" && station != "board"; };
    if (makes(prep.station()))
        return prep.station();
    return makes(prep.ready_station()) ? std::string_view(prep.ready_station()) : std::string_view();
}

/// `state`: of what is asked for now.
std::string_view madeAt(const OrderState& order, const OrderLine& line, std::string_view part, const LinePrep* prep,
                        PrepState state) {
    if (prep && state >= STARTED)
        if (const auto maker = makerOf(*prep); !maker.empty())
            return maker;
    const auto* move = order.moves().empty() ? nullptr : partIn(order.moves(), line.line(), part);
    if (move)
        return move->to();
    return part.empty() ? std::string_view(line.station()) : part;
}

/// How much of the order's changes those who made the line or marked it last have seen. Whoever puts away what is made
/// may know less of the order than who made it: that asks for nothing again.
std::uint32_t noticed(const LinePrep& prep) {
    return std::max(prep.revision(), prep.made_revision());
}

bool isMade(PrepState state) {
    return state == READY || state == BUMPED;
}

/// The revision at which the line first was there.
std::uint32_t firstRevision(const OrderState& order, std::uint32_t number) {
    if (find(order.placed().order(), number))
        return 0;
    for (const auto* change : changesOf(order))
        if (find(change->order(), number))
            return change->revision();
    return 0;
}

/// A guest who orders more has not waited for that since the first order.
std::uint64_t askedSince(const OrderState& order, const OrderLine& line, const LinePrep* prep) {
    std::uint64_t since = 0;
    auto before = quantityAt(order, 0, line.line());
    for (const auto& revision : order.revisions()) {
        if (revision.device() != order.device())
            continue;
        const auto* then = find(revision.changed().order(), line.line());
        const auto quantity = then ? then->quantity() : 0;
        if (quantity > before && (before == 0 || (prep && prep->ready_marks() > 0)))
            since = revision.hlc();
        before = quantity;
    }
    return since;
}

LineNow stateOf(const OrderState& order, const OrderLine& line, std::string_view part) {
    LineNow now{&line, part, {}, prepFor(order, line.line(), part)};
    if (now.prep)
        now.state = now.prep->state();
    if (order.revisions().empty())
        return now;
    now.since = askedSince(order, line, now.prep);
    if (!now.prep) {
        const auto first = firstRevision(order, line.line());
        now.before = quantityAt(order, first, line.line());
        if (first > 0)
            now.change = LineChange::Added;
        else if (now.before != line.quantity())
            now.change = LineChange::Quantity;
        return now;
    }
    now.before = quantityAt(order, noticed(*now.prep), line.line());
    if (now.before == line.quantity())
        return now;
    now.change = now.before == 0 ? LineChange::Added : LineChange::Quantity;
    now.made = isMade(now.state) && now.before > 0;
    if (line.quantity() > now.before && isMade(now.state))
        now.state = QUEUED; // more of it is to be made
    return now;
}

LineNow lineNow(const OrderState& order, const OrderLine& line, std::string_view part) {
    auto now = stateOf(order, line, part);
    now.at = madeAt(order, line, part, now.prep, now.state);
    return now;
}

/// Whether the line has such a part.
bool has(const OrderLine& line, std::string_view part) {
    const auto parts = partsOf(line);
    return std::find(parts.begin(), parts.end(), part) != parts.end();
}

/// Taken off; nothing where somebody has noticed.
std::vector<LineNow> removedOf(const OrderState& order) {
    const auto& now = orderOf(order);
    std::map<std::uint32_t, const OrderLine*> gone; // as each last was
    const auto look = [&](const PricedOrder& then) {
        for (const auto& line : then.lines())
            if (!find(now, line.line()))
                gone[line.line()] = &line;
    };
    look(order.placed().order());
    for (const auto* change : changesOf(order))
        look(change->order());
    std::vector<LineNow> removed;
    for (const auto& [number, line] : gone)
        for (const auto part : partsOf(*line)) {
            const auto* prep = prepFor(order, number, part);
            if (prep && quantityAt(order, noticed(*prep), number) == 0)
                continue;
            auto& entry = removed.emplace_back(LineNow{line, part, {}, prep});
            entry.change = LineChange::Removed;
            entry.state = prep ? prep->state() : QUEUED;
            entry.before = line->quantity();
            entry.made = isMade(entry.state);
            entry.at = madeAt(order, *line, part, prep, entry.state);
        }
    return removed;
}

} // namespace

std::uint32_t revisionOf(const OrderState& order) {
    const auto* change = changeInForce(order);
    return change ? change->revision() : 0;
}

const PricedOrder& orderOf(const OrderState& order) {
    const auto* change = changeInForce(order);
    return change ? change->order() : order.placed().order();
}

const PricedOrder& orderAt(const OrderState& order, std::uint32_t revision) {
    const auto* change = changeAt(order, revision);
    return change ? change->order() : order.placed().order();
}

Channel channelOf(const OrderState& order) {
    const auto* change = changeInForce(order);
    return change ? change->channel() : order.placed().channel();
}

const std::string& guestOf(const OrderState& order) {
    const auto* change = changeInForce(order);
    return change ? change->guest() : order.placed().guest();
}

const OrderLine* lineOf(const OrderState& order, std::uint32_t number) {
    if (const auto* line = find(orderOf(order), number))
        return line;
    const auto changes = changesOf(order);
    for (auto at = changes.rbegin(); at != changes.rend(); ++at)
        if (const auto* line = find((*at)->order(), number))
            return line;
    return find(order.placed().order(), number);
}

std::int32_t quantityAt(const OrderState& order, std::uint32_t revision, std::uint32_t number) {
    const auto* line = find(orderAt(order, revision), number);
    return line ? line->quantity() : 0;
}

std::uint64_t timesAsked(const OrderState& order, const LinePrep& prep) {
    std::uint64_t times = std::uint64_t{1} + prep.recalls();
    std::int32_t before = quantityAt(order, 0, prep.line());
    bool asked = before > 0;
    for (const auto* change : changesOf(order)) {
        const auto* line = find(change->order(), prep.line());
        const auto quantity = line ? line->quantity() : 0;
        if (quantity > before && asked)
            ++times; // also where it had been taken off meanwhile
        asked = asked || quantity > 0;
        before = quantity;
    }
    return times;
}

std::uint32_t lastLine(const OrderState& order) {
    std::uint32_t last = 0;
    const auto look = [&](const PricedOrder& then) {
        for (const auto& line : then.lines())
            last = std::max<std::uint32_t>(last, line.line());
    };
    look(order.placed().order());
    for (const auto* change : changesOf(order))
        look(change->order());
    return last;
}

std::vector<std::string_view> partsOf(const OrderLine& line) {
    std::vector<std::string_view> parts{std::string_view()};
    if (!line.prepare())
        return parts;
    for (const auto& station : line.also_at())
        if (parts.size() < mostParts && station != line.station() &&
            std::find(parts.begin(), parts.end(), station) == parts.end()) // nor what is empty: that is the first
            parts.push_back(station);
    return parts;
}

const LinePrep* prepFor(const OrderState& order, std::uint32_t line, std::string_view part) {
    return partIn(order.preps(), line, part);
}

LineNow partOf(const OrderState& order, std::uint32_t number, std::string_view part) {
    const auto* line = find(orderOf(order), number);
    return line && has(*line, part) ? lineNow(order, *line, part) : LineNow{};
}

std::string_view stationOf(const OrderState& order, const OrderLine& line, std::string_view part) {
    const auto now = partOf(order, line.line(), part);
    if (now.line)
        return now.at;
    const auto* prep = prepFor(order, line.line(), part);
    return madeAt(order, line, part, prep, prep ? prep->state() : QUEUED);
}

std::vector<LineNow> linesOf(const OrderState& order) {
    std::vector<LineNow> lines;
    const auto& now = orderOf(order);
    lines.reserve(static_cast<std::size_t>(now.lines_size()));
    std::vector<LineNow> removed;
    if (!order.revisions().empty())
        removed = removedOf(order);
    for (const auto& line : now.lines()) {
        const auto replaced = [&](const LineNow& gone) { return gone.line->line() == line.replaces(); };
        if (line.replaces() != 0) {
            std::copy_if(removed.begin(), removed.end(), std::back_inserter(lines), replaced);
            removed.erase(std::remove_if(removed.begin(), removed.end(), replaced), removed.end());
        }
        for (const auto part : partsOf(line))
            lines.push_back(lineNow(order, line, part));
    }
    lines.insert(lines.end(), removed.begin(), removed.end());
    return lines;
}

PrepState prepOf(const OrderState& order, std::uint32_t number) {
    const auto* line = find(orderOf(order), number);
    const auto* known = line ? line : lineOf(order, number);
    auto slowest = PrepState_MAX;
    for (const auto part : known ? partsOf(*known) : std::vector<std::string_view>{std::string_view()}) {
        const auto* prep = prepFor(order, number, part);
        const auto state = line ? stateOf(order, *line, part).state : prep ? prep->state() : QUEUED;
        slowest = std::min(slowest, state);
    }
    return slowest;
}

} // namespace phin::merge
