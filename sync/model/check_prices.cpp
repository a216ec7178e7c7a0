#include "sync/model/check_prices.h"

#include "sync/model/price_lists.h"

#include <algorithm>
#include <map>
#include <set>

namespace phin {
namespace {

using model::v1::PriceList;
using Ids = std::set<std::string_view>;

constexpr int mostLists = 50; // each is compared with every other

std::string nth(std::string_view list, int index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

class PriceChecker {
public:
    PriceChecker(const model::v1::Menu& menu, std::vector<MenuProblem>& problems)
        : m_menu(menu)
        , m_problems(problems) {
        for (const auto& product : menu.products())
            m_products.emplace(product.id(), &product);
        for (const auto& tax : menu.taxes())
            m_taxes.insert(tax.id());
        for (const auto& category : menu.categories())
            m_categories.insert(category.id());
        for (const auto& group : menu.modifier_groups())
            m_groups.emplace(group.id(), &group);
    }

    void run() {
        for (int i = 0; i < m_menu.combos_size(); ++i)
            combo(nth("combos", i), m_menu.combos(i));
        favourites();
        if (m_menu.price_lists_size() > mostLists)
            return add("price_lists", "there are more than " + std::to_string(mostLists) + " price lists");
        for (int i = 0; i < m_menu.price_lists_size(); ++i)
            list(nth("price_lists", i), m_menu.price_lists(i));
        for (int i = 0; i < m_menu.price_lists_size(); ++i)
            for (int other = 0; other < i; ++other)
                compare(nth("price_lists", i), m_menu.price_lists(i), m_menu.price_lists(other));
    }

private:
    void add(std::string path, std::string message) { m_problems.push_back({std::move(path), std::move(message)}); }

    template <class Part>
    void named(const std::string& path, const Part& part) {
        if (part.name().vi().empty() && part.name().en().empty())
            add(path + ".name", "it needs a name in at least one language");
    }

    void identified(const std::string& path, const std::string& id, Ids& ids) {
        if (id.empty())
            add(path + ".id", "it needs an id");
        else if (!ids.insert(id).second)
            add(path + ".id", "the id " + inQuotes(id) + " is used twice");
    }

    [[nodiscard]] const model::v1::Product* product(const std::string& id) const {
        const auto found = m_products.find(id);
        return found == m_products.end() ? nullptr : found->second;
    }

    /// Whether somebody has to be asked before it can be sold.
    [[nodiscard]] bool asks(const model::v1::Product& product) const {
        return std::any_of(product.modifier_groups().begin(), product.modifier_groups().end(), [this](const auto& id) {
            const auto group = m_groups.find(id);
            return group != m_groups.end() &&
                   std::count_if(group->second->modifiers().begin(), group->second->modifiers().end(),
                                 [](const auto& modifier) { return modifier.is_default(); }) < group->second->min();
        });
    }

    void combo(const std::string& path, const model::v1::Combo& combo) {
        identified(path, combo.id(), m_combos);
        if (product(combo.id()))
            add(path + ".id", "the id " + inQuotes(combo.id()) + " is a product's already");
        named(path, combo);
        if (!m_categories.contains(combo.category()))
            add(path + ".category", "there is no category " + inQuotes(combo.category()));
        if (combo.price_minor() < 0)
            add(path + ".price_minor", "a price cannot be negative");
        if (combo.parts_size() < 2 || combo.parts_size() > 10)
            add(path + ".parts", "a combo has 2 to 10 parts");
        for (int i = 0; i < combo.parts_size(); ++i) {
            const std::string here = path + "." + nth("parts", i);
            named(here, combo.parts(i));
            if (combo.parts(i).choices().empty())
                add(here + ".choices", "there is nothing to choose");
            std::set<std::pair<std::string_view, const void*>> chosen;
            for (int j = 0; j < combo.parts(i).choices_size(); ++j) {
                const auto& choice = combo.parts(i).choices(j);
                const std::string place = here + "." + nth("choices", j);
                const auto* variant = comboChoice(place, choice);
                if (variant && !chosen.emplace(choice.product(), variant).second)
                    add(place, inQuotes(choice.product()) + " stands here twice");
            }
        }
    }

    const model::v1::Variant* comboChoice(const std::string& path, const model::v1::ComboChoice& choice) {
        if (choice.extra_minor() < 0)
            add(path + ".extra_minor", "what a choice adds cannot be negative");
        const auto* found = product(choice.product());
        if (!found) {
            add(path, "there is no product " + inQuotes(choice.product()));
            return nullptr;
        }
        if (found->open_price())
            add(path, inQuotes(choice.product()) + " has an open price and cannot be part of a combo");
        if (asks(*found))
            add(path, inQuotes(choice.product()) + " has to be asked about and cannot be part of a combo");
        const auto* variant = variantOf(*found, choice.variant());
        if (!variant)
            add(path, inQuotes(choice.product()) + " has no size " + inQuotes(choice.variant()));
        return variant;
    }

    void favourites() {
        Ids ids;
        for (int i = 0; i < m_menu.favourites_size(); ++i) {
            const auto& id = m_menu.favourites(i);
            if (!product(id) && !m_combos.contains(id))
                add(nth("favourites", i), "there is no product or combo " + inQuotes(id));
            else if (!ids.insert(id).second)
                add(nth("favourites", i), inQuotes(id) + " stands here twice");
        }
    }

    void list(const std::string& path, const PriceList& list) {
        identified(path, list.id(), m_lists);
        named(path, list);
        if (list.prices().empty() && !list.has_change() && list.taxes().empty())
            add(path, "it changes nothing: give it prices, a change or taxes");
        std::set<int> channels;
        for (const int channel : list.channels())
            if (!model::v1::Channel_IsValid(channel) || !channels.insert(channel).second)
                add(path + ".channels", "each way of serving stands there once");
        for (int i = 0; i < list.windows_size(); ++i)
            window(path + "." + nth("windows", i), list.windows(i));
        std::set<std::pair<std::string_view, std::string_view>> named;
        for (int i = 0; i < list.prices_size(); ++i) {
            const auto& price = list.prices(i);
            const std::string here = path + "." + nth("prices", i);
            priced(here, price);
            if (!named.emplace(price.product(), price.variant()).second)
                add(here, "the price of " + inQuotes(price.product()) + " stands here twice");
        }
        if (list.has_change())
            change(path + ".change", list.change());
        Ids swapped;
        for (int i = 0; i < list.taxes_size(); ++i) {
            const std::string here = path + "." + nth("taxes", i);
            for (const auto& id : {list.taxes(i).tax(), list.taxes(i).instead()})
                if (!m_taxes.contains(id))
                    add(here, "there is no tax " + inQuotes(id));
            if (!swapped.insert(list.taxes(i).tax()).second)
                add(here, inQuotes(list.taxes(i).tax()) + " stands here twice");
        }
    }

    void window(const std::string& path, const model::v1::PriceWindow& window) {
        std::set<int> days;
        for (const int day : window.weekdays())
            if (day < 1 || day > 7 || !days.insert(day).second)
                add(path + ".weekdays", "a weekday is a number from 1, Monday, to 7 and stands there once");
        if (window.from_minute() < 0 || window.from_minute() >= 1'440)
            add(path + ".from_minute", "a minute of the day lies between 0 and 1439");
        if (window.until_minute() < 0 || window.until_minute() > 1'440)
            add(path + ".until_minute", "a minute of the day lies between 0 and 1440");
    }

    void priced(const std::string& path, const model::v1::ListPrice& price) {
        if (price.price_minor() < 0)
            add(path + ".price_minor", "a price cannot be negative");
        if (m_combos.contains(price.product())) {
            if (!price.variant().empty())
                add(path, "a combo has no sizes");
            return;
        }
        const auto* found = product(price.product());
        if (!found)
            return add(path, "there is no product or combo " + inQuotes(price.product()));
        if (found->open_price())
            add(path, inQuotes(price.product()) + " has an open price");
        const auto& variants = found->variants();
        if (std::none_of(variants.begin(), variants.end(),
                         [&price](const auto& variant) { return variant.id() == price.variant(); }))
            add(path,
                inQuotes(price.product()) + (price.variant().empty() ? " has a price for each size"
                                                                     : " has no size " + inQuotes(price.variant())));
    }

    void change(const std::string& path, const model::v1::PriceChange& change) {
        if (change.basis_points() < -10'000 || change.basis_points() > 10'000 || change.basis_points() == 0)
            add(path + ".basis_points", "a change lies between -10000 and 10000 hundredths of a percent and is not 0");
        if (change.round_to_minor() < 0)
            add(path + ".round_to_minor", "it cannot be negative");
        for (const auto& category : change.categories())
            if (!m_categories.contains(category))
                add(path + ".categories", "there is no category " + inQuotes(category));
    }

    /// Two lists of one priority must not both say what one thing costs, or how it is taxed.
    void compare(const std::string& path, const PriceList& list, const PriceList& other) {
        if (list.priority() != other.priority() || !mayMeet(list, other))
            return;
        const auto clash = [&](const std::string& what) {
            add(path, "it and " + inQuotes(other.id()) + " can hold at the same time and both set " + what +
                          "; give one of them a higher priority");
        };
        std::set<std::pair<std::string_view, std::string_view>> prices;
        for (const auto& price : other.prices())
            prices.emplace(price.product(), price.variant());
        for (const auto& price : list.prices())
            if (prices.contains({price.product(), price.variant()}))
                return clash("the price of " + inQuotes(price.product()));
        for (const auto& [one, two] : {std::pair{&list, &other}, std::pair{&other, &list}})
            if (one->has_change())
                for (const auto& price : two->prices())
                    if (const auto* found = product(price.product()); found && covers(one->change(), found->category()))
                        return clash("the price of " + inQuotes(price.product()));
        if (list.has_change() && other.has_change())
            for (const auto& category : m_menu.categories())
                if (covers(list.change(), category.id()) && covers(other.change(), category.id()))
                    return clash("the prices of " + inQuotes(category.id()));
        for (const auto& swap : list.taxes())
            for (const auto& theirs : other.taxes())
                if (swap.tax() == theirs.tax())
                    return clash("the tax of " + inQuotes(swap.tax()));
    }

    const model::v1::Menu& m_menu;
    std::vector<MenuProblem>& m_problems;
    std::map<std::string_view, const model::v1::Product*> m_products;
    std::map<std::string_view, const model::v1::ModifierGroup*> m_groups;
    Ids m_taxes, m_categories, m_combos, m_lists;
};

} // namespace

void checkPrices(const model::v1::Menu& menu, std::vector<MenuProblem>& problems) {
    PriceChecker(menu, problems).run();
}

} // namespace phin
