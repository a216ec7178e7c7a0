#include "app/cli/command.h"
#include "app/cli/period.h"
#include "app/cli/text.h"
#include "sync/box/config.h"
#include "sync/journal/journal.h"
#include "sync/journal/reader.h"

#include <sqlite3.h>

#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct RebuildOptions {
    std::string database, config, keys;
};

/// What is needed to open a box's journal as the box itself does.
struct Place {
    std::filesystem::path database, authority, certificate, key;
    journal::Birth birth;
};

Result<Place> fromConfig(const RebuildOptions& options) {
    const auto config = box::loadConfig(options.config);
    if (!config)
        return config.error();
    return Place{options.database.empty() ? config->journalFile() : std::filesystem::path(options.database),
                 config->authority,
                 config->certificate,
                 config->key,
                 {config->kind, config->name, config->letter, config->station}};
}

/// Whose journal it is stands in the file; its certificate and key are called so in the folder.
Result<Place> fromKeys(const RebuildOptions& options) {
    const auto database = journal::openForReading(options.database);
    if (!database)
        return database.error();
    SQLite::Statement owner(**database, "SELECT bytes FROM paper WHERE kind = 'owner'");
    if (!owner.executeStep())
        return Error{ErrorKind::Refused, options.database + " does not say which box it belongs to"};
    const auto name = owner.getColumn(0).getString();
    const auto device = name.substr(name.find('/') + 1);
    const std::filesystem::path keys(options.keys);
    return Place{options.database, keys / "ca.crt", keys / (device + ".crt"), keys / (device + ".key"), {}};
}

/// A box that runs holds its file open; then nobody else may write to it.
Status nobodyRuns(const std::filesystem::path& file) {
    try {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA locking_mode = EXCLUSIVE");
        database.exec("BEGIN IMMEDIATE");
        database.exec("ROLLBACK");
        return done();
    } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() == SQLITE_BUSY)
            return Error{ErrorKind::Refused, file.string() + " is in use; stop its box first"};
        auto explained = journal::explain(error);
        explained.message = file.string() + ": " + explained.message;
        return explained;
    }
}

Result<std::string> digestOf(const std::filesystem::path& file) {
    auto reader = journal::Reader::open(file);
    if (!reader)
        return reader.error();
    return reader->digest(0, lastDay);
}

Status rebuild(const Place& place) {
    const auto identity = journal::Identity::load(place.certificate, place.key);
    if (!identity)
        return identity.error();
    const auto authority = journal::Authority::load(place.authority);
    if (!authority)
        return authority.error();
    const journal::SystemClock clock;
    const auto opened = journal::Journal::open({place.database, place.birth}, *identity, *authority, clock);
    if (!opened)
        return opened.error();
    return (*opened)->rebuild();
}

Status rebuildAndTell(const Place& place) {
    if (auto stopped = nobodyRuns(place.database); !stopped)
        return stopped;
    const auto before = digestOf(place.database);
    if (!before)
        return before.error();
    std::cout << "before  " << *before << std::endl;
    if (auto rebuilt = rebuild(place); !rebuilt)
        return rebuilt;
    const auto after = digestOf(place.database);
    if (!after)
        return after.error();
    std::cout << "after   " << *after << (*after == *before ? "  (equal)" : "  (different: what was stored was wrong)")
              << '\n';
    return done();
}

Exit run(const RebuildOptions& options) {
    if (options.config.empty() && (options.database.empty() || options.keys.empty()))
        return fail({ErrorKind::WrongUse, "say --config FILE, or --db FILE --keys DIR"});
    try {
        const auto place = options.config.empty() ? fromKeys(options) : fromConfig(options);
        if (!place)
            return fail(place.error());
        const auto rebuilt = rebuildAndTell(*place);
        return rebuilt ? Exit::Done : fail(rebuilt.error());
    } catch (const SQLite::Exception& error) {
        return fail(journal::explain(error));
    }
}

} // namespace

void addRebuild(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<RebuildOptions>();
    auto* const command = addCommand(app, exit, "rebuild", "Folds all entries of a stopped box anew",
                                     [options] { return run(*options); });
    command->add_option("--db", options->database, "the box's journal.db; else the one of its settings");
    auto* const config = command->add_option("--config", options->config, "the box's settings file");
    command->add_option("--keys", options->keys, "instead: the folder of ca.crt and the box's certificate and key")
        ->excludes(config);
}

} // namespace phin::cli
