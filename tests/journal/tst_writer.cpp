#include "sync/journal/reader.h"
#include "sync/journal/writer.h"
#include "tests/journal/facts.h"
#include "tests/support/small_disk.h"
#include "tests/support/test_shop.h"

#include <QTest>

#include <atomic>
#include <future>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;

class tst_writer : public QObject {
    Q_OBJECT

    TestShop m_shop;
    FakeClock m_clock;

private slots:
    void Queue_full_refusesWithAReason_andLosesNothingOfWhatItTook() {
        Writer writer(m_shop.open("till-q", m_clock));
        writer.start();
        std::promise<void> release;
        std::atomic<bool> hangs{false};
        writer.post([&](Journal&) { // a disk that hangs
            hangs = true;
            release.get_future().wait();
            return phin::done();
        });
        QTRY_VERIFY(hangs);
        std::atomic<unsigned> done{0}, refused{0};
        const auto more = static_cast<unsigned>(Writer::mostWaiting) + 500;
        for (unsigned i = 0; i < more; ++i)
            writer.post(
                [i](Journal& journal) {
                    journal.append("order.placed", placed(i));
                    return phin::done();
                },
                [&](const Status& status) {
                    status ? ++done : ++refused;
                    if (!status)
                        QVERIFY(status.error().message.find("nothing was kept") != std::string::npos);
                });
        QCOMPARE(refused.load(), 500u);
        release.set_value();
        writer.stop();
        QCOMPARE(done.load(), more - 500);
        QCOMPARE(must(Reader::open(m_shop.file("till-q"))).orderCount(), std::uint64_t{more - 500});
    }

