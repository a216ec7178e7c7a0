#include "sync/journal/reader.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;
using model::v1::READY;

class tst_journal : public QObject {
    Q_OBJECT

private slots:
    void Clock_wallRunsBackwards_hybridDoesNot() {
        FakeClock wall(1'000);
        HybridClock clock(wall, 500);
        const auto first = clock.next();
        wall.set(10);
        const auto second = clock.next();
        QVERIFY(second > first);
        QVERIFY(!clock.observe(HybridClock::at(100'000))); // too far ahead to be believed
        QVERIFY(clock.next() < HybridClock::at(100'000));
        QVERIFY(clock.observe(HybridClock::at(400)));
    }

    void Hash_changesWithEveryField_data() {
        QTest::addColumn<int>("field");
        for (int i = 0; i < 8; ++i)
            QTest::addRow("%d", i) << i;
    }
    void Hash_changesWithEveryField() {
        QFETCH(const int, field);
        Entry entry;
        entry.set_shop("s");
        entry.set_device("d");
        entry.set_epoch(1);
        entry.set_seq(2);
        entry.set_hlc(3);
        entry.set_type("t");
        entry.set_payload("p");
        entry.set_prev_hash(std::string(32, 'x'));
        const auto before = hashOf(entry);
        switch (field) {
        case 0:
            entry.set_shop("s2");
            break;
        case 1:
            entry.set_device("d2");
            break;
        case 2:
            entry.set_epoch(7);
            break;
        case 3:
            entry.set_seq(7);
            break;
        case 4:
            entry.set_hlc(7);
            break;
        case 5:
            entry.set_type("t2");
            break;
        case 6:
            entry.set_payload("p2");
            break;
        default:
            entry.set_prev_hash(std::string(32, 'y'));
        }
        QVERIFY(hashOf(entry) != before);
    }

    void Journal_entries_areGaplessAndSealedPerTransaction() {
        TestShop shop;
        FakeClock clock;
        auto journal = shop.open("till-a", clock);
        const auto committed =
            decide(*journal, std::pair{"order.placed", placed(1)}, std::pair{"order.paid", paid(1, 1)});
        QCOMPARE(committed.ownBatches.size(), std::size_t{1});
        std::string why;
        const auto entries = parseBatch(committed.ownBatches[0], why);
        QVERIFY(entries);
        QCOMPARE(entries->size(), std::size_t{2});
        QVERIFY(!entries->front().entry.has_seal());
        QVERIFY(entries->back().entry.has_seal());
        QCOMPARE(entries->back().entry.seq(), std::uint64_t{3}); // after device.born
        QCOMPARE(committed.orders.size(), std::size_t{1});
        QVERIFY(merge::isPaid(*committed.orders[0]));
    }

    void Journal_rolledBack_leavesNothing() {
        TestShop shop;
        FakeClock clock;
        auto journal = shop.open("till-a", clock);
        const auto before = journal->head()->SerializeAsString();
        journal->begin();
        journal->append("order.placed", placed(1));
        journal->rollback();
        QCOMPARE(journal->head()->SerializeAsString(), before);
        QVERIFY(!journal->shop().order(orderId(1)));
        decide(*journal, std::pair{"order.placed", placed(2)});
        QCOMPARE(journal->head()->seq(), std::uint64_t{2});
        QCOMPARE(journal->shop().lastCount("till-a", 20260801), 2u);
    }

    void Journal_reopened_goesOnWithNextNumbers() {
        TestShop shop;
        FakeClock clock;
        {
            auto journal = shop.open("till-a", clock);
            decide(*journal, std::pair{"order.placed", placed(7)}, std::pair{"order.paid", paid(7, 41)});
        }
        clock.set(5); // the battery clock died
        auto journal = shop.open("till-a", clock);
        QCOMPARE(journal->head()->seq(), std::uint64_t{3});
        QCOMPARE(journal->shop().lastReceipt("till-a"), std::uint64_t{41});
        QCOMPARE(journal->shop().lastCount("till-a", 20260801), 7u);
        const auto committed = decide(*journal, std::pair{"order.voided", model::v1::OrderVoided{}});
        std::string why;
        QVERIFY(HybridClock::milliseconds(parseBatch(committed.ownBatches[0], why)->front().entry.hlc()) >=
                FakeClock::aprilMorningMs);
    }

    void Journal_hugeTransaction_isCutIntoSealedBatchesThatFitTheWire() {
        TestShop shop;
        FakeClock clock;
        auto journal = shop.open("till-a", clock);
        journal->begin();
        for (unsigned i = 1; i <= 1'500; ++i)
            journal->append("order.placed", placed(i, 5));
        const auto committed = journal->commit();
        QVERIFY(committed.ownBatches.size() > 2);
        auto other = shop.open("kitchen", clock);
        for (const auto& batch : committed.ownBatches)
            QVERIFY(batch.size() <= maxMessageBytes);
        auto reader = must(Reader::open(shop.file("till-a")));
        std::uint64_t after = 0;
        while (after < journal->head()->seq()) {
            const auto range = reader.range({"till-a", 1}, after, 100'000);
            QVERIFY(range && range->last > after);
            QCOMPARE(give(*other, range->batch.SerializeAsString()), Receipt::Stored);
            after = range->last;
        }
        auto theirs = must(Reader::open(shop.file("kitchen")));
        QCOMPARE(theirs.digest(0, 99999999), reader.digest(0, 99999999));
        QCOMPARE(theirs.orderCount(), std::uint64_t{1'500});
    }

    void Journal_rebuild_givesTheSameDigest() {
        TestShop shop;
        FakeClock clock;
        auto journal = shop.open("till-a", clock);
        for (unsigned i = 1; i <= 50; ++i)
            decide(*journal, std::pair{"order.placed", placed(i)}, std::pair{"order.paid", paid(i, i)},
                   std::pair{"prep.marked", prep(i, 1, READY, true)});
        auto reader = must(Reader::open(shop.file("till-a")));
        const auto before = reader.digest(0, 99999999);
        SQLite::Database spoiler(shop.file("till-a").string(), SQLite::OPEN_READWRITE, 1000);
        spoiler.exec("UPDATE orders SET state = x'00' WHERE row = 3; DELETE FROM till");
        QVERIFY(reader.digest(0, 99999999) != before);
        QVERIFY(journal->rebuild().ok());
        QCOMPARE(reader.digest(0, 99999999), before);
        QCOMPARE(journal->shop().lastReceipt("till-a"), std::uint64_t{50});
    }

    void Prune_keepsWhatTheCloudLacks_andTheChainGoesOn() {
        TestShop shop;
        FakeClock clock;
        auto journal = shop.open("till-a", clock);
        for (unsigned i = 1; i <= 10; ++i) {
            clock.advance(60'000);
            decide(*journal, std::pair{"order.placed", placed(i)});
        }
        QCOMPARE(journal->prune(clock.nowMs() + 1), std::uint64_t{0}); // the cloud has acknowledged nothing
        Cursor acked;
        acked.set_device("till-a");
        acked.set_epoch(1);
        acked.set_seq(6);
        journal->begin();
        journal->acknowledge(acked);
        journal->commit();
        QCOMPARE(journal->prune(clock.nowMs() + 1), std::uint64_t{5}); // who it is stays known
        auto reader = must(Reader::open(shop.file("till-a")));
        QCOMPARE(reader.orderCount(), std::uint64_t{10}); // folds stay
        const auto range = reader.range({"till-a", 1}, 6, 100'000);
        QCOMPARE(range->floor, std::uint64_t{6});
        QCOMPARE(range->last, std::uint64_t{11});
        const auto refused = journal->rebuild();
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().message.find("no longer kept") != std::string::npos);
        decide(*journal, std::pair{"order.placed", placed(11)});
        QCOMPARE(journal->head()->seq(), std::uint64_t{12});
    }

    void Papers_areKeptAcrossRestarts() {
        TestShop shop;
        FakeClock clock;
        {
            auto journal = shop.open("till-a", clock);
            journal->begin();
            journal->savePaper("cart", "1", "two coffees");
            journal->savePaper("cart", "2", "one tea");
            journal->dropPaper("cart", "1");
            journal->commit();
        }
        const auto papers = shop.open("till-a", clock)->papers("cart");
        QCOMPARE(papers.size(), std::size_t{1});
        QCOMPARE(papers[0].second, std::string("one tea"));
    }
};

QTEST_GUILESS_MAIN(tst_journal)
#include "tst_journal.moc"
