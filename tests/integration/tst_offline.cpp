#include "tests/integration/agreement.h"

#include <QTest>

using namespace phin::test;

/// What a shop does without its wires.
class TestOffline : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_shop = std::make_unique<DemoShop>(PHIN_DEMO, 2, 1); // no other to go to
        m_chain = std::make_unique<SmallChain>(m_shop->folder() / "chain", SmallChain::Size{.ordersPerDay = 300});
        QVERIFY(m_shop->open());
        const auto first = m_shop->phin(replayOf(*m_shop, *m_chain, {"--staff", "--date", "2019-04-01"}));
        QVERIFY2(first.exit == 0, qPrintable(first.err));
        m_rate = first.json()["orders_per_second"].toDouble();
    }
    void cleanup() {
        if (QTest::currentTestFailed() && m_shop)
            m_shop->printLogs();
        m_shop.reset();
    }

    void brokerGone_tillsSellOnAtFullSpeed() {
        PortThief thief;
        QVERIFY(m_shop->keepDown("broker", "mqtt", thief));
        const auto cut = m_shop->phin(replayOf(*m_shop, *m_chain, {"--date", "2019-04-02"}));
        QVERIFY2(cut.exit == 0, qPrintable(cut.err));
        QCOMPARE(cut.json()["sold"].toInteger(), m_chain->of(5, 20190402).orders);
        QCOMPARE(cut.json()["retries"].toInteger(), 0);
        const auto rate = cut.json()["orders_per_second"].toDouble();
        qInfo("%.0f orders/s with the broker, %.0f without", m_rate, rate);
        QVERIFY2(rate > m_rate / 4, "much slower without the broker");
        QCOMPARE(m_shop->report("barista", "2019-04-02")["orders"].toInteger(), 0); // it truly was cut off

        thief.release();
        checkAllArrives();
    }

    void cloudGoneForAWholeReplay_catchesUpByItself() {
        PortThief thief;
        QVERIFY(m_shop->keepDown("cloud", "grpc", thief));
        const auto without = m_shop->phin(replayOf(*m_shop, *m_chain, {"--date", "2019-04-02"}));
        QVERIFY2(without.exit == 0, qPrintable(without.err));
        QCOMPARE(m_shop->report("cloud", "2019-04-02")["orders"].toInteger(), 0);

        thief.release();
        checkAllArrives();
    }

private:
    /// A replay that finds all sold: its staff makes what is left, and it waits until all replicas agree.
    void checkAllArrives() {
        const auto rest = m_shop->phin(replayOf(*m_shop, *m_chain, {"--staff"}));
        QVERIFY2(rest.exit == 0, qPrintable(rest.err));
        QCOMPARE(rest.json()["sold"].toInteger(), 0);
        QCOMPARE(disagreement(*m_shop, m_chain->of(5)), QString());
    }

    std::unique_ptr<DemoShop> m_shop;
    std::unique_ptr<SmallChain> m_chain;
    double m_rate = 0;
};

QTEST_GUILESS_MAIN(TestOffline)
#include "tst_offline.moc"
