#pragma once

#include "sync/journal/clock.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

namespace phin::faults {

/// Virtual time: milliseconds that pass only when an event is due.
class TimeLine {
public:
    using Action = std::function<void()>;
    [[nodiscard]] std::int64_t now() const noexcept { return m_now; }
    void at(std::int64_t when, Action action) { m_events.push({std::max(when, m_now), m_count++, std::move(action)}); }
    void in(std::int64_t ms, Action action) { at(m_now + ms, std::move(action)); }
    /// Runs what is due until then.
    void runUntil(std::int64_t when) {
        while (!m_events.empty() && m_events.top().when <= when) {
            auto event = std::move(const_cast<Event&>(m_events.top()));
            m_events.pop();
            m_now = event.when;
            event.action();
        }
        m_now = when;
    }

private:
    struct Event {
        std::int64_t when;
        std::uint64_t order; ///< what is due together runs in the order in which it was put there
        Action action;
        bool operator<(const Event& other) const noexcept {
            return when != other.when ? when > other.when : order > other.order;
        }
    };
    std::priority_queue<Event> m_events;
    std::int64_t m_now = 0;
    std::uint64_t m_count = 0;
};

/// The clock that nobody sets.
class SteadyClock final : public journal::Clock {
public:
    explicit SteadyClock(const TimeLine& time)
        : m_time(time) {}
    [[nodiscard]] std::int64_t nowMs() const override { return m_time.now(); }

private:
    const TimeLine& m_time;
};

/// A box's wall clock: wrong by what it was set to.
class WallClock final : public journal::Clock {
public:
    /// 1 April 2019, 09:00 in Ho Chi Minh City.
    static constexpr std::int64_t startMs = 1'554'084'000'000;

    explicit WallClock(const TimeLine& time)
        : m_time(time) {}
    [[nodiscard]] std::int64_t nowMs() const override {
        const auto passed = m_time.now() - m_setAt;
        return m_base + (m_backwards ? -passed : passed);
    }
    void jump(std::int64_t byMs) { set(nowMs() + byMs); }
    void set(std::int64_t nowMs) {
        m_base = nowMs;
        m_setAt = m_time.now();
    }
    void runBackwards(bool backwards) {
        set(nowMs());
        m_backwards = backwards;
    }
    [[nodiscard]] std::int64_t wrongByMs() const { return nowMs() - (startMs + m_time.now()); }

private:
    const TimeLine& m_time;
    std::int64_t m_base = startMs;
    std::int64_t m_setAt = 0;
    bool m_backwards = false;
};

} // namespace phin::faults
