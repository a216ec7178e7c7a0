#include "sync/journal/database.h"

#include "sync/journal/storage_state.h"

#include <SQLiteCpp/Backup.h>
#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

namespace phin::journal {
namespace {

constexpr int applicationId = 0x5068696e; // "Phin"
constexpr int busyTimeoutMs = 5000;
constexpr std::uintmax_t smallFile = 64 * 1024 * 1024; // looked through at every start; it takes some ten milliseconds

int pragma(SQLite::Database& database, const char* name) {
    return database.execAndGet(std::string("PRAGMA ") + name).getInt();
}

/// Nothing where the file is ours and not newer than this program.
std::optional<Error> foreign(SQLite::Database& database, const std::filesystem::path& file, int latest) {
    const int id = pragma(database, "application_id");
    const bool empty = id == 0 && database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    if (!empty && id != applicationId)
        return Error{ErrorKind::Refused,
                     file.string() + " is the database of another application; it was left untouched"};
    const int version = pragma(database, "user_version");
    if (version > latest)
        return Error{ErrorKind::Refused, file.string() + " has schema " + std::to_string(version) +
                                             ", newer than this program's " + std::to_string(latest) +
                                             "; it was left untouched. Install the newer Phin"};
    return std::nullopt;
}

/// Flushes what was written to a file, or what was renamed in a folder.
void sync(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!done)
        throw std::filesystem::filesystem_error("cannot flush", path, std::error_code(errno, std::generic_category()));
}

std::filesystem::path copyBefore(const std::filesystem::path& file, int version) {
    return file.string() + ".before-schema-" + std::to_string(version + 1);
}

/// Nothing: done.
std::optional<Error> migrate(SQLite::Database& database, const std::filesystem::path& file, const Upgrade& upgrade) {
    const auto passing = [&upgrade](const std::string& where) {
        if (upgrade.passing)
            upgrade.passing(where);
    };
    const int before = pragma(database, "user_version");
    const int latest = upgrade.steps.back().version;
    if (before > 0 && before < latest) {
        // A copy that is there already is of an upgrade that was cut off: it is the older one, and stays.
        const auto copy = copyBefore(file, before);
        if (!std::filesystem::exists(copy)) {
            spdlog::info("{}: copied before it is brought from schema {} to {}", file.string(), before, latest);
            if (auto copied = copyDatabase(file, copy); !copied) {
                copied.error().message =
                    "the upgrade has not begun, since a copy cannot be made first: " + copied.error().message;
                return copied.error();
            }
        }
        passing("copied");
    }
    for (const auto& step : upgrade.steps) {
        if (step.version <= pragma(database, "user_version"))
            continue;
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        database.exec(step.sql);
        passing("within " + std::to_string(step.version));
        database.exec("PRAGMA user_version = " + std::to_string(step.version));
        database.exec("PRAGMA application_id = " + std::to_string(applicationId));
        transaction.commit();
        passing("after " + std::to_string(step.version));
    }
    // Copies of this upgrade and of those that were cut off before it.
    std::error_code ignored;
    for (int version = 1; version < latest; ++version)
        std::filesystem::remove(copyBefore(file, version), ignored);
    return std::nullopt;
}

/// The first fault that SQLite names; nothing where there is none.
std::optional<std::string> quickCheck(SQLite::Database& database) {
    const auto said = database.execAndGet("PRAGMA quick_check(1)").getString();
    return said == "ok" ? std::nullopt : std::optional(said);
}

} // namespace

