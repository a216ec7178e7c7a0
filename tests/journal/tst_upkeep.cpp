// Upgrades that are cut off, and files that would grow for ever.
#include "phin/model/v1/staff.pb.h"
#include "phin/model/v1/stock.pb.h"
#include "phin/model/v1/voucher.pb.h"
#include "sync/journal/reader.h"
#include "tests/journal/facts.h"
#include "tests/journal/replicate.h"
#include "tests/support/test_shop.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <set>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;

namespace {

constexpr int allDays = 99'999'999;

std::string digest(const std::filesystem::path& file) {
    return must(Reader::open(file)).digest(0, allDays);
}

/// Runs `work` in a process of its own, which kills itself in the middle; true where it did.
template <class Work>
bool killed(Work work) {
    const auto child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

} // namespace

class tst_upkeep : public QObject {
    Q_OBJECT

    FakeClock m_clock;

private slots:
    // --- upgrades

    void Migration_killedAtEachStep_isWholeAtTheNextStart_data() {
        QTest::addColumn<QString>("at");
        for (const auto* const at : {"copied", "within 2", "after 2", "within 3", "after 3"})
            QTest::newRow(at) << at;
    }
    void Migration_killedAtEachStep_isWholeAtTheNextStart() {
        QFETCH(const QString, at);
        TestShop shop;
        const auto file = shop.file("till-a");
        {
            auto journal = shop.open("till-a", m_clock);
            for (unsigned i = 1; i <= 20; ++i)
                decide(*journal, std::pair{"order.placed", placed(i)}, std::pair{"order.paid", paid(i, i)});
        }
        const std::array steps{
            migrations[0],
            Migration{2, "a test's step", "CREATE TABLE extra(order_id BLOB); INSERT INTO extra SELECT id FROM orders"},
            Migration{3, "another", "ALTER TABLE extra ADD COLUMN more TEXT DEFAULT 'x'; DELETE FROM extra WHERE 0"}};
        Upgrade upgrade;
        upgrade.steps = steps;
        QVERIFY(killed([&] {
            upgrade.passing = [&](const std::string& where) {
                if (where == at.toStdString())
                    ::raise(SIGKILL);
            };
            std::ignore = openForWriting(file, upgrade);
        }));
        upgrade.passing = {};
        {
            const auto database = must(openForWriting(file, upgrade));
            QCOMPARE(database->execAndGet("PRAGMA user_version").getInt(), 3);
            QCOMPARE(database->execAndGet("SELECT count(*) FROM extra WHERE more = 'x'").getInt(), 20);
            QCOMPARE(database->execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
            QCOMPARE(database->execAndGet("SELECT count(*) FROM entry").getInt(), 41);
        }
        for (const auto& entry : std::filesystem::directory_iterator(shop.folder()))
            QVERIFY2(entry.path().filename().string().find("before-schema") == std::string::npos,
                     "the copy goes once all is done");
        // This program, older than that schema now, leaves it alone.
        const auto older = openForWriting(file);
        QVERIFY(!older);
        QVERIFY(older.error().message.find("newer") != std::string::npos);
    }

    void Migration_theCopyIsTheFileAsItWas() {
        TestShop shop;
        const auto file = shop.file("till-a");
        {
            auto journal = shop.open("till-a", m_clock);
            decide(*journal, std::pair{"order.placed", placed(1)});
        }
        const std::array steps{migrations[0], Migration{2, "a test's step", "DELETE FROM orders"}};
        Upgrade upgrade;
        upgrade.steps = steps;
        QVERIFY(killed([&] {
            upgrade.passing = [](const std::string& where) {
                if (where == "after 2")
                    ::raise(SIGKILL);
            };
            std::ignore = openForWriting(file, upgrade);
        }));
        const std::filesystem::path copy = file.string() + ".before-schema-2";
        QVERIFY(std::filesystem::exists(copy));
        QCOMPARE(must(Reader::open(copy)).orderCount(), std::uint64_t{1});
    }

    void Fold_ofAnOlderProgram_keepsAndForwardsAndIsFoldedAfterItsUpgrade() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        auto options = TestShop::optionsFor(shop.file("kitchen"));
        options.fold.unknown = {"prep.marked", "order.refunded"}; // what an older program has not heard of
        auto older = shop.open("kitchen", options, m_clock);
        for (unsigned i = 1; i <= 30; ++i) {
            model::v1::OrderRefunded refund;
            refund.set_schema(1);
            refund.set_order_id(orderId(i));
            refund.set_refund_id("refund-" + std::to_string(i));
            refund.set_business_date(20260801);
            refund.set_receipt(100 + i);
            decide(*till, std::pair{"order.placed", placed(i)}, std::pair{"order.paid", paid(i, i)},
                   std::pair{"prep.marked", prep(i, 1, model::v1::READY, true)}, std::pair{"order.refunded", refund},
                   std::pair{"order.from-the-future", paid(i, i)});
        }
        replicate(till->file(), *older);
        QCOMPARE(older->refused().times, std::uint64_t{0});
        QVERIFY(digest(older->file()) != digest(till->file()));
        // Forwarded as they were: a third box has them from the older one alone.
        auto third = shop.open("board", m_clock);
        replicate(older->file(), *third);
        QCOMPARE(digest(third->file()), digest(till->file()));
        QCOMPARE(third->shop().lastReceipt("till-a"), std::uint64_t{130});
        older.reset();

        options.fold.unknown.clear();
        auto upgraded = shop.open("kitchen", options, m_clock);
        QCOMPARE(digest(upgraded->file()), digest(till->file()));
        QCOMPARE(upgraded->shop().lastReceipt("till-a"), std::uint64_t{130});
        upgraded.reset();

        // Back to the older program for a day, and forward again: nothing twice, nothing left out.
        options.fold.unknown = {"prep.marked"};
        older = shop.open("kitchen", options, m_clock);
        decide(*till, std::pair{"prep.marked", prep(3, 2, model::v1::READY, true)});
        replicate(till->file(), *older);
        QVERIFY(digest(older->file()) != digest(till->file()));
        older.reset();
        options.fold.unknown.clear();
        upgraded = shop.open("kitchen", options, m_clock);
        QCOMPARE(digest(upgraded->file()), digest(till->file()));
    }

