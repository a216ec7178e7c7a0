#pragma once

#include "sync/lan/topics.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace phin::lan {

/// So much at once, and so much a second after that.
class TokenBucket {
public:
    TokenBucket(double most, double perSecond) noexcept
        : m_most(most)
        , m_perSecond(perSecond)
        , m_left(most) {}
    [[nodiscard]] bool take(double amount, std::int64_t nowMs) noexcept;

private:
    double m_most, m_perSecond, m_left;
    std::int64_t m_atMs = 0;
};

/// Bounds what one box may send to this one, so that one that floods costs its neighbours neither memory nor their
/// time: beyond its share messages are not taken. Nothing is lost by that: entries are asked for again, heads come
/// again, requests are repeated. Any thread.
class Inflow {
public:
    Inflow(const Topics& topics)
        : m_topics(topics) {}
    /// Whether to take the message; time of a clock that nobody sets.
    [[nodiscard]] bool admits(const Message& message, std::int64_t nowMs);
    /// Who has sent too much within the last seconds.
    [[nodiscard]] std::vector<std::string> flooding(std::int64_t nowMs) const;
    [[nodiscard]] std::uint64_t refused() const;

private:
    struct Sender {
        TokenBucket pushed{32.0 * 1024 * 1024, 8.0 * 1024 * 1024};    ///< bytes of entries
        TokenBucket answered{32.0 * 1024 * 1024, 32.0 * 1024 * 1024}; ///< bytes of entries that were asked for
        TokenBucket batches{6'000, 2'000};                            ///< of either kind: each costs a signature
        TokenBucket words{2'000, 400};                                ///< heads and requests
        std::int64_t refusedAtMs = 0;
    };
    const Topics& m_topics;
    mutable std::mutex m_mutex;
    std::map<std::string, Sender, std::less<>> m_senders;
    std::uint64_t m_refused = 0;
};

} // namespace phin::lan
