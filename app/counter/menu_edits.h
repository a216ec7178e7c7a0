#pragma once

#include "sync/model/menu.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace phin::counter {

// What a manager does to a menu before it is published. Menus are never changed in place: an edit makes the next one.

using MenuEdit = std::function<void(model::v1::Menu&)>;

/// What an edit makes of a menu, and what checkMenu() says to that. With problems it must not be taken.
struct EditedMenu {
    std::shared_ptr<const MenuIndex> menu;
    std::vector<MenuProblem> problems;
};
[[nodiscard]] EditedMenu edited(const MenuIndex& menu, const MenuEdit& edit);

/// Replaces the part of that id, or adds it: a product behind the others of its category.
void putProduct(model::v1::Menu& menu, model::v1::Product product);
void putCategory(model::v1::Menu& menu, model::v1::Category category);
void putGroup(model::v1::Menu& menu, model::v1::ModifierGroup group);
void putTax(model::v1::Menu& menu, model::v1::TaxRate tax);
void putPriceList(model::v1::Menu& menu, model::v1::PriceList list);
void putStation(model::v1::Menu& menu, model::v1::Station station);

/// Takes a part off the menu, and all that names it: favourites, price lists, choices of combos. Orders keep its id.
void retireProduct(model::v1::Menu& menu, const std::string& id);
/// What stands in it has to go first: else the menu has problems.
void retireCategory(model::v1::Menu& menu, const std::string& id);
void retireGroup(model::v1::Menu& menu, const std::string& id);
/// What has the tax, or is made at the station, has to be given another first.
void retireTax(model::v1::Menu& menu, const std::string& id);
void retirePriceList(model::v1::Menu& menu, const std::string& id);
void retireStation(model::v1::Menu& menu, const std::string& id);

/// Where in the menu it stands, as the paths of problems name it; empty where it does not.
[[nodiscard]] std::string placeOfProduct(const model::v1::Menu& menu, const std::string& id);
[[nodiscard]] std::string placeOfCategory(const model::v1::Menu& menu, const std::string& id);
[[nodiscard]] std::string placeOfGroup(const model::v1::Menu& menu, const std::string& id);
[[nodiscard]] std::string placeOfTax(const model::v1::Menu& menu, const std::string& id);
[[nodiscard]] std::string placeOfPriceList(const model::v1::Menu& menu, const std::string& id);
[[nodiscard]] std::string placeOfStation(const model::v1::Menu& menu, const std::string& id);

/// An id that nothing of its kind has, made of `wish` (of which only letters, digits and "-" count).
template <class Parts>
[[nodiscard]] std::string freshId(const Parts& parts, const std::string& wish);

/// What was done between `base` and `draft`, done to a menu that came into force meanwhile: whole products, categories,
/// groups, taxes, price lists, stations. What both changed is as the draft has it.
[[nodiscard]] model::v1::Menu rebased(const model::v1::Menu& base, const model::v1::Menu& draft,
                                      const model::v1::Menu& newer);

/// Sets back to `newer` what checkMenu() finds wrong with a menu that was rebased on it, part by part, until it is
/// whole again. The names of what was set back; nothing where that does not help.
[[nodiscard]] std::optional<std::vector<model::v1::Text>> setBackWhatDoesNotFit(model::v1::Menu& menu,
                                                                                const model::v1::Menu& newer);

/// One thing that a publication would change, for people to look at before.
struct MenuChange {
    enum class Of : std::uint8_t { Product, Category, Group, Tax, PriceList, Station };
    enum class Kind : std::uint8_t { Added, Retired, Changed };
    /// What of it is another: `Other` is everything that has no word of its own here.
    enum class Field : std::uint8_t {
        Name,
        Category,
        Station,
        Tax,
        Price,
        PriceToCome,
        Sizes,
        Groups,
        SoldOut,
        OpenPrice,
        Target,
        Barcodes,
        Allergens,
        Picture,
        Colour,
        HowMany,
        Options,
        Rate,     ///< of a tax, today
        When,     ///< days and hours of a price list
        Channels, ///< of a price list
        Prices,   ///< of a price list
        Prepares, ///< whether a station makes what it is given
        AlsoAt,   ///< stations that make a part too
        FallsTo,  ///< who stands in for a station, and when
        Other,
    };
    struct Detail {
        Field field = Field::Other;
        model::v1::Text what, before, after;                 ///< names, where the field has such
        std::optional<std::int64_t> beforeMinor, afterMinor; ///< prices; nothing: there is none
        std::int32_t day = 0;                                ///< of a price to come
    };
    Of of = Of::Product;
    Kind kind = Kind::Changed;
    std::string id;
    model::v1::Text name;
    std::vector<Detail> details; ///< of what was changed
};

/// In the menu's order, categories and groups before products; what is gone comes last of its kind. Prices are those
/// of the business day.
[[nodiscard]] std::vector<MenuChange> changesBetween(const MenuIndex& before, const MenuIndex& after,
                                                     std::int32_t businessDate);

// ---

/// Of a wish like "Cà phê 2!" without marks.
[[nodiscard]] std::string idLike(const std::string& wish);

template <class Parts>
std::string freshId(const Parts& parts, const std::string& wish) {
    const auto base = idLike(wish);
    const auto taken = [&parts](const std::string& id) {
        for (const auto& part : parts)
            if (part.id() == id)
                return true;
        return false;
    };
    auto id = base;
    for (int n = 2; taken(id); ++n)
        id = base + "-" + std::to_string(n);
    return id;
}

} // namespace phin::counter
