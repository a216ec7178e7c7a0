#include "phin/model/v1/order.pb.h"
#include "sync/journal/reader.h"
#include "tests/cli/phin_tool.h"
#include "tests/support/test_shop.h"

#include <SQLiteCpp/Backup.h>

#include <QTest>

#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>

#include <fstream>

using namespace phin;
using namespace phin::test;

/// The tool as a script sees it: what it prints, and how it exits.
class TestPhin : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_shop = std::make_unique<test::TestShop>();
        auto till = m_shop->open("till-a", m_clock);
        model::v1::OrderPlaced placed;
        placed.set_schema(1);
        placed.set_order_id(std::string(16, 'o'));
        placed.set_number("A-001");
        placed.set_business_date(20190401);
        placed.set_placed_at_ms(m_clock.nowMs());
        auto& order = *placed.mutable_order();
        order.set_currency("USD");
        order.set_total_minor(700);
        auto& line = *order.add_lines();
        line.set_line(1);
        line.set_product("latte");
        line.set_station("barista");
        line.set_quantity(2);
        line.mutable_name()->set_en("Latte");
        line.set_gross_minor(700);
        model::v1::OrderPaid paid;
        paid.set_schema(1);
        paid.set_order_id(std::string(16, 'o'));
        paid.set_payment_id(std::string(16, 'p'));
        paid.set_receipt(1);
        paid.set_business_date(20190401);
        auto& tender = *paid.add_tenders();
        tender.set_kind("cash");
        tender.set_amount_minor(700);
        tender.set_given_minor(1000);
        tender.set_change_minor(300);
        till->begin();
        till->append("order.placed", placed);
        till->append("order.paid", paid);
        till->commit();
        till.reset();
        std::ofstream(m_shop->folder() / "shop.json")
            << R"({"shop": "test-shop", "utc_offset_minutes": 0, "sockets": {"till-a": "none.sock"},
                   "databases": {"till-a": "till-a.db"}, "pids": {"till-a": 2147483647}})";
    }

    void reportX_ofTheOnlyTill_isText_csvAndJson() {
        const auto text = phinTool({"report", "x", "--db", file("till-a.db")});
        QCOMPARE(text.exit, good);
        QVERIFY2(text.out.contains("X REPORT") && text.out.contains("$7.00"), qPrintable(text.out));
        const auto csv = phinTool({"report", "x", "--shop", shopJson(), "--format", "csv"});
        QVERIFY2(csv.out.contains("\"Takings\",\"Sales\",1,7.00,\"USD\",\"\"\r\n"), qPrintable(csv.out));
        const auto json = phinTool({"report", "x", "--shop", shopJson(), "--till", "till-a", "--format", "json"});
        QCOMPARE(json.json()["figures"].toArray().at(0)["gross_minor"].toString(), QString("700"));
        QCOMPARE(phinTool({"report", "z", "--db", file("till-a.db")}).exit, notSo);
        QCOMPARE(phinTool({"report", "x"}).exit, wrongUse);
    }

    void receiptCheck_tellsTrueFromFalse() {
        const auto claim = [&](const QString& rest) {
            return phinTool({"receipt", "check", "PHIN1;test-shop;till-a;" + rest, "--db", file("till-a.db")}).exit;
        };
        QCOMPARE(claim("1;20190401;701;USD;"), notSo);
        QCOMPARE(claim("2;20190401;700;USD;"), notSo);
        QCOMPARE(claim("1;20190401;700;USD;0000000000000000"), notSo);
        QCOMPARE(claim("x"), wrongUse);
        auto reader = journal::Reader::open(file("till-a.db").toStdString());
        const auto known = reader->findReceipt("till-a", 1, 20190401);
        QVERIFY(known);
        QCOMPARE(claim("1;20190401;700;USD;" + QString::fromStdString(known->hash)), good);
    }

    void wrongUse_isStatusTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("no such command") << QStringList{"brew"};
        QTest::newRow("an option is missing") << QStringList{"report", "day"};
        QTest::newRow("no such replica") << QStringList{"report", "day", "--shop", shopJson(), "--from", "till:till-z"};
        QTest::newRow("no day") << QStringList{"report", "day", "--shop", shopJson(), "--date", "yesterday"};
        QTest::newRow("a bad name") << QStringList{"enroll", "--init", "/nowhere", "--shop", "a/b"};
        QTest::newRow("no such kind of box") << QStringList{"enroll",   "--join", "127.0.0.1", "--device", "till-b",
                                                            "--folder", "/tmp",   "--kind",    "toaster"};
        QTest::newRow("a till without a letter")
            << QStringList{"enroll", "--join", "127.0.0.1", "--device", "till-b", "--folder", "/tmp", "--kind", "till"};
        QTest::newRow("nobody to revoke") << QStringList{"revoke", "--shop", shopJson()};
        QTest::newRow("a bad speed") << QStringList{"replay", "--shop",   shopJson(), "--sales", "x",   "--products",
                                                    "x",      "--outlet", "5",        "--speed", "fast"};
    }
    void wrongUse_isStatusTwo() {
        QFETCH(const QStringList, arguments);
        const auto answer = phinTool(arguments);
        QCOMPARE(answer.exit, wrongUse);
        QVERIFY(!answer.err.isEmpty());
    }

    void couldNot_isStatusThree_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no shop") << QStringList{"report", "day", "--shop", "/nowhere/shop.json"};
        QTest::newRow("no database") << QStringList{"verify", "--db", "/nowhere/journal.db"};
        QTest::newRow("no such authority") << QStringList{"enroll", "--folder", "/nowhere", "--device", "till-a"};
        QTest::newRow("no sales") << QStringList{"replay",         "--shop",         shopJson(),
                                                 "--sales",        "/nowhere/s.csv", "--products",
                                                 "/nowhere/p.csv", "--outlet",       "5"};
    }
    void couldNot_isStatusThree() {
        QFETCH(const QStringList, arguments);
        const auto answer = phinTool(arguments);
        QCOMPARE(answer.exit, couldNot);
        QVERIFY(answer.err.startsWith("phin: "));
    }

    void report_newestDay_hasTheFigures() {
        const auto answer = phinTool({"report", "day", "--shop", shopJson(), "--from", "till", "--json"});
        QCOMPARE(answer.exit, good);
        const auto json = answer.json();
        QCOMPARE(json["orders"].toInt(), 1);
        QCOMPARE(json["lines"].toInt(), 1);
        QCOMPARE(json["gross_minor"].toInt(), 700);
        QCOMPARE(json["net_minor"].toInt(), 700);
        QCOMPARE(json["refunds_minor"].toInt(), 0);
        QCOMPARE(json["currency"].toString(), "USD");
        QCOMPARE(json["lines_by_station"].toObject()["barista"].toInt(), 1);
        QCOMPARE(json["made_by_station"].toObject()["barista"].toInt(-1), 0);
        QCOMPARE(json["period"].toString(), "2019-04-01");
        QCOMPARE(json["from"].toString(), "till-a");
        QCOMPARE(json["digest"].toString().size(), 64);
    }

    void report_month_coversItsDays() {
        const auto april = phinTool({"report", "month", "--shop", shopJson(), "--date", "2019-04", "--json"}).json();
        QCOMPARE(april["orders"].toInt(), 1);
        QCOMPARE(april["period"].toString(), "2019-04");
        const auto may = phinTool({"report", "month", "--shop", shopJson(), "--date", "2019-05", "--json"}).json();
        QCOMPARE(may["orders"].toInt(-1), 0);
    }

    void verify_wholeDatabase_isDone() {
        const auto answer = phinTool({"verify", "--db", file("till-a.db"), "--json"});
        QVERIFY2(answer.exit == good, qPrintable(answer.out));
        QCOMPARE(answer.json()["ok"].toBool(), true);
        QCOMPARE(answer.json()["entries"].toInt(), 3);
        QCOMPARE(answer.json()["folds"].toString(), "equal");
    }

    void verify_changedEntry_isNotSoAndNamesIt() {
        const auto copy = m_shop->folder() / "changed.db";
        {
            SQLite::Database original(m_shop->file("till-a").string());
            SQLite::Database changed(copy.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            SQLite::Backup(changed, original).executeStep();
            changed.exec("UPDATE entry SET bytes = replace(bytes, 'A-001', 'A-002') WHERE type = 'order.placed'");
            changed.exec("UPDATE entry SET bytes = CAST(bytes AS BLOB)");
        }
        const auto answer = phinTool({"verify", "--db", QString::fromStdString(copy.string()), "--json"});
        QCOMPARE(answer.exit, notSo);
        QCOMPARE(answer.json()["bad_hashes"].toInt(), 1);
        QVERIFY(answer.json()["faults"].toArray()[0].toString().contains("till-a 1/2"));
    }

    void rebuild_stoppedBox_hasTheSameDigest() {
        const auto answer = phinTool({"rebuild", "--db", file("till-a.db"), "--keys", file("")});
        QVERIFY2(answer.exit == good, qPrintable(answer.err));
        QVERIFY(answer.out.contains("(equal)"));
    }

    void rebuild_runningBox_isRefused() {
        const auto running = m_shop->open("till-b", m_clock);
        const auto answer = phinTool({"rebuild", "--db", file("till-b.db"), "--keys", file("")});
        QCOMPARE(answer.exit, couldNot);
        QVERIFY(answer.err.contains("stop its box first"));
    }

    void trace_byNumber_tellsEachStep() {
        const auto answer = phinTool({"trace", "a-001", "--shop", shopJson(), "--json"});
        QCOMPARE(answer.exit, good);
        const auto steps = answer.json()["steps"].toArray();
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[0].toObject()["type"].toString(), "order.placed");
        QCOMPARE(steps[0].toObject()["device"].toString(), "till-a");
        QVERIFY(steps[0].toObject()["summary"].toString().contains("2 x Latte"));
        QVERIFY(steps[1].toObject()["summary"].toString().contains("receipt 1, cash $7.00"));
        const auto id = answer.json()["order"].toString();
        QCOMPARE(phinTool({"trace", id, "--shop", shopJson(), "--json"}).json(), answer.json());
    }

    void trace_unknownOrder_isNotSo() {
        QCOMPARE(phinTool({"trace", "A-777", "--shop", shopJson()}).exit, notSo);
        QCOMPARE(phinTool({"trace", "A-001", "--date", "2019-04-02", "--shop", shopJson()}).exit, notSo);
    }

    void doctor_deadProcess_isNotSo() {
        const auto answer = phinTool({"doctor", "--shop", shopJson()});
        QCOMPARE(answer.exit, notSo);
        QVERIFY(answer.out.contains("is gone"));
    }

    void menuCheck_mistake_isNamedWithItsPlace() {
        std::ofstream(m_shop->folder() / "menu.toml") << "format = 1\nname = \"X\"\ncurrency = \"VNDD\"\n";
        const auto answer = phinTool({"menu", "check", file("menu.toml")});
        QCOMPARE(answer.exit, notSo);
        QVERIFY2(answer.err.contains(QRegularExpression("menu\\.toml:3:\\d+: ")), qPrintable(answer.err));
    }

    void menuImport_noTillThere_isStatusThree() {
        std::ofstream(m_shop->folder() / "empty.toml") << "";
        QCOMPARE(phinTool({"menu", "import", file("empty.toml"), "--socket", "/nowhere"}).exit, notSo); // checked first
    }

    void enroll_authorityThenDevice_makesCertificates() {
        const auto folder = file("keys");
        QCOMPARE(phinTool({"enroll", "--init", folder, "--shop", "demo"}).exit, good);
        QCOMPARE(phinTool({"enroll", "--folder", folder, "--device", "till-a", "--host", "127.0.0.1"}).exit, good);
        const auto identity =
            journal::Identity::load((folder + "/till-a.crt").toStdString(), (folder + "/till-a.key").toStdString());
        QVERIFY(identity);
        QCOMPARE(identity->shop(), std::string("demo"));
        QCOMPARE(identity->device(), std::string("till-a"));
        QCOMPARE(phinTool({"enroll", "--init", folder, "--shop", "demo"}).exit, couldNot); // never overwritten
        QCOMPARE(phinTool({"enroll", "--folder", folder, "--device", "till-a"}).exit, couldNot);
    }

    void enroll_newBoxOverTheNetwork_isReadyToRun() {
        const auto keys = file("first"), folder = file("new-box"), settings = file("first/box.toml");
        QCOMPARE(phinTool({"enroll", "--init", keys, "--shop", "demo"}).exit, good);
        std::ofstream(settings.toStdString())
            << "shop = \"demo\"\ndevice = \"till-a\"\nkind = \"till\"\nletter = \"A\"\n"
               "authority = \"ca.crt\"\ncertificate = \"till-a.crt\"\n"
               "key = \"till-a.key\"\nbrokers = [\"mqtts://192.0.2.1:8883\"]\n";
        const auto program = qEnvironmentVariable("PHIN_BIN") + "/phin";
        QProcess door, newBox;
        door.start(program, {"enroll", "--serve", "--folder", keys, "--config", settings, "--listen", "127.0.0.1:0"});
        const auto waitFor = [](QProcess& process, const QString& pattern) {
            QString all;
            QRegularExpressionMatch match;
            for (int i = 0; i < 200 && !match.hasMatch(); ++i) {
                process.waitForReadyRead(100);
                all += QString::fromUtf8(process.readAllStandardOutput());
                match = QRegularExpression(pattern).match(all);
            }
            return match.captured(1) + match.captured(2);
        };
        const auto port = waitFor(door, "open on port (\\d+)");
        QVERIFY(!port.isEmpty());
        newBox.start(program, {"enroll", "--join", "127.0.0.1:" + port, "--device", "till-b", "--kind", "till",
                               "--letter", "B", "--folder", folder});
        const auto code = waitFor(newBox, "    (\\d{3}) (\\d{3})\n");
        QCOMPARE(code.size(), 6);
        QVERIFY(!waitFor(door, "(till-b)").isEmpty());
        door.write((code == "000000" ? "000001\n" : "000000\n"));
        QVERIFY(!waitFor(door, "(Not let in)").isEmpty());
        door.write(code.toUtf8() + "\n");
        QVERIFY(door.waitForFinished(20'000) && newBox.waitForFinished(20'000));
        QCOMPARE(door.exitCode(), good);
        QCOMPARE(newBox.exitCode(), good);
        const auto identity =
            journal::Identity::load((folder + "/till-b.crt").toStdString(), (folder + "/till-b.key").toStdString());
        QVERIFY(identity);
        QCOMPARE(identity->device(), std::string("till-b"));
        QVERIFY(QFile::exists(folder + "/box.toml"));
        QCOMPARE(phinTool({"enroll", "--join", "127.0.0.1:" + port, "--device", "till-b", "--kind", "till", "--letter",
                           "B", "--folder", folder})
                     .exit,
                 couldNot); // it is a box already
    }

private:
    [[nodiscard]] QString file(const char* name) const {
        return QString::fromStdString((m_shop->folder() / name).string());
    }
    [[nodiscard]] QString shopJson() const { return m_shop ? file("shop.json") : QString{}; }

    test::FakeClock m_clock;
    std::unique_ptr<test::TestShop> m_shop;
};

QTEST_GUILESS_MAIN(TestPhin)
#include "tst_phin.moc"
