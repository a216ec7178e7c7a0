#pragma once

#include "app/cli/chain_check.h"

#include <filesystem>

namespace phin::cli {

enum class FoldState {
    Equal,
    Different, ///< faults say where
    Pruned,    ///< entries are no longer kept, so there is nothing to compare with
};

/// Folds all entries of a box's database anew, into a temporary one, and compares with what the box has stored.
/// Call it inside a transaction, as checkChains().
[[nodiscard]] FoldState checkFolds(SQLite::Database& database, Faults& faults);

} // namespace phin::cli
