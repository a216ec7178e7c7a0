#include "sync/model/allergens.h"
#include "sync/model/business_day.h"
#include "sync/model/price_lists.h"
#include "sync/model/pricing.h"
#include "tests/model/builders.h"

#include <QTest>

#include <random>
#include <set>

using namespace phin;
using namespace phin::testing;
using model::v1::Menu;
using model::v1::OrderLine;
using model::v1::PriceList;

namespace {

constexpr std::int32_t monday = 20190401;

PriceList* addList(Menu& menu, const std::string& id, std::int32_t priority = 0) {
    auto* list = menu.add_price_lists();
    list->set_id(id);
    list->mutable_name()->set_en(id);
    list->set_priority(priority);
    return list;
}

void addPrice(PriceList* list, const std::string& product, const std::string& variant, std::int64_t minor) {
    auto* price = list->add_prices();
    price->set_product(product);
    price->set_variant(variant);
    price->set_price_minor(minor);
}

void addWindow(PriceList* list, std::vector<int> days, int from, int until) {
    auto* window = list->add_windows();
    for (const int day : days)
        window->add_weekdays(day);
    window->set_from_minute(from);
    window->set_until_minute(until);
}

void addChange(PriceList* list, std::int32_t basisPoints, std::int64_t roundTo = 0, const std::string& category = "") {
    list->mutable_change()->set_basis_points(basisPoints);
    list->mutable_change()->set_round_to_minor(roundTo);
    if (!category.empty())
        list->mutable_change()->add_categories(category);
}

model::v1::Combo* addCombo(Menu& menu, const std::string& id, std::int64_t price,
                           const std::vector<std::vector<std::string>>& parts) {
    auto* combo = menu.add_combos();
    combo->set_id(id);
    combo->mutable_name()->set_en(id);
    combo->set_category("drinks");
    combo->set_price_minor(price);
    for (const auto& choices : parts) {
        auto* part = combo->add_parts();
        part->mutable_name()->set_en("part");
        for (const auto& product : choices)
            part->add_choices()->set_product(product);
    }
    return combo;
}

Choice of(const std::string& product, const std::string& variant = {}) {
    Choice choice;
    choice.product = product;
    choice.variant = variant;
    return choice;
}

PriceSituation at(int weekday, int hour, model::v1::Channel channel = model::v1::HERE) {
    return {channel, ShopMoment{weekday, hour * 60}};
}

std::int64_t unitOf(const Menu& menu, const Choice& choice, const PriceSituation& situation) {
    return makeLine(MenuIndex(menu), choice, 1, situation).value().unit_minor();
}

std::string problemsOf(const Menu& menu) {
    std::string all;
    for (const auto& problem : checkMenu(menu))
        all += problem.path + ": " + problem.message + "\n";
    return all;
}

} // namespace

class TestPriceLists : public QObject {
    Q_OBJECT
private slots:
    void moment_afterMidnight_isStillOfItsBusinessDay() {
        const auto midnight = std::int64_t{1'554'051'600'000}; // Monday 2019-04-01, 00:00 in Saigon
        QVERIFY((shopMoment(midnight + 3 * 3'600'000, 420, 4) == ShopMoment{7, 180})); // 03:00: the Sunday's
        QVERIFY((shopMoment(midnight + 4 * 3'600'000, 420, 4) == ShopMoment{1, 240}));
        QCOMPARE(weekday(monday), 1);
        QCOMPARE(weekday(20190407), 7);
        QCOMPARE(weekday(20190432), 0);
    }

