#pragma once

#include "phin/journal/v1/entry.pb.h"
#include "sync/journal/clock.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace phin::journal {
class Writer;
}

namespace phin::lan {

struct Settings {
    std::string shop;
    std::string device;
    std::string kind;
    std::vector<std::string> brokers; ///< mqtt://host:port or mqtts://host:port; the first that answers is taken
    std::filesystem::path authority, certificate, key; ///< PEM; needed for mqtts
    std::filesystem::path journal;                     ///< this box's file, to answer others from
};

/// Another box, as its head and ours tell.
struct Neighbour {
    std::string device;
    std::string kind;
    bool alive = false;
    phin::journal::v1::Cursor own; ///< the end of its chain
    std::uint64_t missing = 0;     ///< its entries that we do not hold yet
    std::int64_t lastHeardMs = 0;  ///< UTC
};

/// What this box sees of the shop's network.
struct View {
    bool connected = false;
    std::string broker;
    std::vector<Neighbour> neighbours;
    std::int64_t connectedSinceMs = 0; ///< UTC; 0 while not connected
    std::int64_t connectedForMs = 0;   ///< by a clock that nobody sets; 0 while not connected
    std::int64_t runningForMs = 0;     ///< by the same clock
    std::uint64_t ownMissing = 0;      ///< entries of this very box that neighbours hold and its file does not
    std::uint64_t ownMissingNow = 0;   ///< of these, those of the newest epoch in its file, or of a later one
    std::uint32_t ownEpoch = 0;        ///< the furthest of this box that a neighbour who is there holds
    std::uint64_t ownSeq = 0;
    bool twin = false;                ///< another box on the LAN goes by this box's name
    std::uint64_t droppedInbound = 0; ///< batches not taken because too much waited; they are asked for again
    [[nodiscard]] std::uint64_t missing() const {
        std::uint64_t sum = 0;
        for (const auto& neighbour : neighbours)
            sum += neighbour.missing;
        return sum;
    }
};

/// This box's place on the LAN: sends what its journal commits, keeps its head known, and asks for what it lacks
/// (design: MQTT is a disposable wire; progress is a committed cursor, never an acknowledgement of the broker).
/// All work happens on a thread of its own; nothing here ever blocks the writer or the screen.
class Peer {
public:
    /// Registers itself with the writer: make it before the writer starts.
    Peer(Settings settings, journal::Writer& writer, const journal::Clock& clock);
    ~Peer();
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    /// Before start(): called on the LAN's thread whenever the view changed, and every second; must only hand over.
    void observe(std::function<void(const View&)> observer);
    void start();
    void stop();
    [[nodiscard]] View view() const; ///< a copy; from any thread
    /// The sync agent's word on what the cloud has committed; travels with this box's head.
    void acknowledged(std::vector<phin::journal::v1::Cursor> cloud);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace phin::lan
