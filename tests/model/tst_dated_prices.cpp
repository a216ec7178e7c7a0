#include "sync/model/dated_prices.h"
#include "tests/support/builders.h"

#include <QTest>

using namespace phin;
using namespace phin::test;
using model::v1::Menu;

namespace {

std::shared_ptr<const MenuIndex> indexed(Menu menu) {
    return std::make_shared<const MenuIndex>(std::move(menu));
}

void dated(Menu& menu, int product, int variant, std::int32_t day, std::int64_t minor) {
    auto& price = *menu.mutable_products(product)->mutable_variants(variant)->add_prices_from();
    price.set_from_date(day);
    price.set_price_minor(minor);
}

std::int64_t priceOfPhin(const std::shared_ptr<const MenuIndex>& menu, std::int32_t day) {
    return pricedOn(menu, day)->product("phin")->variants(0).price_minor();
}

std::string firstProblem(const Menu& menu) {
    const auto problems = checkMenu(menu);
    return problems.empty() ? std::string() : problems.front().path;
}

} // namespace

class DatedPricesTest : public QObject {
    Q_OBJECT

private slots:
    void aPriceHoldsFromItsDayOn() {
        auto menu = smallMenu();
        dated(menu, 0, 0, 20261201, 27'000);
        dated(menu, 0, 0, 20270101, 28'000);
        menu.mutable_modifier_groups(1)->mutable_modifiers(0)->add_prices_from()->set_from_date(20261201);
        const auto published = indexed(menu);
        QCOMPARE(priceOfPhin(published, 20261130), std::int64_t{25'000});
        QCOMPARE(priceOfPhin(published, 20261201), std::int64_t{27'000});
        QCOMPARE(priceOfPhin(published, 20261231), std::int64_t{27'000});
        QCOMPARE(priceOfPhin(published, 20270315), std::int64_t{28'000});
        QCOMPARE(modifierOf(*pricedOn(published, 20261201)->group("topping"), "jelly")->price_minor(), std::int64_t{0});
        QCOMPARE(modifierOf(*pricedOn(published, 20261130)->group("topping"), "jelly")->price_minor(),
                 std::int64_t{5'000});
        QVERIFY(pricedOn(published, 20261130) == published); // the same menu, not a copy
        QVERIFY(pricedOn(published, 20270101)->menu().id() == published->menu().id());
    }

    void setNow_replacesWhatHoldsAndLeavesWhatComes() {
        auto menu = smallMenu();
        dated(menu, 0, 0, 20261201, 27'000);
        dated(menu, 0, 0, 20270101, 28'000);
        setPriceNow(*menu.mutable_products(0)->mutable_variants(0), 20261215, 26'000);
        const auto published = indexed(menu);
        QCOMPARE(priceOfPhin(published, 20261215), std::int64_t{26'000});
        QCOMPARE(priceOfPhin(published, 20270101), std::int64_t{28'000});
    }

    void datePrices_keepsTodaysAndBringsTheNewOnesLater() {
        auto before = smallMenu();
        dated(before, 1, 0, 20261101, 30'000); // holds already
        dated(before, 0, 0, 20270201, 40'000); // to come
        auto draft = before;
        setPriceNow(*draft.mutable_products(0)->mutable_variants(0), 20261215, 26'000);
        setPriceNow(*draft.mutable_products(1)->mutable_variants(0), 20261215, 31'000);
        draft.mutable_modifier_groups(1)->mutable_modifiers(1)->set_price_minor(8'000);
        auto& added = *draft.add_products();
        added = draft.products(2);
        added.set_id("new");
        added.mutable_variants(0)->set_price_minor(1);
        datePrices(draft, MenuIndex(before), 20261215, 20270101);
        QVERIFY(checkMenu(draft).empty());
        const auto published = indexed(draft);
        const auto costs = [&](const char* product, std::int32_t day) {
            return pricedOn(published, day)->product(product)->variants(0).price_minor();
        };
        QCOMPARE(costs("phin", 20261231), std::int64_t{25'000});
        QCOMPARE(costs("phin", 20270101), std::int64_t{26'000});
        QCOMPARE(costs("phin", 20270201), std::int64_t{40'000});
        QCOMPARE(costs("bac-xiu", 20261231), std::int64_t{30'000});
        QCOMPARE(costs("bac-xiu", 20270101), std::int64_t{31'000});
        QCOMPARE(costs("banh-mi", 20270101), std::int64_t{35'000});
        QCOMPARE(costs("new", 20261215), std::int64_t{1}); // nobody knew it before
        QCOMPARE(pricedOn(published, 20270101)->group("topping")->modifiers(1).price_minor(), std::int64_t{8'000});
        QCOMPARE(pricedOn(published, 20261231)->group("topping")->modifiers(1).price_minor(), std::int64_t{7'000});
        // The same day again replaces.
        auto again = draft;
        setPriceNow(*again.mutable_products(0)->mutable_variants(0), 20261215, 24'000);
        datePrices(again, MenuIndex(draft), 20261215, 20270101);
        QCOMPARE(again.products(0).variants(0).prices_from_size(), 2);
        QCOMPARE(again.products(0).variants(0).prices_from(0).price_minor(), std::int64_t{24'000});
    }

    // Prices may be changed as often as a shop lives.
    void forgetPast_keepsWhatHoldsAndWhatIsToCome() {
        auto menu = smallMenu();
        for (const auto& [day, minor] : {std::pair{20261101, 26'000}, {20261201, 27'000}, {20261215, 28'000}})
            dated(menu, 0, 0, day, minor);
        dated(menu, 0, 0, 20270101, 29'000);
        const auto before = indexed(menu);
        forgetPast(menu, 20261215);
        QVERIFY(checkMenu(menu).empty());
        const auto after = indexed(menu);
        for (const auto day : {20261214, 20261215, 20261231, 20270101})
            QCOMPARE(priceOfPhin(after, day), priceOfPhin(before, day));
        QCOMPARE(after->menu().products(0).variants(0).prices_from_size(), 2); // today's and the coming one
        QCOMPARE(priceOfPhin(after, 20200101), std::int64_t{27'000});
    }

    void check_namesWhatIsWrong() {
        auto menu = smallMenu();
        dated(menu, 0, 0, 20261231, 1);
        QVERIFY(checkMenu(menu).empty());
        auto wrong = menu;
        dated(wrong, 0, 0, 20261231, 2);
        QCOMPARE(QString::fromStdString(firstProblem(wrong)),
                 QString("products[0].variants[0].prices_from[1].from_date"));
        wrong = menu;
        dated(wrong, 0, 0, 20269999, 2);
        QVERIFY(!checkMenu(wrong).empty());
        wrong = menu;
        dated(wrong, 0, 0, 20270101, -2);
        QCOMPARE(QString::fromStdString(firstProblem(wrong)),
                 QString("products[0].variants[0].prices_from[1].price_minor"));
        // A cheaper option to come must not make a product cost less than nothing.
        wrong = menu;
        auto& jelly = *wrong.mutable_modifier_groups(1)->mutable_modifiers(0)->add_prices_from();
        jelly.set_from_date(20270101);
        jelly.set_price_minor(-10'000);
        QCOMPARE(QString::fromStdString(firstProblem(wrong)), QString("products[0].variants[0].price_minor"));
        wrong = menu;
        for (int i = 0; i < 60; ++i)
            dated(wrong, i % 5, 0, 20280101 + i / 20 * 100 + i % 20, 1);
        QVERIFY(!checkMenu(wrong).empty());
        wrong = menu;
        wrong.mutable_products(0)->set_picture("croissant.png");
        QCOMPARE(QString::fromStdString(firstProblem(wrong)), QString("products[0].picture"));
    }
};

QTEST_GUILESS_MAIN(DatedPricesTest)
#include "tst_dated_prices.moc"
