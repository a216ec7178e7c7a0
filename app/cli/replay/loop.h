#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace phin::cli {

/// Runs what others hand over, and what is due, on one thread: so the robots need no locks of their own.
class Loop {
public:
    using Clock = std::chrono::steady_clock;
    using Task = std::function<void()>;

    /// From any thread.
    void post(Task task);
    /// From the loop's thread. Cannot be taken back: the task looks whether it still applies.
    void after(std::chrono::milliseconds delay, Task task) { at(Clock::now() + delay, std::move(task)); }
    void at(Clock::time_point when, Task task) { m_timers.emplace(when, std::move(task)); }
    /// Until stop().
    void run();
    /// From the loop's thread.
    void stop() { m_stopped = true; }

private:
    std::vector<Task> take();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Task> m_posted;
    std::multimap<Clock::time_point, Task> m_timers; // the loop's thread alone
    bool m_stopped = false;
};

} // namespace phin::cli
