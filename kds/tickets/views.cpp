#include "kds/tickets/views.h"

#include "kds/tickets/all_day.h"
#include "sync/model/merge.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

namespace phin::kds {

namespace {

/// From when on a line's target counts, by the wall clock of the box that asked for it.
std::int64_t beganMs(const Ticket& ticket, const TicketLine& line) {
    return std::max(hybridMs(std::max(line.since != 0 ? line.since : ticket.arrival.hlc, ticket.released)),
                    ticket.beginMs);
}

std::int64_t dueMs(const Ticket& ticket, const TicketLine& line) {
    return beganMs(ticket, line) + targetMs(line.line->target_seconds());
}

} // namespace

Tickets byArrival(Tickets tickets) {
    std::sort(tickets.begin(), tickets.end(),
              [](const TicketPtr& left, const TicketPtr& right) { return left->place() < right->place(); });
    return tickets;
}

std::int64_t dueMs(const Ticket& ticket) {
    if (ticket.held)
        return dueNever;
    std::int64_t first = dueNever;
    if (!ticket.voided)
        for (const auto& line : ticket.lines)
            if (line.toMake())
                first = std::min(first, dueMs(ticket, line));
    return first == dueNever ? hybridMs(ticket.arrival.hlc) : first;
}

Tickets byDue(Tickets tickets) {
    struct Due {
        std::tuple<Place::Group, std::int64_t, Arrival> rank;
        TicketPtr ticket;
    };
    std::vector<Due> all;
    all.reserve(tickets.size());
    for (auto& ticket : tickets) {
        std::tuple rank{ticket->place().group, dueMs(*ticket), ticket->arrival};
        all.push_back({std::move(rank), std::move(ticket)});
    }
    std::sort(all.begin(), all.end(), [](const Due& left, const Due& right) { return left.rank < right.rank; });
    std::transform(all.begin(), all.end(), tickets.begin(), [](Due& due) { return std::move(due.ticket); });
    return tickets;
}

int Batch::tickets() const noexcept {
    int count = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) // an order's lines stand together
        count += i == 0 || lines[i].orderId != lines[i - 1].orderId;
    return count;
}

std::vector<Batch> batchesOf(const Tickets& tickets) {
    std::vector<Batch> batches;
    std::unordered_map<std::string, std::size_t> known;
    for (const auto& ticket : tickets) {
        if (ticket->held || ticket->voided || ticket->later)
            continue;
        for (const auto& line : ticket->lines) {
            if (!line.toMake() || line.unitsToMake() <= 0)
                continue;
            auto key = makingKey(*line.line);
            if (!line.line->note().empty())
                key += "\x1f\x1f" + line.line->note();
            const auto [at, isNew] = known.emplace(std::move(key), batches.size());
            if (isNew)
                batches.push_back({at->first, ticket->order, line.line, {}, 0, dueNever});
            auto& batch = batches[at->second];
            batch.lines.push_back({ticket->id(), line.line->line(), ticket->revision, line.unitsToMake(),
                                   line.state == phin::model::v1::STARTED});
            batch.units += line.unitsToMake();
            batch.dueMs = std::min(batch.dueMs, dueMs(*ticket, line));
        }
    }
    return batches;
}

std::vector<std::string> waitingFor(const Ticket& ticket) {
    if (ticket.voided)
        return {};
    // By the order and not by the ticket: a station's own screen has its own lines only.
    std::set<std::string> stations;
    for (const auto& line : merge::linesOf(*ticket.order))
        if (line.line->prepare() && line.toMake())
            stations.emplace(line.at);
    return {stations.begin(), stations.end()};
}

} // namespace phin::kds
