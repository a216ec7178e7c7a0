#include "app/menu/chain_products.h"
#include "app/menu/chain_sales.h"
#include "app/menu/menu_file.h"
#include "sync/box/config.h"
#include "sync/model/business_day.h"
#include "sync/model/currency.h"
#include "sync/model/menu.h"
#include "sync/model/pricing.h"
#include "sync/model/uuid.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <sstream>

namespace phin::fuzz {

// --- the menu file

void fuzzMenu(std::string_view bytes) {
    const auto menu = menu::parseMenu(bytes);
    if (!menu) {
        require(!menu.error().empty(), "a menu is refused without a reason");
        for (const auto& problem : menu.error())
            require(!problem.message.empty() && problem.line >= 0 && problem.column >= 0, "a problem without words");
        (void)menu::describe(menu.error(), "menu.toml");
        return;
    }
    require(checkMenu(*menu).empty(), "a menu that cannot be used was taken");
    // What is on it can be sold, or is refused in words.
    const MenuIndex index(*menu);
    std::uint32_t number = 0;
    for (const auto& product : menu->products()) {
        Choice choice;
        choice.product = product.id();
        choice.quantity = 3;
        if (auto line = makeLine(index, choice, ++number))
            (void)price(index, {*line}, nullptr, 20190401);
    }
}

std::vector<std::string> menuSeeds() {
    std::ifstream file(PHIN_DEMO_MENU, std::ios::binary);
    std::string demo{std::istreambuf_iterator<char>{file}, {}};
    const std::string small = R"(format = 1
name = "Quán"
currency = "VND"

[[tax]]
id = "vat"
name = { vi = "Thuế", en = "VAT" }
inclusive = true
periods = [{ percent = 8, last_day = 2026-12-31 }, { percent = 10, first_day = 2027-01-01 }]

[[station]]
id = "barista"
name = { vi = "Pha chế", en = "Barista" }
prepares = true
falls_to = "kitchen"
falls_after_seconds = 30
overload_units = 8
hands = 2

[[station]]
id = "kitchen"
name = { vi = "Bếp", en = "Kitchen" }

[[size]]
id = "S"
name = { vi = "Nhỏ", en = "Small" }

[[group]]
id = "sugar"
name = { vi = "Đường", en = "Sugar" }
min = 1
max = 1
options = [
  { id = "full", name = { vi = "Đủ", en = "Full" }, default = true },
  { id = "less", name = { vi = "Ít", en = "Less" }, price = -1000, also_at = ["kitchen"] },
]

[[category]]
id = "coffee"
name = { vi = "Cà phê", en = "Coffee" }
station = "barista"
tax = "vat"
groups = ["sugar"]

[[product]]
id = "phin"
name = { vi = "Phin", en = "Phin" }
category = "coffee"
price = { S = 29000 }
limited = true
)";
    return {small, demo};
}

// --- a box's settings

void fuzzConfig(std::string_view bytes) {
    const auto config = box::parseConfig(std::string(bytes), "folder/box.toml");
    if (!config) {
        require(!config.error().message.empty(), "settings are refused without a reason");
        return;
    }
    require(config->kind == "till" || config->kind == "station" || config->kind == "sync", "a box of no kind");
    require(config->dayStartsHour >= 0 && config->dayStartsHour < 24, "a day that begins at no hour");
    require(config->retentionDays >= 0, "a window that ends before it begins");
    (void)config->journalFile();
}

std::vector<std::string> configSeeds() {
    const std::string keys = "authority = \"ca.crt\"\ncertificate = \"a.crt\"\nkey = \"a.key\"\n";
    return {"shop = \"demo\"\ndevice = \"till-a\"\nkind = \"till\"\nletter = \"A\"\nname = \"Quầy 1\"\n" + keys +
                "brokers = [\"mqtts://10.0.0.1:8883\", \"mqtt://localhost:1883\"]\nutc_offset_minutes = 420\n"
                "day_starts_hour = 4\nretention_days = 400\ndata = \"/var/lib/phin\"\n",
            "shop = \"demo\"\ndevice = \"kitchen\"\nkind = \"station\"\nstation = \"kitchen\"\n" + keys,
            "shop = \"demo\"\ndevice = \"sync\"\nkind = \"sync\"\ncloud = \"localhost:1\"\ncloud_tls = true\n" + keys};
}

// --- tables of other systems

void fuzzCsv(std::string_view bytes) {
    Input input(bytes);
    const auto kind = input.byte() % 3;
    const std::string text(input.rest());
    if (kind == 0) {
        std::istringstream stream(text);
        menu::CsvReader csv(stream, "table.csv");
        std::vector<std::string> fields;
        std::size_t width = 0;
        while (true) {
            const auto more = csv.next(fields);
            if (!more || !*more)
                break;
            require(width == 0 || fields.size() == width, "a record that is wider than the first");
            width = fields.size();
        }
    } else if (kind == 1) {
        if (const auto menu = menu::parseChainProducts(text))
            require(checkMenu(*menu).empty(), "products became a menu that cannot be used");
    } else {
        auto sales = menu::SalesReader::open(std::make_unique<std::istringstream>(text), "sales.csv", {"5", {}});
        while (sales) {
            const auto sale = sales->next();
            if (!sale || !*sale)
                break;
            require(!(*sale)->lines.empty(), "a sale of nothing");
            require(validDay((*sale)->businessDate), "a sale on no day");
        }
    }
}

std::vector<std::string> csvSeeds() {
    const std::string table(1, '\0'), products(1, '\1'), sales(1, '\2');
    return {table + "a,b\r\n\"x,\"\"y\",\n1,2\n",
            products + "product_id,product_group,product_category,product,current_retail_price\n"
                       "1,Beverages,Coffee,Drip,$2.50\n69,Food,Bakery,Scone,\"$3.25 \"\n",
            sales + "transaction_id,transaction_date,transaction_time,sales_outlet_id,product_id,quantity,"
                    "line_item_amount,unit_price\n7,2019-04-01,12:04:43,5,52,1,2.50,2.50\n"
                    "7,2019-04-01,12:04:43,5,27,2,7.00,3.50\n8,2019-04-02,09:00:00,5,69,1,0.00,3.25\n"};
}

// --- short texts that people and other systems write: days, ids, amounts

void fuzzText(std::string_view bytes) {
    Input input(bytes);
    constexpr std::array currencies{"VND", "USD", "KWD", "JPY", "XXX", ""};
    const std::string currency = currencies[input.byte() % currencies.size()];
    const auto text = input.rest();
    if (const auto day = parseDay(text)) {
        require(validDay(*day), "a day that is none");
        require(parseDay(isoDay(*day)) == day, "a day that is another when it is read again");
        require(addDays(addDays(*day, 1), -1) == *day || addDays(*day, 1) == 0, "a day that does not come back");
    }
    if (const auto id = Uuid::fromString(text))
        require(Uuid::fromString(id->toString()) == id, "an id that is another when it is read again");
    if (const auto minor = parseMinor(text, currency)) {
        for (const auto* language : {"vi", "en"})
            require(!formatMoney(*minor, currency, language).empty(), "an amount without words");
        (void)quickAmounts(*minor, currency);
    }
}

std::vector<std::string> textSeeds() {
    const std::string vnd(1, '\0'), usd(1, '\1');
    return {usd + "2019-04-01", usd + "20240229", usd + "0192fa3c-7f00-7abc-8def-0123456789ab",
            usd + "-1,234.50",  vnd + "35.000",   vnd + "9223372036854775807"};
}

} // namespace phin::fuzz
