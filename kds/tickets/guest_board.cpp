#include "kds/tickets/guest_board.h"

#include "sync/model/making.h"

#include <algorithm>

namespace phin::kds {

std::vector<GuestBoard::Diff> GuestBoard::apply(const OrderPtr& order, Moment now) {
    std::vector<Diff> diffs;
    const auto& id = order->order_id();
    const auto found = m_known.find(id);
    if (found != m_known.end() && isOlder(*order, *found->second.order))
        return diffs;
    if (const auto later = m_later.find(id); later != m_later.end() && isOlder(*order, *later->second.second))
        return diffs;
    forgetLater(id);

    const View all{.station = {}, .everything = true, .device = {}};
    const auto projection = project(order, all, {});
    const auto& ticket = projection.ticket;
    Known next{.order = order, .column = Column::Preparing, .rank = {}, .leavesAtMs = 0};
    // Whether the stations have bumped it or not makes no difference to a guest, so Done is as good as Open.
    bool shown = projection.standing == Standing::Open || projection.standing == Standing::Done;
    if (projection.standing == Standing::Open && isLater(ticket, now.wallMs)) {
        shown = false;
        keepForLater(order, ticket.beginMs);
    }
    if (shown && ticket.complete) {
        std::int64_t readyAt = 0;
        for (const auto& prep : order->preps())
            readyAt = std::max<std::int64_t>(readyAt, prep.ready_at_ms());
        next.column = Column::Ready;
        next.rank = {-readyAt, ticket.arrival};
        next.leavesAtMs = hybridMs(projection.lastMark) + m_stay.readyMs;
    } else if (shown) {
        next.rank = {0, ticket.arrival};
        next.leavesAtMs = std::max(hybridMs(ticket.arrival.hlc), ticket.beginMs) + m_stay.preparingMs;
    }
    shown = shown && next.leavesAtMs > now.wallMs;

    const auto number =
        shown ? Number{id, ticket.placed().number(), merge::guestOf(*ticket.order), promisedAtMs(*order)} : Number{};
    if (found != m_known.end()) {
        m_leaving.erase({found->second.leavesAtMs, id});
        if (shown && found->second.column == next.column && found->second.rank == next.rank) {
            auto& row = list(next.column).find(next.rank)->second;
            if (row != number) {
                row = number;
                diffs.push_back({next.column, Change::Changed, list(next.column).order_of_key(next.rank), number});
            }
            m_leaving.insert({next.leavesAtMs, id});
            found->second = std::move(next);
            return diffs;
        }
        take(found->second, diffs);
        m_known.erase(found);
    }
    if (shown) {
        auto& rows = list(next.column);
        rows.insert({next.rank, number});
        diffs.push_back({next.column, Change::Inserted, rows.order_of_key(next.rank), number});
        m_leaving.insert({next.leavesAtMs, id});
        m_known.emplace(id, std::move(next));
    }
    return diffs;
}

std::vector<GuestBoard::Diff> GuestBoard::tick(Moment now) {
    std::vector<Diff> diffs;
    while (!m_leaving.empty() && m_leaving.begin()->first <= now.wallMs) {
        const auto known = m_known.find(m_leaving.begin()->second);
        take(known->second, diffs);
        m_known.erase(known);
        m_leaving.erase(m_leaving.begin());
    }
    while (!m_beginning.empty() && m_beginning.begin()->first <= now.wallMs) {
        const auto order = m_later.at(m_beginning.begin()->second).second;
        forgetLater(order->order_id());
        auto changes = apply(order, now);
        diffs.insert(diffs.end(), changes.begin(), changes.end());
    }
    return diffs;
}

std::vector<GuestBoard::Number> GuestBoard::slice(Column column, std::size_t first, std::size_t count) const {
    std::vector<Number> numbers;
    const auto& rows = list(column);
    for (auto at = rows.find_by_order(first); at != rows.end() && numbers.size() < count; ++at)
        numbers.push_back(at->second);
    return numbers;
}

void GuestBoard::keepForLater(const OrderPtr& order, std::int64_t beginsAtMs) {
    m_later[order->order_id()] = {beginsAtMs, order};
    m_beginning.insert({beginsAtMs, order->order_id()});
}

void GuestBoard::forgetLater(const std::string& id) {
    const auto found = m_later.find(id);
    if (found == m_later.end())
        return;
    m_beginning.erase({found->second.first, id});
    m_later.erase(found);
}

void GuestBoard::take(const Known& known, std::vector<Diff>& diffs) {
    auto& rows = list(known.column);
    const auto at = rows.find(known.rank);
    diffs.push_back({known.column, Change::Removed, rows.order_of_key(known.rank), at->second});
    rows.erase(known.rank);
}

} // namespace phin::kds
