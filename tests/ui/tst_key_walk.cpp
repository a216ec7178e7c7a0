// Every control of every screen by the keyboard alone: reached by Tab, seen to be reached, worked by Enter; Escape
// closes what is on top.
#include "qml/Phin/Ui/key_walk.h"
#include "tests/ui/screen_items.h"
#include "tests/ui/till_screens.h"

#include <QFile>
#include <QtQml/QQmlExtensionPlugin>

#include <set>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

/// What a digit pad's keys do is done by typing on the pad as a whole.
bool isPadKey(const QQuickItem& item) {
    for (const auto* up = item.parentItem(); up; up = up->parentItem())
        if (QByteArray(up->metaObject()->className()).startsWith("Keypad") ||
            QByteArray(up->metaObject()->className()).startsWith("ScreenKeyboard"))
            return true;
    return false;
}

/// What empties a field or repeats a key of the pad beside it: the keyboard does that in the field or on the pad.
bool hasAnotherWay(const QQuickItem& item) {
    return isPadKey(item) || item.objectName() == QStringLiteral("nextPiece") ||
           (item.parentItem() && item.parentItem()->inherits("QQuickTextField"));
}

/// A picture of the item and of a little around it.
QImage pictureOf(TillWindow& till, const QQuickItem& item) {
    const auto area = sceneRect(item).adjusted(-5, -5, 5, 5).toAlignedRect();
    return till.window().grabWindow().copy(area);
}

/// Where Tab stops, from where the keyboard is until it comes there again; each is looked at while it is there.
std::vector<QQuickItem*> tabStops(TillWindow& till, const std::function<void(QQuickItem&)>& look = {}) {
    std::vector<QQuickItem*> stops;
    QString first;
    for (int i = 0; i < 500; ++i) {
        QTest::keyClick(&till.window(), Qt::Key_Tab);
        auto* const item = till.window().activeFocusItem();
        if (!item)
            break;
        // A list that moves under the keyboard shows another row in the same item.
        if (stops.empty())
            first = item->objectName();
        else if (item == stops.front() && item->objectName() == first)
            break;
        stops.push_back(item);
        if (look)
            look(*item);
    }
    return stops;
}

} // namespace

