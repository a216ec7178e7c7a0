// What a shop keeps for years: the file that must not grow for ever, and its copies.
#include "app/cli/whole_check.h"
#include "sync/journal/reader.h"
#include "sync/journal/writer.h"
#include "sync/model/business_day.h"
#include "tests/cli/phin_tool.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QTest>

#include <QCryptographicHash>

#include <fstream>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;

namespace {

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

QByteArray sha256Of(const std::filesystem::path& file) {
    QFile in(text(file));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!in.open(QIODevice::ReadOnly) || !hash.addData(&in))
        return {};
    return hash.result().toHex();
}

int filesNamed(const std::filesystem::path& folder, const std::string& beginning) {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        count += entry.path().filename().string().rfind(beginning, 0) == 0 ? 1 : 0;
    return count;
}

} // namespace

class TestKeeping : public QObject {
    Q_OBJECT

    std::unique_ptr<TestShop> m_shop;
    FakeClock m_clock;

    [[nodiscard]] std::filesystem::path data() const { return m_shop->folder() / "data"; }
    [[nodiscard]] std::filesystem::path file() const { return data() / "journal.db"; }
    [[nodiscard]] std::filesystem::path backup() const { return m_shop->folder() / "backup.db"; }
    [[nodiscard]] QString config() const { return text(m_shop->folder() / "box.toml"); }

    std::unique_ptr<Journal> open() {
        std::filesystem::create_directories(data());
        Journal::Options options;
        options.file = file();
        options.birth = {"till", "till-a", "A", ""};
        auto journal = must(Journal::open(options, m_shop->identity("till-a"), m_shop->authority(), m_clock));
        if (!journal->born()) {
            journal->begin();
            journal->beginEpoch();
            journal->commit();
        }
        return journal;
    }
    static void sell(Journal& journal, unsigned from, unsigned until) {
        for (unsigned i = from; i < until; ++i)
            decide(journal, std::pair{"order.placed", placed(i)}, std::pair{"order.paid", paid(i, i)});
    }
    [[nodiscard]] QString faultsOf(const std::filesystem::path& database) const {
        cli::Faults faults;
        const auto checked = cli::checkWhole(database, m_shop->authority(), faults);
        if (!checked)
            return QString::fromStdString(checked.error().message);
        return faults.none() ? QString() : QString::fromStdString(faults.words().front());
    }
    Answer makeBackup() {
        return phinTool(
            {"backup", "--db", text(file()), "--to", text(backup()), "--keys", text(m_shop->folder()), "--json"});
    }

private slots:
    void init() {
        m_shop = std::make_unique<TestShop>();
        std::ignore = m_shop->identity("till-a");
        std::ofstream(m_shop->folder() / "box.toml")
            << "shop = \"" << m_shop->name()
            << "\"\ndevice = \"till-a\"\nkind = \"till\"\nletter = \"A\"\ndata = \"data\"\nauthority = \"ca.crt\"\n"
               "certificate = \"till-a.crt\"\nkey = \"till-a.key\"\nbrokers = []\n";
    }

