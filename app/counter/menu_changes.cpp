#include "app/counter/menu_edits.h"
#include "sync/model/dated_prices.h"

#include <algorithm>
#include <map>

namespace phin::counter {
namespace {

using Field = MenuChange::Field;
using Detail = MenuChange::Detail;

template <class Message>
bool same(const Message& one, const Message& other) {
    return one.SerializeAsString() == other.SerializeAsString();
}

template <class Texts>
bool sameList(const Texts& one, const Texts& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end());
}

template <class Parts>
bool sameParts(const Parts& one, const Parts& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const auto& a, const auto& b) { return same(a, b); });
}

model::v1::Text percent(std::optional<std::int32_t> basisPoints) {
    model::v1::Text text;
    if (basisPoints) {
        auto number = std::to_string(*basisPoints / 100);
        if (const auto rest = *basisPoints % 100; rest != 0)
            number += '.' + std::to_string(rest + 100).substr(1);
        text.set_vi(number + '%');
        text.set_en(number + '%');
    }
    return text;
}

template <class Part>
void compareNames(const Part& was, const Part& is, std::vector<Detail>& details) {
    if (!same(was.name(), is.name()))
        details.push_back({Field::Name, {}, was.name(), is.name(), {}, {}, 0});
}

/// Today's price, and those to come.
template <class Priced>
void comparePrices(const Priced* was, const Priced& is, const model::v1::Text& what, std::int32_t day,
                   std::vector<Detail>& details) {
    const auto minor = priceOn(is, day);
    if (!was || priceOn(*was, day) != minor)
        details.push_back(
            {Field::Price, what, {}, {}, was ? std::optional(priceOn(*was, day)) : std::nullopt, minor, 0});
    std::map<std::int32_t, std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>> days;
    if (was)
        for (const auto& each : was->prices_from())
            days[each.from_date()].first = each.price_minor();
    for (const auto& each : is.prices_from())
        days[each.from_date()].second = each.price_minor();
    for (const auto& [from, prices] : days)
        if (from > day && prices.first != prices.second)
            details.push_back({Field::PriceToCome, what, {}, {}, prices.first, prices.second, from});
}

model::v1::Text categoryOf(const MenuIndex& menu, const std::string& category) {
    const auto* found = menu.category(category);
    return found ? found->name() : model::v1::Text();
}

model::v1::Text stationOf(const MenuIndex& menu, const std::string& id) {
    const auto* found = menu.station(id);
    return found ? found->name() : model::v1::Text();
}

model::v1::Text taxOf(const MenuIndex& menu, const std::string& id) {
    const auto* found = menu.tax(id);
    return found ? found->name() : model::v1::Text();
}

model::v1::Text word(bool yes) {
    model::v1::Text text;
    text.set_en(yes ? "yes" : "no");
    return text;
}

class Comparison {
public:
    Comparison(const MenuIndex& before, const MenuIndex& after, std::int32_t day)
        : m_before(before)
        , m_after(after)
        , m_day(day) {}

    std::vector<MenuChange> run() {
        const auto& before = m_before.menu();
        const auto& after = m_after.menu();
        each(MenuChange::Of::Category, before.categories(), after.categories());
        each(MenuChange::Of::Group, before.modifier_groups(), after.modifier_groups());
        each(MenuChange::Of::Tax, before.taxes(), after.taxes());
        each(MenuChange::Of::PriceList, before.price_lists(), after.price_lists());
        each(MenuChange::Of::Station, before.stations(), after.stations());
        each(MenuChange::Of::Product, before.products(), after.products());
        return std::move(m_changes);
    }

private:
    template <class Parts>
    void each(MenuChange::Of of, const Parts& before, const Parts& after) {
        std::map<std::string_view, const typename Parts::value_type*> were;
        for (const auto& part : before)
            were.emplace(part.id(), &part);
        for (const auto& part : after) {
            const auto was = were.find(part.id());
            if (was == were.end()) {
                m_changes.push_back({of, MenuChange::Kind::Added, part.id(), part.name(), {}});
                continue;
            }
            if (!same(*was->second, part))
                m_changes.push_back(
                    {of, MenuChange::Kind::Changed, part.id(), part.name(), details(*was->second, part)});
            were.erase(was);
        }
        for (const auto& part : before)
            if (were.contains(part.id()))
                m_changes.push_back({of, MenuChange::Kind::Retired, part.id(), part.name(), {}});
    }

    template <class Part>
    [[nodiscard]] Detail alsoAt(const Part& was, const Part& is) const {
        const auto names = [](const MenuIndex& menu, const Part& part) {
            model::v1::Text all;
            for (const auto& id : part.also_at()) {
                const auto name = stationOf(menu, id);
                all.set_vi(all.vi() + (all.vi().empty() ? "" : ", ") + textIn(name, "vi"));
                all.set_en(all.en() + (all.en().empty() ? "" : ", ") + textIn(name, "en"));
            }
            return all;
        };
        return {Field::AlsoAt, {}, names(m_before, was), names(m_after, is), {}, {}, 0};
    }

    [[nodiscard]] std::vector<Detail> details(const model::v1::Category& was, const model::v1::Category& is) const {
        std::vector<Detail> found;
        compareNames(was, is, found);
        if (was.colour() != is.colour())
            found.push_back({Field::Colour, {}, {}, {}, {}, {}, 0});
        if (was.station() != is.station())
            found.push_back(
                {Field::Station, {}, stationOf(m_before, was.station()), stationOf(m_after, is.station()), {}, {}, 0});
        if (!sameList(was.also_at(), is.also_at()))
            found.push_back(alsoAt(was, is));
        return found;
    }

