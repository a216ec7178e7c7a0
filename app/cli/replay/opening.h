#pragma once

#include "app/cli/shop_file.h"
#include "phin/model/v1/menu.pb.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace phin::cli {

/// Says what is being waited for.
using Waiting = std::function<void(const std::string&)>;

/// Puts the menu in force at all of these tills: through the first, or where the LAN does not carry it, through each.
Status putMenuInForce(const ShopFile& shop, const std::vector<std::string>& tills, const model::v1::Menu& menu,
                      std::chrono::seconds patience, const Waiting& waiting);

/// Waits until these tills hold what any replica holds of any till's journal, so that each knows what the others sold.
/// A till that hears nobody is not waited for longer than `patience`; what it lacks is then said.
std::string waitForCatchUp(const ShopFile& shop, const std::vector<std::string>& tills, std::chrono::seconds patience,
                           const Waiting& waiting);

} // namespace phin::cli
