#pragma once

#include <filesystem>
#include <optional>

namespace phin::cli {

/// The shop's ca.crt: in `keys` where that is given, else beside the database or in a "keys" folder up to two levels
/// above it, as packaging/demo and the cloud lay their folders out.
[[nodiscard]] std::optional<std::filesystem::path> findAuthority(const std::filesystem::path& database,
                                                                 const std::filesystem::path& keys);

} // namespace phin::cli
