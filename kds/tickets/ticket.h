#pragma once

#include "phin/model/v1/state.pb.h"
#include "sync/model/revisions.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace phin::kds {

/// One order as a replica's fold has it; shared, never changed.
using OrderPtr = std::shared_ptr<const phin::model::v1::OrderState>;

/// Which lines a screen shows.
struct View {
    std::string station;     ///< lines of which a part is made there now
    bool everything = false; ///< the expo's view: lines of every station; `station` is then not looked at
    std::string device;      ///< the expo's own device: an order leaves its screen when this device handed it out

    /// The view that a box of this station (barista, kitchen, expo, board) has.
    [[nodiscard]] static View of(std::string station, std::string device);
};

/// Where a ticket stands among the others: by when its till placed it (hybrid time, so that no wall clock can
/// reorder tickets), then by till. The same on every screen.
struct Arrival {
    std::uint64_t hlc = 0;
    std::string device;
    std::string orderId;
    friend auto operator<=>(const Arrival&, const Arrival&) = default;
};

/// Where it stands on a screen: what is raised comes first, pre-orders that need not be begun yet come last, each group
/// by arrival; a pre-order arrives when it has to be begun.
struct Place {
    enum Group : std::uint8_t { Raised, Usual, Later };
    Group group = Raised;
    Arrival arrival;
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// A line as one screen has it: of a station, its own part; of the expo, all of them as one. What it points at belongs
/// to the ticket's order.
struct TicketLine {
    const phin::model::v1::OrderLine* line = nullptr;
    phin::model::v1::PrepState state = phin::model::v1::QUEUED;
    bool again = false;                                   ///< a person asked for it once more
    merge::LineChange change = merge::LineChange::None;   ///< after the order was sent, not noticed yet
    int before = 0;                                       ///< Quantity: how many it was
    bool made = false;                                    ///< Removed, Quantity: those had been made
    const phin::model::v1::OrderLine* replaces = nullptr; ///< what the guest had chosen first
    std::uint64_t since = 0;                   ///< hybrid time at which it was asked for; 0: when the order was placed
    std::vector<merge::LineNow> parts = {};    ///< those shown here; the slowest of them gives the state above
    std::string_view part = {};                ///< the slowest: the station the order names; empty: the line's own
    std::string_view at = {};                  ///< where it is made now
    std::string_view movedFrom = {};           ///< who was to make it; empty: it is where it was sent first
    std::vector<std::string_view> alsoAt = {}; ///< other stations that make a part of it now

    [[nodiscard]] bool removed() const noexcept { return change == merge::LineChange::Removed; }
    [[nodiscard]] bool toMake() const noexcept {
        return !removed() && (state == phin::model::v1::QUEUED || state == phin::model::v1::STARTED);
    }
    /// Units still to be made.
    [[nodiscard]] int unitsToMake() const noexcept {
        return !toMake() ? 0 : made ? line->quantity() - before : line->quantity();
    }
};

/// What one screen shows of one order.
struct Ticket {
    Arrival arrival;
    OrderPtr order;
    std::vector<TicketLine> lines; ///< of this view only, in the order's order
    bool voided = false;
    bool paid = false;
    bool refunded = false;         ///< all its money was given back: ask before making it
    std::uint32_t revision = 0;    ///< of the order, as this ticket shows it
    bool held = false;             ///< not to be started until a person releases it
    bool raised = false;           ///< stands before all that are not
    std::uint64_t released = 0;    ///< hybrid time at which its hold ended; 0: it was never held
    bool complete = false;         ///< every line of every station is ready: the expo may hand it out
    std::int64_t dueMs = 0;        ///< a pre-order: UTC, when the guest wants it; 0: as soon as it can be
    std::int64_t beginMs = 0;      ///< and when it has to be begun here, see beginAtMs(); it ages from then
    bool later = false;            ///< that is still to come, and nobody has begun it or put it first
    std::int64_t seenSteadyMs = 0; ///< when this screen first saw it, by a clock that no one sets

    [[nodiscard]] const std::string& id() const noexcept { return arrival.orderId; }
    [[nodiscard]] Place place() const;
    [[nodiscard]] const phin::model::v1::OrderPlaced& placed() const noexcept { return order->placed(); }
    /// Lines still to be made.
    [[nodiscard]] int left() const noexcept;
};

using TicketPtr = std::shared_ptr<const Ticket>;

/// What an order is to a view.
enum class Standing {
    Nothing, ///< none of its lines belong here, or it is not known yet what they are
    Open,
    Voided, ///< struck, until acknowledged or gone
    Done,   ///< all its lines have left the screen; may be recalled
};

struct Projection {
    Standing standing = Standing::Nothing;
    Ticket ticket;
    std::uint64_t lastMark = 0;  ///< hybrid time of the newest mark on its lines
    std::int64_t leavesAtMs = 0; ///< UTC; 0: it stays until somebody acts
};

/// How long tickets stay that nobody has to act upon.
struct Stay {
    std::int64_t voidedMs = 10 * 60'000;   ///< a void that nobody acknowledged
    std::int64_t completeMs = 15 * 60'000; ///< the expo's: all bumped by the stations, forgotten by the expo
};

/// The pure function from an order to its ticket: equal states give equal tickets.
[[nodiscard]] Projection project(const OrderPtr& order, const View& view, const Stay& stay);

/// Whether it is a pre-order's that waits for its time; the same on every screen with the same clock.
[[nodiscard]] bool isLater(const Ticket& ticket, std::int64_t nowMs);

/// Whether two tickets look alike on a screen.
[[nodiscard]] bool sameLook(const Ticket& left, const Ticket& right);

/// Whether `candidate` is an earlier state of the same order than `known`, as one replica folded them: a fold's
/// marks, payments, voids and words only ever grow.
[[nodiscard]] bool isOlder(const phin::model::v1::OrderState& candidate, const phin::model::v1::OrderState& known);

/// UTC milliseconds of a hybrid time.
[[nodiscard]] constexpr std::int64_t hybridMs(std::uint64_t hlc) noexcept {
    return static_cast<std::int64_t>(hlc >> 16);
}

} // namespace phin::kds
