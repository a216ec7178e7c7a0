#pragma once

#include "phin/journal/v1/entry.pb.h"
#include "sync/journal/entry.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace phin::uplink {

/// What the cloud still lacks of the shop's chains, and what to send next. Progress is a cursor that the cloud has
/// committed, nothing else: a batch that was sent and never answered is sent again on the next stream, and the cloud
/// knows it already if only the answer was lost. Plain state, no I/O; time is passed in.
class Backlog {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Cursor = phin::journal::v1::Cursor;

    /// `window`: batches under way at most.
    explicit Backlog(std::size_t window)
        : m_window(window) {}

    /// What this box holds of one chain; `floor`: entries up to here are not kept here (nor ever were).
    void hold(const Cursor& head, std::uint64_t floor);
    /// What the cloud acknowledged in earlier runs; only to tell how far behind it is before it is asked.
    void remember(const Cursor& acknowledged);

    /// A new stream: nothing is under way, and the cloud's first word tells what it holds.
    void reconnect();
    /// The cloud's word: the first of a stream names every chain it holds, later ones those that moved.
    /// `batches`: how many of this stream's batches are dealt with. Returns whether any cursor moved.
    bool committed(const std::vector<Cursor>& cursors, std::uint64_t batches, Time now);

    /// A piece of a chain to read and send.
    struct Next {
        journal::ChainId chain;
        std::uint64_t after = 0;
    };
    /// What to send now; nothing while the window is full or nothing is lacking. Chains take turns.
    [[nodiscard]] std::optional<Next> next(Time now);
    /// The piece was sent, up to `last`.
    void sent(const Next& what, std::uint64_t last);
    /// There is nothing to send of it now (why: shown); tried again later.
    void skip(const Next& what, std::string why, Time now);

    /// When a chain that was put aside is due again; nothing where none waits.
    [[nodiscard]] std::optional<Time> due() const;
    [[nodiscard]] std::size_t underWay() const noexcept { return m_underWay.size(); }
    /// Entries of all chains that this box holds and the cloud, as far as it said, does not.
    [[nodiscard]] std::uint64_t behind() const;
    /// What the cloud has committed, of the chains held here.
    [[nodiscard]] std::vector<Cursor> acknowledged() const;
    /// Chains that do not get on, and why; empty where all is well.
    [[nodiscard]] std::string trouble() const;

private:
    struct Chain {
        std::uint64_t head = 0;
        std::string headHash;
        std::uint64_t floor = 0;
        Cursor cloud;
        std::uint64_t sent = 0;
        std::uint64_t attempt = 0; ///< batches of an earlier attempt tell nothing any more
        int setbacks = 0;
        std::optional<Time> retryAt;
        std::string trouble;
    };
    struct UnderWay {
        journal::ChainId chain;
        std::uint64_t last = 0;
        std::uint64_t attempt = 0;
    };
    static void putAside(Chain& chain, std::string why, Time now);

    std::size_t m_window;
    std::map<journal::ChainId, Chain> m_chains;
    std::map<journal::ChainId, Cursor> m_cloudOnly; ///< chains that the cloud holds and this box does not (yet)
    std::deque<UnderWay> m_underWay;
    std::uint64_t m_dealt = 0;
    bool m_greeted = false;
    std::optional<journal::ChainId> m_lastServed;
};

} // namespace phin::uplink
