#pragma once

#include "sync/journal/entry.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace phin::cloud {

/// What is known of a shop's road to this cloud: who is connected, what exists in the shop, when something last came.
/// Kept in memory only; after a start it fills with the first frames. From any thread.
class Road {
public:
    struct Agent {
        std::string device;
        std::string version;
        std::int64_t sinceMs = 0;       ///< UTC
        std::int64_t lastContactMs = 0; ///< UTC
    };
    struct Head {
        std::uint64_t seq = 0;
        std::int64_t toldMs = 0;
    };
    struct View {
        std::vector<Agent> agents;                      ///< connected now
        std::int64_t lastContactMs = 0;                 ///< of any agent, 0: none since the start
        std::map<journal::ChainId, Head> heads;         ///< what the shop says exists
        std::map<std::string, std::int64_t> receivedMs; ///< device -> when its last entry was stored
    };

    /// Returns a number for the stream, for the calls below.
    [[nodiscard]] std::uint64_t connected(const std::string& device, const std::string& version, std::int64_t nowMs);
    void heard(std::uint64_t stream, std::int64_t nowMs);
    void disconnected(std::uint64_t stream);
    /// Whether that is news.
    bool heads(const std::vector<journal::Cursor>& cursors, std::int64_t nowMs);
    void received(const std::string& device, std::int64_t nowMs);
    [[nodiscard]] View view() const;
    [[nodiscard]] std::size_t streams() const;

private:
    mutable std::mutex m_mutex;
    std::uint64_t m_nextStream = 1;
    std::map<std::uint64_t, Agent> m_streams;
    View m_view; ///< without `agents`
};

} // namespace phin::cloud