Result<std::unique_ptr<SQLite::Database>> openForWriting(const std::filesystem::path& file, const Upgrade& upgrade) {
    try {
        // Looked at read-only first: opening for writing may already change a foreign file's journal mode.
        if (std::filesystem::exists(file) && std::filesystem::file_size(file) > 0) {
            SQLite::Database peek(file.string(), SQLite::OPEN_READONLY, busyTimeoutMs);
            if (auto error = foreign(peek, file, upgrade.steps.back().version))
                return *error;
        }
        auto database = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                                                           busyTimeoutMs);
        database->exec("PRAGMA journal_mode = WAL");
        database->exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                       "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA journal_size_limit = 67108864;"
                       "PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384");
        const auto size = static_cast<std::uintmax_t>(pragma(*database, "page_count")) *
                          static_cast<std::uintmax_t>(pragma(*database, "page_size"));
        if (size <= smallFile && quickCheck(*database))
            return Error{ErrorKind::Unavailable, file.string() +
                                                     " is damaged; set it aside, and the box rebuilds itself "
                                                     "from its neighbours at the next start"};
        // What the kernel's cache shows of the log need not be on the disk: where a sync failed, Linux takes the pages
        // for written, and a program that starts again would build on what the next power cut takes away. So the log is
        // written into the database, and synced, before anything is added.
        SQLite::Statement checkpoint(*database, "PRAGMA wal_checkpoint(TRUNCATE)");
        if (!checkpoint.executeStep() || checkpoint.getColumn(0).getInt() != 0)
            return Error{ErrorKind::Unavailable, file.string() + ": another program is reading it, so what it has "
                                                                 "cannot be made sure of yet. Try again"};
        checkpoint.reset();
        if (auto error = migrate(*database, file, upgrade))
            return *error;
        return database;
    } catch (const SQLite::Exception& error) {
        auto explained = explain(error);
        if (isReadOnly(file))
            explained.message = "the storage is read-only; mount it for writing";
        explained.message = file.string() + ": " + explained.message;
        return explained;
    } catch (const std::filesystem::filesystem_error& error) {
        return Error{ErrorKind::Unavailable, error.what()};
    }
}

Result<std::unique_ptr<SQLite::Database>> openForReading(const std::filesystem::path& file) {
    try {
        auto database = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READONLY, busyTimeoutMs);
        if (auto error = foreign(*database, file, latestSchema()))
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

std::optional<std::string> damageOf(const std::filesystem::path& file) {
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    if (code || size == 0)
        return std::nullopt;
    try {
        SQLite::Database database(file.string(), SQLite::OPEN_READONLY, busyTimeoutMs);
        sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        database.exec("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
        if (foreign(database, file, latestSchema()))
            return std::nullopt; // not ours to judge
        if (size <= smallFile)
            if (auto fault = quickCheck(database))
                return fault;
        for (const auto* const all : {"SELECT sum(seq + epoch + length(hash) + length(certificate)) FROM chain",
                                      "SELECT sum(length(id) + length(bytes)) FROM paper",
                                      "SELECT sum(last_receipt) FROM till", "SELECT sum(last_count) FROM till_day",
                                      "SELECT sum(length(bytes)) FROM entry WHERE position IN "
                                      "(SELECT (id << 40) | seq FROM chain)"})
            std::ignore = database.execAndGet(all).getInt64();
        return std::nullopt;
    } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() == SQLITE_CORRUPT || error.getErrorCode() == SQLITE_NOTADB)
            return error.what();
        return std::nullopt; // something else is wrong; opening it will say what
    }
}

Status copyDatabase(const std::filesystem::path& from, const std::filesystem::path& to) {
    const std::filesystem::path partial = to.string() + ".partial";
    try {
        std::filesystem::remove(partial);
        if (auto error = lackOfRoom(partial, std::filesystem::file_size(from)))
            return Error{ErrorKind::Unavailable, "there is no room for " + to.string() + ": it takes " +
                                                     megabytes(std::filesystem::file_size(from))};
        {
            SQLite::Database source(from.string(), SQLite::OPEN_READONLY, busyTimeoutMs);
            sqlite3_db_config(source.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
            SQLite::Database copy(partial.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            SQLite::Backup backup(copy, source);
            // In one go: a snapshot of one moment, which in WAL mode keeps nobody from writing.
            if (const int result = backup.executeStep(-1); result != SQLITE_DONE)
                return Error{ErrorKind::Unavailable, from.string() + " cannot be copied: " + sqlite3_errstr(result)};
        }
        {
            SQLite::Database copy(partial.string(), SQLite::OPEN_READWRITE);
            copy.exec("PRAGMA journal_mode = DELETE"); // one file, without a WAL beside it
        }
        sync(partial);
        std::filesystem::rename(partial, to);
        sync(to.parent_path().empty() ? "." : to.parent_path());
        return done();
    } catch (const SQLite::Exception& error) {
        std::error_code ignored;
        std::filesystem::remove(partial, ignored);
        auto explained = explain(error);
        explained.message = to.string() + ": " + explained.message;
        return explained;
    } catch (const std::filesystem::filesystem_error& error) {
        std::error_code ignored;
        std::filesystem::remove(partial, ignored);
        return Error{ErrorKind::Unavailable, error.what()};
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
