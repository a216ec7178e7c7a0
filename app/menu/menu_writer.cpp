#include "app/menu/menu_writer.h"

#include "app/menu/menu_file.h"
#include "app/menu/menu_words.h"
#include "app/menu/toml_text.h"
#include "sync/model/business_day.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <vector>

namespace phin::menu {
namespace {

/// Every size that is on the menu, in an order that agrees with that of each product where there is one.
std::vector<const model::v1::Variant*> sizesOf(const model::v1::Menu& menu) {
    std::vector<const model::v1::Variant*> waiting; // as they come first
    std::set<std::pair<std::string, std::string>> before;
    for (const auto& product : menu.products())
        for (int i = 0; i < product.variants_size(); ++i) {
            const auto& size = product.variants(i);
            if (size.id().empty())
                continue;
            if (i > 0)
                before.emplace(product.variants(i - 1).id(), size.id());
            if (std::none_of(waiting.begin(), waiting.end(),
                             [&size](const auto* each) { return each->id() == size.id(); }))
                waiting.push_back(&size);
        }
    std::vector<const model::v1::Variant*> sizes;
    while (!waiting.empty()) {
        auto next = std::find_if(waiting.begin(), waiting.end(), [&](const auto* size) {
            return std::none_of(waiting.begin(), waiting.end(), [&](const auto* other) {
                return before.contains({other->id(), size->id()});
            });
        });
        if (next == waiting.end()) // no order agrees with all: what is read back will differ, and says so
            next = waiting.begin();
        sizes.push_back(*next);
        waiting.erase(next);
    }
    return sizes;
}

class Writer {
public:
    explicit Writer(const model::v1::Menu& menu)
        : m_menu(menu) {}

    WrittenMenu write() {
        m_out.line("format", "1");
        m_out.line("name", tomlText(m_menu.name()));
        m_out.line("currency", tomlText(m_menu.currency()));
        if (!m_menu.favourites().empty())
            m_out.line("favourites", tomlList(m_menu.favourites()));
        for (const auto& tax : m_menu.taxes())
            write(tax);
        for (const auto& station : m_menu.stations()) {
            begin("station", station);
            if (!station.prepares())
                m_out.line("prepares", "false");
            const auto number = [this](const char* key, std::int32_t value) {
                if (value != 0)
                    m_out.line(key, std::to_string(value));
            };
            number("target_seconds", station.target_seconds());
            number("late_percent", station.late_percent());
            number("over_percent", station.over_percent());
            number("urgent_percent", station.urgent_percent());
            if (!station.falls_to().empty())
                m_out.line("falls_to", tomlText(station.falls_to()));
            number("falls_after_seconds", station.falls_after_seconds());
            number("overload_units", station.overload_units());
            number("hands", station.hands());
        }
        for (const auto* size : sizesOf(m_menu))
            begin("size", *size);
        for (const auto& group : m_menu.modifier_groups())
            write(group);
        for (const auto& category : m_menu.categories()) {
            begin("category", category);
            m_out.line("colour", tomlText(category.colour()));
            if (!category.station().empty())
                m_out.line("station", tomlText(category.station()));
            alsoAt(category);
        }
        for (const auto& product : m_menu.products())
            write(product);
        for (const auto& combo : m_menu.combos())
            write(combo);
        for (const auto& list : m_menu.price_lists())
            write(list);
        return {m_out.take(), std::move(m_pictures)};
    }

private:
    template <class Part>
    void begin(std::string_view kind, const Part& part) {
        m_out.table(kind);
        m_out.line("id", tomlText(part.id()));
        m_out.line("name", words(part.name()));
    }
    static std::string words(const model::v1::Text& name) {
        return name.vi() == name.en() ? tomlText(name.vi())
                                      : "{ vi = " + tomlText(name.vi()) + ", en = " + tomlText(name.en()) + " }";
    }
    [[nodiscard]] std::string price(std::int64_t minor) const { return priceText(minor, m_menu.currency()); }

