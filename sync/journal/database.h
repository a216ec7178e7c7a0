#pragma once

#include "sync/model/result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>

namespace phin::journal {

/// A box's file. WAL and synchronous=FULL: what has committed survives a power cut.
/// Refuses, untouched: a file of another application, a newer schema, a damaged file.
/// An older schema is brought up to date, one numbered step a transaction.
[[nodiscard]] Result<std::unique_ptr<SQLite::Database>> openForWriting(const std::filesystem::path& file);

/// A reader's own connection: query_only, and it never checkpoints, which is the writer's alone (SQLite before
/// 3.51.3 can lose commits where a second connection's checkpoint meets a WAL reset).
[[nodiscard]] Result<std::unique_ptr<SQLite::Database>> openForReading(const std::filesystem::path& file);

/// What an SQLite error means to the one who pressed the button.
[[nodiscard]] Error explain(const SQLite::Exception& error);

} // namespace phin::journal
