#include "app/screens/desk_clerk.h"

namespace phin::counter {

DeskClerk::DeskClerk(BoxesDesk& desk, Inbox::Sender inbox)
    : m_desk(desk)
    , m_inbox(std::move(inbox))
    , m_thread([this] { run(); }) {}

void DeskClerk::leave() {
    {
        const std::lock_guard lock(m_mutex);
        m_leaving = true;
        m_waiting.clear();
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void DeskClerk::take(Work work) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_leaving)
            return;
        m_waiting.push_back(std::move(work));
    }
    m_wake.notify_one();
}

void DeskClerk::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_leaving || !m_waiting.empty(); });
        if (m_leaving)
            return;
        const auto work = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        m_inbox.post(work(m_desk));
        lock.lock();
    }
}

} // namespace phin::counter
