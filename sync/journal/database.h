#pragma once

#include "sync/journal/schema.h"
#include "sync/model/result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace phin::journal {

/// How a file's schema is brought up to date; the defaults are this program's.
struct Upgrade {
    std::span<const Migration> steps = migrations;
    /// Called between the steps, for a test that kills the process there.
    std::function<void(const std::string& where)> passing{};
};

/// A box's file. WAL and synchronous=FULL: what has committed survives a power cut.
/// Refuses, untouched: a file of another application, a newer schema, a damaged file.
/// An older schema is brought up to date, one numbered step a transaction, after the whole file was copied beside
/// itself; the copy goes once all is done, so that an upgrade that is cut off anywhere is whole at the next start.
[[nodiscard]] Result<std::unique_ptr<SQLite::Database>> openForWriting(const std::filesystem::path& file,
                                                                       const Upgrade& upgrade = {});

/// A reader's own connection: query_only, and it never checkpoints, which is the writer's alone (SQLite before
/// 3.51.3 can lose commits where a second connection's checkpoint meets a WAL reset).
[[nodiscard]] Result<std::unique_ptr<SQLite::Database>> openForReading(const std::filesystem::path& file);

/// Why this file of ours cannot be trusted; nothing where it looks whole, or is no SQLite file of ours at all. Looks at
/// all of a small file, and of a large one at what a start needs: the Inspector sees to the rest while the box works.
[[nodiscard]] std::optional<std::string> damageOf(const std::filesystem::path& file);

/// A whole copy of a database that may be in use, as one file; `to` appears only once it is complete and on the disk.
[[nodiscard]] Status copyDatabase(const std::filesystem::path& from, const std::filesystem::path& to);

/// What an SQLite error means to the one who pressed the button.
[[nodiscard]] Error explain(const SQLite::Exception& error);

} // namespace phin::journal
