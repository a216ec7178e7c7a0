#include "tests/support/builders.h"

#include "tests/support/fake_clock.h"

#include <array>
#include <utility>

namespace phin::test {
namespace {

using model::v1::Menu;

template <class Part>
void named(Part& part, const std::string& id, const std::string& vietnamese, const std::string& english) {
    part.set_id(id);
    part.mutable_name()->set_vi(vietnamese);
    part.mutable_name()->set_en(english);
}

model::v1::Product& product(Menu& menu, const std::string& id, const std::string& english, const std::string& station,
                            std::int64_t price) {
    auto& added = *menu.add_products();
    named(added, id, english, english);
    added.set_category(station == "kitchen" ? "food" : "drinks");
    added.set_station(station);
    added.set_tax("vat");
    added.set_target_seconds(120);
    auto& variant = *added.add_variants();
    variant.set_price_minor(price);
    return added;
}

void modifier(model::v1::ModifierGroup& group, const std::string& id, std::int64_t price, bool isDefault) {
    auto& added = *group.add_modifiers();
    named(added, id, id, id);
    added.set_price_minor(price);
    added.set_is_default(isDefault);
}

} // namespace

Uuid idOf(std::uint32_t n) {
    std::array<std::uint8_t, Uuid::randomSize> random{};
    for (std::size_t i = 0; i < 4; ++i)
        random[random.size() - 1 - i] = static_cast<std::uint8_t>(n >> (8 * i));
    return Uuid::make(FakeClock::aprilMorningMs + n, random);
}

Menu smallMenu() {
    Menu menu;
    menu.set_schema(1);
    menu.set_id("small-menu");
    menu.set_name("Quán nhỏ");
    menu.set_currency("VND");
    auto& tax = *menu.add_taxes();
    named(tax, "vat", "Thuế GTGT", "VAT");
    tax.set_inclusive(true);
    tax.add_periods()->set_basis_points(800);
    for (const auto& [id, name, prepares] :
         {std::tuple{"barista", "Barista", true}, {"kitchen", "Kitchen", true}, {"counter", "Counter", false}}) {
        auto& station = *menu.add_stations();
        named(station, id, name, name);
        station.set_prepares(prepares);
    }
    named(*menu.add_categories(), "drinks", "Đồ uống", "Drinks");
    named(*menu.add_categories(), "food", "Đồ ăn", "Food");
    auto& sugar = *menu.add_modifier_groups();
    named(sugar, "sugar", "Đường", "Sugar");
    sugar.set_min(1);
    sugar.set_max(1);
    modifier(sugar, "full", 0, true);
    modifier(sugar, "less", 0, false);
    modifier(sugar, "none", 0, false);
    auto& topping = *menu.add_modifier_groups();
    named(topping, "topping", "Thêm", "Topping");
    topping.set_max(2);
    modifier(topping, "jelly", 5'000, false);
    modifier(topping, "pearl", 7'000, false);

    auto& phin = product(menu, "phin", "Phin coffee", "barista", 25'000);
    named(*phin.mutable_variants(0), "small", "Nhỏ", "Small");
    phin.mutable_variants(0)->set_is_default(true);
    named(*phin.add_variants(), "large", "Lớn", "Large");
    phin.mutable_variants(1)->set_price_minor(32'000);
    phin.add_modifier_groups("sugar");
    phin.add_modifier_groups("topping");
    product(menu, "bac-xiu", "Bac xiu", "barista", 29'000);
    product(menu, "banh-mi", "Banh mi", "kitchen", 35'000);
    product(menu, "water", "Water", "counter", 10'000).clear_tax();
    product(menu, "croissant", "Croissant", "kitchen", 30'000).set_sold_out(true);
    return menu;
}

Menu largeMenu(int products) {
    Menu menu = smallMenu();
    menu.set_id("large-menu-" + std::to_string(products));
    for (int i = 0; i < products; ++i) {
        const auto number = std::to_string(i);
        product(menu, "item-" + number, "A cup of something rather special, number " + number, "barista", 20'000 + i);
    }
    return menu;
}

Choice choice(std::string product, std::int32_t quantity) {
    Choice made;
    made.product = std::move(product);
    made.quantity = quantity;
    return made;
}

model::v1::Tender tender(std::string kind, std::int64_t givenMinor) {
    model::v1::Tender made;
    made.set_kind(std::move(kind));
    made.set_given_minor(givenMinor);
    return made;
}

model::v1::Discount percentOff(std::int32_t basisPoints) {
    model::v1::Discount made;
    made.set_basis_points(basisPoints);
    made.set_reason("test");
    return made;
}

model::v1::Discount amountOff(std::int64_t minor) {
    model::v1::Discount made;
    made.set_amount_minor(minor);
    made.set_reason("test");
    return made;
}

model::v1::RefundLine refundOf(std::uint32_t line, std::int32_t quantity) {
    model::v1::RefundLine made;
    made.set_line(line);
    made.set_quantity(quantity);
    return made;
}

} // namespace phin::test
