// What every screen of the stations owes to eyes that are far away: letters as high as the distance asks, 7:1 in both
// themes, nothing cut; and to the glass itself, which must not burn in.
#include "tests/kdsui/station_eyes.h"
#include "tests/kdsui/station_pictures.h"

#include <QTemporaryDir>
#include <QtQml/QQmlExtensionPlugin>

#include <set>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

constexpr double leastMinutes = 16, usualMinutes = 20;
constexpr double armMetres = 0.7; ///< from which a sheet is read that was opened by hand

void check(WindowShop& shop, double metres, const char* view, QQuickItem* within = nullptr) {
    int seen = 0;
    const auto complaints =
        eyeComplaints(*shop.window, within ? *within : *shop.window->contentItem(), metres, leastMinutes, seen);
    for (const auto& complaint : complaints)
        qWarning("%s: %s", view, qPrintable(complaint));
    QVERIFY2(complaints.isEmpty(), view);
    QVERIFY2(seen > 1, view);
}

} // namespace

class KdsEyesTest : public QObject {
    Q_OBJECT
private slots:
    void figures_ofTheIssue() {
        QVERIFY(std::abs(letterMm(2, 16) - 9.3) < 0.05);
        QVERIFY(std::abs(letterMm(2, 22) - 12.8) < 0.05);
        QVERIFY(std::abs(letterMm(2, 20) - 11.6) < 0.05);
    }

    void everyView_atItsDistance_canBeRead_data() {
        QTest::addColumn<QString>("station");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("metres");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("tickets");
        for (const bool dark : {true, false})
            for (const auto* station : {"barista", "expo", "board"})
                for (const int tickets : {1, 8, 40})
                    for (const auto& [size, metres] :
                         {std::pair{QSize(1280, 800), 2.0}, std::pair{QSize(1920, 1080), 3.0}}) {
                        if (tickets == 1 && metres > 2)
                            continue;
                        QTest::addRow("%s, %d tickets, %s, %d pixels at %.1f m", station, tickets,
                                      dark ? "dark" : "light", size.width(), metres)
                            << QString::fromLatin1(station) << size << metres << dark << tickets;
                    }
    }
    void everyView_atItsDistance_canBeRead() {
        QFETCH(const QString, station);
        QFETCH(const QSize, size);
        QFETCH(const double, metres);
        QFETCH(const bool, dark);
        QFETCH(const int, tickets);
        WindowShop shop(station.toStdString(), size, tickets == 8 ? QStringLiteral("en") : QStringLiteral("vi"), metres,
                        dark);
        fillStation(shop, station, tickets);
        rest(shop);
        check(shop, metres, "tickets");
        if (station != u"board") {
            if (tickets == 1) // what there is to make is larger than the least where there is room
                for (auto* card : shop.cards())
                    for (auto* name : card->property("textScale").toDouble() < 1 ? QList<QQuickItem*>()
                                                                                 : WindowShop::all(card, "lineName"))
                        QVERIFY(capitalMm(*name, WindowShop::density) >= letterMm(metres, usualMinutes) - 0.02);
            shop.window->setProperty("view", QStringLiteral("products"));
            shop.catchUp();
            check(shop, metres, "products");
            shop.window->setProperty("view", QStringLiteral("tickets"));
        }
        shop.hear(false);
        shop.models->tick();
        QTRY_COMPARE(shop.models->status()->state(), QStringLiteral("offline"));
        rest(shop);
        shop.hear(false);
        QTRY_COMPARE(shop.models->status()->state(), QStringLiteral("offline"));
        check(shop, metres, "offline");
    }

    void sheets_openedByHand_canBeReadAtArmsLength() {
        for (const bool dark : {true, false}) {
            WindowShop shop("barista", {1280, 800}, QStringLiteral("vi"), 2, dark);
            fillStation(shop, QStringLiteral("barista"), 8);
            shop.touch(WindowShop::part(shop.cards().first(), 0));
            QTRY_VERIFY(shop.models->recent()->count() > 0);
            QTRY_COMPARE(shop.item("toast")->opacity(), 1.0);
            check(shop, 2, "toast", shop.item("toast"));
            shop.item("toast")->setVisible(false);
            for (const auto& [key, opened] : {std::pair{"recent", "recentSheet"}, std::pair{"screenKey", "screenSheet"},
                                              std::pair{"H", "ticketSheet"}}) {
                rest(shop);
                if (*key == 'H') {
                    QTest::keyClick(shop.window, Qt::Key_1);
                    QTest::keyClick(shop.window, Qt::Key_H);
                } else {
                    shop.touch(shop.item(key));
                }
                auto* sheet = shop.item(opened);
                QTRY_VERIFY(sheet->isEnabled());
                auto* close = WindowShop::all(sheet, "sheetClose").value(0);
                QVERIFY(close);
                QTRY_VERIFY2(close->mapToScene({close->width(), 0}).x() < shop.window->width(), key); // it has slid in
                check(shop, armMetres, key, sheet);
                QTRY_VERIFY(sheet->hasActiveFocus());
                QTest::keyClick(shop.window, Qt::Key_Escape);
                QTRY_VERIFY2(!sheet->isVisible(), key);
            }
        }
    }

    void look_chosenOnTheScreen_isThereAgain() {
        QTemporaryDir place;
        const std::filesystem::path file = place.filePath(QStringLiteral("screen.json")).toStdString();
        {
            WindowShop shop;
            shop.choices.keepIn(file, true);
            shop.touch(shop.item("screenKey"));
            auto* look = shop.item("look");
            const auto at = [&] { return look->mapToScene({look->width() * 0.75, look->height() / 2}).toPoint(); };
            QTRY_VERIFY(shop.item("screenSheet")->isEnabled() && at().x() < 1240); // it has slid in
            const auto before = shop.window->color();
            QTest::mouseClick(shop.window, Qt::LeftButton, {}, at());
            QTRY_VERIFY(shop.window->color() != before);
            shop.choices.setMuted(true);
        }
        kds::ScreenChoices again;
        again.keepIn(file, true);
        QVERIFY(!again.dark());
        QVERIFY(again.muted());
    }

    void burnInGuard_movesAll_andCutsNothingOff() {
        for (const auto* station : {"barista", "board"}) {
            WindowShop shop(station);
            auto* guard = shop.item("burnInGuard");
            auto* inner = shop.item("guarded");
            QVERIFY(guard->property("interval").toInt() >= 60'000); // minutes, in use
            std::set<std::pair<double, double>> places;
            const QRectF glass(0, 0, shop.window->width(), shop.window->height());
            for (int i = 0; i < 9; ++i) {
                places.insert({inner->x(), inner->y()});
                QVERIFY(glass.contains(QRectF(inner->x(), inner->y(), inner->width(), inner->height())));
                QMetaObject::invokeMethod(guard, "move");
            }
            QCOMPARE(places.size(), std::size_t(9));
            const auto before = guard->property("place");
            guard->setProperty("interval", 1); // and by itself
            QTRY_VERIFY(guard->property("place") != before);
        }
    }
};

QTEST_MAIN(KdsEyesTest)
#include "tst_kds_eyes.moc"
