#include "app/menu/chain_products.h"

#include "app/menu/csv_columns.h"
#include "app/menu/csv_reader.h"
#include "app/menu/file_bytes.h"
#include "sync/model/currency.h"
#include "sync/model/menu.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string>

namespace phin::menu {

namespace {

constexpr std::size_t kLargestFile = std::size_t{4} * 1024 * 1024;
constexpr std::string_view kTax = "none";

enum ProductsColumn : std::size_t { kId, kGroup, kCategory, kName, kPrice };
constexpr std::array<std::string_view, 5> kProductsColumns{"product_id", "product_group", "product_category", "product",
                                                           "current_retail_price"};

struct Station {
    std::string_view id, vi, en;
    bool prepares;
};
constexpr std::array kStations{Station{"barista", "Pha chế", "Barista", true},
                               Station{"kitchen", "Bếp", "Kitchen", true},
                               Station{"counter", "Quầy", "Counter", false}};

struct GroupOfProducts {
    std::string_view name, station;
};
constexpr std::array kGroups{GroupOfProducts{"Beverages", "barista"}, GroupOfProducts{"Add-ons", "barista"},
                             GroupOfProducts{"Food", "kitchen"}, GroupOfProducts{"Whole Bean/Teas", "counter"},
                             GroupOfProducts{"Merchandise", "counter"}};

// All dark enough for white text.
constexpr std::array<std::string_view, 9> kColours{"#6b4226", "#2f6b3a", "#7a3b5d", "#355c7d", "#8a4b08",
                                                   "#54457f", "#2d6a6a", "#8c3b3b", "#4a5568"};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

void setBoth(model::v1::Text& text, std::string_view words) {
    text.set_vi(std::string{words});
    text.set_en(std::string{words});
}

/// "Drinking Chocolate" as "drinking-chocolate".
std::string idOf(std::string_view words) {
    std::string id;
    for (const char c : words) {
        if (c >= 'A' && c <= 'Z')
            id += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    return id;
}

model::v1::Menu emptyMenu() {
    model::v1::Menu menu;
    menu.set_schema(1);
    menu.set_name("Coffee chain");
    menu.set_currency("USD");
    model::v1::TaxRate& tax = *menu.add_taxes();
    tax.set_id(std::string{kTax});
    tax.mutable_name()->set_vi("Không thuế");
    tax.mutable_name()->set_en("No tax");
    tax.set_inclusive(true);
    tax.add_periods()->set_basis_points(0);
    for (const Station& each : kStations) {
        model::v1::Station& station = *menu.add_stations();
        station.set_id(std::string{each.id});
        station.mutable_name()->set_vi(std::string{each.vi});
        station.mutable_name()->set_en(std::string{each.en});
        station.set_prepares(each.prepares);
    }
    return menu;
}

std::string categoryOf(std::string_view words, model::v1::Menu& menu) {
    std::string id = idOf(words);
    const auto& known = menu.categories();
    if (std::none_of(known.begin(), known.end(), [&id](const auto& each) { return each.id() == id; })) {
        const std::string_view colour = kColours[static_cast<std::size_t>(menu.categories_size()) % kColours.size()];
        model::v1::Category& category = *menu.add_categories();
        category.set_id(id);
        setBoth(*category.mutable_name(), words);
        category.set_colour(std::string{colour});
    }
    return id;
}

/// "$18.00 " in cents.
Result<std::int64_t> priceOf(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('$'))
        text.remove_prefix(1);
    return parseMinor(text, "USD");
}

} // namespace

Result<model::v1::Menu> parseChainProducts(std::string_view csvText) {
    std::istringstream stream{std::string{csvText}};
    CsvReader csv{stream, "products"};
    CsvColumns columns{kProductsColumns};
    if (Status header = columns.readHeader(csv); !header)
        return header.error();

    model::v1::Menu menu = emptyMenu();
    std::set<std::string> ids;
    std::vector<std::string> record;
    while (true) {
        const auto more = csv.next(record);
        if (!more)
            return more.error();
        if (!*more)
            break;
        const std::string& id = columns.of(record, kId);
        const std::string_view name = trimmed(columns.of(record, kName));
        const std::string_view category = trimmed(columns.of(record, kCategory));
        const std::string& groupName = columns.of(record, kGroup);
        const auto group = std::find_if(kGroups.begin(), kGroups.end(),
                                        [&](const GroupOfProducts& each) { return each.name == groupName; });
        if (id.empty() || name.empty() || category.empty())
            return csv.error("a product needs an id, a name and a category");
        if (!ids.insert(id).second)
            return csv.error("product " + id + " stands here for the second time");
        if (group == kGroups.end())
            return csv.error("\"" + groupName + "\" is no known product group");
        const auto price = priceOf(columns.of(record, kPrice));
        if (!price || *price < 0)
            return csv.error("\"" + columns.of(record, kPrice) + "\" is no price in dollars");

        model::v1::Product& product = *menu.add_products();
        product.set_id(id);
        setBoth(*product.mutable_name(), name);
        product.set_category(categoryOf(category, menu));
        product.set_station(std::string{group->station});
        product.set_tax(std::string{kTax});
        model::v1::Variant& variant = *product.add_variants();
        variant.set_price_minor(*price);
        variant.set_is_default(true);
    }
    if (const auto problems = checkMenu(menu); !problems.empty())
        return Error{ErrorKind::WrongUse, "products: " + problems.front().path + ": " + problems.front().message};
    menu.set_id(sha256Hex(csvText));
    return menu;
}

Result<model::v1::Menu> readChainProducts(const std::filesystem::path& path) {
    const auto bytes = readFile(path, kLargestFile);
    if (!bytes)
        return bytes.error();
    return parseChainProducts(*bytes);
}

} // namespace phin::menu
