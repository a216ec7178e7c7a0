#include "sync/journal/inspector.h"

#include "sync/journal/database.h"
#include "sync/journal/entry.h"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <vector>

namespace phin::journal {
namespace {

/// What is wrong with one table, its indexes included.
std::optional<std::string> inspectTable(SQLite::Database& database, const std::string& table) {
    SQLite::Statement check(database, "PRAGMA integrity_check('" + table + "')");
    if (!check.executeStep())
        return std::nullopt;
    const auto said = check.getColumn(0).getString();
    return said == "ok" ? std::nullopt : std::optional(table + ": " + said);
}

/// Looks at entries after `position`, which moves on; `done`: there are no more.
std::optional<std::string> inspectEntries(SQLite::Database& database, std::int64_t& position, int most, bool& done) {
    SQLite::Statement entries(database, "SELECT position, hlc, type, bytes FROM entry WHERE position > ? "
                                        "ORDER BY position LIMIT ?");
    entries.bind(1, position);
    entries.bind(2, most);
    int seen = 0;
    Entry entry;
    while (entries.executeStep()) {
        ++seen;
        position = entries.getColumn(0).getInt64();
        const auto bytes = entries.getColumn(3);
        if (!entry.ParseFromArray(bytes.getBlob(), bytes.getBytes()) || toBytes(hashOf(entry)) != entry.hash() ||
            static_cast<std::int64_t>(entry.hlc()) != entries.getColumn(1).getInt64() ||
            entry.type() != entries.getColumn(2).getText())
            return "the entry at position " + std::to_string(position) + " is not what its hash says";
    }
    done = seen < most;
    return std::nullopt;
}

} // namespace

Inspector::Inspector(std::filesystem::path file, Settings settings, std::function<void(const std::string&)> damaged)
    : m_file(std::move(file))
    , m_settings(settings)
    , m_damaged(std::move(damaged))
    , m_thread([this] { run(); }) {}

Inspector::~Inspector() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

bool Inspector::wait(std::chrono::milliseconds time) {
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, time, [this] { return m_stopping; });
}

void Inspector::run() {
    for (auto pause = m_settings.first; wait(pause); pause = m_settings.every) {
        const auto fault = inspect(m_file, m_settings.entriesAtOnce, [this] { return wait(m_settings.rest); });
        if (!fault)
            continue;
        spdlog::error("{} is damaged: {}", m_file.string(), *fault);
        m_damaged(*fault);
        return;
    }
}

std::optional<std::string> Inspector::inspect(const std::filesystem::path& file, int entriesAtOnce,
                                              const std::function<bool()>& resting) {
    try {
        auto database = openForReading(file);
        if (!database) // cannot be opened, for whatever reason; whether that is damage is looked at by other means
            return damageOf(file);
        std::vector<std::string> tables;
        {
            SQLite::Statement names(**database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                                                "name NOT LIKE 'sqlite_%'");
            while (names.executeStep())
                tables.push_back(names.getColumn(0).getString());
        }
        for (const auto& table : tables) {
            if (!resting())
                return std::nullopt;
            if (auto fault = inspectTable(**database, table))
                return fault;
        }
        std::int64_t position = 0;
        for (bool done = false; !done;) {
            if (!resting())
                return std::nullopt;
            if (auto fault = inspectEntries(**database, position, entriesAtOnce, done))
                return fault;
        }
        return std::nullopt;
    } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() == SQLITE_CORRUPT || error.getErrorCode() == SQLITE_NOTADB)
            return error.what();
        spdlog::warn("{} cannot be looked through now: {}", file.string(), error.what());
        return std::nullopt;
    }
}

} // namespace phin::journal
