#include "kds/tickets/ticket_board.h"

namespace phin::kds {

std::vector<TicketBoard::Diff> TicketBoard::apply(const OrderPtr& order, Moment now) {
    std::vector<Diff> diffs;
    const auto& id = order->order_id();
    if (const auto found = m_known.find(id); found != m_known.end()) {
        const auto& before = found->second.open ? found->second.open : found->second.left;
        if (isOlder(*order, *before->order))
            return diffs;
    }

    auto projection = project(order, m_view, m_stay);
    const bool expired = projection.leavesAtMs != 0 && projection.leavesAtMs <= now.wallMs;
    if (expired)
        projection.standing = projection.standing == Standing::Open ? Standing::Done : Standing::Nothing;

    const auto lastMark = projection.lastMark;
    auto ticket = std::make_shared<Ticket>(std::move(projection.ticket));
    auto& known = m_known[id];
    ticket->seenSteadyMs = known.open ? known.open->seenSteadyMs : now.steadyMs;
    ticket->later = projection.standing == Standing::Open && isLater(*ticket, now.wallMs);
    if (known.beginsAtMs != 0)
        m_beginning.erase({known.beginsAtMs, id});
    known.beginsAtMs = ticket->later ? ticket->beginMs : 0;
    if (known.beginsAtMs != 0)
        m_beginning.insert({known.beginsAtMs, id});
    if (known.leavesAtMs != 0)
        m_leaving.erase({known.leavesAtMs, id});
    known.leavesAtMs = 0;
    forgetLeft(known);

    if (projection.standing == Standing::Open || projection.standing == Standing::Voided) {
        if (known.open && known.open->arrival == ticket->arrival) {
            const bool alike = sameLook(*known.open, *ticket);
            const bool stays = known.open->place() == ticket->place();
            const auto from = m_open.order_of_key(known.open->place());
            m_allDay.remove(*known.open);
            m_allDay.add(*ticket);
            if (stays) {
                m_open.find(ticket->place())->second = ticket;
            } else {
                m_open.erase(known.open->place());
                m_open.insert({ticket->place(), ticket});
            }
            known.open = ticket;
            if (!stays)
                diffs.push_back({Change::Moved, m_open.order_of_key(ticket->place()), ticket, from});
            else if (!alike)
                diffs.push_back({Change::Changed, from, ticket});
        } else {
            if (known.open) // an earlier writer of the same order turned up
                take(known, diffs);
            known.open = ticket;
            m_open.insert({ticket->place(), ticket});
            m_allDay.add(*ticket);
            diffs.push_back({Change::Inserted, m_open.order_of_key(ticket->place()), ticket});
        }
        known.leavesAtMs = projection.leavesAtMs;
        if (known.leavesAtMs != 0)
            m_leaving.insert({known.leavesAtMs, id});
        return diffs;
    }

    if (known.open) {
        take(known, diffs);
        if (projection.standing == Standing::Done && !diffs.empty())
            diffs.back().ticket = ticket;
    }
    if (projection.standing == Standing::Done)
        keepLeft(known, std::move(ticket), lastMark);
    else
        m_known.erase(id);
    return diffs;
}

std::vector<TicketBoard::Diff> TicketBoard::tick(Moment now) {
    std::vector<Diff> diffs;
    while (!m_leaving.empty() && m_leaving.begin()->first <= now.wallMs) {
        const auto id = m_leaving.begin()->second;
        const auto ticket = m_known.at(id).open;
        auto changes = apply(ticket->order, now);
        diffs.insert(diffs.end(), changes.begin(), changes.end());
    }
    while (!m_beginning.empty() && m_beginning.begin()->first <= now.wallMs) {
        const auto ticket = m_known.at(m_beginning.begin()->second).open;
        auto changes = apply(ticket->order, now);
        diffs.insert(diffs.end(), changes.begin(), changes.end());
    }
    return diffs;
}

TicketPtr TicketBoard::at(std::size_t position) const {
    const auto at = m_open.find_by_order(position);
    return at == m_open.end() ? nullptr : at->second;
}

std::vector<TicketPtr> TicketBoard::slice(std::size_t first, std::size_t count) const {
    std::vector<TicketPtr> tickets;
    for (auto at = m_open.find_by_order(first); at != m_open.end() && tickets.size() < count; ++at)
        tickets.push_back(at->second);
    return tickets;
}

TicketPtr TicketBoard::find(const std::string& orderId) const {
    const auto found = m_known.find(orderId);
    return found == m_known.end() ? nullptr : found->second.open;
}

std::vector<TicketPtr> TicketBoard::recent() const {
    std::vector<TicketPtr> tickets;
    for (auto at = m_left.rbegin(); at != m_left.rend(); ++at)
        tickets.push_back(m_known.at(at->second).left);
    return tickets;
}

void TicketBoard::take(Known& known, std::vector<Diff>& diffs) {
    diffs.push_back({Change::Removed, m_open.order_of_key(known.open->place()), known.open});
    m_open.erase(known.open->place());
    m_allDay.remove(*known.open);
    known.open.reset();
}

void TicketBoard::forgetLeft(Known& known) {
    if (known.left)
        m_left.erase(known.leftKey);
    known.left.reset();
}

void TicketBoard::keepLeft(Known& known, TicketPtr ticket, std::uint64_t lastMark) {
    known.leftKey = {lastMark, ticket->id()};
    known.left = std::move(ticket);
    m_left.insert(known.leftKey);
    if (m_left.size() > recentMost) {
        const auto oldest = *m_left.begin();
        m_left.erase(m_left.begin());
        m_known.erase(oldest.second);
    }
}

} // namespace phin::kds
