// Disks that are full, slow, broken or damaged.
#include "sync/journal/inspector.h"
#include "sync/journal/reader.h"
#include "sync/journal/salvage.h"
#include "sync/journal/writer.h"
#include "tests/journal/facts.h"
#include "tests/support/damage.h"
#include "tests/support/eventually.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/small_disk.h"
#include "tests/support/test_shop.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>
#include <set>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;
using Level = StorageState::Level;

namespace {

constexpr int patienceMs = 15'000;

Status sell(Writer& writer, unsigned order) {
    return writer.run([order](Journal& journal) {
        if (journal.shop().order(orderId(order)))
            return done(); // the same command again, as the till does it
        if (const auto& error = journal.noRoom())
            return Status(*error);
        journal.append("order.placed", placed(order));
        journal.append("order.paid", paid(order, journal.shop().lastReceipt(journal.device()) + 1));
        return done();
    });
}

/// Numbers without a gap, each entry what its hash says and after the one before; receipts from 1 without a gap.
void verifyWhole(const std::filesystem::path& file) {
    auto reader = must(Reader::open(file));
    std::uint64_t seq = 0, receipt = 0;
    std::string previous;
    reader.entries([&](const Entry& entry) {
        QCOMPARE(entry.seq(), ++seq);
        QCOMPARE(entry.hash(), toBytes(hashOf(entry)));
        if (seq > 1)
            QCOMPARE(entry.prev_hash(), previous);
        previous = entry.hash();
        model::v1::OrderPaid fact;
        if (entry.type() == "order.paid" && fact.ParseFromString(entry.payload()))
            QCOMPARE(fact.receipt(), ++receipt);
    });
}

} // namespace

class tst_storage : public QObject {
    Q_OBJECT

