#include "kds/tickets/ageing.h"

#include <algorithm>

namespace phin::kds {

std::int64_t waitedMs(const Ticket& ticket, const TicketLine& line, Moment now) {
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

Age ageOf(std::int64_t waited, int targetSeconds) {
    const std::int64_t target = 1000LL * (targetSeconds > 0 ? targetSeconds : defaultTargetSeconds);
    if (waited >= target)
        return Age::Over;
    return waited * 3 >= target * 2 ? Age::Late : Age::Fresh;
}

Age ageOf(const Ticket& ticket, const TicketLine& line, Moment now) {
    if (ticket.voided || ticket.held || !line.toMake())
        return Age::Fresh;
    return ageOf(agedMs(ticket, line, now), line.line->target_seconds());
}

Age ageOf(const Ticket& ticket, Moment now) {
    auto oldest = Age::Fresh;
    for (const auto& line : ticket.lines)
        oldest = std::max(oldest, ageOf(ticket, line, now));
    return oldest;
}

} // namespace phin::kds
