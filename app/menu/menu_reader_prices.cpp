#include "app/menu/menu_reader.h"

#include "app/menu/menu_words.h"
#include "sync/model/business_day.h"
#include "sync/model/menu.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace phin::menu {

// Barcodes, and what refers to the products: combos, price lists, favourites.

namespace {

using Need = TomlTable::Need;

constexpr std::size_t kMostBarcodes = 20;
constexpr std::size_t kMostParts = 10;
constexpr std::size_t kMostDays = 20;
constexpr std::size_t kMostChoices = 100;
constexpr std::size_t kMostWindows = 20;
constexpr std::size_t kMostFavourites = 60;
constexpr std::int64_t kHighestPriority = 1'000;

std::string placeOf(std::string_view list, int index) {
    return std::string{list} + "[" + std::to_string(index) + "]";
}

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& words) {
    std::string text;
    for (const auto word : words)
        text += (text.empty() ? "\"" : ", \"") + std::string{word} + "\"";
    return text;
}

/// Which of the words; reports one that is none of them, or stands there twice.
template <std::size_t N>
std::vector<int> oneOfWords(TomlTable& table, std::string_view key, const std::array<std::string_view, N>& words) {
    std::vector<int> found;
    const auto texts = table.texts(key, N);
    if (!texts)
        return found;
    for (const auto& [text, node] : *texts) {
        const auto at = std::find(words.begin(), words.end(), text);
        const int index = static_cast<int>(at - words.begin());
        if (at == words.end())
            table.problem(*node, inQuotes(text) + " is none of " + listed(words));
        else if (std::find(found.begin(), found.end(), index) != found.end())
            table.problem(*node, inQuotes(text) + " is named twice");
        else
            found.push_back(index);
    }
    return found;
}

/// "14:30" as minutes of the day; 24:00 is the end of one.
std::optional<int> readTime(TomlTable& table, std::string_view key) {
    const auto text = table.text(key, Need::Required);
    if (!text)
        return std::nullopt;
    const auto digit = [&](std::size_t at) { return at < text->size() && (*text)[at] >= '0' && (*text)[at] <= '9'; };
    if (text->size() == 5 && (*text)[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4)) {
        const int hour = ((*text)[0] - '0') * 10 + (*text)[1] - '0';
        const int minute = ((*text)[3] - '0') * 10 + (*text)[4] - '0';
        if (minute < 60 && (hour < 24 || (hour == 24 && minute == 0 && key == "until")))
            return hour * 60 + minute;
    }
    table.problem(*table.find(key), inQuotes(key) + " must be a time in quotes such as \"14:30\"");
    return std::nullopt;
}

} // namespace

const model::v1::Product* MenuReader::product(std::string_view id) const {
    const auto at = m_productAt.find(id);
    return at == m_productAt.end() ? nullptr : &m_menu.products(at->second);
}

void MenuReader::readBarcodes(TomlTable& product, model::v1::Product& result) {
    const toml::node* node = product.find("barcodes");
    if (!node)
        return;
    const std::string path = placeOf("products", m_menu.products_size()) + ".barcodes";
    remember(path, product, *node);
    const auto read = [&](TomlTable& table, std::string_view key, auto& codes) {
        if (const auto texts = table.texts(key, kMostBarcodes))
            for (const auto& [code, where] : *texts)
                codes.Add(std::string{code});
    };
    const toml::table* sizes = node->as_table();
    if (!sizes)
        return read(product, "barcodes", *result.mutable_barcodes());
    TomlTable bySize{*sizes, product.what() + ", barcodes", TomlTable::AnyKey{}, m_problems};
    for (const auto& [size, codes] : *sizes) {
        const auto variant = std::find_if(result.mutable_variants()->begin(), result.mutable_variants()->end(),
                                          [&size = size](const auto& each) { return each.id() == size.str(); });
        if (variant == result.mutable_variants()->end())
            m_problems.addIfComplete(codes.source(),
                                     product.what() + ": it has no price for size " + inQuotes(size.str()));
        else
            read(bySize, size.str(), *variant->mutable_barcodes());
    }
}

