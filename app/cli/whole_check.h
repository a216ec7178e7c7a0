#pragma once

#include "app/cli/chain_check.h"

#include <filesystem>

namespace phin::cli {

/// Whether a whole database is sound: its pages, and every chain in it. What is wrong goes to `faults`.
/// Errors: it cannot be opened, is not ours, or is of a newer Phin.
Result<std::vector<ChainReport>> checkWhole(const std::filesystem::path& file, const journal::Authority& authority,
                                            Faults& faults);

/// SHA-256 of a file, hex.
[[nodiscard]] Result<std::string> checksumOf(const std::filesystem::path& file);

/// Whether some process has this database open.
[[nodiscard]] bool isInUse(const std::filesystem::path& database);

/// Whose journal it is: SHOP/DEVICE.
[[nodiscard]] Result<std::string> ownerOf(const std::filesystem::path& database);

} // namespace phin::cli
