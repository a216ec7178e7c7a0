#include "sync/box/box.h"
#include "sync/box/recovery.h"
#include "sync/journal/reader.h"
#include "tests/journal/facts.h"
#include "tests/lan/box_config.h"
#include "tests/support/broker.h"
#include "tests/support/damage.h"
#include "tests/support/eventually.h"
#include "tests/support/small_disk.h"
#include "tests/support/test_shop.h"

#include <QElapsedTimer>
#include <QTest>

#include <fstream>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;

namespace {

constexpr int patienceMs = 30'000;

} // namespace

class tst_box : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    RunningClock m_running;

    static void sell(box::Box& box, unsigned from, unsigned until) {
        for (unsigned i = from; i < until; ++i)
            must(box.writer().run([i](Journal& journal) {
                journal.append("order.placed", placed(i));
                journal.append("order.paid", paid(i, i));
                return phin::done();
            }));
    }
    static std::uint32_t epochOf(box::Box& box) {
        std::uint32_t epoch = 0;
        must(box.writer().run([&](Journal& journal) {
            epoch = journal.head() ? journal.head()->epoch() : 0;
            return phin::done();
        }));
        return epoch;
    }
    static void expectNumbers(box::Box& box, std::uint64_t receipt, std::uint64_t seq, std::uint32_t epoch) {
        must(box.writer().run([&](Journal& journal) {
            [&] {
                QCOMPARE(journal.shop().lastReceipt(journal.device()), receipt);
                QCOMPARE(journal.shop().lastCount(journal.device(), 20260801), static_cast<std::uint32_t>(receipt));
                QVERIFY(journal.head());
                QCOMPARE(journal.head()->seq(), seq);
                QCOMPARE(journal.head()->epoch(), epoch);
            }();
            return phin::done();
        }));
    }
    /// An older copy instead of the journal, as somebody does who does not know better.
    static void putBack(const std::filesystem::path& copy, const std::filesystem::path& journal) {
        for (const auto* const end : {"", "-wal", "-shm"})
            std::filesystem::remove(journal.string() + end);
        std::filesystem::copy_file(copy, journal);
    }
    static bool warns(const box::Box& box, std::string_view of) {
        const auto warnings = box.warnings();
        return std::any_of(warnings.begin(), warnings.end(),
                           [of](const std::string& warning) { return warning.find(of) != std::string::npos; });
    }
    static std::string digest(const box::Config& config) {
        return must(Reader::open(config.journalFile())).digest(0, 99999999);
    }

