#pragma once

#include "sync/journal/clock.h"

#include <atomic>
#include <cstdint>

namespace phin::test {

/// A wall clock that stands still until it is set; any thread.
class FakeClock final : public journal::Clock {
public:
    /// Monday, 1 April 2019, 10:00 in Ho Chi Minh City.
    static constexpr std::int64_t aprilMorningMs = 1'554'087'600'000;
    static constexpr std::int64_t minute = 60'000;
    static constexpr std::int64_t hour = 60 * minute;
    static constexpr std::int64_t day = 24 * hour;

    explicit FakeClock(std::int64_t nowMs = aprilMorningMs) noexcept
        : m_nowMs(nowMs) {}
    [[nodiscard]] std::int64_t nowMs() const override { return m_nowMs; }
    void set(std::int64_t nowMs) noexcept { m_nowMs = nowMs; }
    void advance(std::int64_t ms) noexcept { m_nowMs += ms; }

private:
    std::atomic<std::int64_t> m_nowMs;
};

} // namespace phin::test
