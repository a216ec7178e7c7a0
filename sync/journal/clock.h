#pragma once

#include <cstdint>

namespace phin::journal {

/// The wall clock of a box. The one place time comes from, so that tests can set it.
class Clock {
public:
    virtual ~Clock() = default;
    /// UTC milliseconds since 1970; may jump and run backwards, as wall clocks do.
    [[nodiscard]] virtual std::int64_t nowMs() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] std::int64_t nowMs() const override;
};

/// Hybrid logical clock (Kulkarni et al., 2014): 48 bits of UTC milliseconds, 16 bits of counter. It never runs
/// backwards, whatever the wall clock does, and is greater than every time it has seen.
class HybridClock {
public:
    /// `maxAheadMs`: a remote time further ahead of the wall clock than this does not move ours.
    HybridClock(const Clock& wall, std::int64_t maxAheadMs) noexcept
        : m_wall(wall)
        , m_maxAheadMs(maxAheadMs) {}

    /// The next time, greater than all before it and than `after`: what a decision overrules, whoever wrote that and
    /// however wrong his clock was. So the later decision wins even over one that is dated tomorrow.
    [[nodiscard]] std::uint64_t next(std::uint64_t after = 0);
    /// Takes note of a time from elsewhere; false where it is too far ahead and was refused.
    bool observe(std::uint64_t remote);
    /// Start from what the journal holds, however wrong the wall clock is now.
    void restore(std::uint64_t last) noexcept;
    [[nodiscard]] std::uint64_t last() const noexcept { return m_last; }

    [[nodiscard]] static constexpr std::int64_t milliseconds(std::uint64_t hlc) noexcept {
        return static_cast<std::int64_t>(hlc >> 16);
    }
    [[nodiscard]] static constexpr std::uint64_t at(std::int64_t ms) noexcept {
        return ms <= 0 ? 0 : static_cast<std::uint64_t>(ms) << 16;
    }

private:
    const Clock& m_wall;
    std::int64_t m_maxAheadMs;
    std::uint64_t m_last = 0;
};

} // namespace phin::journal
