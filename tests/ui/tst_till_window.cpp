#include "tests/ui/till_window.h"

#include "sync/model/merge.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

QStringList controlsWithoutName(QQuickItem* in) {
    QStringList nameless;
    for (auto* child : in->childItems()) {
        if (!child->isVisible() || child->opacity() == 0)
            continue;
        if (child->inherits("QQuickAbstractButton") || child->inherits("QQuickTextField")) {
            auto* accessible = QAccessible::queryAccessibleInterface(child);
            if (!accessible || accessible->text(QAccessible::Name).isEmpty())
                nameless += QString::fromLatin1(child->metaObject()->className()) + u' ' + child->objectName();
        }
        nameless += controlsWithoutName(child);
    }
    return nameless;
}

/// Controls that a finger would miss: smaller than 9 mm one way or the other.
QStringList smallControls(QQuickItem* in, double least) {
    QStringList small;
    for (auto* child : in->childItems()) {
        if (!child->isVisible() || child->opacity() == 0)
            continue;
        if ((child->inherits("QQuickAbstractButton") || child->inherits("QQuickTextField")) &&
            (child->width() < least || child->height() < least))
            small += QStringLiteral("%1 %2 %3x%4")
                         .arg(QString::fromLatin1(child->metaObject()->className()), child->objectName())
                         .arg(child->width())
                         .arg(child->height());
        small += smallControls(child, least);
    }
    return small;
}

} // namespace

