#pragma once

#include "kds/tickets/ticket.h"

namespace phin::kds {

/// A moment by two clocks: the wall's, which people and NTP set, and one that only ever runs on.
struct Moment {
    std::int64_t wallMs = 0;   ///< UTC
    std::int64_t steadyMs = 0; ///< since anything
};

/// How old a line is, measured by its own target.
enum class Age {
    Fresh,
    Late, ///< two thirds of its target have passed
    Over, ///< all of it
};

/// What a product without a target of its own may take.
inline constexpr int defaultTargetSeconds = 240;

/// How long the guest has waited for a line, held or not.
[[nodiscard]] std::int64_t waitedMs(const Ticket& ticket, const TicketLine& line, Moment now);
/// How long the guest has waited for what is still to be made, or else for all of it. Never negative, and never less
/// than what this screen itself has witnessed, whatever happens to the wall clock.
[[nodiscard]] std::int64_t waitedMs(const Ticket& ticket, Moment now);
/// What of that counts against the line's target: since a person released it, where it was held.
[[nodiscard]] std::int64_t agedMs(const Ticket& ticket, const TicketLine& line, Moment now);
[[nodiscard]] Age ageOf(std::int64_t agedMs, int targetSeconds);
/// A line that is made, was voided or is held ages no more.
[[nodiscard]] Age ageOf(const Ticket& ticket, const TicketLine& line, Moment now);
/// That of its oldest line.
[[nodiscard]] Age ageOf(const Ticket& ticket, Moment now);

} // namespace phin::kds
