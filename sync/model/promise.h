#pragma once

#include "sync/model/making.h"
#include "sync/model/pause.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace phin {

/// When something will be ready.
struct Promise {
    std::int64_t readyAtMs = 0; ///< UTC; 0: nothing can be promised, or nothing has to be made
    std::string paused;         ///< the station that makes nothing for now, and is needed; empty: none
};

/// What all stations of a shop have before them, and how fast they are, worked out of the orders; what a guest can be
/// promised follows from it alone. Fed with states of orders in whatever order: of two states of one order the later
/// stands, so that every box that knows the same promises the same. Used by one thread.
///
/// A station needs for an order: (work that stands before it / hands + its own work) * pace. Work is by targets (see
/// workMs()); pace is how long the last lines took beside that. The slowest station counts. Held orders are nobody's
/// work, nor are pre-orders before they have to be begun.
class WorkQueue {
public:
    /// How many of a station's last lines say its pace, and how many are too few to say it.
    static constexpr std::size_t paceLines = 30;
    static constexpr std::size_t fewestPaceLines = 5;
    static constexpr std::int64_t paceAgeMs = 2 * 3'600'000; ///< this morning's pace says nothing of the evening
    /// What was promised stands until it is wrong by more than that.
    static constexpr std::int64_t patienceMs = 2 * 60'000;

    /// How many work at each station, and who stands in for it.
    void setMenu(const model::v1::Menu& menu);
    /// Of two words on a station the later stands.
    void note(const StationPause& pause);
    /// An order in a state; one that is older than what is known changes nothing.
    void apply(const model::v1::OrderState& order);

    /// For an order that is not placed yet: all that is known stands before it. `dueAtMs`: a pre-order's; it is never
    /// promised earlier.
    [[nodiscard]] Promise promise(const model::v1::PricedOrder& order, std::int64_t nowMs,
                                  std::int64_t dueAtMs = 0) const;
    /// The same for one that is placed and gets other lines.
    [[nodiscard]] Promise promise(const std::string& orderId, const model::v1::PricedOrder& order, std::int64_t nowMs,
                                  std::int64_t dueAtMs = 0) const;

    /// What one order can expect.
    struct Outlook {
        std::int64_t promisedMs = 0; ///< as the guest was told; 0: nothing
        std::int64_t readyAtMs = 0;  ///< as it looks now; 0: it stands still, or is ready
        std::int64_t dueMs = 0;      ///< a pre-order's
        bool making = false;         ///< something of it is still to be made
        /// What people are told: the promise, or what it looks like where that is later by more than patienceMs.
        [[nodiscard]] std::int64_t toldMs() const noexcept {
            return promisedMs != 0 && readyAtMs > promisedMs + patienceMs ? readyAtMs : promisedMs;
        }
    };
    /// Of every order with something to make, by order id.
    [[nodiscard]] std::map<std::string, Outlook> outlooks(std::int64_t nowMs) const;

    /// How long the station's last lines took beside their targets, in thousandths; 500 to 3000.
    [[nodiscard]] int pace(const std::string& station, std::int64_t nowMs) const;

private:
    struct Part {
        std::string station;
        std::int64_t workMs = 0;
        std::int64_t startedMs = 0; ///< 0: it waits
        std::int64_t beginMs = 0;   ///< of a pre-order: not before
    };
    using LinePart = std::pair<std::uint32_t, std::string>;
    using Moment = std::pair<std::int64_t, std::string>; ///< when it was ready, and what
    struct Known {
        Wide told = 0; ///< grows with all that is ever said of the order
        MakingPlace place;
        std::vector<Part> parts;            ///< still to be made
        std::map<LinePart, int> unitsMade;  ///< of what is in force
        std::map<LinePart, std::string> at; ///< who makes it
        bool held = false;
        std::int64_t promisedMs = 0, dueMs = 0;
        std::vector<std::pair<std::string, Moment>> finished; ///< what it has in Station::finished
    };
    struct Station {
        int hands = 1;
        std::string fallsTo; ///< who makes what is to be made here while it is paused; empty: nobody
        StationPause pause;
        std::map<Moment, int> finished; ///< the newest lines: thousandths of their targets
    };
    /// Milliseconds at one station: of what stands before an order, all its own, and the longest of its own.
    struct Load {
        std::int64_t ahead = 0, own = 0, longest = 0;
        void add(std::int64_t ms) {
            own += ms;
            longest = std::max(longest, ms);
        }
    };
    using Loads = std::map<std::string, Load>;

    [[nodiscard]] Promise promise(const Known* known, const model::v1::PricedOrder& order, std::int64_t nowMs,
                                  std::int64_t dueAtMs) const;
    [[nodiscard]] std::int64_t leftMs(const Part& part, const std::map<std::string, int>& paces,
                                      std::int64_t nowMs) const;
    /// Who will make what waits at a station: its stand-in, where that is not paused as well.
    [[nodiscard]] const std::string& makerFor(const std::string& station) const;
    [[nodiscard]] Promise promiseOf(const Loads& loads, std::int64_t nowMs) const;
    [[nodiscard]] std::map<std::string, int> paces(std::int64_t nowMs) const;
    void learn(const std::string& orderId, Known& known, const Making& part);
    void forget(Known& known);

    std::map<std::string, Station> m_stations;
    std::map<std::string, Known> m_known;
    std::set<std::pair<MakingPlace, std::string>> m_open; ///< of m_known, with something to make
    std::deque<std::string> m_closed;                     ///< the others, as they came
};

} // namespace phin