    void Sale_doesNotWaitBehindAFlood() {
        TestShop shop;
        Writer author(shop.open("till-b", m_clock)), writer(shop.open("till-a", m_clock));
        author.start();
        for (unsigned i = 0; i < 3'000; ++i)
            author.post([i](Journal& journal) {
                journal.append("order.placed", placed(i, 20));
                return phin::done();
            });
        author.stop();
        std::promise<void> release;
        std::atomic<bool> hangs{false};
        writer.start();
        writer.post([&](Journal&) {
            hangs = true;
            release.get_future().wait();
            return phin::done();
        });
        QTRY_VERIFY(hangs);
        auto reader = must(Reader::open(shop.file("till-b")));
        std::atomic<unsigned> stored{0};
        unsigned batches = 0;
        for (std::uint64_t after = 0;; ++batches) {
            const auto range = reader.range({"till-b", 1}, after, 150'000);
            if (range->batch.entries_size() == 0)
                break;
            after = range->last;
            QVERIFY(writer.receive(range->batch.SerializeAsString(), "test", [&](Receipt) { ++stored; }));
        }
        unsigned storedBefore = 0;
        writer.post(
            [](Journal& journal) {
                journal.append("order.placed", placed(1'000'000));
                return phin::done();
            },
            [&](const Status&) { storedBefore = stored; });
        release.set_value();
        writer.stop();
        QCOMPARE(stored.load(), batches);
        qInfo("%u batches waited, the sale came after %u of them", batches, storedBefore);
        QVERIFY(batches > 20 && storedBefore <= 12);
        QCOMPARE(must(Reader::open(shop.file("till-a"))).orderCount(), std::uint64_t{3'001});
    }

    void Writer_manyThreads_everyCommandOnceInGaplessOrder() {
        Writer writer(m_shop.open("till-a", m_clock));
        std::atomic<int> transactions{0}, done{0};
        writer.observe([&](const Committed&) { ++transactions; });
        writer.start();
        std::vector<std::thread> threads;
        for (unsigned t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (unsigned i = 0; i < 250; ++i)
                    writer.post(
                        [order = t * 1'000 + i](Journal& journal) {
                            journal.append("order.placed", placed(order));
                            return phin::done();
                        },
                        [&](const Status& status) { done += status.ok() ? 1 : 0; });
            });
        for (auto& thread : threads)
            thread.join();
        writer.stop();
        QCOMPARE(done.load(), 1'000);
        QVERIFY2(transactions < 1'000, "what waits together shares a transaction");
        auto reader = must(Reader::open(m_shop.file("till-a")));
        QCOMPARE(reader.orderCount(), std::uint64_t{1'000});
        std::uint64_t expected = 0;
        reader.entries([&](const Entry& entry) { QCOMPARE(entry.seq(), ++expected); });
        QCOMPARE(expected, std::uint64_t{1'001});
    }

    void Writer_oneCommandFails_othersOfItsGroupStand() {
        Writer writer(m_shop.open("till-b", m_clock));
        std::vector<bool> outcomes;
        for (unsigned i = 0; i < 10; ++i)
            writer.post(
                [i](Journal& journal) -> Status {
                    journal.append("order.placed", placed(i));
                    if (i == 4)
                        throw std::runtime_error("a fault in the middle");
                    return phin::done();
                },
                [&](const Status& status) { outcomes.push_back(status.ok()); });
        writer.start(); // all ten wait: one group
        writer.stop();
        QCOMPARE(outcomes.size(), std::size_t{10});
        QCOMPARE(std::count(outcomes.begin(), outcomes.end(), true), std::ptrdiff_t{9});
        QVERIFY(!outcomes[4]);
        auto reader = must(Reader::open(m_shop.file("till-b")));
        QCOMPARE(reader.orderCount(), std::uint64_t{9});
        QVERIFY(!reader.order(orderId(4)));
        QCOMPARE(reader.cursors().front().seq(), std::uint64_t{10}); // born and nine: no number was lost
    }

    void Writer_refusedCommand_saysWhyAndKeepsNothing() {
        Writer writer(m_shop.open("till-c", m_clock));
        writer.start();
        const auto status = writer.run([](Journal&) -> Status { return Error{ErrorKind::Refused, "sold out"}; });
        QVERIFY(!status);
        QCOMPARE(status.error().message, std::string("sold out"));
        writer.stop();
        QCOMPARE(writer.journal().head()->seq(), std::uint64_t{1});
    }

    void Writer_fullDisk_keepsNothingOfTheCommandAndGoesOnWhenThereIsRoom() {
        const SmallDisk disk(m_shop.folder() / "disk", 1'024);
        if (!disk.mounted())
            QSKIP("a small disk cannot be mounted here (needs the right to mount a tmpfs)");
        auto journal = must(Journal::open({disk.folder() / "till.db", {"till", "till-d", "D", ""}},
                                          m_shop.identity("till-d"), m_shop.authority(), m_clock));
        journal->begin();
        journal->beginEpoch();
        journal->commit();
        const auto file = journal->file();
        Writer writer(std::move(journal));
        writer.start();
        const auto sell = [&](unsigned order) {
            return writer.run([order](Journal& j) {
                j.append("order.placed", placed(order, 10));
                j.append("order.paid", paid(order, order));
                return phin::done();
            });
        };
        Status status = phin::done();
        unsigned order = 0;
        disk.fill(400 * 1'024); // what else is on it
        while (status && order < 5'000)
            status = sell(++order);
        QVERIFY(!status);
        QVERIFY2(status.error().message.find("disk is full") != std::string::npos, status.error().message.c_str());
        {
            auto reader = must(Reader::open(file));
            QVERIFY(!reader.order(orderId(order)));
            QVERIFY(reader.order(orderId(order - 1)));
        }
        disk.free();
        QVERIFY2((status = sell(order)).ok(), status ? "" : status.error().message.c_str());
        writer.stop();
        auto reader = must(Reader::open(file));
        QCOMPARE(reader.orderCount(), std::uint64_t{order});
        std::uint64_t seq = 0;
        reader.entries([&](const Entry& entry) { QCOMPARE(entry.seq(), ++seq); });
        QCOMPARE(seq, std::uint64_t{1 + 2 * order});
    }

    void Writer_pruneSharesATransaction() {
        Writer writer(m_shop.open("till-p", m_clock));
        Cursor acked;
        acked.set_device("till-p");
        acked.set_epoch(1);
        acked.set_seq(3);
        for (unsigned i = 0; i < 5; ++i)
            writer.post([i](Journal& journal) {
                journal.append("order.placed", placed(i));
                return phin::done();
            });
        std::uint64_t dropped = 0;
        writer.start();
        must(writer.run([&](Journal& journal) {
            journal.acknowledge(acked);
            journal.append("order.placed", placed(9));
            dropped = journal.prune(m_clock.nowMs() + 1'000);
            return phin::done();
        }));
        writer.stop();
        QVERIFY(dropped <= 3);
        auto reader = must(Reader::open(m_shop.file("till-p")));
        QCOMPARE(reader.orderCount(), std::uint64_t{6});
        QCOMPARE(reader.cursors().front().seq(), std::uint64_t{7});
    }

    void Writer_floodOfBatches_isBounded() {
        Writer writer(m_shop.open("till-e", m_clock), 1'000);
        int taken = 0;
        for (int i = 0; i < 100; ++i)
            taken += writer.receive(std::string(100, 'x'), "flood") ? 1 : 0;
        QCOMPARE(taken, 10);
        writer.start();
        writer.stop();
        QVERIFY(writer.receive(std::string(100, 'x'), "later"));
    }
};

QTEST_GUILESS_MAIN(tst_writer)
#include "tst_writer.moc"
