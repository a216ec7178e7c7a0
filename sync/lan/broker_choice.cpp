#include "sync/lan/broker_choice.h"

#include <algorithm>

namespace phin::lan {
namespace {

constexpr std::int64_t graceMs = 250;         // for a better one to answer too
constexpr std::int64_t againMs = 300;         // between probes of one that did not answer, while there is no link
constexpr std::int64_t betterEveryMs = 1'000; // between probes of better ones
constexpr std::int64_t longestSteadyMs = 60'000;
constexpr std::int64_t provenMs = 60'000; // a return that lasted so long was right
constexpr std::int64_t shortestPatienceMs = 1'000;
constexpr int mostDoublings = 2;

} // namespace

void BrokerChoice::connected(std::size_t broker, std::int64_t nowMs) {
    m_wentBack = m_on && broker < *m_on;
    m_on = broker;
    m_onSinceMs = nowMs;
}

void BrokerChoice::lost(std::int64_t nowMs) {
    const bool lasted = nowMs - m_onSinceMs >= provenMs;
    if (m_on && lasted && (m_wentBack || *m_on == 0)) // what lasted on a makeshift says nothing of the better ones
        m_steadyMs = firstSteadyMs;
    else if (m_on && m_wentBack)
        m_steadyMs = std::min(longestSteadyMs, m_steadyMs * 2);
    m_on.reset();
    m_lostMs = nowMs;
}

void BrokerChoice::refused(std::size_t broker, std::int64_t nowMs) {
    auto& candidate = m_candidates[broker];
    candidate.yes = false;
    candidate.askedMs = candidate.judgedAskedMs = nowMs;
    ++candidate.failures;
    if (m_on) // leaving a good one for it was in vain
        m_steadyMs = std::min(longestSteadyMs, m_steadyMs * 2);
}

void BrokerChoice::answered(std::size_t broker, bool yes, std::int64_t nowMs) {
    auto& candidate = m_candidates[broker];
    candidate.asking = false;
    candidate.judgedAskedMs = candidate.askedMs;
    if (yes && !candidate.yes)
        candidate.yesSinceMs = nowMs;
    if (yes)
        candidate.yesAtMs = nowMs;
    candidate.yes = yes;
    candidate.failures = yes ? 0 : candidate.failures + 1;
}

bool BrokerChoice::fresh(const Candidate& candidate) const {
    return candidate.judgedAskedMs && *candidate.judgedAskedMs >= m_lostMs;
}

std::int64_t BrokerChoice::patienceMs(std::size_t broker) const {
    return shortestPatienceMs << std::min(mostDoublings, m_candidates[broker].failures);
}

std::vector<BrokerChoice::Probe> BrokerChoice::probes(std::int64_t nowMs) {
    std::vector<Probe> due;
    const auto until = m_on ? *m_on : m_candidates.size();
    for (std::size_t i = 0; i < until; ++i) {
        auto& candidate = m_candidates[i];
        if (candidate.asking)
            continue;
        const bool wanted = m_on ? !candidate.askedMs || nowMs - *candidate.askedMs >= betterEveryMs
                                 : !fresh(candidate) || (!candidate.yes && nowMs - *candidate.askedMs >= againMs);
        if (!wanted)
            continue;
        candidate.asking = true;
        candidate.askedMs = nowMs;
        due.push_back({i, patienceMs(i)});
    }
    return due;
}

std::optional<std::size_t> BrokerChoice::next(std::int64_t nowMs) const {
    if (m_on) {
        for (std::size_t i = 0; i < *m_on; ++i) {
            const auto& better = m_candidates[i];
            if (better.yes && !better.asking && better.yesAtMs - better.yesSinceMs >= m_steadyMs &&
                nowMs - better.yesAtMs < betterEveryMs)
                return i;
        }
        return std::nullopt;
    }
    bool undecided = false;
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        const auto& candidate = m_candidates[i];
        if (!fresh(candidate))
            undecided = true;
        else if (candidate.yes && !candidate.asking && (!undecided || nowMs - candidate.yesAtMs >= graceMs))
            return i;
    }
    return std::nullopt;
}

} // namespace phin::lan
