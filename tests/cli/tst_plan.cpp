#include "app/cli/replay/plan.h"

#include <QTest>

#include <set>

using namespace phin;
using namespace phin::cli;

namespace {

model::v1::Menu menuOf(std::initializer_list<std::pair<const char*, std::int64_t>> products) {
    model::v1::Menu menu;
    for (const auto& [id, price] : products) {
        auto& product = *menu.add_products();
        product.set_id(id);
        product.add_variants()->set_price_minor(price);
    }
    return menu;
}

menu::Sale saleOf(std::int32_t date, int number, std::vector<menu::SaleLine> lines) {
    return {"5/" + std::to_string(date) + "/" + std::to_string(number) + "/08:00:00", date, 8 * 3600 + number,
            std::move(lines)};
}

/// Every order id of a plan, with the till it goes to.
std::map<std::string, std::size_t> ordersOf(Plan& plan, std::size_t tills) {
    std::map<std::string, std::size_t> orders;
    for (std::size_t till = 0; till < tills; ++till)
        for (const auto& day : plan.daysOf(till))
            for (const auto& sale : day.sales)
                orders.emplace(sale.request.order_id(), till);
    return orders;
}

Plan monthOf(std::size_t tills, int sales) {
    Plan plan(menuOf({{"latte", 350}}), tills);
    for (int i = 0; i < sales; ++i)
        plan.add(saleOf(20190401 + i * 30 / sales, i, {{"latte", 1, 350, 350}}));
    return plan;
}

} // namespace

class TestPlan : public QObject {
    Q_OBJECT

private slots:
    void add_amountsTheMenuWouldNotCharge_areOverridden() {
        Plan plan(menuOf({{"latte", 350}, {"scone", 300}}), 1);
        plan.add(saleOf(20190401, 1,
                        {{"latte", 2, 350, 700},  // as the menu has it
                         {"latte", 2, 350, 600},  // the cashier changed it
                         {"scone", 1, 275, 275},  // another price at that time
                         {"scone", 1, 300, 0}})); // free
        const auto& sale = plan.daysOf(0).at(0).sales.at(0);
        QVERIFY(!sale.request.lines(0).has_override_minor());
        QCOMPARE(sale.request.lines(1).override_minor(), 600);
        QCOMPARE(sale.request.lines(2).override_minor(), 275);
        QVERIFY(sale.request.lines(3).has_override_minor());
        QCOMPARE(sale.request.lines(3).override_minor(), 0);
        QCOMPARE(sale.totalMinor, 1575);
        QCOMPARE(plan.totals().grossMinor, 1575);
        QCOMPARE(plan.totals().lines, 4u);
        QCOMPARE(plan.totals().overridden, 3u);
    }

    void add_theSameSource_givesTheSameIdsWhoeverSells() {
        auto two = monthOf(2, 500);
        auto three = monthOf(3, 500);
        const auto ids = ordersOf(two, 2);
        QCOMPARE(ids.size(), std::size_t{500});
        std::set<std::string> others;
        for (const auto& [id, till] : ordersOf(three, 3))
            others.insert(id);
        for (const auto& [id, till] : ids)
            QVERIFY(others.count(id));
        auto again = monthOf(2, 500);
        QCOMPARE(ordersOf(again, 2), ids);
    }

    void add_orderAndPayment_haveIdsOfTheirOwn() {
        auto plan = monthOf(1, 50);
        std::set<std::string> all;
        for (const auto& day : plan.daysOf(0))
            for (const auto& sale : day.sales) {
                QVERIFY(Uuid::fromBytes(sale.request.order_id())->isVersion7());
                QVERIFY(all.insert(sale.request.order_id()).second);
                QVERIFY(all.insert(sale.request.payment_id()).second);
            }
    }

    void add_manySales_areSharedFairly() {
        constexpr int sales = 3'000, tills = 3;
        auto plan = monthOf(tills, sales);
        std::array<int, tills> counts{};
        for (const auto& [id, till] : ordersOf(plan, tills))
            ++counts[till];
        for (const int count : counts)
            QVERIFY2(count > sales / tills * 8 / 10 && count < sales / tills * 12 / 10,
                     qPrintable(QString::number(count)));
    }

    void add_daysOfATill_comeInOrder() {
        auto plan = monthOf(2, 500);
        for (std::size_t till = 0; till < 2; ++till)
            for (std::size_t i = 1; i < plan.daysOf(till).size(); ++i)
                QVERIFY(plan.daysOf(till)[i - 1].date < plan.daysOf(till)[i].date);
    }

    void drop_whatIsKnown_leavesTheRest() {
        auto plan = monthOf(2, 100);
        const auto orders = ordersOf(plan, 2);
        const auto known = orders.begin()->first;
        plan.drop([&known](const std::string& order) { return order == known; });
        QCOMPARE(plan.left(), 99u);
        QCOMPARE(plan.totals().orders, 100u);
        QCOMPARE(ordersOf(plan, 2).count(known), std::size_t{0});
    }

    void shiftId_differsByAllThatNamesIt() {
        const std::set<Uuid> ids{shiftId("5", 20190401, "till-a", 0), shiftId("5", 20190402, "till-a", 0),
                                 shiftId("3", 20190401, "till-a", 0), shiftId("5", 20190401, "till-b", 0),
                                 shiftId("5", 20190401, "till-a", 1)};
        QCOMPARE(ids.size(), std::size_t{5});
        QVERIFY(shiftId("5", 20190401, "till-a", 0) == shiftId("5", 20190401, "till-a", 0));
    }
};

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
