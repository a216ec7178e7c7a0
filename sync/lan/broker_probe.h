#pragma once

#include "sync/lan/settings.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace phin::lan {

/// Connects to a broker as this box, and waits for its CONNACK. Empty: it answers; else why not. A frozen broker still
/// accepts connections (the kernel does), so nothing less is an answer. `cancelled` cuts the waiting short.
[[nodiscard]] std::string probeBroker(const Settings& settings, const std::string& broker,
                                      std::chrono::milliseconds patience, const std::atomic<bool>& cancelled);

/// Probes brokers beside the LAN's thread: one thread each, because a name may take long to resolve.
class BrokerProbes {
public:
    /// Called on a probe's thread; must only hand over.
    using Answered = std::function<void(std::size_t broker, bool yes)>;
    BrokerProbes(const Settings& settings, Answered answered);
    /// Cuts the probes under way short.
    ~BrokerProbes();
    BrokerProbes(const BrokerProbes&) = delete;
    BrokerProbes& operator=(const BrokerProbes&) = delete;

    void ask(std::size_t broker, std::chrono::milliseconds patience);

private:
    struct Prober {
        std::chrono::milliseconds patience{0}; ///< 0: nothing to do
        std::string lastReason;
        std::thread thread;
    };
    void loop(std::size_t broker);

    const Settings m_settings;
    Answered m_answered;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::atomic<bool> m_stopping{false};
    std::vector<Prober> m_probers;
};

} // namespace phin::lan