    void Fold_killedBetweenItsSteps_isWholeAtTheNextStart_data() {
        QTest::addColumn<int>("version"); // raised: all is folded anew
        QTest::newRow("a new type") << FoldScope{}.version;
        QTest::newRow("a new meaning") << FoldScope{}.version + 1;
    }
    void Fold_killedBetweenItsSteps_isWholeAtTheNextStart() {
        QFETCH(const int, version);
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        till->begin();
        for (unsigned i = 1; i <= 4'500; ++i) {
            till->append("order.placed", placed(i, 1));
            till->append("prep.marked", prep(i, 1, model::v1::READY, true));
            till->append("prep.marked", prep(i, 1, model::v1::BUMPED));
        }
        till->commit();
        auto options = TestShop::optionsFor(shop.file("kitchen"));
        options.fold.unknown = {"prep.marked"};
        {
            auto older = shop.open("kitchen", options, m_clock);
            replicate(till->file(), *older);
        }
        options.fold.unknown.clear();
        options.fold.version = version;
        int kills = 0;
        for (const std::uint64_t at : {0, 5'000, 10'000}) // at the start, and twice in the middle
            kills += killed([&] {
                auto cut = options;
                cut.folding = [&](std::uint64_t count, std::uint64_t) {
                    if (count >= std::min<std::uint64_t>(at, 5'000))
                        ::raise(SIGKILL);
                };
                std::ignore = Journal::open(cut, shop.identity("kitchen"), shop.authority(), m_clock);
            })
                         ? 1
                         : 0;
        QCOMPARE(kills, 3);
        auto upgraded = shop.open("kitchen", options, m_clock);
        QCOMPARE(digest(upgraded->file()), digest(till->file()));
        upgraded.reset();
        int folded = 0;
        options.folding = [&](std::uint64_t, std::uint64_t) { ++folded; };
        upgraded = shop.open("kitchen", options, m_clock);
        QCOMPARE(folded, 0); // once
    }

    // --- what is old

    void Join_aChainWithoutItsBeginning() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        model::v1::MenuPublished menu;
        menu.set_schema(1);
        menu.set_publication("first-menu-12345");
        menu.set_parts(1);
        model::v1::Menu empty;
        empty.set_id("spring");
        menu.set_data(empty.SerializeAsString());
        decide(*till, std::pair{"menu.published", menu});
        model::v1::StaffSet person;
        person.set_staff_id(orderId(9));
        person.set_name("An");
        decide(*till, std::pair{"staff.set", person});
        person.set_name("An Nguyễn");
        decide(*till, std::pair{"staff.set", person});
        model::v1::VoucherMade voucher;
        voucher.set_voucher_id(orderId(8));
        voucher.set_code("PHIN10");
        voucher.set_basis_points(1'000);
        voucher.set_currency("VND");
        voucher.set_valid_from(20190401);
        voucher.set_valid_until(20200331);
        decide(*till, std::pair{"voucher.made", voucher});
        QVERIFY(till->shop().voucher("PHIN10"));
        for (unsigned i = 1; i <= 60; ++i) {
            m_clock.advance(FakeClock::day);
            decide(*till, std::pair{"order.placed", placed(i)}, std::pair{"order.paid", paid(i, i)});
            if (i <= 3)
                decide(*till, std::pair{"day.closed", dayClosed(i)});
        }
        Cursor acked = *till->head();
        till->begin();
        till->acknowledge(acked);
        till->commit();
        QVERIFY(till->prune(m_clock.nowMs() - 20 * FakeClock::day) > 60);

        QCOMPARE(till->births().size(), std::size_t{1}); // else a restarted till would take a screen for a stranger

        auto kitchen = shop.open("kitchen", m_clock);
        replicate(till->file(), *kitchen);
        QCOMPARE(kitchen->births().size(), std::size_t{2});
        QCOMPARE(kitchen->refused().times, std::uint64_t{0});
        QVERIFY2(kitchen->shop().menu(), "the menu in force is older than what is kept, and yet it is there");
        QCOMPARE(kitchen->shop().menu()->menu().id(), std::string("spring"));
        QCOMPARE(kitchen->shop().lastReceipt("till-a"), std::uint64_t{60});
        QCOMPARE(kitchen->shop().drawer().lastZ("till-a")->day.number(), std::uint64_t{3}); // nor is a Z given twice
        QCOMPARE(kitchen->shop().staff().all().size(), std::size_t{1}); // else the till would be open to all
        QCOMPARE(kitchen->shop().staff().all().front().name, std::string("An Nguyễn"));
        QVERIFY2(kitchen->shop().voucher("PHIN10"), "who joins late would refuse a guest what the others give");
        // And from that one to the next, without the till.
        auto board = shop.open("board", m_clock);
        replicate(kitchen->file(), *board);
        QCOMPARE(board->cursors().back().seq(), till->head()->seq());
        QVERIFY(board->shop().menu());
        QCOMPARE(board->births().size(), std::size_t{3});
        // Goes on like any other.
        const auto committed = decide(*till, std::pair{"order.placed", placed(61)});
        QCOMPARE(give(*board, committed.ownBatches.front()), Receipt::Stored);

        // The till's own disk dies: the kitchen gives it back where it stood.
        till.reset();
        for (const auto* const end : {"", "-wal", "-shm"})
            std::filesystem::remove(shop.file("till-a").string() + end);
        till = shop.open("till-a", m_clock, false);
        replicate(board->file(), *till);
        till->begin();
        till->beginEpoch();
        till->commit();
        QCOMPARE(till->shop().lastReceipt("till-a"), std::uint64_t{60});
        QCOMPARE(till->shop().drawer().lastZ("till-a")->day.number(), std::uint64_t{3});
        QCOMPARE(till->head()->epoch(), 2u);
    }

    void Stock_ofLongAgo_isForgotten_andWhatIsRecentStays() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock);
        const auto count = [&](int day, const std::string& id) {
            model::v1::StockCounted fact;
            fact.set_schema(1);
            fact.set_count_id(id);
            fact.set_business_date(day);
            fact.set_product("croissant");
            fact.set_units(12);
            decide(*till, std::pair{"stock.counted", fact});
        };
        const auto days = [&] {
            std::set<int> all;
            for (const auto& ledger : must(Reader::open(till->file())).stock(0, allDays))
                all.insert(ledger.businessDate);
            return all;
        };
        count(20260801, "the first day's!");
        m_clock.advance(60 * FakeClock::day);
        count(20260930, "two months later");
        count(20260801, "of that day, now"); // a wall clock that was wrong: old by its date alone
        const auto upkeep = [&](int beforeDay) {
            const auto before = m_clock.nowMs() - 30 * FakeClock::day;
            till->begin();
            till->acknowledge(*till->head());
            till->commit();
            till->prune(before);
            till->forgetOrders(before, beforeDay);
        };
        upkeep(20260901);
        QCOMPARE(days(), (std::set{20260801, 20260930}));
        m_clock.advance(60 * FakeClock::day);
        count(20261129, "four months later");
        upkeep(20261030);
        QCOMPARE(days(), (std::set{20261129}));
        SQLite::Database file(till->file().string());
        const auto known = [&](const std::string& id) {
            SQLite::Statement command(file, "SELECT count(*) FROM stock_command WHERE CAST(id AS TEXT) = ?");
            command.bind(1, id);
            command.executeStep();
            return command.getColumn(0).getInt();
        };
        QCOMPARE(known("the first day's!"), 0);
        QCOMPARE(known("four months later"), 1); // asked for again, it would be done once
    }