private slots:
    void Settings_autoLock_isMinutes_orNever() {
        const auto parsed = [](const std::string& line) {
            return box::parseConfig("shop = \"s\"\ndevice = \"till-a\"\nkind = \"till\"\nletter = \"A\"\n"
                                    "authority = \"ca.crt\"\ncertificate = \"a.crt\"\nkey = \"a.key\"\n" +
                                        line,
                                    "till.toml");
        };
        QCOMPARE(must(parsed("")).autoLockMinutes, 5);
        QCOMPARE(must(parsed("auto_lock_minutes = 0\n")).autoLockMinutes, 0);
        QVERIFY(!parsed("auto_lock_minutes = -1\n"));
        QVERIFY(!parsed("auto_lock_minutes = 1441\n"));
    }

    void Settings_ofAStationsGlass_areReadAndWritten() {
        const auto parsed = [](const std::string& line) {
            return box::parseConfig("shop = \"s\"\ndevice = \"bar\"\nkind = \"station\"\nstation = \"barista\"\n"
                                    "authority = \"ca.crt\"\ncertificate = \"a.crt\"\nkey = \"a.key\"\n" +
                                        line,
                                    "/shop/bar.toml");
        };
        QCOMPARE(must(parsed("")).readingDistanceM, 2.0);
        QCOMPARE(must(parsed("")).theme, std::string("dark"));
        QVERIFY(!must(parsed("")).stickers);
        QCOMPARE(must(parsed("reading_distance_m = 3\n")).readingDistanceM, 3.0); // metres without a fraction, too
        const auto config = must(parsed("reading_distance_m = 1.5\ntheme = \"light\"\nstickers = true\n"));
        const auto again = must(box::parseConfig(box::toToml(config, "/shop"), "/shop/bar.toml"));
        QCOMPARE(again.readingDistanceM, 1.5);
        QCOMPARE(again.theme, std::string("light"));
        QVERIFY(again.stickers);
        for (const auto* const wrong :
             {"reading_distance_m = 0.4\n", "reading_distance_m = 6.1\n", "reading_distance_m = nan\n",
              "reading_distance_m = \"2\"\n", "theme = \"blue\"\n", "theme = true\n", "stickers = 1\n"})
            QVERIFY2(!parsed(wrong), wrong);
    }

    void Settings_tips_areReadAndWritten() {
        const auto parsed = [](const std::string& line) {
            return box::parseConfig("shop = \"s\"\ndevice = \"till-a\"\nkind = \"till\"\nletter = \"A\"\n"
                                    "authority = \"ca.crt\"\ncertificate = \"a.crt\"\nkey = \"a.key\"\n" +
                                        line,
                                    "/shop/till.toml");
        };
        QVERIFY(must(parsed("")).tips.asked == TipSettings::Asked::Auto);
        const auto config = must(parsed("tips = \"on\"\ntip_quick = [\"7.5%\", \"20000\"]\n"));
        QVERIFY(config.tips.asked == TipSettings::Asked::On);
        QVERIFY(config.vietQr.empty());
        const auto withCode = must(parsed("viet_qr = \"970436/1234567890\"\n"));
        QCOMPARE(must(box::parseConfig(box::toToml(withCode, "/shop"), "/shop/till.toml")).vietQr.account,
                 std::string("1234567890"));
        QVERIFY(!parsed("viet_qr = \"my account\"\n"));
        const std::vector<TipOffer> offers{{750, 0}, {0, 20'000}};
        QVERIFY(config.tips.quick == offers);
        const auto again = must(box::parseConfig(box::toToml(config, "/shop"), "/shop/till.toml"));
        QVERIFY(again.tips.asked == TipSettings::Asked::On);
        QVERIFY(again.tips.quick == offers);
        for (const auto* const wrong :
             {"tips = \"sometimes\"\n", "tip_quick = [\"a lot\"]\n", "tip_quick = [10]\n", "tip_quick = \"10%\"\n",
              "tips = true\n", "tip_quick = [\"1%\", \"2%\", \"3%\", \"4%\", \"5%\"]\n"})
            QVERIFY2(!parsed(wrong), wrong);
    }

    void Box_fileLost_isRebuiltFromTheNeighboursAndGoesOn() {
        TestShop shop;
        Broker broker;
        const auto tillA = boxConfig(shop, "till-a", broker.url(), "A"),
                   tillB = boxConfig(shop, "till-b", broker.url(), "B");
        auto b = must(box::Box::open(tillB, m_clock, m_running));
        b->start();
        std::string before;
        {
            auto a = must(box::Box::open(tillA, m_clock, m_running));
            a->start();
            sell(*a, 1, 200);
            QTRY_COMPARE_WITH_TIMEOUT(digest(tillB), digest(tillA), patienceMs);
            before = digest(tillA);
        }
        std::filesystem::remove_all(tillA.data);
        auto a = must(box::Box::open(tillA, m_clock, m_running));
        QCOMPARE(a->phase(), box::Phase::Recovering);
        a->start();
        QTRY_COMPARE_WITH_TIMEOUT(a->phase(), box::Phase::Ready, patienceMs);
        QCOMPARE(digest(tillA), before);
        std::uint64_t receipt = 0, seq = 0;
        std::uint32_t count = 0, epoch = 0;
        must(a->writer().run([&](Journal& journal) {
            receipt = journal.shop().lastReceipt("till-a");
            count = journal.shop().lastCount("till-a", 20260801);
            seq = journal.head()->seq();
            epoch = journal.head()->epoch();
            return phin::done();
        }));
        QCOMPARE(receipt, std::uint64_t{199});
        QCOMPARE(count, 199u);
        QCOMPARE(seq, std::uint64_t{1 + 2 * 199 + 1}); // goes on: the epoch's own birth took the next number
        QCOMPARE(epoch, 2u);
        sell(*a, 200, 220);
        QTRY_COMPARE_WITH_TIMEOUT(digest(tillB), digest(tillA), patienceMs);
    }

    void Box_fileDamaged_goesOnSellingWhileItIsRebuilt_data() {
        QTest::addColumn<QString>("of");
        QTest::newRow("entries") << "entry";
        QTest::newRow("an index") << "orders_day";
        QTest::newRow("the header") << "";
    }
    void Box_fileDamaged_goesOnSellingWhileItIsRebuilt() {
        QFETCH(const QString, of);
        TestShop shop;
        Broker broker;
        const auto tillA = boxConfig(shop, "till-a", broker.url(), "A"),
                   tillB = boxConfig(shop, "till-b", broker.url(), "B");
        auto b = must(box::Box::open(tillB, m_clock, m_running));
        b->start();
        {
            auto a = must(box::Box::open(tillA, m_clock, m_running));
            a->start();
            sell(*a, 1, 400);
            QTRY_COMPARE_WITH_TIMEOUT(digest(tillB), digest(tillA), patienceMs);
        }
        damagePage(tillA.journalFile(), of.toStdString());
        QElapsedTimer timer;
        timer.start();
        auto a = must(box::Box::open(tillA, m_clock, m_running)); // by itself: nobody has to move a file
        QVERIFY(lastSetAside(tillA.journalFile()));
        a->start();
        QTRY_COMPARE_WITH_TIMEOUT(a->phase(), box::Phase::Ready, patienceMs);
        sell(*a, 400, 401);
        const auto pause = timer.elapsed();
        qInfo("sells again %lld ms after its start", static_cast<long long>(pause));
        QVERIFY2(pause < 10'000, "the till has to sell on");
        expectNumbers(*a, 400, 1 + 2 * 399 + 1 + 2, 2);
        QTRY_COMPARE_WITH_TIMEOUT(digest(tillB), digest(tillA), patienceMs);
        QCOMPARE(must(Reader::open(tillA.journalFile())).orderCount(), std::uint64_t{400});
        QVERIFY(must(Reader::open(tillA.journalFile())).quarantined(1).empty());
        QVERIFY(must(Reader::open(tillB.journalFile())).quarantined(1).empty());
    }

    void Box_fileDamaged_andNobodyElseThere_goesOnByWhatItsFileProves() {
        TestShop shop;
        const auto settings = boxConfig(shop, "till-a", "mqtt://127.0.0.1:" + std::to_string(freePort()), "A");
        std::string before;
        {
            auto box = must(box::Box::open(settings, m_clock, m_running));
            box->start();
            sell(*box, 1, 300);
            before = digest(settings);
        }
        damagePage(settings.journalFile(), "orders_day"); // all entries can still be read
        auto box = must(box::Box::open(settings, m_clock, m_running));
        QCOMPARE(box->phase(), box::Phase::Recovering);
        box->start();
        QTRY_COMPARE_WITH_TIMEOUT(box->phase(), box::Phase::Ready, patienceMs);
        expectNumbers(*box, 299, 1 + 2 * 299 + 1, 2);
        QTRY_COMPARE_WITH_TIMEOUT(digest(settings), before, patienceMs); // all of it came over from the old file
        sell(*box, 300, 310);
        EVENTUALLY(!std::filesystem::exists(settings.journalFile().string() + ".damage"), patienceMs);
        box.reset();
        box = must(box::Box::open(settings, m_clock, m_running)); // and that was it
        QCOMPARE(box->phase(), box::Phase::Ready);
        QCOMPARE(must(Reader::open(settings.journalFile())).orderCount(), std::uint64_t{309});
    }

    void Box_nothingTellsWhereItStood_waitsForAManagersWord() {
        TestShop shop;
        const auto settings = boxConfig(shop, "till-a", "mqtt://127.0.0.1:" + std::to_string(freePort()), "A");
        {
            auto box = must(box::Box::open(settings, m_clock, m_running));
            box->start();
            sell(*box, 1, 20);
        }
        damagePage(settings.journalFile(), "");
        auto box = must(box::Box::open(settings, m_clock, m_running));
        box->start();
        QTest::qWait(4'500); // longer than a box with proof would wait
        QCOMPARE(box->phase(), box::Phase::Recovering);
        std::ofstream(settings.data / box::Box::startAloneName) << "19 7\n"; // as `phin start-alone` does
        QTRY_COMPARE_WITH_TIMEOUT(box->phase(), box::Phase::Ready, patienceMs);
        std::uint64_t receipt = 0;
        std::uint32_t epoch = 0;
        must(box->writer().run([&](Journal& journal) {
            receipt = journal.shop().lastReceipt("till-a");
            epoch = journal.head()->epoch();
            return phin::done();
        }));
        QCOMPARE(receipt, std::uint64_t{19});
        QVERIFY2(epoch > 1'000'000, "surely after every epoch that there was");
        QVERIFY(!std::filesystem::exists(settings.data / box::Box::startAloneName));
    }

    void Box_damageFoundWhileItWorks_isSetAsideAtTheNextStart() {
        TestShop shop;
        const auto settings = boxConfig(shop, "till-a", "mqtt://127.0.0.1:" + std::to_string(freePort()), "A");
        std::string before;
        {
            auto box = must(box::Box::open(settings, m_clock, m_running));
            std::atomic<int> told{0};
            box->observeDamage([&](const std::string&) { ++told; });
            box->start();
            sell(*box, 1, 100);
            before = digest(settings);
            // What the Inspector or a command of the writer would come across.
            const auto status = box->writer().run([](Journal&) -> Status {
                throw SQLite::Exception("database disk image is malformed", 11); // SQLITE_CORRUPT
            });
            QVERIFY(!status);
            QCOMPARE(box->writer().storage().level, StorageState::Level::Damaged);
            QTRY_COMPARE_WITH_TIMEOUT(told.load(), 1, patienceMs);
        }
        auto box = must(box::Box::open(settings, m_clock, m_running));
        QVERIFY(lastSetAside(settings.journalFile()));
        QCOMPARE(box->phase(), box::Phase::Recovering);
        box->start();
        QTRY_COMPARE_WITH_TIMEOUT(box->phase(), box::Phase::Ready, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(digest(settings), before, patienceMs);
        expectNumbers(*box, 99, 1 + 2 * 99 + 1, 2);
    }

    void Box_olderCopyPutBack_takesBackWhatItLacksAndNumbersNothingTwice() {
        TestShop shop;
        Broker broker;
        const auto tillA = boxConfig(shop, "till-a", broker.url(), "A"),
                   tillB = boxConfig(shop, "till-b", broker.url(), "B");
        auto b = must(box::Box::open(tillB, m_clock, m_running));
        b->start();
        const auto backup = shop.folder() / "yesterday.db";
        {
            auto a = must(box::Box::open(tillA, m_clock, m_running));
            a->start();
            sell(*a, 1, 50);
            must(copyDatabase(tillA.journalFile(), backup)); // while it works
            sell(*a, 50, 100);
            QTRY_COMPARE_WITH_TIMEOUT(digest(tillB), digest(tillA), patienceMs);
        }
        putBack(backup, tillA.journalFile());
        auto a = must(box::Box::open(tillA, m_clock, m_running));
        a->start();
        QTRY_COMPARE_WITH_TIMEOUT(digest(tillB), digest(tillA), patienceMs);
        EVENTUALLY(a->phase() == box::Phase::Ready && epochOf(*a) == 2, patienceMs);
        expectNumbers(*a, 99, 1 + 2 * 99 + 1, 2);
        QVERIFY(must(Reader::open(tillB.journalFile())).quarantined(1).empty());
    }

    void Box_olderCopyThatSellsBeforeItHearsOfMore_bothHistoriesAreKeptAndNamed() {
        TestShop shop;
        Broker broker;
        const auto tillA = boxConfig(shop, "till-a", broker.url(), "A"),
                   tillB = boxConfig(shop, "till-b", broker.url(), "B");
        auto b = must(box::Box::open(tillB, m_clock, m_running));
        b->start();
        const auto backup = shop.folder() / "yesterday.db";
        {
            auto a = must(box::Box::open(tillA, m_clock, m_running));
            a->start();
            sell(*a, 1, 10);
            must(copyDatabase(tillA.journalFile(), backup));
            sell(*a, 10, 12);
            QTRY_COMPARE_WITH_TIMEOUT(digest(tillB), digest(tillA), patienceMs);
        }
        putBack(backup, tillA.journalFile());
        broker.kill();
        auto a = must(box::Box::open(tillA, m_clock, m_running));
        a->start();
        sell(*a, 20, 21);
        broker.start();
        EVENTUALLY(warns(*a, "two histories"), patienceMs);
        // Nothing is lost: A has what it sold now, and keeps apart what it sold before under the same numbers.
        const auto apart = must(Reader::open(tillA.journalFile())).quarantined(10);
        QVERIFY(std::any_of(apart.begin(), apart.end(),
                            [](const auto& each) { return each.reason.starts_with("fork: "); }));
        QCOMPARE(must(Reader::open(tillB.journalFile())).orderCount(), std::uint64_t{11});
        QCOMPARE(must(Reader::open(tillA.journalFile())).orderCount(), std::uint64_t{10});
        // And it is still named after a start. What A lacks it can never take in now, so a manager says that it goes
        // on.
        a.reset();
        a = must(box::Box::open(tillA, m_clock, m_running));
        QVERIFY(warns(*a, "two histories"));
        a->start();
        QCOMPARE(a->phase(), box::Phase::Recovering);
        std::ofstream(tillA.data / box::Box::startAloneName) << "23 11\n"; // as `phin start-alone` does
        QTRY_COMPARE_WITH_TIMEOUT(a->phase(), box::Phase::Ready, patienceMs);
        sell(*a, 40, 41);
        QTRY_COMPARE_WITH_TIMEOUT(must(Reader::open(tillB.journalFile())).orderCount(), std::uint64_t{12}, patienceMs);
    }

    void Box_twoMachinesWithOneIdentity_areNamed_andNothingIsLost() {
        TestShop shop;
        Broker broker;
        const auto tillA = boxConfig(shop, "till-a", broker.url(), "A"),
                   tillB = boxConfig(shop, "till-b", broker.url(), "B");
        auto b = must(box::Box::open(tillB, m_clock, m_running));
        b->start();
        auto a = must(box::Box::open(tillA, m_clock, m_running));
        a->start();
        sell(*a, 1, 10);
        auto copied = tillA;
        copied.data = shop.folder() / "copied";
        std::filesystem::create_directories(copied.data);
        must(copyDatabase(tillA.journalFile(), copied.journalFile()));
        auto twin = must(box::Box::open(copied, m_clock, m_running));
        twin->start();
        const auto names = [](const box::Box& box) {
            return warns(box, "another machine") || warns(box, "two histories");
        };
        sell(*a, 20, 21);
        sell(*twin, 30, 31);
        EVENTUALLY(names(*b) && (names(*a) || names(*twin)), patienceMs);
        // Each sale is on B: as an order, or kept apart as another history.
        EVENTUALLY(
            [&] {
                auto reader = must(Reader::open(tillB.journalFile()));
                return reader.orderCount() + reader.quarantined(10).size() >= 11;
            }(),
            patienceMs);
    }

    void Box_diskNearlyFull_takesNothingIn_andCatchesUpByItself() {
        TestShop shop;
        const SmallDisk disk(shop.folder() / "disk", 24 * 1'024);
        if (!disk.mounted())
            QSKIP("a small disk cannot be mounted here (needs the right to mount a tmpfs)");
        Broker broker;
        auto tillA = boxConfig(shop, "till-a", broker.url(), "A"), tillB = boxConfig(shop, "till-b", broker.url(), "B");
        tillB.data = disk.folder() / "till-b";
        tillB.keepFreeMb = 8;
        auto a = must(box::Box::open(tillA, m_clock, m_running)), b = must(box::Box::open(tillB, m_clock, m_running));
        a->start();
        b->start();
        sell(*a, 1, 20);
        QTRY_COMPARE_WITH_TIMEOUT(digest(tillB), digest(tillA), patienceMs);
        disk.fill(18'000'000);
        QTRY_COMPARE_WITH_TIMEOUT(b->writer().storage().level, StorageState::Level::NoRoom, patienceMs);
        sell(*a, 20, 60); // the other one sells on
        QTest::qWait(3'000);
        QCOMPARE(must(Reader::open(tillB.journalFile())).orderCount(), std::uint64_t{19});
        QVERIFY(b->lan().view().connected);
        disk.free();
        QTRY_COMPARE_WITH_TIMEOUT(digest(tillB), digest(tillA), patienceMs); // it asked for what it had left out
        QVERIFY(must(Reader::open(tillB.journalFile())).quarantined(1).empty());
        sell(*b, 60, 61);
        QTRY_COMPARE_WITH_TIMEOUT(digest(tillA), digest(tillB), patienceMs);
    }

    void Box_neverStarted_beginsAtOnceAndAlone() {
        TestShop shop;
        const auto settings = boxConfig(shop, "till-a", "mqtt://127.0.0.1:" + std::to_string(freePort()), "A");
        auto box = must(box::Box::open(settings, m_clock, m_running));
        QCOMPARE(box->phase(), box::Phase::Ready);
        box->start();
        sell(*box, 1, 3);
        QCOMPARE(must(Reader::open(settings.journalFile())).orderCount(), std::uint64_t{2});
    }

    void Box_certificateOfAnother_isRefused() {
        TestShop shop;
        auto settings = boxConfig(shop, "till-a", "mqtt://127.0.0.1:1", "A");
        settings.device = "till-b";
        const auto box = box::Box::open(settings, m_clock, m_running);
        QVERIFY(!box);
        QVERIFY(box.error().message.find("certificate is of") != std::string::npos);
    }

    void Config_mistakes_areNamedWithTheirLine() {
        TestShop shop;
        const auto file = shop.folder() / "box.toml";
        std::ofstream(file) << "shop = \"s\"\ndevice = 5\nkind = \"till\"\nletter = \"A\"\nauthority = \"ca.crt\"\n"
                               "certificate = \"a.crt\"\nkey = \"a.key\"\nbrokers = [\"http://x\"]\ncolour = \"red\"\n";
        const auto loaded = box::loadConfig(file);
        QVERIFY(!loaded);
        for (const auto* const expected : {"line 2: device", "line 8: a broker", "line 9: unknown key colour"})
            QVERIFY2(loaded.error().message.find(expected) != std::string::npos, loaded.error().message.c_str());
        std::ofstream(file) << "shop = \n";
        QVERIFY(box::loadConfig(file).error().message.find("line 1") != std::string::npos);
        QVERIFY(!box::loadConfig(shop.folder() / "none.toml"));
    }

    // A number is never used twice: who lost its file asks everyone who may hold a part of it (seeds 202 and 826).
    void Recovery_untilWhoMayKnowMoreIsHere_waits() {
        lan::View view;
        view.connected = true;
        view.connectedForMs = view.runningForMs = 60'000;
        view.neighbours.push_back({"expo", "station", true, {}, 0, 0, 0});
        box::Recovery nobodyKnows(true);
        QCOMPARE(nobodyKnows.look(view), box::Recovery::Next::Wait);
        view.ownEpoch = 1;
        view.ownSeq = 5;
        view.absent = {"kitchen"};
        QCOMPARE(nobodyKnows.look(view), box::Recovery::Next::Wait);
        view.absent.clear();
        view.connectedForMs = 3'000; // its own last words may still be under way (seed 5258)
        QCOMPARE(nobodyKnows.look(view), box::Recovery::Next::Wait);
        view.connectedForMs = 60'000;
        QCOMPARE(nobodyKnows.look(view), box::Recovery::Next::Begin);
    }
};

QTEST_GUILESS_MAIN(tst_box)
#include "tst_box.moc"