void MenuReader::readPicture(TomlTable& table, int product, int combo) {
    auto name = table.text("picture", Need::Optional);
    if (!name)
        return;
    const toml::node& node = *table.find("picture");
    const std::filesystem::path file{*name};
    if (file.is_absolute() || std::find(file.begin(), file.end(), "..") != file.end())
        return table.problem(node, "a picture lies in the folder of the menu file, or in one below it");
    m_pictures.push_back({std::move(*name), product, combo, static_cast<int>(node.source().begin.line),
                          static_cast<int>(node.source().begin.column)});
}

std::optional<std::int32_t> MenuReader::firstDay(TomlTable& table) {
    if (!table.require("first_day"))
        return std::nullopt;
    return table.date("first_day");
}

template <class Part>
void MenuReader::readPricesFrom(TomlTable& table, Part& result, std::string_view path) {
    for (const toml::table* item : table.tables("prices_from", Need::Optional, kMostDays)) {
        TomlTable dated{*item, table.what() + ", price to come", {"first_day", "price"}, m_problems};
        const auto day = firstDay(dated);
        const toml::node* amount = dated.require("price");
        const auto minor = amount ? price(dated, "price", *amount) : std::nullopt;
        if (!day || !minor)
            continue;
        const std::string here = std::string{path} + "." + placeOf("prices_from", result.prices_from_size());
        remember(here + ".from_date", table, *dated.find("first_day"));
        remember(here + ".price_minor", table, *amount);
        auto* added = result.add_prices_from();
        added->set_from_date(*day);
        added->set_price_minor(*minor);
    }
}
template void MenuReader::readPricesFrom(TomlTable&, model::v1::Modifier&, std::string_view);

void MenuReader::readProductPricesFrom(TomlTable& product, model::v1::Product& result) {
    const std::string path = placeOf("products", m_menu.products_size()) + ".";
    const toml::node* prices = product.find("price");
    if (!product.find("prices_from"))
        return;
    if (!prices || result.variants().empty())
        return product.problem(*product.find("prices_from"), "\"prices_from\" goes with \"price\"");
    if (!prices->is_table())
        return readPricesFrom(product, *result.mutable_variants(0), path + placeOf("variants", 0));
    for (const toml::table* item : product.tables("prices_from", Need::Optional, kMostDays)) {
        TomlTable dated{*item, product.what() + ", price to come", {"first_day", "price"}, m_problems};
        const auto day = firstDay(dated);
        const toml::node* amounts = dated.require("price");
        const toml::table* sizes = amounts ? amounts->as_table() : nullptr;
        if (amounts && (!sizes || sizes->empty()))
            dated.problem(*amounts, "\"price\" must name the sizes that cost another price, such as { M = 39000 }");
        if (!day || !sizes)
            continue;
        for (const auto& [size, amount] : *sizes) {
            int at = 0;
            while (at < result.variants_size() && result.variants(at).id() != size.str())
                ++at;
            if (at == result.variants_size()) {
                m_problems.addIfComplete(amount.source(),
                                         dated.what() + ": it has no price for size " + inQuotes(size.str()));
                continue;
            }
            auto& variant = *result.mutable_variants(at);
            const auto minor = price(dated, "price of size " + std::string{size.str()}, amount);
            const std::string here =
                path + placeOf("variants", at) + "." + placeOf("prices_from", variant.prices_from_size());
            remember(here + ".from_date", product, *dated.find("first_day"));
            remember(here + ".price_minor", product, amount);
            auto* added = variant.add_prices_from();
            added->set_from_date(*day);
            added->set_price_minor(minor.value_or(0));
        }
    }
}

