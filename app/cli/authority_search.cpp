#include "app/cli/authority_search.h"

namespace phin::cli {

std::optional<std::filesystem::path> findAuthority(const std::filesystem::path& database,
                                                   const std::filesystem::path& keys) {
    constexpr int levels = 3;
    std::error_code ignored; // what cannot be looked at is not there for us
    if (!keys.empty()) {
        auto file = keys / "ca.crt";
        return std::filesystem::exists(file, ignored) ? std::optional(file) : std::nullopt;
    }
    auto folder = std::filesystem::absolute(database).parent_path();
    for (int level = 0; level < levels; ++level, folder = folder.parent_path())
        for (const auto& file : {folder / "ca.crt", folder / "keys" / "ca.crt"})
            if (std::filesystem::exists(file, ignored))
                return file;
    return std::nullopt;
}

} // namespace phin::cli
