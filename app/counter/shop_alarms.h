#pragma once

#include "app/counter/moves_due.h"
#include "sync/model/pause.h"

#include <cstdint>
#include <string>
#include <vector>

namespace phin::counter {

/// One thing about the stations that somebody at the till should know or do. It is there for as long as it is so, and
/// nobody has to put it away.
struct Alarm {
    enum class Kind : std::uint8_t {
        NobodyTakes,  ///< lines of an order wait at a station and nobody begins them
        StationOff,   ///< no screen of a station is on
        ScreenBehind, ///< a screen does not follow this till
        ScreenOff,    ///< one screen of a station that has others
        Fallen,       ///< a station's work is made at another, and who says so is no person
        Paused,       ///< a station makes nothing for now
    };
    struct Waiting {
        std::uint32_t line = 0;
        std::string part;
        model::v1::Text name;
        std::int32_t units = 0;
        friend bool operator==(const Waiting& one, const Waiting& other) {
            return one.line == other.line && one.part == other.part && one.units == other.units;
        }
    };
    Kind kind = Kind::NobodyTakes;
    std::string id;           ///< the same for as long as it lasts
    std::string station;      ///< as the menu calls it
    std::string screen;       ///< its name, where it is about one; else empty
    std::int64_t sinceMs = 0; ///< the shop's time; 0: before this till was started
    std::int64_t count = 0;   ///< lines of this till's orders that wait there; ScreenBehind: entries that it lacks
    std::string to;     ///< NobodyTakes: who can take it, empty: nobody; Fallen: who makes it; StationOff: to whom its
                        ///< new work goes, empty: to nobody
    std::string reason; ///< Paused
    std::string order, number; ///< NobodyTakes
    std::vector<Waiting> lines;
    bool off = false; ///< NobodyTakes: no screen of its station is on

    /// Somebody has to do something, now.
    [[nodiscard]] bool urgent() const noexcept { return kind <= Kind::ScreenBehind; }
    friend bool operator==(const Alarm&, const Alarm&) = default;
};

/// All that is wrong now, the most urgent first. Of stations, only those that the menu routes to or that this till's
/// orders wait at. While the till itself is not on the network there is nothing about screens: its own note says that.
/// `used`: as stationsInUse(). Of lines that nobody takes the oldest `mostShouted`.
[[nodiscard]] std::vector<Alarm> alarmsOf(const Situation& now, const std::set<std::string>& used,
                                          const std::vector<StationPause>& pauses);

inline constexpr std::size_t mostShouted = 50;
/// A screen that is off, or lacks something of this till, is not told before.
inline constexpr std::int64_t offAlarmMs = 3'000;
inline constexpr std::int64_t behindAlarmMs = 5'000;

/// Stations that make something of what the menu sells.
[[nodiscard]] std::set<std::string> stationsInUse(const MenuIndex& menu);

} // namespace phin::counter
