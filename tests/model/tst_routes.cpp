#include "sync/model/pricing.h"
#include "sync/model/routes.h"
#include "tests/model/builders.h"

#include <QTest>

using namespace phin;
using namespace phin::testing;

namespace {

using Stations = std::vector<std::string>;

model::v1::OrderLine lineOf(const model::v1::Menu& menu, const std::string& product,
                            std::vector<ModifierChoice> modifiers = {}) {
    Choice choice;
    choice.product = product;
    choice.modifiers = std::move(modifiers);
    auto line = makeLine(MenuIndex(menu), choice, 1);
    return line.ok() ? *line : model::v1::OrderLine();
}

Stations alsoAt(const model::v1::OrderLine& line) {
    return {line.also_at().begin(), line.also_at().end()};
}

} // namespace

/// Which stations make what is ordered: by product, category and option.
class TestRoutes : public QObject {
    Q_OBJECT
private slots:
    void product_withoutAStation_isMadeWhereItsCategoryIs() {
        auto menu = cafe();
        menu.mutable_categories(0)->set_station("kitchen");
        QCOMPARE(lineOf(menu, "ca-phe-sua-da").station(), std::string("barista")); // says so itself
        menu.mutable_products(0)->clear_station();
        QVERIFY(checkMenu(menu).empty());
        QCOMPARE(lineOf(menu, "ca-phe-sua-da").station(), std::string("kitchen"));
    }

    void productCategoryAndOption_nameFurtherStations_eachOnce() {
        auto menu = cafe();
        menu.mutable_products(2)->add_also_at("barista"); // the banh mi comes with a coffee
        QCOMPARE(alsoAt(lineOf(menu, "banh-mi")), (Stations{"barista"}));
        QCOMPARE(lineOf(menu, "banh-mi").station(), std::string("kitchen"));

        auto* oven = menu.add_stations();
        oven->set_id("oven");
        oven->mutable_name()->set_en("Oven");
        oven->set_prepares(true);
        menu.mutable_categories(0)->add_also_at("oven");
        menu.mutable_products(2)->add_also_at("oven");
        QCOMPARE(alsoAt(lineOf(menu, "banh-mi")), (Stations{"barista", "oven"}));
        QCOMPARE(alsoAt(lineOf(menu, "ca-phe-sua-da")), (Stations{"oven"}));

        menu.mutable_modifier_groups(1)->mutable_modifiers(1)->add_also_at("kitchen"); // oat milk is foamed there
        QVERIFY(checkMenu(menu).empty());
        QCOMPARE(alsoAt(lineOf(menu, "latte", {{"milk", "condensed"}})), (Stations{"oven"}));
        QCOMPARE(alsoAt(lineOf(menu, "latte", {{"milk", "oat"}})), (Stations{"kitchen", "oven"}));
    }

    void ownStation_isNoneBesides_norIsOneThatMakesNothing() {
        auto menu = cafe();
        menu.mutable_modifier_groups(1)->mutable_modifiers(1)->add_also_at("barista");
        QCOMPARE(alsoAt(lineOf(menu, "latte", {{"milk", "oat"}})), Stations());
        menu.mutable_products(1)->add_also_at("counter"); // refused by checkMenu; an older menu may have it
        menu.mutable_products(1)->add_also_at("nowhere");
        QCOMPARE(alsoAt(lineOf(menu, "latte", {{"milk", "oat"}})), Stations());
    }

    void handedOver_butWithAPartThatIsMade_isMadeThere() {
        auto menu = cafe();
        menu.mutable_products(3)->add_modifier_groups("milk");
        menu.mutable_modifier_groups(1)->mutable_modifiers(1)->add_also_at("kitchen");
        menu.mutable_stations(1)->set_target_seconds(200);
        QCOMPARE(lineOf(menu, "beer", {{"milk", "condensed"}}).station(), std::string("counter"));
        const auto warm = lineOf(menu, "beer", {{"milk", "oat"}});
        QCOMPARE(warm.station(), std::string("kitchen"));
        QCOMPARE(warm.target_seconds(), 200);
        QCOMPARE(alsoAt(warm), Stations());
    }

    void standIn_isWhomTheMenuNames_whereThatOneMakesSomething() {
        auto menu = cafe();
        menu.mutable_stations(0)->set_falls_to("kitchen");
        menu.mutable_stations(1)->set_falls_to("barista"); // each for the other: one hop
        QVERIFY(checkMenu(menu).empty());
        QCOMPARE(standInOf(MenuIndex(menu), "barista")->id(), std::string("kitchen"));
        QCOMPARE(standInOf(MenuIndex(menu), "kitchen")->id(), std::string("barista"));
        QVERIFY(!standInOf(MenuIndex(menu), "counter"));
        QVERIFY(!standInOf(MenuIndex(menu), "nowhere"));
        menu.mutable_stations(0)->set_falls_to("counter");
        QVERIFY(!standInOf(MenuIndex(menu), "barista"));
        QCOMPARE(fallsAfterSeconds(menu.stations(0)), 60);
    }
};

QTEST_APPLESS_MAIN(TestRoutes)
#include "tst_routes.moc"
