#include "app/counter/menu_edits.h"

#include <algorithm>
#include <utility>

namespace phin::counter {
namespace {

template <class Parts>
int placeIn(const Parts& parts, const std::string& id) {
    for (int i = 0; i < parts.size(); ++i)
        if (parts[i].id() == id)
            return i;
    return -1;
}

template <class Parts>
std::string pathIn(const char* list, const Parts& parts, const std::string& id) {
    const int at = placeIn(parts, id);
    return at < 0 ? std::string() : std::string(list) + "[" + std::to_string(at) + "]";
}

/// Of a repeated field, all for which `gone` holds.
template <class Parts, class Gone>
void removeIf(Parts& parts, const Gone& gone) {
    parts.erase(std::remove_if(parts.begin(), parts.end(), gone), parts.end());
}

template <class Parts, class Part>
void put(Parts& parts, Part part) {
    if (const int at = placeIn(parts, part.id()); at >= 0)
        parts[at] = std::move(part);
    else
        *parts.Add() = std::move(part);
}

template <class Parts>
void retire(Parts& parts, const std::string& id) {
    removeIf(parts, [&id](const auto& each) { return each.id() == id; });
}

/// Takes the last part to an earlier place.
template <class Parts>
void bringForward(Parts& parts, int to) {
    for (int at = parts.size() - 1; at > to; --at)
        parts.SwapElements(at, at - 1);
}

/// Whole parts that differ between two menus, put on a third.
template <class Parts>
void carryOver(const Parts& base, const Parts& draft, Parts& target) {
    for (const auto& part : draft) {
        const int at = placeIn(base, part.id());
        if (at < 0 || base[at].SerializeAsString() != part.SerializeAsString())
            put(target, part);
    }
    for (const auto& part : base)
        if (placeIn(draft, part.id()) < 0)
            retire(target, part.id());
}

} // namespace

EditedMenu edited(const MenuIndex& menu, const MenuEdit& edit) {
    auto next = menu.menu();
    edit(next);
    auto problems = checkMenu(next);
    return {std::make_shared<const MenuIndex>(std::move(next)), std::move(problems)};
}

void putProduct(model::v1::Menu& menu, model::v1::Product product) {
    auto& products = *menu.mutable_products();
    const auto id = product.id();
    const auto category = product.category();
    const bool isNew = placeIn(products, id) < 0;
    put(products, std::move(product));
    if (!isNew)
        return;
    int behind = products.size() - 1; // the last other one of the category
    for (int i = 0; i + 1 < products.size(); ++i)
        if (products[i].category() == category)
            behind = i + 1;
    bringForward(products, behind);
}

void putCategory(model::v1::Menu& menu, model::v1::Category category) {
    put(*menu.mutable_categories(), std::move(category));
}

void putGroup(model::v1::Menu& menu, model::v1::ModifierGroup group) {
    put(*menu.mutable_modifier_groups(), std::move(group));
}

void putTax(model::v1::Menu& menu, model::v1::TaxRate tax) {
    put(*menu.mutable_taxes(), std::move(tax));
}

void putPriceList(model::v1::Menu& menu, model::v1::PriceList list) {
    put(*menu.mutable_price_lists(), std::move(list));
}

void putStation(model::v1::Menu& menu, model::v1::Station station) {
    put(*menu.mutable_stations(), std::move(station));
}

void retireProduct(model::v1::Menu& menu, const std::string& id) {
    retire(*menu.mutable_products(), id);
    removeIf(*menu.mutable_favourites(), [&id](const auto& each) { return each == id; });
    for (auto& list : *menu.mutable_price_lists())
        removeIf(*list.mutable_prices(), [&id](const auto& each) { return each.product() == id; });
    for (auto& combo : *menu.mutable_combos())
        for (auto& part : *combo.mutable_parts())
            removeIf(*part.mutable_choices(), [&id](const auto& each) { return each.product() == id; });
}

void retireCategory(model::v1::Menu& menu, const std::string& id) {
    retire(*menu.mutable_categories(), id);
    for (auto& list : *menu.mutable_price_lists())
        if (list.has_change())
            removeIf(*list.mutable_change()->mutable_categories(), [&id](const auto& each) { return each == id; });
}

void retireGroup(model::v1::Menu& menu, const std::string& id) {
    retire(*menu.mutable_modifier_groups(), id);
    for (auto& product : *menu.mutable_products())
        removeIf(*product.mutable_modifier_groups(), [&id](const auto& each) { return each == id; });
}

void retireTax(model::v1::Menu& menu, const std::string& id) {
    retire(*menu.mutable_taxes(), id);
    for (auto& list : *menu.mutable_price_lists())
        removeIf(*list.mutable_taxes(), [&id](const auto& swap) { return swap.tax() == id; });
}

void retirePriceList(model::v1::Menu& menu, const std::string& id) {
    retire(*menu.mutable_price_lists(), id);
}

void retireStation(model::v1::Menu& menu, const std::string& id) {
    retire(*menu.mutable_stations(), id);
}

std::string placeOfProduct(const model::v1::Menu& menu, const std::string& id) {
    return pathIn("products", menu.products(), id);
}

std::string placeOfCategory(const model::v1::Menu& menu, const std::string& id) {
    return pathIn("categories", menu.categories(), id);
}

std::string placeOfGroup(const model::v1::Menu& menu, const std::string& id) {
    return pathIn("modifier_groups", menu.modifier_groups(), id);
}

std::string placeOfTax(const model::v1::Menu& menu, const std::string& id) {
    return pathIn("taxes", menu.taxes(), id);
}

std::string placeOfPriceList(const model::v1::Menu& menu, const std::string& id) {
    return pathIn("price_lists", menu.price_lists(), id);
}

std::string placeOfStation(const model::v1::Menu& menu, const std::string& id) {
    return pathIn("stations", menu.stations(), id);
}

std::string idLike(const std::string& wish) {
    constexpr std::size_t longest = 32; // leaves room for a number
    std::string id;
    for (const char c : wish) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter)
            id += c;
        else if (c >= 'A' && c <= 'Z')
            id += static_cast<char>(c - 'A' + 'a');
        else if (!id.empty() && id.back() != '-')
            id += '-';
        if (id.size() == longest)
            break;
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return id.empty() ? "item" : id;
}

model::v1::Menu rebased(const model::v1::Menu& base, const model::v1::Menu& draft, const model::v1::Menu& newer) {
    auto menu = newer;
    carryOver(base.categories(), draft.categories(), *menu.mutable_categories());
    carryOver(base.modifier_groups(), draft.modifier_groups(), *menu.mutable_modifier_groups());
    carryOver(base.taxes(), draft.taxes(), *menu.mutable_taxes());
    carryOver(base.stations(), draft.stations(), *menu.mutable_stations());
    carryOver(base.price_lists(), draft.price_lists(), *menu.mutable_price_lists());
    for (const auto& product : base.products())
        if (placeIn(draft.products(), product.id()) < 0)
            retireProduct(menu, product.id());
    carryOver(base.products(), draft.products(), *menu.mutable_products());
    return menu;
}

} // namespace phin::counter
