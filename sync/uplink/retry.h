#pragma once

#include <chrono>
#include <cstdint>
#include <random>

namespace phin::uplink {

/// Whether the agent calls the cloud: a fuse against hammering one that cannot answer.
enum class Breaker {
    Closed,   ///< all is well, or it failed so seldom that it is tried again at once
    Open,     ///< it failed several times in a row: resting until the next trial
    HalfOpen, ///< the trial call is under way
};

[[nodiscard]] const char* nameOf(Breaker breaker) noexcept;

/// When to call again after a failure: exponential, with full jitter (each wait is drawn from [0, bound]), so that a
/// thousand shops do not come back in step. Time is passed in; holds no clock of its own.
class Retry {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Duration = std::chrono::milliseconds;

    struct Settings {
        Duration first{100};            ///< bound of the wait after the first failure: a quick retry
        Duration base{250};             ///< bound after the second; doubles with each further one
        Duration cap{10'000};           ///< bound at most, where the cloud answers but cannot serve
        Duration unreachableCap{1'000}; ///< bound at most, where nobody answers: such a call costs nobody anything
        int openAfter = 4;              ///< failures in a row that open the breaker
    };

    Retry(Settings settings, std::uint64_t seed)
        : m_settings(settings)
        , m_random(seed) {}

    /// A call begins.
    void calling() noexcept;
    /// The call failed; returns when to call again.
    Time failed(Time now, bool unreachable);
    /// The call did what it was for.
    void succeeded() noexcept;

    [[nodiscard]] Breaker breaker() const noexcept { return m_breaker; }
    [[nodiscard]] int failures() const noexcept { return m_failures; }

private:
    Settings m_settings;
    std::mt19937_64 m_random;
    Breaker m_breaker = Breaker::Closed;
    int m_failures = 0;
};

} // namespace phin::uplink
