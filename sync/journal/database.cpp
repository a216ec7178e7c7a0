#include "sync/journal/database.h"

#include "sync/journal/schema.h"

#include <sqlite3.h>

namespace phin::journal {
namespace {

constexpr int applicationId = 0x5068696e; // "Phin"
constexpr int busyTimeoutMs = 5000;

int pragma(SQLite::Database& database, const char* name) {
    return database.execAndGet(std::string("PRAGMA ") + name).getInt();
}

/// Nothing where the file is ours and not newer than this program.
std::optional<Error> foreign(SQLite::Database& database, const std::filesystem::path& file) {
    const int id = pragma(database, "application_id");
    const bool empty = id == 0 && database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    if (!empty && id != applicationId)
        return Error{ErrorKind::Refused,
                     file.string() + " is the database of another application; it was left untouched"};
    const int version = pragma(database, "user_version");
    if (version > latestSchema())
        return Error{ErrorKind::Refused, file.string() + " has schema " + std::to_string(version) +
                                             ", newer than this program's " + std::to_string(latestSchema()) +
                                             "; it was left untouched. Install the newer Phin"};
    return std::nullopt;
}

void migrate(SQLite::Database& database) {
    for (const auto& step : migrations) {
        if (step.version <= pragma(database, "user_version"))
            continue;
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        database.exec(step.sql);
        database.exec("PRAGMA user_version = " + std::to_string(step.version));
        database.exec("PRAGMA application_id = " + std::to_string(applicationId));
        transaction.commit();
    }
}

} // namespace

Result<std::unique_ptr<SQLite::Database>> openForWriting(const std::filesystem::path& file) {
    try {
        // Looked at read-only first: opening for writing may already change a foreign file's journal mode.
        if (std::filesystem::exists(file) && std::filesystem::file_size(file) > 0) {
            SQLite::Database peek(file.string(), SQLite::OPEN_READONLY, busyTimeoutMs);
            if (auto error = foreign(peek, file))
                return *error;
        }
        auto database = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                                                           busyTimeoutMs);
        database->exec("PRAGMA journal_mode = WAL");
        database->exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                       "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA journal_size_limit = 67108864;"
                       "PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384");
        if (database->execAndGet("PRAGMA quick_check(1)").getString() != "ok")
            return Error{ErrorKind::Unavailable, file.string() +
                                                     " is damaged; set it aside, and the box rebuilds itself "
                                                     "from its neighbours at the next start"};
        // What the kernel's cache shows of the log need not be on the disk: where a sync failed, Linux takes the pages
        // for written, and a program that starts again would build on what the next power cut takes away. So the log is
        // written into the database, and synced, before anything is added.
        database->exec("PRAGMA wal_checkpoint(TRUNCATE)");
        migrate(*database);
        return database;
    } catch (const SQLite::Exception& error) {
        auto explained = explain(error);
        explained.message = file.string() + ": " + explained.message;
        return explained;
    } catch (const std::filesystem::filesystem_error& error) {
        return Error{ErrorKind::Unavailable, error.what()};
    }
}

Result<std::unique_ptr<SQLite::Database>> openForReading(const std::filesystem::path& file) {
    try {
        auto database = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READONLY, busyTimeoutMs);
        if (auto error = foreign(*database, file))
            return *error;
        if (pragma(*database, "user_version") < latestSchema())
            return Error{ErrorKind::Unavailable,
                         file.string() + " is of an older Phin; start its box once to upgrade it"};
        database->exec("PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA mmap_size = 0");
        sqlite3_db_config(database->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        return database;
    } catch (const SQLite::Exception& error) {
        auto explained = explain(error);
        explained.message = file.string() + ": " + explained.message;
        return explained;
    }
}

Error explain(const SQLite::Exception& error) {
    const std::string reason = error.what();
    switch (error.getErrorCode()) {
    case SQLITE_FULL:
        return {ErrorKind::Unavailable, "the disk is full; nothing was kept. Free some space and try again"};
    case SQLITE_READONLY:
        return {ErrorKind::Unavailable, "the storage is read-only; nothing was kept"};
    case SQLITE_IOERR:
        return {ErrorKind::Unavailable, "the storage failed (" + reason + "); nothing was kept"};
    case SQLITE_CORRUPT:
        return {ErrorKind::Unavailable, "the database is damaged (" + reason + "); nothing was kept"};
    case SQLITE_NOTADB:
        return {ErrorKind::Refused, "this is not a Phin database; it was left untouched"};
    case SQLITE_CANTOPEN:
        return {ErrorKind::Unavailable, "the database cannot be opened (" + reason + ")"};
    case SQLITE_BUSY:
        return {ErrorKind::Unavailable, "another program is writing to the database; nothing was kept"};
    default:
        return {ErrorKind::Unavailable, "the database said: " + reason};
    }
}

} // namespace phin::journal