    void tenYears_theFileStaysBounded_andWhatIsLeftVerifies() {
        constexpr int days = 3'650, keptDays = 60, ordersADay = 5;
        auto journal = open();
        const auto reader = must(openForReading(file()));
        const auto pages = [&] { return reader->execAndGet("PRAGMA page_count").getInt(); };
        const auto dayOf = [](std::int64_t ms) { return businessDay(ms, 420, 4); };
        int afterTwoYears = 0, most = 0;
        std::uint64_t receipt = 0;
        for (int day = 0; day < days; ++day) {
            m_clock.advance(FakeClock::day);
            const auto today = dayOf(m_clock.nowMs());
            journal->begin();
            if (day % 365 == 0) { // a new menu each year: the one in force is older than the window most of the time
                model::v1::Menu menu;
                menu.set_id("menu of " + std::to_string(today));
                model::v1::MenuPublished part;
                part.set_schema(1);
                part.set_publication("publication " + std::to_string(today));
                part.set_parts(1);
                part.set_data(menu.SerializeAsString());
                journal->append("menu.published", part);
            }
            for (int i = 0; i < ordersADay; ++i) {
                const auto number = static_cast<unsigned>(day * ordersADay + i + 1);
                journal->append("order.placed", placed(number, 2, today));
                journal->append("order.paid", paid(number, ++receipt, today));
                journal->append("prep.marked", prep(number, 1, model::v1::BUMPED, true));
                journal->append("prep.marked", prep(number, 2, model::v1::BUMPED, true));
            }
            journal->acknowledge(*journal->head()); // the cloud is there
            journal->commit();
            if (day % 7 == 0) {
                const auto before = m_clock.nowMs() - keptDays * FakeClock::day;
                while (journal->prune(before) + journal->forgetOrders(before, dayOf(before)) > 0) {
                }
            }
            if (day == 730)
                afterTwoYears = pages();
            if (day > 730)
                most = std::max(most, pages());
        }
        qInfo("%d pages after two years, at most %d in the eight years after", afterTwoYears, most);
        QVERIFY(afterTwoYears > 0);
        QVERIFY2(most < afterTwoYears * 5 / 4, "the file grows");
        QVERIFY(reader->execAndGet("SELECT count(*) FROM orders").getInt() < (keptDays + 20) * ordersADay);
        QVERIFY(reader->execAndGet("SELECT count(*) FROM menu_part").getInt() <= 2);
        QVERIFY(journal->ordersSince() > 0);
        QCOMPARE(journal->shop().lastReceipt("till-a"), std::uint64_t{days * ordersADay});
        QCOMPARE(faultsOf(file()), QString());

        // A screen that is bought in the tenth year joins, and so does one that asks only that screen.
        const auto menu = journal->shop().menu()->menu().id();
        auto from = file();
        for (const auto* const device : {"kitchen", "board"}) {
            auto box = m_shop->open(device, m_clock);
            auto source = must(Reader::open(from));
            for (int pieces = 0; pieces < 10'000; ++pieces) {
                std::uint64_t after = 0;
                for (const auto& held : box->cursors())
                    if (held.device() == "till-a")
                        after = held.seq();
                if (after == journal->head()->seq())
                    break;
                const auto range = source.range({"till-a", 1}, after, 50'000);
                QVERIFY(range && range->batch.entries_size() > 0);
                QCOMPARE(give(*box, range->batch.SerializeAsString()), Receipt::Stored);
            }
            QVERIFY(box->shop().menu());
            QCOMPARE(box->shop().menu()->menu().id(), menu);
            QCOMPARE(box->shop().lastReceipt("till-a"), receipt);
            QVERIFY(must(Reader::open(m_shop->file(device))).ordersSince() >
                    dayOf(m_clock.nowMs() - 90 * FakeClock::day));
            const auto month = dayOf(m_clock.nowMs() - 30 * FakeClock::day);
            QCOMPARE(must(Reader::open(m_shop->file(device))).digest(month, 99'999'999),
                     must(Reader::open(file())).digest(month, 99'999'999));
            from = m_shop->file(device);
            box.reset();
            QCOMPARE(faultsOf(from), QString());
        }
    }

    void backup_ofABoxAtWork_isVerifiedAndRestores() {
        auto journal = open();
        sell(*journal, 1, 50);
        Writer writer(std::move(journal));
        writer.start();
        std::atomic<bool> selling{true};
        std::thread cashier([&] {
            for (unsigned i = 50; selling; ++i)
                must(writer.run([i](Journal& j) {
                    j.append("order.placed", placed(i));
                    j.append("order.paid", paid(i, i));
                    return done();
                }));
        });
        const auto made = makeBackup();
        selling = false;
        cashier.join();
        QVERIFY2(made.exit == good, qPrintable(made.err));
        QCOMPARE(made.json()["sha256"].toString().toLatin1(), sha256Of(backup()));
        QCOMPARE(made.json()["of"].toString(), QString("test-shop/till-a"));
        QCOMPARE(faultsOf(backup()), QString());
        QVERIFY(must(Reader::open(backup())).orderCount() >= 49);
        const auto again = makeBackup();
        QCOMPARE(again.exit, wrongUse);
        QVERIFY(again.err.contains("overwrites nothing"));

        const QStringList restore{"restore", text(backup()), "--config", config()};
        const auto running = phinTool(restore);
        QCOMPARE(running.exit, couldNot);
        QVERIFY2(running.err.contains("in use"), qPrintable(running.err));
        writer.stop();
        QCOMPARE(filesNamed(data(), "journal.db.before-restore-"), 0);
    }

    void restore_putsTheCopyInPlace_andTheBoxGoesOnInANewEpoch() {
        {
            auto journal = open();
            sell(*journal, 1, 20);
        }
        QCOMPARE(makeBackup().exit, good);
        {
            auto journal = open();
            sell(*journal, 20, 30);
        }
        const auto restored = phinTool({"restore", text(backup()), "--config", config()});
        QVERIFY2(restored.exit == good, qPrintable(restored.err));
        QCOMPARE(filesNamed(data(), "journal.db.before-restore-"), 1);
        QVERIFY(std::filesystem::exists(m_shop->folder() / "till-a.key.born"));
        QCOMPARE(must(Reader::open(file())).orderCount(), std::uint64_t{19});
        Journal::Options options;
        options.file = file();
        auto journal = must(Journal::open(options, m_shop->identity("till-a"), m_shop->authority(), m_clock));
        QVERIFY2(!journal->born(), "it must not go on with numbers that it may have given already");
        journal.reset();
        // Where nobody is left who could know more, a manager says so.
        QCOMPARE(phinTool({"start-alone", "--config", config()}).exit, wrongUse); // a receipt has to be named
        const auto alone = phinTool({"start-alone", "--config", config(), "--last-receipt", "29", "--last-order", "4"});
        QVERIFY2(alone.exit == good, qPrintable(alone.err));
        QVERIFY(std::filesystem::exists(data() / "start-alone"));
    }

    void restore_refuses_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        QTest::newRow("a file that changed") << "changed"
                                             << "is not the file that";
        QTest::newRow("entries that changed") << "tampered"
                                              << "not what its hash says";
        QTest::newRow("another box's") << "other"
                                       << "not of test-shop/till-a";
        QTest::newRow("a newer schema") << "newer"
                                        << "newer than this program's";
        QTest::newRow("another application's") << "foreign"
                                               << "another application";
    }
    void restore_refuses() {
        QFETCH(const QString, what);
        QFETCH(const QString, says);
        {
            auto journal = open();
            sell(*journal, 1, 20);
        }
        const auto before = sha256Of(file());
        QCOMPARE(makeBackup().exit, good);
        if (what == "changed") {
            std::ofstream(backup(), std::ios::app) << "x";
        } else {
            std::filesystem::remove(backup().string() + ".sha256");
            SQLite::Database spoiler(backup().string(), SQLite::OPEN_READWRITE);
            if (what == "tampered")
                spoiler.exec("UPDATE entry SET bytes = substr(bytes, 1, 59) || x'07' || substr(bytes, 61) "
                             "WHERE position & 1023 = 9");
            else if (what == "other")
                spoiler.exec("UPDATE paper SET bytes = 'test-shop/till-b' WHERE kind = 'owner'");
            else if (what == "newer")
                spoiler.exec("PRAGMA user_version = 99");
            else
                spoiler.exec("PRAGMA application_id = 77");
        }
        const auto answer = phinTool({"restore", text(backup()), "--config", config()});
        QCOMPARE(answer.exit, couldNot);
        QVERIFY2(answer.err.contains(says), qPrintable(answer.err));
        QCOMPARE(sha256Of(file()), before);
        QCOMPARE(filesNamed(data(), "journal.db.before-restore-"), 0);
    }

