#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace phin::cloud {

/// Counters that rise whenever something of a shop changed, and a place to wait for that.
class LiveFeed {
public:
    struct Revision {
        std::uint64_t orders = 0; ///< orders or the menu
        std::uint64_t sync = 0;   ///< cursors, heads, the agent's connection, quarantine
        friend bool operator==(const Revision&, const Revision&) = default;
    };

    void ordersChanged();
    void syncChanged();
    [[nodiscard]] Revision now() const;
    /// Returns as soon as it differs from `seen`, or as it is after `atMost`, or when closed.
    [[nodiscard]] Revision wait(const Revision& seen, std::chrono::milliseconds atMost) const;
    /// Ends all waiting, now and later.
    void close();
    [[nodiscard]] bool closed() const;

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    Revision m_revision;
    bool m_closed = false;
};

} // namespace phin::cloud
