#include "sync/journal/order_search.h"
#include "sync/journal/reader.h"
#include "sync/model/merge.h"
#include "sync/model/plain_words.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;
using namespace phin::model::v1;

namespace {

constexpr int allDays = 99'999'999;
constexpr std::int64_t start = FakeClock::aprilMorningMs;

struct Named {
    const char* id;
    const char* vi;
    std::int64_t price;
};
constexpr std::array menu{Named{"phin-milk", "Phin sữa đá", 29'000}, Named{"phin-black", "Phin đen đá", 25'000},
                          Named{"bac-xiu", "Bạc xỉu", 32'000}, Named{"banh-mi", "Bánh mì gà", 45'000}};

struct Sale {
    unsigned number = 0;
    std::vector<std::size_t> products{0};
    const char* guest = "";
    const char* tender = "cash"; ///< empty: not paid
    const char* staff = "lan";
    std::int64_t atMs = start;
};

OrderPlaced placedAs(const Sale& sale) {
    auto fact = placed(sale.number, 0);
    fact.set_placed_at_ms(sale.atMs);
    fact.set_guest(sale.guest);
    fact.set_staff(sale.staff);
    std::int64_t total = 0;
    for (const auto product : sale.products) {
        auto& line = *fact.mutable_order()->add_lines();
        line.set_line(static_cast<std::uint32_t>(fact.order().lines_size()));
        line.set_product(menu[product].id);
        line.mutable_name()->set_vi(menu[product].vi);
        line.set_quantity(1);
        line.set_total_minor(menu[product].price);
        total += menu[product].price;
    }
    fact.mutable_order()->set_total_minor(total);
    return fact;
}

OrderPaid paidAs(const Sale& sale) {
    auto fact = paid(sale.number, 1'000 + sale.number);
    fact.set_staff(sale.staff);
    fact.mutable_tenders(0)->set_kind(sale.tender);
    return fact;
}

void sell(Journal& journal, const Sale& sale) {
    if (*sale.tender)
        decide(journal, std::pair{"order.placed", placedAs(sale)}, std::pair{"order.paid", paidAs(sale)});
    else
        decide(journal, std::pair{"order.placed", placedAs(sale)});
}

OrderRefunded refund(unsigned number, std::uint64_t receipt) {
    OrderRefunded fact;
    fact.set_schema(1);
    fact.set_order_id(orderId(number));
    fact.set_refund_id("refund-" + std::to_string(number));
    fact.set_receipt(receipt);
    fact.set_business_date(20260801);
    return fact;
}

OrderVoided voided(unsigned number) {
    OrderVoided fact;
    fact.set_schema(1);
    fact.set_order_id(orderId(number));
    return fact;
}

/// The numbers of the orders found, newest first; in pages of that size, or of what was found in so many steps.
std::vector<unsigned> found(const std::filesystem::path& file, const OrderQuery& query, int page = 100,
                            int mostSteps = 0) {
    auto search = must(OrderSearch::open(file));
    std::vector<unsigned> numbers;
    std::optional<OrderPlace> after;
    do {
        const auto answer = must(search.find(query, after, page, {}, mostSteps));
        for (const auto& order : answer.orders)
            numbers.push_back(static_cast<unsigned>(std::stoul(order->placed().number().substr(2))));
        after = answer.next;
    } while (after);
    return numbers;
}

using Numbers = std::vector<unsigned>;

/// All that the search looks in, in words that mean the same in every file.
std::string facetsOf(const std::filesystem::path& file) {
    SQLite::Database database(file.string());
    SQLite::Statement rows(database,
                           "SELECT hex(orders.id), f.facet, iif(f.facet < 8, value, word), f.at, i.status, i.total "
                           "FROM order_facet f LEFT JOIN orders USING(row) LEFT JOIN order_index i USING(at, row) "
                           "LEFT JOIN order_word w ON f.facet >= 8 AND w.id = value ORDER BY 1, 2, 3, 4");
    std::string all;
    while (rows.executeStep())
        for (int column = 0; column < 6; ++column)
            all += rows.getColumn(column).getString() + (column == 5 ? '\n' : ' ');
    SQLite::Statement names(database, "SELECT product, words FROM order_name ORDER BY 1, 2");
    while (names.executeStep())
        all += names.getColumn(0).getString() + ": " + names.getColumn(1).getString() + '\n';
    return all;
}

/// The same rules said in the plainest way.
bool matches(const OrderQuery& query, const OrderState& order) {
    const auto& placed = order.placed();
    const auto& priced = merge::orderOf(order);
    const auto anyLine = [&](const auto& test) {
        return std::any_of(priced.lines().begin(), priced.lines().end(), test);
    };
    if (!query.product.empty() && !anyLine([&](const OrderLine& line) {
            return line.product() == query.product ||
                   eachBegins(plainWords(query.product), plainWords(line.name().vi()));
        }))
        return false;
    for (const auto& sought : plainWords(query.guest)) {
        const auto words = plainWords(merge::guestOf(order));
        if (std::none_of(words.begin(), words.end(), [&sought](const std::string& word) {
                return sought.size() == 1 ? word == sought : word.starts_with(sought);
            }))
            return false;
    }
    if (!query.tender.empty() &&
        std::none_of(order.payments().begin(), order.payments().end(),
                     [&](const OrderPaid& payment) { return payment.tenders(0).kind() == query.tender; }))
        return false;
    const auto total = priced.total_minor();
    return (query.cashier.empty() || placed.staff() == query.cashier) &&
           (!query.status || statusOf(order) == *query.status) &&
           (!query.fromMs || placed.placed_at_ms() >= *query.fromMs) &&
           (!query.untilMs || placed.placed_at_ms() < *query.untilMs) &&
           (!query.leastMinor || total >= *query.leastMinor) && (!query.mostMinor || total <= *query.mostMinor);
}

} // namespace

class tst_order_search : public QObject {
    Q_OBJECT

