#pragma once

#include "phin/model/v1/menu.pb.h"
#include "sync/model/result.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
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
/// Pictures are left out. The menu's id is the SHA-256 of `bytes` in hexadecimal. Any input is answered with a menu or
/// with its problems.
[[nodiscard]] Result<model::v1::Menu, Problems> parseMenu(std::string_view bytes);

/// The same for a file; one that cannot be read is a problem of the file as a whole.
[[nodiscard]] Result<model::v1::Menu, Problems> readMenuFile(const std::filesystem::path& path);

/// A file that a menu file names as a picture.
struct PictureName {
    std::string name; ///< relative to the menu file's folder, never out of it
    int product = -1; ///< place among the menu's products; -1: of a combo
    int combo = -1;
    int line = 0; ///< where it is named
    int column = 0;
};

/// A menu as it is written in a file: its pictures are names of other files.
struct MenuText {
    model::v1::Menu menu; ///< without pictures
    std::vector<PictureName> pictures;
};
[[nodiscard]] Result<MenuText, Problems> parseMenuText(std::string_view bytes);

/// A menu and its pictures, by the names that the menu has for them.
struct MenuWithPictures {
    model::v1::Menu menu;
    std::map<std::string, std::string> pictures; ///< JPEG
};
/// Makes a picture of a foreign file (see app/pictures); the message of an error is for the person who named it.
using PictureMaker = std::function<Result<std::string>(const std::filesystem::path& file)>;

/// readMenuFile() with what lies beside it. A picture that cannot be used is a problem where it is named.
[[nodiscard]] Result<MenuWithPictures, Problems> readMenuWithPictures(const std::filesystem::path& path,
                                                                      const PictureMaker& maker);

/// One line for each problem, the way compilers do: "menu.toml:12:9: message".
[[nodiscard]] std::string describe(const Problems& problems, std::string_view fileName);

} // namespace phin::menu
