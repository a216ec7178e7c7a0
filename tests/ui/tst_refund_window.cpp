// Money back through the real screen: some units of a line, and by which tender.
#include "app/screens/orders_today_model.h"
#include "sync/model/refund.h"
#include "tests/support/eventually.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

constexpr int patienceMs = 20'000;

void openOrder(TillWindow& till) {
    till.tap(QStringLiteral("ordersButton"));
    EVENTUALLY(till.find(QStringLiteral("order-A-001")), patienceMs);
    till.tap(QStringLiteral("order-A-001"));
    till.tap(QStringLiteral("refund"));
}

} // namespace

class RefundWindowTest : public QObject {
    Q_OBJECT

private slots:
    void oneOfThree_goesBack_theOthersCanStill() {
        TillWindow till;
        for (int i = 0; i < 3; ++i)
            till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("tile-croissant"));
        till.tap(QStringLiteral("cashExact"));
        openOrder(till);
        till.tap(QStringLiteral("refundLine-1"));
        EVENTUALLY(till.find(QStringLiteral("refundUnits-1")), patienceMs);
        QCOMPARE(till.find(QStringLiteral("refundUnits-1"))->property("value").toInt(), 3);
        QVERIFY(!till.find(QStringLiteral("refundUnits-2"))); // there is one only
        QMetaObject::invokeMethod(till.find(QStringLiteral("refundUnits-1")), "stepped", Q_ARG(int, 1));
        till.tap(QStringLiteral("reason-0"));
        till.tap(QStringLiteral("confirmBack"));
        EVENTUALLY(till.storedOrders().front().refunds_size() == 1, patienceMs);
        const auto refund = till.storedOrders().front().refunds(0);
        QCOMPARE(refund.lines_size(), 1);
        QCOMPARE(refund.lines(0).quantity(), 1);
        QCOMPARE(refund.amount_minor(), std::int64_t{35'000});
        EVENTUALLY(till.find(QStringLiteral("refund")), patienceMs);
        till.tap(QStringLiteral("refund"));
        till.tap(QStringLiteral("refundLine-1"));
        EVENTUALLY(till.find(QStringLiteral("refundUnits-1")), patienceMs);
        QCOMPARE(till.find(QStringLiteral("refundUnits-1"))->property("to").toInt(), 2);
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void paidInTwoWays_goesBackInBoth_orInTheOneThatIsChosen() {
        TillWindow till;
        auto& payment = *till.screens().payment();
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("tile-croissant"));
        till.tap(QStringLiteral("pay"));
        payment.setMethod(counter::PaymentModel::Card);
        payment.give(30'000);
        payment.pay();
        EVENTUALLY(!payment.taken().isEmpty(), patienceMs);
        payment.setMethod(counter::PaymentModel::Cash);
        payment.pay();
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        openOrder(till);
        EVENTUALLY(till.find(QStringLiteral("refundWay")), patienceMs);
        till.tap(QStringLiteral("reason-0"));
        till.tap(QStringLiteral("confirmBack"));
        EVENTUALLY(till.storedOrders().front().refunds_size() == 1, patienceMs);
        const auto order = till.storedOrders().front();
        std::map<std::string, std::int64_t> back;
        for (const auto& part : partsOf(order.refunds(0)))
            back[part.tender()] += part.amount_minor();
        QCOMPARE(back["card"], std::int64_t{30'000});
        QCOMPARE(back["cash"], order.placed().order().total_minor() - 30'000);
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }
};

QTEST_MAIN(RefundWindowTest)
#include "tst_refund_window.moc"
