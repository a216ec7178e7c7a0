#pragma once

#include "phin/model/v1/state.pb.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace phin::journal {

/// What an order can be found by. The values stand in files.
enum class Facet : int {
    Receipt = 1, ///< the value is the number of a payment's or refund's receipt
    Amount = 2,  ///< what it came to, in minor units
    Status = 3,  ///< an OrderStatus, of those that are seldom
    Product = 8, ///< from here on the value is the id of a word
    Number = 9,  ///< A-042, in plain letters
    Guest = 10,  ///< each plain word of the guest's name or table
    Tender = 11,
    Cashier = 12, ///< the id of who placed it, and of who took money for it
};

/// Of a longer word so many bytes count.
inline constexpr std::size_t longestWord = 40;

/// How it stands with an order's money. The values stand in files.
enum class OrderStatus : int {
    Paid = 0,
    Refunded = 1, ///< in whole or in part
    Void = 2,
    Open = 3, ///< sent and not yet paid
};
[[nodiscard]] OrderStatus statusOf(const model::v1::OrderState& order);

/// What the order search looks in (see order_search.h): a narrow row per order by the time at which it was placed, and
/// one per facet. Both follow from the order's state alone, so they are the same whatever order entries came in. Tables
/// order_index, order_facet, order_word, order_name. What products were called stays.
class SearchFold {
public:
    explicit SearchFold(SQLite::Database& database);

    /// Notes what products were called when they were sold; of an entry, not of a state that later entries change.
    void named(const model::v1::PricedOrder& order);
    /// The order in row `row` of table orders is now as `after` says; `before` is null for a new one.
    void index(std::int64_t row, const model::v1::OrderState* before, const model::v1::OrderState& after);
    void forget(std::int64_t row, const model::v1::OrderState& order);
    void discard();
    void clear();

private:
    struct Facts;
    static std::optional<Facts> factsOf(const model::v1::OrderState& order);
    void write(std::int64_t row, const Facts* before, const Facts* after);
    void forgetWord(Facet facet, const std::string& word);
    std::int64_t valueOf(Facet facet, std::int64_t number, const std::string& word);

    SQLite::Database& m_database;
    SQLite::Statement m_put, m_drop, m_putFacet, m_dropFacet, m_findWord, m_addWord, m_dropWord, m_name;
    std::unordered_map<std::string, std::int64_t> m_words; // a cache, by facet and word
    std::unordered_set<std::string> m_named;               // the same of names
};

} // namespace phin::journal
