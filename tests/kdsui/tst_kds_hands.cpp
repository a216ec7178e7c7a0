// What the stations' screens owe to wet fingers and to those who listen: each key is at least 9 mm, is felt a little
// below its edge, has a name, and lies in nobody's way.
#include "tests/kdsui/station_pictures.h"
#include "tests/ui/screen_items.h"

#include <QAccessible>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

constexpr double leastMm = 9, slackPixels = 1;

QStringList handComplaints(QQuickItem& within) {
    QStringList all;
    std::vector<std::pair<QQuickItem*, QRectF>> areas;
    walkItems(within, [&](QQuickItem& item) {
        if (!isControl(item))
            return;
        const double least = leastMm * WindowShop::density - slackPixels;
        if (item.width() < least || item.height() < least)
            all += QStringLiteral("%1 is %2 x %3 pixels").arg(called(item)).arg(item.width()).arg(item.height());
        const auto* node = QAccessible::queryAccessibleInterface(&item);
        if (!node || node->text(QAccessible::Name).trimmed().isEmpty() || node->role() == QAccessible::NoRole)
            all += called(item) + QStringLiteral(" has no name, or no role");
        const auto* const mask = item.property("containmentMask").value<QQuickItem*>();
        const auto reach = mask ? item.mapRectToScene(QRectF(mask->position(), mask->size())) : sceneRect(item);
        if (item.inherits("QQuickButton") && reach.bottom() < sceneRect(item).bottom() + 1)
            all += called(item) + QStringLiteral(" does not reach further down");
        if (const auto seen = seenPart(item, reach); !seen.isEmpty() && item.isEnabled())
            areas.emplace_back(&item, seen);
    });
    for (std::size_t i = 0; i < areas.size(); ++i)
        for (std::size_t j = i + 1; j < areas.size(); ++j)
            if (areas[i].second.adjusted(1, 1, -1, -1).intersects(areas[j].second) &&
                !isInside(*areas[i].first, *areas[j].first) && !isInside(*areas[j].first, *areas[i].first))
                all += called(*areas[i].first) + QStringLiteral(" is touched where ") + called(*areas[j].first) +
                       QStringLiteral(" is");
    return all;
}

void check(WindowShop& shop, const char* view, QQuickItem* within = nullptr) {
    const auto complaints = handComplaints(within ? *within : *shop.window->contentItem());
    for (const auto& complaint : complaints)
        qWarning("%s: %s", view, qPrintable(complaint));
    QVERIFY2(complaints.isEmpty(), view);
}

} // namespace

class KdsHandsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QAccessible::setActive(true); }

    void everyKey_isLargeEnough_named_andInNobodysWay_data() {
        QTest::addColumn<QString>("station");
        QTest::addColumn<double>("metres");
        QTest::addColumn<int>("tickets");
        for (const auto* station : {"barista", "kitchen", "expo", "board"})
            for (const double metres : {0.5, 2.0})
                for (const int tickets : {8, 40})
                    QTest::addRow("%s at %.1f m, %d tickets", station, metres, tickets)
                        << QString::fromLatin1(station) << metres << tickets;
    }
    void everyKey_isLargeEnough_named_andInNobodysWay() {
        QFETCH(const QString, station);
        QFETCH(const double, metres);
        QFETCH(const int, tickets);
        WindowShop shop(station.toStdString(), {1280, 800}, QStringLiteral("vi"), metres);
        fillStation(shop, station, tickets);
        rest(shop);
        check(shop, "tickets");
        if (station == u"board")
            return;
        shop.window->setProperty("view", QStringLiteral("products"));
        shop.catchUp();
        check(shop, "products");
        shop.window->setProperty("view", QStringLiteral("tickets"));
        rest(shop);
        if (shop.models->tickets()->total() == 0)
            return;
        shop.touch(shop.item("screenKey"));
        auto* sheet = shop.item("screenSheet");
        QTRY_VERIFY(sheet->hasActiveFocus());
        check(shop, "screen", sheet);
        QTest::keyClick(shop.window, Qt::Key_Escape);
        QTRY_VERIFY(!sheet->isVisible());
        QTest::keyClick(shop.window, Qt::Key_1);
        QTest::keyClick(shop.window, Qt::Key_H);
        auto* ticket = shop.item("ticketSheet");
        QTRY_VERIFY(ticket->hasActiveFocus());
        auto* const last = WindowShop::all(ticket, "sheetClose").value(0);
        QTRY_VERIFY(last->mapToScene({last->width(), 0}).x() < shop.window->width()); // it has slid in
        check(shop, "ticket", ticket);
    }

    void longTicket_isReadWithoutDragging() {
        WindowShop shop;
        shop.place(1, std::vector<StationShop::Item>(30));
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        QTRY_VERIFY(shop.settled());
        auto* more = WindowShop::all(shop.cards().first(), "moreBelow").first();
        QTRY_VERIFY(more->isVisible());
        const auto lastSeen = [&] {
            const auto names = WindowShop::all(shop.cards().first(), "lineName");
            return names.size() == 30 && !seenPart(*names.last(), sceneRect(*names.last())).isEmpty();
        };
        QVERIFY(!lastSeen());
        for (int i = 0; i < 30 && !lastSeen(); ++i)
            shop.touch(more);
        QVERIFY(lastSeen());
        shop.touch(more); // and back to the top
        QVERIFY(!lastSeen());
    }
};

QTEST_MAIN(KdsHandsTest)
#include "tst_kds_hands.moc"