    [[nodiscard]] std::vector<Detail> details(const model::v1::ModifierGroup& was,
                                              const model::v1::ModifierGroup& is) const {
        std::vector<Detail> found;
        compareNames(was, is, found);
        if (was.min() != is.min() || was.max() != is.max())
            found.push_back({Field::HowMany, {}, {}, {}, {}, {}, 0});
        bool options = was.modifiers_size() != is.modifiers_size();
        for (const auto& modifier : is.modifiers()) {
            const auto* before = modifierOf(was, modifier.id());
            options = options || !before || !same(before->name(), modifier.name()) ||
                      before->is_default() != modifier.is_default() || !sameList(before->also_at(), modifier.also_at());
            if (before)
                comparePrices(before, modifier, modifier.name(), m_day, found);
        }
        if (options)
            found.push_back({Field::Options, {}, {}, {}, {}, {}, 0});
        return found;
    }

    [[nodiscard]] std::vector<Detail> details(const model::v1::TaxRate& was, const model::v1::TaxRate& is) const {
        std::vector<Detail> found;
        compareNames(was, is, found);
        const auto before = taxRateAt(was, m_day), after = taxRateAt(is, m_day);
        if (before != after)
            found.push_back({Field::Rate, {}, percent(before), percent(after), {}, {}, 0});
        if (found.empty())
            found.push_back({});
        return found;
    }

    [[nodiscard]] std::vector<Detail> details(const model::v1::PriceList& was, const model::v1::PriceList& is) const {
        std::vector<Detail> found;
        compareNames(was, is, found);
        if (!sameParts(was.windows(), is.windows()))
            found.push_back({Field::When, {}, {}, {}, {}, {}, 0});
        if (!sameList(was.channels(), is.channels()))
            found.push_back({Field::Channels, {}, {}, {}, {}, {}, 0});
        if (!sameParts(was.prices(), is.prices()) || !same(was.change(), is.change()))
            found.push_back({Field::Prices, {}, {}, {}, {}, {}, 0});
        if (found.empty())
            found.push_back({});
        return found;
    }

    [[nodiscard]] std::vector<Detail> details(const model::v1::Station& was, const model::v1::Station& is) const {
        std::vector<Detail> found;
        compareNames(was, is, found);
        if (was.prepares() != is.prepares())
            found.push_back({Field::Prepares, {}, {}, {}, {}, {}, 0});
        if (was.falls_to() != is.falls_to() || was.falls_after_seconds() != is.falls_after_seconds() ||
            was.overload_units() != is.overload_units())
            found.push_back({Field::FallsTo,
                             {},
                             stationOf(m_before, was.falls_to()),
                             stationOf(m_after, is.falls_to()),
                             {},
                             {},
                             0});
        if (found.empty())
            found.push_back({});
        return found;
    }

    [[nodiscard]] std::vector<Detail> details(const model::v1::Product& was, const model::v1::Product& is) const {
        std::vector<Detail> found;
        compareNames(was, is, found);
        const auto add = [&found](Field field, bool differs, model::v1::Text before = {}, model::v1::Text after = {}) {
            if (differs)
                found.push_back({field, {}, std::move(before), std::move(after), {}, {}, 0});
        };
        bool sizes = was.variants_size() != is.variants_size();
        bool codes = !sameList(was.barcodes(), is.barcodes());
        for (const auto& variant : is.variants()) {
            const auto before = std::find_if(was.variants().begin(), was.variants().end(),
                                             [&](const auto& other) { return other.id() == variant.id(); });
            const bool known = before != was.variants().end();
            sizes = sizes || !known || !same(before->name(), variant.name()) ||
                    before->is_default() != variant.is_default();
            codes = codes || (known && !sameList(before->barcodes(), variant.barcodes()));
            comparePrices(known ? &*before : nullptr, variant, variant.name(), m_day, found);
        }
        add(Field::Sizes, sizes);
        add(Field::SoldOut, was.sold_out() != is.sold_out(), word(was.sold_out()), word(is.sold_out()));
        add(Field::OpenPrice, was.open_price() != is.open_price());
        add(Field::Category, was.category() != is.category(), categoryOf(m_before, was.category()),
            categoryOf(m_after, is.category()));
        add(Field::Station, was.station() != is.station(), stationOf(m_before, was.station()),
            stationOf(m_after, is.station()));
        if (!sameList(was.also_at(), is.also_at()))
            found.push_back(alsoAt(was, is));
        add(Field::Tax, was.tax() != is.tax(), taxOf(m_before, was.tax()), taxOf(m_after, is.tax()));
        add(Field::Groups, !sameList(was.modifier_groups(), is.modifier_groups()));
        add(Field::Target, was.target_seconds() != is.target_seconds());
        add(Field::Barcodes, codes);
        add(Field::Allergens,
            was.allergens_stated() != is.allergens_stated() || !sameList(was.allergens(), is.allergens()));
        add(Field::Picture, was.picture() != is.picture());
        add(Field::Other, found.empty());
        return found;
    }

    const MenuIndex& m_before;
    const MenuIndex& m_after;
    std::int32_t m_day;
    std::vector<MenuChange> m_changes;
};

} // namespace

std::vector<MenuChange> changesBetween(const MenuIndex& before, const MenuIndex& after, std::int32_t businessDate) {
    return Comparison(before, after, businessDate).run();
}

} // namespace phin::counter
