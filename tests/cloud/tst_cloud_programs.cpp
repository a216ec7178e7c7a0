// phin-cloud and phin-sync as programs: their exit statuses, and a cloud that dies again and again while a shop sends.
#include "sync/uplink/agent.h"
#include "tests/cloud/cloud_fixture.h"
#include "tests/cloud/sample_day.h"
#include "tests/support/eventually.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace phin;
using namespace std::chrono_literals;

class tst_cloud_programs : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static QString program(const QString& name) { return qEnvironmentVariable("PHIN_BIN") + "/" + name; }
    static int statusOf(const QString& name, const QStringList& arguments, QString* said = nullptr) {
        QProcess process;
        process.start(program(name), arguments);
        if (!process.waitForFinished(20'000))
            return -1;
        if (said)
            *said = QString::fromUtf8(process.readAllStandardError());
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString written(const QString& name, const QByteArray& text) const {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(!qEnvironmentVariableIsEmpty("PHIN_BIN"), "run me by ctest"); }

    void cloud_wrongUse_exits2() {
        QCOMPARE(statusOf("phin-cloud", {}), 2);
        QCOMPARE(statusOf("phin-cloud", {"--data", path("c"), "--http", "nonsense"}), 2);
        QCOMPARE(statusOf("phin-cloud", {"--data", path("c"), "--grpc", "127.0.0.1:70000"}), 2);
        QCOMPARE(statusOf("phin-cloud", {"--data", path("c"), "--tls-cert", path("only-half.crt")}), 2);
        QCOMPARE(statusOf("phin-cloud", {"--help"}), 0);
    }

    void cloud_cannot_exits3AndSaysWhy() {
        written("a-file", "in the way");
        QString said;
        QCOMPARE(statusOf("phin-cloud", {"--data", path("a-file")}, &said), 3);
        QVERIFY(said.contains("a-file"));
    }

    void sync_wrongUse_exits2() {
        QCOMPARE(statusOf("phin-sync", {}), 2);
        QString said;
        const auto config = written("sync.toml", "shop = \"s\"\ndevice = \"sync\"\nkind = \"till\"\nletter = \"A\"\n"
                                                 "authority = \"a\"\ncertificate = \"b\"\nkey = \"c\"\n");
        QCOMPARE(statusOf("phin-sync", {"--config", config}, &said), 2);
        QVERIFY(said.contains("sync"));
        QCOMPARE(statusOf("phin-sync", {"--config", path("missing.toml")}), 3);
    }

    void sync_cloudNotNamed_exits2() {
        QString said;
        const auto config = written("nocloud.toml", "shop = \"s\"\ndevice = \"sync\"\nkind = \"sync\"\n"
                                                    "authority = \"a\"\ncertificate = \"b\"\nkey = \"c\"\n");
        QCOMPARE(statusOf("phin-sync", {"--config", config}, &said), 2);
        QVERIFY(said.contains("cloud"));
    }

    void cloud_killedAgainAndAgain_endsWithWhatTheShopHas() {
        test::FakeClock clock;
        test::TestShop shop("shop-5");
        test::SampleDay day(shop, clock);
        std::ignore = shop.identity("cloud");
        journal::Writer writer(shop.open("sync", clock));
        const auto data = path("data"), portsFile = path("ports.json");
        QProcess cloud;
        cloud.setStandardErrorFile(path("cloud.log"));
        int port = 0;
        const auto start = [&] {
            QFile::remove(portsFile);
            cloud.start(program("phin-cloud"),
                        {"--data", data, "--shop", QString::fromStdString(shop.folder().string()), "--http",
                         "127.0.0.1:0", "--grpc", "127.0.0.1:" + QString::number(port), "--ports-file", portsFile});
            if (!QTest::qWaitFor([&] { return QFile::exists(portsFile); }, 20'000))
                return false;
            QFile ports(portsFile);
            if (!ports.open(QIODevice::ReadOnly))
                return false;
            port = QJsonDocument::fromJson(ports.readAll()).object()["grpc"].toInt();
            return port > 0;
        };
        QVERIFY(start());
        uplink::Settings settings;
        settings.target = "127.0.0.1:" + std::to_string(port);
        settings.shop = shop.name();
        settings.device = "sync";
        settings.journal = shop.file("sync");
        settings.headsEvery = 100ms;
        settings.batchBytes = 8'000;
        uplink::Agent agent(settings, writer, clock);
        writer.start();
        QVERIFY(agent.start().ok());
        for (int round = 1; round <= 8; ++round) {
            day.sellUntil(test::SampleDay::opensMs + round * 3'600'000, 60);
            for (const auto& batch : day.batches())
                QVERIFY(writer.receive(batch, "lan"));
            // In the middle of it, at a different moment each round.
            QTRY_VERIFY(agent.state().connected);
            QTest::qWait(7 * round);
            cloud.kill();
            QVERIFY(cloud.waitForFinished(10'000));
            QVERIFY(start());
        }
        const auto file = std::filesystem::path(data.toStdString()) / "shop-5" / "journal.db";
        EVENTUALLY(agent.state().connected && agent.state().behindEntries == 0 &&
                       test::digestOf(file) == test::digestOf(shop.file("sync")),
                   60'000);
        std::map<std::string, std::uint64_t> next;
        test::must(journal::Reader::open(file)).entries([&](const journal::Entry& entry) {
            QCOMPARE(entry.seq(), ++next[entry.device()]);
        });
        cloud.terminate();
        QVERIFY(cloud.waitForFinished(10'000));
        QCOMPARE(cloud.exitStatus(), QProcess::NormalExit);
        QCOMPARE(cloud.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_cloud_programs)
#include "tst_cloud_programs.moc"
