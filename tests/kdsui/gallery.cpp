// Takes pictures of the stations' screens, all of them or some: gallery FOLDER [WIDTHxHEIGHT] [station=NAME] ...
// Not a test: what comes out is for eyes.
#include "tests/kdsui/station_pictures.h"
#include "tests/ui/stand_still.h"

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
    QString language;
    double metres;

    void save(WindowShop& shop, const QString& what = {}) const {
        const auto name = QStringLiteral("%1-%2x%3-%4m-%5-%6-%7%8.png")
                              .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))
                              .arg(size.width())
                              .arg(size.height())
                              .arg(metres)
                              .arg(language, station)
                              .arg(tickets)
                              .arg(what);
        if (!shop.window->grabWindow().save(folder.filePath(name)))
            throw std::runtime_error("cannot write " + name.toStdString());
    }
    /// After what slides has arrived.
    void saveLater(WindowShop& shop, const QString& what) const {
        QTest::qWait(400);
        save(shop, what);
    }
};

void closeSheet(WindowShop& shop) {
    QTest::keyClick(shop.window, Qt::Key_Escape);
    QTest::qWait(300);
}

/// What is seen only now and then, on a screen with some tickets.
void takeMoments(const Picture& picture, WindowShop& shop) {
    QTest::keyClick(shop.window, Qt::Key_2);
    picture.save(shop, QStringLiteral("-keys"));
    QTest::keyClick(shop.window, Qt::Key_H);
    picture.saveLater(shop, QStringLiteral("-ticket"));
    closeSheet(shop);
    QTest::keyClick(shop.window, Qt::Key_Space);
    shop.catchUp();
    picture.saveLater(shop, QStringLiteral("-undo"));
    shop.touch(shop.item("recent"));
    picture.saveLater(shop, QStringLiteral("-recent"));
    closeSheet(shop);
    shop.touch(shop.item("screenKey"));
    picture.saveLater(shop, QStringLiteral("-screen"));
    closeSheet(shop);
    sendFromTill(shop, 901, "all", "", false, "come");
    sendFromTill(shop, 902, picture.station.toStdString(), "", true, "remake", 1);
    shop.models->messages()->send(QStringLiteral("till"), QStringLiteral("out_of"), QStringLiteral("sữa yến mạch"), {},
                                  {});
    shop.catchUp();
    rest(shop);
    picture.saveLater(shop, QStringLiteral("-message"));
    QTest::keyClick(shop.window, Qt::Key_1);
    QTest::keyClick(shop.window, Qt::Key_M);
    picture.saveLater(shop, QStringLiteral("-messages"));
    closeSheet(shop);
    QTest::keyClick(shop.window, Qt::Key_A);
    shop.catchUp();
    shop.models->soldOut()->set(QStringLiteral("phin"), false);
    QTest::keyClick(shop.window, Qt::Key_O);
    picture.saveLater(shop, QStringLiteral("-soldout"));
    shop.touch(shop.item("soldOutSearch"));
    picture.saveLater(shop, QStringLiteral("-search"));
    closeSheet(shop);
    closeSheet(shop);
    QTest::keyClick(shop.window, Qt::Key_P);
    picture.saveLater(shop, QStringLiteral("-pause"));
    closeSheet(shop);
    shop.models->pauses()->pause(picture.language == u"vi" ? QStringLiteral("Vệ sinh máy")
                                                           : QStringLiteral("Cleaning"));
    sayPaused(shop, picture.station == u"kitchen" ? "barista" : "kitchen", "Hết gas");
    QTest::qWait(6'000); // words that pass by have passed
    shop.catchUp();
    rest(shop);
    picture.save(shop, QStringLiteral("-paused"));
    shop.hear(false);
    QCoreApplication::processEvents();
    rest(shop);
    shop.hear(false);
    QTest::qWait(50);
    picture.save(shop, QStringLiteral("-offline"));
}

void take(const Picture& picture) {
    WindowShop shop(picture.station.toStdString(), picture.size, picture.language, picture.metres, picture.dark);
    publishMenu(shop);
    fillStation(shop, picture.station, picture.tickets);
    rest(shop);
    picture.save(shop);
    if (picture.station == u"board")
        return;
    shop.window->setProperty("view", QStringLiteral("products"));
    rest(shop);
    picture.save(shop, QStringLiteral("-products"));
    if (picture.station != u"expo") {
        shop.window->setProperty("view", QStringLiteral("batches"));
        rest(shop);
        if (auto* const fewer = shop.findItem("batchFewer"))
            shop.touch(fewer);
        rest(shop);
        standStill(*shop.window); // the card has grown, and what stands below it has made room
        picture.save(shop, QStringLiteral("-batches"));
    }
    shop.window->setProperty("view", QStringLiteral("tickets"));
    shop.choices.setByDue(true);
    rest(shop);
    picture.save(shop, QStringLiteral("-due"));
    shop.choices.setByDue(false);
    rest(shop);
    if (picture.tickets == 8 && picture.station == u"barista")
        takeMoments(picture, shop);
}

} // namespace

int main(int argc, char** argv) {
    const QGuiApplication app(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr,
                     "gallery FOLDER [WIDTHxHEIGHT] [station=NAME] [tickets=N] [look=dark|light] [language=vi|en] "
                     "[metres=N]\n");
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    QSize size(1280, 800);
    QMap<QString, QString> only;
    for (int i = 2; i < argc; ++i) {
        const auto word = QString::fromLocal8Bit(argv[i]);
        if (word.contains(u'='))
            only[word.section(u'=', 0, 0)] = word.section(u'=', 1);
        else
            (void)std::sscanf(argv[i], "%dx%d", &size.rwidth(), &size.rheight());
    }
    const auto wanted = [&only](const char* key, const QString& value) {
        const auto at = only.find(QLatin1String(key));
        return at == only.end() || *at == value;
    };
    const double metres = only.value(QStringLiteral("metres"), QStringLiteral("2")).toDouble();
    for (const auto* look : {"dark", "light"})
        for (const auto* station : {"barista", "kitchen", "expo", "board"})
            for (const int tickets : {1, 8, 40})
                for (const auto* language : {"vi", "en"})
                    if (wanted("look", QLatin1String(look)) && wanted("station", QLatin1String(station)) &&
                        wanted("tickets", QString::number(tickets)) && wanted("language", QLatin1String(language)))
                        take({folder, size, QLatin1String(station), tickets, *look == 'd', QLatin1String(language),
                              metres});
    return 0;
}
