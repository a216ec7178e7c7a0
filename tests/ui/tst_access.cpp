// What every screen of the till owes to eyes, fingers and those who listen: each is visited in both languages, with
// usual and large text, on the two smallest glasses.
#include "qml/Phin/Ui/announcement.h"
#include "tests/ui/screen_items.h"
#include "tests/ui/till_screens.h"

#include <QAccessible>
#include <QRegularExpression>
#include <QtQml/QQmlExtensionPlugin>

#include <algorithm>
#include <cmath>
#include <map>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

constexpr double density = 3.78;
constexpr double slack = 1; // rounding to whole pixels

/// What is wrong, each thing once.
class Complaints {
public:
    void add(const QString& screen, const QString& what) {
        auto& screens = m_all[what];
        if (!screens.contains(screen))
            screens += screen;
    }
    /// How many; each is told in a line of its own: what a test says when it fails is cut.
    [[nodiscard]] std::size_t tell() const {
        for (const auto& [what, screens] : m_all)
            qWarning("%s [%s]", qPrintable(what), qPrintable(screens.join(QStringLiteral(", "))));
        return m_all.size();
    }

private:
    std::map<QString, QStringList> m_all;
};

// --- words

void checkWords(QQuickWindow& window, const QString& screen, Complaints& complaints) {
    walkItems(window, [&](QQuickItem& item) {
        if (!isText(item) || seenPart(item, inkRect(item)).isEmpty())
            return;
        static const QRegularExpression isoDate(QStringLiteral("\\d{4}-\\d\\d-\\d\\d"));
        if (QLocale().language() == QLocale::Vietnamese && isoDate.match(item.property("text").toString()).hasMatch())
            complaints.add(screen, QStringLiteral("no date of this country: ") + called(item));
        if (item.property("truncated").toBool() && !item.property("mayCut").toBool())
            complaints.add(screen, QStringLiteral("cut: ") + called(item));
        // Its letters stay within what it is written on.
        const auto ink = inkRect(item);
        bool scrolls = false;
        for (const auto* up = item.parentItem(); up; up = up->parentItem()) {
            scrolls = scrolls || up->inherits("QQuickFlickable");
            const bool isGround = up->inherits("QQuickRectangle") || up->inherits("QQuickControl") || up->clip();
            if (!isGround || up->width() <= 0)
                continue;
            const auto ground = sceneRect(*up);
            if (ink.left() < ground.left() - slack || ink.right() > ground.right() + slack)
                complaints.add(screen, QStringLiteral("leaves its ground sideways: ") + called(item));
            if (!scrolls && (ink.top() < ground.top() - 3 || ink.bottom() > ground.bottom() + 3))
                complaints.add(screen, QStringLiteral("leaves its ground up or down: ") + called(item));
            break;
        }
    });
}

void checkOverlaps(QQuickWindow& window, const QString& screen, Complaints& complaints) {
    std::vector<QQuickItem*> texts;
    walkItems(window, [&](QQuickItem& item) {
        if (isText(item))
            texts.push_back(&item);
    });
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            // Lines of text have air above and below their letters.
            const auto one = seenPart(*texts[i], inkRect(*texts[i])).adjusted(1, 4, -1, -4);
            const auto other = seenPart(*texts[j], inkRect(*texts[j])).adjusted(1, 4, -1, -4);
            if (one.isValid() && other.isValid() && one.intersects(other))
                complaints.add(screen, called(*texts[i]) + QStringLiteral(" lies over ") + called(*texts[j]));
        }
}

// --- money in columns

/// The row of a list that the item lies in; null where it lies in none.
QQuickItem* rowOf(QQuickItem& item) {
    for (auto* up = &item; up->parentItem(); up = up->parentItem())
        if (const auto* const list = up->parentItem()->parentItem();
            list && list->inherits("QQuickListView") &&
            list->property("contentItem").value<QQuickItem*>() == up->parentItem())
            return up;
    return nullptr;
}