    FakeClock m_clock;

private slots:
    void Find_byEachThing_findsThatAndNothingElse() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        sell(*till, {.number = 1, .products = {0, 3}, .guest = "Chị Lan bàn 5", .atMs = start});
        sell(*till, {.number = 2, .products = {1}, .guest = "Bàn 50", .tender = "card", .atMs = start + 60'000});
        sell(*till, {.number = 3, .products = {2}, .tender = "qr", .staff = "minh", .atMs = start + 120'000});
        sell(*till, {.number = 4, .products = {0}, .guest = "Lành", .tender = "", .atMs = start + 180'000});
        decide(*till, std::pair{"order.refunded", refund(3, 9'000)});
        const auto& file = till->file();
        QCOMPARE(found(file, {}), (Numbers{4, 3, 2, 1}));
        QCOMPARE(found(file, {.receipt = 1'002}), (Numbers{2}));
        QCOMPARE(found(file, {.receipt = 9'000}), (Numbers{3})); // a refund's receipt is one too
        QCOMPARE(found(file, {.product = "phin sua"}), (Numbers{4, 1}));
        QCOMPARE(found(file, {.product = "phin-black"}), (Numbers{2}));
        QCOMPARE(found(file, {.product = "phin"}), (Numbers{4, 2, 1}));
        QCOMPARE(found(file, {.guest = "lan"}), (Numbers{4, 1}));
        QCOMPARE(found(file, {.guest = "bàn 5"}), (Numbers{1})); // and not table 50
        QCOMPARE(found(file, {.tender = "card"}), (Numbers{2}));
        QCOMPARE(found(file, {.cashier = "minh"}), (Numbers{3}));
        QCOMPARE(found(file, {.status = OrderStatus::Paid}), (Numbers{2, 1}));
        QCOMPARE(found(file, {.status = OrderStatus::Refunded}), (Numbers{3}));
        QCOMPARE(found(file, {.status = OrderStatus::Open}), (Numbers{4}));
        QCOMPARE(found(file, {.fromMs = start + 60'000, .untilMs = start + 180'000}), (Numbers{3, 2}));
        QCOMPARE(found(file, {.leastMinor = 74'000, .mostMinor = 74'000}), (Numbers{1}));
        QCOMPARE(found(file, {.leastMinor = 26'000, .mostMinor = 40'000}), (Numbers{4, 3}));
        QCOMPARE(found(file, {.leastMinor = 40'000}), (Numbers{1}));
        QCOMPARE(found(file, {.product = "phin", .guest = "lan", .status = OrderStatus::Paid}), (Numbers{1}));
        QCOMPARE(found(file, {.product = "espresso"}), (Numbers{}));
    }

    void Find_byWhatIsTyped_looksEverywhereAndPrefersTheWholeName() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        sell(*till, {.number = 1, .products = {0}, .guest = "Lan", .atMs = start});
        sell(*till, {.number = 2, .products = {1, 2}, .atMs = start + 1'000}); // "phin đen", "bạc xỉu"
        sell(*till, {.number = 3, .products = {2}, .guest = "Lan", .atMs = start + 2'000});
        const auto typed = [&](const char* text) { return found(till->file(), {.text = text}); };
        QCOMPARE(typed("a-2"), (Numbers{2}));
        QCOMPARE(typed(" A-2 "), (Numbers{2}));
        QCOMPARE(typed("#1003"), (Numbers{3}));
        QCOMPARE(typed("PHIN SỮA"), (Numbers{1}));
        QCOMPARE(typed("lan"), (Numbers{3, 1}));
        QCOMPARE(typed("lan bac xiu"), (Numbers{3})); // a guest and a product
        QCOMPARE(typed("   "), (Numbers{}));
        QCOMPARE(typed("99999999999999999999999"), (Numbers{}));
    }

    void Find_anyMixture_isWhatLookingAtEveryOrderFinds() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        std::mt19937 random(7);
        const auto any = [&random](std::size_t count) { return static_cast<std::size_t>(random()) % count; };
        constexpr std::array guests{"", "", "Chị Lan", "Anh Minh bàn 5", "Bàn 50", "Lành"};
        constexpr std::array tenders{"cash", "card", "qr", ""};
        constexpr std::array people{"lan", "minh", "hoa"};
        constexpr unsigned orders = 400;
        till->begin();
        for (unsigned i = 1; i <= orders; ++i) {
            Sale sale{.number = i, .products = {any(4)}, .guest = guests[any(6)], .tender = tenders[any(4)]};
            for (auto more = any(3); more > 0; --more)
                sale.products.push_back(any(4));
            sale.staff = people[any(3)];
            sale.atMs = start + static_cast<std::int64_t>(any(200)) * 1'000; // several in one second, and not in order
            till->append("order.placed", placedAs(sale));
            if (*sale.tender)
                till->append("order.paid", paidAs(sale));
            if (*sale.tender && any(8) == 0)
                till->append("order.refunded", refund(i, 5'000 + i));
            else if (!*sale.tender && any(3) == 0)
                till->append("order.voided", voided(i));
            if (i % 50 == 0) {
                till->commit();
                till->begin();
            }
        }
        till->commit();
        std::vector<OrderState> states;
        must(Reader::open(till->file())).ordersOfPeriod(0, allDays, [&](const OrderState& state) {
            states.push_back(state);
        });
        constexpr std::array products{"", "", "phin", "phin sua", "bac-xiu", "mi", "tea"};
        constexpr std::array names{"", "", "lan", "5", "ban", "minh ban"};
        for (int round = 0; round < 300; ++round) {
            OrderQuery query{.product = products[any(7)], .guest = names[any(6)]};
            query.tender = any(3) == 0 ? tenders[any(3)] : "";
            query.cashier = any(3) == 0 ? people[any(3)] : "";
            if (any(3) == 0)
                query.status = static_cast<OrderStatus>(any(4));
            if (any(3) == 0)
                query.fromMs = start + static_cast<std::int64_t>(any(200)) * 1'000;
            if (any(3) == 0)
                query.untilMs = start + static_cast<std::int64_t>(any(200)) * 1'000;
            if (any(3) == 0)
                query.leastMinor = static_cast<std::int64_t>(any(90)) * 1'000;
            if (any(3) == 0)
                query.mostMinor = static_cast<std::int64_t>(any(120)) * 1'000;
            std::multiset<unsigned> expected;
            for (const auto& state : states)
                if (matches(query, state))
                    expected.insert(static_cast<unsigned>(std::stoul(state.placed().number().substr(2))));
            const auto all = found(till->file(), query, 400);
            QCOMPARE(std::multiset<unsigned>(all.begin(), all.end()), expected);
            QCOMPARE(found(till->file(), query, 7), all);    // no page leaves one out or says one twice
            QCOMPARE(found(till->file(), query, 7, 3), all); // nor does a part of one
            std::vector<std::int64_t> times;
            for (const auto number : all)
                times.push_back(must(Reader::open(till->file())).order(orderId(number))->placed().placed_at_ms());
            QVERIFY(std::is_sorted(times.rbegin(), times.rend()));
        }
    }

    void Find_whileOrdersCome_pagesNeitherRepeatNorLeaveOut() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        for (unsigned i = 1; i <= 10; ++i)
            sell(*till, {.number = i, .atMs = start + i * 1'000});
        auto search = must(OrderSearch::open(till->file()));
        const auto first = must(search.find({.product = "phin"}, {}, 5));
        QCOMPARE(first.orders.size(), std::size_t{5});
        for (unsigned i = 11; i <= 20; ++i)
            sell(*till, {.number = i, .atMs = start + i * 1'000});
        const auto second = must(search.find({.product = "phin"}, first.next, 5));
        QCOMPARE(second.orders.front()->placed().number(), std::string("A-5"));
        QCOMPARE(second.orders.size(), std::size_t{5});
        QVERIFY(!second.next);
    }

    void Find_thatNobodyWantsAnyMore_ends() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        till->begin();
        for (unsigned i = 1; i <= 3'000; ++i)
            till->append("order.placed", placedAs({.number = i, .atMs = start + i * 1'000}));
        till->commit();
        auto search = must(OrderSearch::open(till->file()));
        int asked = 0;
        const auto page = must(search.find({.status = OrderStatus::Paid}, {}, 50, [&] { return ++asked < 3; }));
        QVERIFY(page.stopped);
        QCOMPARE(asked, 3);
        QVERIFY(!must(search.find({.status = OrderStatus::Paid}, {}, 50)).stopped); // and it can be asked again
    }

    void Find_aBeginningOfTooManyNames_saysSo() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        till->begin();
        for (unsigned i = 1; i <= 600; ++i) {
            const auto phone = "09" + std::to_string(10'000'000 + i);
            till->append("order.placed", placedAs({.number = i, .guest = phone.c_str(), .atMs = start + i * 1'000}));
        }
        till->commit();
        auto search = must(OrderSearch::open(till->file()));
        QVERIFY(must(search.find({.guest = "09"}, {}, 10)).broad);
        const auto narrow = must(search.find({.guest = "0910000017"}, {}, 10));
        QVERIFY(!narrow.broad);
        QCOMPARE(narrow.orders.size(), std::size_t{1});
    }

    void Index_whateverOrderEntriesComeIn_isTheSame() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        auto other = shop.open("till-b", m_clock);
        std::vector<std::string> ones, others;
        const auto keep = [](std::vector<std::string>& to, const Committed& committed) {
            to.insert(to.end(), committed.ownBatches.begin(), committed.ownBatches.end());
        };
        for (unsigned i = 1; i <= 12; ++i) {
            m_clock.advance(1'000);
            const Sale sale{.number = i, .products = {i % 4}, .guest = "Bàn 5", .atMs = start + i * 1'000};
            keep(ones, decide(*till, std::pair{"order.placed", placedAs(sale)}));
            OrderChanged change;
            change.set_schema(1);
            change.set_order_id(orderId(i));
            change.set_revision(1);
            change.set_guest("Bàn 6 cạnh cửa");
            *change.mutable_order() = placedAs({.number = i, .products = {(i + 1) % 4, 3}}).order();
            keep(ones, decide(*till, std::pair{"order.changed", change}));
            if (i % 3 == 0)
                keep(ones, decide(*till, std::pair{"order.voided", voided(i)}));
            else
                keep(others, decide(*other, std::pair{"order.paid", paidAs(sale)})); // another till took the money
            if (i % 3 == 1)
                keep(others, decide(*other, std::pair{"order.refunded", refund(i, 50 + i)}));
        }
        std::string expected;
        std::mt19937 random(3);
        for (int round = 0; round < 6; ++round) {
            auto replica = shop.open("replica-" + std::to_string(round), m_clock);
            for (auto* const from : {till.get(), other.get()}) // their births
                give(*replica,
                     must(Reader::open(from->file())).range({from->device(), 1}, 0, 1)->batch.SerializeAsString());
            std::size_t one = 0, two = 0;
            while (one < ones.size() || two < others.size())
                if (two == others.size() || (one < ones.size() && random() % 2 == 0))
                    give(*replica, ones[one++]);
                else
                    give(*replica, others[two++]);
            const auto facets = facetsOf(replica->file());
            if (round == 0)
                expected = facets;
            QCOMPARE(facets, expected);
            must(replica->rebuild());
            QCOMPARE(facetsOf(replica->file()), expected);
        }
        QVERIFY(expected.size() > 1'000);
    }

    void Index_ofATransactionThatWasTakenBack_holdsNothingOfIt() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        till->begin();
        till->append("order.placed", placedAs({.number = 1, .guest = "Lan"}));
        till->rollback();
        QCOMPARE(facetsOf(till->file()), std::string());
        sell(*till, {.number = 2, .guest = "Lan"});
        QCOMPARE(found(till->file(), {.guest = "lan"}), (Numbers{2}));
        QCOMPARE(found(till->file(), {.text = "phin sua"}), (Numbers{2}));
    }

    void Index_ofOrdersThatAreForgotten_goesWithThem() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        sell(*till, {.number = 1, .guest = "Lan"});
        m_clock.advance(60 * FakeClock::day);
        auto late = placedAs({.number = 2, .guest = "Minh", .atMs = start + 60 * FakeClock::day});
        late.set_business_date(20260930);
        decide(*till, std::pair{"order.placed", late});
        const auto before = m_clock.nowMs() - 30 * FakeClock::day;
        till->begin();
        till->acknowledge(*till->head());
        till->commit();
        till->prune(before);
        QCOMPARE(till->forgetOrders(before, 20260901), std::uint64_t{1});
        QCOMPARE(found(till->file(), {}), (Numbers{2}));
        QCOMPARE(found(till->file(), {.guest = "lan"}), (Numbers{}));
        SQLite::Database file(till->file().string());
        QCOMPARE(file.execAndGet("SELECT count(*) FROM order_facet JOIN orders USING(row)").getInt(),
                 file.execAndGet("SELECT count(*) FROM order_facet").getInt());
        QCOMPARE(must(OrderSearch::open(till->file())).heldSince(), 20260901);
    }
};

QTEST_GUILESS_MAIN(tst_order_search)
#include "tst_order_search.moc"
