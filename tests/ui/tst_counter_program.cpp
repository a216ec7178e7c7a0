#include "tests/support/eventually.h"
#include "tests/support/shop.h"
#include "tests/support/temp_dir.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace phin::test;

namespace {

/// One till's folder: certificates and settings, as an installer leaves them.
class Installed {
public:
    Installed() { write(settings()); }
    [[nodiscard]] QString settings() const {
        return QStringLiteral("shop = \"%1\"\ndevice = \"till-a\"\nkind = \"till\"\nletter = \"A\"\ndata = \"%2\"\n"
                              "authority = \"%3\"\ncertificate = \"%4\"\nkey = \"%5\"\n")
            .arg(QString::fromStdString(m_shop.name()), path(m_folder / "data"), path(m_shop.authorityFile()),
                 path(m_shop.certificateFile("till-a")), path(m_shop.keyFile("till-a")));
    }
    void write(const QString& text) const {
        QFile file(config());
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            throw std::runtime_error("the settings could not be written");
    }
    [[nodiscard]] QString config() const { return path(m_folder / "till.toml"); }
    [[nodiscard]] QString data(const char* name) const { return path(m_folder / "data" / name); }

private:
    static QString path(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }
    Shop m_shop;
    TempDir m_folder;
};

QString program() {
    return QDir(qEnvironmentVariable("PHIN_BIN")).filePath(QStringLiteral("phin-counter"));
}

struct Ended {
    int status;
    QString said;
};
Ended run(const QStringList& arguments) {
    QProcess process;
    process.start(program(), arguments);
    if (!process.waitForFinished(30'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardError() + process.readAllStandardOutput())};
}

} // namespace

/// The program as it is started: its exit statuses and what it says.
class TestCounterProgram : public QObject {
    Q_OBJECT

private slots:
    void arguments_wrong_areExit2() {
        QCOMPARE(run({}).status, 2);
        QCOMPARE(run({QStringLiteral("--config"), QStringLiteral("x"), QStringLiteral("--size"), QStringLiteral("9")})
                     .status,
                 2);
        QCOMPARE(run({QStringLiteral("--config"), QStringLiteral("x"), QStringLiteral("--lang"), QStringLiteral("fr")})
                     .status,
                 2);
        QCOMPARE(run({QStringLiteral("--what")}).status, 2);
        QCOMPARE(run({QStringLiteral("--help")}).status, 0);
    }

    void config_missingOrBroken_isExit3AndSaysWhere() {
        Installed till;
        const auto missing = run({QStringLiteral("--config"), QStringLiteral("/nowhere/till.toml")});
        QCOMPARE(missing.status, 3);
        QVERIFY2(missing.said.contains(QStringLiteral("/nowhere/till.toml")), qPrintable(missing.said));
        till.write(QStringLiteral("shop = \n"));
        const auto broken = run({QStringLiteral("--config"), till.config()});
        QCOMPARE(broken.status, 3);
        QVERIFY2(broken.said.contains(till.config()), qPrintable(broken.said));
        till.write(till.settings().replace(QStringLiteral("kind = \"till\""),
                                           QStringLiteral("kind = \"station\"\nstation = \"barista\"")));
        QCOMPARE(run({QStringLiteral("--config"), till.config()}).status, 3);
    }

    void database_ofAnotherProgram_isExit3AndLeftAsItWas() {
        Installed till;
        QDir().mkpath(QFileInfo(till.data("journal.db")).path());
        QFile file(till.data("journal.db"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray foreign = QByteArray("this is no database of ours, but it is somebody's ").repeated(200);
        file.write(foreign);
        file.close();
        const auto ended = run({QStringLiteral("--config"), till.config()});
        QCOMPARE(ended.status, 3);
        QVERIFY2(ended.said.contains(QStringLiteral("journal.db")), qPrintable(ended.said));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), foreign);
    }

    void till_asked_startsServesAndStopsCleanly() {
        Installed till;
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program(), {QStringLiteral("--config"), till.config(), QStringLiteral("--windowed")});
        EVENTUALLY(QFile::exists(till.data("control.sock")), 15'000);
        QTest::qWait(300);
        QCOMPARE(process.state(), QProcess::Running);
        process.terminate();
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(!QFile::exists(till.data("control.sock")));
    }

    void till_startedTwice_secondOneSaysSo() {
        Installed till;
        QProcess first;
        first.start(program(), {QStringLiteral("--config"), till.config()});
        EVENTUALLY(QFile::exists(till.data("control.sock")), 15'000);
        const auto second = run({QStringLiteral("--config"), till.config()});
        QCOMPARE(second.status, 3);
        QVERIFY(!second.said.isEmpty());
        first.terminate();
        QVERIFY(first.waitForFinished(10'000));
        QCOMPARE(first.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCounterProgram)
#include "tst_counter_program.moc"