    void happyHour_byDayAndHour_endsOnTheMinute() {
        auto menu = cafe();
        auto* list = addList(menu, "happy");
        addWindow(list, {1, 5}, 14 * 60, 16 * 60);
        addPrice(list, "latte", "", 39'000);
        auto latte = of("latte");
        latte.modifiers = {{"milk", "oat"}};
        const auto costs = [&](int day, int minute) {
            return unitOf(menu, latte, {model::v1::HERE, ShopMoment{day, minute}});
        };
        QCOMPARE(costs(1, 14 * 60 - 1), std::int64_t{59'000});
        QCOMPARE(costs(1, 14 * 60), std::int64_t{49'000}); // 39 and the oat milk
        QCOMPARE(costs(1, 16 * 60 - 1), std::int64_t{49'000});
        QCOMPARE(costs(1, 16 * 60), std::int64_t{59'000});
        QCOMPARE(costs(2, 15 * 60), std::int64_t{59'000});
        const auto line = makeLine(MenuIndex(menu), latte, 1, at(1, 15)).value();
        QCOMPARE(line.price_list(), std::string("happy"));
        QCOMPARE(line.usual_minor(), std::int64_t{59'000});
        QVERIFY(makeLine(MenuIndex(menu), latte, 1).value().price_list().empty()); // no moment: no list
    }

    void window_pastMidnight_belongsToTheDayItBeganOn() {
        auto menu = cafe();
        auto* list = addList(menu, "night");
        addWindow(list, {5}, 22 * 60, 2 * 60);
        addPrice(list, "beer", "", 20'000);
        QCOMPARE(unitOf(menu, of("beer"), at(5, 23)), std::int64_t{20'000});
        QCOMPARE(unitOf(menu, of("beer"), at(5, 1)), std::int64_t{20'000}); // business day Friday, Saturday's clock
        QCOMPARE(unitOf(menu, of("beer"), at(5, 2)), std::int64_t{30'000});
        QCOMPARE(unitOf(menu, of("beer"), at(6, 23)), std::int64_t{30'000});
    }

    void delivery_change_roundsAndTakesItsTax() {
        auto menu = cafe();
        addTax(menu, "vat5", true, 500);
        auto* list = addList(menu, "delivery");
        list->add_channels(model::v1::DELIVERY);
        addChange(list, 1'500, 1'000);
        auto* swap = list->add_taxes();
        swap->set_tax("vat8");
        swap->set_instead("vat5");
        QCOMPARE(problemsOf(menu), std::string());
        const auto line = makeLine(MenuIndex(menu), of("banh-mi"), 1, at(1, 9, model::v1::DELIVERY))
                              .value(); // 35.000 + 15 % = 40.250
        QCOMPARE(line.unit_minor(), std::int64_t{40'000});
        QCOMPARE(line.tax(), std::string("vat5"));
        QCOMPARE(makeLine(MenuIndex(menu), of("beer"), 1, at(1, 9, model::v1::DELIVERY)).value().tax(),
                 std::string("vat10"));
        QCOMPARE(makeLine(MenuIndex(menu), of("banh-mi"), 1, at(1, 9)).value().tax(), std::string("vat8"));
        const auto priced = price(MenuIndex(menu), {line}, nullptr, monday);
        QCOMPARE(priced->taxes(0).net_minor(), std::int64_t{38'095}); // 40.000 / 1,05
        QCOMPARE(priced->taxes(0).tax_minor(), std::int64_t{1'905});
    }

    void lists_higherPriority_wins() {
        auto menu = cafe();
        addPrice(addList(menu, "low", 1), "beer", "", 25'000);
        addPrice(addList(menu, "high", 2), "beer", "", 22'000);
        addPrice(addList(menu, "none", 3), "latte", "", 1); // says nothing of beer
        QCOMPARE(problemsOf(menu), std::string());
        QCOMPARE(unitOf(menu, of("beer"), at(1, 9)), std::int64_t{22'000});
    }

    void change_roundsHalfUp_neverBelowNothing() {
        model::v1::PriceChange change;
        change.set_basis_points(-2'000);
        QCOMPARE(changed(39'000, change), std::int64_t{31'200});
        change.set_round_to_minor(1'000);
        QCOMPARE(changed(39'000, change), std::int64_t{31'000});
        change.set_basis_points(-10'000);
        QCOMPARE(changed(39'000, change), std::int64_t{0});
        change.set_basis_points(-5'000);
        change.set_round_to_minor(0);
        QCOMPARE(changed(5, change), std::int64_t{3}); // 2,5
    }

    void check_whatCannotBe_isNamed_data() {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown product") << 0 << "no product or combo \"tea\"";
        QTest::newRow("negative price") << 1 << "a price cannot be negative";
        QTest::newRow("overlap of prices") << 2 << "both set the price of \"beer\"; give one of them a higher priority";
        QTest::newRow("overlap of change and price") << 3 << "both set the price of \"beer\"";
        QTest::newRow("overlap of taxes") << 4 << "both set the tax of \"vat8\"";
        QTest::newRow("size of what has none") << 5 << "has no size \"M\"";
        QTest::newRow("price without size") << 6 << "has a price for each size";
        QTest::newRow("hour beyond the day") << 7 << "between 0 and 1439";
        QTest::newRow("nothing changed") << 8 << "it changes nothing";
        QTest::newRow("combo of what is not there") << 9 << "there is no product \"tea\"";
        QTest::newRow("combo of one") << 10 << "2 to 10 parts";
        QTest::newRow("combo with a product's id") << 11 << "is a product's already";
        QTest::newRow("combo that must ask") << 12 << "has to be asked about";
        QTest::newRow("favourite") << 13 << "no product or combo \"tea\"";
        QTest::newRow("barcode twice") << 14 << "the barcode \"123\" stands on the menu twice";
        QTest::newRow("allergen") << 15 << "\"love\" is none of the allergens";
        QTest::newRow("negative extra") << 16 << "what a choice adds cannot be negative";
    }
    void check_whatCannotBe_isNamed() {
        QFETCH(const int, what);
        QFETCH(const QString, message);
        auto menu = cafe();
        const auto list = [&menu] { return addList(menu, "a"); };
        switch (what) {
        case 0:
            addPrice(list(), "tea", "", 1);
            break;
        case 1:
            addPrice(list(), "beer", "", -1);
            break;
        case 2:
            addPrice(list(), "beer", "", 1);
            addPrice(addList(menu, "b"), "beer", "", 2);
            break;
        case 3:
            addPrice(list(), "beer", "", 1);
            addChange(addList(menu, "b"), 500, 0, "drinks");
            break;
        case 4:
            for (const auto* id : {"a", "b"}) {
                auto* swap = addList(menu, id)->add_taxes();
                swap->set_tax("vat8");
                swap->set_instead("vat10");
            }
            break;
        case 5:
            addPrice(list(), "beer", "M", 1);
            break;
        case 6:
            addPrice(list(), "ca-phe-sua-da", "", 1);
            break;
        case 7: {
            auto* one = list();
            addWindow(one, {}, 1'440, 60);
            addChange(one, 500);
            break;
        }
        case 8:
            list();
            break;
        case 9:
            addCombo(menu, "set", 1, {{"tea"}, {"beer"}});
            break;
        case 10:
            addCombo(menu, "set", 1, {{"beer"}});
            break;
        case 11:
            addCombo(menu, "beer", 1, {{"beer"}, {"banh-mi"}});
            break;
        case 12:
            addCombo(menu, "set", 1, {{"latte"}, {"banh-mi"}});
            break;
        case 13:
            menu.add_favourites("tea");
            break;
        case 14:
            menu.mutable_products(0)->add_barcodes("123");
            menu.mutable_products(1)->add_barcodes("123");
            break;
        case 15:
            menu.mutable_products(0)->add_allergens("love");
            break;
        default:
            addCombo(menu, "set", 1, {{"beer"}, {"banh-mi"}})
                ->mutable_parts(0)
                ->mutable_choices(0)
                ->set_extra_minor(-1);
        }
        const auto problems = QString::fromStdString(problemsOf(menu));
        QVERIFY2(problems.contains(message), qPrintable(problems));
    }

    void check_listsThatNeverMeet_mayBothSetAPrice() {
        auto menu = cafe();
        auto* morning = addList(menu, "morning");
        addWindow(morning, {1}, 7 * 60, 9 * 60);
        addPrice(morning, "beer", "", 1);
        auto* noon = addList(menu, "noon");
        addWindow(noon, {1}, 9 * 60, 12 * 60);
        addPrice(noon, "beer", "", 2);
        auto* delivery = addList(menu, "delivery");
        delivery->add_channels(model::v1::DELIVERY);
        addWindow(delivery, {2}, 0, 0);
        addPrice(delivery, "beer", "", 3);
        QCOMPARE(problemsOf(menu), std::string());
    }

    void openPrice_isTypedOrRefused() {
        auto menu = cafe();
        addProduct(menu, "other", "vat8", 0)->set_open_price(true);
        auto choice = of("other");
        QCOMPARE(makeLine(MenuIndex(menu), choice, 1).error().kind, ErrorKind::Refused);
        choice.unitMinor = 17'000;
        choice.quantity = 2;
        const auto line = makeLine(MenuIndex(menu), choice, 1).value();
        QCOMPARE(line.gross_minor(), std::int64_t{34'000});
        QVERIFY(line.open_price());
        QCOMPARE(choiceOf(MenuIndex(menu), line).unitMinor, std::optional<std::int64_t>(17'000));
        choice.unitMinor = -1;
        QCOMPARE(makeLine(MenuIndex(menu), choice, 1).error().kind, ErrorKind::WrongUse);
        auto beer = of("beer");
        beer.unitMinor = 1;
        QCOMPARE(makeLine(MenuIndex(menu), beer, 1).error().kind, ErrorKind::WrongUse);
    }

    void combo_split_data() {
        QTest::addColumn<qint64>("price");
        QTest::addColumn<QList<qint64>>("alone");
        QTest::addColumn<QList<qint64>>("shares");
        QTest::newRow("vector 1: even, the rest to the first")
            << qint64{100'000} << QList<qint64>{1, 1, 1} << QList<qint64>{33'334, 33'333, 33'333};
        QTest::newRow("vector 3: largest remainder")
            << qint64{100} << QList<qint64>{350, 350, 299} << QList<qint64>{35, 35, 30};
        QTest::newRow("a drink and a pastry")
            << qint64{60'000} << QList<qint64>{45'000, 35'000} << QList<qint64>{33'750, 26'250};
        QTest::newRow("given away") << qint64{0} << QList<qint64>{45'000, 35'000} << QList<qint64>{0, 0};
    }
    void combo_split() {
        QFETCH(const qint64, price);
        QFETCH(const QList<qint64>, alone);
        QFETCH(const QList<qint64>, shares);
        auto menu = cafe();
        std::vector<std::vector<std::string>> parts;
        for (int i = 0; i < alone.size(); ++i) {
            addProduct(menu, "p" + std::to_string(i), "vat8", alone[i]);
            parts.push_back({"p" + std::to_string(i)});
        }
        addCombo(menu, "set", price, parts);
        QCOMPARE(problemsOf(menu), std::string());
        const auto lines = makeCombo(MenuIndex(menu), {"set", {}, 1}, 1).value();
        for (int i = 0; i < shares.size(); ++i)
            QCOMPARE(qint64{lines[static_cast<std::size_t>(i)].total_minor()}, shares[i]);
    }

    void combo_lines_goToTheirStationsAndTaxes() {
        auto menu = cafe();
        auto* combo = addCombo(menu, "set", 60'000, {{"ca-phe-sua-da"}, {"banh-mi", "beer"}});
        combo->mutable_parts(1)->mutable_choices(1)->set_extra_minor(5'000);
        Choice large = of("ca-phe-sua-da", "M");
        large.modifiers = {{"toppings", "pearls"}};
        const auto lines = makeCombo(MenuIndex(menu), {"set", {large, of("beer")}, 2}, 3).value();
        QCOMPARE(lines.size(), std::size_t{2});
        QCOMPARE(lines[0].line(), 3U);
        QCOMPARE(lines[1].line(), 4U);
        QCOMPARE(lines[1].combo_group(), 3U);
        QCOMPARE(lines[1].combo(), std::string("set"));
        QCOMPARE(lines[0].station(), std::string("barista"));
        QCOMPARE(lines[1].station(), std::string("counter"));
        QCOMPARE(lines[1].tax(), std::string("vat10"));
        // 60.000 by 35:30, the pearls on the coffee, the dearer choice on the beer
        QCOMPARE(lines[0].unit_minor(), std::int64_t{32'308 + 8'000});
        QCOMPARE(lines[1].unit_minor(), std::int64_t{27'692 + 5'000});
        QCOMPARE(lines[0].usual_minor(), std::int64_t{43'000});
        const auto order = price(MenuIndex(menu), lines, nullptr, monday).value();
        QCOMPARE(order.total_minor(), std::int64_t{2 * 73'000});
        QCOMPARE(order.taxes_size(), 2);
        // 80.616 / 1,08 and 65.384 / 1,10, each rounded once
        QCOMPARE(order.taxes(0).tax_minor(), std::int64_t{80'616 - 74'644});
        QCOMPARE(order.taxes(1).tax_minor(), std::int64_t{65'384 - 59'440});
    }

    void combo_wrongChoice_isRefused() {
        auto menu = cafe();
        addCombo(menu, "set", 60'000, {{"ca-phe-sua-da"}, {"banh-mi"}});
        const MenuIndex index(menu);
        QCOMPARE(makeCombo(index, {"set", {of("ca-phe-sua-da", "L"), of("banh-mi")}, 1}, 1).error().kind,
                 ErrorKind::NotFound); // the set is with the usual size
        QCOMPARE(makeCombo(index, {"set", {of("beer"), of("banh-mi")}, 1}, 1).error().kind, ErrorKind::NotFound);
        QCOMPARE(makeCombo(index, {"set", {of("banh-mi")}, 1}, 1).error().kind, ErrorKind::WrongUse);
        QCOMPARE(makeCombo(index, {"none", {}, 1}, 1).error().kind, ErrorKind::NotFound);
        QCOMPARE(makeCombo(index, {"set", {}, 0}, 1).error().kind, ErrorKind::WrongUse);
    }

    void combo_usualPartSoldOut_takesTheNext() {
        auto menu = cafe();
        addCombo(menu, "set", 60'000, {{"ca-phe-sua-da"}, {"banh-mi", "beer"}});
        for (auto& product : *menu.mutable_products())
            product.set_sold_out(product.id() == "banh-mi");
        QCOMPARE(makeCombo(MenuIndex(menu), {"set", {}, 1}, 1).value()[1].product(), std::string("beer"));
        for (auto& product : *menu.mutable_products())
            product.set_sold_out(product.id() != "ca-phe-sua-da");
        QCOMPARE(makeCombo(MenuIndex(menu), {"set", {}, 1}, 1).error().kind, ErrorKind::Refused);
    }

    void combo_priceList_namesIt() {
        auto menu = cafe();
        addCombo(menu, "set", 60'000, {{"ca-phe-sua-da"}, {"banh-mi"}});
        addPrice(addList(menu, "cheap"), "set", "", 50'000);
        addChange(addList(menu, "dear"), 5'000); // changes products alone, never a set
        const auto lines = makeCombo(MenuIndex(menu), {"set", {}, 1}, 1, at(1, 9)).value();
        QCOMPARE(lines[0].total_minor() + lines[1].total_minor(), std::int64_t{50'000 + 12'000}); // its usual cream
        QCOMPARE(lines[0].price_list(), std::string("cheap"));
    }

    void anyCart_linesAddUpToTheTotal() {
        std::mt19937 random(20190401);
        const auto below = [&random](std::int64_t end) { return static_cast<std::int64_t>(random()) % end; };
        for (int round = 0; round < 300; ++round) {
            auto menu = cafe();
            addTax(menu, "on-top", false, static_cast<std::int32_t>(below(2'500)));
            const std::vector<std::string> taxes{"vat8", "vat10", "on-top", ""};
            std::vector<std::string> products;
            for (int i = 0; i < 6; ++i) {
                products.push_back("p" + std::to_string(i));
                addProduct(menu, products.back(), taxes[static_cast<std::size_t>(below(4))], below(90'000));
            }
            auto* list = addList(menu, "list");
            addChange(list, static_cast<std::int32_t>(below(9'000)) - 4'500, below(3) * 500);
            if (list->change().basis_points() == 0)
                list->mutable_change()->set_basis_points(1);
            std::vector<std::int64_t> sets;
            for (int i = 0; i < 3; ++i) {
                std::vector<std::vector<std::string>> parts;
                for (std::int64_t part = 2 + below(3); part > 0; --part)
                    parts.push_back({products[static_cast<std::size_t>(below(6))]});
                sets.push_back(below(150'000));
                addCombo(menu, "set" + std::to_string(i), sets.back(), parts);
            }
            QCOMPARE(problemsOf(menu), std::string());
            const MenuIndex index(menu);
            std::vector<OrderLine> lines;
            std::int64_t expected = 0;
            for (std::int64_t i = 1 + below(8); i > 0; --i) {
                const auto number = static_cast<std::uint32_t>(lines.size() + 1);
                const auto quantity = static_cast<std::int32_t>(1 + below(5));
                if (below(2) == 0) {
                    const auto set = static_cast<std::size_t>(below(3));
                    expected += sets[set] * quantity;
                    const auto made =
                        makeCombo(index, {"set" + std::to_string(set), {}, quantity}, number, at(1, 9)).value();
                    lines.insert(lines.end(), made.begin(), made.end());
                } else {
                    auto choice = of(products[static_cast<std::size_t>(below(6))]);
                    choice.quantity = quantity;
                    lines.push_back(makeLine(index, choice, number, at(1, 9)).value());
                    const auto& product = *index.product(choice.product);
                    expected += changed(product.variants(0).price_minor(), list->change()) * quantity;
                }
            }
            const auto discount = percentOff(static_cast<std::int32_t>(below(3'000)));
            const auto order = price(index, lines, &discount, monday).value();
            QCOMPARE(order.subtotal_minor(), expected);
            std::int64_t sum = 0, discounts = 0, onTop = 0, taxed = 0, untaxed = 0;
            for (const auto& line : order.lines()) {
                sum += line.total_minor();
                discounts += line.line_discount_minor() + line.order_discount_minor();
                untaxed += line.tax().empty() ? line.total_minor() : 0;
            }
            for (const auto& tax : order.taxes()) {
                onTop += tax.inclusive() ? 0 : tax.tax_minor();
                taxed += tax.net_minor() + (tax.inclusive() ? tax.tax_minor() : 0);
            }
            QCOMPARE(order.total_minor(), sum + onTop);
            QCOMPARE(order.discount_minor(), discounts);
            QCOMPARE(order.subtotal_minor() - discounts, sum);
            QCOMPARE(taxed + untaxed, sum);
        }
    }

    void choiceOf_line_makesTheSameLine() {
        const MenuIndex index(cafe());
        auto choice = of("ca-phe-sua-da", "L");
        choice.modifiers = {{"toppings", ""}, {"sugar", "less"}}; // without the usual cream
        choice.note = "ít đá";
        const auto line = makeLine(index, choice, 1).value();
        QCOMPARE(makeLine(index, choiceOf(index, line), 1).value().SerializeAsString(), line.SerializeAsString());
    }

    void barcode_findsProductAndSize() {
        auto menu = cafe();
        menu.mutable_products(0)->add_barcodes("111");
        menu.mutable_products(0)->mutable_variants(2)->add_barcodes("222");
        const MenuIndex index(menu);
        QCOMPARE(index.barcode("111").variant->id(), std::string("M")); // the usual one
        QCOMPARE(index.barcode("222").variant->id(), std::string("L"));
        QVERIFY(!index.barcode("333").product);
    }

    void allergens_areTheFourteen() {
        QCOMPARE(allergens().size(), std::size_t{14});
        std::set<std::string_view> names;
        for (const auto& each : allergens()) {
            QVERIFY(!each.vi.empty() && !each.en.empty());
            names.insert(each.id);
            QCOMPARE(allergen(each.id), &each);
        }
        QCOMPARE(names.size(), std::size_t{14});
    }
};

QTEST_APPLESS_MAIN(TestPriceLists)
#include "tst_price_lists.moc"
