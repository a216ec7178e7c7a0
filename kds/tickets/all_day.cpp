#include "kds/tickets/all_day.h"

#include <algorithm>

namespace phin::kds {

std::string makingKey(const phin::model::v1::OrderLine& line) {
    constexpr char separator = '\x1f';
    std::vector<std::string> differing;
    for (const auto& modifier : line.modifiers())
        if (!modifier.is_default())
            differing.push_back(modifier.group() + '=' + modifier.id());
    std::sort(differing.begin(), differing.end());
    std::string key = line.product() + separator + line.variant();
    for (const auto& modifier : differing)
        key += separator + modifier;
    return key;
}

void AllDay::count(const Ticket& ticket, int sign) {
    if (ticket.voided || ticket.held || ticket.later)
        return;
    for (const auto& line : ticket.lines) {
        if (!line.toMake())
            continue;
        const auto key = makingKey(*line.line);
        auto& row = m_rows[key];
        row.count += sign * line.unitsToMake();
        if (row.count <= 0) {
            m_rows.erase(key);
        } else if (!row.sample || sign > 0) {
            row.key = key;
            row.order = ticket.order;
            row.sample = line.line;
        }
    }
}

std::vector<AllDay::Row> AllDay::rows() const {
    std::vector<Row> rows;
    rows.reserve(m_rows.size());
    for (const auto& [key, row] : m_rows)
        rows.push_back(row);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& left, const Row& right) { return left.count > right.count; });
    return rows;
}

} // namespace phin::kds
