#include "sync/model/pricing.h"
#include "tests/model/builders.h"

#include <QTest>

#include <limits>
#include <map>
#include <random>

using namespace phin;
using namespace phin::testing;
using model::v1::OrderLine;
using model::v1::PricedOrder;

namespace {

constexpr std::int32_t day = 20261121;
constexpr auto largest = std::numeric_limits<std::int64_t>::max();

/// A line of any price, so that examples need no menu of their own.
OrderLine plainLine(std::uint32_t number, const std::string& tax, std::int64_t unit, std::int32_t quantity = 1) {
    OrderLine line;
    line.set_line(number);
    line.set_product("p" + std::to_string(number));
    line.set_tax(tax);
    line.set_unit_minor(unit);
    line.set_quantity(quantity);
    return line;
}

MenuIndex taxed(const std::string& currency, bool inclusive, std::int32_t basisPoints) {
    model::v1::Menu menu;
    menu.set_currency(currency);
    addTax(menu, "t", inclusive, basisPoints);
    return MenuIndex(menu);
}

std::string why(const Error& error) {
    return error.message;
}

} // namespace

class TestPricing : public QObject {
    Q_OBJECT

    const MenuIndex m_menu{cafe()};

    Choice coffee() const {
        Choice choice;
        choice.product = "ca-phe-sua-da";
        return choice;
    }

private slots:
    void line_nothingChosen_takesTheDefaults() {
        const auto line = makeLine(m_menu, coffee(), 1);
        QVERIFY(line.ok());
        QCOMPARE(line->line(), 1u);
        QCOMPARE(line->name().vi(), std::string("Cà phê sữa đá"));
        QCOMPARE(line->variant(), std::string("M"));
        QCOMPARE(line->variant_name().en(), std::string("M"));
        QCOMPARE(line->station(), std::string("barista"));
        QCOMPARE(line->tax(), std::string("vat8"));
        QCOMPARE(line->category(), std::string("drinks"));
        QCOMPARE(line->target_seconds(), 90);
        QCOMPARE(line->modifiers_size(), 2);
        QCOMPARE(line->modifiers(0).id(), std::string("normal"));
        QVERIFY(line->modifiers(0).is_default());
        QCOMPARE(line->modifiers(1).id(), std::string("cream"));
        QCOMPARE(line->unit_minor(), 47'000);
        QCOMPARE(line->total_minor(), 47'000);
        QVERIFY(!line->has_override_minor());
        QVERIFY(!line->has_discount());
    }

    void line_withoutATargetOfItsOwn_takesThatOfItsStation() {
        auto menu = cafe();
        menu.mutable_products(0)->set_target_seconds(0);
        QCOMPARE(makeLine(MenuIndex(menu), coffee(), 1)->target_seconds(), 0); // nobody said anything
        menu.mutable_stations(0)->set_target_seconds(150);
        QCOMPARE(makeLine(MenuIndex(menu), coffee(), 1)->target_seconds(), 150);
        menu.mutable_products(0)->set_target_seconds(90);
        QCOMPARE(makeLine(MenuIndex(menu), coffee(), 1)->target_seconds(), 90);
    }

    void line_chosenModifiers_standInTheMenusOrder() {
        auto choice = coffee();
        choice.variant = "L";
        choice.quantity = 2;
        choice.note = "ít đá";
        choice.modifiers = {{"toppings", "jelly"}, {"sugar", "less"}, {"toppings", "pearls"}};
        const auto line = makeLine(m_menu, choice, 7);
        QVERIFY(line.ok());
        QCOMPARE(line->modifiers_size(), 3);
        QCOMPARE(line->modifiers(0).id(), std::string("less"));
        QCOMPARE(line->modifiers(1).id(), std::string("pearls"));
        QCOMPARE(line->modifiers(2).id(), std::string("jelly"));
        QCOMPARE(line->unit_minor(), 58'000);
        QCOMPARE(line->gross_minor(), 116'000);
        QCOMPARE(line->note(), std::string("ít đá"));

        std::reverse(choice.modifiers.begin(), choice.modifiers.end());
        QCOMPARE(makeLine(m_menu, choice, 7)->SerializeAsString(), line->SerializeAsString());
    }

    void line_groupNamedWithoutModifier_takesNoneOfIt() {
        auto choice = coffee();
        choice.modifiers = {{"toppings", ""}};
        const auto line = makeLine(m_menu, choice, 1);
        QVERIFY(line.ok());
        QCOMPARE(line->modifiers_size(), 1);
        QCOMPARE(line->unit_minor(), 35'000);
    }

    void line_whatTheRulesForbid_isRefused_data() {
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("modifiers"); // group=modifier, ...
        QTest::addColumn<int>("quantity");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* product, const char* modifiers, int quantity, ErrorKind kind,
                            const char* message) {
            QTest::newRow(name) << product << modifiers << quantity << static_cast<int>(kind) << message;
        };
        row("unknown product", "tea", "", 1, ErrorKind::NotFound, "no product \"tea\"");
        row("unknown variant", "latte:XL", "milk=oat", 1, ErrorKind::NotFound, "no variant \"XL\"");
        row("required group left open", "latte", "", 1, ErrorKind::Refused, "choose 1 of milk");
        row("required group emptied", "ca-phe-sua-da", "sugar=", 1, ErrorKind::Refused, "choose 1 of sugar");
        row("two of one", "latte", "milk=oat,milk=condensed", 1, ErrorKind::Refused, "choose at most 1 of milk");
        row("three of two", "ca-phe-sua-da", "toppings=pearls,toppings=jelly,toppings=cream", 1, ErrorKind::Refused,
            "choose at most 2 of toppings");
        row("the same twice", "ca-phe-sua-da", "toppings=jelly,toppings=jelly", 1, ErrorKind::WrongUse, "chosen twice");
        row("unknown modifier", "latte", "milk=soy", 1, ErrorKind::NotFound, "milk has no \"soy\"");
        row("group of another product", "banh-mi", "milk=oat", 1, ErrorKind::NotFound, "no choice of \"milk\"");
        row("quantity 0", "banh-mi", "", 0, ErrorKind::WrongUse, "quantity");
        row("negative quantity", "banh-mi", "", -2, ErrorKind::WrongUse, "quantity");
        row("sold out", "beer", "", 1, ErrorKind::Refused, "beer is sold out");
    }
    void line_whatTheRulesForbid_isRefused() {
        QFETCH(const QString, product);
        QFETCH(const QString, modifiers);
        QFETCH(const int, quantity);
        auto menu = cafe();
        menu.mutable_products(3)->set_sold_out(true);
        Choice choice;
        choice.product = product.section(':', 0, 0).toStdString();
        choice.variant = product.section(':', 1).toStdString();
        choice.quantity = quantity;
        for (const QString& each : modifiers.split(',', Qt::SkipEmptyParts))
            choice.modifiers.push_back({each.section('=', 0, 0).toStdString(), each.section('=', 1).toStdString()});
        const auto line = makeLine(MenuIndex(menu), choice, 1);
        QVERIFY(!line);
        QTEST(static_cast<int>(line.error().kind), "kind");
        QFETCH(const QString, message);
        QVERIFY2(QString::fromStdString(line.error().message).contains(message), line.error().message.c_str());
    }

    void line_atLeastSeveral_saysSo() {
        auto menu = cafe();
        menu.mutable_modifier_groups(2)->set_min(1);
        auto choice = coffee();
        choice.modifiers = {{"toppings", ""}};
        QCOMPARE(makeLine(MenuIndex(menu), choice, 1).error().message, std::string("choose at least 1 of toppings"));
    }

    void line_modifiersBelowThePrice_isRefused() {
        auto menu = cafe();
        menu.mutable_modifier_groups(1)->mutable_modifiers(0)->set_price_minor(-50'000);
        Choice choice;
        choice.product = "latte";
        choice.modifiers = {{"milk", "condensed"}};
        QCOMPARE(makeLine(MenuIndex(menu), choice, 1).error().kind, ErrorKind::Refused);
    }

    void line_overflow_isAnError() {
        auto menu = cafe();
        menu.mutable_products(2)->mutable_variants(0)->set_price_minor(largest / 2);
        Choice choice;
        choice.product = "banh-mi";
        choice.quantity = 3;
        QVERIFY(!makeLine(MenuIndex(menu), choice, 1));
        menu.mutable_products(1)->mutable_variants(0)->set_price_minor(largest);
        choice.product = "latte";
        choice.quantity = 1;
        choice.modifiers = {{"milk", "oat"}};
        QVERIFY(!makeLine(MenuIndex(menu), choice, 1));
    }

    void line_numberZero_isWrongUse() { QCOMPARE(makeLine(m_menu, coffee(), 0).error().kind, ErrorKind::WrongUse); }

    void line_override_replacesTheGross() {
        auto choice = coffee();
        choice.quantity = 2;
        choice.overrideMinor = 0;
        const auto free = makeLine(m_menu, choice, 1);
        QCOMPARE(free->gross_minor(), 0);
        QCOMPARE(free->unit_minor(), 47'000);
        QVERIFY(free->has_override_minor());
        choice.overrideMinor = 90'000;
        choice.discount = percentOff(1'000);
        const auto line = makeLine(m_menu, choice, 1);
        QCOMPARE(line->gross_minor(), 90'000);
        QCOMPARE(line->line_discount_minor(), 9'000);
        QCOMPARE(line->total_minor(), 81'000);
        choice.overrideMinor = -1;
        QCOMPARE(makeLine(m_menu, choice, 1).error().kind, ErrorKind::WrongUse);
    }

    void line_discount_neverExceedsTheLine() {
        auto choice = coffee();
        choice.discount = amountOff(1'000'000);
        QCOMPARE(makeLine(m_menu, choice, 1)->line_discount_minor(), 47'000);
        QCOMPARE(makeLine(m_menu, choice, 1)->total_minor(), 0);
        for (const auto& wrong : {amountOff(-1), percentOff(-1), percentOff(10'001)}) {
            choice.discount = wrong;
            QCOMPARE(makeLine(m_menu, choice, 1).error().kind, ErrorKind::WrongUse);
        }
    }

    void price_mixedRatesAndDiscount_addsUpPerRate() {
        const auto discount = amountOff(20'000);
        const auto order = price(
            m_menu, {plainLine(1, "vat8", 45'000, 2), plainLine(2, "vat8", 35'000), plainLine(3, "vat10", 30'000)},
            &discount, day);
        QVERIFY2(order.ok(), order ? "" : why(order.error()).c_str());
        QCOMPARE(order->currency(), std::string("VND"));
        const std::int64_t off[] = {11'613, 4'516, 3'871};
        const std::int64_t after[] = {78'387, 30'484, 26'129};
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(order->lines(i).order_discount_minor(), off[i]);
            QCOMPARE(order->lines(i).total_minor(), after[i]);
        }
        QCOMPARE(order->taxes_size(), 2);
        QCOMPARE(order->taxes(0).tax(), std::string("vat8"));
        QCOMPARE(order->taxes(0).basis_points(), 800);
        QVERIFY(order->taxes(0).inclusive());
        QCOMPARE(order->taxes(0).net_minor(), 100'806);
        QCOMPARE(order->taxes(0).tax_minor(), 8'065);
        QCOMPARE(order->taxes(1).net_minor(), 23'754);
        QCOMPARE(order->taxes(1).tax_minor(), 2'375);
        QCOMPARE(order->subtotal_minor(), 155'000);
        QCOMPARE(order->discount_minor(), 20'000);
        QCOMPARE(order->tax_minor(), 10'440);
        QCOMPARE(order->total_minor(), 135'000);
        QCOMPARE(order->discount().amount_minor(), 20'000);
    }

    void price_taxOncePerRate_data() {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<bool>("inclusive");
        QTest::addColumn<int>("basisPoints");
        QTest::addColumn<qint64>("unit");
        QTest::addColumn<int>("lines");
        QTest::addColumn<qint64>("net");
        QTest::addColumn<qint64>("tax");
        QTest::addColumn<qint64>("total");
        const auto row = [](const char* name, const char* currency, bool inclusive, int rate, qint64 unit, int lines,
                            qint64 net, qint64 tax, qint64 total) {
            QTest::newRow(name) << currency << inclusive << rate << unit << lines << net << tax << total;
        };
        row("three lines of 1.99 with 19 % in them", "EUR", true, 1'900, 199, 3, 502, 95, 597);
        row("three lines of 1.67 and 19 % on top", "EUR", false, 1'900, 167, 3, 501, 95, 596);
        row("54,000 dong with 8 %", "VND", true, 800, 54'000, 1, 50'000, 4'000, 54'000);
        row("45,000 dong with 8 %", "VND", true, 800, 45'000, 1, 41'667, 3'333, 45'000);
        row("29,000 dong with 8 %", "VND", true, 800, 29'000, 1, 26'852, 2'148, 29'000);
        row("1 dong with 8 %", "VND", true, 800, 1, 1, 1, 0, 1);
        row("rate 0", "VND", true, 0, 45'000, 1, 45'000, 0, 45'000);
        row("100 % in it", "VND", true, 10'000, 3, 1, 2, 1, 3);
        row("half a cent on top goes up", "USD", false, 500, 10, 1, 10, 1, 11);
        row("a rate with a fraction", "USD", false, 888, 350, 1, 350, 31, 381);
    }
    void price_taxOncePerRate() {
        QFETCH(const QString, currency);
        QFETCH(const bool, inclusive);
        QFETCH(const int, basisPoints);
        QFETCH(const qint64, unit);
        QFETCH(const int, lines);
        std::vector<OrderLine> cart;
        for (int i = 1; i <= lines; ++i)
            cart.push_back(plainLine(static_cast<std::uint32_t>(i), "t", unit));
        const auto order = price(taxed(currency.toStdString(), inclusive, basisPoints), cart, nullptr, day);
        QVERIFY(order.ok());
        QCOMPARE(order->taxes_size(), 1);
        QTEST(qint64{order->taxes(0).net_minor()}, "net");
        QTEST(qint64{order->taxes(0).tax_minor()}, "tax");
        QTEST(qint64{order->total_minor()}, "total");
        for (const auto& line : order->lines())
            QCOMPARE(qint64{line.total_minor()}, unit); // tax on top is the order's, not the line's
    }

    void price_rateOfTheDay_counts() {
        auto menu = cafe();
        menu.mutable_taxes(0)->mutable_periods(0)->set_until_date(20270101);
        auto* next = menu.mutable_taxes(0)->add_periods();
        next->set_from_date(20270101);
        next->set_basis_points(1'000);
        const MenuIndex index(menu);
        const std::vector<OrderLine> cart = {plainLine(1, "vat8", 54'000)};
        QCOMPARE(price(index, cart, nullptr, 20261231)->tax_minor(), 4'000);
        QCOMPARE(price(index, cart, nullptr, 20270101)->tax_minor(), 4'909);
    }

    void price_noRateOnTheDay_isRefused() {
        auto menu = cafe();
        menu.mutable_taxes(0)->mutable_periods(0)->set_until_date(20270101);
        const auto order = price(MenuIndex(menu), {plainLine(1, "vat8", 54'000)}, nullptr, 20270101);
        QCOMPARE(order.error().kind, ErrorKind::Refused);
        QVERIFY(order.error().message.find("2027-01-01") != std::string::npos);
    }

    void price_untaxedLine_carriesNoTax() {
        const auto order = price(m_menu, {plainLine(1, "", 350), plainLine(2, "vat8", 108)}, nullptr, day);
        QCOMPARE(order->taxes_size(), 1);
        QCOMPARE(order->tax_minor(), 8);
        QCOMPARE(order->total_minor(), 458);
    }

    void price_discountOnALineAndTheOrder_standOnWhatIsLeft() {
        auto first = plainLine(1, "vat8", 40'000);
        *first.mutable_discount() = percentOff(5'000);
        const auto tenth = percentOff(1'000);
        const auto order = price(m_menu, {first, plainLine(2, "vat8", 30'000)}, &tenth, day);
        QCOMPARE(order->lines(0).line_discount_minor(), 20'000);
        QCOMPARE(order->lines(0).order_discount_minor(), 2'000);
        QCOMPARE(order->lines(1).order_discount_minor(), 3'000);
        QCOMPARE(order->discount_minor(), 25'000);
        QCOMPARE(order->total_minor(), 45'000);
    }

    void price_discountAboveTheOrder_takesAllAndNoMore() {
        const auto huge = amountOff(largest);
        const auto order = price(m_menu, {plainLine(1, "vat8", 40'000), plainLine(2, "vat10", 1)}, &huge, day);
        QCOMPARE(order->discount_minor(), 40'001);
        QCOMPARE(order->total_minor(), 0);
        QCOMPARE(order->tax_minor(), 0);
        QCOMPARE(order->lines(0).total_minor(), 0);
    }

    void price_workedOutBefore_isNotTrusted() {
        auto line = plainLine(1, "vat8", 40'000);
        line.set_gross_minor(1);
        line.set_total_minor(-5);
        line.set_order_discount_minor(39'000);
        QCOMPARE(price(m_menu, {line}, nullptr, day)->total_minor(), 40'000);
    }

    void price_twice_isTheSame() {
        const auto discount = percentOff(1'234);
        const auto once =
            price(m_menu, {plainLine(1, "vat8", 45'000, 3), plainLine(2, "vat10", 29'999)}, &discount, day);
        const auto again = price(m_menu, {once->lines().begin(), once->lines().end()}, &once->discount(), day);
        QCOMPARE(again->SerializeAsString(), once->SerializeAsString());
    }

    void price_emptyCart_costsNothing() {
        const auto discount = amountOff(5'000);
        const auto order = price(m_menu, {}, &discount, day);
        QVERIFY(order.ok());
        QCOMPARE(order->total_minor(), 0);
        QCOMPARE(order->discount_minor(), 0);
    }

    void price_wrongCart_isAnError() {
        const auto kind = [this](std::vector<OrderLine> lines, std::int32_t date = day) {
            const auto order = price(m_menu, std::move(lines), nullptr, date);
            return order ? -1 : static_cast<int>(order.error().kind);
        };
        constexpr int wrongUse = static_cast<int>(ErrorKind::WrongUse);
        QCOMPARE(kind({plainLine(1, "vat8", 1), plainLine(1, "vat8", 1)}), wrongUse);
        QCOMPARE(kind({plainLine(0, "vat8", 1)}), wrongUse);
        QCOMPARE(kind({plainLine(1, "vat8", 1, 0)}), wrongUse);
        QCOMPARE(kind({plainLine(1, "vat8", -1)}), static_cast<int>(ErrorKind::Refused));
        QCOMPARE(kind({plainLine(1, "vat5", 1)}), static_cast<int>(ErrorKind::NotFound));
        QCOMPARE(kind({plainLine(1, "vat8", largest, 2)}), wrongUse);
        QCOMPARE(kind({plainLine(1, "vat8", largest), plainLine(2, "vat8", 1)}), wrongUse);
        QCOMPARE(kind({plainLine(1, "vat8", 1)}, 20260231), wrongUse);
        QCOMPARE(kind({plainLine(1, "vat8", largest)}), -1);
        const auto negative = amountOff(-1);
        QVERIFY(!price(m_menu, {plainLine(1, "vat8", 1)}, &negative, day));
    }

    void price_taxOnTopBeyond64Bits_isAnError() {
        const MenuIndex onTop = taxed("USD", false, 1'000);
        QCOMPARE(price(onTop, {plainLine(1, "t", largest)}, nullptr, day).error().kind, ErrorKind::WrongUse);
        QVERIFY(price(onTop, {plainLine(1, "t", largest / 2)}, nullptr, day).ok());
    }

    void price_anyCart_itsPartsAddUp() {
        model::v1::Menu menu;
        menu.set_currency("USD");
        addTax(menu, "in8", true, 800);
        addTax(menu, "in10", true, 1'000);
        addTax(menu, "on888", false, 888);
        const MenuIndex index(menu);
        const std::vector<std::string> taxes = {"in8", "in10", "on888", ""};
        std::mt19937_64 random(20260722);
        const auto below = [&random](std::uint64_t end) { return static_cast<std::int64_t>(random() % end); };
        const auto anyDiscount = [&below] {
            return below(2) ? percentOff(static_cast<std::int32_t>(below(10'001))) : amountOff(below(20'000));
        };

        for (int i = 0; i < 3'000; ++i) {
            std::vector<OrderLine> cart;
            for (std::uint32_t number = 1; number <= 1 + static_cast<std::uint32_t>(below(9)); ++number) {
                auto line = plainLine(number, taxes[static_cast<std::size_t>(below(4))], below(5'000),
                                      static_cast<std::int32_t>(1 + below(5)));
                if (below(10) == 0)
                    line.set_override_minor(below(3'000));
                if (below(3) == 0)
                    *line.mutable_discount() = anyDiscount();
                cart.push_back(line);
            }
            const auto discount = anyDiscount();
            const auto order = price(index, cart, below(2) ? &discount : nullptr, day);
            QVERIFY(order.ok());

            std::int64_t gross = 0, discounts = 0, totals = 0, onTop = 0, tax = 0;
            std::map<std::string, std::int64_t> byTax;
            for (const auto& line : order->lines()) {
                QVERIFY(line.line_discount_minor() >= 0 && line.line_discount_minor() <= line.gross_minor());
                QVERIFY(line.order_discount_minor() >= 0);
                QVERIFY(line.total_minor() >= 0);
                QCOMPARE(line.gross_minor() - line.line_discount_minor() - line.order_discount_minor(),
                         line.total_minor());
                gross += line.gross_minor();
                discounts += line.line_discount_minor() + line.order_discount_minor();
                totals += line.total_minor();
                if (!line.tax().empty())
                    byTax[line.tax()] += line.total_minor();
            }
            QCOMPARE(static_cast<std::size_t>(order->taxes_size()), byTax.size());
            for (const auto& group : order->taxes()) {
                QVERIFY(group.tax_minor() >= 0 && group.net_minor() >= 0);
                QCOMPARE(group.inclusive() ? group.net_minor() + group.tax_minor() : group.net_minor(),
                         byTax[group.tax()]);
                tax += group.tax_minor();
                onTop += group.inclusive() ? 0 : group.tax_minor();
            }
            QCOMPARE(order->subtotal_minor(), gross);
            QCOMPARE(order->discount_minor(), discounts);
            QCOMPARE(order->tax_minor(), tax);
            QCOMPARE(order->total_minor(), totals + onTop);
        }
    }
};

QTEST_APPLESS_MAIN(TestPricing)
#include "tst_pricing.moc"
