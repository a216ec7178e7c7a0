#pragma once

#include "kds/tickets/ticket.h"

#include <map>

namespace phin::kds {

/// How many of each thing are still to be made, over all open tickets that are not held and no pre-order
/// for later. One thing is a product with
/// its variant and all modifiers that differ from the usual.
class AllDay {
public:
    struct Row {
        std::string key;
        OrderPtr order;                                     ///< keeps `sample` alive
        const phin::model::v1::OrderLine* sample = nullptr; ///< for the names
        int count = 0;
    };

    void add(const Ticket& ticket) { count(ticket, 1); }
    void remove(const Ticket& ticket) { count(ticket, -1); }
    /// Most first; equals by key, so that all screens agree.
    [[nodiscard]] std::vector<Row> rows() const;

private:
    void count(const Ticket& ticket, int sign);
    std::map<std::string, Row> m_rows;
};

/// What two lines must share to be made in one go.
[[nodiscard]] std::string makingKey(const phin::model::v1::OrderLine& line);

} // namespace phin::kds
