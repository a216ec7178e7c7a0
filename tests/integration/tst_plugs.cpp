#include "tests/integration/agreement.h"
#include "tests/support/eventually.h"

#include <QTest>

using namespace phin::test;

/// Every process of the shop loses its power during a replay, some of them several times.
class TestPlugs : public QObject {
    Q_OBJECT

private slots:
    void replay_whileEveryPlugIsPulled_nothingTwiceNothingMissing() {
        DemoShop shop(PHIN_DEMO);
        const SmallChain chain(shop.folder() / "chain", {.ordersPerDay = 400});
        QVERIFY(shop.open());
        QProcess replay;
        shop.startPhin(replay, replayOf(shop, chain, {"--staff", "--speed", "7000"})); // two days in 25 seconds

        const QStringList plugs{"till-a", "barista", "broker", "sync", "till-b", "kitchen", "cloud", "board"};
        int pulled = 0;
        for (; replay.state() != QProcess::NotRunning && pulled < 3 * plugs.size(); ++pulled) {
            const auto& plug = plugs[pulled % plugs.size()];
            const auto before = shop.pid(plug);
            shop.kill(plug);
            EVENTUALLY(shop.isBack(plug, before), 60'000);
            if (QTest::qWaitFor([&replay] { return replay.state() == QProcess::NotRunning; },
                                500)) // some work in between
                break;
        }
        const auto answer = answerOf(replay);
        if (answer.exit != 0)
            shop.printLogs();
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        QVERIFY2(pulled >= plugs.size(), qPrintable(QString("only %1 plugs were pulled").arg(pulled)));
        qInfo("%d plugs pulled, %lld retries", pulled, static_cast<long long>(answer.json()["retries"].toInteger()));
        QCOMPARE(answer.json()["sold"].toInteger(), chain.of(5).orders);
        QCOMPARE(disagreement(shop, chain.of(5)), QString());
    }

    void replay_killedAndStartedAgain_sellsNothingTwice() {
        DemoShop shop(PHIN_DEMO);
        const SmallChain chain(shop.folder() / "chain", {.ordersPerDay = 300});
        QVERIFY(shop.open());
        // Each run may sell for a moment; then it is cut off wherever it is, and the next one has other tills.
        for (const auto* const tills : {"2", "1", "2"}) {
            QProcess replay;
            const auto before = shop.report("till-a")["orders"].toInteger();
            shop.startPhin(replay, replayOf(shop, chain, {"--speed", "20000", "--tills", tills}));
            EVENTUALLY(shop.report("till-a")["orders"].toInteger() > before || replay.state() == QProcess::NotRunning,
                       60'000);
            replay.kill();
            replay.waitForFinished();
        }
        const auto answer = shop.phin(replayOf(shop, chain, {"--staff"}));
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        QVERIFY(answer.json()["sold_before"].toInteger() > 0);
        QCOMPARE(disagreement(shop, chain.of(5)), QString());
    }
};

QTEST_GUILESS_MAIN(TestPlugs)
#include "tst_plugs.moc"