/// Amounts below each other end below each other.
void checkMoney(QQuickWindow& window, const QString& screen, Complaints& complaints) {
    static const QRegularExpression amount(QStringLiteral("^[-−+]?(?:[\\d.,]+\\s?₫|₫[\\d.,]+)$"));
    struct Amount {
        QQuickItem* item;
        const QQuickItem* row;
        QRectF ink;
    };
    std::vector<Amount> amounts;
    walkItems(window, [&](QQuickItem& item) {
        if (!isText(item) || !amount.match(item.property("text").toString()).hasMatch())
            return;
        const auto* const row = rowOf(item);
        const auto ink = inkRect(item);
        if (!row || seenPart(item, ink).isEmpty())
            return;
        for (const auto& other : amounts)
            if (other.row->parentItem() == row->parentItem() && other.row != row && ink.left() < other.ink.right() &&
                other.ink.left() < ink.right() && std::abs(ink.right() - other.ink.right()) > slack)
                complaints.add(screen, called(item) + QStringLiteral(" does not end below ") + called(*other.item));
        amounts.push_back({&item, row, ink});
    });
}

// --- contrast, as WCAG 2 counts it

double luminance(const QColor& colour) {
    const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

/// What most of a rectangle of the picture is.
QColor groundOf(const QImage& picture, const QRectF& rect) {
    std::map<QRgb, int> counts;
    const auto area = rect.toAlignedRect().intersected(picture.rect());
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            ++counts[picture.pixel(x, y)];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? QColor() : QColor(most->first);
}

void checkContrast(QQuickWindow& window, const QString& screen, Complaints& complaints) {
    const auto picture = window.grabWindow();
    walkItems(window, [&](QQuickItem& item) {
        if (!isText(item) || !item.isEnabled())
            return; // what cannot be used now may be pale
        const auto seen = seenPart(item, inkRect(item)).adjusted(-2, 0, 2, 0);
        if (seen.width() < 6 || seen.height() < 8)
            return;
        const auto ink = item.property("color").value<QColor>();
        const auto ground = groundOf(picture, seen);
        if (const double reached = contrast(ink, ground); reached < 4.5)
            complaints.add(
                screen, QStringLiteral("%1: %2 on %3 is %4").arg(called(item), ink.name(), ground.name()).arg(reached));
    });
}

// --- fingers

void checkSizes(TillWindow& till, const QString& screen, Complaints& complaints) {
    struct Area {
        QQuickItem* item;
        QRectF rect;
    };
    std::vector<Area> areas;
    const double least = 9 * density - slack;
    walkItems(till.window(), [&](QQuickItem& item) {
        if (!isControl(item))
            return;
        if (item.width() < least || item.height() < least)
            complaints.add(screen, QStringLiteral("%1 is %2 x %3 mm")
                                       .arg(called(item))
                                       .arg(item.width() / density)
                                       .arg(item.height() / density));
        const auto* const mask = item.property("containmentMask").value<QQuickItem*>();
        const auto reach = mask ? item.mapRectToScene(QRectF(mask->position(), mask->size())) : sceneRect(item);
        if (item.inherits("QQuickButton") && reach.bottom() < sceneRect(item).bottom() + 1)
            complaints.add(screen, called(item) + QStringLiteral(" does not reach further down"));
        if (const auto seen = seenPart(item, reach); !seen.isEmpty() && item.isEnabled())
            areas.push_back({&item, seen});
    });
    for (std::size_t i = 0; i < areas.size(); ++i)
        for (std::size_t j = i + 1; j < areas.size(); ++j)
            if (areas[i].rect.adjusted(slack, slack, -slack, -slack).intersects(areas[j].rect) &&
                !isInside(*areas[i].item, *areas[j].item) && !isInside(*areas[j].item, *areas[i].item))
                complaints.add(screen, called(*areas[i].item) + QStringLiteral(" is touched where ") +
                                           called(*areas[j].item) + QStringLiteral(" is"));
}

// --- those who listen

bool canBeDone(QAccessibleInterface& node) {
    switch (node.role()) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::EditableText:
    case QAccessible::PageTab:
    case QAccessible::ListItem:
    case QAccessible::SpinBox:
        return true;
    default:
        // Qt gives texts the focus, too.
        const auto actions = node.actionInterface() ? node.actionInterface()->actionNames() : QStringList();
        return actions.size() > (actions.contains(QAccessibleActionInterface::setFocusAction()) ? 1 : 0);
    }
}

