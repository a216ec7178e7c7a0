#pragma once

#include "app/menu/menu_file.h"

#include "phin/till/v1/till.grpc.pb.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace phin::cli {

// Menus as files beside their pictures, on their way to a till and back.

/// The menu and its pictures, or nothing after the problems have been printed.
[[nodiscard]] std::optional<menu::MenuWithPictures> readOrExplain(const std::string& file);

/// Hands a till the pictures, as many in a call as fit.
[[nodiscard]] grpc::Status sendPictures(till::v1::Till::Stub& stub, const std::map<std::string, std::string>& pictures);

/// Asks a till for pictures by their ids.
[[nodiscard]] grpc::Status fetchPictures(till::v1::Till::Stub& stub, const std::set<std::string>& ids,
                                         std::map<std::string, std::string>& pictures);

/// Writes a menu to FILE and its pictures into the folder "pictures" beside it. Files that are there are replaced, each
/// at once or not at all. Answered with how many pictures there are.
[[nodiscard]] Result<std::size_t> writeFiles(const std::filesystem::path& file, const model::v1::Menu& menu,
                                             const std::map<std::string, std::string>& pictures);

} // namespace phin::cli
