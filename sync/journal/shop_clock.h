#pragma once

#include "sync/journal/clock.h"

#include <mutex>
#include <string>
#include <vector>

namespace phin::journal {

/// Runs evenly from some moment on, whatever the wall clock is set to; also while the machine sleeps.
class RunningClock final : public Clock {
public:
    [[nodiscard]] std::int64_t nowMs() const override;
};

/// What is wrong with a box's wall clock, as far as the box can tell.
enum class ClockDoubt {
    None,
    Impossible, ///< before this program was made, or decades after: no battery, or nonsense
    WentBack,   ///< before this box's own last decision, and no other box confirms it
    Differs,    ///< most clocks of the shop agree on another time, which is the one used
    Disagrees,  ///< the shop's clocks contradict each other and no majority says which is right
};

/// A box's wall clock beside the shop's time.
struct ClockState {
    ClockDoubt doubt = ClockDoubt::None;
    std::int64_t wallMs = 0;
    std::int64_t shopMs = 0;  ///< what is used
    std::int64_t aheadMs = 0; ///< by how much the wall clock is ahead of the shop's time (Disagrees: of another's)
};

/// One sentence for a manager or a log: what is wrong and what to do. Empty where nothing is.
[[nodiscard]] std::string describe(const ClockState& state);

/// The shop's time, as decisions of a box are dated (docs/decisions/0021): its wall clock, unless that is known to be
/// wrong. The median of the shop's wall clocks overrules it where at least two agree; without them it never goes back
/// behind what was decided already. Any thread.
class ShopClock final : public Clock {
public:
    /// No wall clock was right before this.
    static constexpr std::int64_t earliestMs = 1'767'225'600'000; ///< 2026-01-01
    static constexpr std::int64_t latestMs = earliestMs + 20LL * 366 * 86'400'000;
    /// Clocks that differ by less agree.
    static constexpr std::int64_t toleranceMs = 60'000;

    ShopClock(const Clock& wall, const Clock& running, std::int64_t earliest = earliestMs);

    [[nodiscard]] std::int64_t nowMs() const override;
    /// Before use: the time of this box's last decision.
    void notBefore(std::int64_t ms);
    /// What the wall clocks of the other boxes show now, of those that are heard and believe themselves. Call it every
    /// second or so.
    void hear(const std::vector<std::int64_t>& othersMs);
    /// The wall clock for others to compare with; 0 where it is impossible.
    [[nodiscard]] std::int64_t wallForOthers() const;
    [[nodiscard]] ClockState state() const;

private:
    struct Moment {
        std::int64_t ms = 0, runningMs = 0;
        [[nodiscard]] std::int64_t at(std::int64_t runningNow) const { return ms + runningNow - runningMs; }
    };
    [[nodiscard]] bool possible(std::int64_t ms) const { return ms >= m_earliestMs && ms <= latestMs; }
    std::int64_t read() const;

    const Clock& m_wall;
    const Clock& m_running;
    std::int64_t m_earliestMs;
    mutable std::mutex m_mutex;
    mutable Moment m_wallSeen;           // at the last reading: shows when the clock was set
    mutable Moment m_shop;               // the shop's time at the last reading
    mutable Moment m_beforeJump;         // as it would have run on, had the wall clock not jumped ahead; ms 0: none
    mutable std::int64_t m_offsetMs = 0; // from the wall clock to the majority's time
    mutable bool m_confirmed = false;    // another box agrees with wall + offset
    mutable bool m_held = false;         // the last reading had to go on from the one before
    std::int64_t m_disagreeMs = 0;       // by how much we are ahead of a clock that nobody can judge
};

} // namespace phin::journal