void MenuReader::readCombo(const toml::table& node) {
    TomlTable table{node, "combo", {"id", "name", "category", "price", "prices_from", "parts", "picture"}, m_problems};
    model::v1::Combo combo;
    combo.set_id(table.id());
    define(m_combos, combo.id(), table);
    if (const auto taken = m_products.lines.find(combo.id()); !combo.id().empty() && taken != m_products.lines.end())
        table.problem(*table.find("id"), "a product on line " + std::to_string(taken->second) + " has this id");
    *combo.mutable_name() = table.translated("name");
    if (const auto category = table.text("category", Need::Required);
        category && known(m_categories, *category, table, *table.find("category")))
        combo.set_category(*category);
    const std::string path = placeOf("combos", m_menu.combos_size());
    if (const toml::node* amount = table.require("price")) {
        combo.set_price_minor(price(table, "price", *amount).value_or(0));
        remember(path + ".price_minor", table, *amount);
    }
    readPricesFrom(table, combo, path);
    readPicture(table, -1, m_menu.combos_size());
    if (table.require("parts"))
        remember(path + ".parts", table, *table.find("parts"));
    for (const toml::table* item : table.tables("parts", Need::Required, kMostParts)) {
        TomlTable part{*item, table.what() + ", part", {"name", "choices"}, m_problems};
        model::v1::ComboPart& result = *combo.add_parts();
        *result.mutable_name() = part.translated("name");
        const toml::node* choices = part.require("choices");
        const toml::array* list = choices ? choices->as_array() : nullptr;
        if (choices && (!list || list->empty() || list->size() > kMostChoices))
            part.problem(*choices, "\"choices\" must be a list of 1 to " + std::to_string(kMostChoices) + " products");
        else if (list)
            for (const toml::node& choice : *list) {
                remember(path + "." + placeOf("parts", combo.parts_size() - 1) + "." +
                             placeOf("choices", result.choices_size()),
                         part, choice);
                readComboChoice(part, choice, result);
            }
    }
    *m_menu.add_combos() = std::move(combo);
}

void MenuReader::readComboChoice(TomlTable& part, const toml::node& node, model::v1::ComboPart& result) {
    model::v1::ComboChoice& choice = *result.add_choices();
    if (const auto id = node.value_exact<std::string>()) {
        if (known(m_products, *id, part, node))
            choice.set_product(*id);
        return;
    }
    const toml::table* table = node.as_table();
    if (!table) {
        part.problem(node, "a choice is the id of a product, or { product = \"...\", size = \"...\", extra = ... }");
        return;
    }
    TomlTable fields{*table, part.what() + ", choice", {"product", "size", "extra"}, m_problems};
    if (const auto id = fields.text("product", Need::Required);
        id && known(m_products, *id, fields, *fields.find("product")))
        choice.set_product(*id);
    if (const auto size = reference(m_sizeIds, fields, "size"))
        choice.set_variant(*size);
    if (const toml::node* extra = fields.find("extra")) {
        choice.set_extra_minor(price(fields, "extra", *extra).value_or(0));
        if (choice.extra_minor() < 0)
            fields.problem(*extra, "what a choice adds cannot be negative");
    }
}

void MenuReader::readPriceList(const toml::table& node) {
    TomlTable table{
        node,
        "price list",
        {"id", "name", "priority", "channels", "times", "prices", "percent", "round_to", "categories", "taxes"},
        m_problems};
    model::v1::PriceList list;
    list.set_id(table.id());
    define(m_lists, list.id(), table);
    *list.mutable_name() = table.translated("name");
    list.set_priority(static_cast<std::int32_t>(
        table.integer("priority", Need::Optional, -kHighestPriority, kHighestPriority).value_or(0)));
    for (const int channel : oneOfWords(table, "channels", kChannels))
        list.add_channels(static_cast<model::v1::Channel>(channel));
    for (const toml::table* item : table.tables("times", Need::Optional, kMostWindows))
        readWindow(*item, table, list);
    readListPrices(table, list);
    readChange(table, list);
    if (const toml::node* taxes = table.find("taxes")) {
        if (const toml::table* swaps = taxes->as_table()) {
            for (const auto& [tax, instead] : *swaps) {
                const auto other = instead.value_exact<std::string>();
                if (!other)
                    table.problem(instead, "\"taxes\" names taxes, such as { vat = \"vat-takeaway\" }");
                else if (known(m_taxes, tax.str(), table, instead) && known(m_taxes, *other, table, instead)) {
                    auto* swap = list.add_taxes();
                    swap->set_tax(std::string{tax.str()});
                    swap->set_instead(*other);
                }
            }
        } else {
            table.problem(*taxes, "\"taxes\" must be a table such as { vat = \"vat-takeaway\" }");
        }
    }
    remember(placeOf("price_lists", m_menu.price_lists_size()), table, node);
    *m_menu.add_price_lists() = std::move(list);
}