void checkNames(QAccessibleInterface& in, const QQuickItem* over, const QString& screen, Complaints& complaints) {
    std::map<QString, QAccessibleInterface*> named;
    for (int i = 0; i < in.childCount(); ++i) {
        auto* const node = in.child(i);
        if (!node || !node->object() || node->state().invisible)
            continue;
        auto* const item = qobject_cast<QQuickItem*>(node->object());
        if (!item || !lies(*item))
            continue;
        checkNames(*node, over, screen, complaints);
        if (!canBeDone(*node) || (over && !isInside(*item, *over)))
            continue;
        const auto name = node->text(QAccessible::Name);
        if (name.trimmed().isEmpty())
            complaints.add(screen, QStringLiteral("has no name: ") + called(*item));
        if (node->role() == QAccessible::NoRole)
            complaints.add(screen, QStringLiteral("has no role: ") + called(*item));
        if (node->role() == QAccessible::SpinBox &&
            (!node->valueInterface() || !node->valueInterface()->currentValue().isValid()))
            complaints.add(screen, QStringLiteral("does not tell its value: ") + called(*item));
        if (const auto [other, fresh] = named.emplace(name, node); !fresh && other->second->role() == node->role())
            complaints.add(screen, QStringLiteral("two siblings are called “%1”: ").arg(name) + called(*item));
    }
}

void checkNames(TillWindow& till, const QString& screen, Complaints& complaints) {
    auto* const root = QAccessible::queryAccessibleInterface(&till.window());
    QVERIFY(root);
    checkNames(*root, overAll(till.window()), screen, complaints);
}

} // namespace

class AccessTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QAccessible::setActive(true); }

    void screens_canBeReadTouchedAndHeard_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("large");
        // each size with each language and each text, and all of the narrowest
        const auto row = [](const QSize& size, const char* language, bool large) {
            QTest::addRow("%dx%d %s%s", size.width(), size.height(), language, large ? " large" : "")
                << size << QString::fromLatin1(language) << large;
        };
        row({1280, 800}, "vi", false);
        row({1280, 800}, "en", true);
        for (const auto* const language : {"vi", "en"})
            for (const bool large : {false, true})
                row({1024, 768}, language, large);
    }
    void screens_canBeReadTouchedAndHeard() {
        QFETCH(const QSize, size);
        QFETCH(const QString, language);
        QFETCH(const bool, large);
        TourTill till(size, language);
        till.screens().glass()->setLargeText(large);
        Complaints complaints;
        int screens = 0;
        TillTour(till, [&](TillWindow&, const QString& screen) {
            ++screens;
            checkWords(till.window(), screen, complaints);
            checkOverlaps(till.window(), screen, complaints);
            checkMoney(till.window(), screen, complaints);
            checkSizes(till, screen, complaints);
            checkNames(till, screen, complaints);
            if (!large)
                checkContrast(till.window(), screen, complaints);
        }).all();
        QVERIFY(screens > 60);
        QCOMPARE(complaints.tell(), std::size_t{0});
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void guestsDisplay_canBeRead_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("vi") << QStringLiteral("vi");
        QTest::newRow("en") << QStringLiteral("en");
    }
    void guestsDisplay_canBeRead() {
        QFETCH(const QString, language);
        TillWindow till(true, {1280, 800}, density, language, {}, 0, QStringLiteral("window"));
        auto* const guests = till.guestWindow();
        QVERIFY(guests);
        Complaints complaints;
        const auto look = [&](const char* screen) {
            standStill(*guests);
            checkWords(*guests, QLatin1String(screen), complaints);
            checkOverlaps(*guests, QLatin1String(screen), complaints);
            checkContrast(*guests, QLatin1String(screen), complaints);
        };
        look("welcome");
        for (const char* product : {"phin-milk", "oolong-milk-tea", "banh-mi-chicken", "combo-morning"})
            till.cart().add(QLatin1String(product));
        till.cart().discountAll(1'000, QStringLiteral("regular"));
        look("order");
        till.tap(QStringLiteral("pay"));
        till.screens().payment()->give(50'000);
        look("payment");
        till.screens().payment()->pay();
        QTRY_VERIFY(!till.screens().payment()->taken().isEmpty());
        look("payment in parts");
        till.screens().payment()->give(500'000);
        till.screens().payment()->pay();
        QTRY_VERIFY(till.cart().isEmpty());
        QTRY_VERIFY(!till.guestReads(QStringLiteral("guestNumber")).isEmpty());
        look("thanks");
        QCOMPARE(complaints.tell(), std::size_t{0});
    }

    void primaryKeys_are20Millimetres() {
        TillWindow till;
        till.cart().add(QStringLiteral("latte"));
        for (const char* key : {"cashExact", "pay"})
            QVERIFY2(till.find(QLatin1String(key))->height() >= 20 * density - slack, key);
        till.tap(QStringLiteral("pay"));
        for (const char* key : {"finish", "backToMenu", "key-5", "key-000"})
            QVERIFY2(till.find(QLatin1String(key))->height() >= 20 * density - slack, key);
        till.tap(QStringLiteral("finish"));
        QTRY_VERIFY(till.cart().isEmpty());
        till.tap(QStringLiteral("ordersButton"));
        till.tap(QStringLiteral("order-A-001"));
        till.tap(QStringLiteral("refund"));
        QTRY_VERIFY(till.find(QStringLiteral("confirmBack")));
        QVERIFY(till.find(QStringLiteral("confirmBack"))->height() >= 20 * density - slack);
    }

    void fingerThatLandsLow_stillHits() {
        TillWindow till;
        till.cart().add(QStringLiteral("latte"));
        auto* const pay = till.find(QStringLiteral("orderDiscount"));
        const auto below = pay->mapToScene({pay->width() / 2, pay->height() + density * 0.7}).toPoint();
        QTest::mouseClick(&till.window(), Qt::LeftButton, {}, below);
        QTRY_VERIFY(till.find(QStringLiteral("discountSheet")));
    }

    void largeText_isAThirdLarger_andComesAndGoes() {
        TillWindow till;
        till.tap(QStringLiteral("glassButton"));
        auto* const title = till.find(QStringLiteral("glassSheet"));
        QVERIFY(title);
        const auto size = [&] {
            return till.find(QStringLiteral("search"))->property("font").value<QFont>().pixelSize();
        };
        const int usual = size();
        till.screens().glass()->setLargeText(true);
        QTRY_VERIFY(std::abs(size() - usual * 1.3) <= 1);
        till.screens().glass()->setLargeText(false);
        QTRY_COMPARE(size(), usual);
    }

    void notices_areAnnounced() {
        TillWindow till;
        QStringList alerts;
        // Not by an update handler: without a bridge Qt's platform tells nobody.
        for (auto* const each : till.window().findChildren<ui::Announcement*>())
            QObject::connect(each, &ui::Announcement::told, this, [&alerts, each] {
                auto* const node = QAccessible::queryAccessibleInterface(each->item());
                QVERIFY(node && !node->state().invisible);
                QCOMPARE(node->role(), QAccessible::AlertMessage);
                alerts += node->text(QAccessible::Name);
            });
        till.cart().add(QStringLiteral("latte"));
        till.cart().remove(1);
        QTRY_VERIFY(alerts.join(u' ').contains(QStringLiteral("Latte")));
        const auto before = alerts.size();
        till.cart().add(QStringLiteral("croissant"));
        till.cart().remove(
            till.cart().index(0).data(counter::CartModel::Line).toInt()); // while the first is still in sight
        QTRY_VERIFY(alerts.size() > before);
        till.cart().add(QStringLiteral("latte"));
        till.screens().payment()->payExact();
        QTRY_VERIFY(alerts.join(u' ').contains(QStringLiteral("A-001")));
    }

    void stepper_tellsItsValue_andIsStepped() {
        TillWindow till;
        till.cart().add(QStringLiteral("latte"));
        till.cart().setCurrent(1);
        QTRY_VERIFY(till.find(QStringLiteral("stepper")));
        auto* const node = QAccessible::queryAccessibleInterface(till.find(QStringLiteral("stepper")));
        QVERIFY(node && node->valueInterface());
        QCOMPARE(node->role(), QAccessible::SpinBox);
        QCOMPARE(node->valueInterface()->currentValue().toInt(), 1);
        QCOMPARE(node->valueInterface()->maximumValue().toInt(), 999);
        node->actionInterface()->doAction(QAccessibleActionInterface::increaseAction());
        QTRY_COMPARE(till.cart().items(), 2);
        QCOMPARE(node->valueInterface()->currentValue().toInt(), 2);
    }
};

QTEST_MAIN(AccessTest)
#include "tst_access.moc"
