#include "kds/station/sticker.h"
#include "sync/model/merge.h"
#include "tests/station/station_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::test;
using kds::Station;
using kds::Sticker;
using kds::StickerPlace;

namespace {

/// A breakfast for two of kitchen and barista, a coffee with little sugar for one who must not have nuts, and a water.
model::v1::OrderState order() {
    OrderPlaced fact;
    fact.set_order_id(orderId(1));
    fact.set_number("A-042");
    fact.set_guest("Lan");
    fact.set_channel(model::v1::TAKEAWAY);
    auto& breakfast = *fact.mutable_order()->add_lines();
    breakfast.set_line(1);
    breakfast.set_product("breakfast");
    breakfast.set_quantity(2);
    breakfast.set_station("kitchen");
    breakfast.add_also_at("barista");
    breakfast.set_prepare(true);
    auto& coffee = *fact.mutable_order()->add_lines();
    coffee.set_line(2);
    coffee.set_product("phin");
    coffee.mutable_name()->set_en("Phin coffee");
    coffee.mutable_variant_name()->set_en("iced");
    coffee.set_quantity(1);
    coffee.set_station("barista");
    coffee.set_prepare(true);
    coffee.set_note("allergic to nuts");
    for (const bool usual : {true, false}) {
        auto& modifier = *coffee.add_modifiers();
        modifier.set_group(usual ? "milk" : "sugar");
        modifier.set_id(usual ? "condensed" : "less");
        modifier.mutable_name()->set_en(modifier.id());
        modifier.set_is_default(usual);
    }
    auto& water = *fact.mutable_order()->add_lines();
    water.set_line(3);
    water.set_quantity(5);
    water.set_station("counter");
    model::v1::OrderState state;
    merge::fold(state, {1, "till-a"}, fact);
    return state;
}

MenuIndex menu() {
    model::v1::Menu menu;
    auto& product = *menu.add_products();
    product.set_id("phin");
    product.set_allergens_stated(true);
    product.add_allergens("milk");
    auto& group = *menu.add_modifier_groups();
    group.set_id("sugar");
    auto& modifier = *group.add_modifiers();
    modifier.set_id("less");
    modifier.add_allergens("milk");
    modifier.add_allergens("soybeans");
    return MenuIndex(menu);
}

PrepMarked begun(std::uint32_t line, const std::string& part, int first, int last, int known = 0) {
    PrepMarked mark;
    mark.set_state(STARTED);
    mark.set_station("barista");
    mark.set_at_ms(12'345);
    auto& units = *mark.add_begun();
    units.set_line(line);
    units.set_part(part);
    units.set_first(first);
    units.set_last(last);
    units.set_known(known);
    return mark;
}

/// What the screen's own chain tells after that place: "A-1 1/2, A-1 2/2 again".
std::string told(StationShop& shop, StickerPlace& place, std::size_t most = 200) {
    auto reader = journal::Reader::open(shop.screen.journalFile());
    std::string all;
    for (const auto& batch : kds::stickersAfter(reader.value(), shop.screen.device(), place, {}, most))
        for (const auto& sticker : batch.stickers)
            all += (all.empty() ? "" : ", ") + sticker.number + " " + std::to_string(sticker.cup) + "/" +
                   std::to_string(sticker.cups) + (sticker.part.empty() ? "" : " " + sticker.part) +
                   (sticker.duplicate ? " again" : "");
    return all;
}

} // namespace

class StickerTest : public QObject {
    Q_OBJECT
private slots:
    void sticker_saysWhatIsInTheCup() {
        const auto stickers = kds::stickersOf(order(), begun(2, "", 1, 1), menu());
        QCOMPARE(stickers.size(), std::size_t{1});
        const Sticker& sticker = stickers[0];
        QCOMPARE(sticker.number, std::string("A-042"));
        QCOMPARE(sticker.cup, 3); // after two breakfasts; nobody makes the water
        QCOMPARE(sticker.cups, 3);
        QCOMPARE(sticker.guest, std::string("Lan"));
        QCOMPARE(sticker.channel, model::v1::TAKEAWAY);
        QCOMPARE(sticker.name.en(), std::string("Phin coffee"));
        QCOMPARE(sticker.variant.en(), std::string("iced"));
        QCOMPARE(sticker.options.size(), std::size_t{1}); // the usual milk goes without saying
        QCOMPARE(sticker.options[0].en(), std::string("less"));
        QCOMPARE(sticker.note, std::string("allergic to nuts"));
        QVERIFY((sticker.allergens == std::vector<std::string>{"milk", "soybeans"}));
        QVERIFY(sticker.allergensStated);
        QCOMPARE(sticker.station, std::string("barista"));
        QCOMPARE(sticker.begunAtMs, 12'345);
        QVERIFY(!sticker.duplicate);
    }

    void everyUnitOfAPart_hasOne_andThoseBegunBeforeSaySo() {
        const auto stickers = kds::stickersOf(order(), begun(1, "barista", 1, 2, 1), menu());
        QCOMPARE(stickers.size(), std::size_t{2});
        QVERIFY(stickers[0].cup == 1 && stickers[0].duplicate && stickers[0].part == "barista");
        QVERIFY(stickers[1].cup == 2 && !stickers[1].duplicate && !stickers[1].allergensStated);
    }

    void whatTheOrderNeverHad_hasNone() {
        QVERIFY(kds::stickersOf(order(), begun(9, "", 1, 1), menu()).empty());
        QCOMPARE(kds::stickersOf(order(), begun(2, "", -5, 2'000'000'000), menu()).size(), std::size_t{1});
        auto ready = begun(2, "", 1, 1);
        ready.set_state(READY);
        QVERIFY(kds::stickersOf(order(), ready, menu()).empty());
    }

    void stickers_followFromTheScreensOwnStarts_eachOnce() {
        StationShop shop;
        StickerPlace place{1, 0};
        shop.place(1, {{"barista", 2}, {"kitchen", 1, "barista"}});
        shop.place(2, {{"barista"}});
        QCOMPARE(told(shop, place), std::string());
        (void)shop.run(&Station::start, 1);
        (void)shop.run(&Station::start, 2);
        StickerPlace slow = place;
        QCOMPARE(told(shop, place), std::string("A-1 1/3, A-1 2/3, A-1 3/3 barista, A-2 1/1"));
        QCOMPARE(told(shop, place), std::string());
        // Who reads little at once gets all of it, an entry's together.
        QCOMPARE(told(shop, slow, 1), std::string("A-1 1/3, A-1 2/3, A-1 3/3 barista"));
        shop.restart();
        QCOMPARE(told(shop, slow, 1), std::string("A-2 1/1"));
        QCOMPARE(told(shop, slow, 1), std::string());
        QVERIFY(slow == place);
    }

    void whatIsBegunOnceMore_isMarkedAsADuplicate() {
        StationShop shop;
        StickerPlace place{1, 0};
        shop.place(1, {{"barista"}});
        (void)shop.run(&Station::start, 1);
        (void)shop.run(&Station::takeBack, 1);
        (void)shop.run(&Station::start, 1);
        QCOMPARE(told(shop, place), std::string("A-1 1/1, A-1 1/1 again"));
        (void)shop.run(&Station::bump, 1);
        (void)shop.run(&Station::recall, 1);
        (void)shop.run(&Station::start, 1);
        QCOMPARE(told(shop, place), std::string("A-1 1/1 again"));
    }

    void moreOfWhatWasMade_hasStickersForWhatIsNew() {
        StationShop shop;
        StickerPlace place{1, 0};
        shop.place(1, {{"barista", 2}});
        (void)shop.run(&Station::start, 1);
        (void)shop.run(&Station::ready, 1);
        QCOMPARE(told(shop, place), std::string("A-1 1/2, A-1 2/2"));
        model::v1::OrderChanged change;
        change.set_order_id(orderId(1));
        change.set_revision(1);
        *change.mutable_order() = shop.stored(1).placed().order();
        change.mutable_order()->mutable_lines(0)->set_quantity(3);
        shop.decide("order.changed", change);
        (void)shop.run(&Station::start, 1);
        QCOMPARE(told(shop, place), std::string("A-1 3/3"));
    }

    void anothersStarts_areNotTold() {
        StationShop shop;
        StickerPlace place{1, 0};
        shop.place(1, {{"barista"}});
        auto mark = begun(1, "", 1, 1);
        mark.set_order_id(orderId(1));
        mark.add_lines(1);
        shop.decide("prep.marked", mark);
        QCOMPARE(told(shop, place), std::string());
    }
};

QTEST_GUILESS_MAIN(StickerTest)
#include "tst_sticker.moc"
