#include "sync/model/dated_prices.h"

#include "sync/model/business_day.h"

#include <algorithm>

namespace phin {
namespace {

using DatedPrices = google::protobuf::RepeatedPtrField<model::v1::DatedPrice>;

/// Calls `visit` with everything on the menu that has a price of its own.
template <class Menu, class Visit>
void eachPriced(Menu& menu, const Visit& visit) {
    for (auto& product : *menu.mutable_products())
        for (auto& variant : *product.mutable_variants())
            visit(variant, [&](const MenuIndex& other) -> const model::v1::Variant* {
                const auto* same = other.product(product.id());
                if (!same)
                    return nullptr;
                const auto at = std::find_if(same->variants().begin(), same->variants().end(),
                                             [&](const auto& each) { return each.id() == variant.id(); });
                return at == same->variants().end() ? nullptr : &*at;
            });
    for (auto& group : *menu.mutable_modifier_groups())
        for (auto& modifier : *group.mutable_modifiers())
            visit(modifier, [&](const MenuIndex& other) {
                const auto* same = other.group(group.id());
                return same ? modifierOf(*same, modifier.id()) : nullptr;
            });
    for (auto& combo : *menu.mutable_combos())
        visit(combo, [&](const MenuIndex& other) { return other.combo(combo.id()); });
}

void setFrom(DatedPrices& prices, std::int32_t fromDate, std::int64_t minor) {
    const auto at = std::find_if(prices.begin(), prices.end(),
                                 [fromDate](const auto& each) { return each.from_date() >= fromDate; });
    if (at != prices.end() && at->from_date() == fromDate)
        return at->set_price_minor(minor);
    const auto index = static_cast<int>(at - prices.begin());
    auto* added = prices.Add();
    added->set_from_date(fromDate);
    added->set_price_minor(minor);
    std::rotate(prices.pointer_begin() + index, prices.pointer_end() - 1, prices.pointer_end());
}

} // namespace

std::shared_ptr<const MenuIndex> pricedOn(const std::shared_ptr<const MenuIndex>& menu, std::int32_t businessDate) {
    const auto differs = [businessDate](const auto& priced) {
        return !priced.prices_from().empty() && priceOn(priced, businessDate) != priced.price_minor();
    };
    const auto any = [&](const auto& all) { return std::any_of(all.begin(), all.end(), differs); };
    const auto& published = menu->menu();
    const bool same = !any(published.combos()) &&
                      std::none_of(published.products().begin(), published.products().end(),
                                   [&](const auto& product) { return any(product.variants()); }) &&
                      std::none_of(published.modifier_groups().begin(), published.modifier_groups().end(),
                                   [&](const auto& group) { return any(group.modifiers()); });
    if (same)
        return menu;
    auto changed = published;
    eachPriced(changed,
               [businessDate](auto& priced, const auto&) { priced.set_price_minor(priceOn(priced, businessDate)); });
    return std::make_shared<const MenuIndex>(std::move(changed));
}

void datePrices(model::v1::Menu& menu, const MenuIndex& before, std::int32_t today, std::int32_t fromDate) {
    eachPriced(menu, [&](auto& priced, const auto& sameIn) {
        const auto* was = sameIn(before);
        const auto minor = priceOn(priced, today);
        if (!was || priceOn(*was, today) == minor)
            return;
        DatedPrices prices;
        for (const auto& each : was->prices_from())
            if (each.from_date() <= today)
                *prices.Add() = each;
        for (const auto& each : priced.prices_from())
            if (each.from_date() > today)
                *prices.Add() = each;
        setFrom(prices, fromDate, minor);
        priced.set_price_minor(was->price_minor());
        priced.mutable_prices_from()->Swap(&prices);
    });
}

void forgetPast(model::v1::Menu& menu, std::int32_t today) {
    const auto yesterday = addDays(today, -1);
    eachPriced(menu, [&](auto& priced, const auto&) {
        priced.set_price_minor(priceOn(priced, yesterday));
        DatedPrices coming;
        for (const auto& each : priced.prices_from())
            if (each.from_date() >= today)
                *coming.Add() = each;
        priced.mutable_prices_from()->Swap(&coming);
    });
}

} // namespace phin