    void write(const model::v1::TaxRate& tax) {
        begin("tax", tax);
        m_out.line("inclusive", tax.inclusive() ? "true" : "false");
        const auto& first = tax.periods(0);
        if (tax.periods_size() == 1 && first.from_date() == 0 && first.until_date() == 0)
            return m_out.line("percent", percentText(first.basis_points()));
        std::vector<std::string> periods;
        for (const auto& period : tax.periods()) {
            std::string text = "{ percent = " + percentText(period.basis_points());
            if (period.from_date() != 0)
                text += ", first_day = " + isoDay(period.from_date());
            if (period.until_date() != 0)
                text += ", last_day = " + isoDay(addDays(period.until_date(), -1));
            periods.push_back(text + " }");
        }
        m_out.list("periods", periods);
    }

    template <class Priced>
    [[nodiscard]] std::string pricesFrom(const Priced& priced) const {
        std::string text;
        for (const auto& each : priced.prices_from())
            text += (text.empty() ? "{ first_day = " : ", { first_day = ") + isoDay(each.from_date()) +
                    ", price = " + price(each.price_minor()) + " }";
        return "[" + text + "]";
    }

    void write(const model::v1::ModifierGroup& group) {
        begin("group", group);
        m_out.line("min", std::to_string(group.min()));
        m_out.line("max", std::to_string(group.max()));
        std::vector<std::string> options;
        for (const auto& modifier : group.modifiers()) {
            std::string text = "{ id = " + tomlText(modifier.id()) + ", name = " + words(modifier.name());
            if (modifier.price_minor() != 0)
                text += ", price = " + price(modifier.price_minor());
            if (!modifier.prices_from().empty())
                text += ", prices_from = " + pricesFrom(modifier);
            if (modifier.is_default())
                text += ", default = true";
            if (!modifier.allergens().empty())
                text += ", allergens = " + tomlList(modifier.allergens());
            if (!modifier.also_at().empty())
                text += ", also_at = " + tomlList(modifier.also_at());
            options.push_back(text + " }");
        }
        m_out.list("options", options);
    }

    void write(const model::v1::Product& product) {
        begin("product", product);
        m_out.line("category", tomlText(product.category()));
        if (!product.station().empty())
            m_out.line("station", tomlText(product.station()));
        alsoAt(product);
        m_out.line("tax", tomlText(product.tax()));
        m_out.line("groups", tomlList(product.modifier_groups()));
        writePrices(product);
        if (product.sold_out())
            m_out.line("sold_out", "true");
        if (product.limited())
            m_out.line("limited", "true");
        if (product.target_seconds() != 0)
            m_out.line("target_seconds", std::to_string(product.target_seconds()));
        writeBarcodes(product);
        if (product.allergens_stated())
            m_out.line("allergens", tomlList(product.allergens()));
        picture(product);
    }

    template <class Part>
    void alsoAt(const Part& part) {
        if (!part.also_at().empty())
            m_out.line("also_at", tomlList(part.also_at()));
    }

    /// `piece` of each variant that has one, by size: "{ S = ..., M = ... }".
    template <class Piece>
    static std::string bySize(const model::v1::Product& product, const Piece& piece) {
        std::string text;
        for (const auto& variant : product.variants())
            if (const std::string each = piece(variant); !each.empty())
                text += (text.empty() ? " " : ", ") + tomlKey(variant.id()) + " = " + each;
        return text.empty() ? text : "{" + text + " }";
    }
    static bool sized(const model::v1::Product& product) {
        return product.variants_size() > 1 || (product.variants_size() == 1 && !product.variants(0).id().empty());
    }

    void writePrices(const model::v1::Product& product) {
        if (product.open_price())
            return m_out.line("open_price", "true");
        if (!sized(product)) {
            m_out.line("price", price(product.variants(0).price_minor()));
            if (!product.variants(0).prices_from().empty())
                m_out.line("prices_from", pricesFrom(product.variants(0)));
            return;
        }
        m_out.line("price", bySize(product, [this](const auto& variant) { return price(variant.price_minor()); }));
        std::set<std::int32_t> days;
        for (const auto& variant : product.variants()) {
            if (variant.is_default() && &variant != &product.variants(0))
                m_out.line("default_size", tomlText(variant.id()));
            for (const auto& each : variant.prices_from())
                days.insert(each.from_date());
        }
        std::vector<std::string> prices;
        for (const auto day : days)
            prices.push_back("{ first_day = " + isoDay(day) + ", price = " +
                             bySize(product,
                                    [&](const auto& variant) {
                                        for (const auto& each : variant.prices_from())
                                            if (each.from_date() == day)
                                                return price(each.price_minor());
                                        return std::string();
                                    }) +
                             " }");
        if (!prices.empty())
            m_out.list("prices_from", prices);
    }