    void Join_aFloorThatIsClaimed_skipsNothingRecent() {
        TestShop shop;
        auto till = shop.open("till-a", m_clock), kitchen = shop.open("kitchen", m_clock);
        for (unsigned i = 1; i <= 3; ++i)
            decide(*till, std::pair{"order.placed", placed(i)});
        replicate(till->file(), *kitchen);
        for (unsigned i = 4; i <= 9; ++i)
            decide(*till, std::pair{"order.placed", placed(i)});
        // A box that would hide six orders: it says that it keeps only what came after them.
        const auto committed = decide(*till, std::pair{"order.placed", placed(10)});
        Batch lie;
        QVERIFY(lie.ParseFromString(committed.ownBatches.front()));
        lie.set_floor(till->head()->seq() - 1);
        lie.set_certificate(shop.identity("till-a").certificateDer());
        QCOMPARE(give(*kitchen, lie.SerializeAsString()), Receipt::Gap);
        // With the certificate of another box it is not taken up anywhere.
        auto board = shop.open("board", m_clock);
        lie.set_certificate(shop.identity("kitchen").certificateDer());
        QCOMPARE(give(*board, lie.SerializeAsString()), Receipt::Quarantined);
    }
};

QTEST_GUILESS_MAIN(tst_upkeep)
#include "tst_upkeep.moc"
