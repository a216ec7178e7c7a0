#include "sync/model/availability.h"

#include <algorithm>

namespace phin {

std::shared_ptr<const MenuIndex> menuWith(const std::shared_ptr<const MenuIndex>& menu, const AvailableToday& words) {
    const bool same = std::all_of(words.begin(), words.end(), [&menu](const auto& word) {
        const auto* product = menu->product(word.first);
        return !product || product->sold_out() != word.second;
    });
    if (same)
        return menu;
    auto changed = menu->menu();
    for (auto& product : *changed.mutable_products())
        if (const auto word = words.find(product.id()); word != words.end())
            product.set_sold_out(!word->second);
    return std::make_shared<const MenuIndex>(std::move(changed));
}

} // namespace phin
