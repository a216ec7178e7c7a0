#include "sync/model/price_lists.h"

#include "sync/model/business_day.h"
#include "sync/model/money.h"
#include "sync/model/wide.h"

#include <algorithm>

namespace phin {
namespace {

using model::v1::PriceList;
using model::v1::PriceWindow;

constexpr int wholeDay = 1'440;

bool inClock(const PriceWindow& window, int minute) {
    const int from = window.from_minute();
    const int until = window.until_minute();
    if (from == until)
        return true;
    return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

bool onWeekday(const PriceWindow& window, int weekday) {
    const auto& days = window.weekdays();
    return days.empty() || std::find(days.begin(), days.end(), weekday) != days.end();
}

bool meet(const PriceWindow& one, const PriceWindow& other) {
    bool sameDay = false;
    for (int day = 1; day <= 7; ++day)
        sameDay = sameDay || (onWeekday(one, day) && onWeekday(other, day));
    // Two stretches of a clock meet where one of them begins within the other.
    return sameDay && (inClock(one, other.from_minute() % wholeDay) || inClock(other, one.from_minute() % wholeDay));
}

/// The list of the highest priority that applies and of which `says` has something; of equal ones the first.
template <class Says>
auto first(const MenuIndex& menu, const PriceSituation& situation, Says says) {
    decltype(says(std::declval<const PriceList&>())) best{};
    const PriceList* by = nullptr;
    for (const auto& list : menu.menu().price_lists()) {
        if ((by && by->priority() >= list.priority()) || !applies(list, situation))
            continue;
        if (auto said = says(list)) {
            best = std::move(said);
            by = &list;
        }
    }
    return std::pair{best, by};
}

std::optional<std::int64_t> named(const PriceList& list, const std::string& product, const std::string& variant) {
    for (const auto& price : list.prices())
        if (price.product() == product && price.variant() == variant)
            return price.price_minor();
    return std::nullopt;
}

} // namespace

ShopMoment shopMoment(std::int64_t utcMs, int utcOffsetMinutes, int dayStartsHour) noexcept {
    return {std::max(1, weekday(businessDay(utcMs, utcOffsetMinutes, dayStartsHour))),
            localMinute(utcMs, utcOffsetMinutes)};
}

bool applies(const PriceList& list, const PriceSituation& situation) {
    if (!situation.moment)
        return false;
    const auto& channels = list.channels();
    if (!channels.empty() && std::find(channels.begin(), channels.end(), situation.channel) == channels.end())
        return false;
    return list.windows().empty() ||
           std::any_of(list.windows().begin(), list.windows().end(), [&situation](const PriceWindow& window) {
               return onWeekday(window, situation.moment->weekday) && inClock(window, situation.moment->minute);
           });
}

bool mayMeet(const PriceList& one, const PriceList& other) {
    const auto has = [](const PriceList& list, int channel) {
        return list.channels().empty() ||
               std::find(list.channels().begin(), list.channels().end(), channel) != list.channels().end();
    };
    bool sameChannel = false;
    for (int channel = model::v1::Channel_MIN; channel <= model::v1::Channel_MAX; ++channel)
        sameChannel = sameChannel || (has(one, channel) && has(other, channel));
    if (!sameChannel || one.windows().empty() || other.windows().empty())
        return sameChannel;
    return std::any_of(one.windows().begin(), one.windows().end(), [&other](const PriceWindow& mine) {
        return std::any_of(other.windows().begin(), other.windows().end(),
                           [&mine](const PriceWindow& theirs) { return meet(mine, theirs); });
    });
}

std::int64_t changed(std::int64_t minor, const model::v1::PriceChange& change) noexcept {
    constexpr Wide whole = 10'000;
    const Wide scaled = Wide{minor} * std::max<Wide>(0, whole + change.basis_points());
    const auto exact = saturated((2 * scaled + whole) / (2 * whole));
    return roundCash(exact, change.round_to_minor()).value_or(exact);
}

bool covers(const model::v1::PriceChange& change, const std::string& category) {
    const auto& categories = change.categories();
    return categories.empty() || std::find(categories.begin(), categories.end(), category) != categories.end();
}

ListedPrice listedPrice(const MenuIndex& menu, const model::v1::Product& product, const model::v1::Variant& variant,
                        const PriceSituation& situation) {
    const auto [price, list] = first(menu, situation, [&](const PriceList& each) -> std::optional<std::int64_t> {
        if (const auto minor = named(each, product.id(), variant.id()))
            return minor;
        if (each.has_change() && covers(each.change(), product.category()))
            return changed(variant.price_minor(), each.change());
        return std::nullopt;
    });
    return list ? ListedPrice{*price, list} : ListedPrice{variant.price_minor(), nullptr};
}

ListedPrice listedPrice(const MenuIndex& menu, const model::v1::Combo& combo, const PriceSituation& situation) {
    const auto [price, list] =
        first(menu, situation, [&](const PriceList& each) { return named(each, combo.id(), {}); });
    return list ? ListedPrice{*price, list} : ListedPrice{combo.price_minor(), nullptr};
}

std::string listedTax(const MenuIndex& menu, const model::v1::Product& product, const PriceSituation& situation) {
    const auto [tax, list] = first(menu, situation, [&](const PriceList& each) -> std::optional<std::string> {
        for (const auto& swap : each.taxes())
            if (swap.tax() == product.tax())
                return swap.instead();
        return std::nullopt;
    });
    return list ? *tax : product.tax();
}

} // namespace phin
