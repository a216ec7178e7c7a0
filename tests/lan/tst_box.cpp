#include "sync/box/box.h"
#include "sync/journal/reader.h"
#include "tests/journal/facts.h"
#include "tests/support/broker.h"
#include "tests/support/test_shop.h"

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

    box::Config config(TestShop& shop, const std::string& device, const std::string& broker,
                       const std::string& letter) {
        shop.identity(device); // issued
        box::Config settings;
        settings.shop = shop.name();
        settings.device = settings.name = device;
        settings.kind = "till";
        settings.letter = letter;
        settings.data = shop.folder() / device;
        settings.authority = shop.folder() / "ca.crt";
        settings.certificate = shop.folder() / (device + ".crt");
        settings.key = shop.folder() / (device + ".key");
        settings.brokers = {broker};
        return settings;
    }
    static void sell(box::Box& box, unsigned from, unsigned until) {
        for (unsigned i = from; i < until; ++i)
            must(box.writer().run([i](Journal& journal) {
                journal.append("order.placed", placed(i));
                journal.append("order.paid", paid(i, i));
                return phin::done();
            }));
    }
    static std::string digest(const box::Config& config) {
        return must(Reader::open(config.journalFile())).digest(0, 99999999);
    }

private slots:
    void Box_fileLost_isRebuiltFromTheNeighboursAndGoesOn() {
        TestShop shop;
        Broker broker;
        const auto tillA = config(shop, "till-a", broker.url(), "A"), tillB = config(shop, "till-b", broker.url(), "B");
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

    void Box_neverStarted_beginsAtOnceAndAlone() {
        TestShop shop;
        const auto settings = config(shop, "till-a", "mqtt://127.0.0.1:" + std::to_string(freePort()), "A");
        auto box = must(box::Box::open(settings, m_clock, m_running));
        QCOMPARE(box->phase(), box::Phase::Ready);
        box->start();
        sell(*box, 1, 3);
        QCOMPARE(must(Reader::open(settings.journalFile())).orderCount(), std::uint64_t{2});
    }

    void Box_certificateOfAnother_isRefused() {
        TestShop shop;
        auto settings = config(shop, "till-a", "mqtt://127.0.0.1:1", "A");
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
};

QTEST_GUILESS_MAIN(tst_box)
#include "tst_box.moc"
