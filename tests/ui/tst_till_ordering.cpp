#include "tests/support/eventually.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

// Putting an order together through the till's real screens, on the demo menu.

namespace {

constexpr std::int64_t hour = 3'600'000; // the clock begins on a Monday at 10:00

void type(TillWindow& till, const QString& text, int delayMs) {
    for (const QChar letter : text)
        QTest::keyClick(&till.window(), letter.toLatin1(), {}, delayMs);
}

void scan(TillWindow& till, const QString& code) {
    type(till, code, 1);
    QTest::keyClick(&till.window(), Qt::Key_Return, {}, 1);
    QCoreApplication::processEvents();
}

QString toastOf(TillWindow& till) {
    auto* toast = till.find(QStringLiteral("toast"));
    return toast ? toast->property("text").toString() : QString();
}

/// Empty while `in` is not shown yet: a list makes its lines when it next draws.
QString textIn(QQuickItem* in, const QString& name) {
    if (!in)
        return {};
    for (auto* child : in->childItems()) {
        if (child->objectName() == name && child->isVisible())
            return child->property("text").toString();
        if (const auto text = textIn(child, name); !text.isEmpty())
            return text;
    }
    return {};
}

/// Two fingers, down and up at the same time.
void twoFingers(TillWindow& till, const QPoint& one, const QPoint& other) {
    static QPointingDevice* const glass = QTest::createTouchDevice();
    QTest::touchEvent(&till.window(), glass).press(0, one).press(1, other);
    QTest::touchEvent(&till.window(), glass).release(0, one).release(1, other);
    QCoreApplication::processEvents();
}

} // namespace

class TestTillOrdering : public QObject {
    Q_OBJECT

private slots:
    void favourites_areTheFirstPage() {
        TillWindow till;
        QCOMPARE(till.screens().menu()->category(), QStringLiteral("*"));
        QVERIFY(till.find(QStringLiteral("tile-phin-milk")));
        QVERIFY(till.find(QStringLiteral("tile-combo-morning")));
        till.tap(QStringLiteral("category-pastry"));
        QVERIFY(!till.find(QStringLiteral("tile-phin-milk")));
        till.tap(QStringLiteral("category-*"));
        QVERIFY(till.find(QStringLiteral("tile-phin-milk")));
    }

