// What a cashier does with an order now and then, by touches on the screen alone.
#include "sync/model/merge.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

/// The shown key that says this, in what is called `in`; null where there is none.
QQuickItem* keyWith(QQuickItem* in, const QString& words) {
    for (auto* const child : in->childItems()) {
        if (!child->isVisible())
            continue;
        if (child->inherits("QQuickAbstractButton") && child->property("text").toString() == words)
            return child;
        if (auto* const found = keyWith(child, words))
            return found;
    }
    return nullptr;
}

void tapWords(TillWindow& till, const char* in, const QString& words) {
    QTRY_VERIFY2(till.find(QLatin1String(in)) && keyWith(till.find(QLatin1String(in)), words), qPrintable(words));
    till.standStill();
    auto* const key = keyWith(till.find(QLatin1String(in)), words);
    QTest::mouseClick(&till.window(), Qt::LeftButton, {},
                      key->mapToScene({key->width() / 2, key->height() / 2}).toPoint());
    QCoreApplication::processEvents();
}

} // namespace

class ByTouchTest : public QObject {
    Q_OBJECT

private slots:
    void line_onTheHouse_costsNothing_andSaysWhy() {
        TillWindow till;
        till.tap(QStringLiteral("tile-latte"));
        till.tap(QStringLiteral("lineDiscount"));
        tapWords(till, "discountSheet", QStringLiteral("Quán mời"));
        till.tap(QStringLiteral("discountReason-0"));
        till.tap(QStringLiteral("giveDiscount"));
        QTRY_COMPARE(till.cart().order().total_minor(), std::int64_t{0});
        QVERIFY(till.cart().order().lines(0).discount().comp());
        QVERIFY(!till.cart().order().lines(0).discount().reason().empty());
    }

    void price_typed_isTheLines() {
        TillWindow till;
        till.tap(QStringLiteral("tile-latte"));
        till.tap(QStringLiteral("lineDiscount"));
        tapWords(till, "discountSheet", QStringLiteral("Giá"));
        till.tap(QStringLiteral("key-2"));
        till.tap(QStringLiteral("key-0"));
        till.tap(QStringLiteral("key-000"));
        till.tap(QStringLiteral("discountReason-0"));
        till.tap(QStringLiteral("giveDiscount"));
        QTRY_COMPARE(till.cart().order().total_minor(), std::int64_t{20'000});
        QCOMPARE(till.cart().order().lines(0).override_minor(), std::int64_t{20'000});
    }

    void delivery_isOnTheOrder() {
        TillWindow till;
        till.tap(QStringLiteral("tile-latte"));
        tapWords(till, "orderPanel", QStringLiteral("Giao hàng"));
        till.tap(QStringLiteral("cashExact"));
        QTRY_COMPARE(till.storedOrders().size(), std::size_t{1});
        QCOMPARE(till.storedOrders().front().placed().channel(), model::v1::DELIVERY);
    }

    void guest_typed_isOnTheOrder() {
        TillWindow till;
        till.tap(QStringLiteral("tile-latte"));
        till.tap(QStringLiteral("guest"));
        QTRY_VERIFY(till.find(QStringLiteral("guest"))->hasActiveFocus());
        for (const char c : {'B', 'a', 'n', ' ', '4'})
            QTest::keyClick(&till.window(), c, {}, 60); // no scanner types so slowly
        QTRY_COMPARE(till.text(QStringLiteral("guest")), QStringLiteral("Ban 4"));
        QTest::keyClick(&till.window(), Qt::Key_Return, {}, 60);
        QTRY_COMPARE(till.cart().guest(), QStringLiteral("Ban 4"));
        till.tap(QStringLiteral("cashExact"));
        QTRY_COMPARE(till.storedOrders().size(), std::size_t{1});
        QCOMPARE(till.storedOrders().front().placed().guest(), std::string("Ban 4"));
    }

    void line_isMovedToAnOrderPutAside() {
        TillWindow till;
        till.tap(QStringLiteral("tile-latte"));
        till.tap(QStringLiteral("park"));
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("tile-croissant"));
        till.tap(QStringLiteral("split"));
        QTRY_VERIFY(till.find(QStringLiteral("splitOrder-2"))); // the one in hand, a new one, the one put aside
        till.tap(QStringLiteral("splitOrder-2"));
        till.tap(QStringLiteral("splitLine-2"));
        till.tap(QStringLiteral("splitNow"));
        QTRY_COMPARE(till.cart().items(), 1);
        QCOMPARE(till.till().openOrders().size(), std::size_t{2});
        till.tap(QStringLiteral("cashExact"));
        QTRY_COMPARE(till.storedOrders().size(), std::size_t{1});
        QTRY_VERIFY(till.cart().isEmpty() || till.cart().items() == 2); // what is next may be in hand already
        const auto rest = till.till().openOrders();
        QCOMPARE(rest.size(), std::size_t{1});
        QCOMPARE(rest.front().lines, 2);
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void syncReport_isReadByTouch() {
        TillWindow till;
        till.desk().set([&](FakeDesk& desk) {
            desk.shop.boxes = {{"till-a", "1", "till", "Quầy 1", "A", {}, 0, false, {}, true, true, 0},
                               {"bar", "2", "station", "Quầy pha chế", {}, "barista", 0, false, {}, false, false, 0}};
            desk.syncReport.set_at_ms(till.clock().nowMs());
            desk.syncReport.set_connected(true);
            auto& bar = *desk.syncReport.add_peers();
            bar.set_device("bar");
            bar.set_lacks_there(3);
        });
        till.tap(QStringLiteral("boxesButton"));
        tapWords(till, "boxesPage", QStringLiteral("Tình trạng đồng bộ"));
        QTRY_VERIFY(till.find(QStringLiteral("sync-bar")));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void sentOrder_voided_withItsReason() {
        TillWindow till;
        till.tap(QStringLiteral("tile-latte"));
        till.tap(QStringLiteral("send"));
        QTRY_VERIFY(till.find(QStringLiteral("sentStrip")));
        till.tap(QStringLiteral("ordersButton"));
        till.tap(QStringLiteral("order-A-001"));
        till.tap(QStringLiteral("void"));
        till.tap(QStringLiteral("reason-1"));
        till.tap(QStringLiteral("confirmBack"));
        QTRY_VERIFY(till.storedOrders().front().has_voided());
        QVERIFY(!till.storedOrders().front().voided().reason().empty());
        QVERIFY(!merge::isPaid(till.storedOrders().front()));
    }
};

QTEST_MAIN(ByTouchTest)
#include "tst_by_touch.moc"
