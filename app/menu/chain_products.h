#pragma once

#include "phin/model/v1/menu.pb.h"
#include "sync/model/result.h"

#include <filesystem>
#include <string_view>

namespace phin::menu {

/// Makes a menu of products.csv of the public coffee chain data set (IBM's "coffee shop" sample): US dollars without
/// tax, product ids as they stand there, one category per product_category. Beverages and add-ons are made at station
/// "barista", food at "kitchen"; the rest is handed over at "counter". The menu's id is the SHA-256 of the text.
/// Errors name the line.
[[nodiscard]] Result<model::v1::Menu> parseChainProducts(std::string_view csv);

/// The same for a file.
[[nodiscard]] Result<model::v1::Menu> readChainProducts(const std::filesystem::path& path);

} // namespace phin::menu
