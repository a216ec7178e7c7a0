#include "sync/journal/reader.h"
#include "sync/journal/writer.h"
#include "sync/lan/inflow.h"
#include "sync/lan/peer.h"
#include "tests/journal/facts.h"
#include "tests/support/broker.h"
#include "tests/support/eventually.h"
#include "tests/support/test_shop.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;

namespace {

constexpr int patienceMs = 30'000;

/// A box on the LAN: journal, writer and peer.
struct LanBox {
    LanBox(TestShop& shop, const std::string& device, const Clock& clock, std::vector<std::string> brokers,
           bool start = true)
        : file(shop.file(device))
        , writer(shop.open(device, clock))
        , peer({shop.name(), device, "till", std::move(brokers), shop.folder() / "ca.crt",
                shop.folder() / (device + ".crt"), shop.folder() / (device + ".key"), file},
               writer, clock) {
        writer.start();
        if (start)
            peer.start();
    }
    ~LanBox() {
        peer.stop();
        writer.stop();
    }
    void sell(unsigned from, unsigned until) {
        for (unsigned i = from; i < until; ++i)
            writer.post([i](Journal& journal) {
                journal.append("order.placed", placed(i));
                journal.append("order.paid", paid(i, i));
                return phin::done();
            });
    }
    [[nodiscard]] std::uint64_t orders() const { return must(Reader::open(file)).orderCount(); }
    [[nodiscard]] std::string digest() const { return must(Reader::open(file)).digest(0, 99999999); }
    std::filesystem::path file;
    Writer writer;
    lan::Peer peer;
};

void publish(const Broker& broker, const QString& topic, const QByteArray& payload) {
    QProcess pub;
    pub.start("mosquitto_pub",
              {"-h", "127.0.0.1", "-p", QString::number(broker.port()), "-t", topic, "-q", "1", "-s", "-V", "5"});
    pub.write(payload);
    pub.closeWriteChannel();
    QVERIFY(pub.waitForFinished());
}

/// Resident memory of a process, in MiB.
double memoryOf(std::int64_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/statm");
    std::uint64_t size = 0, resident = 0;
    file >> size >> resident;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

/// A box of the shop gone mad: its certificate is good, and it sends as fast as the broker takes it.
class Flood {
public:
    Flood(TestShop& shop, const Broker& broker, const std::string& device, const std::string& topic,
          const QByteArray& line, int lines) {
        shop.identity(device);
        const auto folder = QString::fromStdString(shop.folder().string());
        const auto name = QString::fromStdString(device);
        m_file = folder + "/flood-" + QString::fromStdString(topic).replace('/', '-');
        {
            QFile file(m_file);
            if (!file.open(QIODevice::WriteOnly))
                throw std::runtime_error("no flood");
            for (int i = 0; i < lines; ++i)
                file.write(line + "\n");
        }
        m_process.setStandardInputFile(m_file);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start("mosquitto_pub",
                        {"-h", "127.0.0.1", "-p", QString::number(broker.port()), "-V", "5", "-q", "1", "-l",
                         "--cafile", folder + "/ca.crt", "--cert", folder + "/" + name + ".crt", "--key",
                         folder + "/" + name + ".key", "-t", "phin/1/test-shop/" + QString::fromStdString(topic)});
    }
    [[nodiscard]] bool ended() {
        m_process.waitForFinished(0); // false also where it had been noticed before
        return m_process.state() == QProcess::NotRunning;
    }
    ~Flood() {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QString m_file;
    QProcess m_process;
};

} // namespace

class tst_lan : public QObject {
    Q_OBJECT

    SystemClock m_clock;

private slots:
    void Entries_reachEveryBox() {
        TestShop shop;
        Broker broker;
        LanBox a(shop, "till-a", m_clock, {broker.url()}), b(shop, "till-b", m_clock, {broker.url()}),
            kitchen(shop, "kitchen", m_clock, {broker.url()});
        EVENTUALLY(kitchen.peer.view().neighbours.size() == 2, patienceMs);
        a.sell(1, 300);
        b.sell(1'000, 1'300);
        QTRY_COMPARE_WITH_TIMEOUT(kitchen.orders(), std::uint64_t{599}, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(a.digest(), kitchen.digest(), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(b.digest(), kitchen.digest(), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(kitchen.peer.view().missing(), std::uint64_t{0}, patienceMs);
    }

    void BrokerDown_sellingGoesOn_andAllArrivesAfterwards() {
        TestShop shop;
        Broker broker;
        LanBox a(shop, "till-a", m_clock, {broker.url()}), kitchen(shop, "kitchen", m_clock, {broker.url()});
        EVENTUALLY(a.peer.view().connected && kitchen.peer.view().connected, patienceMs);
        broker.kill();
        EVENTUALLY(!a.peer.view().connected, patienceMs);
        a.sell(1, 2'000);
        QTRY_COMPARE_WITH_TIMEOUT(a.orders(), std::uint64_t{1'999}, patienceMs);
        QCOMPARE(kitchen.orders(), std::uint64_t{0});
        broker.start();
        QTRY_COMPARE_WITH_TIMEOUT(kitchen.orders(), std::uint64_t{1'999}, patienceMs);
        QCOMPARE(kitchen.digest(), a.digest());
    }

    void BrokerFrozen_isNoticedWithinSeconds() {
        TestShop shop;
        Broker broker;
        LanBox a(shop, "till-a", m_clock, {broker.url()});
        EVENTUALLY(a.peer.view().connected, patienceMs);
        broker.freeze(true);
        EVENTUALLY(!a.peer.view().connected, 10'000);
        broker.freeze(false);
        EVENTUALLY(a.peer.view().connected, patienceMs);
    }

    void FirstBrokerGone_theNextIsTaken_againAndAgain() {
        TestShop shop;
        shop.identity("kitchen");
        Broker first, second;
        QProcess kitchen; // in a process of its own, as in a shop
        kitchen.start(LAN_BOX, {QString::fromStdString(shop.folder().string()), QString::fromStdString(shop.name()),
                                "kitchen", QString::fromStdString(first.url()), QString::fromStdString(second.url())});
        LanBox a(shop, "till-a", m_clock, {first.url(), second.url()});
        EVENTUALLY(a.peer.view().neighbours.size() == 1, patienceMs);
        auto reader = must(Reader::open(shop.file("kitchen")));
        unsigned sold = 1;
        for (int round = 0; round < 4; ++round) {
            a.sell(sold, sold + 50);
            auto& broker = round % 2 == 0 ? first : second;
            const auto before = a.peer.view().connectedSinceMs;
            broker.kill();
            a.sell(sold + 50, sold + 100);
            sold += 100;
            QTRY_COMPARE_WITH_TIMEOUT(reader.orderCount(), std::uint64_t{sold - 1}, patienceMs);
            QVERIFY(round % 2 == 1 || a.peer.view().connectedSinceMs != before);
            broker.start();
        }
        kitchen.closeWriteChannel();
        QVERIFY(kitchen.waitForFinished());
        QCOMPARE(kitchen.exitCode(), 0);
        QCOMPARE(reader.digest(0, 99999999), a.digest());
    }

    void LateJoiner_isServedByAnyBox_evenWhenTheAuthorIsGone() {
        TestShop shop;
        Broker broker;
        LanBox kitchen(shop, "kitchen", m_clock, {broker.url()});
        std::string digest;
        {
            LanBox a(shop, "till-a", m_clock, {broker.url()});
            a.sell(1, 3'000);
            QTRY_COMPARE_WITH_TIMEOUT(kitchen.orders(), std::uint64_t{2'999}, patienceMs);
            digest = a.digest();
        }
        LanBox late(shop, "board", m_clock, {broker.url()});
        QTRY_COMPARE_WITH_TIMEOUT(late.orders(), std::uint64_t{2'999}, patienceMs);
        QCOMPARE(late.digest(), digest);
    }

    void LateJoiner_takesAHundredThousandEntries() {
        constexpr unsigned orders = 50'000;
        TestShop shop;
        Broker broker;
        LanBox a(shop, "till-a", m_clock, {broker.url()});
        for (unsigned from = 1; from <= orders; from += 500)
            must(a.writer.run([from](Journal& journal) { // a hundred commits, not fifty thousand
                for (unsigned i = from; i < from + 500; ++i) {
                    journal.append("order.placed", placed(i));
                    journal.append("order.paid", paid(i, i));
                }
                return phin::done();
            }));
        LanBox late(shop, "board", m_clock, {broker.url()});
        // While it catches up it works: what it decides itself waits for no more than a batch that is being stored.
        must(late.writer.run([](Journal& journal) {
            journal.append("order.placed", placed(900'000));
            return phin::done();
        }));
        QVERIFY(late.orders() < orders);
        QTRY_COMPARE_WITH_TIMEOUT(late.orders(), std::uint64_t{orders + 1}, 120'000);
        QTRY_COMPARE_WITH_TIMEOUT(late.digest(), a.digest(), patienceMs);
    }

    void Death_isKnownByTheLastWill_andGoodByeAtOnce() {
        TestShop shop;
        Broker broker;
        LanBox kitchen(shop, "kitchen", m_clock, {broker.url()});
        {
            LanBox a(shop, "till-a", m_clock, {broker.url()});
            EVENTUALLY(kitchen.peer.view().neighbours.size() == 1 && kitchen.peer.view().neighbours[0].alive,
                       patienceMs);
        }
        EVENTUALLY(!kitchen.peer.view().neighbours[0].alive, patienceMs);
    }

    void Stranger_messages_areRefusedAndStopNothing_data() {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("quarantined");
        const QString root = "phin/1/test-shop/";
        QTest::newRow("malformed entries") << root + "entries/till-a" << QByteArray("\xff\xff\xff\x01", 4) << true;
        QTest::newRow("oversized entries") << root + "entries/till-a" << QByteArray(400'000, 'x') << true;
        QTest::newRow("malformed head") << root + "head/till-a" << QByteArray("\xff\xff", 2) << false;
        QTest::newRow("malformed request") << root + "request/till-a" << QByteArray("\xff\xff", 2) << false;
        QTest::newRow("malformed reply") << root + "reply/till-a/kitchen" << QByteArray("\xff\xff", 2) << false;
        QTest::newRow("oversized head") << root + "head/till-a" << QByteArray(400'000, 'x') << false;
        QTest::newRow("empty") << root + "head/till-a" << QByteArray() << false;
    }
    void Stranger_messages_areRefusedAndStopNothing() {
        QFETCH(const QString, topic);
        QFETCH(const QByteArray, payload);
        QFETCH(const bool, quarantined);
        TestShop shop;
        Broker broker;
        LanBox a(shop, "till-a", m_clock, {broker.url()}), kitchen(shop, "kitchen", m_clock, {broker.url()});
        EVENTUALLY(a.peer.view().connected && kitchen.peer.view().connected, patienceMs);
        publish(broker, topic, payload);
        a.sell(1, 10);
        QTRY_COMPARE_WITH_TIMEOUT(kitchen.orders(), std::uint64_t{9}, patienceMs);
        auto reader = must(Reader::open(kitchen.file));
        if (quarantined)
            QTRY_COMPARE_WITH_TIMEOUT(reader.quarantined(10).size(), std::size_t{1}, patienceMs);
    }

    void Inflow_moreThanItsShare_isRefusedAndNamed_othersAreNot() {
        const lan::Topics topics("test-shop", "kitchen");
        lan::Inflow inflow(topics);
        const lan::Message push{"phin/1/test-shop/entries/till-x", std::string(200, 'x')};
        std::int64_t nowMs = 1'000;
        int taken = 0;
        for (int i = 0; i < 20'000; ++i)
            taken += inflow.admits(push, nowMs) ? 1 : 0;
        QVERIFY(taken > 1'000 && taken < 20'000);
        QCOMPARE(inflow.refused(), static_cast<std::uint64_t>(20'000 - taken));
        QCOMPARE(inflow.flooding(nowMs), std::vector<std::string>{"till-x"});
        QVERIFY(inflow.admits({"phin/1/test-shop/entries/till-a", "a sale"}, nowMs));
        QVERIFY(
            inflow.admits({"phin/1/test-shop/head/till-x", "here"}, nowMs)); // its other words have a share of theirs
        nowMs += 1'000;
        QVERIFY(inflow.admits(push, nowMs)); // and it may go on, no faster than it may
        nowMs += 20'000;
        QVERIFY(inflow.flooding(nowMs).empty()); // forgotten
    }

    void Flood_ofAKnownBox_costsOthersNeitherMemoryNorTime_data() {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("count");
        QTest::newRow("entries") << "entries/till-x" << 200 << 400'000;
        QTest::newRow("large entries") << "entries/till-x" << 200'000 << 1'500;
        QTest::newRow("heads") << "head/till-x" << 200 << 200'000;
        QTest::newRow("requests") << "request/till-x" << 200 << 200'000;
        QTest::newRow("replies") << "reply/till-x/kitchen" << 200 << 400'000;
    }
    void Flood_ofAKnownBox_costsOthersNeitherMemoryNorTime() {
        QFETCH(const QString, topic);
        QFETCH(const int, size);
        QFETCH(const int, count);
        TestShop shop;
        must(shop.issuer().issue(shop.folder(), "broker", {"127.0.0.1", "localhost"}));
        Broker broker(shop.folder());
        LanBox a(shop, "till-a", m_clock, {broker.url()}), kitchen(shop, "kitchen", m_clock, {broker.url()});
        a.sell(1, 50);
        QTRY_COMPARE_WITH_TIMEOUT(kitchen.orders(), std::uint64_t{49}, patienceMs);
        const auto before = memoryOf(::getpid());
        Flood flood(shop, broker, "till-x", topic.toStdString(), QByteArray(size, 'x'), count);
        const auto named = [](const lan::View& view) {
            return std::find(view.flooding.begin(), view.flooding.end(), "till-x") != view.flooding.end();
        };
        // A machine that sends no more than is taken of one box floods nobody, and what follows holds all the same.
        EVENTUALLY(named(kitchen.peer.view()) || named(a.peer.view()) || flood.ended(), 20 * patienceMs);

        // In the midst of it: sales are stored at once, and reach the kitchen.
        QElapsedTimer since;
        qint64 slowest = 0;
        for (unsigned i = 50; i < 250; ++i) {
            since.start();
            must(kitchen.writer.run([](Journal&) { return phin::done(); }));
            must(a.writer.run([i](Journal& journal) {
                journal.append("order.placed", placed(i));
                journal.append("order.paid", paid(i, i));
                return phin::done();
            }));
            slowest = std::max(slowest, since.elapsed());
        }
        since.start();
        QTRY_COMPARE_WITH_TIMEOUT(kitchen.orders(), std::uint64_t{249}, patienceMs);
        const auto grown = memoryOf(::getpid()) - before;
        qInfo("two boxes grew by %.0f MiB, the broker has %.0f MiB; slowest of 200 sales %lld ms, all at the kitchen "
              "%lld ms after the last; %llu messages not taken",
              grown, memoryOf(broker.pid()), static_cast<long long>(slowest), static_cast<long long>(since.elapsed()),
              static_cast<unsigned long long>(kitchen.peer.view().droppedInbound));
        QVERIFY(grown < 160);
        QVERIFY(memoryOf(broker.pid()) < 160);
        QVERIFY(slowest < 2'000);
    }

    void Reader_frozen_costsTheBrokerABoundedQueue_andCatchesUp() {
        TestShop shop;
        shop.identity("kitchen");
        Broker broker;
        LanBox a(shop, "till-a", m_clock, {broker.url()});
        QProcess kitchen;
        kitchen.start(LAN_BOX, {QString::fromStdString(shop.folder().string()), QString::fromStdString(shop.name()),
                                "kitchen", QString::fromStdString(broker.url())});
        EVENTUALLY(a.peer.view().neighbours.size() == 1, patienceMs);
        ::kill(static_cast<pid_t>(kitchen.processId()), SIGSTOP);
        a.sell(1, 4'001);
        a.sell(4'001, 8'001);
        QTRY_COMPARE_WITH_TIMEOUT(a.orders(), std::uint64_t{8'000}, patienceMs);
        QVERIFY2(memoryOf(broker.pid()) < 100, qPrintable(QString::number(memoryOf(broker.pid()))));
        ::kill(static_cast<pid_t>(kitchen.processId()), SIGCONT);
        auto reader = must(Reader::open(shop.file("kitchen")));
        QTRY_COMPARE_WITH_TIMEOUT(reader.orderCount(), std::uint64_t{8'000}, patienceMs);
        kitchen.closeWriteChannel();
        QVERIFY(kitchen.waitForFinished());
    }

    void OldCapture_replayed_changesNothing() {
        TestShop shop;
        Broker broker;
        LanBox a(shop, "till-a", m_clock, {broker.url()}), kitchen(shop, "kitchen", m_clock, {broker.url()});
        a.sell(1, 50);
        QTRY_COMPARE_WITH_TIMEOUT(kitchen.orders(), std::uint64_t{49}, patienceMs);
        const auto before = kitchen.digest();
        auto reader = must(Reader::open(a.file));
        publish(broker, "phin/1/test-shop/entries/till-a",
                QByteArray::fromStdString(reader.range({"till-a", 1}, 0, 150'000)->batch.SerializeAsString()));
        a.sell(50, 51);
        QTRY_COMPARE_WITH_TIMEOUT(kitchen.orders(), std::uint64_t{50}, patienceMs);
        QVERIFY(kitchen.digest() != before);
        QCOMPARE(kitchen.digest(), a.digest());
        QCOMPARE(must(Reader::open(kitchen.file)).quarantined(10).size(), std::size_t{0});
    }

    void Tls_withoutTheShopsCertificate_nobodyGetsIn() {
        TestShop shop, stranger;
        must(shop.issuer().issue(shop.folder(), "broker", {"127.0.0.1", "localhost"}));
        Broker broker(shop.folder());
        LanBox a(shop, "till-a", m_clock, {broker.url()}), kitchen(shop, "kitchen", m_clock, {broker.url()});
        a.sell(1, 20);
        QTRY_COMPARE_WITH_TIMEOUT(kitchen.orders(), std::uint64_t{19}, patienceMs);
        LanBox thief(stranger, "till-x", m_clock, {broker.url()});
        QElapsedTimer waited;
        waited.start();
        a.sell(20, 40);
        QTRY_COMPARE_WITH_TIMEOUT(kitchen.orders(), std::uint64_t{39}, patienceMs);
        EVENTUALLY(waited.elapsed() > 2'000, patienceMs); // it tried a few times by now
        QVERIFY(!thief.peer.view().connected);
        QCOMPARE(thief.orders(), std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(tst_lan)
#include "tst_lan.moc"
