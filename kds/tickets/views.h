#pragma once

#include "kds/tickets/ageing.h"

#include <string>
#include <vector>

/// Ways to look at the same open tickets. Each follows from the tickets alone and has one total order, so that two
/// screens that hold the same show the same.
namespace phin::kds {

using Tickets = std::vector<TicketPtr>;

/// The raised ones first, each half in arrival order: as TicketBoard has them.
[[nodiscard]] Tickets byArrival(Tickets tickets);

/// When a ticket's most urgent line passes its target, UTC milliseconds. Of one with nothing to make: when it arrived,
/// since it waits for a hand only. What is held is due never.
[[nodiscard]] std::int64_t dueMs(const Ticket& ticket);
inline constexpr std::int64_t dueNever = INT64_MAX;

/// The raised ones first, then what is due first, then by arrival.
[[nodiscard]] Tickets byDue(Tickets tickets);

/// The same drink over several tickets, to be made in one go.
struct Batch {
    struct Line {
        std::string orderId;
        std::uint32_t line = 0;
        std::uint32_t revision = 0; ///< of the order, as shown: goes with the mark (see Lines)
        int units = 0;              ///< still to be made
        bool started = false;
    };
    std::string key;                                    ///< see makingKey(), and the note
    OrderPtr order;                                     ///< keeps `sample` alive
    const phin::model::v1::OrderLine* sample = nullptr; ///< for the names
    std::vector<Line> lines;                            ///< as the tickets stand, then by line
    int units = 0;
    std::int64_t dueMs = dueNever; ///< of the line that is due first

    /// Orders that have some of it.
    [[nodiscard]] int tickets() const noexcept;
};

/// What is to be made, one batch for each drink, in the order in which they first stand on the tickets, which should be
/// byArrival() or byDue(). Without what is held or voided. What carries a note goes only with the same words.
[[nodiscard]] std::vector<Batch> batchesOf(const Tickets& tickets);

/// Stations that still have lines of the order to make, each once, by name; none: it is complete, or voided. Held or
/// not makes no difference: it is waited for.
[[nodiscard]] std::vector<std::string> waitingFor(const Ticket& ticket);

} // namespace phin::kds
