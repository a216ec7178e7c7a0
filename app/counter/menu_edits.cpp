#include "app/counter/menu_edits.h"

#include <algorithm>
#include <charconv>
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

namespace {

/// Sets the part at `at` back to what it is in `newer`, where there is none takes it off; false where that changes
/// nothing.
template <class Parts>
bool setBack(Parts& parts, const Parts& newer, int at, std::vector<model::v1::Text>& names) {
    if (at < 0 || at >= parts.size())
        return false;
    const int there = placeIn(newer, parts[at].id());
    if (there >= 0 && newer[there].SerializeAsString() == parts[at].SerializeAsString())
        return false;
    names.push_back(parts[at].name());
    if (there >= 0)
        parts[at] = newer[there];
    else
        parts.DeleteSubrange(at, 1);
    return true;
}

/// Sets back the first part that has a problem and is not as in `newer`.
bool setBackOne(model::v1::Menu& menu, const model::v1::Menu& newer, const std::vector<MenuProblem>& problems,
                std::vector<model::v1::Text>& names) {
    for (const auto& problem : problems) {
        const auto open = problem.path.find('['), close = problem.path.find(']');
        if (open == std::string::npos || close == std::string::npos)
            continue;
        const auto list = problem.path.substr(0, open);
        int at = -1;
        std::from_chars(problem.path.data() + open + 1, problem.path.data() + close, at);
        if ((list == "products" && setBack(*menu.mutable_products(), newer.products(), at, names)) ||
            (list == "categories" && setBack(*menu.mutable_categories(), newer.categories(), at, names)) ||
            (list == "modifier_groups" &&
             setBack(*menu.mutable_modifier_groups(), newer.modifier_groups(), at, names)) ||
            (list == "taxes" && setBack(*menu.mutable_taxes(), newer.taxes(), at, names)) ||
            (list == "price_lists" && setBack(*menu.mutable_price_lists(), newer.price_lists(), at, names)) ||
            (list == "stations" && setBack(*menu.mutable_stations(), newer.stations(), at, names)))
            return true;
    }
    return false;
}

/// Puts back what is on `newer` and was taken off: something there needs it.
template <class Parts>
void putBack(Parts& parts, const Parts& newer, std::vector<model::v1::Text>& names) {
    for (const auto& part : newer)
        if (placeIn(parts, part.id()) < 0) {
            names.push_back(part.name());
            *parts.Add() = part;
        }
}

} // namespace

std::optional<std::vector<model::v1::Text>> setBackWhatDoesNotFit(model::v1::Menu& menu, const model::v1::Menu& newer) {
    std::vector<model::v1::Text> names;
    auto problems = checkMenu(menu);
    while (!problems.empty() && setBackOne(menu, newer, problems, names))
        problems = checkMenu(menu);
    if (problems.empty())
        return names;
    putBack(*menu.mutable_categories(), newer.categories(), names);
    putBack(*menu.mutable_modifier_groups(), newer.modifier_groups(), names);
    putBack(*menu.mutable_taxes(), newer.taxes(), names);
    putBack(*menu.mutable_stations(), newer.stations(), names);
    if (!checkMenu(menu).empty())
        return std::nullopt;
    return names;
}

} // namespace phin::counter