    void writeBarcodes(const model::v1::Product& product) {
        const auto codes = bySize(product, [](const auto& variant) {
            return variant.barcodes().empty() ? std::string() : tomlList(variant.barcodes());
        });
        if (!product.barcodes().empty())
            m_out.line("barcodes", tomlList(product.barcodes()));
        else if (!codes.empty())
            m_out.line("barcodes", codes);
    }

    template <class Part>
    void picture(const Part& part) {
        if (part.picture().empty())
            return;
        const auto file = "pictures/" + part.id() + ".jpg";
        m_out.line("picture", tomlText(file));
        m_pictures.emplace(file, part.picture());
    }

    void write(const model::v1::Combo& combo) {
        begin("combo", combo);
        m_out.line("category", tomlText(combo.category()));
        m_out.line("price", price(combo.price_minor()));
        if (!combo.prices_from().empty())
            m_out.line("prices_from", pricesFrom(combo));
        picture(combo);
        std::vector<std::string> parts;
        for (const auto& part : combo.parts()) {
            std::string choices;
            for (const auto& choice : part.choices()) {
                choices += choices.empty() ? "" : ", ";
                if (choice.variant().empty() && choice.extra_minor() == 0) {
                    choices += tomlText(choice.product());
                    continue;
                }
                choices += "{ product = " + tomlText(choice.product());
                if (!choice.variant().empty())
                    choices += ", size = " + tomlText(choice.variant());
                if (choice.extra_minor() != 0)
                    choices += ", extra = " + price(choice.extra_minor());
                choices += " }";
            }
            parts.push_back("{ name = " + words(part.name()) + ", choices = [" + choices + "] }");
        }
        m_out.list("parts", parts);
    }

    void write(const model::v1::PriceList& list) {
        begin("price_list", list);
        if (list.priority() != 0)
            m_out.line("priority", std::to_string(list.priority()));
        if (!list.channels().empty()) {
            std::vector<std::string> channels;
            for (const int channel : list.channels())
                if (channel >= 0 && static_cast<std::size_t>(channel) < kChannels.size())
                    channels.emplace_back(kChannels[static_cast<std::size_t>(channel)]);
            m_out.line("channels", tomlList(channels));
        }
        std::vector<std::string> times;
        for (const auto& window : list.windows()) {
            std::vector<std::string> days;
            for (const int day : window.weekdays())
                if (day >= 1 && static_cast<std::size_t>(day) <= kWeekdays.size())
                    days.emplace_back(kWeekdays[static_cast<std::size_t>(day) - 1]);
            std::string text = days.empty() ? "" : "days = " + tomlList(days);
            if (window.from_minute() != window.until_minute())
                text += (text.empty() ? "from = " : ", from = ") + timeText(window.from_minute()) +
                        ", until = " + timeText(window.until_minute());
            times.push_back("{ " + text + " }");
        }
        if (!times.empty())
            m_out.list("times", times);
        writeListPrices(list);
        if (list.has_change()) {
            m_out.line("percent", std::to_string(list.change().basis_points() / 100));
            if (list.change().round_to_minor() != 0)
                m_out.line("round_to", price(list.change().round_to_minor()));
            if (!list.change().categories().empty())
                m_out.line("categories", tomlList(list.change().categories()));
        }
        std::string swaps;
        for (const auto& swap : list.taxes())
            swaps += (swaps.empty() ? " " : ", ") + tomlKey(swap.tax()) + " = " + tomlText(swap.instead());
        if (!swaps.empty())
            m_out.line("taxes", "{" + swaps + " }");
    }

