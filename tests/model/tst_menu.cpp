#include "sync/model/menu.h"
#include "tests/model/builders.h"

#include <QTest>

#include <functional>

using namespace phin;
using namespace phin::testing;

namespace {
using Change = std::function<void(model::v1::Menu&)>;
}
Q_DECLARE_METATYPE(Change)

class TestMenu : public QObject {
    Q_OBJECT
private slots:
    void check_goodMenu_findsNothing() {
        const auto problems = checkMenu(cafe());
        QVERIFY2(problems.empty(), problems.empty() ? "" : (problems[0].path + ": " + problems[0].message).c_str());
    }

    void check_brokenMenu_namesTheProblem_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, Change change, const char* path, const char* message) {
            QTest::newRow(name) << change << QString(path) << QString(message);
        };
        using M = model::v1::Menu;
        row(
            "currency", [](M& m) { m.set_currency("vnd"); }, "currency", "\"vnd\" is not an ISO 4217 code");
        row(
            "no products", [](M& m) { m.clear_products(); }, "products", "at least one product");
        row(
            "no id", [](M& m) { m.mutable_products(1)->clear_id(); }, "products[1].id", "needs an id");
        row(
            "product twice", [](M& m) { m.mutable_products(2)->set_id("latte"); }, "products[2].id", "used twice");
        row(
            "station twice", [](M& m) { m.mutable_stations(1)->set_id("barista"); }, "stations[1].id", "used twice");
        row(
            "thresholds that fall", [](M& m) { m.mutable_stations(0)->set_over_percent(60); },
            "stations[0].late_percent", "have to rise; they are 66, 60 and 150");
        row(
            "threshold that is none", [](M& m) { m.mutable_stations(0)->set_urgent_percent(1'001); },
            "stations[0].urgent_percent", "between 1 and 1000");
        row(
            "target of a day", [](M& m) { m.mutable_stations(0)->set_target_seconds(86'400); },
            "stations[0].target_seconds", "between 0 and 7200");
        row(
            "stand-in that is not there", [](M& m) { m.mutable_stations(0)->set_falls_to("grill"); },
            "stations[0].falls_to", "there is no station \"grill\"");
        row(
            "stand-in that makes nothing", [](M& m) { m.mutable_stations(0)->set_falls_to("counter"); },
            "stations[0].falls_to", "station \"counter\" makes nothing");
        row(
            "stand-in for itself", [](M& m) { m.mutable_stations(0)->set_falls_to("barista"); }, "stations[0].falls_to",
            "cannot stand in for itself");
        row(
            "stand-in of what makes nothing", [](M& m) { m.mutable_stations(2)->set_falls_to("barista"); },
            "stations[2].falls_to", "needs nobody to stand in");
        row(
            "falls after a day", [](M& m) { m.mutable_stations(0)->set_falls_after_seconds(86'400); },
            "stations[0].falls_after_seconds", "between 0 and 3600");
        row(
            "overload below nothing", [](M& m) { m.mutable_stations(0)->set_overload_units(-1); },
            "stations[0].overload_units", "between 0 and 1000");
        row(
            "more hands than a station has room for", [](M& m) { m.mutable_stations(0)->set_hands(51); },
            "stations[0].hands", "between 0 and 50");
        row(
            "category's station that is not there", [](M& m) { m.mutable_categories(0)->set_station("grill"); },
            "categories[0].station", "there is no station \"grill\"");
        row(
            "also made where it is made", [](M& m) { m.mutable_products(1)->add_also_at("barista"); },
            "products[1].also_at", "made at \"barista\" anyway");
        row(
            "also made where nothing is", [](M& m) { m.mutable_products(1)->add_also_at("counter"); },
            "products[1].also_at", "makes nothing");
        row(
            "also made twice",
            [](M& m) {
                m.mutable_modifier_groups(0)->mutable_modifiers(0)->add_also_at("kitchen");
                m.mutable_modifier_groups(0)->mutable_modifiers(0)->add_also_at("kitchen");
            },
            "modifier_groups[0].modifiers[0].also_at", "stands here twice");
        row(
            "no station at all", [](M& m) { m.mutable_products(1)->clear_station(); }, "products[1].station",
            "needs a station, here or in its category");
        row(
            "category twice", [](M& m) { *m.add_categories() = m.categories(0); }, "categories[1].id", "used twice");
        row(
            "tax twice", [](M& m) { m.mutable_taxes(1)->set_id("vat8"); }, "taxes[1].id", "used twice");
        row(
            "group twice", [](M& m) { m.mutable_modifier_groups(1)->set_id("sugar"); }, "modifier_groups[1].id",
            "used twice");
        row(
            "modifier twice", [](M& m) { m.mutable_modifier_groups(0)->mutable_modifiers(1)->set_id("less"); },
            "modifier_groups[0].modifiers[1].id", "used twice");
        row(
            "no name", [](M& m) { m.mutable_products(0)->clear_name(); }, "products[0].name", "needs a name");
        row(
            "category that is not there", [](M& m) { m.mutable_products(0)->set_category("food"); },
            "products[0].category", "there is no category \"food\"");
        row(
            "station that is not there", [](M& m) { m.mutable_products(0)->set_station("grill"); },
            "products[0].station", "there is no station \"grill\"");
        row(
            "tax that is not there", [](M& m) { m.mutable_products(0)->set_tax("vat5"); }, "products[0].tax",
            "there is no tax \"vat5\"");
        row(
            "group that is not there", [](M& m) { m.mutable_products(0)->set_modifier_groups(1, "ice"); },
            "products[0].modifier_groups[1]", "there is no modifier group \"ice\"");
        row(
            "group listed twice", [](M& m) { m.mutable_products(0)->add_modifier_groups("sugar"); },
            "products[0].modifier_groups[2]", "twice");
        row(
            "no variant", [](M& m) { m.mutable_products(0)->clear_variants(); }, "products[0].variants",
            "at least one variant");
        row(
            "variant without id among several", [](M& m) { m.mutable_products(0)->mutable_variants(1)->clear_id(); },
            "products[0].variants[1].id", "needs an id");
        row(
            "two default variants", [](M& m) { m.mutable_products(0)->mutable_variants(0)->set_is_default(true); },
            "products[0].variants", "only one variant");
        row(
            "negative price", [](M& m) { m.mutable_products(1)->mutable_variants(0)->set_price_minor(-1); },
            "products[1].variants[0].price_minor", "cannot be negative");
        row(
            "modifiers below the price",
            [](M& m) { m.mutable_modifier_groups(1)->mutable_modifiers(0)->set_price_minor(-49'001); },
            "products[1].variants[0].price_minor", "less than nothing");
        row(
            "negative seconds", [](M& m) { m.mutable_products(1)->set_target_seconds(-1); },
            "products[1].target_seconds", "negative");
        row(
            "seconds of a day", [](M& m) { m.mutable_products(1)->set_target_seconds(86'400); },
            "products[1].target_seconds", "longer than 7200");
        row(
            "negative minimum", [](M& m) { m.mutable_modifier_groups(0)->set_min(-1); }, "modifier_groups[0].min",
            "negative");
        row(
            "maximum 0", [](M& m) { m.mutable_modifier_groups(2)->set_max(0); }, "modifier_groups[2].max",
            "at least one");
        row(
            "minimum above maximum", [](M& m) { m.mutable_modifier_groups(0)->set_min(2); }, "modifier_groups[0].min",
            "must choose 2 but may choose only 1");
        row(
            "minimum above what there is",
            [](M& m) {
                m.mutable_modifier_groups(0)->set_min(3);
                m.mutable_modifier_groups(0)->set_max(3);
            },
            "modifier_groups[0].min", "3 of only 2");
        row(
            "more defaults than allowed",
            [](M& m) { m.mutable_modifier_groups(0)->mutable_modifiers(0)->set_is_default(true); },
            "modifier_groups[0].modifiers", "2 are chosen by default but at most 1");
        row(
            "group without modifiers", [](M& m) { m.mutable_modifier_groups(2)->clear_modifiers(); },
            "modifier_groups[2].modifiers", "at least one modifier");
        row(
            "colour", [](M& m) { m.mutable_categories(0)->set_colour("brown"); }, "categories[0].colour", "#rrggbb");
        row(
            "tax without a period", [](M& m) { m.mutable_taxes(0)->clear_periods(); }, "taxes[0].periods",
            "at least one period");
        row(
            "rate above 100 %", [](M& m) { m.mutable_taxes(0)->mutable_periods(0)->set_basis_points(10'001); },
            "taxes[0].periods[0].basis_points", "between 0 and 10000");
        row(
            "negative rate", [](M& m) { m.mutable_taxes(0)->mutable_periods(0)->set_basis_points(-1); },
            "taxes[0].periods[0].basis_points", "between 0 and 10000");
        row(
            "period from no day", [](M& m) { m.mutable_taxes(0)->mutable_periods(0)->set_from_date(20260231); },
            "taxes[0].periods[0].from_date", "20260231");
        row(
            "period ends before it begins",
            [](M& m) {
                m.mutable_taxes(0)->mutable_periods(0)->set_from_date(20270101);
                m.mutable_taxes(0)->mutable_periods(0)->set_until_date(20270101);
            },
            "taxes[0].periods[0].until_date", "ends before");
        row(
            "periods overlap by a day",
            [](M& m) {
                m.mutable_taxes(0)->mutable_periods(0)->set_until_date(20270102);
                m.mutable_taxes(0)->add_periods()->set_from_date(20270101);
            },
            "taxes[0].periods[1]", "overlaps periods[0]");
    }
    void check_brokenMenu_namesTheProblem() {
        QFETCH(const Change, change);
        QFETCH(const QString, path);
        QFETCH(const QString, message);
        auto menu = cafe();
        change(menu);
        const auto problems = checkMenu(menu);
        for (const auto& problem : problems)
            if (QString::fromStdString(problem.path) == path) {
                QVERIFY2(QString::fromStdString(problem.message).contains(message), problem.message.c_str());
                return;
            }
        QFAIL(problems.empty() ? "nothing was found" : (problems[0].path + ": " + problems[0].message).c_str());
    }

    void check_everythingWrong_findsAllAtOnce() {
        auto menu = cafe();
        menu.set_currency("");
        menu.mutable_products(0)->set_tax("x");
        menu.mutable_products(1)->set_station("x");
        QCOMPARE(checkMenu(menu).size(), std::size_t{3});
    }

    void check_emptyMenu_doesNotCrash() { QVERIFY(!checkMenu(model::v1::Menu{}).empty()); }

    void check_untaxedProduct_isAllowed() {
        auto menu = cafe();
        menu.mutable_products(0)->clear_tax();
        QVERIFY(checkMenu(menu).empty());
    }

    void tax_changesWithTheDate() {
        auto menu = cafe();
        menu.mutable_taxes(0)->mutable_periods(0)->set_from_date(20250701);
        menu.mutable_taxes(0)->mutable_periods(0)->set_until_date(20270101);
        auto* next = menu.mutable_taxes(0)->add_periods();
        next->set_basis_points(1'000);
        next->set_from_date(20270101);
        QVERIFY(checkMenu(menu).empty());
        const MenuIndex index(menu);
        const auto& rate = *index.tax("vat8");
        QVERIFY(!taxRateAt(rate, 20250630));
        QCOMPARE(taxRateAt(rate, 20250701).value(), 800);
        QCOMPARE(taxRateAt(rate, 20261231).value(), 800);
        QCOMPARE(taxRateAt(rate, 20270101).value(), 1'000);
        QCOMPARE(taxRateAt(rate, 20990101).value(), 1'000);
    }

    void index_findsById() {
        const MenuIndex index(cafe());
        QCOMPARE(index.product("latte")->name().en(), std::string("latte"));
        QCOMPARE(index.group("sugar")->min(), 1);
        QCOMPARE(index.category("drinks")->colour(), std::string("#7b4b2a"));
        QVERIFY(!index.station("counter")->prepares());
        QVERIFY(!index.product("tea"));
        QVERIFY(!index.group(""));
        QVERIFY(!index.tax("vat5"));
        QCOMPARE(modifierOf(*index.group("toppings"), "jelly")->price_minor(), 5'000);
        QVERIFY(!modifierOf(*index.group("toppings"), "ham"));
    }

    void index_copy_keepsTheMenuAlive() {
        const model::v1::Product* product = nullptr;
        MenuIndex kept;
        QVERIFY(!kept.product("latte"));
        {
            const MenuIndex index(cafe());
            kept = index;
            product = index.product("latte");
        }
        QCOMPARE(kept.product("latte"), product);
        QCOMPARE(product->variants(0).price_minor(), 49'000);
    }

    void variant_emptyId_isTheDefault() {
        const MenuIndex index(cafe());
        QCOMPARE(variantOf(*index.product("ca-phe-sua-da"), "")->id(), std::string("M"));
        QCOMPARE(variantOf(*index.product("ca-phe-sua-da"), "L")->price_minor(), 45'000);
        QVERIFY(!variantOf(*index.product("ca-phe-sua-da"), "XL"));
        QCOMPARE(variantOf(*index.product("latte"), "")->price_minor(), 49'000);
        QVERIFY(!variantOf(model::v1::Product{}, ""));
    }

    void text_fallsBackToTheOtherLanguage() {
        model::v1::Text text;
        text.set_vi("Cà phê sữa đá");
        QCOMPARE(textIn(text, "en"), std::string("Cà phê sữa đá"));
        text.set_en("Iced milk coffee");
        QCOMPARE(textIn(text, "en"), std::string("Iced milk coffee"));
        QCOMPARE(textIn(text, "vi"), std::string("Cà phê sữa đá"));
    }
};

QTEST_APPLESS_MAIN(TestMenu)
#include "tst_menu.moc"