class TestTillWindow : public QObject {
    Q_OBJECT

private slots:
    void sale_twoTaps_isPaidInCashExactly() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("cashExact"));
        QTRY_COMPARE(till.storedOrders().size(), std::size_t{1});
        const auto order = till.storedOrders().front();
        QVERIFY(merge::isPaid(order));
        QCOMPARE(order.placed().order().total_minor(), std::int64_t{35'000});
        QCOMPARE(order.payments(0).tenders(0).kind(), std::string("cash"));
        QCOMPARE(order.payments(0).tenders(0).change_minor(), std::int64_t{0});
        QTRY_COMPARE(till.text(QStringLiteral("paidNumber")), QStringLiteral("A-001"));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void paidNotice_nextOrderAtOnce_isNotInTheWay() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("cashExact"));
        QTRY_VERIFY(till.find(QStringLiteral("paidNumber")));
        till.tap(QStringLiteral("tile-bac-xiu"));
        QCOMPARE(till.cart().items(), 1);
        QVERIFY(!till.find(QStringLiteral("paidNumber")));
    }

    void paidNotice_leftAlone_leavesWithinASecond() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("cashExact"));
        QTRY_VERIFY(till.find(QStringLiteral("paidNumber")));
        QVERIFY(till.find(QStringLiteral("paidNotice"))->property("largeForMs").toInt() <= 1'000);
        QTRY_VERIFY(!till.find(QStringLiteral("paidNumber")));
        QCOMPARE(till.text(QStringLiteral("lastNumber")), QStringLiteral("A-001")); // still there to be looked up
    }

    void tile_tappedTwice_isOneLineOfTwo() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("tile-phin-milk"));
        QCOMPARE(till.cart().rowCount(), 1);
        QCOMPARE(till.cart().items(), 2);
        QCOMPARE(till.cart().total(), QStringLiteral("70.000 ₫"));
    }

    void tile_held_opensTheChoices() {
        TillWindow till;
        till.hold(QStringLiteral("tile-phin-milk"));
        QVERIFY(till.screens().sheet()->isOpen());
        QCOMPARE(till.cart().items(), 0);
        till.tap(QStringLiteral("option-/L"));
        till.tap(QStringLiteral("option-sugar/sugar-50"));
        till.tap(QStringLiteral("option-coffee-extra/shot"));
        till.tap(QStringLiteral("acceptChoices"));
        QCOMPARE(till.cart().total(), QStringLiteral("51.000 ₫")); // 39 + 12
        const auto& line = till.cart().order().lines(0);
        QCOMPARE(line.variant(), std::string("L"));
        QCOMPARE(line.modifiers_size(), 3); // sugar, ice as usual, the shot
    }

    void product_withAForcedChoice_asksAndWaits() {
        TillWindow till;
        till.tap(QStringLiteral("category-retail"));
        till.tap(QStringLiteral("tile-beans-robusta"));
        QVERIFY(till.screens().sheet()->isOpen());
        QVERIFY(!till.screens().sheet()->missing().isEmpty());
        till.tap(QStringLiteral("acceptChoices"));
        QVERIFY(till.screens().sheet()->isOpen()); // a disabled key does nothing
        till.tap(QStringLiteral("option-grind/phin"));
        till.tap(QStringLiteral("acceptChoices"));
        QTRY_VERIFY(!till.screens().sheet()->isOpen());
        QCOMPARE(till.cart().items(), 1);
    }

    void line_changed_keepsItsPlaceAndDiscount() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("tile-bac-xiu"));
        till.cart().discountLine(1, 1'000, QStringLiteral("x"));
        till.tap(QStringLiteral("line-1"));
        till.tap(QStringLiteral("change"));
        till.tap(QStringLiteral("option-ice/ice-none"));
        till.tap(QStringLiteral("acceptChoices"));
        const auto& line = till.cart().order().lines(0);
        QCOMPARE(line.line(), 1U);
        QCOMPARE(line.modifiers(1).id(), std::string("ice-none"));
        QCOMPARE(line.discount().basis_points(), 1'000);
    }

    void removedLine_undone_isBack() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("remove"));
        QVERIFY(till.cart().isEmpty());
        till.tap(QStringLiteral("toastAction"));
        QCOMPARE(till.cart().items(), 1);
    }

    void line_swipedAway_isRemoved() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("tile-bac-xiu"));
        auto* line = till.find(QStringLiteral("line-1"));
        QVERIFY(line);
        const auto swipe = [&](double share) {
            const QPoint from = line->mapToScene({line->width() * 0.9, 12}).toPoint();
            const auto at = [&](int step) {
                return from - QPoint(static_cast<int>(line->width() * share) * step / 10, 0);
            };
            QTest::mousePress(&till.window(), Qt::LeftButton, {}, from);
            for (int step = 1; step <= 10; ++step)
                QTest::mouseMove(&till.window(), at(step), 10);
            QTest::mouseRelease(&till.window(), Qt::LeftButton, {}, at(10));
        };
        swipe(0.3); // not far enough: it springs back
        QTRY_COMPARE(line->property("slide").toDouble(), 0.0);
        QCOMPARE(till.cart().rowCount(), 2);
        swipe(0.85);
        QTRY_COMPARE(till.cart().rowCount(), 1);
        QCOMPARE(till.cart().order().lines(0).product(), std::string("bac-xiu"));
    }

    void orderDiscount_tenPercent_isTakenOff() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("orderDiscount"));
        till.tap(QStringLiteral("percent-10"));
        till.tap(QStringLiteral("giveDiscount")); // nothing is given without a reason
        QCOMPARE(till.cart().total(), QStringLiteral("35.000 ₫"));
        till.tap(QStringLiteral("discountReason-0"));
        till.tap(QStringLiteral("giveDiscount"));
        QCOMPARE(till.cart().total(), QStringLiteral("31.500 ₫"));
        QTRY_COMPARE(till.text(QStringLiteral("discountAmount")), till.cart().discount());
        QVERIFY(till.cart().discount().contains(QStringLiteral("3.500")));
    }

    void lineDiscount_onTheNextOrder_namesItsOwnLine() {
        TillWindow till;
        const auto title = [&till] {
            auto* const sheet = till.find(QStringLiteral("discountSheet"));
            return sheet ? sheet->property("title").toString() : QString();
        };
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("lineDiscount"));
        QTRY_VERIFY(title().contains(QStringLiteral("Phin sữa đá")));
        till.tap(QStringLiteral("sheetClose"));
        QTRY_VERIFY(!till.find(QStringLiteral("discountSheet")));
        till.tap(QStringLiteral("clear"));
        till.tap(QStringLiteral("tile-bac-xiu")); // its line has the same number
        till.tap(QStringLiteral("lineDiscount"));
        QTRY_VERIFY(title().contains(QStringLiteral("Bạc xỉu")));
    }

    void keys_pressedByAssistiveTechnology_doWhatATouchDoes() {
        TillWindow till;
        const auto press = [&till](const char* name) {
            QTRY_VERIFY2(till.find(QString::fromLatin1(name)), name);
            auto* const interface = QAccessible::queryAccessibleInterface(till.find(QString::fromLatin1(name)));
            QVERIFY2(interface && interface->actionInterface(), name);
            interface->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
            QCoreApplication::processEvents();
        };
        press("pay"); // cannot be used yet
        QVERIFY(!till.screens().payment()->isOpen());
        press("tile-phin-milk");
        QCOMPARE(till.cart().items(), 1);
        press("line-1");
        QCOMPARE(till.cart().property("current").toInt(), 0);
        press("category-tea");
        QVERIFY(till.find(QStringLiteral("tile-peach-tea")));
        press("pay");
        QVERIFY(till.screens().payment()->isOpen());
        press("finish");
        QTRY_VERIFY(till.cart().isEmpty());
    }

    void finish_doubleTap_isOnePayment() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("pay"));
        till.tap(QStringLiteral("quick-50000"));
        QCOMPARE(till.text(QStringLiteral("changeDue")), QStringLiteral("15.000 ₫"));
        till.tap(QStringLiteral("finish"));
        QTest::mouseClick(&till.window(), Qt::LeftButton, {}, till.centre(QStringLiteral("left")));
        till.screens().payment()->pay(); // as a second touch that was on its way would
        QTRY_VERIFY(till.cart().isEmpty());
        (void)till.box().writer().run([](journal::Journal&) { return done(); });
        const auto orders = till.storedOrders();
        QCOMPARE(orders.size(), std::size_t{1});
        QCOMPARE(orders.front().payments_size(), 1);
        QCOMPARE(orders.front().payments(0).tenders(0).change_minor(), std::int64_t{15'000});
        QCOMPARE(till.screens().payment()->lastChange(), QStringLiteral("15.000 ₫"));
    }

    void cashExact_doubleTap_isOnePayment() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        const auto at = till.centre(QStringLiteral("cashExact"));
        QTest::mouseDClick(&till.window(), Qt::LeftButton, {}, at);
        QTest::mouseClick(&till.window(), Qt::LeftButton, {}, at);
        QTRY_VERIFY(till.cart().isEmpty());
        (void)till.box().writer().run([](journal::Journal&) { return done(); });
        QCOMPARE(till.storedOrders().size(), std::size_t{1});
        QCOMPARE(till.storedOrders().front().payments_size(), 1);
    }

    void payment_tooLittleGiven_isAPart_andTheOrderStaysOpen() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("pay"));
        for (const QChar digit : QStringLiteral("20"))
            QTest::keyClick(&till.window(), digit.toLatin1());
        QTRY_VERIFY(!till.screens().payment()->given().isEmpty()); // keys wait a blink, see Scanner
        QTRY_COMPARE(till.text(QStringLiteral("given")), till.cart().money(20));
        till.screens().payment()->digits(QStringLiteral("000"));
        QVERIFY(till.screens().payment()->isPartial());
        QCOMPARE(till.text(QStringLiteral("changeDue")), QStringLiteral("15.000 ₫")); // missing
        till.tap(QStringLiteral("finish"));
        QVERIFY(!till.cart().isEmpty());
        QVERIFY(till.storedOrders().empty());
        QCOMPARE(till.screens().payment()->left(), QStringLiteral("15.000 ₫"));
    }

    void search_withoutMarks_findsTheProduct() {
        TillWindow till;
        till.tap(QStringLiteral("search"));
        for (const QChar letter : QStringLiteral("ca phe tru"))
            QTest::keyClick(&till.window(), letter.toLatin1());
        QTRY_COMPARE(till.screens().menu()->count(), 1);
        QVERIFY(till.find(QStringLiteral("tile-egg-coffee")));
        till.tap(QStringLiteral("category-tea"));
        QVERIFY(till.find(QStringLiteral("tile-peach-tea")));
        QCOMPARE(till.find(QStringLiteral("search"))->property("text").toString(), QString());
    }

    void parkedOrder_resumed_isAsItWas() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.cart().setGuest(QStringLiteral("Bàn 4"));
        const auto id = counter::toQString(till.cart().orderId());
        till.tap(QStringLiteral("park"));
        QVERIFY(till.cart().isEmpty());
        QCOMPARE(till.cart().guest(), QString());
        till.tap(QStringLiteral("park"));
        till.tap(QStringLiteral("parked-") + id);
        QCOMPARE(till.cart().items(), 1);
        QCOMPARE(till.cart().guest(), QStringLiteral("Bàn 4"));
    }

    void language_switched_changesEveryText() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("pay"));
        till.standStill();
        const QStringList before = till.texts();
        QVERIFY(before.contains(QStringLiteral("Phin sữa đá")));
        till.language().setCode(QStringLiteral("en"));
        QCoreApplication::processEvents();
        const QStringList after = till.texts();
        QVERIFY(after.contains(QStringLiteral("Iced milk phin")));
        QVERIFY(after.contains(QStringLiteral("₫35,000")));
        // What is the same in both languages: numbers, codes, names that are not words.
        const QStringList same{
            QStringLiteral("Quầy 1"),  QStringLiteral("Espresso"),  QStringLiteral("Espresso & cold brew"),
            QStringLiteral("Bánh mì"), QStringLiteral("Americano"), QStringLiteral("Latte")};
        static const QRegularExpression letters(QStringLiteral("\\p{L}"));
        static const QRegularExpression initials(QStringLiteral("^\\p{Lu}{1,2}$"));
        for (const QString& text : after)
            if (before.contains(text) && text.contains(letters) && !text.contains(initials) && !same.contains(text))
                QFAIL(qPrintable(QStringLiteral("did not change: ") + text));
        till.language().setCode(QStringLiteral("vi"));
        QCoreApplication::processEvents();
        QCOMPARE(till.texts(), before);
    }

    void noMenu_saysHowToImport_andTakesItWhenItComes() {
        TillWindow till(false);
        QVERIFY(till.find(QStringLiteral("noMenu")));
        QVERIFY(till.texts().join(u' ').contains(QStringLiteral("phin menu import")));
        till.importDemoMenu();
        QTRY_VERIFY(till.find(QStringLiteral("tile-phin-milk")));
        QVERIFY(!till.find(QStringLiteral("noMenu")));
    }

    void recovering_coversTheTillAndTellsHowFar() {
        TillWindow till;
        till.screens().status()->setRecovering(true);
        till.screens().status()->setConnection({true, 3, 3, 100, false, false});
        till.screens().status()->setConnection({true, 3, 3, 25, false, false});
        QVERIFY(till.find(QStringLiteral("recovering")));
        QCOMPARE(till.screens().status()->progress(), 0.75);
        QTest::mouseClick(&till.window(), Qt::LeftButton, {}, till.centre(QStringLiteral("tile-phin-milk")));
        QVERIFY(till.cart().isEmpty());
        till.screens().status()->setRecovering(false);
        QVERIFY(!till.find(QStringLiteral("recovering")));
        till.tap(QStringLiteral("tile-phin-milk"));
        QCOMPARE(till.cart().items(), 1);
    }

    void ordersToday_followTheStations() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("cashExact"));
        till.tap(QStringLiteral("ordersButton"));
        QTRY_VERIFY(till.find(QStringLiteral("order-A-001")));
        auto* orders = till.screens().orders();
        const auto progress = [orders] {
            return orders->data(orders->index(0), counter::OrdersTodayModel::State).toInt();
        };
        QCOMPARE(progress(), static_cast<int>(counter::OrdersTodayModel::Queued));
        const std::string id = till.storedOrders().front().order_id();
        for (const auto& [state, expected] : {std::pair{model::v1::STARTED, counter::OrdersTodayModel::Making},
                                              std::pair{model::v1::READY, counter::OrdersTodayModel::Ready},
                                              std::pair{model::v1::BUMPED, counter::OrdersTodayModel::Collected}}) {
            till.clock().advance(1'000);
            const auto marked = till.box().writer().run([&, to = state](journal::Journal& journal) -> Status {
                model::v1::PrepMarked fact;
                fact.set_schema(1);
                fact.set_order_id(id);
                fact.add_lines(1);
                fact.set_state(to);
                fact.set_station("barista");
                journal.append("prep.marked", fact);
                return done();
            });
            QVERIFY(marked.ok());
            QTRY_COMPARE(progress(), static_cast<int>(expected));
        }
    }

    void refund_ofAll_isGivenBackOnce() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("cashExact"));
        till.tap(QStringLiteral("ordersButton"));
        QTRY_VERIFY(till.find(QStringLiteral("order-A-001")));
        till.tap(QStringLiteral("order-A-001"));
        till.tap(QStringLiteral("refund"));
        till.tap(QStringLiteral("reason-0"));
        till.tap(QStringLiteral("confirmBack"));
        QTRY_COMPARE(till.text(QStringLiteral("detailRefunded")), QStringLiteral("35.000 ₫"));
        QVERIFY(!till.find(QStringLiteral("refund"))); // nothing is left to give back
        QCOMPARE(till.storedOrders().front().refunds_size(), 1);
    }

    void connection_lost_isShown() {
        TillWindow till;
        till.screens().status()->setConnection({true, 3, 3, 0, true, true});
        till.screens().status()->setCloudLag({true, 0});
        QCOMPARE(till.text(QStringLiteral("lanStatus")), QStringLiteral("3/3 máy, đã nhận đủ"));
        till.language().setCode(QStringLiteral("en"));
        QTRY_COMPARE(till.text(QStringLiteral("lanStatus")), QStringLiteral("3 of 3 boxes, nothing behind"));
        till.screens().status()->setConnection({false, 3, 1, 0, true, false});
        QTRY_VERIFY(till.text(QStringLiteral("lanStatus")).startsWith(QStringLiteral("No network")));
        QCOMPARE(till.find(QStringLiteral("lanStatus"))->property("level").toString(), QStringLiteral("bad"));
    }

    void controls_allSizes_areNamedAndLargeEnough_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("pixelsPerMm");
        QTest::newRow("old 4:3 monitor") << QSize(1024, 768) << 3.35;
        QTest::newRow("usual") << QSize(1280, 800) << 3.78;
        QTest::newRow("15.6 inch full HD") << QSize(1920, 1080) << 5.55;
        QTest::newRow("24 inch full HD") << QSize(1920, 1080) << 3.6;
        QTest::newRow("10 inch tablet") << QSize(1280, 800) << 5.9;
    }
    void controls_allSizes_areNamedAndLargeEnough() {
        QFETCH(const QSize, size);
        QFETCH(const double, pixelsPerMm);
        TillWindow till(true, size, pixelsPerMm);
        till.tap(QStringLiteral("tile-phin-milk"));
        const auto check = [&] {
            till.standStill();
            const auto nameless = controlsWithoutName(till.window().contentItem());
            QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
            const auto small = smallControls(till.window().contentItem(), 8.9 * pixelsPerMm);
            QVERIFY2(small.isEmpty(), qPrintable(small.join(u'\n')));
        };
        check();
        till.tap(QStringLiteral("pay"));
        check();
        till.tap(QStringLiteral("backToMenu"));
        till.tap(QStringLiteral("orderDiscount"));
        check();
        till.tap(QStringLiteral("sheetClose"));
        till.hold(QStringLiteral("tile-phin-milk"));
        check();
        till.screens().sheet()->close();
        till.tap(QStringLiteral("cashExact"));
        till.tap(QStringLiteral("ordersButton"));
        QTRY_VERIFY(till.find(QStringLiteral("order-A-001")));
        till.tap(QStringLiteral("order-A-001"));
        till.tap(QStringLiteral("refund"));
        check();
        till.desk().set([](FakeDesk& desk) {
            desk.shop.authority = true;
            desk.shop.boxes = {{"till-b", "key", "till", {}, "B"}};
            desk.state.guest =
                counter::DoorState::Guest{"kitchen", "station", "Bếp nóng tầng hai", {}, "kitchen", 150'000};
        });
        till.tap(QStringLiteral("boxesButton"));
        QTRY_VERIFY(till.find(QStringLiteral("box-till-b")));
        till.tap(QStringLiteral("box-till-b"));
        till.tap(QStringLiteral("revoke"));
        check();
        till.tap(QStringLiteral("letIn"));
        QTRY_VERIFY(till.find(QStringLiteral("codePad")));
        check();
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void keyboard_alone_sellsAndPays() {
        TillWindow till;
        till.cart().add(QStringLiteral("phin-milk"));
        QTest::keyClick(&till.window(), Qt::Key_F10);
        QTRY_VERIFY(till.screens().payment()->isOpen());
        QTest::keyClick(&till.window(), Qt::Key_Escape);
        QTRY_VERIFY(!till.screens().payment()->isOpen());
        QTest::keyClick(&till.window(), Qt::Key_F9);
        QTRY_VERIFY(till.cart().isEmpty());
    }
};

QTEST_MAIN(TestTillWindow)
#include "tst_till_window.moc"
