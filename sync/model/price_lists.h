#pragma once

#include "phin/model/v1/order.pb.h"
#include "sync/model/menu.h"

#include <cstdint>
#include <optional>
#include <string>

namespace phin {

/// When something is sold, as price lists look at it.
struct ShopMoment {
    int weekday = 1; ///< of the business day, 1 Monday to 7 Sunday
    int minute = 0;  ///< of the shop's clock, 0 to 1439

    friend bool operator==(const ShopMoment&, const ShopMoment&) = default;
};

/// The moment by the shop's clock (see businessDay()).
[[nodiscard]] ShopMoment shopMoment(std::int64_t utcMs, int utcOffsetMinutes, int dayStartsHour) noexcept;

/// What decides which price lists apply. Without a moment none does: the menu's own prices hold.
struct PriceSituation {
    model::v1::Channel channel = model::v1::HERE;
    std::optional<ShopMoment> moment;
};

[[nodiscard]] bool applies(const model::v1::PriceList& list, const PriceSituation& situation);

/// Whether there is a situation in which both apply.
[[nodiscard]] bool mayMeet(const model::v1::PriceList& one, const model::v1::PriceList& other);

/// A price without modifiers, and where it comes from.
struct ListedPrice {
    std::int64_t minor = 0;
    const model::v1::PriceList* list = nullptr; ///< null: the menu itself
};

/// By the list of the highest priority that applies and names it, or changes its category; of equal ones the first.
[[nodiscard]] ListedPrice listedPrice(const MenuIndex& menu, const model::v1::Product& product,
                                      const model::v1::Variant& variant, const PriceSituation& situation);
/// A combo's price changes only where a list names it.
[[nodiscard]] ListedPrice listedPrice(const MenuIndex& menu, const model::v1::Combo& combo,
                                      const PriceSituation& situation);

/// The tax that a product has in the situation.
[[nodiscard]] std::string listedTax(const MenuIndex& menu, const model::v1::Product& product,
                                    const PriceSituation& situation);

/// What the change makes of a price: never below 0, rounded half up, then to its step.
[[nodiscard]] std::int64_t changed(std::int64_t minor, const model::v1::PriceChange& change) noexcept;

/// Whether the change is about products of this category.
[[nodiscard]] bool covers(const model::v1::PriceChange& change, const std::string& category);

} // namespace phin
