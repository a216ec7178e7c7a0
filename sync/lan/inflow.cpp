#include "sync/lan/inflow.h"

#include <algorithm>

namespace phin::lan {
namespace {

constexpr std::int64_t rememberedMs = 10'000;
constexpr std::size_t mostSenders = 128;

} // namespace

bool TokenBucket::take(double amount, std::int64_t nowMs) noexcept {
    if (m_atMs != 0)
        m_left = std::min(m_most, m_left + m_perSecond * static_cast<double>(nowMs - m_atMs) / 1'000);
    m_atMs = nowMs;
    if (amount > m_left)
        return false;
    m_left -= amount;
    return true;
}

bool Inflow::admits(const Message& message, std::int64_t nowMs) {
    // KIND/SENDER or reply/SENDER/ASKER: the broker lets each box write under its own name only.
    auto rest = m_topics.local(message.topic);
    const auto kind = rest.substr(0, rest.find('/'));
    if (kind.size() == rest.size())
        return false;
    rest.remove_prefix(kind.size() + 1);
    const auto sender = rest.substr(0, rest.find('/'));

    const std::lock_guard lock(m_mutex);
    auto at = m_senders.find(sender);
    if (at == m_senders.end())
        at = m_senders.try_emplace(m_senders.size() < mostSenders ? std::string(sender) : "(too many)").first;
    auto& budget = at->second;
    const auto size = static_cast<double>(message.payload.size());
    const bool good = kind == "entries" ? budget.batches.take(1, nowMs) && budget.pushed.take(size, nowMs)
                      : kind == "reply" ? budget.batches.take(1, nowMs) && budget.answered.take(size, nowMs)
                                        : budget.words.take(1, nowMs) && budget.pushed.take(size, nowMs);
    if (!good) {
        budget.refusedAtMs = nowMs;
        ++m_refused;
    }
    return good;
}

std::vector<std::string> Inflow::flooding(std::int64_t nowMs) const {
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> names;
    for (const auto& [name, budget] : m_senders)
        if (budget.refusedAtMs != 0 && nowMs - budget.refusedAtMs < rememberedMs)
            names.push_back(name);
    return names;
}

std::uint64_t Inflow::refused() const {
    const std::lock_guard lock(m_mutex);
    return m_refused;
}

} // namespace phin::lan
