#pragma once

#include "sync/journal/order_search.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <memory>
#include <vector>

/// The lists of orders that a search walks: see order_search.h.
namespace phin::journal {

/// Orders by their place, newest first.
class OrderList {
public:
    virtual ~OrderList() = default;
    struct Step {
        OrderPlace place;
        bool holds = true; ///< false: not one of the list's, but none of those is between it and where was asked from
    };
    /// The list's newest order at `from` or before it; nothing: there is none. Callers ask from ever older places.
    virtual std::optional<Step> next(const OrderPlace& from) = 0;
};
using OrderListPtr = std::unique_ptr<OrderList>;

[[nodiscard]] OrderListPtr facetList(SQLite::Database& database, Facet facet, std::int64_t value);
/// Those that are in any of the lists.
[[nodiscard]] OrderListPtr anyOf(std::vector<OrderListPtr> lists);
/// Those that are in each of the lists.
[[nodiscard]] OrderListPtr eachOf(std::vector<OrderListPtr> lists);
/// All orders whose row in the index is so.
using RowTest = std::function<bool(OrderStatus status, std::int64_t total)>;
[[nodiscard]] OrderListPtr scanList(SQLite::Database& database, RowTest test);
/// Orders of an amount in [least, most]: by the shortest way, or nothing where looking at all orders is shorter.
[[nodiscard]] OrderListPtr amountList(SQLite::Database& database, std::int64_t least, std::int64_t most);

} // namespace phin::journal
