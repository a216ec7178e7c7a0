#include "sync/model/merge.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

QString unsent(TillWindow& till) {
    return till.text(QStringLiteral("sentState"));
}

} // namespace

/// Orders that go to the stations before they are paid, through the real screens.
class SentOrdersTest : public QObject {
    Q_OBJECT
private slots:
    void send_thenChange_thenPay() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"));
        QVERIFY(!till.find(QStringLiteral("sentStrip")));
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("send"));
        QTRY_COMPARE(till.text(QStringLiteral("sentNumber")), QStringLiteral("A-001"));
        QCOMPARE(unsent(till), QStringLiteral("All of it sent"));
        QVERIFY(!till.find(QStringLiteral("send")));
        QVERIFY(!till.find(QStringLiteral("sendChanges")));
        QVERIFY(!till.find(QStringLiteral("undo"))->isEnabled());
        QVERIFY(!merge::isPaid(till.storedOrders().front()));

        till.tap(QStringLiteral("tile-bac-xiu"));
        QTRY_COMPARE(unsent(till), QStringLiteral("1 change not sent"));
        QTRY_VERIFY(till.find(QStringLiteral("lineUnsent")));
        till.tap(QStringLiteral("sendChanges"));
        QTRY_COMPARE(unsent(till), QStringLiteral("All of it sent"));
        QTRY_VERIFY(!till.find(QStringLiteral("lineUnsent")));
        QCOMPARE(merge::revisionOf(till.storedOrders().front()), 1u);

        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("cashExact")); // what was not sent goes along
        QTRY_COMPARE(till.text(QStringLiteral("paidNumber")), QStringLiteral("A-001"));
        const auto order = till.storedOrders().front();
        QVERIFY(merge::isPaid(order));
        QCOMPARE(merge::revisionOf(order), 2u);
        QCOMPARE(merge::orderOf(order).lines(0).quantity(), 2);
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void park_sentOrder_isListedWithNumberAndAge() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"));
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("send"));
        QTRY_VERIFY(till.find(QStringLiteral("sentStrip")));
        till.tap(QStringLiteral("park"));
        QVERIFY(till.cart().isEmpty());
        QVERIFY(!till.find(QStringLiteral("sentStrip")));
        till.clock().advance(12 * 60'000);
        till.tap(QStringLiteral("park"));
        const auto parked = till.cart().parked().front().toMap();
        QCOMPARE(parked.value(QStringLiteral("number")).toString(), QStringLiteral("A-001"));
        QVERIFY(parked.value(QStringLiteral("time")).toString().contains(QStringLiteral("12 min")));
        till.tap(QStringLiteral("parked-") + parked.value(QStringLiteral("orderId")).toString());
        QTRY_COMPARE(till.text(QStringLiteral("sentNumber")), QStringLiteral("A-001"));
        QCOMPARE(till.cart().items(), 1);
    }

    void void_ofTheSentOrderOnTheScreen_clearsIt() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"));
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("send"));
        QTRY_VERIFY(till.find(QStringLiteral("sentStrip")));
        const auto id = Uuid::fromBytes(till.storedOrders().front().order_id());
        till.screens().orders()->select(QString::fromStdString(id->toString()));
        till.screens().orders()->voidOrder(QStringLiteral("left"));
        QTRY_VERIFY(till.cart().isEmpty());
        QTRY_VERIFY(!till.find(QStringLiteral("sentStrip")));
        QVERIFY(till.storedOrders().front().has_voided());
    }
};

QTEST_MAIN(SentOrdersTest)
#include "tst_sent_orders.moc"
