#include "sync/uplink/backlog.h"

#include <algorithm>

namespace phin::uplink {
namespace {

journal::ChainId idOf(const Backlog::Cursor& cursor) {
    return {cursor.device(), cursor.epoch()};
}

constexpr std::chrono::milliseconds firstSetback{200};
constexpr std::chrono::milliseconds longestSetback{60'000};

} // namespace

void Backlog::hold(const Cursor& head, std::uint64_t floor) {
    const auto id = idOf(head);
    auto [at, isNew] = m_chains.try_emplace(id);
    Chain& chain = at->second;
    if (isNew) {
        if (const auto cloud = m_cloudOnly.find(id); cloud != m_cloudOnly.end()) {
            chain.cloud = std::move(cloud->second);
            chain.sent = chain.cloud.seq();
            m_cloudOnly.erase(cloud);
        }
    }
    chain.head = head.seq();
    chain.headHash = head.hash();
    chain.floor = floor;
    if (chain.cloud.seq() == chain.head && !chain.cloud.hash().empty() && chain.cloud.hash() != chain.headHash)
        chain.trouble = "fork: the cloud holds another entry " + std::to_string(chain.head) + " of " + id.device;
}

void Backlog::remember(const Cursor& acknowledged) {
    auto& chain = m_chains[idOf(acknowledged)];
    if (acknowledged.seq() > chain.cloud.seq())
        chain.cloud = acknowledged;
}

void Backlog::reconnect() {
    m_underWay.clear();
    m_cloudOnly.clear();
    m_dealt = 0;
    m_greeted = false;
    for (auto& [id, chain] : m_chains) {
        ++chain.attempt;
        chain.retryAt.reset();
    }
}

void Backlog::putAside(Chain& chain, std::string why, Time now) {
    const int doublings = std::min(chain.setbacks++, 16);
    chain.retryAt = now + std::min(firstSetback * (std::int64_t{1} << doublings), longestSetback);
    chain.trouble = std::move(why);
    chain.sent = chain.cloud.seq();
    ++chain.attempt;
}

bool Backlog::committed(const std::vector<Cursor>& cursors, std::uint64_t batches, Time now) {
    if (!m_greeted) {
        // The cloud may hold less than it once did (restored from a backup): its word now is what counts.
        m_greeted = true;
        for (auto& [id, chain] : m_chains) {
            chain.cloud.Clear();
            chain.sent = 0;
        }
    }
    bool moved = false;
    for (const auto& cursor : cursors) {
        const auto at = m_chains.find(idOf(cursor));
        if (at == m_chains.end()) {
            m_cloudOnly[idOf(cursor)] = cursor;
            continue;
        }
        Chain& chain = at->second;
        moved = moved || cursor.seq() != chain.cloud.seq();
        if (cursor.seq() > chain.cloud.seq()) {
            chain.setbacks = 0;
            chain.trouble.clear();
        }
        chain.cloud = cursor;
        chain.sent = std::max(chain.sent, cursor.seq());
        if (cursor.seq() == chain.head && cursor.hash() != chain.headHash)
            chain.trouble =
                "fork: the cloud holds another entry " + std::to_string(chain.head) + " of " + cursor.device();
    }
    for (; m_dealt < batches && !m_underWay.empty(); ++m_dealt) {
        const auto batch = std::move(m_underWay.front());
        m_underWay.pop_front();
        const auto at = m_chains.find(batch.chain);
        if (at == m_chains.end() || at->second.attempt != batch.attempt || at->second.cloud.seq() >= batch.last)
            continue;
        putAside(at->second,
                 "the cloud did not take " + batch.chain.device + " " + std::to_string(batch.chain.epoch) + "/" +
                     std::to_string(at->second.cloud.seq() + 1) + "-" + std::to_string(batch.last),
                 now);
    }
    return moved;
}

std::optional<Backlog::Next> Backlog::next(Time now) {
    if (!m_greeted || m_underWay.size() >= m_window)
        return std::nullopt;
    const auto ready = [now](const Chain& chain) {
        return chain.sent < chain.head && (!chain.retryAt || *chain.retryAt <= now);
    };
    // Begin after the chain served last, so that a long one does not keep the others waiting.
    auto start = m_lastServed ? m_chains.upper_bound(*m_lastServed) : m_chains.begin();
    for (std::size_t i = 0; i < m_chains.size(); ++i, ++start) {
        if (start == m_chains.end())
            start = m_chains.begin();
        if (!ready(start->second))
            continue;
        m_lastServed = start->first;
        return Next{start->first, std::max(start->second.sent, start->second.cloud.seq())};
    }
    return std::nullopt;
}

void Backlog::sent(const Next& what, std::uint64_t last) {
    Chain& chain = m_chains.at(what.chain);
    chain.sent = last;
    chain.retryAt.reset();
    m_underWay.push_back({what.chain, last, chain.attempt});
}

void Backlog::skip(const Next& what, std::string why, Time now) {
    putAside(m_chains.at(what.chain), std::move(why), now);
}

std::optional<Backlog::Time> Backlog::due() const {
    std::optional<Time> soonest;
    for (const auto& [id, chain] : m_chains)
        if (chain.retryAt && chain.sent < chain.head && (!soonest || *chain.retryAt < *soonest))
            soonest = chain.retryAt;
    return soonest;
}

std::uint64_t Backlog::behind() const {
    std::uint64_t sum = 0;
    for (const auto& [id, chain] : m_chains) {
        const auto from = chain.cloud.seq() == 0 ? chain.floor : chain.cloud.seq();
        sum += chain.head > from ? chain.head - from : 0;
    }
    return sum;
}

std::vector<Backlog::Cursor> Backlog::acknowledged() const {
    std::vector<Cursor> all;
    for (const auto& [id, chain] : m_chains)
        if (chain.cloud.seq() > 0)
            all.push_back(chain.cloud);
    return all;
}

std::string Backlog::trouble() const {
    for (const auto& [id, chain] : m_chains)
        if (!chain.trouble.empty())
            return chain.trouble;
    return {};
}

} // namespace phin::uplink
