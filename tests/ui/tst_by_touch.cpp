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
