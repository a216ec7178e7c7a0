#include "sync/journal/order_search.h"

#include "sync/journal/database.h"
#include "sync/journal/order_lists.h"
#include "sync/model/plain_words.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace phin::journal {
namespace {

using model::v1::OrderState;

constexpr std::int64_t mostWords = 500; // of one beginning, before more letters are asked for
constexpr OrderPlace newestPlace{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max()};

std::vector<std::string> wordsIn(const std::string& spaced) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < spaced.size();) {
        const auto end = std::min(spaced.find(' ', at), spaced.size());
        words.push_back(spaced.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// Turns what is asked for into lists.
class Asking {
public:
    Asking(SQLite::Database& database, bool& broad)
        : m_database(database)
        , m_broad(broad) {}

    OrderListPtr all(const OrderQuery& query) {
        std::vector<OrderListPtr> lists;
        if (query.receipt)
            lists.push_back(receipt(*query.receipt));
        if (!query.text.empty())
            lists.push_back(text(query.text));
        if (!query.guest.empty())
            lists.push_back(guest(plainWords(query.guest)));
        if (!query.product.empty())
            lists.push_back(products(query.product, plainWords(query.product)));
        if (!query.cashier.empty())
            lists.push_back(word(Facet::Cashier, query.cashier));
        if (!query.tender.empty())
            lists.push_back(word(Facet::Tender, query.tender));
        if (query.status && *query.status != OrderStatus::Paid)
            lists.push_back(facetList(m_database, Facet::Status, static_cast<int>(*query.status)));
        bool scans = query.status == OrderStatus::Paid; // of which there are too many for a list of their own
        if (query.leastMinor || query.mostMinor) {
            auto amounts = amountList(m_database, query.leastMinor.value_or(std::numeric_limits<std::int64_t>::min()),
                                      query.mostMinor.value_or(std::numeric_limits<std::int64_t>::max() - 1));
            if (amounts)
                lists.push_back(std::move(amounts));
            else
                scans = true;
        }
        if (scans || lists.empty())
            lists.push_back(scanList(m_database, [query](OrderStatus status, std::int64_t total) {
                return (!query.status || status == *query.status) &&
                       (!query.leastMinor || total >= *query.leastMinor) &&
                       (!query.mostMinor || total <= *query.mostMinor);
            }));
        return eachOf(std::move(lists));
    }

private:
    OrderListPtr none() { return anyOf({}); }
    OrderListPtr receipt(std::uint64_t number) {
        return facetList(m_database, Facet::Receipt, static_cast<std::int64_t>(number));
    }
    OrderListPtr word(Facet facet, const std::string& text) {
        SQLite::Statement find(m_database, "SELECT id FROM order_word WHERE facet = ? AND word = ?");
        find.bind(1, static_cast<int>(facet));
        find.bindNoCopy(2, text);
        return find.executeStep() ? facetList(m_database, facet, find.getColumn(0).getInt64()) : none();
    }
    /// Guests with a word that begins like that.
    OrderListPtr guest(const std::string& plain) {
        const auto begin = plain.substr(0, longestWord);
        if (begin.size() == 1)
            return word(Facet::Guest, begin); // table 5, not 50 to 59
        SQLite::Statement find(m_database,
                               "SELECT id FROM order_word WHERE facet = ? AND word >= ? AND word < ? LIMIT ?");
        find.bind(1, static_cast<int>(Facet::Guest));
        find.bind(2, begin);
        find.bind(3, begin + '\xFF'); // no byte of UTF-8
        find.bind(4, mostWords + 1);
        std::vector<OrderListPtr> lists;
        while (find.executeStep()) {
            if (static_cast<std::int64_t>(lists.size()) == mostWords) {
                m_broad = true;
                return word(Facet::Guest, begin);
            }
            lists.push_back(facetList(m_database, Facet::Guest, find.getColumn(0).getInt64()));
        }
        return anyOf(std::move(lists));
    }
    OrderListPtr guest(const std::vector<std::string>& words) {
        std::vector<OrderListPtr> lists;
        for (const auto& each : words)
            lists.push_back(guest(each));
        return lists.empty() ? none() : eachOf(std::move(lists));
    }
    /// Products with that id, or a name with all these words.
    std::set<std::string> productIds(const std::string& id, const std::vector<std::string>& words) {
        if (!m_named) {
            m_named.emplace();
            SQLite::Statement names(m_database, "SELECT product, words FROM order_name");
            while (names.executeStep())
                m_named->push_back({names.getColumn(0).getString(), wordsIn(names.getColumn(1).getString())});
        }
        std::set<std::string> ids;
        for (const auto& each : *m_named)
            if (each.product == id || (!words.empty() && eachBegins(words, each.words)))
                ids.insert(each.product);
        return ids;
    }
    OrderListPtr products(const std::set<std::string>& ids) {
        std::vector<OrderListPtr> lists;
        for (const auto& id : ids)
            lists.push_back(word(Facet::Product, id));
        return anyOf(std::move(lists));
    }
    OrderListPtr products(const std::string& id, const std::vector<std::string>& words) {
        auto ids = productIds(id, words);
        ids.insert(id); // one that was sold without a name
        return products(ids);
    }
    /// All the words in one product or in one guest's name, or the number; where nothing is called like that, each word
    /// somewhere: "lan bac xiu" finds Lan's bạc xỉu.
    OrderListPtr text(const std::string& typed) {
        const auto words = plainWords(typed);
        auto plain = plainText(typed);
        const auto from = plain.find_first_not_of(" \t#");
        plain = from == std::string::npos ? "" : plain.substr(from, plain.find_last_not_of(" \t") - from + 1);
        std::vector<OrderListPtr> whole;
        whole.push_back(word(Facet::Number, plain));
        std::uint64_t number = 0;
        const auto* const end = plain.data() + plain.size();
        if (const auto read = std::from_chars(plain.data(), end, number); !plain.empty() && read.ptr == end)
            if (read.ec == std::errc())
                whole.push_back(receipt(number));
        const auto ids = productIds(typed, words);
        whole.push_back(products(ids));
        if (!ids.empty() || words.size() < 2) {
            whole.push_back(guest(words));
            return anyOf(std::move(whole));
        }
        std::vector<OrderListPtr> each;
        for (const auto& one : words) {
            std::vector<OrderListPtr> somewhere;
            somewhere.push_back(products(productIds({}, {one})));
            somewhere.push_back(guest(one));
            each.push_back(anyOf(std::move(somewhere)));
        }
        whole.push_back(eachOf(std::move(each)));
        return anyOf(std::move(whole));
    }

    struct Named {
        std::string product;
        std::vector<std::string> words;
    };
    SQLite::Database& m_database;
    bool& m_broad;
    std::optional<std::vector<Named>> m_named;
};

} // namespace

Result<OrderSearch> OrderSearch::open(const std::filesystem::path& file) {
    auto database = openForReading(file);
    if (!database)
        return database.error();
    return OrderSearch(std::move(*database));
}

Result<OrderPage> OrderSearch::find(const OrderQuery& query, std::optional<OrderPlace> after, int most,
                                    const std::function<bool()>& goOn, int mostSteps) try {
    OrderPage page;
    const SQLite::Transaction oneView(*m_database); // rolled back: nothing was written
    const auto list = Asking(*m_database, page.broad).all(query);
    SQLite::Statement state(*m_database, "SELECT state FROM orders WHERE row = ?");
    const auto before = [](const OrderPlace& place) { return OrderPlace{place.at, place.row - 1}; };
    OrderPlace from = after ? before(*after) : newestPlace;
    if (query.untilMs) // whole seconds: one that began before it counts
        from = std::min(from, OrderPlace{(*query.untilMs + 999) / 1'000 - 1, newestPlace.row});
    const auto oldest = query.fromMs ? *query.fromMs / 1'000 : std::numeric_limits<std::int64_t>::min();
    std::optional<OrderPlace> last;
    int steps = 0;
    while (true) {
        if (goOn && !goOn()) {
            page.stopped = true;
            return page;
        }
        const auto step = list->next(from);
        if (!step || step->place.at < oldest)
            return page;
        from = step->place;
        if (mostSteps > 0 && ++steps > mostSteps) {
            page.next = OrderPlace{from.at, from.row + 1}; // this one is looked at then
            return page;
        }
        if (!step->holds)
            continue;
        if (static_cast<int>(page.orders.size()) >= most) { // there is one more
            page.next = last;
            return page;
        }
        last = step->place;
        from = before(from);
        state.bind(1, step->place.row);
        if (state.executeStep()) {
            const auto bytes = state.getColumn(0);
            auto order = std::make_shared<OrderState>();
            if (order->ParseFromArray(bytes.getBlob(), bytes.getBytes()))
                page.orders.push_back(std::move(order));
        }
        state.reset();
    }
} catch (const SQLite::Exception& error) {
    return explain(error);
}

int OrderSearch::heldSince() {
    return m_database
        ->execAndGet("SELECT coalesce((SELECT CAST(CAST(bytes AS TEXT) AS INTEGER) FROM paper "
                     "WHERE kind = 'orders since'), 0)")
        .getInt();
}

} // namespace phin::journal
