// A menu file with pictures on its way to a till and back.
#include "app/control/till_server.h"
#include "app/menu/menu_writer.h"
#include "tests/cli/phin_tool.h"
#include "tests/counter/till_fixture.h"

#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace phin;
using namespace phin::test;

namespace {

class Tool {
public:
    Tool() {
        auto server = control::TillServer::start(
            at.till(), {socket(), at.box().journalFile(), [] { return "ready"; }, [] { return true; }});
        if (!server)
            throw std::runtime_error(server.error().message);
        m_server = std::move(*server);
    }
    [[nodiscard]] std::filesystem::path socket() { return at.box().folder() / "control.sock"; }
    Answer menu(const QString& command, const QString& file) {
        return phinTool({"menu", command, file, "--socket", QString::fromStdString(socket().string())});
    }

    TillFixture at{false};

private:
    std::unique_ptr<control::TillServer> m_server;
};

QByteArray read(const QString& file) {
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void write(const QString& file, const QByteArray& bytes) {
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
}

} // namespace

class MenuToolTest : public QObject {
    Q_OBJECT
private slots:
    void exported_andImportedAgain_isTheSameMenu() {
        Tool tool;
        QTemporaryDir folder;
        auto menu = read(PHIN_DEMO_MENU);
        QImage photo(900, 600, QImage::Format_RGB32);
        photo.fill(Qt::darkRed);
        QVERIFY(photo.save(folder.filePath("cup.png")));
        menu.replace("id = \"phin-milk\"\n", "id = \"phin-milk\"\npicture = \"cup.png\"\n");
        write(folder.filePath("menu.toml"), menu);
        auto answer = tool.menu("import", folder.filePath("menu.toml"));
        QVERIFY2(answer.exit == good, qPrintable(answer.err));
        QVERIFY2(answer.out.contains("1 picture"), qPrintable(answer.out));
        const auto first = tool.at.till().publishedMenu();
        QCOMPARE(first->product("phin-milk")->picture().size(), std::size_t{64});

        answer = tool.menu("export", folder.filePath("cup.png/menu.toml"));
        QCOMPARE(answer.exit, couldNot); // a file is no folder
        QVERIFY2(answer.err.contains("cannot write"), qPrintable(answer.err));
        answer = tool.menu("export", folder.filePath("copy/menu.toml"));
        QVERIFY2(answer.exit == good, qPrintable(answer.err));
        QVERIFY(QFile::exists(folder.filePath("copy/pictures/phin-milk.jpg")));
        answer = tool.menu("import", folder.filePath("copy/menu.toml"));
        QVERIFY2(answer.exit == good, qPrintable(answer.err));
        const auto second = tool.at.till().publishedMenu();
        QVERIFY(second->menu().id() != first->menu().id()); // it came from another file
        QCOMPARE(QString::fromStdString(menu::normalForm(second->menu()).DebugString()),
                 QString::fromStdString(menu::normalForm(first->menu()).DebugString()));
        answer = tool.menu("import", folder.filePath("copy/menu.toml"));
        QVERIFY(answer.out.contains("in force already"));
    }

    void pictureThatCannotBeUsed_isNamedWithItsLine() {
        QTemporaryDir folder;
        auto menu = read(PHIN_DEMO_MENU);
        menu.replace("id = \"phin-milk\"\n", "id = \"phin-milk\"\npicture = \"cup.png\"\n");
        write(folder.filePath("menu.toml"), menu);
        auto answer = phinTool({"menu", "check", folder.filePath("menu.toml")});
        QCOMPARE(answer.exit, notSo);
        QVERIFY2(answer.err.contains("no such file"), qPrintable(answer.err));
        QVERIFY(answer.err.contains(QRegularExpression("menu.toml:\\d+:\\d+: picture \"cup.png\"")));
        write(folder.filePath("cup.png"), "GIF89a");
        answer = phinTool({"menu", "check", folder.filePath("menu.toml")});
        QVERIFY2(answer.err.contains("no PNG, JPEG or WebP"), qPrintable(answer.err));
    }

    void nothingToExport_isSaid() {
        Tool tool;
        QTemporaryDir folder;
        const auto answer = tool.menu("export", folder.filePath("menu.toml"));
        QVERIFY(answer.exit != good);
        QVERIFY(answer.err.contains("no menu yet"));
        QVERIFY(!QFile::exists(folder.filePath("menu.toml")));
    }
};

QTEST_GUILESS_MAIN(MenuToolTest)
#include "tst_menu_tool.moc"
