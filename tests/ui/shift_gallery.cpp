// Takes pictures of shift, drawer, reports and receipt: shift_gallery FOLDER [WIDTHxHEIGHT [PIXELS_PER_MM [large]]].
// Not a test: what comes out is for eyes.
#include "tests/ui/till_window.h"

#include <QDir>
#include <QGuiApplication>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

class Gallery {
public:
    Gallery(QDir folder, QString prefix, bool large)
        : m_folder(std::move(folder))
        , m_prefix(std::move(prefix))
        , m_large(large) {}
    void take(TillWindow& till, const QString& name) {
        till.screens().glass()->setLargeText(m_large);
        if (auto* const toast = till.find(QStringLiteral("toast")))
            QMetaObject::invokeMethod(toast, "hide");
        QTest::qWait(500);
        till.window().grabWindow().save(m_folder.filePath(m_prefix + name + QStringLiteral(".png")));
    }

private:
    QDir m_folder;
    QString m_prefix;
    bool m_large;
};

void sell(TillWindow& till, const QStringList& products) {
    for (const auto& product : products)
        till.cart().add(product);
    till.screens().payment()->payExact();
    QTRY_VERIFY(till.cart().isEmpty());
    till.clock().advance(97'000);
}

void visit(Gallery& gallery, const QSize& size, double density, const QString& language) {
    TillWindow till(true, size, density, language);
    till.screens().shift()->setFolder(QDir::temp().filePath(QStringLiteral("phin-reports")).toStdString());
    const auto take = [&](const char* name) { gallery.take(till, language + u'-' + QLatin1String(name)); };
    till.tap(QStringLiteral("shiftButton"));
    take("1-none");
    till.tap(QStringLiteral("openShift"));
    till.tap(QStringLiteral("quickCash-2"));
    take("2-float");
    till.tap(QStringLiteral("acceptCash"));
    QTRY_VERIFY(till.screens().shift()->isOpen());
    for (int i = 0; i < 3; ++i)
        sell(till, {QStringLiteral("peach-tea"), QStringLiteral("banh-mi-chicken"), QStringLiteral("latte")});
    sell(till, {QStringLiteral("oolong-milk-tea"), QStringLiteral("banana-bread"), QStringLiteral("cold-brew-orange")});
    till.screens().shift()->move(counter::ShiftModel::Drop, 200'000, QStringLiteral("Cuối ca"));
    QTRY_VERIFY(!till.screens().shift()->isBusy());
    till.tap(QStringLiteral("move-2"));
    till.tap(QStringLiteral("cashReason-0"));
    till.tap(QStringLiteral("key-4"));
    till.tap(QStringLiteral("key-5"));
    till.tap(QStringLiteral("key-000"));
    take("3-pay-out");
    till.tap(QStringLiteral("acceptCash"));
    QTRY_VERIFY(till.find(QStringLiteral("move-2")));
    till.cart().add(QStringLiteral("bac-xiu"));
    till.cart().setGuest(QStringLiteral("Cô Hạnh bàn ngoài hiên"));
    take("4-open");
    till.tap(QStringLiteral("countDrawer"));
    for (const auto& [row, pieces] : {std::pair{0, 1}, {2, 2}, {3, 1}, {5, 3}, {7, 4}})
        till.screens().shift()->setPieces(row, pieces);
    take("5-count");
    till.tap(QStringLiteral("closeShift"));
    QTRY_VERIFY(till.find(QStringLiteral("verdict")));
    take("6-result");
    till.tap(QStringLiteral("resultZ"));
    QTRY_VERIFY(till.find(QStringLiteral("savePdf")));
    take("7-z");
    till.tap(QStringLiteral("savePdf"));
    QTRY_VERIFY(!till.screens().shift()->isBusy());
    till.tap(QStringLiteral("shiftBack"));
    take("8-home-with-days");
    till.tap(QStringLiteral("xReport"));
    take("9-x");
    till.tap(QStringLiteral("ordersButton"));
    till.tap(QStringLiteral("order-A-002"));
    take("10-order");
    till.tap(QStringLiteral("receipt"));
    QTRY_VERIFY(till.find(QStringLiteral("receiptTitle")));
    take("11-receipt");
    till.tap(QStringLiteral("copyReceipt"));
    QTRY_VERIFY(till.find(QStringLiteral("receiptCopy")));
    take("12-copy");
    for (const auto& warning : till.warnings())
        qWarning("%s", qPrintable(warning));
}

} // namespace

int main(int argc, char** argv) {
    QGuiApplication app(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    QDir().mkpath(folder);
    QSize size(1280, 800);
    if (argc > 2) {
        const auto parts = QString::fromLocal8Bit(argv[2]).split(u'x');
        size = {parts.value(0).toInt(), parts.value(1).toInt()};
    }
    const double density = argc > 3 ? QString::fromLocal8Bit(argv[3]).toDouble() : 3.78;
    Gallery gallery{QDir(folder), QStringLiteral("%1x%2-").arg(size.width()).arg(size.height()),
                    argc > 4 && qstrcmp(argv[4], "large") == 0};
    for (const auto* const language : {"vi", "en"})
        visit(gallery, size, density, QLatin1String(language));
    return 0;
}