    void scanner_anywhere_addsTheProduct() {
        TillWindow till;
        scan(till, QStringLiteral("2000000000039"));
        QCOMPARE(till.cart().items(), 1);
        QCOMPARE(till.cart().order().lines(0).product(), std::string("drip-bags"));
        till.tap(QStringLiteral("search")); // with the keyboard in a field
        scan(till, QStringLiteral("2000000000039"));
        QCOMPARE(till.cart().items(), 2);
        QCOMPARE(till.text(QStringLiteral("search")), QString()); // and nothing of it in the field
        till.tap(QStringLiteral("pay"));                          // with the keyboard on the pad for money
        QTRY_VERIFY(till.find(QStringLiteral("keypad")));
        scan(till, QStringLiteral("2000000000046"));
        QCOMPARE(till.cart().items(), 3);
        QCOMPARE(till.screens().payment()->given(), QString());
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void scanner_unknownCode_saysSo() {
        TillWindow till;
        scan(till, QStringLiteral("8934567890123"));
        QVERIFY(till.cart().isEmpty());
        QTRY_VERIFY(toastOf(till).contains(QStringLiteral("8934567890123")));
    }

    void scanner_forcedChoice_isAsked() {
        TillWindow till;
        scan(till, QStringLiteral("2000000000015"));
        QVERIFY(till.cart().isEmpty());
        QVERIFY(till.screens().sheet()->isOpen());
        QCOMPARE(till.screens().sheet()->productId(), QStringLiteral("beans-robusta"));
    }

    void typing_slowlyInAField_staysThere() {
        TillWindow till;
        till.tap(QStringLiteral("search"));
        type(till, QStringLiteral("2000000000039"), 70);
        QTRY_COMPARE(till.text(QStringLiteral("search")), QStringLiteral("2000000000039"));
        QVERIFY(till.cart().isEmpty());
        QTest::keyClick(&till.window(), Qt::Key_Return, {}, 100); // by hand: the code is looked up
        QTRY_COMPARE(till.cart().items(), 1);
        QCOMPARE(till.text(QStringLiteral("search")), QString());
    }

    void search_oneFound_enterAddsIt() {
        TillWindow till;
        till.tap(QStringLiteral("search"));
        type(till, QStringLiteral("ca phe tru"), 60);
        QTRY_COMPARE(till.screens().menu()->count(), 1);
        QTest::keyClick(&till.window(), Qt::Key_Return, {}, 100);
        QTRY_COMPARE(till.cart().items(), 1);
        QCOMPARE(till.cart().order().lines(0).product(), std::string("egg-coffee"));
    }

    void quantity_typedOnThePad() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("typeCount"));
        till.tap(QStringLiteral("key-1"));
        till.tap(QStringLiteral("key-2"));
        till.tap(QStringLiteral("takeNumber"));
        QCOMPARE(till.cart().items(), 12);
        QTRY_VERIFY(!till.find(QStringLiteral("numberPad")));
        till.tap(QStringLiteral("typeCount"));
        till.tap(QStringLiteral("takeNumber")); // nothing typed: the key does nothing
        QCOMPARE(till.cart().items(), 12);
    }

    void line_sameAgainAndSize_oneTapEach() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("size-L"));
        QCOMPARE(till.cart().order().lines(0).variant(), std::string("L"));
        QCOMPARE(till.cart().total(), QStringLiteral("39.000 ₫"));
        till.tap(QStringLiteral("sameAgain"));
        QCOMPARE(till.cart().rowCount(), 2);
        QCOMPARE(till.cart().current(), 2); // in hand, to be changed
        till.tap(QStringLiteral("size-S"));
        QCOMPARE(till.cart().order().lines(0).variant(), std::string("L"));
        QCOMPARE(till.cart().order().lines(1).variant(), std::string("S"));
        QCOMPARE(till.cart().total(), QStringLiteral("68.000 ₫"));
    }

    void line_ofWhatHasNoChoices_takesANote() {
        TillWindow till;
        till.tap(QStringLiteral("category-pastry"));
        till.tap(QStringLiteral("tile-flan"));
        till.tap(QStringLiteral("change"));
        till.tap(QStringLiteral("note"));
        type(till, QStringLiteral("2 muong"), 60);
        QTRY_COMPARE(till.screens().sheet()->note(), QStringLiteral("2 muong"));
        till.tap(QStringLiteral("acceptChoices"));
        QCOMPARE(till.cart().order().lines(0).note(), std::string("2 muong"));
    }

    void sheet_heldTile_showsRequiredFirstAndAllergens() {
        TillWindow till;
        till.tap(QStringLiteral("category-espresso"));
        till.hold(QStringLiteral("tile-latte"));
        const auto groups = till.screens().sheet()->groups();
        bool optional = false;
        for (const auto& group : groups) {
            const bool required = group.toMap().value(QStringLiteral("required")).toBool();
            QVERIFY(!(optional && required)); // none after the first that may be left out
            optional = optional || !required;
        }
        QTRY_COMPARE(till.text(QStringLiteral("allergens")), QStringLiteral("Chất gây dị ứng: sữa"));
        till.tap(QStringLiteral("option-milk/oat"));
        QCOMPARE(till.text(QStringLiteral("allergens")), QStringLiteral("Chất gây dị ứng: gluten"));
        till.screens().sheet()->openProduct(QStringLiteral("matcha-latte"));
        QVERIFY(till.text(QStringLiteral("allergens")).contains(QStringLiteral("hỏi")));
    }

    void combo_tapped_isTheUsualOne_heldIsChosen() {
        TillWindow till;
        till.tap(QStringLiteral("tile-combo-morning"));
        QCOMPARE(till.cart().rowCount(), 2);
        QCOMPARE(till.cart().total(), QStringLiteral("65.000 ₫"));
        QTRY_COMPARE(textIn(till.find(QStringLiteral("line-1")), QStringLiteral("comboMark")),
                     QStringLiteral("Combo sáng"));
        till.hold(QStringLiteral("tile-combo-morning"));
        till.tap(QStringLiteral("part-0-3")); // the latte
        till.tap(QStringLiteral("part-1-4")); // roast pork
        till.tap(QStringLiteral("acceptCombo"));
        QCOMPARE(till.cart().rowCount(), 4);
        QCOMPARE(till.cart().total(), QStringLiteral("145.000 ₫")); // 65 and 65 + 12 + 3
        const auto& order = till.cart().order();
        QCOMPARE(order.lines(2).product(), std::string("latte"));
        QCOMPARE(order.lines(2).station(), std::string("barista"));
        QCOMPARE(order.lines(3).station(), std::string("kitchen"));
        till.tap(QStringLiteral("line-3"));
        till.tap(QStringLiteral("remove"));
        QCOMPARE(till.cart().rowCount(), 2); // both of its lines
        till.tap(QStringLiteral("toastAction"));
        QCOMPARE(till.cart().rowCount(), 4);
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void combo_partsSoldOut_isShownAndRefused() {
        TillWindow till;
        till.tap(QStringLiteral("category-combo"));
        for (const auto* id : {"croissant", "banana-bread", "salted-egg-sponge"})
            till.screens().availability()->set(QLatin1String(id), false);
        QTRY_COMPARE(till.screens().availability()->count(), 4);
        till.tap(QStringLiteral("tile-combo-tea-time"));
        QVERIFY(till.cart().isEmpty());
        QTRY_VERIFY(toastOf(till).contains(QStringLiteral("Combo trà bánh")));
    }

    void happyHour_tileAndLine_sayWhosePriceItIs() {
        TillWindow till;
        till.tap(QStringLiteral("category-tea"));
        till.clock().advance(4 * hour); // 14:00
        emit till.screens().status()->tick();
        QTRY_COMPARE(textIn(till.find(QStringLiteral("tile-peach-tea")), QStringLiteral("was")),
                     QStringLiteral("45.000 ₫"));
        till.tap(QStringLiteral("tile-peach-tea"));
        QCOMPARE(till.cart().total(), QStringLiteral("36.000 ₫"));
        const auto note = [&till] { return textIn(till.find(QStringLiteral("line-1")), QStringLiteral("priceNote")); };
        QTRY_COMPARE(note(), QStringLiteral("Giờ vàng"));
        till.clock().advance(2 * hour);
        emit till.screens().status()->tick();
        QTRY_COMPARE(note(), QStringLiteral("Giờ vàng đã hết, giữ giá"));
        QCOMPARE(till.cart().total(), QStringLiteral("36.000 ₫")); // as the guest was shown
        till.tap(QStringLiteral("tile-peach-tea"));
        QCOMPARE(till.cart().rowCount(), 2); // another at the price of now, to be seen
        QCOMPARE(till.cart().total(), QStringLiteral("81.000 ₫"));
        till.tap(QStringLiteral("cashExact"));
        QTRY_COMPARE(till.storedOrders().size(), std::size_t{1});
        QCOMPARE(till.storedOrders().front().placed().order().total_minor(), std::int64_t{81'000});
    }

    void channel_changed_isToldWithBothTotals() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.cart().setChannel(counter::CartModel::Delivery);
        QCOMPARE(till.cart().total(), QStringLiteral("39.000 ₫"));
        QTRY_VERIFY(toastOf(till).contains(QStringLiteral("39.000 ₫")));
        QVERIFY(toastOf(till).contains(QStringLiteral("35.000 ₫")));
    }

    void openPrice_isTypedOnThePad() {
        TillWindow till;
        till.tap(QStringLiteral("category-retail"));
        till.tap(QStringLiteral("tile-other"));
        QVERIFY(till.cart().isEmpty());
        till.tap(QStringLiteral("key-1"));
        till.tap(QStringLiteral("key-5"));
        till.tap(QStringLiteral("key-000"));
        QCOMPARE(till.text(QStringLiteral("typedNumber")), QStringLiteral("15.000 ₫"));
        till.tap(QStringLiteral("takeNumber"));
        QCOMPARE(till.cart().total(), QStringLiteral("15.000 ₫"));
    }

    void pastOrder_repeated_isOnTheNewOne() {
        TillWindow till;
        till.tap(QStringLiteral("tile-combo-morning"));
        till.tap(QStringLiteral("tile-bac-xiu"));
        till.tap(QStringLiteral("cashExact"));
        QTRY_VERIFY(till.cart().isEmpty());
        till.tap(QStringLiteral("ordersButton"));
        till.tap(QStringLiteral("order-A-001"));

        till.tap(QStringLiteral("repeatOrder"));
        QCOMPARE(till.cart().rowCount(), 3);
        QCOMPARE(till.cart().total(), QStringLiteral("100.000 ₫"));
        QTRY_VERIFY(!till.find(QStringLiteral("repeatOrder"))); // back at the menu
    }

    void twoFingers_doNoHarm() {
        TillWindow till;
        const auto tile = till.centre(QStringLiteral("tile-phin-milk"));
        twoFingers(till, tile, tile + QPoint(12, 8)); // a fat finger: one product at most
        QVERIFY(till.cart().items() <= 1);
        till.cart().clear();
        till.tap(QStringLiteral("tile-phin-milk"));
        const auto cash = till.centre(QStringLiteral("cashExact"));
        twoFingers(till, cash, cash + QPoint(10, 4));
        twoFingers(till, cash, till.centre(QStringLiteral("pay"))); // on both ways to pay at once
        EVENTUALLY(till.cart().isEmpty(), 5'000);
        (void)till.box().writer().run([](journal::Journal&) { return done(); });
        QCOMPARE(till.storedOrders().size(), std::size_t{1});
        QCOMPARE(till.storedOrders().front().payments_size(), 1);
        QVERIFY(!till.screens().payment()->isOpen());
    }

    void doubleTap_onKeysThatDecide_isOneDecision() {
        TillWindow till;
        const auto twice = [&till](const QString& name) {
            const auto at = till.centre(name);
            QTest::mouseDClick(&till.window(), Qt::LeftButton, {}, at);
            QCoreApplication::processEvents();
        };
        till.hold(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("option-/L"));
        twice(QStringLiteral("acceptChoices"));
        QCOMPARE(till.cart().items(), 1);
        till.standStill();
        till.hold(QStringLiteral("tile-combo-morning"));
        till.tap(QStringLiteral("part-0-1"));
        twice(QStringLiteral("acceptCombo"));
        QCOMPARE(till.cart().items(), 3);
        till.standStill();
        till.cart().setCurrent(1);
        till.tap(QStringLiteral("typeCount"));
        till.tap(QStringLiteral("key-4"));
        twice(QStringLiteral("takeNumber"));
        QCOMPARE(till.cart().items(), 6);
        QCOMPARE(till.cart().rowCount(), 3);
    }
};

QTEST_MAIN(TestTillOrdering)
#include "tst_till_ordering.moc"
