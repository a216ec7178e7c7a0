#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace phin::counter {

/// A thread for what would take a screen too long, one piece of work after the other.
class Backroom {
public:
    using Work = std::function<void()>;

    Backroom()
        : m_thread([this] { run(); }) {}
    /// What has not begun is dropped.
    ~Backroom();
    Backroom(const Backroom&) = delete;
    Backroom& operator=(const Backroom&) = delete;

    void take(Work work);

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Work> m_waiting;
    bool m_leaving = false;
    std::thread m_thread;
};

} // namespace phin::counter
