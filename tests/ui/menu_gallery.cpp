// Takes pictures of the menu's editor and of tiles with pictures: menu_gallery FOLDER [WIDTHxHEIGHT [PIXELS_PER_MM]].
// Not a test: what comes out is for eyes.
#include "tests/support/eventually.h"
#include "tests/ui/menu_pictures.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

int main(int argc, char** argv) {
    QGuiApplication app(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    QDir().mkpath(folder.path());
    const auto parts = (argc > 2 ? QString::fromLocal8Bit(argv[2]) : QStringLiteral("1280x800")).split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    const double density = argc > 3 ? QString::fromLocal8Bit(argv[3]).toDouble() : 3.78;
    for (const auto* const language : {"vi", "en"}) {
        TillWindow till(true, size, density, QLatin1String(language));
        const auto take = [&](const char* name) {
            QTest::qWait(450); // let what slides arrive
            till.window().grabWindow().save(folder.filePath(
                QStringLiteral("%1-menu-%2-%3.png").arg(argc > 2 ? argv[2] : "1280x800", language, name)));
        };
        auto& edit = *till.screens().menuEdit();
        const auto settled = [&] { (void)eventually([&] { return !edit.busy(); }, 5'000); };
        take("0-initials");
        till.importMenu(withPictures(till, till.till().publishedMenu()->menu()));
        till.screens().menu()->setCategory(QStringLiteral("phin"));
        till.cart().add(QStringLiteral("phin-milk"));
        take("1-tiles");
        till.tap(QStringLiteral("menuButton"));
        take("2-list");
        edit.edit(QStringLiteral("phin-milk"));
        take("3-product");
        if (auto* const page = till.find(QStringLiteral("productPage")))
            page->setProperty("contentY", 520);
        take("3a-product-below");
        edit.product()->setSize(0, QStringLiteral("price"), QStringLiteral("39000"));
        edit.keep();
        settled();
        edit.add();
        edit.product()->setProperty("vi", QStringLiteral("Cà phê muối kem béo đặc biệt của quán"));
        edit.keep();
        settled();
        take("4-wrong");
        edit.product()->setSize(0, QStringLiteral("price"), QStringLiteral("45.000"));
        edit.keep();
        settled();
        edit.setSoldOut(QStringLiteral("bac-xiu"), true);
        settled();
        edit.edit(QStringLiteral("croissant"));
        edit.retire();
        settled();
        edit.edit(QStringLiteral("espresso"));
        edit.retire();
        settled();
        edit.back();
        take("5-edited");
        edit.showChanges();
        edit.setLater(true);
        take("6-changes");
        edit.back();
        edit.setSection(QStringLiteral("groups"));
        take("7-groups");
        edit.edit(edit.rows()->index(0).data(counter::MenuEditRows::RowId).toString());
        take("8-group");
        edit.back();
        edit.setSection(QStringLiteral("categories"));
        edit.edit(edit.rows()->index(0).data(counter::MenuEditRows::RowId).toString());
        edit.retire();
        settled();
        take("9-category");
        edit.back();
        const auto first = [&] { return edit.rows()->index(0).data(counter::MenuEditRows::RowId).toString(); };
        edit.setSection(QStringLiteral("lists"));
        take("a-lists");
        edit.edit(first());
        take("b-list");
        edit.back();
        edit.setSection(QStringLiteral("taxes"));
        edit.edit(first());
        take("c-tax");
        edit.back();
        edit.setSection(QStringLiteral("stations"));
        edit.edit(first());
        take("d-station");
        edit.back();
        const QTemporaryDir stick;
        for (int i = 0; i < 9; ++i) {
            QFile file(stick.filePath(QStringLiteral("cup %1.jpg").arg(i)));
            if (file.open(QIODevice::WriteOnly))
                file.write(QByteArray::fromStdString(cupPicture(i)));
        }
        edit.setPictureFolders({stick.path().toStdString()});
        edit.setSection(QStringLiteral("products"));
        edit.edit(QStringLiteral("latte"));
        edit.choosePicture();
        settled();
        take("e-pictures");
    }
}