class KeyWalkTest : public QObject {
    Q_OBJECT

private slots:
    void everyControl_isReachedByTab_andSeenToBe() {
        TourTill till;
        QStringList complaints;
        TillTour(till, [&](TillWindow&, const QString& screen) {
            std::set<QQuickItem*> reached;
            std::set<QString> names; // of rows that lists have taken away since
            tabStops(till, [&](QQuickItem& stop) {
                reached.insert(&stop);
                names.insert(stop.objectName());
                bool lies = false;
                walkItems(till.window(), [&](QQuickItem& item) { lies = lies || &item == &stop; });
                if (!lies)
                    complaints += screen + QStringLiteral(": Tab comes to what is out of sight: ") + called(stop);
            });
            names.erase(QString());
            walkItems(till.window(), [&](QQuickItem& item) {
                if (isControl(item) && item.isEnabled() && !reached.contains(&item) &&
                    !names.contains(item.objectName()) && !hasAnotherWay(item) &&
                    !seenPart(item, sceneRect(item)).isEmpty())
                    complaints += screen + QStringLiteral(": Tab never comes to ") + called(item);
            });
        }).all();
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void whereTheKeyboardIs_canBeSeen() {
        TillWindow till;
        till.cart().add(QStringLiteral("latte"));
        till.cart().setCurrent(1);
        till.tap(QStringLiteral("pay"));
        till.standStill();
        QStringList complaints;
        for (auto* const stop : tabStops(till)) {
            stop->forceActiveFocus(Qt::TabFocusReason);
            till.standStill();
            const auto with = pictureOf(till, *stop);
            stop->setFocus(false); // what it lies in has the keyboard then
            till.standStill();
            if (with == pictureOf(till, *stop))
                complaints += called(*stop);
        }
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void wholeSale_withoutATouch() {
        TillWindow till;
        QTest::keyClick(&till.window(), Qt::Key_F3);
        QTRY_VERIFY(till.find(QStringLiteral("search"))->hasActiveFocus());
        for (const char c : {'l', 'a', 't', 't', 'e'}) {
            QTest::keyClick(&till.window(), c);
            QTest::qWait(60); // no scanner types so slowly
        }
        QTRY_VERIFY(till.screens().menu()->rowCount() < 5 && till.find(QStringLiteral("tile-latte")));
        for (int i = 0; i < 60 && till.window().activeFocusItem()->objectName() != QStringLiteral("tile-latte"); ++i)
            QTest::keyClick(&till.window(), Qt::Key_Tab);
        QTest::keyClick(&till.window(), Qt::Key_Return);
        QTRY_COMPARE(till.cart().items(), 1);
        QTest::keyClick(&till.window(), Qt::Key_F10);
        QTRY_VERIFY(till.screens().payment()->isOpen());
        QTest::keyClick(&till.window(), Qt::Key_Escape);
        QTRY_VERIFY(!till.screens().payment()->isOpen());
        QTest::keyClick(&till.window(), Qt::Key_F10);
        QTRY_VERIFY(till.screens().payment()->isOpen()); // opens again after it was closed
        QTRY_VERIFY(till.find(QStringLiteral("finish")));
        QTest::keyClick(&till.window(), Qt::Key_Return);
        QTRY_COMPARE(till.storedOrders().size(), std::size_t{1});
    }

    void arrows_goToTheNeighbour_andEnterTouchesIt() {
        TillWindow till;
        auto* const first = till.find(QStringLiteral("category-tea"));
        QVERIFY(first);
        first->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(&till.window(), Qt::Key_Enter);
        QTRY_COMPARE(till.screens().menu()->category(), QStringLiteral("tea"));
        QTest::keyClick(&till.window(), Qt::Key_Right);
        QVERIFY(till.window().activeFocusItem()->objectName().startsWith(QStringLiteral("tile-")));
        auto* const tile = till.window().activeFocusItem();
        QTest::keyClick(&till.window(), Qt::Key_Right);
        QVERIFY(till.window().activeFocusItem() != tile);
        QTest::keyClick(&till.window(), Qt::Key_Left);
        QCOMPARE(till.window().activeFocusItem(), tile);
        QTest::keyClick(&till.window(), Qt::Key_Space);
        QTRY_COMPARE(till.cart().items(), 1);
    }

    void escape_closesTheTopSheet_andTheKeyboardGoesBack() {
        TillWindow till;
        till.cart().add(QStringLiteral("latte"));
        till.screens().payment()->payExact();
        QTRY_VERIFY(till.cart().isEmpty());
        till.tap(QStringLiteral("ordersButton"));
        till.tap(QStringLiteral("order-A-001"));
        till.tap(QStringLiteral("receipt"));
        QTRY_VERIFY(till.find(QStringLiteral("receiptSheet")));
        auto* const sheet = till.find(QStringLiteral("receiptSheet"));
        till.tap(QStringLiteral("guest")); // the keyboard is elsewhere
        QTest::keyClick(&till.window(), Qt::Key_Escape);
        QTRY_VERIFY(!sheet->property("open").toBool());
        QVERIFY(till.find(QStringLiteral("ordersSheet"))->property("open").toBool());
        QTest::keyClick(&till.window(), Qt::Key_Escape);
        QTRY_VERIFY(!till.find(QStringLiteral("ordersSheet")));
    }

    void tab_inAFreshSheet_beginsThere() {
        TillWindow till;
        till.tap(QStringLiteral("shiftButton"));
        till.tap(QStringLiteral("shiftButton"));
        till.screens().sheet()->openProduct(QStringLiteral("latte"));
        QTRY_VERIFY(till.find(QStringLiteral("modifierSheet")));
        till.standStill();
        QTest::keyClick(&till.window(), Qt::Key_Tab);
        auto* const item = till.window().activeFocusItem();
        QVERIFY(item && isInside(*item, *till.find(QStringLiteral("modifierSheet"))));
    }

    void sheetOfAModel_opensAgainAfterItWasClosed() {
        TillWindow till;
        till.cart().add(QStringLiteral("latte"));
        for (int i = 0; i < 2; ++i) {
            till.screens().payment()->begin();
            QTRY_VERIFY(till.find(QStringLiteral("finish")));
            till.tap(QStringLiteral("sheetClose"));
            QTRY_VERIFY(!till.screens().payment()->isOpen());
            QTRY_VERIFY(!till.find(QStringLiteral("finish")));
            till.screens().split()->begin();
            QTRY_VERIFY(till.find(QStringLiteral("splitSheet")));
            till.tap(QStringLiteral("sheetClose"));
            QTRY_VERIFY(!till.find(QStringLiteral("splitSheet")));
            till.screens().sheet()->openProduct(QStringLiteral("latte"));
            QTRY_VERIFY(till.find(QStringLiteral("modifierSheet")));
            till.tap(QStringLiteral("sheetClose"));
            QTRY_VERIFY(!till.find(QStringLiteral("modifierSheet")));
            till.screens().combo()->openCombo(QStringLiteral("combo-morning"));
            QTRY_VERIFY(till.find(QStringLiteral("comboSheet")));
            till.tap(QStringLiteral("sheetClose"));
            QTRY_VERIFY(!till.find(QStringLiteral("comboSheet")));
        }
    }

    void functionKeys_areShownOnDemand_andDocumented() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"));
        QTest::keyClick(&till.window(), Qt::Key_F1);
        QTRY_VERIFY(till.find(QStringLiteral("glassSheet")));
        QFile document(QStringLiteral(PHIN_ROOT "/docs/till.md"));
        QVERIFY(document.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(document.readAll());
        const auto shown = till.texts();
        for (const char* key : {"F1", "F3", "F4", "F8", "F9", "F10", "F11", "Ctrl+Z", "Esc"}) {
            QVERIFY2(shown.contains(QLatin1String(key)), key);
            QVERIFY2(text.contains(QStringLiteral("| `%1` |").arg(QLatin1String(key))), key);
        }
        QTest::keyClick(&till.window(), Qt::Key_F1);
        QTRY_VERIFY(!till.find(QStringLiteral("glassSheet")));
    }
};

QTEST_MAIN(KeyWalkTest)
#include "tst_key_walk.moc"
