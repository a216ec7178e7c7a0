#pragma once

#include "kds/tickets/ticket.h"
#include "sync/model/thresholds.h"

#include <map>
#include <string>

namespace phin::kds {

/// A moment by two clocks: the wall's, which people and NTP set, and one that only ever runs on.
struct Moment {
    std::int64_t wallMs = 0;   ///< UTC
    std::int64_t steadyMs = 0; ///< since anything
};

/// How old a line is, measured by its own target.
enum class Age {
    Fresh,
    Late,   ///< two thirds of its target have passed, or what the menu says of its station
    Over,   ///< all of it
    Urgent, ///< so far past it that it has to catch the eye
};

/// The thresholds of each station, as a menu says.
class Pace {
public:
    Pace() = default;
    explicit Pace(const phin::model::v1::Menu& menu);
    /// Of a station that the menu does not have: the house's own.
    [[nodiscard]] const Thresholds& of(const std::string& station) const;

private:
    std::map<std::string, Thresholds> m_stations;
};

/// What a line may take of which neither the product nor its station says it.
inline constexpr int defaultTargetSeconds = 240;

/// How long the guest has waited for a line, held or not.
[[nodiscard]] std::int64_t waitedMs(const Ticket& ticket, const TicketLine& line, Moment now);
/// How long the guest has waited for what is still to be made, or else for all of it. Never negative, and never less
/// than what this screen itself has witnessed, whatever happens to the wall clock.
[[nodiscard]] std::int64_t waitedMs(const Ticket& ticket, Moment now);
/// What a line may take, in milliseconds.
[[nodiscard]] std::int64_t targetMs(int targetSeconds);
/// What of the waiting counts against the line's target: since a person released it, where it was held.
[[nodiscard]] std::int64_t agedMs(const Ticket& ticket, const TicketLine& line, Moment now);
[[nodiscard]] Age ageOf(std::int64_t agedMs, int targetSeconds, const Thresholds& thresholds = {});
/// A line that is made, was voided or is held ages no more.
[[nodiscard]] Age ageOf(const Ticket& ticket, const TicketLine& line, Moment now, const Pace& pace = {});
/// That of its oldest line.
[[nodiscard]] Age ageOf(const Ticket& ticket, Moment now, const Pace& pace = {});

} // namespace phin::kds
