#pragma once

#include <string_view>

namespace phin::cloud {

/// A file of web/, built into the program.
struct Asset {
    std::string_view path; ///< as asked for: /app.js
    std::string_view type;
    std::string_view bytes;
};

/// Null: there is no such file.
[[nodiscard]] const Asset* findAsset(std::string_view path) noexcept;

} // namespace phin::cloud
