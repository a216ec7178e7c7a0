#include "sync/cloud/live_feed.h"

namespace phin::cloud {

void LiveFeed::ordersChanged() {
    {
        const std::lock_guard lock(m_mutex);
        ++m_revision.orders;
    }
    m_changed.notify_all();
}

void LiveFeed::syncChanged() {
    {
        const std::lock_guard lock(m_mutex);
        ++m_revision.sync;
    }
    m_changed.notify_all();
}

LiveFeed::Revision LiveFeed::now() const {
    const std::lock_guard lock(m_mutex);
    return m_revision;
}

LiveFeed::Revision LiveFeed::wait(const Revision& seen, std::chrono::milliseconds atMost) const {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, atMost, [&] { return m_closed || !(m_revision == seen); });
    return m_revision;
}

void LiveFeed::close() {
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_changed.notify_all();
}

bool LiveFeed::closed() const {
    const std::lock_guard lock(m_mutex);
    return m_closed;
}

} // namespace phin::cloud
