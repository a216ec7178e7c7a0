#pragma once

#include "sync/journal/z_report.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace phin::counter {

/// A screen of a station, as its birth tells.
struct KnownScreen {
    std::string device;
    std::string name;    ///< as people call it
    std::string station; ///< as the menu calls it
};

/// Another box, as the network tells.
struct HeardBox {
    std::string device;
    bool alive = false;
    journal::ChainPlace holds; ///< how far it holds this till's chain; seq 0: it has not said
    std::uint64_t heldHlc = 0; ///< hybrid time of the last of those entries
};

/// What this till hears of the shop.
struct HeardShop {
    bool connected = false; ///< is this till itself on the network
    std::vector<HeardBox> boxes;
};

/// Now, by the shop's clock (UTC milliseconds) and by one that nobody sets.
struct Moment {
    std::int64_t shopMs = 0;
    std::int64_t steadyMs = 0;
};

/// One screen.
struct ScreenNow {
    KnownScreen who;
    bool on = false;
    bool seenOn = false;         ///< since this program began
    std::int64_t sinceMs = 0;    ///< the shop's time at which it went on or off; 0: before this program began
    std::int64_t offForMs = 0;   ///< 0 while it is on
    std::uint64_t lacks = 0;     ///< entries of this till that it does not hold
    std::int64_t lacksForMs = 0; ///< how long it has lacked the oldest of them
    std::uint64_t heldHlc =
        0; ///< what this till wrote up to then it is known to hold, or to have held when it went off
};

/// One station: on where any of its screens is.
struct StationNow {
    std::vector<ScreenNow> screens; ///< none: no screen of it was ever known
    bool on = false;
    std::int64_t offSinceMs = 0; ///< the shop's time; 0: it is on, or was off before this program began
    std::int64_t offForMs = 0;   ///< since the last of its screens went
};

/// Which screens are there and how far they follow this till. While the till itself is not on the network it knows
/// nothing new and says so: nobody goes off then, and the time for which somebody was off begins again.
/// Plain bookkeeping: not safe for several threads.
class StationWatch {
public:
    void know(std::vector<KnownScreen> screens);
    [[nodiscard]] bool knows(const std::string& device) const { return m_known.contains(device); }
    /// To be told every second or so. `own`: the end of this till's chain.
    void hear(const HeardShop& shop, journal::ChainPlace own, Moment now);

    /// The till is on the network, and has been for a moment: what it hears of others counts.
    [[nodiscard]] bool online() const noexcept { return m_onlineSince && m_now.steadyMs - *m_onlineSince >= settleMs; }
    [[nodiscard]] StationNow station(const std::string& id) const;

    /// After the network came, before others are missed.
    static constexpr std::int64_t settleMs = 1'500;

private:
    struct Seen {
        bool on = false, seenOn = false;
        std::int64_t sinceMs = 0;
        std::int64_t offSteadyMs = 0;
        journal::ChainPlace holds;
        std::uint64_t heldHlc = 0;
    };
    [[nodiscard]] std::int64_t lackingSince(journal::ChainPlace holds) const;

    std::map<std::string, KnownScreen> m_known;
    std::map<std::string, Seen> m_seen;
    std::optional<std::int64_t> m_onlineSince;
    Moment m_now;
    journal::ChainPlace m_own;
    std::deque<std::pair<std::int64_t, journal::ChainPlace>> m_grown; ///< when this till's chain had grown to there
};

} // namespace phin::counter
