#pragma once

#include "phin/journal/v1/entry.pb.h"
#include "sync/journal/clock.h"
#include "sync/lan/settings.h"
#include "sync/lan/view.h"

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

/// This box's place on the LAN: sends what its journal commits, keeps its head known, and asks for what it lacks
/// (design: MQTT is a disposable wire; progress is a committed cursor, never an acknowledgement of the broker).
/// What to say is Protocol's; here are the thread, the link to the broker, and the mailboxes between them. Nothing here
/// ever blocks the writer or the screen.
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
