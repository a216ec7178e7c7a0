#pragma once

#include "kds/station/marks.h"

namespace phin::kds {

/// What a command is about, as the journal has it.
struct Subject {
    Ticket ticket;
    std::vector<TicketLine> chosen;
};

/// Why nothing is decided here yet.
[[nodiscard]] Error rebuilding();
/// Unavailable while the station is being rebuilt. Refused at a board, which only shows, and where the view has nothing
/// of the order. NotFound, WrongUse: no such order, no such line.
[[nodiscard]] Result<Subject> find(journal::Journal& journal, const View& view, const Lines& lines);
/// Why nothing of a voided order is made.
[[nodiscard]] Error voided(const Subject& subject);

} // namespace phin::kds
