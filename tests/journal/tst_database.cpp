#include "sync/journal/database.h"
#include "sync/journal/reader.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <unistd.h>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;

namespace {

QByteArray contentOf(const std::filesystem::path& file) {
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("unreadable");
}

} // namespace

class tst_database : public QObject {
    Q_OBJECT

    TestShop m_shop;
    FakeClock m_clock;

    Result<std::unique_ptr<Journal>> tryOpen(const std::filesystem::path& file) {
        return Journal::open({file, {"till", "till-a", "A", ""}}, m_shop.identity("till-a"), m_shop.authority(),
                             m_clock);
    }

private slots:
    void Open_settings_areDurable() {
        auto database = must(openForWriting(m_shop.folder() / "settings.db"));
        QCOMPARE(database->execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
        QCOMPARE(database->execAndGet("PRAGMA synchronous").getInt(), 2); // FULL
        QCOMPARE(database->execAndGet("PRAGMA foreign_keys").getInt(), 1);
        QCOMPARE(database->execAndGet("PRAGMA user_version").getInt(), latestSchemaForTest());
    }
    static int latestSchemaForTest() { return 1; }

    void Open_foreignDatabase_isRefusedAndUntouched() {
        const auto file = m_shop.folder() / "foreign.db";
        {
            SQLite::Database foreign(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            foreign.exec("PRAGMA application_id = 77; CREATE TABLE photos(id); INSERT INTO photos VALUES(1)");
        }
        const auto before = contentOf(file);
        const auto opened = tryOpen(file);
        QVERIFY(!opened);
        QVERIFY(opened.error().message.find("another application") != std::string::npos);
        QCOMPARE(contentOf(file), before);
    }

    void Open_newerSchema_isRefusedAndUntouched() {
        const auto file = m_shop.folder() / "newer.db";
        must(openForWriting(file))->exec("PRAGMA user_version = 999; PRAGMA wal_checkpoint(TRUNCATE)");
        const auto before = contentOf(file);
        const auto opened = tryOpen(file);
        QVERIFY(!opened);
        QVERIFY(opened.error().message.find("newer") != std::string::npos);
        QCOMPARE(contentOf(file), before);
    }

    void Open_notADatabase_isRefusedAndUntouched() {
        const auto file = m_shop.folder() / "letter.db";
        QFile out(QString::fromStdString(file.string()));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(QByteArray("Dear sir, ").repeated(1000));
        out.close();
        const auto before = contentOf(file);
        const auto opened = tryOpen(file);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.find("not a Phin database") != std::string::npos,
                 opened.error().message.c_str());
        QCOMPARE(contentOf(file), before);
    }

    void Open_truncated_isRefusedWithAClearError() {
        const auto file = m_shop.folder() / "cut.db";
        {
            auto journal = must(tryOpen(file));
            journal->begin();
            journal->beginEpoch();
            for (unsigned i = 1; i < 400; ++i)
                journal->append("order.placed", placed(i));
            journal->commit();
        }
        QVERIFY(std::filesystem::file_size(file) > 20'000);
        std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
        const auto before = contentOf(file);
        const auto opened = tryOpen(file);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.find("damaged") != std::string::npos, opened.error().message.c_str());
        QCOMPARE(contentOf(file), before);
    }

    void Open_readOnlyFolder_saysSo() {
        if (::geteuid() == 0) {
            // Permissions do not bind the superuser; a read-only file system does the same to SQLite as this.
            auto reading = openForReading(m_shop.folder() / "nowhere" / "x.db");
            QVERIFY(!reading);
            QVERIFY(reading.error().message.find("cannot be opened") != std::string::npos);
            return;
        }
        const auto folder = m_shop.folder() / "locked";
        std::filesystem::create_directory(folder);
        std::filesystem::permissions(folder, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
        const auto opened = tryOpen(folder / "x.db");
        QVERIFY(!opened);
        QVERIFY(opened.error().message.find("cannot be opened") != std::string::npos);
    }

    void Open_fileOfAnotherBox_isRefused() {
        const auto file = m_shop.folder() / "mine.db";
        must(tryOpen(file)).reset();
        const auto other =
            Journal::open({file, {"till", "till-b", "B", ""}}, m_shop.identity("till-b"), m_shop.authority(), m_clock);
        QVERIFY(!other);
        QVERIFY(other.error().message.find("till-a") != std::string::npos);
    }

    void Open_whileAnotherProgramReads_saysSo_andWorksAfterwards() {
        const auto file = m_shop.file("till-read");
        QVERIFY(openForWriting(file));
        {
            SQLite::Database reading(file.string(), SQLite::OPEN_READONLY);
            SQLite::Transaction transaction(reading);
            QCOMPARE(reading.execAndGet("SELECT count(*) FROM entry").getInt(), 0);
            {
                SQLite::Database other(file.string(), SQLite::OPEN_READWRITE);
                other.exec("PRAGMA wal_autocheckpoint = 0; CREATE TABLE more(x)");
            }
            const auto opened = openForWriting(file);
            QVERIFY(!opened);
            QVERIFY2(opened.error().message.find("another program is reading it") != std::string::npos,
                     opened.error().message.c_str());
        }
        QVERIFY(openForWriting(file));
    }

    void Reader_neverWrites() {
        const auto file = m_shop.folder() / "read.db";
        auto journal = must(tryOpen(file));
        auto database = must(openForReading(file));
        QVERIFY_EXCEPTION_THROWN(database->exec("DELETE FROM orders"), SQLite::Exception);
    }
};

QTEST_GUILESS_MAIN(tst_database)
#include "tst_database.moc"
