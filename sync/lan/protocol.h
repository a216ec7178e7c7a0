#pragma once

#include "sync/journal/reader.h"
#include "sync/lan/catch_up.h"
#include "sync/lan/topics.h"
#include "sync/lan/view.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace phin::lan {

/// Neither heard from nor acknowledged by a broker for this long: the link is dead, whatever TCP believes.
inline constexpr std::int64_t silenceMs = 1'200;

/// What the boxes of a shop say to each other, as a state machine: what happened comes in, with the time of a clock
/// that nobody sets, and what is to be sent and stored goes out. No thread, no socket and no clock of its own, so that
/// the same code runs in Peer and, in virtual time, in the simulator of tests/faults. One thread at a time.
class Protocol {
public:
    struct Self {
        std::string shop;
        std::string device;
        std::string kind;
        std::string session; ///< a new one per start: two boxes of one name are seen
    };
    /// What this box has committed. Empty answers where it cannot be read now.
    class Shelf {
    public:
        virtual ~Shelf() = default;
        [[nodiscard]] virtual std::vector<journal::Cursor> cursors() = 0;
        [[nodiscard]] virtual std::optional<journal::Range> range(const journal::ChainId& chain, std::uint64_t after,
                                                                  std::size_t maxBytes) = 0;
        /// Revoked: nobody listens to it, even where some broker still does.
        [[nodiscard]] virtual bool banned(const std::string& device) = 0;
        /// False while nothing can be stored, as on a full disk.
        [[nodiscard]] virtual bool takesMore() = 0;
    };
    /// Entries that were asked for: give them to the writer, and tell answered() what became of them.
    struct Answer {
        std::string batch;
        std::string source;
        journal::ChainId chain;
    };
    /// What is to be done, in this order.
    struct Effects {
        std::vector<Publication> publish;
        std::vector<Answer> store;
        std::vector<journal::Cursor> cloudHolds; ///< for Journal::acknowledge()
    };

    Protocol(Self self, Shelf& shelf);

    // --- what happened
    /// The link is up and subscribed to topics().subscriptions().
    void connected(std::int64_t nowMs);
    void lost();
    /// Any message but pushed entries (Topics::author), which go to the writer at once.
    void arrived(const Message& message, std::int64_t nowMs);
    /// Asked-for entries have been stored, or not.
    void answered(const journal::ChainId& chain, bool progress);
    /// Entries came before others of their chain.
    void gap(const journal::ChainId& chain);
    /// The journal grew.
    void cursorsMoved() noexcept { m_moved = true; }
    /// The sync agent's word on what the cloud has committed; travels with this box's head.
    void cloudHolds(std::vector<journal::Cursor> cursors) { m_cloudHolds = std::move(cursors); }
    /// This box's wall clock, for others to compare with; 0: it is not to be believed.
    void wallClock(std::int64_t ms) noexcept { m_wallMs = ms; }
    /// Call after whatever happened, and ten times a second.
    void tick(std::int64_t nowMs);

    // --- what follows
    [[nodiscard]] Effects take();
    /// A batch of this box's own, right after its commit.
    [[nodiscard]] Publication entries(std::string batch) const;
    /// The Last Will, and the good-bye of a box that stops.
    [[nodiscard]] Publication death() const;
    [[nodiscard]] const Topics& topics() const noexcept { return m_topics; }
    /// Without what only the link knows: broker, connectedSinceMs, droppedInbound.
    [[nodiscard]] View view(std::int64_t nowMs, std::int64_t wallMs);

private:
    void heardHead(const std::string& device, const Message& message, std::int64_t nowMs);
    void answer(const std::string& asker, const Message& message);
    void takeReply(const Message& message);
    void sendHead(std::int64_t nowMs);
    void ask(std::int64_t nowMs);
    void lookForForks(const std::vector<journal::Cursor>& cursors, std::vector<CatchUp::Request>& requests);

    const Self m_self;
    const Topics m_topics;
    Shelf& m_shelf;
    Neighbours m_neighbours;
    CatchUp m_catchUp;
    std::map<journal::ChainId, std::string> m_forks; // the last other history that was asked for: its hash
    std::vector<journal::Cursor> m_cloudHolds;
    Effects m_effects;
    bool m_connected = false;
    bool m_moved = true; ///< since the last head
    bool m_news = false; ///< since the last look at what to ask for
    std::int64_t m_wallMs = 0;
    std::int64_t m_connectedAtMs = 0;
    std::optional<std::int64_t> m_startedAtMs, m_twinAtMs, m_headAtMs, m_askedAtMs, m_cloudHeardAtMs;
};

} // namespace phin::lan
