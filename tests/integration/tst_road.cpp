#include "tests/integration/agreement.h"

#include <QJsonArray>
#include <QTest>

using namespace phin::test;

/// The whole road: tills sell, stations make, the cloud reports. Each test goes on where the one before left the shop.
class TestRoad : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_shop = std::make_unique<DemoShop>(PHIN_DEMO);
        m_chain = std::make_unique<SmallChain>(m_shop->folder() / "chain", SmallChain::Size{});
        QVERIFY(m_shop->open());
    }
    void cleanup() {
        if (QTest::currentTestFailed() && m_shop)
            m_shop->printLogs();
    }
    void cleanupTestCase() { m_shop.reset(); }

    void open_shopJson_saysWhereEverythingIs() {
        const auto shop = m_shop->shop();
        QCOMPARE(m_shop->replicas(), (QStringList{"barista", "board", "cloud", "kitchen", "sync", "till-a", "till-b"}));
        for (const auto& process : {"broker", "cloud", "sync", "till-a", "till-b", "barista", "kitchen", "board"})
            QVERIFY2(m_shop->isBack(process, 0), process);
        QVERIFY(shop["cloud_url"].toString().startsWith("http://127.0.0.1:"));
        QVERIFY(QFile::exists(QFileInfo(m_shop->shopJson()).path() + "/shop.toml"));
    }

    void secondDemo_onTheSameFolder_isRefused() {
        QProcess second;
        second.start(PHIN_DEMO, {"--headless", "--no-build", "--data", QFileInfo(m_shop->shopJson()).path()});
        const auto answer = answerOf(second);
        QCOMPARE(answer.exit, 3);
        QVERIFY2(answer.err.contains("another demo runs"), qPrintable(answer.err));
    }

    void replay_withStaff_everyReplicaReportsTheSameFigures() {
        const auto answer = m_shop->phin(replayOf(*m_shop, *m_chain, {"--staff"}));
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        const auto figures = m_chain->of(5);
        QCOMPARE(answer.json()["sold"].toInteger(), figures.orders);
        QCOMPARE(answer.json()["sold_minor"].toInteger(), figures.grossMinor);
        QCOMPARE(answer.json()["equal"].toBool(), true);
        QCOMPARE(disagreement(*m_shop, figures), QString());
        for (const int day : {20190401, 20190402}) {
            const auto date = QString("2019-04-%1").arg(day % 100, 2, 10, QChar('0'));
            QCOMPARE(disagreement(*m_shop, m_chain->of(5, day), date), QString());
        }
    }

    void cloud_overHttp_givesTheSameReport() {
        const auto url = m_shop->shop()["cloud_url"].toString() + "/api/v1/shops/demo/days/2019-04-01/report";
        QProcess curl;
        curl.start("curl", {"--silent", "--fail", url});
        const auto answer = answerOf(curl);
        QCOMPARE(answer.exit, 0);
        QCOMPARE(m_chain->of(5, 20190401).differenceTo(answer.json()), std::string());
        QCOMPARE(answer.json()["digest"].toString(), m_shop->report("till-a", "2019-04-01")["digest"].toString());
    }

    void replay_again_sellsNothing() {
        const auto before = m_shop->report("till-a");
        const auto answer = m_shop->phin(replayOf(*m_shop, *m_chain, {"--staff"}));
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        QCOMPARE(answer.json()["sold"].toInteger(), 0);
        QCOMPARE(answer.json()["sold_before"].toInteger(), m_chain->of(5).orders);
        QCOMPARE(answer.json()["bumped"].toInteger(), 0);
        QCOMPARE(m_shop->report("till-a"), before);
    }

    void replay_withAnotherNumberOfTills_sellsNothing() {
        const auto answer = m_shop->phin(replayOf(*m_shop, *m_chain, {"--staff", "--tills", "1"}));
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        QCOMPARE(answer.json()["sold"].toInteger(), 0);
        QCOMPARE(disagreement(*m_shop, m_chain->of(5)), QString());
    }

    void trace_anyOrder_tellsItsWholeLife() {
        const auto answer =
            m_shop->phin({"trace", "A-001", "--date", "2019-04-01", "--shop", m_shop->shopJson(), "--json"});
        QCOMPARE(answer.exit, 0);
        QStringList types;
        for (const auto& step : answer.json()["steps"].toArray())
            types += step.toObject()["type"].toString();
        QCOMPARE(types.value(0), QString("order.placed"));
        QCOMPARE(types.value(1), QString("order.paid"));
    }

    void doctor_wellShop_findsNothing() {
        const auto answer = m_shop->phin({"doctor", "--shop", m_shop->shopJson()});
        QVERIFY2(answer.exit == 0, qPrintable(answer.out));
    }

    void stock_countedAtATill_isTheSameEverywhere() {
        const auto shop = m_shop->shopJson();
        const auto left = [&](const QString& from) {
            const auto shown =
                m_shop->phin({"stock", "show", "--from", from, "--date", "2019-04-01", "--shop", shop, "--json"});
            return shown.json()["stock"].toArray()[0].toObject()["left"].toInt(-1);
        };
        const QStringList day{"--date", "2019-04-01", "--shop", shop};
        auto answer = m_shop->phin(QStringList{"stock", "count", "22", "12", "--till", "till-b"} + day);
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        answer = m_shop->phin(QStringList{"stock", "waste", "22", "2", "--till", "till-b", "--reason", "fell"} + day);
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        for (const auto* const from : {"till:till-a", "till:till-b", "station:barista", "sync", "cloud"})
            QTRY_COMPARE_WITH_TIMEOUT(left(from), 10, 20'000);
        answer = m_shop->phin({"stock", "show", "--date", "2019-04-01", "--shop", shop});
        QVERIFY2(answer.out.contains("22") && answer.out.contains("till-b"), qPrintable(answer.out));
        answer = m_shop->phin({"stock", "show", "--date", "2019-03-01", "--shop", shop});
        QCOMPARE(answer.out, QString("nothing was counted\n"));

        QCOMPARE(m_shop->phin(QStringList{"stock", "waste", "22", "500", "--till", "till-b"} + day).exit, 1);
        QCOMPARE(m_shop->phin(QStringList{"stock", "count", "22", "0"} + day).exit, 2);
        QCOMPARE(m_shop->phin(QStringList{"stock", "count", "22", "1", "--till", "nobody"} + day).exit, 2);
        QCOMPARE(m_shop->phin({"stock", "count", "22", "1", "--date", "tomorrow", "--shop", shop}).exit, 2);
        for (const auto* const from : {"till:till-a", "cloud"})
            QCOMPARE(left(from), 10);
    }

    void soldOut_saidAtOneTill_holdsAtTheOther() {
        const auto shop = m_shop->shopJson();
        QCOMPARE(m_shop->phin({"menu", "sold-out", "22", "--till", "till-b", "--shop", shop}).exit, 0);
        // Till A finds out by itself; then it says so with the same words, and has nothing to add.
        const auto entries = [&] {
            return m_shop
                ->phin({"verify", "--db", m_shop->shop()["databases"].toObject()["till-a"].toString(), "--json"})
                .json()["entries"]
                .toInt();
        };
        QTRY_COMPARE_WITH_TIMEOUT(disagreement(*m_shop, m_chain->of(5)), QString(), 20'000);
        const auto before = entries();
        QVERIFY(before > 0);
        const auto again = m_shop->phin({"menu", "sold-out", "22", "--till", "till-a", "--shop", shop});
        QVERIFY2(again.out.contains("sold out"), qPrintable(again.out + again.err));
        QCOMPARE(entries(), before);
        QCOMPARE(m_shop->phin({"menu", "sold-out", "22", "--back", "--till", "till-a", "--shop", shop}).exit, 0);
        QCOMPARE(m_shop->phin({"menu", "sold-out", "no-such", "--shop", shop}).exit, 1);
        QTRY_COMPARE_WITH_TIMEOUT(disagreement(*m_shop, m_chain->of(5)), QString(), 20'000);
    }

    void openAgain_goesOnWhereItWas() {
        const auto ports = m_shop->shop()["ports"].toObject();
        QCOMPARE(m_shop->close(), 0);
        QVERIFY(m_shop->shop()["pids"].toObject().isEmpty());
        QCOMPARE(disagreement(*m_shop, m_chain->of(5)), QString()); // the journals tell without their boxes, too
        QVERIFY(m_shop->open());
        QCOMPARE(m_shop->shop()["ports"].toObject(), ports);
        const auto answer = m_shop->phin(replayOf(*m_shop, *m_chain, {"--staff"}));
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        QCOMPARE(answer.json()["sold"].toInteger(), 0);
        QCOMPARE(disagreement(*m_shop, m_chain->of(5)), QString());
    }

    void rebuild_stoppedBox_hasTheSameDigest() {
        QCOMPARE(m_shop->close(), 0);
        const auto config = QFileInfo(m_shop->shopJson()).path() + "/kitchen/box.toml";
        const auto answer = m_shop->phin({"rebuild", "--config", config});
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        QVERIFY2(answer.out.contains("(equal)"), qPrintable(answer.out));
        QCOMPARE(disagreement(*m_shop, m_chain->of(5)), QString());
    }

private:
    std::unique_ptr<DemoShop> m_shop;
    std::unique_ptr<SmallChain> m_chain;
};

QTEST_GUILESS_MAIN(TestRoad)
#include "tst_road.moc"
