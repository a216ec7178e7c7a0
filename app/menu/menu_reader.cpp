#include "app/menu/menu_reader.h"

#include "sync/model/allergens.h"
#include "sync/model/business_day.h"
#include "sync/model/currency.h"
#include "sync/model/menu.h"
#include "sync/model/routes.h"
#include "sync/model/thresholds.h"

#include <algorithm>
#include <limits>

namespace phin::menu {

namespace {

using Need = TomlTable::Need;

constexpr std::int64_t kHighestPrice = 1'000'000'000'000; // in the smallest unit: far above any, far below overflow
// More than any shop needs; they bound what a product of products, groups and options can take in time and memory.
constexpr std::size_t kMostTaxes = 50;
constexpr std::size_t kMostPeriods = 50;
constexpr std::size_t kMostStations = 50;
constexpr std::size_t kMostSizes = 50;
constexpr std::size_t kMostGroups = 500;
constexpr std::size_t kMostGroupsOfProduct = 30;
constexpr std::size_t kMostOptions = 100;
constexpr std::size_t kMostCategories = 200;
constexpr std::size_t kMostProducts = 5'000;
constexpr std::size_t kMostCombos = 200;
constexpr std::size_t kMostLists = 50;

std::string pathOf(std::string_view list, int index) {
    return std::string{list} + "[" + std::to_string(index) + "]";
}

std::optional<std::int64_t> hundredths(std::string_view text) {
    const auto value = parseMinor(text, "USD"); // cents are hundredths too
    return value ? std::optional{*value} : std::nullopt;
}

std::int32_t readPercent(TomlTable& table) {
    const toml::node* node = table.require("percent");
    if (!node)
        return 0;
    std::optional<std::int64_t> basisPoints;
    if (const auto whole = node->value_exact<std::int64_t>(); whole && *whole >= 0 && *whole <= 100)
        basisPoints = *whole * 100;
    else if (const auto text = node->value_exact<std::string>())
        basisPoints = hundredths(*text);
    if (!basisPoints || *basisPoints < 0 || *basisPoints > 10'000) {
        table.problem(*node, "\"percent\" must be a whole number from 0 to 100, or text with at most two decimals "
                             "such as \"8.25\"");
        return 0;
    }
    return static_cast<std::int32_t>(*basisPoints);
}

void readPeriod(TomlTable& period, model::v1::TaxPeriod& result) {
    result.set_basis_points(readPercent(period));
    const auto first = period.date("first_day");
    const auto last = period.date("last_day");
    result.set_from_date(first.value_or(0));
    result.set_until_date(last ? nextDay(*last) : 0);
    if (first && last && *first > *last)
        period.problem(*period.find("last_day"), "\"last_day\" lies before \"first_day\"");
}

void checkPeriods(TomlTable& tax, const model::v1::TaxRate& rate) {
    const toml::node& where = *tax.find("periods");
    for (int i = 1; i < rate.periods_size(); ++i) {
        const std::int32_t until = rate.periods(i - 1).until_date();
        const std::int32_t from = rate.periods(i).from_date();
        if (until == 0 || from == 0)
            tax.problem(where, "only the first period may lack \"first_day\", only the last may lack \"last_day\"");
        else if (from != until)
            tax.problem(where, "each period must begin the day after the one before it ends: the one from " +
                                   isoDay(from) + " should begin on " + isoDay(until));
    }
}

} // namespace

model::v1::Menu MenuReader::read() {
    TomlTable file{m_document.root,
                   "menu",
                   {"format", "name", "currency", "favourites", "tax", "station", "size", "group", "category",
                    "product", "combo", "price_list"},
                   m_problems};
    if (const auto format = file.integer("format", Need::Required, 0, std::numeric_limits<int>::max());
        format && *format != 1)
        file.problem(*file.find("format"), "this program reads format 1 only");
    m_menu.set_schema(1);
    m_menu.set_name(file.text("name", Need::Required).value_or(""));
    if (const auto currency = file.text("currency", Need::Required)) {
        m_menu.set_currency(*currency);
        remember("currency", file, *file.find("currency"));
    }
    // Each kind stands before those that refer to it.
    for (const toml::table* table : file.tables("tax", Need::Required, kMostTaxes))
        readTax(*table);
    for (const toml::table* table : file.tables("station", Need::Required, kMostStations))
        readStation(*table);
    for (const toml::table* table : file.tables("size", Need::Optional, kMostSizes))
        readSize(*table);
    for (const toml::table* table : file.tables("group", Need::Optional, kMostGroups))
        readGroup(*table);
    for (const toml::table* table : file.tables("category", Need::Required, kMostCategories))
        readCategory(*table);
    for (const toml::table* table : file.tables("product", Need::Required, kMostProducts))
        readProduct(*table);
    for (const toml::table* table : file.tables("combo", Need::Optional, kMostCombos))
        readCombo(*table);
    for (const toml::table* table : file.tables("price_list", Need::Optional, kMostLists))
        readPriceList(*table);
    readFavourites(file);
    checkWhole();
    return std::move(m_menu);
}

void MenuReader::remember(std::string path, const TomlTable& table, const toml::node& node) {
    m_places.insert_or_assign(std::move(path), Place{node.source(), table.what()});
}

void MenuReader::checkWhole() {
    if (!m_document.complete())
        return;
    const bool soFarSound = m_problems.empty();
    for (const MenuProblem& problem : checkMenu(m_menu)) {
        // What was not remembered has its problem already; if nothing has, the whole menu is better than no place.
        if (const auto place = m_places.find(problem.path); place != m_places.end())
            m_problems.add(place->second.where, place->second.what + ": " + problem.message);
        else if (soFarSound)
            m_problems.add(m_document.root, "menu, " + problem.path + ": " + problem.message);
    }
}

void MenuReader::define(Ids& ids, const std::string& id, TomlTable& table) {
    if (id.empty())
        return;
    const auto line = static_cast<int>(table.node().source().begin.line);
    const auto [first, isNew] = ids.lines.emplace(id, line);
    if (!isNew)
        table.problem(*table.find("id"), "this id was given on line " + std::to_string(first->second) + " already");
}

bool MenuReader::known(const Ids& ids, std::string_view id, TomlTable& table, const toml::node& where) {
    if (ids.lines.contains(id))
        return true;
    m_problems.addIfComplete(where.source(), table.what() + ": there is no " + ids.kind + " " + inQuotes(id));
    return false;
}

std::optional<std::string> MenuReader::reference(const Ids& ids, TomlTable& table, std::string_view key) {
    auto id = table.text(key, Need::Optional);
    if (id)
        (void)known(ids, *id, table, *table.find(key));
    return id;
}

std::optional<std::vector<std::string>> MenuReader::groupReferences(TomlTable& table) {
    const auto texts = table.texts("groups", kMostGroupsOfProduct);
    if (!texts)
        return std::nullopt;
    std::vector<std::string> result;
    for (const auto& [id, node] : *texts) {
        if (std::find(result.begin(), result.end(), id) != result.end())
            table.problem(*node, "group " + inQuotes(id) + " is named twice");
        else if (known(m_groups, id, table, *node))
            result.push_back(id);
    }
    return result;
}

void MenuReader::readTax(const toml::table& node) {
    TomlTable table{node, "tax", {"id", "name", "inclusive", "percent", "periods"}, m_problems};
    model::v1::TaxRate rate;
    rate.set_id(table.id());
    define(m_taxes, rate.id(), table);
    *rate.mutable_name() = table.translated("name");
    rate.set_inclusive(table.boolean("inclusive", Need::Required).value_or(false));
    if (!table.find("periods")) {
        rate.add_periods()->set_basis_points(readPercent(table));
    } else if (const toml::node* percent = table.find("percent")) {
        table.problem(*percent, "\"percent\" and \"periods\" exclude each other");
    } else {
        for (const toml::table* item : table.tables("periods", Need::Required, kMostPeriods)) {
            TomlTable period{*item, table.what() + ", period", {"percent", "first_day", "last_day"}, m_problems};
            readPeriod(period, *rate.add_periods());
        }
        checkPeriods(table, rate);
    }
    *m_menu.add_taxes() = std::move(rate);
}

void MenuReader::readStation(const toml::table& node) {
    TomlTable table{node,
                    "station",
                    {"id", "name", "prepares", "target_seconds", "late_percent", "over_percent", "urgent_percent",
                     "falls_to", "falls_after_seconds", "overload_units", "hands"},
                    m_problems};
    model::v1::Station station;
    station.set_id(table.id());
    define(m_stations, station.id(), table);
    *station.mutable_name() = table.translated("name");
    station.set_prepares(table.boolean("prepares", Need::Optional).value_or(true));
    station.set_target_seconds(static_cast<std::int32_t>(
        table.integer("target_seconds", Need::Optional, 0, longestTargetSeconds).value_or(0)));
    const auto percent = [&](const char* key) {
        return static_cast<std::int32_t>(table.integer(key, Need::Optional, 1, highestThreshold).value_or(0));
    };
    station.set_late_percent(percent("late_percent"));
    station.set_over_percent(percent("over_percent"));
    station.set_urgent_percent(percent("urgent_percent"));
    for (const char* key : {"late_percent", "over_percent", "urgent_percent"}) // one of them names all three
        if (const toml::node* value = table.find(key)) {
            remember(pathOf("stations", m_menu.stations_size()) + ".late_percent", table, *value);
            break;
        }
    const auto path = pathOf("stations", m_menu.stations_size());
    if (const auto other = table.text("falls_to", Need::Optional)) { // it may come further down
        station.set_falls_to(*other);
        remember(path + ".falls_to", table, *table.find("falls_to"));
    }
    const auto number = [&](const char* key, int most) {
        return static_cast<std::int32_t>(table.integer(key, Need::Optional, 1, most).value_or(0));
    };
    station.set_falls_after_seconds(number("falls_after_seconds", longestFallsAfterSeconds));
    station.set_overload_units(number("overload_units", mostOverloadUnits));
    station.set_hands(number("hands", mostHands));
    *m_menu.add_stations() = std::move(station);
}

void MenuReader::readSize(const toml::table& node) {
    TomlTable table{node, "size", {"id", "name"}, m_problems};
    Size size{table.id(), {}};
    define(m_sizeIds, size.id, table);
    size.name = table.translated("name");
    m_sizes.push_back(std::move(size));
}

void MenuReader::readGroup(const toml::table& node) {
    TomlTable table{node, "group", {"id", "name", "min", "max", "options"}, m_problems};
    model::v1::ModifierGroup group;
    group.set_id(table.id());
    define(m_groups, group.id(), table);
    *group.mutable_name() = table.translated("name");
    if (!table.require("options"))
        return;
    const std::string path = pathOf("modifier_groups", m_menu.modifier_groups_size());
    Ids options{"option", {}};
    for (const toml::table* item : table.tables("options", Need::Required, kMostOptions)) {
        TomlTable option{*item,
                         table.what() + ", option",
                         {"id", "name", "price", "prices_from", "default", "allergens", "also_at"},
                         m_problems};
        model::v1::Modifier& modifier = *group.add_modifiers();
        modifier.set_id(option.id());
        define(options, modifier.id(), option);
        *modifier.mutable_name() = option.translated("name");
        modifier.set_is_default(option.boolean("default", Need::Optional).value_or(false));
        if (const toml::node* amount = option.find("price"))
            modifier.set_price_minor(price(option, "price", *amount).value_or(0));
        readPricesFrom(option, modifier, path + "." + pathOf("modifiers", group.modifiers_size() - 1));
        readAllergens(option, modifier);
        readAlsoAt(option, modifier, path + "." + pathOf("modifiers", group.modifiers_size() - 1));
    }
    const int count = group.modifiers_size();
    group.set_min(static_cast<int>(table.integer("min", Need::Optional, 0, kMostOptions).value_or(0)));
    group.set_max(static_cast<int>(table.integer("max", Need::Optional, 1, kMostOptions).value_or(count)));
    if (const toml::node* min = table.find("min"))
        remember(path + ".min", table, *min);
    remember(path + ".modifiers", table, *table.find("options"));
    *m_menu.add_modifier_groups() = std::move(group);
}

void MenuReader::readCategory(const toml::table& node) {
    TomlTable table{node,
                    "category",
                    {"id", "name", "colour", "station", "also_at", "tax", "groups", "target_seconds"},
                    m_problems};
    model::v1::Category category;
    category.set_id(table.id());
    define(m_categories, category.id(), table);
    *category.mutable_name() = table.translated("name");
    if (const auto colour = table.text("colour", Need::Required)) {
        category.set_colour(*colour);
        remember(pathOf("categories", m_menu.categories_size()) + ".colour", table, *table.find("colour"));
    }
    Defaults defaults;
    category.set_station(reference(m_stations, table, "station").value_or(""));
    defaults.station = table.find("station") != nullptr;
    readAlsoAt(table, category, pathOf("categories", m_menu.categories_size()));
    defaults.tax = reference(m_taxes, table, "tax").value_or("");
    defaults.groups = groupReferences(table).value_or(std::vector<std::string>{});
    defaults.targetSeconds =
        static_cast<std::int32_t>(table.integer("target_seconds", Need::Optional, 0, longestTargetSeconds).value_or(0));
    m_defaults.emplace(category.id(), std::move(defaults));
    *m_menu.add_categories() = std::move(category);
}

void MenuReader::readProduct(const toml::table& node) {
    TomlTable table{node,
                    "product",
                    {"id", "name", "category", "price", "default_size", "station", "tax", "groups", "sold_out",
                     "limited", "target_seconds", "open_price", "barcodes", "allergens", "picture", "prices_from",
                     "also_at"},
                    m_problems};
    model::v1::Product product;
    product.set_id(table.id());
    define(m_products, product.id(), table);
    *product.mutable_name() = table.translated("name");

    Defaults own;
    bool categoryKnown = false;
    if (const auto category = table.text("category", Need::Required);
        category && known(m_categories, *category, table, *table.find("category"))) {
        categoryKnown = true;
        product.set_category(*category);
        own = m_defaults.find(*category)->second;
    }
    product.set_station(reference(m_stations, table, "station").value_or("")); // none: its category's
    product.set_tax(reference(m_taxes, table, "tax").value_or(own.tax));
    if (categoryKnown && !table.find("station") && !own.station)
        table.problem("\"station\" is missing, here and in its category");
    if (categoryKnown && !table.find("tax") && own.tax.empty())
        table.problem("\"tax\" is missing, here and in its category");
    if (auto groups = groupReferences(table))
        own.groups = std::move(*groups);
    for (std::string& group : own.groups)
        product.add_modifier_groups(std::move(group));
    product.set_sold_out(table.boolean("sold_out", Need::Optional).value_or(false));
    product.set_limited(table.boolean("limited", Need::Optional).value_or(false));
    product.set_target_seconds(static_cast<std::int32_t>(
        table.integer("target_seconds", Need::Optional, 0, longestTargetSeconds).value_or(own.targetSeconds)));
    product.set_open_price(table.boolean("open_price", Need::Optional).value_or(false));
    product.set_allergens_stated(table.find("allergens") != nullptr);
    readAllergens(table, product);
    readAlsoAt(table, product, pathOf("products", m_menu.products_size()));
    if (!product.open_price())
        readPrices(table, product);
    else if (const toml::node* amount = table.find("price"))
        table.problem(*amount, "\"price\" and \"open_price\" exclude each other");
    else
        product.add_variants()->set_is_default(true);
    readProductPricesFrom(table, product);
    readBarcodes(table, product);
    readPicture(table, m_menu.products_size(), -1);
    m_productAt.emplace(product.id(), m_menu.products_size());
    *m_menu.add_products() = std::move(product);
}

template <class Part>
void MenuReader::readAlsoAt(TomlTable& table, Part& result, const std::string& path) {
    const auto texts = table.texts("also_at", mostAlsoAt);
    if (!texts)
        return;
    for (const auto& [id, node] : *texts)
        if (known(m_stations, id, table, *node))
            result.add_also_at(id);
    remember(path + ".also_at", table, *table.find("also_at"));
}

template <class Part>
void MenuReader::readAllergens(TomlTable& table, Part& result) {
    const auto texts = table.texts("allergens", allergens().size());
    if (!texts)
        return;
    for (const auto& [id, node] : *texts) {
        if (!allergen(id)) {
            std::string known;
            for (const auto& each : allergens())
                known += (known.empty() ? "" : ", ") + std::string{each.id};
            table.problem(*node, "there is no allergen " + inQuotes(id) + "; there are " + known);
        } else if (std::find(result.allergens().begin(), result.allergens().end(), id) != result.allergens().end()) {
            table.problem(*node, "allergen " + inQuotes(id) + " is named twice");
        } else {
            result.add_allergens(id);
        }
    }
}

void MenuReader::readPrices(TomlTable& product, model::v1::Product& result) {
    const toml::node* node = product.require("price");
    if (!node)
        return;
    const toml::table* sizes = node->as_table();
    if (sizes) {
        readSizePrices(product, *sizes, result);
    } else {
        model::v1::Variant& only = *result.add_variants();
        only.set_is_default(true);
        readVariantPrice(product, "price", *node, result);
    }
    readDefaultSize(product, sizes != nullptr, result);
}

void MenuReader::readSizePrices(TomlTable& product, const toml::table& prices, model::v1::Product& result) {
    if (prices.empty())
        product.problem(prices, "\"price\" names no size");
    for (const auto& [size, amount] : prices)
        (void)known(m_sizeIds, size.str(), product, amount);
    // In the order of the sizes, not of the letters.
    for (const Size& size : m_sizes) {
        const toml::node* amount = size.id.empty() ? nullptr : prices.get(size.id);
        if (!amount)
            continue;
        model::v1::Variant& variant = *result.add_variants();
        variant.set_id(size.id);
        *variant.mutable_name() = size.name;
        readVariantPrice(product, "price of size " + size.id, *amount, result);
    }
}

void MenuReader::readVariantPrice(TomlTable& product, std::string_view name, const toml::node& node,
                                  model::v1::Product& result) {
    const auto amount = price(product, name, node);
    if (!amount)
        return;
    const int last = result.variants_size() - 1;
    result.mutable_variants(last)->set_price_minor(*amount);
    remember(pathOf("products", m_menu.products_size()) + "." + pathOf("variants", last) + ".price_minor", product,
             node);
}

void MenuReader::readDefaultSize(TomlTable& product, bool hasSizes, model::v1::Product& result) {
    const auto wanted = product.text("default_size", Need::Optional);
    if (!hasSizes) {
        if (wanted)
            product.problem(*product.find("default_size"), "there is one price only, and so no \"default_size\"");
        return;
    }
    for (model::v1::Variant& variant : *result.mutable_variants()) {
        if (wanted ? variant.id() == *wanted : &variant == &result.variants(0)) {
            variant.set_is_default(true);
            return;
        }
    }
    if (wanted)
        m_problems.addIfComplete(product.find("default_size")->source(),
                                 product.what() + ": it has no price for size " + inQuotes(*wanted));
}

std::string MenuReader::priceForm() const {
    switch (currencyDigits(m_menu.currency())) {
    case 0:
        return "a whole number without dots or quotes, such as 45000";
    case 3:
        return "text in quotes with at most 3 decimals, such as \"3.500\"";
    default:
        return "text in quotes with at most 2 decimals, such as \"3.50\"";
    }
}

std::optional<std::int64_t> MenuReader::price(TomlTable& table, std::string_view name, const toml::node& node) {
    if (!knownCurrency(m_menu.currency()))
        return std::nullopt; // a problem of its own
    std::optional<std::int64_t> amount;
    // A currency without decimals takes no text, because "45.000" would be 45; the others take no numbers, because
    // 350 could be meant as cents.
    if (currencyDigits(m_menu.currency()) == 0) {
        amount = node.value_exact<std::int64_t>();
    } else if (const auto text = node.value_exact<std::string>()) {
        if (const auto minor = parseMinor(*text, m_menu.currency()))
            amount = *minor;
    }
    if (!amount)
        table.problem(node, std::string{name} + " in " + m_menu.currency() + " must be " + priceForm());
    else if (*amount < -kHighestPrice || *amount > kHighestPrice)
        table.problem(node, std::string{name} + " is out of all proportion");
    else
        return amount;
    return std::nullopt;
}

} // namespace phin::menu
