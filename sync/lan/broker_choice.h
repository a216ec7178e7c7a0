#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace phin::lan {

/// Decides which broker of the shop's list to be on. Pure: answers to probes and time (of a clock that nobody sets)
/// come in; whom to probe and where to connect go out.
///  - Without a link all are probed at once, so that one that is unreachable costs nothing beyond a short grace; the
///    first of the list that answers is taken.
///  - On a broker, only better ones are probed. One that has answered every probe for some seconds is gone back to; the
///    whole shop does so, and thus two halves that were on two brokers meet again. One that fails again soon after has
///    to answer for longer each time, so that a broker that comes and goes does not drag the shop with it.
class BrokerChoice {
public:
    explicit BrokerChoice(std::size_t count)
        : m_candidates(count) {}

    struct Probe {
        std::size_t broker = 0;
        std::int64_t patienceMs = 0;
    };

    // --- what happened
    void connected(std::size_t broker, std::int64_t nowMs);
    /// The link is gone.
    void lost(std::int64_t nowMs);
    /// It answered a probe, but would not be connected to. Where a link was left for it, lost() follows.
    void refused(std::size_t broker, std::int64_t nowMs);
    void answered(std::size_t broker, bool yes, std::int64_t nowMs);

    // --- what follows
    /// To be sent now; each is to be answered.
    [[nodiscard]] std::vector<Probe> probes(std::int64_t nowMs);
    /// Where to connect now, instead of the link that may be there.
    [[nodiscard]] std::optional<std::size_t> next(std::int64_t nowMs) const;
    /// Longer for one that is slow to answer.
    [[nodiscard]] std::int64_t patienceMs(std::size_t broker) const;

private:
    struct Candidate {
        bool asking = false;
        std::optional<std::int64_t> askedMs;
        std::optional<std::int64_t> judgedAskedMs; ///< when the probe was sent that `yes` is the answer to
        bool yes = false;
        std::int64_t yesAtMs = 0;    ///< when it was answered
        std::int64_t yesSinceMs = 0; ///< of an unbroken row
        int failures = 0;            ///< in a row
    };
    /// Judged by a probe sent since the link was lost.
    [[nodiscard]] bool fresh(const Candidate& candidate) const;

    std::vector<Candidate> m_candidates;
    std::optional<std::size_t> m_on;
    bool m_wentBack = false; ///< to m_on, from a worse one
    std::int64_t m_onSinceMs = 0;
    std::int64_t m_lostMs = 0;
    std::int64_t m_steadyMs = firstSteadyMs;

    static constexpr std::int64_t firstSteadyMs = 5'000;
};

} // namespace phin::lan
