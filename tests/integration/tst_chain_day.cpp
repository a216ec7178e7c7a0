#include "tests/integration/agreement.h"

#include <QTest>

using namespace phin::test;

/// A real day of the coffee chain data set, where it is at hand.
class TestChainDay : public QObject {
    Q_OBJECT

private slots:
    void outletFive_firstOfApril_isTheSameEverywhere() {
        const auto named = qEnvironmentVariable("PHIN_CHAIN_DATA");
        const QDir data(named.isEmpty() ? QString(PHIN_CHAIN_DATA_BESIDE) : named);
        if (!data.exists("sales.csv"))
            QSKIP("the coffee chain data set is not here: set PHIN_CHAIN_DATA to its folder");
        DemoShop shop(PHIN_DEMO);
        QVERIFY(shop.open());
        const auto answer =
            shop.phin({"replay", "--shop", shop.shopJson(), "--sales", data.filePath("sales.csv"), "--products",
                       data.filePath("products.csv"), "--outlet", "5", "--date", "2019-04-01", "--staff", "--json"});
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        // Summed up from the file with another program.
        Figures figures;
        figures.orders = 431;
        figures.lines = 518;
        figures.grossMinor = 233'045;
        figures.linesByStation = {{"barista", 431}, {"kitchen", 87}, {"counter", 0}};
        QCOMPARE(disagreement(shop, figures), QString());
    }
};

QTEST_GUILESS_MAIN(TestChainDay)
#include "tst_chain_day.moc"
