#pragma once

#include "sync/journal/shop_fold.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace phin::counter {

/// A part of a line of an open order, see sync/model/revisions.h.
struct OpenPart {
    std::uint32_t line = 0;
    std::string part;   ///< empty: of the line's own station
    std::string home;   ///< the station that the order names
    std::string at;     ///< the one that makes it now
    bool waits = false; ///< nobody has begun it
    bool ready = false;
    std::int32_t units = 0;
    std::uint64_t askedHlc = 0; ///< hybrid time of what asked for it
    std::int64_t targetMs = 0;
    std::int64_t beginMs = 0; ///< of a pre-order: UTC, when whoever makes it has to begin; 0: at once
    model::v1::Text name;
};

/// An order of which something has still to be made.
struct WorkOrder {
    std::string id, number;
    bool own = false;          ///< this till placed it
    bool held = false;         ///< nobody is to begin it
    std::uint64_t heldHlc = 0; ///< hybrid time of the last word on that; 0: none
    std::vector<OpenPart> parts;

    /// Somebody is to begin this part of it now.
    [[nodiscard]] bool isOn(const OpenPart& part, std::int64_t nowMs) const noexcept {
        return part.waits && !held && part.beginMs <= nowMs;
    }
};

/// What the stations have still to make, as this till knows: of the newest orders. Follows each commit at the cost of
/// the orders in it. Not safe for several threads.
class OpenWork {
public:
    explicit OpenWork(std::string device)
        : m_device(std::move(device)) {}

    void take(const model::v1::OrderState& order);
    /// The oldest first.
    [[nodiscard]] const std::map<std::pair<std::uint64_t, std::string>, WorkOrder>& orders() const noexcept {
        return m_orders;
    }
    /// Units that wait, by station: nobody has begun them, and somebody is to.
    [[nodiscard]] std::map<std::string, std::int64_t> unitsWaiting(std::int64_t nowMs) const;

    static constexpr std::size_t most = 4'000;

private:
    void drop(std::map<std::pair<std::uint64_t, std::string>, WorkOrder>::iterator at);

    std::string m_device;
    std::map<std::pair<std::uint64_t, std::string>, WorkOrder> m_orders; ///< by when it was placed
    std::map<std::string, std::uint64_t, std::less<>> m_placed;          ///< by order
};

} // namespace phin::counter