    FakeClock m_clock;

private slots:
    void NearlyFull_refusesBeforeAnythingIsHalfKept_andGoesOnByItself() {
        TestShop shop;
        const SmallDisk disk(shop.folder() / "disk", 8 * 1'024);
        if (!disk.mounted())
            QSKIP("a small disk cannot be mounted here (needs the right to mount a tmpfs)");
        auto neighbour = shop.open("till-b", m_clock);
        auto options = TestShop::optionsFor(disk.folder() / "till.db");
        options.keepFreeBytes = 4'000'000;
        Writer writer(shop.open("till-a", options, m_clock));
        writer.start();
        QVERIFY(sell(writer, 1).ok());
        QCOMPARE(writer.storage().level, Level::Good);

        disk.fill(5'500'000);
        // Nobody has to try: the screen can say so before anybody pays.
        QTRY_COMPARE_WITH_TIMEOUT(writer.storage().level, Level::NoRoom, patienceMs);
        const auto refused = sell(writer, 2);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.find("nearly full") != std::string::npos, refused.error().message.c_str());
        // One that does not look first is stopped all the same, and shares nothing with others.
        const auto careless = writer.run([](Journal& journal) {
            journal.append("order.placed", placed(3));
            return done();
        });
        QVERIFY(!careless);
        std::atomic<int> receipt{-1};
        const auto birth = must(Reader::open(shop.file("till-b"))).range({"till-b", 1}, 0, 100'000)->batch;
        QVERIFY(writer.receive(birth.SerializeAsString(), "lan", [&](Receipt r) { receipt = static_cast<int>(r); }));
        QTRY_COMPARE(receipt.load(), static_cast<int>(Receipt::NotKept));
        {
            auto reader = must(Reader::open(options.file));
            QCOMPARE(reader.orderCount(), std::uint64_t{1});
            QCOMPARE(reader.cursors().size(), std::size_t{1});
            QVERIFY(reader.quarantined(1).empty());
        }

        disk.free();
        QTRY_COMPARE_WITH_TIMEOUT(writer.storage().level, Level::Good, patienceMs);
        QVERIFY(sell(writer, 2).ok());
        QVERIFY(writer.receive(birth.SerializeAsString(), "lan", [&](Receipt r) { receipt = static_cast<int>(r); }));
        QTRY_COMPARE(receipt.load(), static_cast<int>(Receipt::Stored));
        writer.stop();
        QCOMPARE(must(Reader::open(options.file)).orderCount(), std::uint64_t{2});
    }

    void FullWithoutWarning_saysSo_andGoesOnByItself() {
        TestShop shop;
        const SmallDisk disk(shop.folder() / "disk", 1'024);
        if (!disk.mounted())
            QSKIP("a small disk cannot be mounted here (needs the right to mount a tmpfs)");
        const auto options = TestShop::optionsFor(disk.folder() / "till.db");
        Writer writer(shop.open("till-a", options, m_clock));
        writer.start();
        disk.fill(500 * 1'024);
        unsigned order = 0;
        Status status = done();
        while (status && order < 5'000)
            status = sell(writer, ++order);
        QVERIFY(!status);
        QCOMPARE(writer.storage().level, Level::NoRoom);
        QVERIFY(!writer.storage().stores());
        disk.free();
        QTRY_COMPARE_WITH_TIMEOUT(writer.storage().level, Level::Good, patienceMs); // without a sale
        QVERIFY(sell(writer, order).ok());
        writer.stop();
        verifyWhole(options.file);
        QCOMPARE(must(Reader::open(options.file)).orderCount(), std::uint64_t{order});
    }

    void SyncFails_neverAFalsePaid_andWhatIsToldIsOnTheDisk() {
        TestShop shop;
        FaultyDisk disk;
        const auto file = shop.folder() / "eio.db";
        std::set<unsigned> told;
        {
            Writer writer(shop.open("till-a", TestShop::optionsFor(file), m_clock));
            writer.start();
            QVERIFY(sell(writer, 1).ok());
            told.insert(1);
            disk.failSyncs = 1; // once: the file is read again and the command runs again
            QVERIFY(sell(writer, 2).ok());
            told.insert(2);
            QCOMPARE(disk.failSyncs.load(), 0);
            QTRY_COMPARE_WITH_TIMEOUT(writer.storage().level, Level::Good, patienceMs);

            disk.failSyncs = 1'000'000; // for long
            const auto status = sell(writer, 3);
            QVERIFY(!status);
            QCOMPARE(status.error().kind, ErrorKind::Unavailable);
            QCOMPARE(writer.storage().level, Level::Failing);
            disk.failSyncs = 0;
            QTRY_COMPARE_WITH_TIMEOUT(writer.storage().level, Level::Good, patienceMs); // by itself
            QVERIFY(sell(writer, 3).ok()); // the cashier tries again: once in the journal, whatever came of the first
            told.insert(3);

            std::mt19937 random(20260801);
            for (unsigned order = 4; order < 200; ++order) {
                (random() % 2 == 0 ? disk.failSyncs : disk.failWrites) = static_cast<int>(random() % 4);
                if (sell(writer, order))
                    told.insert(order);
            }
            disk.failSyncs = disk.failWrites = 0;
        }
        auto journal =
            must(Journal::open(TestShop::optionsFor(file), shop.identity("till-a"), shop.authority(), m_clock));
        for (const auto order : told)
            QVERIFY2(journal->shop().order(orderId(order)), qPrintable(QString::number(order)));
        QVERIFY(told.size() > 100);
        journal.reset();
        verifyWhole(file);
    }

    void WritesFail_asOnADiskThatTurnedReadOnly_saysSoAndComesBack() {
        TestShop shop;
        FaultyDisk disk;
        const auto file = shop.folder() / "ro.db";
        {
            Writer writer(shop.open("till-a", TestShop::optionsFor(file), m_clock));
            writer.start();
            QVERIFY(sell(writer, 1).ok());
            disk.failWrites = 1'000'000;
            QVERIFY(!sell(writer, 2));
            QCOMPARE(writer.storage().level, Level::Failing);
            QVERIFY(!writer.storage().message.empty());
            QTest::qWait(1'500); // it is tried meanwhile, and stays so
            QCOMPARE(writer.storage().level, Level::Failing);
            disk.failWrites = 0;
            QTRY_COMPARE_WITH_TIMEOUT(writer.storage().level, Level::Good, patienceMs);
            QVERIFY(sell(writer, 2).ok());
        }
        verifyWhole(file);
    }

    void ReadOnlyDisk_atTheStart_saysSo() {
        TestShop shop;
        const SmallDisk disk(shop.folder() / "disk", 4 * 1'024);
        if (!disk.mounted())
            QSKIP("a small disk cannot be mounted here (needs the right to mount a tmpfs)");
        const auto options = TestShop::optionsFor(disk.folder() / "till.db");
        shop.open("till-a", options, m_clock).reset();
        QVERIFY(disk.setReadOnly(true));
        QVERIFY(isReadOnly(options.file));
        const auto opened = Journal::open(options, shop.identity("till-a"), shop.authority(), m_clock);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.find("read-only") != std::string::npos, opened.error().message.c_str());
        QVERIFY(disk.setReadOnly(false));
        QVERIFY(Journal::open(options, shop.identity("till-a"), shop.authority(), m_clock));
    }

    void SlowDisk_nobodyElseWaits_andItIsSaid() {
        TestShop shop;
        FaultyDisk disk;
        const auto file = shop.folder() / "slow.db";
        Writer writer(shop.open("till-a", TestShop::optionsFor(file), m_clock));
        writer.start();
        QVERIFY(sell(writer, 1).ok());
        auto reader = must(Reader::open(file));
        disk.syncDelayMs = 2'000;
        QElapsedTimer timer;
        timer.start();
        std::atomic<bool> stored{false};
        writer.post(
            [](Journal& journal) {
                journal.append("order.placed", placed(2));
                return done();
            },
            [&](const Status& status) { stored = status.ok(); });
        QVERIFY2(timer.elapsed() < 100, "the screen does not wait for the disk");
        QTRY_COMPARE_WITH_TIMEOUT(writer.storage().level, Level::Slow, 1'900);
        QVERIFY(!stored);
        timer.restart();
        QCOMPARE(reader.orderCount(), std::uint64_t{1}); // nor does the LAN, which reads
        QVERIFY(writer.receive("anything", "lan"));
        QVERIFY2(timer.elapsed() < 200, "reading waits for the writer's disk");
        EVENTUALLY(stored, 10'000);
        disk.syncDelayMs = 0;
        QCOMPARE(writer.storage().level, Level::Slow); // it is told for a while
        QVERIFY(writer.storage().stores());
        writer.stop();
    }

    // --- damage

    void Inspector_findsADamagedPage_data() {
        QTest::addColumn<QString>("of");
        QTest::newRow("entries") << "entry";
        QTest::newRow("an index") << "orders_day";
        QTest::newRow("orders") << "orders";
        QTest::newRow("the header") << "";
    }
    void Inspector_findsADamagedPage() {
        QFETCH(const QString, of);
        TestShop shop;
        {
            auto journal = shop.open("till-a", m_clock);
            for (unsigned i = 1; i <= 300; ++i)
                decide(*journal, std::pair{"order.placed", placed(i)}, std::pair{"order.paid", paid(i, i)});
        }
        const auto file = shop.file("till-a");
        const auto always = [] { return true; };
        QVERIFY(!Inspector::inspect(file, 100, always));
        QVERIFY(!damageOf(file));
        damagePage(file, of.toStdString());
        QVERIFY(Inspector::inspect(file, 100, always));
        QVERIFY(damageOf(file));
        std::atomic<int> told{0};
        Inspector::Settings settings;
        settings.first = settings.rest = std::chrono::milliseconds(1);
        const Inspector inspector(file, settings, [&](const std::string&) { ++told; });
        QTRY_COMPARE_WITH_TIMEOUT(told.load(), 1, patienceMs);
    }

    void Inspector_findsAnEntryThatIsNotWhatItsHashSays() {
        TestShop shop;
        auto journal = shop.open("till-a", m_clock);
        for (unsigned i = 1; i <= 50; ++i)
            decide(*journal, std::pair{"order.placed", placed(i)});
        const auto file = shop.file("till-a");
        const auto always = [] { return true; };
        QVERIFY(!Inspector::inspect(file, 7, always)); // beside a box at work
        SQLite::Database thief(file.string(), SQLite::OPEN_READWRITE, 1'000);
        thief.exec(
            "UPDATE entry SET bytes = substr(bytes, 1, 59) || x'07' || substr(bytes, 61) WHERE position & 1023 = 33");
        const auto fault = Inspector::inspect(file, 7, always);
        QVERIFY(fault);
        QVERIFY2(fault->find("hash") != std::string::npos, fault->c_str());
    }

    void Salvage_provesWhereTheBoxStood_data() {
        QTest::addColumn<QString>("of");
        QTest::addColumn<bool>("knows");
        QTest::newRow("entries") << "entry" << true;
        QTest::newRow("an index") << "orders_day" << true;
        QTest::newRow("its numbers") << "till" << true; // the entries tell them
        QTest::newRow("its chains") << "chain" << false;
        QTest::newRow("the header") << "" << false;
    }
    void Salvage_provesWhereTheBoxStood() {
        QFETCH(const QString, of);
        QFETCH(const bool, knows);
        TestShop shop;
        std::string hash;
        {
            auto journal = shop.open("till-a", m_clock);
            for (unsigned i = 1; i <= 600; ++i) // three days
                decide(*journal, std::pair{"order.placed", placed(i, 2, 20260801 + static_cast<int>(i) / 201)},
                       std::pair{"order.paid", paid(i, i)});
            decide(*journal, std::pair{"day.closed", dayClosed(7)});
            decide(*journal, std::pair{"order.placed", placed(600, 2, 20260803)});
            journal->begin();
            journal->savePaper("cart", "1", "an open order");
            journal->commit();
            hash = journal->head()->hash();
        }
        damagePage(shop.file("till-a"), of.toStdString());
        const auto aside = must(setAside(shop.file("till-a"), m_clock.nowMs()));
        QVERIFY(!std::filesystem::exists(shop.file("till-a")));
        QCOMPARE(lastSetAside(shop.file("till-a")).value_or(""), aside);
        const auto salvaged = salvage(aside, shop.authority(), "till-a");
        QCOMPARE(salvaged.past.has_value(), knows);
        if (!knows)
            return;
        QCOMPARE(salvaged.past->seq, std::uint64_t{1'203});
        QVERIFY(salvaged.past->z);
        QCOMPARE(salvaged.past->z->day.number(), std::uint64_t{7});
        QCOMPARE(salvaged.past->hash, hash);
        QCOMPARE(salvaged.past->lastReceipt, std::uint64_t{600});
        QCOMPARE(salvaged.past->counts.at(20260803), 600u); // the fixture counts on
        QCOMPARE(salvaged.carts.size(), std::size_t{1});

        auto journal = must(Journal::open(TestShop::optionsFor(shop.file("till-a")), shop.identity("till-a"),
                                          shop.authority(), m_clock));
        journal->begin();
        journal->beginEpoch(*salvaged.past);
        journal->commit();
        QCOMPARE(journal->head()->seq(), std::uint64_t{1'204});
        QCOMPARE(journal->shop().drawer().lastZ("till-a")->day.number(), std::uint64_t{7}); // goes on with the next
        QCOMPARE(journal->head()->epoch(), 2u);
        QCOMPARE(journal->shop().lastReceipt("till-a"), std::uint64_t{600});
        decide(*journal, std::pair{"order.placed", placed(601)}, std::pair{"order.paid", paid(601, 601)});
        salvageEntries(aside, "till-a", [&](const std::string& batch) {
            const auto receipt = give(*journal, batch);
            return receipt == Receipt::Stored || receipt == Receipt::Known;
        });
        QCOMPARE(journal->shop().lastReceipt("till-a"), std::uint64_t{601});
        QCOMPARE(journal->refused().times, std::uint64_t{0});
        if (of != "entry") {
            QCOMPARE(must(Reader::open(journal->file())).orderCount(), std::uint64_t{601});
            QCOMPARE(journal->cursors().front().seq(), std::uint64_t{1'203});
        }
    }

    void Salvage_neverTrustsATornEnd() {
        TestShop shop;
        {
            auto journal = shop.open("till-a", m_clock);
            for (unsigned i = 1; i <= 5; ++i)
                decide(*journal, std::pair{"order.placed", placed(i)}, std::pair{"order.paid", paid(i, i)});
        }
        {
            SQLite::Database file(shop.file("till-a").string(), SQLite::OPEN_READWRITE);
            file.exec("DELETE FROM entry WHERE position = (SELECT max(position) FROM entry)"); // the last one is gone
        }
        QVERIFY(!salvage(shop.file("till-a"), shop.authority(), "till-a").past);
    }

    void SetAside_keepsTheLastThree() {
        TestShop shop;
        const auto file = shop.file("till-a");
        for (int i = 0; i < 5; ++i) {
            shop.open("till-a", m_clock).reset();
            m_clock.advance(1'000);
            must(setAside(file, m_clock.nowMs()));
        }
        int kept = 0;
        for (const auto& entry : std::filesystem::directory_iterator(shop.folder()))
            kept += entry.path().filename().string().rfind("till-a.db.damaged-", 0) == 0 ? 1 : 0;
        QCOMPARE(kept, 3);
    }
};

QTEST_GUILESS_MAIN(tst_storage)
#include "tst_storage.moc"
