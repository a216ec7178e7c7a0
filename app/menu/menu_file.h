#pragma once

#include "phin/model/v1/menu.pb.h"
#include "sync/model/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace phin::menu {

/// Something in a menu file that has to be mended, in words for the person who wrote it.
struct Problem {
    int line = 0;   ///< from 1; 0: the file as a whole
    int column = 0; ///< from 1, in characters; 0: the line as a whole
    std::string message;

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// In the order of the file, never empty where it is an error.
using Problems = std::vector<Problem>;

/// A larger file is refused unread: a menu of a thousand products has a quarter of it.
inline constexpr std::size_t kLargestMenuFile = std::size_t{1024} * 1024;

/// Reads the text of a menu file (docs/menu.md describes the format) and checks all of it.
/// The menu's id is the SHA-256 of `bytes` in hexadecimal. Any input is answered with a menu or with its problems.
[[nodiscard]] Result<model::v1::Menu, Problems> parseMenu(std::string_view bytes);

/// The same for a file; one that cannot be read is a problem of the file as a whole.
[[nodiscard]] Result<model::v1::Menu, Problems> readMenuFile(const std::filesystem::path& path);

/// One line for each problem, the way compilers do: "menu.toml:12:9: message".
[[nodiscard]] std::string describe(const Problems& problems, std::string_view fileName);

} // namespace phin::menu