    void backup_ofWhatIsNotWhole_isNotMade() {
        {
            auto journal = open();
            sell(*journal, 1, 20);
        }
        {
            SQLite::Database thief(file().string(), SQLite::OPEN_READWRITE);
            thief.exec("DELETE FROM entry WHERE position & 1023 = 9");
        }
        const auto made = makeBackup();
        QCOMPARE(made.exit, notSo);
        QVERIFY(made.err.contains("missing"));
        QVERIFY(!std::filesystem::exists(backup()));
    }

    void startAlone_whereTheBoxKnows_isRefused() {
        open().reset();
        const auto alone = phinTool({"start-alone", "--config", config(), "--last-receipt", "1"});
        QCOMPARE(alone.exit, notSo);
        QVERIFY(!std::filesystem::exists(data() / "start-alone"));
    }

    void doctor_tellsOfADiskThatIsNearlyFull_andOfDamage() {
        {
            auto journal = open();
            sell(*journal, 1, 3);
        }
        std::ofstream(m_shop->folder() / "shop.json")
            << "{\"shop\": \"test-shop\", \"utc_offset_minutes\": 0, \"sockets\": {}, \"pids\": {}, "
               "\"databases\": {\"till-a\": \""
            << file().string() << "\"}}";
        std::filesystem::copy_file(m_shop->folder() / "box.toml", data() / "box.toml");
        std::ofstream(data() / "box.toml", std::ios::app) << "keep_free_mb = 100000\n"; // more than any test disk has
        std::ofstream(file().string() + ".damage") << "found a test\n";
        const auto answer = phinTool({"doctor", "--shop", text(m_shop->folder() / "shop.json")});
        QCOMPARE(answer.exit, notSo);
        QVERIFY2(answer.out.contains("found damaged"), qPrintable(answer.out));
        if (freeBytesAt(file()).value_or(0) < 100'000'000'000ULL)
            QVERIFY2(answer.out.contains("nearly full"), qPrintable(answer.out));
    }
};

QTEST_GUILESS_MAIN(TestKeeping)
#include "tst_keeping.moc"
