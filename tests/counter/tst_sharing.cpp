#include "app/counter/payment.h"
#include "sync/model/money.h"
#include "tests/counter/till_fixture.h"

#include <QTest>

#include <random>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {

model::v1::Tender part(const std::string& kind, std::int64_t amount, std::int64_t given = 0) {
    auto made = tender(kind, given);
    made.set_amount_minor(amount);
    return made;
}

std::int64_t costs(Till& till, const Uuid& order) {
    const auto priced = till.order(order);
    return priced ? priced->total_minor() : -1;
}

/// Everything that is open costs so much together.
std::int64_t costsTogether(Till& till) {
    std::int64_t sum = 0;
    for (const auto& open : till.openOrders())
        sum += costs(till, open.id);
    return sum;
}

std::int64_t unitsTogether(Till& till) {
    std::int64_t sum = 0;
    for (const auto& open : till.openOrders())
        for (const auto order = till.order(open.id).value(); const auto& line : order.lines())
            sum += line.quantity();
    return sum;
}

} // namespace

class tst_sharing : public QObject {
    Q_OBJECT
private slots:
    // --- splitting and merging
    void share_linesToANewOrder_bothCostWhatTheOneDid() {
        TillFixture shop;
        auto& till = shop.till();
        const auto whole = shop.opened(1, {"phin", "banh-mi", "water"});
        PHIN_OK(till.setQuantity(whole, 1, 3));
        const auto left = till.share(whole, {{idOf(2), "Lan", {{1, 2}, {2, 1}}}});
        PHIN_OK(left);
        QCOMPARE(left->total_minor(), std::int64_t{35'000});  // one phin, the water
        QCOMPARE(costs(till, idOf(2)), std::int64_t{85'000}); // two phin, the banh mi
        const auto open = till.openOrders();
        QCOMPARE(open.size(), std::size_t{2});
        QVERIFY(std::any_of(open.begin(), open.end(), [](const auto& each) { return each.guest == "Lan"; }));
    }

    void share_allLines_closesTheOrder() {
        TillFixture shop;
        auto& till = shop.till();
        const auto one = shop.opened(1, {"phin"}), other = shop.opened(2, {"phin", "water"});
        const auto left = till.share(one, {{other, "", {{1, 1}}}});
        PHIN_OK(left);
        QVERIFY(left->lines().empty());
        QCOMPARE(till.openOrders().size(), std::size_t{1});
        const auto merged = till.order(other);
        QCOMPARE(merged->lines_size(), 2);
        QCOMPARE(merged->lines(0).quantity(), 2); // equal lines become one
        QCOMPARE(merged->total_minor(), std::int64_t{60'000});
    }

    void share_whatAPersonSetByHand_isSharedOutToTheUnit() {
        TillFixture shop;
        auto& till = shop.till();
        const auto whole = shop.opened(1, {"phin", "bac-xiu"});
        PHIN_OK(till.setQuantity(whole, 1, 3));
        PHIN_OK(till.overrideLine(whole, 1, 70'001));
        PHIN_OK(till.discountLine(whole, 1, amountOff(10'000)));
        const auto total = costs(till, whole);
        PHIN_OK(till.share(whole, {{idOf(2), "", {{1, 1}}}, {idOf(3), "", {{1, 1}}}}));
        QCOMPARE(costsTogether(till), total);
    }

    void share_percentOffTheOrder_goesAlongAndAddsUp() {
        TillFixture shop;
        auto& till = shop.till();
        const auto whole = shop.opened(1, {"phin", "bac-xiu", "banh-mi"});
        PHIN_OK(till.discountOrder(whole, percentOff(1'234)));
        const auto total = costs(till, whole);
        PHIN_OK(till.share(whole, {{idOf(2), "", {{2, 1}}}}));
        QCOMPARE(costsTogether(till), total);
        QVERIFY(costs(till, idOf(2)) < 29'000);
    }

    void share_atRandom_neitherMakesNorLosesACent() {
        std::mt19937 random(20190402);
        const auto upTo = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
        TillFixture shop;
        auto& till = shop.till();
        const std::vector<std::string> products{"phin", "bac-xiu", "banh-mi", "water"};
        std::uint32_t next = 1;
        int shared = 0;
        for (int round = 0; round < 60; ++round) {
            const auto whole = shop.opened(next++, {products.begin(), products.begin() + 1 + upTo(3)});
            const auto begun = till.order(whole).value(); // what the loop goes over has to outlive it
            for (const auto& line : begun.lines()) {
                PHIN_OK(till.setQuantity(whole, line.line(), 1 + upTo(6)));
                if (upTo(3) == 0)
                    PHIN_OK(till.overrideLine(whole, line.line(), 1'000 + upTo(60'000)));
                if (upTo(2) == 0)
                    PHIN_OK(till.discountLine(
                        whole, line.line(), upTo(1) == 0 ? percentOff(1 + upTo(9'998)) : amountOff(1 + upTo(50'000))));
            }
            if (upTo(1) == 0)
                PHIN_OK(till.discountOrder(whole,
                                           upTo(1) == 0 ? percentOff(1 + upTo(9'998)) : amountOff(1 + upTo(90'000))));
            const auto before = costsTogether(till), units = unitsTogether(till);
            std::vector<Portion> portions;
            const auto lines = till.order(whole)->lines();
            for (int to = 0; to <= upTo(2); ++to) {
                Portion portion{idOf(next++), "", {}};
                for (const auto& line : lines)
                    if (const int some = upTo(line.quantity() / 3); some > 0)
                        portion.parts.push_back({line.line(), some});
                if (!portion.parts.empty())
                    portions.push_back(std::move(portion));
            }
            PHIN_OK(till.share(whole, portions));
            shared += portions.empty() ? 0 : 1;
            QCOMPARE(costsTogether(till), before);
            QCOMPARE(unitsTogether(till), units);
        }
        QVERIFY(shared > 20);
    }

    void share_whatCannotBe_leavesAllAsItWas_data() {
        QTest::addColumn<int>("to");
        QTest::addColumn<uint>("line");
        QTest::addColumn<int>("quantity");
        QTest::addColumn<int>("kind");
        QTest::newRow("to itself") << 1 << 1U << 1 << static_cast<int>(ErrorKind::WrongUse);
        QTest::newRow("no such line") << 2 << 9U << 1 << static_cast<int>(ErrorKind::NotFound);
        QTest::newRow("more than there are") << 2 << 1U << 2 << static_cast<int>(ErrorKind::WrongUse);
        QTest::newRow("none") << 2 << 1U << 0 << static_cast<int>(ErrorKind::WrongUse);
    }
    void share_whatCannotBe_leavesAllAsItWas() {
        QFETCH(const int, to);
        QFETCH(const uint, line);
        QFETCH(const int, quantity);
        QFETCH(const int, kind);
        TillFixture shop;
        auto& till = shop.till();
        const auto whole = shop.opened(1, {"phin", "water"});
        const auto result = till.share(
            whole, {{idOf(3), "", {{2, 1}}}, {idOf(static_cast<std::uint32_t>(to)), "", {{line, quantity}}}});
        PHIN_ERROR(result, static_cast<ErrorKind>(kind));
        QCOMPARE(till.openOrders().size(), std::size_t{1});
        QCOMPARE(costs(till, whole), std::int64_t{35'000});
    }

    void undo_ofAMove_putsAllOrdersBack() {
        TillFixture shop;
        auto& till = shop.till();
        const auto whole = shop.opened(1, {"phin", "banh-mi"}), other = shop.opened(2, {"water"});
        PHIN_OK(till.share(whole, {{other, "", {{1, 1}}}, {idOf(3), "", {{2, 1}}}}));
        QCOMPARE(till.openOrders().size(), std::size_t{2}); // the first one is closed
        PHIN_OK(till.undo(other));
        QCOMPARE(till.openOrders().size(), std::size_t{2});
        QCOMPARE(costs(till, whole), std::int64_t{60'000});
        QCOMPARE(costs(till, other), std::int64_t{10'000});
    }

    void undo_ofAMove_whereTheOtherOrderWentOn_isRefused() {
        TillFixture shop;
        auto& till = shop.till();
        const auto whole = shop.opened(1, {"phin", "banh-mi"});
        PHIN_OK(till.share(whole, {{idOf(2), "", {{1, 1}}}}));
        PHIN_OK(shop.pay(idOf(2), idOf(50)));
        PHIN_ERROR(till.undo(whole), ErrorKind::Refused);
        QCOMPARE(costs(till, whole), std::int64_t{35'000});
    }

    void share_thenKilled_everyLineIsInOneOrder() {
        TillFixture shop;
        const auto whole = shop.opened(1, {"phin", "banh-mi", "water"});
        shop.restart();
        for (std::uint32_t n = 2; n < 12; ++n) {
            auto& till = shop.till();
            const auto from = n == 2 ? whole : idOf(n - 1);
            const auto lines = till.order(from)->lines();
            PHIN_OK(till.share(from, {{idOf(n), "", {{lines.begin()->line(), 1}}}}));
            if (n % 3 == 0)
                shop.restart();
            QCOMPARE(unitsTogether(shop.till()), std::int64_t{3});
            QCOMPARE(costsTogether(shop.till()), std::int64_t{70'000});
        }
    }

    // --- a payment in parts
    void parts_takenOneByOne_areOnePaymentThatAddsUp() {
        TillFixture shop;
        auto& till = shop.till();
        const auto order = shop.opened(1, {"phin", "banh-mi"}); // 60.000
        PHIN_OK(till.takeTender(order, part("cash", 20'000, 50'000)));
        PHIN_OK(till.takeTender(order, part("card", 15'000)));
        QCOMPARE(outstanding(costs(till, order), till.taken(order)), std::int64_t{25'000});
        const auto paid = shop.pay(order, idOf(9), {tender("cash", 30'000)});
        PHIN_OK(paid);
        QCOMPARE(paid->changeMinor, std::int64_t{35'000});
        const auto tenders = shop.stored(order)->payments(0).tenders();
        QCOMPARE(tenders.size(), 3);
        std::int64_t sum = 0, drawer = 0;
        for (const auto& each : tenders) {
            sum += each.amount_minor();
            QCOMPARE(each.given_minor() - each.change_minor(), each.amount_minor());
            drawer += each.kind() == "cash" ? each.given_minor() - each.change_minor() : 0;
        }
        QCOMPARE(sum, std::int64_t{60'000});
        QCOMPARE(drawer, std::int64_t{45'000});
        QCOMPARE(tenders.Get(0).change_minor(), std::int64_t{30'000});
    }

    void parts_ofAnEvenSplit_addUpToTheCent() {
        for (std::int64_t total = 1; total < 300; ++total)
            for (int guests = 1; guests <= 7; ++guests) {
                std::vector<model::v1::Tender> taken;
                for (int left = guests; left > 1; --left) {
                    const auto due = allocate(outstanding(total, taken), std::vector<std::int64_t>(left, 1)).front();
                    if (due > 0)
                        taken.push_back(settlePart(outstanding(total, taken), part("card", due)).value());
                }
                if (const auto rest = outstanding(total, taken); rest > 0)
                    taken.push_back(part("card", rest));
                const auto settled = settle(total, taken);
                PHIN_OK(settled);
                std::int64_t sum = 0;
                for (const auto& each : settled->tenders)
                    sum += each.amount_minor();
                QCOMPARE(sum, total);
            }
    }

    void parts_wrong_areRefused_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<qint64>("given");
        QTest::newRow("more than is due") << "card" << qint64{25'001} << qint64{0};
        QTest::newRow("nothing") << "cash" << qint64{0} << qint64{0};
        QTest::newRow("less than it covers") << "cash" << qint64{20'000} << qint64{10'000};
        QTest::newRow("change on a card") << "card" << qint64{20'000} << qint64{25'000};
    }
    void parts_wrong_areRefused() {
        QFETCH(const QString, kind);
        QFETCH(const qint64, amount);
        QFETCH(const qint64, given);
        TillFixture shop;
        const auto order = shop.opened(1, {"phin"});
        PHIN_ERROR(shop.till().takeTender(order, part(kind.toStdString(), amount, given)), ErrorKind::Refused);
        QVERIFY(shop.till().taken(order).empty());
    }

    void parts_taken_surviveARestartAndUndo() {
        TillFixture shop;
        const auto order = shop.opened(1, {"phin", "banh-mi"});
        PHIN_OK(shop.till().takeTender(order, part("card", 20'000)));
        PHIN_OK(shop.till().setQuantity(order, 1, 2));
        PHIN_OK(shop.till().undo(order)); // takes back the line, never the money
        QCOMPARE(shop.till().taken(order).size(), std::size_t{1});
        shop.restart();
        QCOMPARE(shop.till().taken(order).size(), std::size_t{1});
        PHIN_OK(shop.pay(order, idOf(9), {tender("cash", 40'000)}));
        QCOMPARE(shop.stored(order)->payments(0).tenders_size(), 2);
    }

    void parts_taken_keepTheOrderFromBeingVoidedOrSplit() {
        TillFixture shop;
        auto& till = shop.till();
        const auto order = shop.opened(1, {"phin", "banh-mi"});
        PHIN_OK(till.takeTender(order, part("card", 20'000)));
        PHIN_ERROR(shop.voidOrder(order), ErrorKind::Refused);
        PHIN_ERROR(till.share(order, {{idOf(2), "", {{1, 1}}}}), ErrorKind::Refused);
        PHIN_OK(till.giveTenderBack(order, 0));
        PHIN_OK(till.share(order, {{idOf(2), "", {{1, 1}}}}));
        PHIN_OK(shop.voidOrder(order));
    }
};

QTEST_APPLESS_MAIN(tst_sharing)
#include "tst_sharing.moc"
