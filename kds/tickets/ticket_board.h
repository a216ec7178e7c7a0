#pragma once

#include "kds/tickets/ageing.h"
#include "kds/tickets/all_day.h"
#include "kds/tickets/ranked.h"

#include <set>
#include <unordered_map>

namespace phin::kds {

/// The open tickets of one screen, the raised ones first, each half in arrival order; fed with states of orders.
/// Screens that were fed the same orders, in whatever order, show the same. Every change costs O(log n). Used by one
/// thread.
class TicketBoard {
public:
    struct Diff {
        Change change;
        std::size_t position;
        TicketPtr ticket;     ///< as it is now; of a removed one, as it left
        std::size_t from = 0; ///< of a moved one: where it stood. It was taken out there, and then put in
    };

    /// How many left tickets can be recalled from the list.
    static constexpr std::size_t recentMost = 20;

    explicit TicketBoard(View view, Stay stay = {})
        : m_view(std::move(view))
        , m_stay(stay) {}

    /// Takes note of an order's state; one that is older than what is known changes nothing.
    std::vector<Diff> apply(const OrderPtr& order, Moment now);
    /// Lets go what has stayed long enough (see Stay), and lets pre-orders join the others when they have to be begun.
    std::vector<Diff> tick(Moment now);

    [[nodiscard]] const View& view() const noexcept { return m_view; }
    [[nodiscard]] std::size_t size() const { return m_open.size(); }
    /// Of them, pre-orders that need not be begun yet; they stand last.
    [[nodiscard]] std::size_t later() const noexcept { return m_beginning.size(); }
    [[nodiscard]] TicketPtr at(std::size_t position) const;
    /// At most `count` tickets from `first` on.
    [[nodiscard]] std::vector<TicketPtr> slice(std::size_t first, std::size_t count) const;
    /// An open ticket; null where there is none.
    [[nodiscard]] TicketPtr find(const std::string& orderId) const;
    [[nodiscard]] const AllDay& allDay() const noexcept { return m_allDay; }
    /// Tickets that left, the last one first.
    [[nodiscard]] std::vector<TicketPtr> recent() const;

private:
    using Left = std::pair<std::uint64_t, std::string>; // hybrid time of the last mark, order
    struct Known {
        TicketPtr open;
        TicketPtr left;
        Left leftKey;
        std::int64_t leavesAtMs = 0;
        std::int64_t beginsAtMs = 0; ///< it stands among the later ones; 0: not
    };
    void take(Known& known, std::vector<Diff>& diffs);
    void forgetLeft(Known& known);
    void keepLeft(Known& known, TicketPtr ticket, std::uint64_t lastMark);

    View m_view;
    Stay m_stay;
    Ranked<Place, TicketPtr> m_open;
    std::unordered_map<std::string, Known> m_known; // open ones and the recent
    std::set<std::pair<std::int64_t, std::string>> m_leaving, m_beginning;
    std::set<Left> m_left;
    AllDay m_allDay;
};

} // namespace phin::kds
