#include "app/cli/replay/loop.h"

namespace phin::cli {

void Loop::post(Task task) {
    {
        const std::lock_guard lock(m_mutex);
        m_posted.push_back(std::move(task));
    }
    m_wake.notify_one();
}

std::vector<Loop::Task> Loop::take() {
    std::unique_lock lock(m_mutex);
    const auto ready = [this] { return !m_posted.empty(); };
    if (m_timers.empty())
        m_wake.wait(lock, ready);
    else
        m_wake.wait_until(lock, m_timers.begin()->first, ready);
    return std::exchange(m_posted, {});
}

void Loop::run() {
    while (!m_stopped) {
        for (auto& task : take()) {
            task();
            if (m_stopped)
                return;
        }
        for (const auto now = Clock::now(); !m_stopped && !m_timers.empty() && m_timers.begin()->first <= now;) {
            const auto task = std::move(m_timers.begin()->second);
            m_timers.erase(m_timers.begin());
            task();
        }
    }
}

} // namespace phin::cli