    void writeListPrices(const model::v1::PriceList& list) {
        std::map<std::string, std::string> prices; // a size's price stands within its product's table
        for (const auto& each : list.prices()) {
            auto& text = prices[each.product()];
            if (each.variant().empty())
                text = price(each.price_minor());
            else
                text += (text.empty() ? "{ " : ", ") + tomlKey(each.variant()) + " = " + price(each.price_minor());
        }
        std::string all;
        for (const auto& [product, text] : prices)
            all += (all.empty() ? " " : ", ") + tomlKey(product) + " = " + text + (text.starts_with('{') ? " }" : "");
        if (!all.empty())
            m_out.line("prices", "{" + all + " }");
    }

    const model::v1::Menu& m_menu;
    TomlText m_out;
    std::map<std::string, std::string> m_pictures;
};

} // namespace

model::v1::Menu normalForm(model::v1::Menu menu) {
    menu.set_schema(1);
    menu.clear_id();
    for (auto& product : *menu.mutable_products()) {
        product.clear_left();
        product.clear_left_elsewhere();
        auto& variants = *product.mutable_variants();
        if (!variants.empty() &&
            std::none_of(variants.begin(), variants.end(), [](const auto& variant) { return variant.is_default(); }))
            variants[0].set_is_default(true);
        if (variants.size() == 1 && variants[0].id().empty())
            variants[0].clear_name();
    }
    for (auto& list : *menu.mutable_price_lists()) {
        std::sort(list.mutable_prices()->begin(), list.mutable_prices()->end(), [](const auto& a, const auto& b) {
            return std::tie(a.product(), a.variant()) < std::tie(b.product(), b.variant());
        });
        std::sort(list.mutable_taxes()->begin(), list.mutable_taxes()->end(),
                  [](const auto& a, const auto& b) { return a.tax() < b.tax(); });
        for (auto& window : *list.mutable_windows())
            if (window.from_minute() == window.until_minute()) {
                window.clear_from_minute();
                window.clear_until_minute();
            }
    }
    return menu;
}

Result<WrittenMenu> writeMenu(const model::v1::Menu& menu) {
    const auto refused = [](const std::string& why) {
        return Error{ErrorKind::Refused, "this menu cannot be written as a menu file: " + why};
    };
    const auto wanted = normalForm(menu);
    for (const auto& tax : wanted.taxes())
        if (tax.periods().empty())
            return refused("tax " + inQuotes(tax.id()) + " has no rate");
    for (const auto& product : wanted.products())
        if (product.variants().empty())
            return refused("product " + inQuotes(product.id()) + " has no price");
    auto written = Writer(wanted).write();
    auto read = parseMenuText(written.text);
    if (!read)
        return refused(read.error().front().message);
    for (const auto& use : read->pictures) {
        const auto& id = written.pictures.at(use.name);
        if (use.product >= 0)
            read->menu.mutable_products(use.product)->set_picture(id);
        else
            read->menu.mutable_combos(use.combo)->set_picture(id);
    }
    // Compared part by part, to say where.
    const auto back = normalForm(std::move(read->menu));
    const auto differs = [](const auto& ours, const auto& theirs, const char* what) -> std::string {
        for (int i = 0; i < ours.size(); ++i)
            if (i >= theirs.size() || ours[i].SerializeAsString() != theirs[i].SerializeAsString())
                return std::string(what) + " " + inQuotes(ours[i].id());
        return {};
    };
    for (const auto& where :
         {differs(wanted.taxes(), back.taxes(), "tax"), differs(wanted.stations(), back.stations(), "station"),
          differs(wanted.categories(), back.categories(), "category"),
          differs(wanted.modifier_groups(), back.modifier_groups(), "group"),
          differs(wanted.products(), back.products(), "product"), differs(wanted.combos(), back.combos(), "combo"),
          differs(wanted.price_lists(), back.price_lists(), "price list")})
        if (!where.empty())
            return refused("a file has no words for what " + where + " says");
    if (wanted.SerializeAsString() != back.SerializeAsString())
        return refused("it would not read back as the same menu");
    return written;
}

} // namespace phin::menu
