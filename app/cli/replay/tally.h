#pragma once

#include "app/cli/replay/loop.h"
#include "sync/model/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace phin::cli {

/// What the robots have done, and the loop they share. Used on the loop's thread alone.
struct Tally {
    explicit Tally(Loop& l)
        : loop(l) {}

    Loop& loop;
    std::uint64_t sold = 0;      ///< orders
    std::uint64_t lines = 0;     ///< of those
    std::int64_t grossMinor = 0; ///< of those, as the tills answered
    std::uint64_t repeated = 0;  ///< answered "sold before"
    std::uint64_t retries = 0;
    std::uint64_t bumped = 0; ///< tickets
    std::int32_t date = 0;    ///< that a till began last
    Loop::Clock::time_point lastProgress = Loop::Clock::now();
    std::optional<Error> failure; ///< why it cannot go on

    void progress() { lastProgress = Loop::Clock::now(); }
    /// Ends the loop.
    void fail(Error error) {
        if (!failure)
            failure = std::move(error);
        loop.stop();
    }
};

/// Waits between tries: doubles up to a second.
class Backoff {
public:
    [[nodiscard]] std::chrono::milliseconds next() {
        const auto delay = m_delay;
        m_delay = std::min(m_delay * 2, std::chrono::milliseconds{1'000});
        return delay;
    }
    void reset() { m_delay = first; }

private:
    static constexpr std::chrono::milliseconds first{50};
    std::chrono::milliseconds m_delay = first;
};

} // namespace phin::cli
