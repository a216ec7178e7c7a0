#pragma once

#include "sync/cloud/ingest.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace phin::cloud {

class ShopStream;

/// The one thread that writes to the shops' agents: what was committed for them, and the cloud's own journal. Whoever
/// has news for a stream wakes it; news that comes meanwhile is told in one frame.
class Courier : public std::enable_shared_from_this<Courier> {
public:
    Courier(Ingest::Settings given, Shops& itsShops, Metrics& itsMetrics, const journal::Clock& itsClock)
        : settings(given)
        , shops(itsShops)
        , metrics(itsMetrics)
        , clock(itsClock) {}

    void start();
    void stop();
    void add(const std::shared_ptr<ShopStream>& stream);
    void remove(const std::shared_ptr<ShopStream>& stream);
    /// There is something to tell this stream, at once or after a while.
    void wake(const std::shared_ptr<ShopStream>& stream, std::chrono::milliseconds in = {});
    /// The cloud decided something: to be told to all agents of that shop.
    void wakeAll(const Shop& shop);
    /// Ends the streams of agents that have been revoked.
    void turnAway(const Shop& shop);
    [[nodiscard]] std::size_t streams() const;

    const Ingest::Settings settings;
    Shops& shops;
    Metrics& metrics;
    const journal::Clock& clock;

private:
    using SteadyTime = std::chrono::steady_clock::time_point;
    void loop();

    mutable std::mutex m_mutex;
    std::condition_variable m_news;
    std::set<std::shared_ptr<ShopStream>> m_streams;
    std::map<std::shared_ptr<ShopStream>, SteadyTime> m_due;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace phin::cloud
