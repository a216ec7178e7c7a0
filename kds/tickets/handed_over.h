#pragma once

#include "kds/tickets/ticket.h"

#include <map>
#include <string>
#include <unordered_map>

namespace phin::kds {

/// What a station was to make and others make now, see "parts.moved": said on its own screen too. Fed with states of
/// orders, of which the last stands. Used by one thread.
class HandedOver {
public:
    struct To {
        int lines = 0;                                                          ///< parts of lines, still to be made
        phin::model::v1::MoveReason why = phin::model::v1::MOVE_REASON_UNKNOWN; ///< unknown: for several reasons
        friend bool operator==(const To&, const To&) = default;
    };

    explicit HandedOver(std::string station)
        : m_station(std::move(station)) {}
    void apply(const OrderPtr& order);
    /// By the station that makes it now.
    [[nodiscard]] std::map<std::string, To> byStation() const;

private:
    using Moved = std::map<std::string, To>;

    std::string m_station;
    std::unordered_map<std::string, Moved> m_orders; // those of which anything is with others
};

} // namespace phin::kds
