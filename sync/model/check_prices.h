#pragma once

#include "sync/model/menu.h"

#include <vector>

namespace phin {

/// The part of checkMenu() that looks at price lists, combos and favourites.
void checkPrices(const model::v1::Menu& menu, std::vector<MenuProblem>& problems);

} // namespace phin
