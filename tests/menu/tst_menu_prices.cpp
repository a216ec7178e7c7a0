#include "app/menu/menu_file.h"

#include <QTest>

#include <string>

using phin::menu::parseMenu;

namespace {

const std::string kMenu = R"(format = 1
name = "Test"
currency = "VND"
favourites = ["set", "phin"]
[[tax]]
id = "vat"
name = "VAT"
inclusive = true
percent = 10
[[tax]]
id = "vat-away"
name = "VAT, taken away"
inclusive = true
percent = 5
[[station]]
id = "barista"
name = "Barista"
[[size]]
id = "M"
name = "Medium"
[[size]]
id = "L"
name = "Large"
[[group]]
id = "milk"
name = "Milk"
options = [{ id = "oat", name = "Oat", allergens = ["gluten"] }]
[[category]]
id = "coffee"
name = "Coffee"
colour = "#6b4226"
station = "barista"
tax = "vat"
[[product]]
id = "phin"
name = "Phin"
category = "coffee"
price = { M = 29000, L = 35000 }
barcodes = { M = ["111"], L = ["222", "333"] }
allergens = ["milk", "soy"]
[[product]]
id = "cake"
name = "Cake"
category = "coffee"
price = 30000
barcodes = ["444"]
[[product]]
id = "other"
name = "Other"
category = "coffee"
open_price = true
[[combo]]
id = "set"
name = "Set"
category = "coffee"
price = 50000
parts = [
  { name = "Drink", choices = ["phin", { product = "phin", size = "L", extra = 4000 }] },
  { name = "Cake", choices = ["cake"] },
]
[[price_list]]
id = "happy"
name = "Happy hour"
priority = 2
channels = ["here", "takeaway"]
times = [{ days = ["mon", "sun"], from = "22:30", until = "01:00" }, { days = ["tue"] }]
prices = { cake = 20000, phin = { L = 30000 }, set = 45000 }
[[price_list]]
id = "away"
name = "Away"
channels = ["delivery"]
percent = 10
round_to = 500
categories = ["coffee"]
taxes = { vat = "vat-away" }
)";

