#pragma once

#include "phin/model/v1/menu.pb.h"
#include "phin/model/v1/order.pb.h"
#include "phin/model/v1/state.pb.h"

#include <cstdint>
#include <string>

/// Small whole things to test with; each test changes what it is about.
namespace phin::testing {

inline void addTax(model::v1::Menu& menu, const std::string& id, bool inclusive, std::int32_t basisPoints) {
    auto* tax = menu.add_taxes();
    tax->set_id(id);
    tax->mutable_name()->set_en(id);
    tax->set_inclusive(inclusive);
    tax->add_periods()->set_basis_points(basisPoints);
}

inline model::v1::ModifierGroup* addGroup(model::v1::Menu& menu, const std::string& id, int min, int max) {
    auto* group = menu.add_modifier_groups();
    group->set_id(id);
    group->mutable_name()->set_en(id);
    group->set_min(min);
    group->set_max(max);
    return group;
}

inline void addModifier(model::v1::ModifierGroup* group, const std::string& id, std::int64_t price, bool isDefault) {
    auto* modifier = group->add_modifiers();
    modifier->set_id(id);
    modifier->mutable_name()->set_en(id);
    modifier->set_price_minor(price);
    modifier->set_is_default(isDefault);
}

inline model::v1::Product* addProduct(model::v1::Menu& menu, const std::string& id, const std::string& tax,
                                      std::int64_t price) {
    auto* product = menu.add_products();
    product->set_id(id);
    product->mutable_name()->set_en(id);
    product->set_category("drinks");
    product->set_station("barista");
    product->set_tax(tax);
    product->add_variants()->set_price_minor(price);
    return product;
}

/// A cafe in dong: iced coffee with sizes, sugar (must), ice (must), toppings (up to 2); banh mi; beer at 10 %.
inline model::v1::Menu cafe() {
    model::v1::Menu menu;
    menu.set_schema(1);
    menu.set_name("Cà phê Phin");
    menu.set_currency("VND");
    addTax(menu, "vat8", true, 800);
    addTax(menu, "vat10", true, 1'000);
    for (const char* id : {"barista", "kitchen", "counter"}) {
        auto* station = menu.add_stations();
        station->set_id(id);
        station->mutable_name()->set_en(id);
        station->set_prepares(std::string(id) != "counter");
    }
    auto* category = menu.add_categories();
    category->set_id("drinks");
    category->mutable_name()->set_vi("Đồ uống");
    category->set_colour("#7b4b2a");

    auto* sugar = addGroup(menu, "sugar", 1, 1);
    addModifier(sugar, "less", 0, false);
    addModifier(sugar, "normal", 0, true);
    auto* milk = addGroup(menu, "milk", 1, 1); // nothing by default: the guest must say
    addModifier(milk, "condensed", 0, false);
    addModifier(milk, "oat", 10'000, false);
    auto* toppings = addGroup(menu, "toppings", 0, 2);
    addModifier(toppings, "pearls", 8'000, false);
    addModifier(toppings, "jelly", 5'000, false);
    addModifier(toppings, "cream", 12'000, true);

    auto* coffee = menu.add_products();
    coffee->set_id("ca-phe-sua-da");
    coffee->mutable_name()->set_vi("Cà phê sữa đá");
    coffee->mutable_name()->set_en("Iced milk coffee");
    coffee->set_category("drinks");
    coffee->set_station("barista");
    coffee->set_tax("vat8");
    coffee->set_target_seconds(90);
    for (const char* id : {"S", "M", "L"}) {
        auto* variant = coffee->add_variants();
        variant->set_id(id);
        variant->mutable_name()->set_en(id);
        variant->set_price_minor(*id == 'S' ? 29'000 : *id == 'M' ? 35'000 : 45'000);
        variant->set_is_default(*id == 'M');
    }
    for (const char* id : {"sugar", "toppings"})
        coffee->add_modifier_groups(id);
    addProduct(menu, "latte", "vat8", 49'000)->add_modifier_groups("milk");
    addProduct(menu, "banh-mi", "vat8", 35'000)->set_station("kitchen");
    addProduct(menu, "beer", "vat10", 30'000)->set_station("counter");
    return menu;
}

inline model::v1::Discount amountOff(std::int64_t minor) {
    model::v1::Discount discount;
    discount.set_amount_minor(minor);
    return discount;
}

inline model::v1::Discount percentOff(std::int32_t basisPoints) {
    model::v1::Discount discount;
    discount.set_basis_points(basisPoints);
    return discount;
}

} // namespace phin::testing
