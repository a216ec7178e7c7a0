#include "sync/model/making.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

/// What the panel says of the order on it.
QString promised(TillWindow& till) {
    return till.text(QStringLiteral("promise"));
}

} // namespace

/// Promised times and pre-orders through the real screens.
class PromiseWindowTest : public QObject {
    Q_OBJECT
private slots:
    void panel_saysWhenItIsReady_andWhatWasPaidSaysItAgain() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"), {}, 0, QStringLiteral("window"));
        QVERIFY(!till.find(QStringLiteral("promise")));
        till.tap(QStringLiteral("tile-phin-milk"));
        QTRY_VERIFY(promised(till).startsWith(QStringLiteral("Ready in about ")));
        const auto alone = promised(till);
        QTRY_COMPARE(till.guestReads(QStringLiteral("guestPromise")), alone);
        for (int cup = 0; cup < 6; ++cup) // more work than all hands do at once
            till.tap(QStringLiteral("tile-bac-xiu"));
        QTRY_VERIFY(promised(till) != alone);
        till.tap(QStringLiteral("cashExact"));
        QTRY_VERIFY(till.find(QStringLiteral("paidPromise")));
        const auto order = till.storedOrders().front();
        const auto time = counter::Words::time(upToMinute(promisedAtMs(order)), 420);
        QVERIFY(promisedAtMs(order) > till.clock().nowMs());
        QCOMPARE(till.text(QStringLiteral("paidPromise")), QStringLiteral("Ready about ") + time);
        QTRY_COMPARE(till.guestReads(QStringLiteral("guestReadyAt")), QStringLiteral("Ready about ") + time);

        till.tap(QStringLiteral("tile-phin-milk")); // behind all those
        QTRY_VERIFY(promised(till).startsWith(QStringLiteral("Ready in about ")) && promised(till) != alone);
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void orders_showThePromise_andTheQueueWhereItIsLate() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"));
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("cashExact"));
        auto& orders = *till.screens().orders();
        QTRY_COMPARE(orders.count(), 1);
        const auto row = [&] { return orders.data(orders.index(0), counter::OrdersTodayModel::Promised).toString(); };
        const auto order = till.storedOrders().front();
        const auto time = [](std::int64_t ms) { return counter::Words::time(upToMinute(ms), 420); };
        QCOMPARE(row(), QStringLiteral("promised ") + time(promisedAtMs(order)));
        // Nobody begins; what follows shows the new estimate beside what was said.
        till.clock().advance(15 * 60'000);
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("cashExact"));
        QTRY_COMPARE(orders.count(), 2);
        const auto late = [&] { return orders.data(orders.index(1), counter::OrdersTodayModel::Promised).toString(); };
        QTRY_VERIFY(
            late().startsWith(QStringLiteral("promised ") + time(promisedAtMs(order)) + QStringLiteral(", now ")));
    }

    void preOrder_isChosenByTouch_changed_andKept() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"));
        till.tap(QStringLiteral("tile-phin-milk"));
        QTRY_VERIFY(till.find(QStringLiteral("promise")));
        till.tap(QStringLiteral("promise"));
        till.tap(QStringLiteral("dueIn-30"));
        QTRY_COMPARE(till.text(QStringLiteral("dueTime")), QStringLiteral("10:30"));
        till.tap(QStringLiteral("dueLater"));
        QTRY_COMPARE(till.text(QStringLiteral("dueTime")), QStringLiteral("10:35"));
        till.tap(QStringLiteral("dueEarlier"));
        till.tap(QStringLiteral("dueEarlier"));
        QTRY_COMPARE(till.text(QStringLiteral("dueTime")), QStringLiteral("10:25"));
        till.tap(QStringLiteral("dueDone"));
        QTRY_COMPARE(promised(till), QStringLiteral("For 10:25"));
        till.tap(QStringLiteral("send"));
        QTRY_COMPARE(till.text(QStringLiteral("sentState")), QStringLiteral("All of it sent"));
        QCOMPARE(dueAtMs(till.storedOrders().front()), till.clock().nowMs() + 25 * 60'000);

        till.tap(QStringLiteral("promise"));
        till.tap(QStringLiteral("dueNow"));
        QTRY_COMPARE(till.text(QStringLiteral("sentState")), QStringLiteral("1 change not sent"));
        till.tap(QStringLiteral("sendChanges"));
        QTRY_COMPARE(till.text(QStringLiteral("sentState")), QStringLiteral("All of it sent"));
        QCOMPARE(dueAtMs(till.storedOrders().front()), std::int64_t{0});
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }
};

QTEST_MAIN(PromiseWindowTest)
#include "tst_promise_window.moc"
