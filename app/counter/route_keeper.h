#pragma once

#include "app/counter/shop_alarms.h"
#include "sync/journal/writer.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace phin::counter {

/// What a till has to say about the stations.
struct ShopNow {
    std::vector<Alarm> alarms;        ///< the most urgent first
    std::vector<StationPause> paused; ///< stations that make nothing for now
    std::vector<KnownScreen> screens; ///< to call a device by its name
    friend bool operator==(const ShopNow& one, const ShopNow& other) {
        return one.alarms == other.alarms && one.screens.size() == other.screens.size();
    }
};

/// Sees to it that somebody makes what this till orders: hands work on as movesDue() says, and raises alarms about what
/// it cannot help. Each till looks after its own orders and nobody else's, so that no two decide about one.
/// Works on the writer's thread, after commits and whenever it is told what the network is like.
class RouteKeeper {
public:
    using Observer = std::function<void(const std::shared_ptr<const ShopNow>&)>;

    /// Before the writer starts. The clocks outlive it; `steady` is one that nobody sets.
    RouteKeeper(journal::Writer& writer, std::string device, const journal::Clock& shop, const journal::Clock& steady);
    /// After the writer has stopped.
    ~RouteKeeper();
    RouteKeeper(const RouteKeeper&) = delete;
    RouteKeeper& operator=(const RouteKeeper&) = delete;

    /// Before the writer starts: called where something changed, on the writer's thread; hand over.
    void observe(Observer observer);
    /// What the network is like; from any thread, every second or so. Hybrid times are filled in here.
    void hear(HeardShop shop);
    /// As last worked out; never null. From any thread.
    [[nodiscard]] std::shared_ptr<const ShopNow> now() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace phin::counter
