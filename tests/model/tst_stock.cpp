#include "sync/model/stock.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace phin;

namespace {

std::int64_t sum(const StockUnits& parts) {
    return std::accumulate(parts.begin(), parts.end(), std::int64_t{0},
                           [](std::int64_t all, const auto& part) { return all + part.second; });
}

StockLedger ledgerOf(std::map<std::string, StockAccount> accounts) {
    return {20190401, "croissant", std::move(accounts)};
}

} // namespace

class TestStock : public QObject {
    Q_OBJECT

private slots:
    void split_withoutDemand_isEven() {
        QCOMPARE(splitStock(24, {"till-a", "till-b"}, {}), (StockUnits{{"till-a", 12}, {"till-b", 12}}));
        QCOMPARE(splitStock(5, {"till-b", "till-a"}, {}), (StockUnits{{"till-a", 3}, {"till-b", 2}}));
        QCOMPARE(splitStock(1, {"till-a", "till-a"}, {}), (StockUnits{{"till-a", 1}})); // named twice, dealt once
        QVERIFY(splitStock(7, {}, {}).empty());
    }

    void split_byDemand_losesNothingAndLeavesNobodyOut() {
        QCOMPARE(splitStock(24, {"till-a", "till-b"}, {{"till-a", 17}, {"till-b", 5}}),
                 (StockUnits{{"till-a", 18}, {"till-b", 6}}));
        std::mt19937 random(3);
        for (int round = 0; round < 500; ++round) {
            StockUnits demand;
            std::vector<std::string> tills;
            for (unsigned till = 0; till <= random() % 6; ++till) {
                tills.push_back("till-" + std::to_string(till));
                demand[tills.back()] = static_cast<std::int64_t>(random() % 50);
            }
            const auto units = static_cast<std::int64_t>(random() % 200);
            const auto parts = splitStock(units, tills, demand);
            QCOMPARE(sum(parts), units);
            for (const auto& [till, part] : parts)
                QVERIFY(part >= 0);
        }
        QCOMPARE(sum(splitStock(mostStockUnits, {"a", "b", "c"}, {{"a", 1LL << 60}, {"b", -5}})), mostStockUnits);
    }

    void ask_whenLow_forTheFairPart() {
        QCOMPARE(stockToAskFor(ledgerOf({{"a", {.received = 1}}, {"b", {.counted = 9}}}), "a", {}), 4);
        QCOMPARE(stockToAskFor(ledgerOf({{"a", {.received = 3}}, {"b", {.counted = 9}}}), "a", {}), 0); // not low
        QCOMPARE(stockToAskFor(ledgerOf({{"a", {.received = 1, .wanted = 5}}, {"b", {.counted = 9}}}), "a", {}), 0);
        QCOMPARE(stockToAskFor(ledgerOf({{"b", {.counted = 9}}}), "a", {{"a", 8}}), 8);
        QCOMPARE(stockToAskFor(ledgerOf({{"a", {.received = 1}}, {"b", {.counted = 1}}}), "a", {}), 0);
    }

    void give_toWhoAsked_noMoreThanCanBeSpared() {
        const auto ledger = ledgerOf({{"a", {.wanted = 4}}, {"b", {.counted = 9}}, {"c", {.received = 2}}});
        const std::vector<std::string> all{"a", "b", "c"};
        QCOMPARE(stockToGive(ledger, "b", 9, all), (StockUnits{{"a", 4}}));
        QCOMPARE(stockToGive(ledger, "b", 3, all), (StockUnits{{"a", 3}}));
        QVERIFY(stockToGive(ledger, "b", 0, all).empty());
        QVERIFY(stockToGive(ledger, "c", 2, all).empty());                    // b has more and covers it
        QCOMPARE(stockToGive(ledger, "c", 2, {"a"}), (StockUnits{{"a", 2}})); // b is not there
        QVERIFY(stockToGive(ledger, "b", 9, {"c"}).empty());                  // who asked is not there
    }

    void give_oneRequestHeardTwice_isMetOnce() {
        auto ledger = ledgerOf({{"a", {.wanted = 4}}, {"b", {.counted = 9}}});
        ledger.accounts["a"].received += 4;
        ledger.accounts["b"].given += 4;
        QVERIFY(stockToGive(ledger, "b", 5, {"a"}).empty());
    }

    void give_whenBothAsk_onlyOneWay() {
        const auto ledger =
            ledgerOf({{"a", {.received = 2, .wanted = 3}}, {"b", {.counted = 4, .given = 2, .wanted = 1}}});
        QCOMPARE(stockToGive(ledger, "b", 2, {"a"}), (StockUnits{{"a", 1}}));
        QVERIFY(stockToGive(ledger, "a", 2, {"b"}).empty());
    }

    void ledger_sums_ignoreWhatIsUnderWay() {
        const auto ledger = ledgerOf({{"a", {.counted = 24, .returned = 1, .given = 12, .sold = 5, .wasted = 2}},
                                      {"b", {.received = 12, .sold = 3}}});
        QVERIFY(ledger.limited());
        QCOMPARE(ledger.left(), 15);
        QCOMPARE(ledger.left("a"), 6);
        QCOMPARE(ledger.left("b"), 9);
        QCOMPARE(ledger.elsewhere("b"), 6);
        QVERIFY(ledger.overdrawn().empty());
        QVERIFY(ledgerOf({{"a", {.sold = 1}}}).overdrawn() == std::vector<std::string>{"a"});
        QVERIFY(!ledgerOf({{"a", {.sold = 1}}}).limited());
    }
};

QTEST_APPLESS_MAIN(TestStock)
#include "tst_stock.moc"
