#pragma once

#include "app/menu/menu_file.h"

#include <toml++/toml.h>

#include <string_view>
#include <utility>
#include <vector>

namespace phin::menu {

/// What could be read of a TOML text. Where its grammar is broken, parsing goes on with the next part of the file
/// (a part begins at a line that starts with "["), so that one missing quote does not hide the other mistakes.
struct TomlDocument {
    toml::table root;
    Problems problems;                            ///< the broken places
    std::vector<std::pair<int, int>> unreadLines; ///< first and last line of each part that was left out

    [[nodiscard]] bool complete() const noexcept { return problems.empty(); }
    [[nodiscard]] bool leftOut(int line) const noexcept;
};

[[nodiscard]] TomlDocument parseToml(std::string_view bytes);

} // namespace phin::menu
