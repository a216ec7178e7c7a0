// The broker as a shop runs it (packaging/mosquitto), with TLS, access list and revocation list, against those who have
// no business there. What a client's exit status says is not believed: a subscriber is asked what has arrived.
#include "sync/box/box.h"
#include "sync/journal/certificate.h"
#include "sync/journal/reader.h"
#include "sync/journal/revocation.h"
#include "sync/journal/whole_file.h"
#include "tests/journal/facts.h"
#include "tests/lan/box_config.h"
#include "tests/support/broker.h"
#include "tests/support/eventually.h"
#include "tests/support/test_shop.h"

#include <QProcess>
#include <QTest>

#include <signal.h>

#include <fstream>
#include <sstream>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;

namespace {

constexpr int patienceMs = 30'000;

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

std::string filled(const char* name, const std::map<std::string, std::string>& values) {
    std::ifstream in(std::filesystem::path(PHIN_MOSQUITTO) / name);
    std::stringstream all;
    all << in.rdbuf();
    auto result = all.str();
    for (const auto& [key, value] : values)
        for (auto at = result.find("@" + key + "@"); at != std::string::npos; at = result.find("@" + key + "@"))
            result.replace(at, key.size() + 2, value);
    return result;
}

/// mosquitto with the settings that the package brings.
class ShopsBroker {
public:
    explicit ShopsBroker(TestShop& shop)
        : m_folder(shop.folder())
        , m_port(freePort()) {
        (void)shop.identity("broker");
        crl(shop, {});
        std::ofstream(m_folder / "acl") << filled("phin.acl.in", {{"SHOP", shop.name()}});
        std::filesystem::permissions(m_folder / "acl", std::filesystem::perms::owner_all);
        std::ofstream(m_folder / "mosquitto.conf")
            << filled("phin.conf.in", {{"PORT", std::to_string(m_port)},
                                       {"ADDRESS", "127.0.0.1"},
                                       {"KEYS", m_folder.string()},
                                       {"BROKER", "broker"},
                                       {"ACL", (m_folder / "acl").string()},
                                       {"CRL", (m_folder / "revoked.crl").string()},
                                       {"USER", ::geteuid() == 0 ? "root" : ""}});
        start();
    }
    ~ShopsBroker() { stop(); }
    void crl(TestShop& shop, const std::vector<std::string>& serials) {
        must(replaceFile(m_folder / "revoked.crl", revocationListPem(must(shop.issuer().revocationList(serials, 2)))));
    }
    void start() {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start("mosquitto", {"-c", text(m_folder / "mosquitto.conf")});
        QTRY_VERIFY2_WITH_TIMEOUT(answers(), m_process.readAll().constData(), patienceMs);
    }
    void stop() {
        m_process.kill();
        m_process.waitForFinished();
    }
    void hangUp() const { ::kill(static_cast<pid_t>(m_process.processId()), SIGHUP); }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::string url() const { return "mqtts://127.0.0.1:" + std::to_string(m_port); }

private:
    bool answers() const {
        QProcess probe;
        probe.start("mosquitto_pub", {"-h", "127.0.0.1", "-p", QString::number(m_port), "-t", "x", "-n", "--cafile",
                                      text(m_folder / "ca.crt"), "--cert", text(m_folder / "broker.crt"), "--key",
                                      text(m_folder / "broker.key")});
        return probe.waitForFinished(5'000) && probe.exitCode() == 0;
    }
    std::filesystem::path m_folder;
    int m_port;
    QProcess m_process;
};

QStringList as(const TestShop& shop, const QString& device) {
    return {"--cafile", text(shop.folder() / "ca.crt"),
            "--cert",   text(shop.folder() / (device.toStdString() + ".crt")),
            "--key",    text(shop.folder() / (device.toStdString() + ".key"))};
}

/// Publishes; the exit status says nothing.
void publish(int port, const QString& topic, const QByteArray& payload, const QStringList& who) {
    QProcess process;
    process.start("mosquitto_pub", QStringList{"-h", "127.0.0.1", "-p", QString::number(port), "-V", "5", "-q", "1",
                                               "-t", topic, "-m", QString::fromLatin1(payload)} +
                                       who);
    if (!process.waitForFinished(5'000)) { // refused ones may try for ever
        process.kill();
        process.waitForFinished();
    }
}

/// Reads all that arrives in the shop, as `who`.
class Subscriber {
public:
    Subscriber(int port, const QString& topic, const QStringList& who) {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        // Into a pipe it would keep its words to itself until there are many.
        m_process.start("stdbuf", QStringList{"-oL", "mosquitto_sub", "-h", "127.0.0.1", "-p", QString::number(port),
                                              "-V", "5", "-v", "-d", "-t", topic} +
                                      who);
    }
    ~Subscriber() {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool saw(const QByteArray& what) {
        m_process.waitForReadyRead(50);
        m_seen += m_process.readAll();
        return m_seen.contains(what);
    }
    bool running() { return m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
    QByteArray m_seen;
};

} // namespace

class tst_strangers : public QObject {
    Q_OBJECT

    FakeClock m_clock{SystemClock().nowMs()};

    static Status sell(box::Box& box, unsigned number) {
        return box.writer().run([number](Journal& journal) {
            journal.append("order.placed", placed(number));
            journal.append("order.paid", paid(number, number));
            return phin::done();
        });
    }

private slots:
    void Stranger_putsNothingIn_data() {
        QTest::addColumn<QString>("who");
        for (const auto* const who :
             {"no certificate", "plaintext", "foreign authority", "revoked", "certificate without its key"})
            QTest::newRow(who) << who;
    }
    void Stranger_putsNothingIn() {
        QFETCH(const QString, who);
        TestShop shop, foreign(shop.name());
        for (const auto* const device : {"till-a", "till-b", "kitchen"})
            (void)shop.identity(device);
        (void)foreign.identity("till-b");
        ShopsBroker broker(shop);
        if (who == "revoked") {
            broker.crl(shop, {must(shop.authority().check(shop.identity("till-b").certificateDer())).serial});
            broker.stop();
            broker.start();
        }
        QStringList stranger;
        if (who == "no certificate")
            stranger = {"--cafile", text(shop.folder() / "ca.crt")};
        else if (who == "foreign authority")
            stranger = {"--cafile", text(shop.folder() / "ca.crt"),
                        "--cert",   text(foreign.folder() / "till-b.crt"),
                        "--key",    text(foreign.folder() / "till-b.key")};
        else if (who == "revoked")
            stranger = as(shop, "till-b");
        else if (who == "certificate without its key")
            stranger = {"--cafile", text(shop.folder() / "ca.crt"),       "--cert", text(shop.folder() / "till-b.crt"),
                        "--key",    text(foreign.folder() / "till-b.key")};
        Subscriber all(broker.port(), "phin/1/test-shop/#", as(shop, "kitchen"));
        Subscriber thief(broker.port(), "phin/1/test-shop/#", stranger);
        EVENTUALLY(all.saw("Subscribed"), patienceMs);
        publish(broker.port(), "phin/1/test-shop/entries/till-b", "from a stranger", stranger);
        publish(broker.port(), "phin/1/test-shop/entries/till-a", "from the shop", as(shop, "till-a"));
        EVENTUALLY(all.saw("from the shop"), patienceMs); // which came after
        QVERIFY(!all.saw("from a stranger"));
        QVERIFY(!thief.saw("Subscribed"));
        QVERIFY(!thief.saw("from the shop")); // and gets nothing out
    }

    void Box_writingUnderAnothersName_reachesNobody_data() {
        QTest::addColumn<QString>("topic");
        for (const auto* const topic :
             {"phin/1/test-shop/entries/till-a", "phin/1/test-shop/head/till-a", "phin/1/test-shop/request/till-a",
              "phin/1/test-shop/reply/till-a/kitchen", "phin/1/test-shop/entries/till-b/more",
              "phin/1/other-shop/entries/till-b", "phin/2/test-shop/entries/till-b", "elsewhere"})
            QTest::newRow(topic) << topic;
    }
    void Box_writingUnderAnothersName_reachesNobody() {
        QFETCH(const QString, topic);
        TestShop shop;
        for (const auto* const device : {"till-a", "till-b", "kitchen"})
            (void)shop.identity(device);
        ShopsBroker broker(shop);
        Subscriber all(broker.port(), "#", as(shop, "kitchen"));
        EVENTUALLY(all.saw("Subscribed"), patienceMs);
        publish(broker.port(), topic, "under another name", as(shop, "till-b"));
        publish(broker.port(), "phin/1/test-shop/entries/till-b", "under its own name", as(shop, "till-b"));
        EVENTUALLY(all.saw("under its own name"), patienceMs);
        QVERIFY(!all.saw("under another name"));
    }

    void RevocationList_reloadedOnHangUp_countsForNewConnections() {
        // Measured, so that docs/decisions/0011 stays true: the list is read on SIGHUP, and open connections stay.
        TestShop shop;
        for (const auto* const device : {"till-a", "till-b"})
            (void)shop.identity(device);
        ShopsBroker broker(shop);
        Subscriber open(broker.port(), "phin/1/test-shop/#", as(shop, "till-b"));
        EVENTUALLY(open.saw("Subscribed"), patienceMs);
        broker.crl(shop, {must(shop.authority().check(shop.identity("till-b").certificateDer())).serial});
        broker.hangUp();
        const auto comesIn = [&] {
            Subscriber next(broker.port(), "phin/1/test-shop/#", as(shop, "till-b"));
            for (int i = 0; i < 40 && next.running(); ++i)
                if (next.saw("Subscribed"))
                    return true;
            return false;
        };
        EVENTUALLY(!comesIn(), patienceMs);
        publish(broker.port(), "phin/1/test-shop/entries/till-a", "still heard", as(shop, "till-a"));
        EVENTUALLY(open.saw("still heard"), patienceMs);
        broker.stop();
        broker.start();
        QVERIFY(!comesIn()); // a restart ends the open ones, and they do not come back
        Subscriber control(broker.port(), "phin/1/test-shop/#", as(shop, "till-a"));
        EVENTUALLY(control.saw("Subscribed"), patienceMs);
        publish(broker.port(), "phin/1/test-shop/entries/till-a", "after the restart", as(shop, "till-a"));
        EVENTUALLY(control.saw("after the restart"), patienceMs);
        QVERIFY(!open.saw("after the restart"));
    }

    void RevokedBox_isNotListenedTo_evenOnABrokerThatLetsItIn() {
        TestShop shop;
        Broker broker; // without certificates: what the boxes themselves do
        auto settingsA = boxConfig(shop, "till-a", broker.url(), "A");
        settingsA.authorityKey = shop.folder() / "ca.key";
        settingsA.brokerCrl = shop.folder() / "broker.crl";
        const auto settingsB = boxConfig(shop, "till-b", broker.url(), "B");
        auto a = must(box::Box::open(settingsA, m_clock, m_clock)),
             b = must(box::Box::open(settingsB, m_clock, m_clock));
        a->start();
        b->start();
        must(sell(*b, 1));
        auto readerA = must(Reader::open(settingsA.journalFile()));
        QTRY_COMPARE_WITH_TIMEOUT(readerA.orderCount(), std::uint64_t{1}, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(a->lan().view().neighbours.size(), std::size_t{1}, patienceMs);
        must(a->writer().run([&](Journal& journal) -> Status {
            const auto revoked = revoke(journal, shop.issuer(), {"till-b", "stolen", std::nullopt});
            return revoked ? phin::done() : Status(revoked.error());
        }));
        QTRY_COMPARE_WITH_TIMEOUT(a->lan().view().neighbours.size(), std::size_t{0}, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(b->phase(), box::Phase::Revoked, patienceMs);
        QVERIFY(!sell(*b, 2)); // an honest one stops by itself
        EVENTUALLY(std::filesystem::exists(settingsA.brokerCrl), patienceMs);
        b.reset();
        QCOMPARE(must(box::Box::open(settingsB, m_clock, m_clock))->phase(), box::Phase::Revoked); // also after a start
        QCOMPARE(readerA.orderCount(), std::uint64_t{1});
    }

    void Certificate_nearItsEnd_isRenewedOverTheLan_withoutARestart() {
        TestShop shop;
        ShopsBroker broker(shop);
        must(shop.issuer().issue(shop.folder(), "till-b", {}, 1));
        auto settingsA = boxConfig(shop, "till-a", broker.url(), "A");
        settingsA.authorityKey = shop.folder() / "ca.key";
        settingsA.brokerCertificate = shop.folder() / "broker.crt";
        settingsA.brokerKey = shop.folder() / "broker.key";
        const auto settingsB = boxConfig(shop, "till-b", broker.url(), "B");
        auto a = must(box::Box::open(settingsA, m_clock, m_clock)),
             b = must(box::Box::open(settingsB, m_clock, m_clock));
        a->start();
        b->start();
        QTRY_COMPARE_WITH_TIMEOUT(a->lan().view().neighbours.size(), std::size_t{1}, patienceMs);
        const auto before = must(readCertificateFile(settingsB.certificate));
        const auto brokersBefore = must(readCertificateFile(settingsA.brokerCertificate));
        m_clock.advance(9 * FakeClock::hour);
        EVENTUALLY(must(readCertificateFile(settingsB.certificate)) != before, patienceMs);
        QCOMPARE(must(readCertificateFile(settingsA.brokerCertificate)), brokersBefore); // has years to go
        broker.stop();
        broker.start();
        must(sell(*b, 1));
        auto readerA = must(Reader::open(settingsA.journalFile()));
        QTRY_COMPARE_WITH_TIMEOUT(readerA.orderCount(), std::uint64_t{1}, patienceMs);
        m_clock.advance(700 * FakeClock::day);
        EVENTUALLY(must(readCertificateFile(settingsA.brokerCertificate)) != brokersBefore, patienceMs);
        m_clock.set(SystemClock().nowMs());
    }
};

QTEST_GUILESS_MAIN(tst_strangers)
#include "tst_strangers.moc"
