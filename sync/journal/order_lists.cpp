#include "sync/journal/order_lists.h"

#include <algorithm>

namespace phin::journal {
namespace {

constexpr int stepsBeforeSeek = 16;   // a step is some ten times as quick as finding a place anew
constexpr int rowsAtOnce = 512;       // of a scan, before others may say that they are further
constexpr int amountsApart = 256;     // as many lists are walked side by side
constexpr int amountsSorted = 20'000; // as many orders are taken into memory

OrderPlace placeIn(SQLite::Statement& row) {
    return {row.getColumn(0).getInt64(), row.getColumn(1).getInt64()};
}

/// Rows by place of one statement whose last two parameters are where to begin.
class PlaceCursor {
public:
    PlaceCursor(SQLite::Database& database, const char* sql, int placeParameter)
        : m_rows(database, sql)
        , m_parameter(placeParameter) {}

    SQLite::Statement& rows() { return m_rows; }
    /// The newest row at `from` or before it.
    std::optional<OrderPlace> next(const OrderPlace& from) {
        for (int step = 0; m_at && *m_at > from && step < stepsBeforeSeek; ++step)
            read();
        if (!m_begun || (m_at && *m_at > from)) {
            m_begun = true;
            m_rows.reset();
            m_rows.bind(m_parameter, from.at);
            m_rows.bind(m_parameter + 1, from.row);
            read();
        }
        return m_at;
    }
    std::optional<OrderPlace> read() {
        m_at = m_rows.executeStep() ? std::optional(placeIn(m_rows)) : std::nullopt;
        return m_at;
    }

private:
    SQLite::Statement m_rows;
    int m_parameter;
    bool m_begun = false;
    std::optional<OrderPlace> m_at;
};

class FacetList : public OrderList {
public:
    FacetList(SQLite::Database& database, Facet facet, std::int64_t value)
        : m_cursor(database,
                   "SELECT at, row FROM order_facet WHERE facet = ? AND value = ? AND (at, row) <= (?, ?) "
                   "ORDER BY at DESC, row DESC",
                   3) {
        m_cursor.rows().bind(1, static_cast<int>(facet));
        m_cursor.rows().bind(2, value);
    }
    std::optional<Step> next(const OrderPlace& from) override {
        const auto at = m_cursor.next(from);
        return at ? std::optional(Step{*at}) : std::nullopt;
    }

private:
    PlaceCursor m_cursor;
};

class ScanList : public OrderList {
public:
    ScanList(SQLite::Database& database, RowTest test)
        : m_cursor(database,
                   "SELECT at, row, status, total FROM order_index WHERE (at, row) <= (?, ?) "
                   "ORDER BY at DESC, row DESC",
                   1)
        , m_test(std::move(test)) {}
    std::optional<Step> next(const OrderPlace& from) override {
        auto at = m_cursor.next(from);
        for (int row = 0; at; ++row) {
            if (m_test(static_cast<OrderStatus>(m_cursor.rows().getColumn(2).getInt()),
                       m_cursor.rows().getColumn(3).getInt64()))
                return Step{*at};
            if (row == rowsAtOnce)
                return Step{*at, false};
            at = m_cursor.read();
        }
        return std::nullopt;
    }

private:
    PlaceCursor m_cursor;
    RowTest m_test;
};

class SortedList : public OrderList {
public:
    explicit SortedList(std::vector<OrderPlace> places)
        : m_places(std::move(places)) {
        std::sort(m_places.begin(), m_places.end(), std::greater<>());
    }
    std::optional<Step> next(const OrderPlace& from) override {
        const auto at = std::lower_bound(m_places.begin(), m_places.end(), from, std::greater<>());
        return at == m_places.end() ? std::nullopt : std::optional(Step{*at});
    }

private:
    std::vector<OrderPlace> m_places;
};

class AnyOf : public OrderList {
public:
    explicit AnyOf(std::vector<OrderListPtr> lists)
        : m_lists(std::move(lists)) {}
    std::optional<Step> next(const OrderPlace& from) override {
        std::optional<Step> newest;
        for (auto& list : m_lists) {
            const auto step = list->next(from);
            if (step && (!newest || step->place > newest->place || (step->place == newest->place && step->holds)))
                newest = step;
        }
        return newest;
    }

private:
    std::vector<OrderListPtr> m_lists;
};

class EachOf : public OrderList {
public:
    explicit EachOf(std::vector<OrderListPtr> lists)
        : m_lists(std::move(lists)) {}
    std::optional<Step> next(const OrderPlace& from) override {
        Step oldest{from};
        for (auto& list : m_lists) {
            const auto step = list->next(oldest.place);
            if (!step)
                return std::nullopt;
            if (step->place < oldest.place && &list != &m_lists.front())
                oldest = {step->place, false}; // those before it have not been asked from here
            else
                oldest = {step->place, oldest.holds && step->holds};
        }
        return oldest;
    }

private:
    std::vector<OrderListPtr> m_lists;
};

} // namespace

OrderListPtr facetList(SQLite::Database& database, Facet facet, std::int64_t value) {
    return std::make_unique<FacetList>(database, facet, value);
}

OrderListPtr anyOf(std::vector<OrderListPtr> lists) {
    if (lists.size() == 1)
        return std::move(lists.front());
    return std::make_unique<AnyOf>(std::move(lists));
}

OrderListPtr eachOf(std::vector<OrderListPtr> lists) {
    if (lists.size() == 1)
        return std::move(lists.front());
    return std::make_unique<EachOf>(std::move(lists));
}

OrderListPtr scanList(SQLite::Database& database, RowTest test) {
    return std::make_unique<ScanList>(database, std::move(test));
}

OrderListPtr amountList(SQLite::Database& database, std::int64_t least, std::int64_t most) {
    // Few amounts, as where prices are round: their lists side by side.
    std::vector<OrderListPtr> lists;
    SQLite::Statement above(database, "SELECT min(value) FROM order_facet WHERE facet = ?1 AND value >= ?2");
    above.bind(1, static_cast<int>(Facet::Amount));
    for (auto from = least; lists.size() <= amountsApart;) {
        above.bind(2, from);
        const bool found = above.executeStep() && !above.getColumn(0).isNull();
        const auto amount = found ? above.getColumn(0).getInt64() : 0;
        above.reset();
        if (!found || amount > most)
            return anyOf(std::move(lists));
        lists.push_back(facetList(database, Facet::Amount, amount));
        if (amount == most)
            return anyOf(std::move(lists));
        from = amount + 1;
    }
    // Few orders, as of amounts that are seldom.
    SQLite::Statement rows(database,
                           "SELECT at, row FROM order_facet WHERE facet = ? AND value BETWEEN ? AND ? LIMIT ?");
    rows.bind(1, static_cast<int>(Facet::Amount));
    rows.bind(2, least);
    rows.bind(3, most);
    rows.bind(4, amountsSorted + 1);
    std::vector<OrderPlace> places;
    while (rows.executeStep())
        places.push_back(placeIn(rows));
    if (places.size() <= static_cast<std::size_t>(amountsSorted))
        return std::make_unique<SortedList>(std::move(places));
    return nullptr;
}

} // namespace phin::journal