std::string changed(std::string_view from, std::string_view to) {
    auto text = kMenu;
    const auto at = text.find(from);
    Q_ASSERT(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

class TestMenuPrices : public QObject {
    Q_OBJECT
private slots:
    void wholeMenu_isRead() {
        const auto menu = parseMenu(kMenu);
        QVERIFY2(menu.ok(), menu ? "" : describe(menu.error(), "m").c_str());
        QCOMPARE(menu->favourites(0), std::string("set"));
        const auto& phin = menu->products(0);
        QCOMPARE(phin.variants(1).barcodes(1), std::string("333"));
        QVERIFY(phin.allergens_stated());
        QCOMPARE(phin.allergens(1), std::string("soy"));
        QCOMPARE(menu->modifier_groups(0).modifiers(0).allergens(0), std::string("gluten"));
        QVERIFY(!menu->products(1).allergens_stated());
        QCOMPARE(menu->products(1).barcodes(0), std::string("444"));
        QVERIFY(menu->products(2).open_price());
        QCOMPARE(menu->products(2).variants_size(), 1);
        const auto& set = menu->combos(0);
        QCOMPARE(set.price_minor(), std::int64_t{50'000});
        QCOMPARE(set.parts(0).choices(1).variant(), std::string("L"));
        QCOMPARE(set.parts(0).choices(1).extra_minor(), std::int64_t{4'000});
        const auto& happy = menu->price_lists(0);
        QCOMPARE(happy.channels_size(), 2);
        QCOMPARE(happy.channels(1), int(phin::model::v1::TAKEAWAY));
        QCOMPARE(happy.windows(0).weekdays(1), 7);
        QCOMPARE(happy.windows(0).from_minute(), 1'350);
        QCOMPARE(happy.windows(0).until_minute(), 60);
        QCOMPARE(happy.windows(1).from_minute(), happy.windows(1).until_minute()); // around the clock
        QCOMPARE(happy.prices_size(), 3);
        const auto& away = menu->price_lists(1);
        QCOMPARE(away.change().basis_points(), 1'000);
        QCOMPARE(away.change().round_to_minor(), std::int64_t{500});
        QCOMPARE(away.taxes(0).instead(), std::string("vat-away"));
    }

    void mistake_isNamed_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* from, const char* to, const char* message) {
            QTest::newRow(name) << from << to << message;
        };
        row("favourite", R"(["set", "phin"])", R"(["tea"])", "m:4:15: menu: there is no product \"tea\"");
        row("favourite twice", R"(["set", "phin"])", R"(["set", "set"])", "\"set\" stands here twice");
        row("barcode twice", R"(["444"])", R"(["111"])", "the barcode \"111\" stands on the menu twice");
        row("barcode of a size that is not there", "{ M = [\"111\"]", "{ S = [\"111\"]", "no price for size \"S\"");
        row("allergen", R"(["milk", "soy"])", R"(["cream"])", "there is no allergen \"cream\"; there are gluten,");
        row("open price with a price", "open_price = true", "open_price = true\nprice = 1",
            "\"price\" and \"open_price\" exclude each other");
        row("combo's product", "\"cake\"] },", "\"tea\"] },", "combo \"set\", part: there is no product \"tea\"");
        row("combo's size", R"(size = "L")", R"(size = "S")", "there is no size \"S\"");
        row("combo's extra", "extra = 4000", "extra = -1", "what a choice adds cannot be negative");
        row("combo of an open price", "\"cake\"] },", "\"other\"] },", "has an open price");
        row("combo without price", "price = 50000\n", "", "\"price\" is missing");
        row("combo with a product's id", "id = \"set\"", "id = \"cake\"", "has this id");
        row("combo's choices", R"(choices = ["cake"])", "choices = []", "must be a list of 1 to 100 products");
        row("channel", R"("here", "takeaway")", R"("hear")",
            "\"hear\" is none of \"here\", \"takeaway\", \"delivery\"");
        row("weekday", R"("mon", "sun")", R"("monday")", "\"monday\" is none of \"mon\"");
        row("weekday twice", R"("mon", "sun")", R"("mon", "mon")", "\"mon\" is named twice");
        row("time", R"("22:30")", R"("22.30")", "must be a time in quotes such as \"14:30\"");
        row("time beyond the day", R"("22:30")", R"("24:00")", "must be a time");
        row("no time at all", R"("01:00")", R"("22:30")", "it begins when it ends");
        row("half a time", R"(, until = "01:00")", "", "\"until\" is missing");
        row("list's product", "cake = 20000,", "tea = 20000,", "there is no product \"tea\"");
        row("list's size", "{ L = 30000 }", "{ S = 30000 }", "there is no size \"S\"");
        row("list's price without size", "phin = { L = 30000 }", "phin = 30000", "has a price for each size");
        row("list's negative price", "cake = 20000", "cake = -1", "a price cannot be negative");
        row("list's price as text", "cake = 20000", "cake = \"20.000\"", "price of cake in VND must be");
        row("percent", "percent = 10\nround", "percent = 0\nround", "0 percent changes nothing");
        row("percent beyond all", "percent = 10\nround", "percent = 900\nround", "must be from -100 to 100");
        row("rounding without percent", "percent = 10\nround", "round", "\"round_to\" goes with \"percent\"");
        row("tax", "vat = \"vat-away\"", "vat = \"none\"", "there is no tax \"none\"");
        row("overlap", R"(channels = ["delivery"])", R"(priority = 2)",
            "can hold at the same time and both set the price of \"cake\"; give one of them a higher priority");
    }
    void mistake_isNamed() {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, message);
        const auto menu = parseMenu(changed(from.toStdString(), to.toStdString()));
        QVERIFY(!menu.ok());
        const auto problems = QString::fromStdString(describe(menu.error(), "m"));
        QVERIFY2(problems.contains(message), qPrintable(problems));
        for (const auto& problem : menu.error())
            QVERIFY2(problem.line > 0, qPrintable(problems));
    }
};

QTEST_APPLESS_MAIN(TestMenuPrices)
#include "tst_menu_prices.moc"
