#pragma once

#include "app/counter/open_work.h"
#include "app/counter/station_watch.h"
#include "sync/journal/move_parts.h"
#include "sync/model/menu.h"

#include <set>
#include <string>
#include <vector>

namespace phin::counter {

/// What a till knows of the shop's stations and their work.
struct Situation {
    const MenuIndex& menu;
    const OpenWork& work;
    const StationWatch& watch;
    const std::set<std::string>& paused; ///< stations
    Moment now{};
};

/// Parts of one order that another station is to make.
struct MoveDue {
    std::string order;
    std::vector<journal::Part> parts;
    std::string to;
    model::v1::MoveReason why{};
    friend bool operator==(const MoveDue&, const MoveDue&) = default;
};

/// A station that can take work now: it makes things, a screen of it is on, and it is not paused.
[[nodiscard]] bool takesWork(const Situation& now, const std::string& station);

/// What this till has to hand on of its own orders, since nobody has begun it and it is still where the order put it
/// (see routes.h); what is held, or is of a pre-order that nobody has to begin yet, stays. To a stand-in that takes
/// work, of a station that
///  - is paused: all of it;
///  - has been off for as long as the menu allows: what no screen of it is known to have held. What one held, somebody
///    may be making; a person has to say;
///  - has too much, and more than its stand-in: what was asked for after `judgedHlc`, nothing older.
[[nodiscard]] std::vector<MoveDue> movesDue(const Situation& now, std::uint64_t judgedHlc);

/// The hybrid time of the newest that movesDue() looks at: once its moves are kept, nothing up to then goes elsewhere
/// for overload. 0: there is nothing.
[[nodiscard]] std::uint64_t judgedUpTo(const OpenWork& work, std::int64_t nowMs);

/// Whom a person may hand a part to that waits: the stand-in, else the station that the order names, else the first
/// that takes work; empty: nobody.
[[nodiscard]] std::string handTo(const Situation& now, const WorkOrder& order, const OpenPart& part);

} // namespace phin::counter
