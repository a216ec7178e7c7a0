#pragma once

#include "sync/model/menu.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace phin {

/// A person's word that a product can or cannot be had on one business day.
struct Availability {
    std::int32_t businessDate = 0; ///< YYYYMMDD
    std::string product;
    bool available = true;
};

/// The words of one day, by product.
using AvailableToday = std::map<std::string, bool>;

/// The menu as it is sold on a day with these words: they count more than the menu's own `sold_out`. The menu itself
/// where they change nothing; what the menu does not have is left out of account.
[[nodiscard]] std::shared_ptr<const MenuIndex> menuWith(const std::shared_ptr<const MenuIndex>& menu,
                                                        const AvailableToday& words);

} // namespace phin
