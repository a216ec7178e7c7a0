#pragma once

#include "kds/tickets/ageing.h"
#include "kds/tickets/ranked.h"

#include <set>
#include <unordered_map>

namespace phin::kds {

/// What guests see: which numbers are being made and which wait for them. An order is ready when every station has
/// made its lines. A pre-order is not there before the first station has to begin with it. Used by one thread; every
/// change costs O(log n).
class GuestBoard {
public:
    enum class Column { Preparing, Ready };
    struct Number {
        std::string orderId;
        std::string number; ///< A-042
        std::string guest;
        std::int64_t promisedMs = 0; ///< UTC, what the guest was told; 0: nothing
        friend bool operator==(const Number&, const Number&) = default;
    };
    struct Diff {
        Column column;
        Change change;
        std::size_t position;
        Number number;
    };
    struct Stay {
        std::int64_t readyMs = 10 * 60'000;         ///< after the last mark on it
        std::int64_t preparingMs = 4 * 60 * 60'000; ///< nobody waits longer for a coffee
    };

    explicit GuestBoard(Stay stay)
        : m_stay(stay) {}
    GuestBoard()
        : GuestBoard(Stay{}) {}

    std::vector<Diff> apply(const OrderPtr& order, Moment now);
    std::vector<Diff> tick(Moment now);

    /// Oldest first while they are made; the newest first when ready.
    [[nodiscard]] std::size_t size(Column column) const { return list(column).size(); }
    [[nodiscard]] std::vector<Number> slice(Column column, std::size_t first, std::size_t count) const;

private:
    struct Rank { // by time, then as all screens would
        std::int64_t rank = 0;
        Arrival arrival;
        friend auto operator<=>(const Rank&, const Rank&) = default;
    };
    struct Known {
        OrderPtr order;
        Column column = Column::Preparing;
        Rank rank;
        std::int64_t leavesAtMs = 0;
    };
    using List = Ranked<Rank, Number>;
    [[nodiscard]] List& list(Column column) { return column == Column::Ready ? m_ready : m_preparing; }
    [[nodiscard]] const List& list(Column column) const { return column == Column::Ready ? m_ready : m_preparing; }
    void take(const Known& known, std::vector<Diff>& diffs);
    void keepForLater(const OrderPtr& order, std::int64_t beginsAtMs);
    void forgetLater(const std::string& id);

    Stay m_stay;
    List m_preparing, m_ready;
    std::unordered_map<std::string, Known> m_known;
    std::set<std::pair<std::int64_t, std::string>> m_leaving;
    std::set<std::pair<std::int64_t, std::string>> m_beginning; ///< pre-orders, by when the first station begins
    std::unordered_map<std::string, std::pair<std::int64_t, OrderPtr>> m_later;
};

} // namespace phin::kds
