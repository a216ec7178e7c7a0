#include "sync/journal/search_fold.h"

#include "sync/journal/stored.h"
#include "sync/model/merge.h"
#include "sync/model/plain_words.h"

#include <algorithm>
#include <compare>

namespace phin::journal {

using namespace phin::model::v1;

namespace {

constexpr std::size_t cachedWords = 50'000;
constexpr std::size_t guestWords = 12; // a name is short; what is not costs no more than this

} // namespace

struct SearchFold::Facts {
    struct Each {
        Facet facet{};
        std::int64_t number = 0;
        std::string word;
        friend auto operator<=>(const Each&, const Each&) = default;
    };
    std::int64_t at = 0; ///< seconds, UTC
    OrderStatus status{};
    std::int64_t total = 0;
    std::vector<Each> facets; ///< sorted, each once

    friend bool operator==(const Facts&, const Facts&) = default;
    [[nodiscard]] bool has(const Each& facet) const { return std::binary_search(facets.begin(), facets.end(), facet); }
};

OrderStatus statusOf(const OrderState& order) {
    if (order.has_voided())
        return OrderStatus::Void;
    if (!order.refunds().empty())
        return OrderStatus::Refunded;
    return merge::isPaid(order) ? OrderStatus::Paid : OrderStatus::Open;
}

std::optional<SearchFold::Facts> SearchFold::factsOf(const OrderState& order) {
    if (!order.has_placed())
        return std::nullopt;
    const auto& placed = order.placed();
    const auto& priced = merge::orderOf(order);
    Facts facts;
    facts.at = placed.placed_at_ms() / 1'000;
    facts.status = statusOf(order);
    facts.total = priced.total_minor();
    const auto number = [&facts](Facet facet, std::int64_t value) { facts.facets.push_back({facet, value, {}}); };
    const auto word = [&facts](Facet facet, const std::string& text) {
        if (!text.empty())
            facts.facets.push_back({facet, 0, text});
    };
    number(Facet::Amount, facts.total);
    if (facts.status != OrderStatus::Paid)
        number(Facet::Status, static_cast<int>(facts.status));
    word(Facet::Number, plainText(placed.number()));
    word(Facet::Cashier, placed.staff());
    for (const auto& line : priced.lines())
        word(Facet::Product, line.product());
    auto guest = plainWords(merge::guestOf(order));
    guest.resize(std::min(guest.size(), guestWords));
    for (const auto& each : guest)
        word(Facet::Guest, each.substr(0, longestWord));
    for (const auto& payment : order.payments()) {
        number(Facet::Receipt, static_cast<std::int64_t>(payment.receipt()));
        word(Facet::Cashier, payment.staff());
        for (const auto& tender : payment.tenders())
            word(Facet::Tender, tender.kind());
    }
    for (const auto& refund : order.refunds())
        number(Facet::Receipt, static_cast<std::int64_t>(refund.receipt()));
    std::sort(facts.facets.begin(), facts.facets.end());
    facts.facets.erase(std::unique(facts.facets.begin(), facts.facets.end()), facts.facets.end());
    return facts;
}

SearchFold::SearchFold(SQLite::Database& database)
    : m_database(database)
    , m_put(database, "INSERT INTO order_index(at, row, status, total) VALUES(?,?,?,?) ON CONFLICT(at, row) DO UPDATE "
                      "SET status = excluded.status, total = excluded.total")
    , m_drop(database, "DELETE FROM order_index WHERE at = ? AND row = ?")
    , m_putFacet(database, "INSERT OR IGNORE INTO order_facet(facet, value, at, row) VALUES(?,?,?,?)")
    , m_dropFacet(database, "DELETE FROM order_facet WHERE facet = ? AND value = ? AND at = ? AND row = ?")
    , m_findWord(database, "SELECT id FROM order_word WHERE facet = ? AND word = ?")
    , m_addWord(database, "INSERT INTO order_word(facet, word) VALUES(?,?)")
    , m_dropWord(database,
                 "DELETE FROM order_word WHERE id = ?1 AND NOT EXISTS(SELECT 1 FROM order_facet WHERE facet = "
                 "?2 AND value = ?1)")
    , m_name(database, "INSERT OR IGNORE INTO order_name(product, words) VALUES(?,?)") {}

void SearchFold::named(const PricedOrder& order) {
    for (const auto& line : order.lines()) {
        const auto name = line.name().vi() + ' ' + line.name().en();
        if (name.size() < 2 || line.product().empty())
            continue;
        if (m_named.size() > cachedWords)
            m_named.clear();
        if (!m_named.insert(line.product() + '\n' + name).second)
            continue;
        std::string words;
        for (const auto& word : plainWords(name))
            words += (words.empty() ? "" : " ") + word;
        m_name.bindNoCopy(1, line.product());
        m_name.bindNoCopy(2, words);
        finish(m_name);
    }
}

std::int64_t SearchFold::valueOf(Facet facet, std::int64_t number, const std::string& word) {
    if (facet < Facet::Product)
        return number;
    if (m_words.size() > cachedWords)
        m_words.clear();
    auto& id = m_words[static_cast<char>(facet) + word];
    if (id != 0)
        return id;
    m_findWord.bind(1, static_cast<int>(facet));
    m_findWord.bindNoCopy(2, word);
    if (m_findWord.executeStep())
        id = m_findWord.getColumn(0).getInt64();
    m_findWord.reset();
    if (id == 0) {
        m_addWord.bind(1, static_cast<int>(facet));
        m_addWord.bindNoCopy(2, word);
        finish(m_addWord);
        id = m_database.getLastInsertRowid();
    }
    return id;
}

void SearchFold::index(std::int64_t row, const OrderState* before, const OrderState& after) {
    const auto was = before ? factsOf(*before) : std::nullopt;
    const auto is = factsOf(after);
    if (was != is)
        write(row, was ? &*was : nullptr, is ? &*is : nullptr);
}

void SearchFold::forget(std::int64_t row, const OrderState& order) {
    if (const auto was = factsOf(order))
        write(row, &*was, nullptr);
}

void SearchFold::write(std::int64_t row, const Facts* before, const Facts* after) {
    const bool moved = before && after && before->at != after->at;
    if (before && (!after || moved)) {
        m_drop.bind(1, before->at);
        m_drop.bind(2, row);
        finish(m_drop);
    }
    if (after) {
        m_put.bind(1, after->at);
        m_put.bind(2, row);
        m_put.bind(3, static_cast<int>(after->status));
        m_put.bind(4, after->total);
        finish(m_put);
    }
    const auto change = [&](SQLite::Statement& statement, std::int64_t at, const Facts::Each& each) {
        statement.bind(1, static_cast<int>(each.facet));
        statement.bind(2, valueOf(each.facet, each.number, each.word));
        statement.bind(3, at);
        statement.bind(4, row);
        finish(statement);
    };
    if (before)
        for (const auto& each : before->facets)
            if (!after || moved || !after->has(each)) {
                change(m_dropFacet, before->at, each);
                forgetWord(each.facet, each.word);
            }
    if (after)
        for (const auto& each : after->facets)
            if (!before || moved || !before->has(each))
                change(m_putFacet, after->at, each);
}

/// Names and numbers that no order has any more do not stay either.
void SearchFold::forgetWord(Facet facet, const std::string& word) {
    if (facet < Facet::Product)
        return;
    m_dropWord.bind(1, valueOf(facet, 0, word));
    m_dropWord.bind(2, static_cast<int>(facet));
    if (m_dropWord.exec() > 0)
        m_words.erase(static_cast<char>(facet) + word);
    m_dropWord.reset();
}

void SearchFold::discard() {
    m_words.clear(); // some may have been made by what was rolled back
    m_named.clear();
    for (auto* statement : {&m_put, &m_drop, &m_putFacet, &m_dropFacet, &m_findWord, &m_addWord, &m_dropWord, &m_name})
        statement->tryReset();
}

void SearchFold::clear() {
    m_database.exec("DELETE FROM order_index; DELETE FROM order_facet; DELETE FROM order_word; DELETE FROM order_name");
    m_words.clear();
    m_named.clear();
}

} // namespace phin::journal
