#pragma once

#include "app/counter/cart.h"

#include <vector>

namespace phin::counter {

/// Adds all that an earlier order had to a cart, as it was chosen then and at the prices of now. What the menu no
/// longer has or what is sold out goes to `leftOut` (of a combo all its lines). Refused where nothing is left.
[[nodiscard]] Status repeat(Cart& cart, const MenuIndex& menu, const model::v1::PricedOrder& earlier,
                            const ShopTime& time, std::vector<model::v1::OrderLine>& leftOut);

} // namespace phin::counter
