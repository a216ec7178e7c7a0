#include "tests/integration/small_chain.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <random>

namespace phin::test {
namespace {

struct Product {
    const char* id;
    const char* group;
    const char* category;
    const char* name;
    int priceMinor;
    const char* station;
};
constexpr std::array onSale{
    Product{"11", "Beverages", "Coffee", "Latte", 375, "barista"},
    Product{"12", "Beverages", "Coffee", "Espresso shot", 210, "barista"},
    Product{"13", "Beverages", "Tea", "Earl Grey, large", 300, "barista"},
    Product{"14", "Beverages", "Drinking Chocolate", "Dark chocolate", 450, "barista"},
    Product{"15", "Add-ons", "Flavours", "Hazelnut syrup", 80, "barista"},
    Product{"21", "Food", "Bakery", "Ginger scone", 325, "kitchen"},
    Product{"22", "Food", "Bakery", "Croissant", 375, "kitchen"},
    Product{"31", "Whole Bean/Teas", "Coffee beans", "House blend, 12 oz", 1800, "counter"},
    Product{"32", "Merchandise", "Branded", "Mug", 1295, "counter"},
};
constexpr int firstOutlet = 5;
constexpr int firstDay = 20190401;
constexpr int secondsPerDay = 24 * 60 * 60;

/// 375 as "3.75": no float is ever near money.
std::string decimal(int minor) {
    char text[32];
    std::snprintf(text, sizeof text, "%d.%02d", minor / 100, minor % 100);
    return text;
}

} // namespace

Figures& Figures::operator+=(const Figures& other) {
    orders += other.orders;
    lines += other.lines;
    grossMinor += other.grossMinor;
    for (const auto& [station, count] : other.linesByStation)
        linesByStation[station] += count;
    return *this;
}

std::string Figures::differenceTo(const QJsonObject& report, bool made) const {
    std::string text;
    const auto compare = [&text](const std::string& what, std::int64_t wanted, const QJsonValue& found) {
        if (!found.isDouble() || found.toInteger() != wanted)
            text += what + " is " + std::to_string(found.toInteger(-1)) + ", not " + std::to_string(wanted) + "; ";
    };
    compare("orders", orders, report["orders"]);
    compare("lines", lines, report["lines"]);
    compare("gross_minor", grossMinor, report["gross_minor"]);
    compare("net_minor", grossMinor, report["net_minor"]);
    compare("refunds_minor", 0, report["refunds_minor"]);
    for (const auto& [station, count] : linesByStation)
        compare("lines of " + station, count, report["lines_by_station"].toObject()[QString::fromStdString(station)]);
    if (made)
        for (const auto* const station : {"barista", "kitchen"})
            compare(std::string("made by ") + station, linesByStation.at(station),
                    report["made_by_station"].toObject()[station]);
    compare("made_twice", 0, report["made_twice"]);
    return text;
}

SmallChain::SmallChain(const std::filesystem::path& folder, Size size)
    : m_products(folder / "products.csv")
    , m_sales(folder / "sales.csv") {
    std::filesystem::create_directories(folder);
    std::ofstream list(m_products, std::ios::trunc);
    list << "product_id,product_group,product_category,product,current_retail_price\n";
    for (const auto& product : onSale)
        list << product.id << "," << product.group << "," << product.category << ",\"" << product.name << "\",$"
             << decimal(product.priceMinor) << " \n";

    std::mt19937 random(size.seed); // its numbers are the same everywhere, unlike those of the distributions
    const auto upTo = [&random](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
    std::ofstream rows(m_sales, std::ios::trunc);
    rows << "transaction_id,transaction_date,transaction_time,sales_outlet_id,product_id,quantity,line_item_amount,"
            "unit_price\n";
    for (int day = 0; day < size.days; ++day)
        for (int number = 0; number < size.ordersPerDay * size.outlets; ++number) {
            const int outlet = firstOutlet + number % size.outlets;
            const int second = upTo(secondsPerDay);
            auto& figures = m_figures[{outlet, firstDay + day}];
            ++figures.orders;
            for (int line = 1 + upTo(4); line > 0; --line) {
                const auto& product = onSale[static_cast<std::size_t>(upTo(static_cast<int>(onSale.size())))];
                const int quantity = 1 + upTo(3);
                const int kind = upTo(20);
                const int unit = kind == 0 ? product.priceMinor - 25 : product.priceMinor; // before the price rose
                const int amount = kind == 1 ? 0 : kind == 2 ? quantity * unit - 10 : quantity * unit;
                char when[48];
                std::snprintf(when, sizeof when, "2019-04-%02d,%02d:%02d:%02d", day + 1, second / 3600,
                              second / 60 % 60, second % 60);
                rows << number << "," << when << "," << outlet << "," << product.id << "," << quantity << ","
                     << decimal(amount) << "," << decimal(unit) << "\n";
                ++figures.lines;
                figures.grossMinor += amount;
                ++figures.linesByStation[product.station];
            }
        }
}

Figures SmallChain::of(int outlet, int date) const {
    const auto found = m_figures.find({outlet, date});
    return found == m_figures.end() ? Figures{} : found->second;
}

Figures SmallChain::of(int outlet) const {
    Figures all;
    for (const auto& [key, figures] : m_figures)
        if (key.first == outlet)
            all += figures;
    return all;
}

} // namespace phin::test
