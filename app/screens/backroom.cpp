#include "app/screens/backroom.h"

#include <utility>

namespace phin::counter {

Backroom::~Backroom() {
    {
        const std::lock_guard lock(m_mutex);
        m_leaving = true;
        m_waiting.clear();
    }
    m_wake.notify_all();
    m_thread.join();
}

void Backroom::take(Work work) {
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(work));
    }
    m_wake.notify_one();
}

void Backroom::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_leaving || !m_waiting.empty(); });
        if (m_leaving)
            return;
        {
            const auto work = std::move(m_waiting.front());
            m_waiting.pop_front();
            lock.unlock();
            work();
        }
        lock.lock();
    }
}

} // namespace phin::counter
