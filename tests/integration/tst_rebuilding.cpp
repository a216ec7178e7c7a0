#include "sync/journal/reader.h"
#include "tests/integration/agreement.h"
#include "tests/support/eventually.h"

#include <QTest>

#include <set>

using namespace phin;
using namespace phin::test;

namespace {

constexpr int firstDay = 20190401;

journal::ChainInfo chainOf(const DemoShop& shop, const QString& replica, const std::string& device,
                           std::uint32_t epoch) {
    auto reader = journal::Reader::open(shop.database(replica));
    if (reader)
        for (const auto& chain : reader->chains())
            if (chain.cursor.device() == device && chain.cursor.epoch() == epoch)
                return chain;
    return {};
}

/// The day's counts (the 42 of B-042) that a till has given, and its receipts, as some replica knows them.
struct Numbers {
    std::multiset<std::uint64_t> counts, receipts;
};
Numbers numbersOf(const DemoShop& shop, const QString& replica, const std::string& device) {
    Numbers numbers;
    if (auto reader = journal::Reader::open(shop.database(replica)))
        reader->ordersOfPeriod(firstDay, firstDay, [&](const model::v1::OrderState& order) {
            if (order.device() != device)
                return;
            numbers.counts.insert(order.placed().count());
            for (const auto& payment : order.payments())
                numbers.receipts.insert(payment.receipt());
        });
    return numbers;
}

std::multiset<std::uint64_t> oneTo(std::size_t last) {
    std::multiset<std::uint64_t> all;
    for (std::uint64_t number = 1; number <= last; ++number)
        all.insert(number);
    return all;
}

} // namespace

/// A till's disk dies. The shop gives it back all it has decided, and it goes on.
class TestRebuilding : public QObject {
    Q_OBJECT

private slots:
    void till_whoseDatabaseIsGone_isRebuiltAndGoesOn() {
        DemoShop shop(PHIN_DEMO);
        const SmallChain chain(shop.folder() / "chain", {.ordersPerDay = 200, .days = 1, .outlets = 2});
        QVERIFY(shop.open());
        const auto morning = shop.phin(replayOf(shop, chain, {"--staff"}));
        QVERIFY2(morning.exit == 0, qPrintable(morning.err));
        QCOMPARE(disagreement(shop, chain.of(5)), QString());
        const auto before = chainOf(shop, "till-a", "till-b", 1);
        const auto digest = shop.report("till-b")["digest"].toString();

        const auto database = shop.database("till-b").string();
        const auto pid = shop.pid("till-b");
        shop.kill("till-b");
        for (const auto* const suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(database + suffix);
        EVENTUALLY(shop.isBack("till-b", pid), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(shop.report("till-b")["digest"].toString(), digest, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(chainOf(shop, "till-b", "till-b", 2).cursor.device(), std::string("till-b"), 60'000);
        const auto after = chainOf(shop, "till-b", "till-b", 1);
        QCOMPARE(after.cursor.seq(), before.cursor.seq());
        QCOMPARE(after.cursor.hash(), before.cursor.hash());
        QVERIFY(chainOf(shop, "till-b", "till-b", 2).cursor.seq() > before.cursor.seq());

        // The same day goes on, with the sales of another outlet, so that its numbers have to go on too.
        auto arguments = replayOf(shop, chain, {"--staff"});
        arguments[arguments.indexOf("5")] = "6";
        const auto evening = shop.phin(arguments);
        QVERIFY2(evening.exit == 0, qPrintable(evening.err));
        auto whole = chain.of(5);
        whole += chain.of(6);
        QCOMPARE(disagreement(shop, whole), QString());
        for (const auto* const till : {"till-a", "till-b"}) {
            const auto numbers = numbersOf(shop, "cloud", till);
            QVERIFY(numbers.counts.size() > 100);
            QCOMPARE(numbers.counts, oneTo(numbers.counts.size()));
            QCOMPARE(numbers.receipts, oneTo(numbers.receipts.size()));
        }
    }
};

QTEST_GUILESS_MAIN(TestRebuilding)
#include "tst_rebuilding.moc"