void MenuReader::readWindow(const toml::table& node, const TomlTable& list, model::v1::PriceList& result) {
    TomlTable table{node, list.what() + ", time", {"days", "from", "until"}, m_problems};
    auto* window = result.add_windows();
    for (const int day : oneOfWords(table, "days", kWeekdays))
        window->add_weekdays(day + 1);
    if (!table.find("from") && !table.find("until"))
        return; // around the clock
    window->set_from_minute(readTime(table, "from").value_or(0));
    window->set_until_minute(readTime(table, "until").value_or(0));
    if (window->from_minute() == window->until_minute() && table.find("from") && table.find("until"))
        table.problem("it begins when it ends; leave both out for the whole day");
}

void MenuReader::readListPrices(TomlTable& list, model::v1::PriceList& result) {
    const toml::node* node = list.find("prices");
    if (!node)
        return;
    const toml::table* prices = node->as_table();
    if (!prices || prices->empty())
        return list.problem(*node, "\"prices\" must be a table such as { latte = 39000 }");
    const std::string path = placeOf("price_lists", m_menu.price_lists_size());
    const auto add = [&](std::string_view id, std::string_view size, const toml::node& amount) {
        const auto minor = price(list, "price of " + std::string{id}, amount);
        remember(path + "." + placeOf("prices", result.prices_size()), list, amount);
        auto* price = result.add_prices();
        price->set_product(std::string{id});
        price->set_variant(std::string{size});
        price->set_price_minor(minor.value_or(0));
        if (minor.value_or(0) < 0)
            list.problem(amount, "a price cannot be negative");
    };
    for (const auto& [key, amount] : *prices) {
        const auto id = key.str();
        const toml::table* sizes = amount.as_table();
        if (!sizes) {
            if (m_combos.lines.contains(id) || known(m_products, id, list, amount))
                add(id, {}, amount);
            continue;
        }
        if (!known(m_products, id, list, amount))
            continue;
        for (const auto& [size, one] : *sizes)
            if (known(m_sizeIds, size.str(), list, one))
                add(id, size.str(), one);
    }
}

void MenuReader::readChange(TomlTable& list, model::v1::PriceList& result) {
    const auto percent = list.integer("percent", Need::Optional, -100, 100);
    if (!list.find("percent")) {
        for (const auto* key : {"round_to", "categories"})
            if (const toml::node* alone = list.find(key))
                list.problem(*alone, inQuotes(key) + " goes with \"percent\"");
        return;
    }
    auto* change = result.mutable_change();
    change->set_basis_points(static_cast<std::int32_t>(percent.value_or(1) * 100));
    if (percent == 0)
        list.problem(*list.find("percent"), "0 percent changes nothing");
    if (const toml::node* step = list.find("round_to")) {
        change->set_round_to_minor(price(list, "round_to", *step).value_or(0));
        if (change->round_to_minor() < 0)
            list.problem(*step, "\"round_to\" cannot be negative");
    }
    if (const auto categories = list.texts("categories", 200))
        for (const auto& [id, node] : *categories)
            if (known(m_categories, id, list, *node))
                change->add_categories(id);
}

void MenuReader::readFavourites(TomlTable& file) {
    const auto texts = file.texts("favourites", kMostFavourites);
    if (!texts)
        return;
    for (const auto& [id, node] : *texts) {
        if (!m_combos.lines.contains(id) && !known(m_products, id, file, *node))
            continue;
        remember(placeOf("favourites", m_menu.favourites_size()), file, *node);
        m_menu.add_favourites(id);
    }
}

} // namespace phin::menu
