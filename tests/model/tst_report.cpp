#include "sync/model/report.h"
#include "tests/model/builders.h"

#include <nlohmann/json.hpp>

#include <QTest>
#include <QtCore/qfloat16.h> // QCOMPARE would make one of a json, too

#include <algorithm>
#include <limits>
#include <random>

using namespace phin;
using model::v1::OrderState;
using nlohmann::json;

namespace {

constexpr std::int64_t april1 = 1'554'076'800'000; // 2019-04-01T00:00Z

/// One paid order of one line, placed at 09:30 UTC on 2019-04-01.
struct Sale {
    std::string id = "order-1";
    std::int32_t date = 20190401;
    std::string currency = "VND";
    std::string station = "barista";
    std::string product = "ca-phe";
    std::int64_t total = 45'000;
    bool paid = true;

    operator OrderState() const {
        OrderState order;
        order.set_order_id(id);
        order.set_device("till-a");
        order.set_placed_hlc(static_cast<std::uint64_t>(april1) << 16);
        auto* placed = order.mutable_placed();
        placed->set_business_date(date);
        placed->set_placed_at_ms(april1 + 9 * 3'600'000 + 1'800'000);
        auto* priced = placed->mutable_order();
        priced->set_currency(currency);
        priced->set_total_minor(total);
        priced->set_tax_minor(total / 27 * 2);
        priced->set_discount_minor(1'000);
        auto* line = priced->add_lines();
        line->set_line(1);
        line->set_product(product);
        line->mutable_name()->set_vi("Cà phê");
        line->set_station(station);
        line->set_quantity(2);
        line->set_total_minor(total);
        if (paid) {
            auto* payment = order.add_payments();
            payment->set_payment_id("payment-" + id);
            payment->set_business_date(date);
            payment->set_currency(currency);
            auto* tender = payment->add_tenders();
            tender->set_kind("cash");
            tender->set_amount_minor(total);
        }
        return order;
    }
};

void prepare(OrderState& order, model::v1::PrepState state, std::uint32_t marks = 1, std::uint32_t recalls = 0) {
    auto* prep = order.add_preps();
    prep->set_line(1);
    prep->set_state(state);
    prep->set_ready_marks(marks);
    prep->set_recalls(recalls);
}

void refund(OrderState& order, std::int64_t amount, std::int32_t date) {
    auto* refund = order.add_refunds();
    refund->set_refund_id("refund-" + std::to_string(order.refunds_size()));
    refund->set_amount_minor(amount);
    refund->set_business_date(date);
}

json reportOf(const std::vector<OrderState>& orders, std::int32_t from = 20190401, std::int32_t until = 20190430,
              int offset = 0) {
    Report report(from, until, offset);
    for (const auto& order : orders)
        report.add(order);
    return toJson(report);
}

} // namespace

class TestReport : public QObject {
    Q_OBJECT
private slots:
    void report_onTheHouse_isToldFromDiscounts() {
        OrderState line = Sale{}, whole = Sale{.id = "order-2"}, discount = Sale{.id = "order-3"};
        auto& comped = *line.mutable_placed()->mutable_order()->mutable_lines(0);
        comped.mutable_discount()->set_comp(true);
        comped.set_line_discount_minor(45'000);
        auto& order = *whole.mutable_placed()->mutable_order();
        order.mutable_discount()->set_comp(true);
        order.mutable_lines(0)->set_order_discount_minor(20'000);
        discount.mutable_placed()->mutable_order()->mutable_lines(0)->set_line_discount_minor(7'000);
        QCOMPARE(reportOf({line, whole, discount})["comps_minor"], 65'000);
    }

    void report_nothingSold_hasAllItsKeys() {
        const json report = reportOf({});
        const json expected = {{"orders", 0},
                               {"lines", 0},
                               {"gross_minor", 0},
                               {"net_minor", 0},
                               {"refunds_minor", 0},
                               {"taken_twice_minor", 0},
                               {"given_twice_minor", 0},
                               {"rounding_minor", 0},
                               {"currency", ""},
                               {"lines_by_station", {{"barista", 0}, {"kitchen", 0}, {"counter", 0}}},
                               {"made_by_station", {{"barista", 0}, {"kitchen", 0}}},
                               {"made_twice", 0},
                               {"tax_minor", 0},
                               {"discounts_minor", 0},
                               {"comps_minor", 0},
                               {"open_orders", 0},
                               {"tenders", json::object()},
                               {"tips_minor", 0},
                               {"tips", json::object()},
                               {"vouchers", json::array()},
                               {"by_hour", json::array()},
                               {"products", json::array()},
                               {"other_currencies", json::array()}};
        QCOMPARE(report.dump(), expected.dump());
    }

    void report_oneSale_countsAllOfIt() {
        const json report = reportOf({Sale{}}, 20190401, 20190401, 420);
        QCOMPARE(report["orders"], 1);
        QCOMPARE(report["lines"], 1);
        QCOMPARE(report["gross_minor"], 45'000);
        QCOMPARE(report["net_minor"], 45'000);
        QCOMPARE(report["currency"], "VND");
        QCOMPARE(report["tax_minor"], 3'332);
        QCOMPARE(report["discounts_minor"], 1'000);
        QCOMPARE(report["lines_by_station"]["barista"], 1);
        QCOMPARE(report["tenders"].dump(), std::string(R"({"cash":{"amount_minor":45000,"count":1}})"));
        QCOMPARE(report["by_hour"].dump(), std::string(R"([{"gross_minor":45000,"hour":16,"orders":1}])"));
        QCOMPARE(report["products"].dump(),
                 std::string(R"([{"id":"ca-phe","name":{"en":"","vi":"Cà phê"},"quantity":2,"total_minor":45000}])"));
    }

    void report_moneyTakenByTwoTills_isToldAndStaysInTheSum() {
        OrderState order = Sale{};
        auto& second = *order.add_payments() = order.payments(0);
        second.set_payment_id("payment-2");
        const auto report = reportOf({order, Sale{.id = "order-2"}});
        QCOMPARE(report["gross_minor"], 90'000);
        QCOMPARE(report["taken_twice_minor"], 45'000);
        QCOMPARE(report["net_minor"], 135'000);
        QCOMPARE(report["tenders"]["cash"]["amount_minor"], 135'000);

        auto& back = *order.add_refunds();
        back.set_refund_id("refund-1");
        back.set_business_date(20190401);
        back.set_amount_minor(45'000);
        QCOMPARE(reportOf({order})["net_minor"], 45'000);
        QCOMPARE(reportOf({order})["given_twice_minor"], 0);
    }

    void report_moneyGivenBackByTwoTills_isTold() {
        OrderState order = Sale{};
        for (const auto* id : {"refund-1", "refund-2"}) {
            auto& back = *order.add_refunds();
            back.set_refund_id(id);
            back.set_business_date(20190401);
            back.set_amount_minor(45'000);
        }
        QCOMPARE(reportOf({order})["given_twice_minor"], 45'000);
        QCOMPARE(reportOf({order})["taken_twice_minor"], 0);
        QCOMPARE(reportOf({order})["net_minor"], -45'000);
    }

    void report_outsideThePeriod_isLeftOut() {
        const std::vector<OrderState> orders = {Sale{.id = "1", .date = 20190331}, Sale{.id = "2", .date = 20190401},
                                                Sale{.id = "3", .date = 20190430}, Sale{.id = "4", .date = 20190501}};
        QCOMPARE(reportOf(orders)["orders"], 2);
        QCOMPARE(reportOf(orders, 20190331, 20190501)["orders"], 4);
        QCOMPARE(reportOf(orders, 20190501, 20190331)["orders"], 0);
    }

    void report_openAndVoidedOrders_areNoSales() {
        OrderState voided = Sale{.id = "2", .paid = false};
        voided.mutable_voided()->set_reason("guest left");
        prepare(voided, model::v1::READY);
        OrderState voidedThoughPaid = Sale{.id = "3"};
        voidedThoughPaid.mutable_voided();
        refund(voidedThoughPaid, 45'000, 20190401);
        OrderState unplaced;
        unplaced.set_order_id("4");
        *unplaced.add_payments() = OrderState(Sale{}).payments(0);
        const json report = reportOf({Sale{.id = "1", .paid = false}, voided, voidedThoughPaid, unplaced});
        QCOMPARE(report["orders"], 0);
        QCOMPARE(report["open_orders"], 1);
        QCOMPARE(report["gross_minor"], 0);
        QCOMPARE(report["refunds_minor"], 0);
        QCOMPARE(report["lines"], 0);
        QCOMPARE(report["made_by_station"]["barista"], 0);
        QCOMPARE(report["tenders"].size(), std::size_t{0});
    }

    void report_refund_countsOnItsOwnDay() {
        OrderState order = Sale{.date = 20190331};
        refund(order, 20'000, 20190401);
        refund(order, 5'000, 20190501);
        const json april = reportOf({order});
        QCOMPARE(april["orders"], 0);
        QCOMPARE(april["gross_minor"], 0);
        QCOMPARE(april["refunds_minor"], 20'000);
        QCOMPARE(april["net_minor"], -20'000);
        QCOMPARE(april["currency"], "VND");
        const json march = reportOf({order}, 20190301, 20190331);
        QCOMPARE(march["gross_minor"], 45'000);
        QCOMPARE(march["net_minor"], 45'000);
    }

    void report_preparation_countsLinesMade() {
        OrderState ready = Sale{.id = "1"};
        prepare(ready, model::v1::READY);
        OrderState bumped = Sale{.id = "2", .station = "kitchen"};
        prepare(bumped, model::v1::BUMPED);
        OrderState started = Sale{.id = "3"};
        prepare(started, model::v1::STARTED, 0);
        OrderState open = Sale{.id = "4", .paid = false};
        prepare(open, model::v1::READY);
        OrderState unknownLine = Sale{.id = "5"};
        prepare(unknownLine, model::v1::READY);
        unknownLine.mutable_preps(0)->set_line(9);
        const json report = reportOf({ready, bumped, started, open, unknownLine, Sale{.id = "6", .station = "counter"},
                                      Sale{.id = "7", .station = "terrace"}});
        QCOMPARE(report["made_by_station"].dump(), std::string(R"({"barista":2,"kitchen":1})"));
        QCOMPARE(report["lines_by_station"].dump(),
                 std::string(R"({"barista":3,"counter":1,"kitchen":1,"terrace":1})"));
        QCOMPARE(report["made_twice"], 0);
    }

    void report_calledReadyMoreOftenThanAskedFor_isMadeTwice() {
        OrderState twice = Sale{.id = "1"};
        prepare(twice, model::v1::READY, 2, 0);
        OrderState recalled = Sale{.id = "2"};
        prepare(recalled, model::v1::READY, 2, 1);
        OrderState thrice = Sale{.id = "3"};
        prepare(thrice, model::v1::BUMPED, 3, 1);
        QCOMPARE(reportOf({twice, recalled, thrice})["made_twice"], 2);
    }

    void report_severalCurrencies_areNeverAdded() {
        std::vector<OrderState> orders = {Sale{.id = "1", .currency = "USD", .station = "kitchen", .total = 350},
                                          Sale{.id = "2", .currency = "USD", .total = 500}, Sale{.id = "3"},
                                          Sale{.id = "4", .currency = "EUR", .total = 200, .paid = false}};
        refund(orders[2], 45'000, 20190402);
        const json report = reportOf(orders);
        QCOMPARE(report["currency"], "USD");
        QCOMPARE(report["orders"], 2);
        QCOMPARE(report["gross_minor"], 850);
        QCOMPARE(report["refunds_minor"], 0);
        QCOMPARE(report["lines"], 2);
        QCOMPARE(report["lines_by_station"]["barista"], 1);
        QCOMPARE(report["open_orders"], 0);
        const json others = {
            {{"currency", "EUR"}, {"orders", 0}, {"open_orders", 1}, {"gross_minor", 0}, {"refunds_minor", 0}},
            {{"currency", "VND"},
             {"orders", 1},
             {"open_orders", 0},
             {"gross_minor", 45'000},
             {"refunds_minor", 45'000}}};
        QCOMPARE(report["other_currencies"].dump(), others.dump());
    }

    void report_equallyManyOrders_firstCodeCounts() {
        QCOMPARE(reportOf({Sale{.id = "1"}, Sale{.id = "2", .currency = "USD"}})["currency"], "USD");
    }

    void report_severalPayments_tendersAddUp() {
        OrderState order = Sale{};
        order.mutable_payments(0)->mutable_tenders(0)->set_amount_minor(20'000);
        auto* card = order.mutable_payments(0)->add_tenders();
        card->set_kind("card");
        card->set_amount_minor(25'000);
        const json report = reportOf({order, Sale{.id = "2"}});
        QCOMPARE(report["tenders"]["cash"]["amount_minor"], 65'000);
        QCOMPARE(report["tenders"]["cash"]["count"], 2);
        QCOMPARE(report["tenders"]["card"]["amount_minor"], 25'000);
        QCOMPARE(report["gross_minor"], 90'000);
    }

    void report_products_mostTakenFirstUnderTheLastName() {
        OrderState renamed = Sale{.id = "2", .total = 10'000};
        renamed.set_placed_hlc(renamed.placed_hlc() + 1);
        renamed.mutable_placed()->mutable_order()->mutable_lines(0)->mutable_name()->set_vi("Cà phê phin");
        const std::vector<OrderState> orders = {Sale{.id = "1"}, renamed,
                                                Sale{.id = "3", .product = "tra", .total = 99'000},
                                                Sale{.id = "4", .product = "banh", .total = 55'000}};
        const json products = reportOf(orders)["products"];
        QCOMPARE(products.size(), std::size_t{3});
        QCOMPARE(products[0]["id"], "tra");
        QCOMPARE(products[1]["id"], "banh"); // 55,000 as well: by id
        QCOMPARE(products[2]["id"], "ca-phe");
        QCOMPARE(products[2]["name"]["vi"], "Cà phê phin");
        QCOMPARE(products[2]["quantity"], 4);
        QCOMPARE(products[2]["total_minor"], 55'000);
    }

    void report_amountsBeyond64Bits_areHeldAtTheEdge() {
        constexpr auto largest = std::numeric_limits<std::int64_t>::max();
        const json report = reportOf({Sale{.id = "1", .total = largest}, Sale{.id = "2", .total = largest}});
        QCOMPARE(report["gross_minor"], largest);
    }

    void report_anyOrderOfArrival_sameBytes() {
        std::mt19937_64 random(5);
        const auto below = [&random](std::uint64_t end) { return static_cast<std::int64_t>(random() % end); };
        const char* const stations[] = {"barista", "kitchen", "counter"};
        const char* const currencies[] = {"VND", "USD", "EUR"};
        std::vector<OrderState> orders;
        for (int i = 0; i < 300; ++i) {
            OrderState order = Sale{.id = "order-" + std::to_string(i),
                                    .date = static_cast<std::int32_t>(20190325 + below(40) % 7),
                                    .currency = currencies[below(3)],
                                    .station = stations[below(3)],
                                    .product = "product-" + std::to_string(below(20)),
                                    .total = below(100'000),
                                    .paid = below(8) != 0};
            order.set_placed_hlc(static_cast<std::uint64_t>(below(10)));
            order.set_device(below(2) ? "till-a" : "till-b");
            order.mutable_placed()->mutable_order()->mutable_lines(0)->mutable_name()->set_en(std::to_string(i));
            if (below(10) == 0)
                order.mutable_voided();
            if (below(2))
                prepare(order, static_cast<model::v1::PrepState>(below(4)), static_cast<std::uint32_t>(below(4)),
                        static_cast<std::uint32_t>(below(2)));
            if (below(6) == 0)
                refund(order, below(5'000), 20190326);
            if (below(12) == 0)
                order.clear_placed();
            orders.push_back(order);
        }
        const std::string once = reportOf(orders, 20190326, 20190330).dump();
        QVERIFY(json::parse(once)["orders"] > 10);
        for (int i = 0; i < 50; ++i) {
            std::shuffle(orders.begin(), orders.end(), random);
            QCOMPARE(reportOf(orders, 20190326, 20190330).dump(), once);
        }
    }
};

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
