#include "app/counter/repeat.h"
#include "tests/counter/till_fixture.h"

#include <QTest>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

// What a cart does with price lists, combos and open prices, on a till with a real journal.

namespace {

constexpr std::int64_t hour = 3'600'000;

/// smallMenu() with a happy hour from 14:00 to 16:00, prices for delivery, a combo, an open price. The fixture's clock
/// begins at 10:00.
model::v1::Menu menuWithPrices() {
    auto menu = smallMenu();
    menu.set_id("menu-with-prices");
    auto& away = *menu.add_taxes();
    away.set_id("vat-away");
    away.mutable_name()->set_en("VAT, delivered");
    away.set_inclusive(true);
    away.add_periods()->set_basis_points(500);
    auto& happy = *menu.add_price_lists();
    happy.set_id("happy");
    happy.mutable_name()->set_en("Happy hour");
    happy.add_channels(model::v1::HERE);
    happy.add_channels(model::v1::TAKEAWAY);
    happy.add_windows()->set_from_minute(14 * 60);
    happy.mutable_windows(0)->set_until_minute(16 * 60);
    auto& price = *happy.add_prices();
    price.set_product("bac-xiu");
    price.set_price_minor(20'000);
    auto& delivery = *menu.add_price_lists();
    delivery.set_id("delivery");
    delivery.mutable_name()->set_en("Delivery");
    delivery.add_channels(model::v1::DELIVERY);
    delivery.mutable_change()->set_basis_points(1'000);
    delivery.mutable_change()->set_round_to_minor(1'000);
    auto& swap = *delivery.add_taxes();
    swap.set_tax("vat");
    swap.set_instead("vat-away");
    auto& set = *menu.add_combos();
    set.set_id("set");
    set.mutable_name()->set_en("Morning set");
    set.set_category("drinks");
    set.set_price_minor(50'000);
    for (const auto& choices : {std::vector<std::string>{"bac-xiu", "phin"}, {"banh-mi"}}) {
        auto& part = *set.add_parts();
        part.mutable_name()->set_en("part");
        for (const auto& product : choices)
            part.add_choices()->set_product(product);
    }
    auto& other = *menu.add_products();
    other.set_id("other");
    other.mutable_name()->set_en("Something else");
    other.set_category("drinks");
    other.set_station("counter");
    other.set_open_price(true);
    other.add_variants()->set_is_default(true);
    return menu;
}

struct PricedTill : TillFixture {
    PricedTill()
        : TillFixture(false) {
        if (!import(menuWithPrices()))
            throw std::runtime_error("the test's menu was not taken");
    }
    void goTo(int hourOfDay) { clock().advance((hourOfDay - 10) * hour); }
    model::v1::PricedOrder order(const Uuid& id) { return till().order(id).value(); }
};

ComboChoice set(std::int32_t quantity = 1) {
    return {"set", {}, quantity};
}

} // namespace

class CartPricesTest : public QObject {
    Q_OBJECT
private slots:
    void happyHour_ends_theLineKeepsWhatTheGuestWasShown() {
        PricedTill at;
        at.goTo(15);
        const auto id = at.opened(1, {"bac-xiu"});
        QCOMPARE(at.order(id).total_minor(), std::int64_t{20'000});
        at.clock().advance(hour + 1); // 16:00
        QCOMPARE(at.order(id).total_minor(), std::int64_t{20'000});
        Choice noted = choice("bac-xiu");
        noted.note = "hot";
        PHIN_OK(at.till().replaceLine(id, 1, noted)); // changed, but not added anew
        QCOMPARE(at.order(id).total_minor(), std::int64_t{20'000});
        PHIN_OK(at.pay(id, idOf(2)));
        const auto line = at.stored(id)->placed().order().lines(0);
        QCOMPARE(line.price_list(), std::string("happy"));
        QCOMPARE(line.price_list_name().en(), std::string("Happy hour"));
        QCOMPARE(line.usual_minor(), std::int64_t{29'000});
        QCOMPARE(line.total_minor(), std::int64_t{20'000});
    }

    void happyHour_ended_moreOfTheLineCostsWhatItCostsNow() {
        PricedTill at;
        at.goTo(15);
        const auto id = at.opened(1, {"bac-xiu"});
        PHIN_OK(at.till().setQuantity(id, 1, 2));
        QCOMPARE(at.order(id).lines_size(), 1);
        at.clock().advance(hour);
        PHIN_OK(at.till().setQuantity(id, 1, 3));
        const auto order = at.order(id);
        QCOMPARE(order.lines_size(), 2); // to be seen: two at the old price, one at the new
        QCOMPARE(order.lines(0).quantity(), 2);
        QCOMPARE(order.lines(1).unit_minor(), std::int64_t{29'000});
        QCOMPARE(order.total_minor(), std::int64_t{69'000});
        PHIN_OK(at.till().addLine(id, choice("bac-xiu"), Joining::EqualLine));
        QCOMPARE(at.order(id).lines(1).quantity(), 2);
        PHIN_OK(at.till().setQuantity(id, 1, 1)); // fewer is always the line's own
        QCOMPARE(at.order(id).lines(0).quantity(), 1);
    }

    void happyHour_begins_anOpenOrderStaysAsItIs() {
        PricedTill at;
        const auto id = at.opened(1, {"bac-xiu"});
        at.goTo(15);
        QCOMPARE(at.order(id).total_minor(), std::int64_t{29'000});
        PHIN_OK(at.till().addLine(id, choice("bac-xiu"), Joining::EqualLine));
        QCOMPARE(at.order(id).lines_size(), 2);
        QCOMPARE(at.order(id).total_minor(), std::int64_t{49'000});
    }

    void channel_changed_repricesAndTaxes() {
        PricedTill at;
        at.goTo(15);
        const auto id = at.opened(1, {"bac-xiu", "banh-mi"});
        PHIN_OK(at.till().overrideLine(id, 2, 1'000, "dented")); // a person's word stands
        PHIN_OK(at.till().setChannel(id, model::v1::DELIVERY));
        auto order = at.order(id);
        QCOMPARE(order.lines(0).unit_minor(), std::int64_t{32'000}); // 29.000 + 10 %, to the thousand
        QCOMPARE(order.lines(0).tax(), std::string("vat-away"));
        QCOMPARE(order.total_minor(), std::int64_t{33'000});
        at.clock().advance(2 * hour); // happy hour is over, but not for what was added in it
        PHIN_OK(at.till().setChannel(id, model::v1::HERE));
        order = at.order(id);
        QCOMPARE(order.lines(0).unit_minor(), std::int64_t{20'000});
        QCOMPARE(order.lines(0).tax(), std::string("vat"));
        PHIN_OK(at.till().undo(id));
        QCOMPARE(at.order(id).lines(0).unit_minor(), std::int64_t{32'000});
    }

    void combo_isOne_countedChangedAndRemovedTogether() {
        PricedTill at;
        const auto id = at.opened(1, {"water"});
        PHIN_OK(at.till().addCombo(id, set(), Joining::EqualLine));
        PHIN_OK(at.till().addCombo(id, set(), Joining::EqualLine));
        auto order = at.order(id);
        QCOMPARE(order.lines_size(), 3);
        QCOMPARE(order.lines(1).quantity(), 2);
        QCOMPARE(order.lines(2).quantity(), 2);
        QCOMPARE(order.total_minor(), std::int64_t{110'000});
        QVERIFY(order.lines(1).station() != order.lines(2).station());

        PHIN_OK(at.till().setQuantity(id, 3, 5));
        QCOMPARE(at.order(id).lines(1).quantity(), 5);
        auto phin = choice("phin");
        phin.modifiers = {{"topping", "pearl"}};
        PHIN_OK(at.till().replaceLine(id, 2, phin)); // another of the part's choices, dearer by its pearls
        order = at.order(id);
        QCOMPARE(order.lines(1).product(), std::string("phin"));
        QCOMPARE(order.lines(1).quantity(), 5);
        QCOMPARE(order.total_minor(), std::int64_t{10'000 + 5 * 57'000});
        PHIN_ERROR(at.till().replaceLine(id, 2, choice("water")), ErrorKind::NotFound);
        PHIN_OK(at.till().addCombo(id, set(), Joining::EqualLine)); // not equal any more
        QCOMPARE(at.order(id).lines_size(), 5);
        PHIN_OK(at.till().removeLine(id, 3));
        QCOMPARE(at.order(id).lines_size(), 3);
        QCOMPARE(at.order(id).lines(1).line(), 4U);
        PHIN_OK(at.till().undo(id));
        QCOMPARE(at.order(id).lines_size(), 5);
    }

    void combo_paid_isInTheJournalWithItsName() {
        PricedTill at;
        const auto id = at.opened(1, {});
        PHIN_OK(at.till().addCombo(id, set(3)));
        at.restart(); // from the working papers
        PHIN_OK(at.pay(id, idOf(2)));
        const auto order = at.stored(id)->placed().order();
        std::int64_t sum = 0;
        for (const auto& line : order.lines()) {
            QCOMPARE(line.combo(), std::string("set"));
            QCOMPARE(line.combo_name().en(), std::string("Morning set"));
            QCOMPARE(line.combo_group(), 1U);
            QVERIFY(line.prepare());
            sum += line.total_minor();
        }
        QCOMPARE(sum, std::int64_t{150'000});
        QCOMPARE(order.total_minor(), sum);
    }

    void combo_split_staysASetOrFallsApart_neverLosesMoney() {
        PricedTill at;
        const auto id = at.opened(1, {"water"});
        PHIN_OK(at.till().addCombo(id, set(3)));
        PHIN_OK(at.till().share(id, {{idOf(2), "", {{2, 1}, {3, 1}}}})); // one whole set
        QCOMPARE(at.order(id).total_minor(), std::int64_t{110'000});
        QCOMPARE(at.order(idOf(2)).total_minor(), std::int64_t{50'000});
        QCOMPARE(at.order(idOf(2)).lines(1).combo_group(), at.order(idOf(2)).lines(0).line());
        PHIN_OK(at.till().setQuantity(idOf(2), 1, 2)); // still one
        QCOMPARE(at.order(idOf(2)).lines(1).quantity(), 2);
        PHIN_OK(at.till().share(id, {{idOf(3), "", {{3, 2}}}})); // the food alone: no set any more
        QCOMPARE(at.order(id).total_minor() + at.order(idOf(3)).total_minor(), std::int64_t{110'000});
        PHIN_OK(at.till().setQuantity(id, 2, 1));
        QCOMPARE(at.order(idOf(3)).lines(0).quantity(), 2);
        QCOMPARE(at.order(idOf(3)).lines(0).combo(), std::string("set"));
    }

    void combo_componentSoldOut_isRefused() {
        PricedTill at;
        const auto id = at.opened(1, {});
        PHIN_OK(at.till().addCombo(id, set()));
        PHIN_OK(at.setAvailable("banh-mi", false));
        PHIN_ERROR(at.till().addCombo(id, set()), ErrorKind::Refused);
        PHIN_ERROR(at.till().setQuantity(id, 1, 2), ErrorKind::Refused);
    }

    void openPrice_isTypedAndStays() {
        PricedTill at;
        const auto id = at.opened(1, {});
        PHIN_ERROR(at.till().addLine(id, choice("other")), ErrorKind::Refused);
        auto typed = choice("other");
        typed.unitMinor = 12'345;
        PHIN_OK(at.till().addLine(id, typed));
        PHIN_OK(at.till().setChannel(id, model::v1::DELIVERY));
        PHIN_OK(at.till().setQuantity(id, 1, 2));
        QCOMPARE(at.order(id).total_minor(), std::int64_t{24'690});
    }

    void repeat_earlierOrder_atTodaysPricesWithoutWhatIsOut() {
        PricedTill at;
        at.goTo(15);
        const auto first = at.opened(1, {"bac-xiu", "water", "phin"});
        PHIN_OK(at.till().addCombo(first, set(2)));
        PHIN_OK(at.till().discountLine(first, 2, percentOff(5'000)));
        PHIN_OK(at.pay(first, idOf(2)));
        at.clock().advance(2 * hour);
        PHIN_OK(at.setAvailable("phin", false));
        const auto second = at.opened(3, {});
        std::vector<model::v1::OrderLine> leftOut;
        PHIN_OK(at.till().repeat(second, at.stored(first)->placed().order(), leftOut));
        QCOMPARE(leftOut.size(), std::size_t{1});
        QCOMPARE(leftOut[0].product(), std::string("phin"));
        QCOMPARE(at.order(second).total_minor(), std::int64_t{29'000 + 10'000 + 100'000});
        PHIN_OK(at.till().undo(second)); // one step
        QCOMPARE(at.order(second).lines_size(), 0);
        PHIN_OK(at.setAvailable("bac-xiu", false));
        PHIN_OK(at.setAvailable("water", false));
        PHIN_OK(at.setAvailable("banh-mi", false));
        PHIN_ERROR(at.till().repeat(second, at.stored(first)->placed().order(), leftOut), ErrorKind::Refused);
        QCOMPARE(leftOut.size(), std::size_t{5});
    }
};

QTEST_MAIN(CartPricesTest)
#include "tst_cart_prices.moc"
