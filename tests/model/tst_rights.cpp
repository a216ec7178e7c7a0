#include "sync/model/rights.h"
#include "sync/model/staff.h"

#include <QTest>

#include <random>

using namespace phin;

namespace {

constexpr std::int64_t hour = 3'600'000;

Clocking clocking(bool in, std::int64_t atMs, std::int32_t day = 20190401) {
    return {{}, {}, in, atMs, day, 0};
}

} // namespace

class TestRights : public QObject {
    Q_OBJECT

private slots:
    void Right_ofEachRole_isAsTheTableSays_data() {
        QTest::addColumn<int>("right");
        QTest::addColumn<int>("least");
        const auto row = [](const char* name, Right right, Role least) {
            QTest::newRow(name) << static_cast<int>(right) << static_cast<int>(least);
        };
        row("sell", Right::Sell, Role::Cashier);
        row("discount", Right::Discount, Role::ShiftLead);
        row("price_override", Right::PriceOverride, Role::Manager);
        row("comp", Right::Comp, Role::Manager);
        row("void_order", Right::VoidOrder, Role::ShiftLead);
        row("refund", Right::Refund, Role::Manager);
        row("no_sale", Right::NoSale, Role::ShiftLead);
        row("cash_in_out", Right::CashInOut, Role::ShiftLead);
        row("open_shift", Right::OpenShift, Role::ShiftLead);
        row("close_shift", Right::CloseShift, Role::ShiftLead);
        row("close_day", Right::CloseDay, Role::Manager);
        row("see_reports", Right::SeeReports, Role::ShiftLead);
        row("edit_menu", Right::EditMenu, Role::Manager);
        row("edit_staff", Right::EditStaff, Role::Manager);
        row("admit_boxes", Right::AdmitBoxes, Role::Manager);
        row("make_vouchers", Right::MakeVouchers, Role::Manager);
    }
    void Right_ofEachRole_isAsTheTableSays() {
        QFETCH(int, right);
        QFETCH(int, least);
        const auto asked = static_cast<Right>(right);
        QCOMPARE(std::string(nameOf(asked)), std::string(QTest::currentDataTag()));
        for (const auto role : {Role::Cashier, Role::ShiftLead, Role::Manager}) {
            QCOMPARE(holds(role, asked), static_cast<int>(role) >= least);
            StaffMember member;
            member.role = role;
            QCOMPARE(member.may(asked), holds(role, asked));
            member.active = false;
            QVERIFY(!member.may(asked));
        }
    }
    void Role_thatOnlyANewerProgramKnows_mayDoTheLeast() {
        QCOMPARE(roleOf(3), Role::Manager);
        QCOMPARE(roleOf(2), Role::ShiftLead);
        for (const int number : {1, 0, 4, 99, -1})
            QCOMPARE(roleOf(number), Role::Cashier);
    }

    void Work_comingAndLeaving_addsUp() {
        const auto work =
            workOf({clocking(true, 0), clocking(false, 3 * hour), clocking(true, 4 * hour)}, 20190401, 5 * hour);
        QCOMPARE(work.workedMs, 4 * hour);
        QCOMPARE(work.sinceMs, std::optional<std::int64_t>{4 * hour});
    }
    void Work_saidTwice_countsFromTheFirst() {
        const auto work = workOf({clocking(false, 0), clocking(true, hour), clocking(true, 2 * hour),
                                  clocking(false, 3 * hour), clocking(false, 9 * hour)},
                                 20190401, 10 * hour);
        QCOMPARE(work.workedMs, 2 * hour);
        QVERIFY(!work.sinceMs);
    }
    void Work_overTheEndOfADay_countsOnTheDayItBegan() {
        const std::vector<Clocking> night{clocking(true, 0, 20190331), clocking(false, 3 * hour)};
        QCOMPARE(workOf(night, 20190331, 9 * hour).workedMs, 3 * hour);
        QCOMPARE(workOf(night, 20190401, 9 * hour).workedMs, std::int64_t{0});
        // Forgotten yesterday: it is shown, and counts as nothing of today.
        const auto forgotten = workOf({clocking(true, 0, 20190331)}, 20190401, 30 * hour);
        QVERIFY(forgotten.sinceMs);
        QCOMPARE(forgotten.workedMs, std::int64_t{0});
    }
    void Work_byClocksThatDiffer_isNeverLessThanNothing() {
        QCOMPARE(workOf({clocking(true, hour), clocking(false, 0)}, 20190401, 2 * hour).workedMs, std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
