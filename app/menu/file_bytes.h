#pragma once

#include "sync/model/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace phin::menu {

/// A whole regular file, refused where it is larger than `most` bytes.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path, std::size_t most);

/// SHA-256 in lower-case hexadecimal.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);

} // namespace phin::menu
