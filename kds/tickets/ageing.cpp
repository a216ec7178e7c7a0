#include "kds/tickets/ageing.h"

#include <algorithm>

namespace phin::kds {

Pace::Pace(const phin::model::v1::Menu& menu) {
    for (const auto& station : menu.stations())
        m_stations.emplace(station.id(), Thresholds::of(station));
}

const Thresholds& Pace::of(const std::string& station) const {
    static const Thresholds usual;
    const auto found = m_stations.find(station);
    return found == m_stations.end() ? usual : found->second;
}

std::int64_t waitedMs(const Ticket& ticket, const TicketLine& line, Moment now) {
    if (ticket.beginMs != 0) // a pre-order's waiting is nobody's
        return std::max(std::int64_t{0},
                        now.wallMs - std::max({ticket.beginMs, hybridMs(ticket.arrival.hlc), hybridMs(line.since)}));
    if (line.since != 0)
        return std::max(std::int64_t{0}, now.wallMs - hybridMs(line.since));
    // The hybrid time, not placed_at_ms: a till whose clock is slow has still seen the others' time.
    return std::max({std::int64_t{0}, now.wallMs - hybridMs(ticket.arrival.hlc), now.steadyMs - ticket.seenSteadyMs});
}

std::int64_t waitedMs(const Ticket& ticket, Moment now) {
    std::int64_t longest = -1;
    for (const auto& line : ticket.lines)
        if (line.toMake())
            longest = std::max(longest, waitedMs(ticket, line, now));
    return longest >= 0 ? longest : waitedMs(ticket, TicketLine{}, now);
}

std::int64_t agedMs(const Ticket& ticket, const TicketLine& line, Moment now) {
    const auto waited = waitedMs(ticket, line, now);
    if (ticket.released == 0)
        return waited;
    return std::min(waited, std::max(std::int64_t{0}, now.wallMs - hybridMs(ticket.released)));
}

std::int64_t targetMs(int targetSeconds) {
    return 1'000LL * (targetSeconds > 0 ? targetSeconds : defaultTargetSeconds);
}

Age ageOf(std::int64_t aged, int targetSeconds, const Thresholds& thresholds) {
    const auto past = [&](int percent) { return aged * 100 >= targetMs(targetSeconds) * percent; };
    if (past(thresholds.urgentPercent))
        return Age::Urgent;
    if (past(thresholds.overPercent))
        return Age::Over;
    return past(thresholds.latePercent) ? Age::Late : Age::Fresh;
}

Age ageOf(const Ticket& ticket, const TicketLine& line, Moment now, const Pace& pace) {
    if (ticket.voided || ticket.held || ticket.later || !line.toMake())
        return Age::Fresh;
    return ageOf(agedMs(ticket, line, now), line.line->target_seconds(),
                 pace.of(std::string(line.at.empty() ? line.line->station() : line.at)));
}

Age ageOf(const Ticket& ticket, Moment now, const Pace& pace) {
    auto oldest = Age::Fresh;
    for (const auto& line : ticket.lines)
        oldest = std::max(oldest, ageOf(ticket, line, now, pace));
    return oldest;
}

} // namespace phin::kds
