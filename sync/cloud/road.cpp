#include "sync/cloud/road.h"

#include <algorithm>

namespace phin::cloud {
namespace {

constexpr std::size_t mostHeads = 10'000; // a shop has a few dozen; a bad agent shall not fill the memory

}

std::uint64_t Road::connected(const std::string& device, const std::string& version, std::int64_t nowMs) {
    const std::lock_guard lock(m_mutex);
    m_streams[m_nextStream] = {device, version, nowMs, nowMs};
    m_view.lastContactMs = std::max(m_view.lastContactMs, nowMs);
    return m_nextStream++;
}

void Road::heard(std::uint64_t stream, std::int64_t nowMs) {
    const std::lock_guard lock(m_mutex);
    if (const auto at = m_streams.find(stream); at != m_streams.end())
        at->second.lastContactMs = nowMs;
    m_view.lastContactMs = std::max(m_view.lastContactMs, nowMs);
}

void Road::disconnected(std::uint64_t stream) {
    const std::lock_guard lock(m_mutex);
    m_streams.erase(stream);
}

bool Road::heads(const std::vector<journal::Cursor>& cursors, std::int64_t nowMs) {
    const std::lock_guard lock(m_mutex);
    bool news = false;
    for (const auto& cursor : cursors) {
        const journal::ChainId id{cursor.device(), cursor.epoch()};
        auto at = m_view.heads.find(id);
        if (at == m_view.heads.end()) {
            if (m_view.heads.size() >= mostHeads)
                continue;
            at = m_view.heads.emplace(id, Head{}).first;
        }
        news = news || at->second.seq != cursor.seq();
        at->second = {cursor.seq(), nowMs};
    }
    return news;
}

void Road::received(const std::string& device, std::int64_t nowMs) {
    const std::lock_guard lock(m_mutex);
    m_view.receivedMs[device] = nowMs;
}

Road::View Road::view() const {
    const std::lock_guard lock(m_mutex);
    View view = m_view;
    for (const auto& [number, agent] : m_streams)
        view.agents.push_back(agent);
    return view;
}

std::size_t Road::streams() const {
    const std::lock_guard lock(m_mutex);
    return m_streams.size();
}

} // namespace phin::cloud
