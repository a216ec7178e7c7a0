#include "kds/control/watch.h"

#include "kds/control/messages.h"

namespace phin::kds {

namespace {

constexpr std::size_t mostWaiting = 100'000;     // tickets
constexpr std::size_t largestReply = 512 * 1024; // bytes, well below what a gRPC client takes

} // namespace

Watch::Watch(Station& station, HandOver& handOver)
    : m_station(station)
    , m_handOver(handOver) {
    // The observer may be called before watch() returns its id; what it brings waits behind the first message.
    auto watched = m_station.watch([this](const std::vector<TicketBoard::Diff>& diffs) {
        const std::lock_guard lock(m_mutex);
        for (const auto& diff : diffs)
            take(diff.ticket, diff.change == Change::Removed);
        if (m_writing || m_ended)
            return;
        m_writing = true;
        m_handOver.post([this] { writeNext(); });
    });
    m_id = watched.id;
    {
        const std::lock_guard lock(m_mutex);
        auto newer = std::move(m_waiting);
        auto newerOrder = std::move(m_order);
        m_waiting.clear();
        m_order.clear();
        for (const auto& ticket : watched.tickets)
            take(ticket, false);
        for (const auto& id : newerOrder)
            take(newer.at(id).first, newer.at(id).second);
    }
    writeNext();
}

void Watch::take(const TicketPtr& ticket, bool gone) {
    const auto [at, isNew] = m_waiting.insert_or_assign(ticket->id(), std::pair{ticket, gone});
    if (isNew)
        m_order.push_back(at->first);
}

void Watch::writeNext() {
    bool tooSlow = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_ended)
            return;
        tooSlow = m_waiting.size() > mostWaiting;
        m_reply.Clear();
        std::size_t size = 0;
        while (!tooSlow && !m_order.empty() && size < largestReply) {
            const auto waiting = m_waiting.extract(m_order.front());
            m_order.pop_front();
            *m_reply.add_tickets() = toMessage(*waiting.mapped().first, waiting.mapped().second);
            size += m_reply.tickets(m_reply.tickets_size() - 1).ByteSizeLong();
        }
    }
    if (tooSlow)
        end({grpc::StatusCode::RESOURCE_EXHAUSTED, "reads too slowly; watch again from the start"});
    else
        StartWrite(&m_reply);
}

void Watch::OnWriteDone(bool ok) {
    if (!ok) {
        end(grpc::Status::CANCELLED);
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_writing = !m_order.empty();
        if (!m_writing)
            return;
    }
    writeNext();
}

void Watch::OnCancel() {
    end(grpc::Status::CANCELLED);
}

void Watch::end(const grpc::Status& status) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_ended)
            return;
        m_ended = true;
    }
    Finish(status);
}

void Watch::OnDone() {
    m_station.unwatch(m_id);
    // Behind what the hand-over may still hold for this one.
    m_handOver.post([this] { delete this; });
}

} // namespace phin::kds
