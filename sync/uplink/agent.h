#pragma once

#include "sync/journal/clock.h"
#include "sync/journal/writer.h"
#include "sync/uplink/retry.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace phin::uplink {

/// How the shop stands with the cloud, for the manager's eyes.
struct UplinkState {
    bool connected = false;          ///< a stream is up and the cloud has greeted
    std::int64_t lastContactMs = 0;  ///< UTC; the last word from the cloud, 0: none since the start
    std::uint64_t behindEntries = 0; ///< entries of the shop that the cloud has not committed
    Breaker breaker = Breaker::Closed;
    int failures = 0;      ///< calls that failed in a row
    std::string lastError; ///< empty where all is well
    friend bool operator==(const UplinkState&, const UplinkState&) = default;
};

struct Settings {
    std::string target; ///< the cloud's gRPC, host:port
    bool tls = false;   ///< mutual, with this box's certificate; without it only for the same machine or a test
    std::filesystem::path authority, certificate, key; ///< PEM; needed for TLS
    /// Whom the cloud's certificate must name. The shop's authority gives the name "cloud" once.
    std::string cloudName = "cloud";
    std::string shop;
    std::string device;
    std::string version;
    std::filesystem::path journal; ///< this box's file, to send from

    std::size_t window = 8;                         ///< batches under way at most
    std::size_t batchBytes = 192 * 1024;            ///< about
    std::chrono::milliseconds linger{15};           ///< gathers commits that come close together into one batch
    std::chrono::milliseconds headsEvery{1'000};    ///< heads frames, and so the heartbeat
    std::chrono::milliseconds greetWithin{10'000};  ///< the cloud's first word
    std::chrono::milliseconds answerWithin{30'000}; ///< while batches are under way; then the stream is given up
    std::chrono::milliseconds keepAliveEvery{10'000};
    std::chrono::milliseconds keepAliveWithin{5'000};
    Retry::Settings retry;
    std::uint64_t seed = 0; ///< of the jitter; 0: random
};

/// The road between a box's journal and the cloud. Keeps one stream up, sends what the cloud lacks of any chain held
/// here, takes the cloud's own journal, and tells what the cloud has committed. Works on one thread of its own; gRPC's
/// threads and the writer only hand over.
class Agent {
public:
    using Cursors = std::vector<phin::journal::v1::Cursor>;

    /// Registers itself with the writer: make it before the writer starts, and keep it until the writer has stopped.
    Agent(Settings settings, journal::Writer& writer, const journal::Clock& clock);
    ~Agent();
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

    /// Before start(). All are called on the agent's thread and must only hand over.
    void observe(std::function<void(const UplinkState&)> observer);
    /// What the cloud has committed, whenever it moved (at most once a second). The journal is told by the agent.
    void onAcknowledged(std::function<void(Cursors)> observer);
    /// What the shop has beyond this box's own journal, as its neighbours say: for "how far behind".
    void alsoKnown(std::function<Cursors()> heads);

    /// Errors: the journal cannot be read, or the TLS files cannot.
    Status start();
    void stop();
    [[nodiscard]] UplinkState state() const; ///< a copy; from any thread

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace phin::uplink
