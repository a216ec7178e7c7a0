#include "sync/lan/catch_up.h"

#include <algorithm>

namespace phin::lan {
namespace {

constexpr std::int64_t standsStillMs = 250;
constexpr std::int64_t answerWithinMs = 2'000;
constexpr std::int64_t passOverMs = 3'000;
constexpr std::size_t atOnce = 4;
constexpr std::uint32_t largestShare = 176 * 1024, smallestShare = 8 * 1024;

} // namespace

void CatchUp::answered(const journal::ChainId& chain, bool progress) {
    const auto asked = m_asked.find(chain);
    if (asked == m_asked.end())
        return;
    m_eager[chain] = progress;
    if (!progress) {
        asked->second.deadlineMs = 0; // lapses at the next look: somebody else is asked
        asked->second.answered = true;
        return;
    }
    auto& most = share(asked->second.target);
    most = std::min(largestShare, most * 2);
    m_asked.erase(asked);
}

std::uint32_t& CatchUp::share(const std::string& target) {
    return m_shares.try_emplace(target, largestShare).first->second;
}

void CatchUp::restart() {
    m_asked.clear();
    m_lags.clear();
    m_passedOver.clear();
    m_eager.clear();
}

std::vector<CatchUp::Request> CatchUp::next(const Held& held, const Neighbours& neighbours, const std::string& self,
                                            std::int64_t nowMs) {
    for (auto asked = m_asked.begin(); asked != m_asked.end();) {
        if (asked->second.deadlineMs > nowMs) {
            ++asked;
            continue;
        }
        if (auto& most = share(asked->second.target); !asked->second.answered)
            most = std::max(smallestShare, most / 4);
        m_passedOver[{asked->first, asked->second.target}] = nowMs + passOverMs;
        m_eager[asked->first] = true; // the next one need not wait
        asked = m_asked.erase(asked);
    }

    struct Want {
        std::uint64_t held = 0, best = 0;
        std::vector<std::string> holders;
    };
    std::map<journal::ChainId, Want> wanted;
    for (const auto& [device, heard] : neighbours) {
        if (!heard.alive || device == self)
            continue;
        for (const auto& cursor : heard.head.holds()) {
            const journal::ChainId chain{cursor.device(), cursor.epoch()};
            const auto mine = held.find(chain);
            const auto have = mine == held.end() ? 0 : mine->second;
            if (cursor.seq() <= have)
                continue;
            auto& want = wanted[chain];
            want.held = have;
            want.best = std::max(want.best, cursor.seq());
            // The author first, then whoever else holds it.
            if (device == chain.device)
                want.holders.insert(want.holders.begin(), device);
            else
                want.holders.push_back(device);
        }
    }
    std::erase_if(m_lags, [&](const auto& lag) { return !wanted.count(lag.first); });
    std::erase_if(m_gaps, [&](const auto& gap) { return !wanted.count(gap.first); });
    std::erase_if(m_eager, [&](const auto& eager) { return !wanted.count(eager.first); });

    // A box's own past first: it waits for it before it decides anything.
    std::vector<std::pair<journal::ChainId, Want>> turns(wanted.begin(), wanted.end());
    std::stable_partition(turns.begin(), turns.end(), [&](const auto& turn) { return turn.first.device == self; });
    std::vector<Request> requests;
    for (const auto& [chain, want] : turns) {
        auto& lag = m_lags[chain];
        if (lag.sinceMs == 0 || lag.held != want.held)
            lag = {want.held, nowMs};
        const bool due = m_gaps[chain] || m_eager[chain] || nowMs - lag.sinceMs >= standsStillMs;
        if (!due || m_asked.count(chain) || m_asked.size() >= atOnce)
            continue;
        const auto target =
            std::find_if(want.holders.begin(), want.holders.end(), [&, &id = chain](const auto& holder) {
                const auto passed = m_passedOver.find({id, holder});
                return passed == m_passedOver.end() || passed->second <= nowMs;
            });
        if (target == want.holders.end())
            continue;
        m_gaps[chain] = false;
        m_asked[chain] = {*target, nowMs + answerWithinMs};
        requests.push_back({*target, chain, want.held, share(*target)});
    }
    return requests;
}

} // namespace phin::lan
