// Takes pictures of the stations' screens: gallery FOLDER [WIDTHxHEIGHT].
// Not a test: what comes out is for eyes.
#include "tests/kdsui/station_pictures.h"

#include <QDir>
#include <QGuiApplication>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

struct Picture {
    QDir folder;
    QSize size;
    QString station;
    int tickets;
    bool dark;

    [[nodiscard]] QString language() const { return tickets == 8 ? QStringLiteral("en") : QStringLiteral("vi"); }
    void save(WindowShop& shop, const QString& what = {}) const {
        const auto name = QStringLiteral("%1-%2x%3-%4-%5%6.png")
                              .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))
                              .arg(size.width())
                              .arg(size.height())
                              .arg(station)
                              .arg(tickets)
                              .arg(what);
        if (!shop.window->grabWindow().save(folder.filePath(name)))
            throw std::runtime_error("cannot write " + name.toStdString());
    }
};

/// What is seen only now and then, on a screen with some tickets.
void takeMoments(const Picture& picture, WindowShop& shop) {
    QTest::keyClick(shop.window, Qt::Key_2);
    picture.save(shop, QStringLiteral("-keys"));
    QTest::keyClick(shop.window, Qt::Key_Space);
    shop.catchUp();
    QTest::qWait(400); // what slides has arrived
    picture.save(shop, QStringLiteral("-undo"));
    shop.touch(shop.item("recent"));
    QTest::qWait(400);
    picture.save(shop, QStringLiteral("-recent"));
    QTest::keyClick(shop.window, Qt::Key_Escape);
    shop.touch(shop.item("screenKey"));
    QTest::qWait(400);
    picture.save(shop, QStringLiteral("-screen"));
    QTest::keyClick(shop.window, Qt::Key_Escape);
    QTest::qWait(400);
    shop.hear(false);
    QCoreApplication::processEvents();
    rest(shop);
    shop.hear(false);
    QTest::qWait(50);
    picture.save(shop, QStringLiteral("-offline"));
}

void take(const Picture& picture) {
    WindowShop shop(picture.station.toStdString(), picture.size, picture.language(), 2, picture.dark);
    fillStation(shop, picture.station, picture.tickets);
    rest(shop);
    picture.save(shop);
    if (picture.station == u"board")
        return;
    shop.window->setProperty("view", QStringLiteral("products"));
    shop.catchUp();
    picture.save(shop, QStringLiteral("-products"));
    shop.window->setProperty("view", QStringLiteral("tickets"));
    rest(shop);
    if (picture.tickets == 8 && picture.station == u"barista")
        takeMoments(picture, shop);
}

} // namespace

int main(int argc, char** argv) {
    const QGuiApplication app(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "gallery FOLDER [WIDTHxHEIGHT]\n");
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    QSize size(1280, 800);
    if (argc > 2)
        (void)std::sscanf(argv[2], "%dx%d", &size.rwidth(), &size.rheight());
    for (const bool dark : {true, false})
        for (const auto* station : {"barista", "kitchen", "expo", "board"})
            for (const int tickets : {1, 8, 40})
                take({folder, size, QLatin1String(station), tickets, dark});
    return 0;
}
