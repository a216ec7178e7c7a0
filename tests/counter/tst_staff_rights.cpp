#include "tests/counter/staffed_till.h"

#include <QTest>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;
using What = PinAnswer::What;

namespace {

model::v1::Discount comp() {
    auto made = percentOff(10'000);
    made.set_comp(true);
    return made;
}

/// As on every screen: what is asked for, and the answer whether the person may.
template <class T>
std::optional<Right> missing(const Result<T>& result) {
    return result ? std::nullopt : result.error().missing;
}

} // namespace

class StaffRightsTest : public QObject {
    Q_OBJECT

    /// What each does, on an open order 1 with a phin.
    static std::optional<Right> attempt(StaffedTill& at, Right right) {
        switch (right) {
        case Right::Discount:
            return missing(at.till().discountOrder(idOf(1), percentOff(1'000)));
        case Right::PriceOverride:
            return missing(at.till().overrideLine(idOf(1), 1, 1'000, "dented"));
        case Right::Comp:
            return missing(at.till().discountLine(idOf(1), 1, comp()));
        case Right::Refund:
            return missing(at.refund(idOf(2), idOf(301)));
        case Right::OpenShift:
            return missing(at.openShift(idOf(801)));
        case Right::CloseShift:
            return missing(at.closeShift());
        case Right::EditMenu:
            return missing(at.import(largeMenu(2)));
        default:
            return missing(at.till().allow(right));
        }
    }

private slots:
    void right_ofARole_isAskedForInTheUseCase_data() {
        QTest::addColumn<int>("right");
        QTest::addColumn<int>("who");
        for (const auto& row : rightsTable)
            for (const auto who : {cashier, lead, manager})
                QTest::addRow("%s by %u", row.name.data(), who) << static_cast<int>(row.right) << static_cast<int>(who);
    }
    void right_ofARole_isAskedForInTheUseCase() {
        QFETCH(int, right);
        QFETCH(int, who);
        const auto asked = static_cast<Right>(right);
        const auto role = who == manager ? Role::Manager : who == lead ? Role::ShiftLead : Role::Cashier;
        StaffedTill at;
        at.enter(static_cast<std::uint32_t>(who));
        PHIN_OK(at.sell(saleOf(2, 102, {"phin"})));
        at.opened(1, {"phin"});
        QCOMPARE(attempt(at, asked), holds(role, asked) ? std::nullopt : std::optional(asked));
    }

    void shopWithoutStaff_isOpen() {
        StaffedTill at(false);
        at.opened(1, {"phin", "phin"});
        PHIN_OK(at.till().discountOrder(idOf(1), comp()));
        PHIN_OK(at.till().overrideLine(idOf(1), 1, 1'000, "dented"));
        PHIN_OK(at.pay(idOf(1), idOf(101)));
        PHIN_OK(at.sell(saleOf(2, 102, {"phin"})));
        PHIN_OK(at.refund(idOf(2), idOf(301)));
        QCOMPARE(at.stored(idOf(2))->placed().staff(), std::string());
    }

    void nobodySignedIn_nothingIsDone() {
        StaffedTill at;
        PHIN_ERROR(at.till().openOrder(idOf(1)), ErrorKind::Refused);
        PHIN_ERROR(at.sell(saleOf(2, 102, {"phin"})), ErrorKind::Refused);
        PHIN_ERROR(at.setAvailable("phin", false), ErrorKind::Refused);
        QVERIFY(!missing(at.till().openOrder(idOf(1)))); // nothing that could be lifted
        QCOMPARE(QString::fromStdString(at.decisions()), QString("staff.set staff.set staff.set"));
    }

    void facts_bearWhoWasSignedIn() {
        StaffedTill at;
        at.enter(manager);
        PHIN_OK(at.openShift(idOf(801), 0, 500'000));
        PHIN_OK(at.sell(saleOf(1, 101, {"phin"})));
        PHIN_OK(at.refund(idOf(1), idOf(301)));
        at.enter(cashier);
        at.opened(2, {"phin"});
        PHIN_OK(at.voidOrder(idOf(2), "changed their mind")); // nothing of it was sent
        const auto sold = at.stored(idOf(1));
        const auto boss = idOf(manager).toString();
        QCOMPARE(sold->placed().staff(), boss);
        QCOMPARE(sold->payments(0).staff(), boss);
        QCOMPARE(sold->refunds(0).staff(), boss);
        QCOMPARE(at.stored(idOf(2))->voided().staff(), idOf(cashier).toString());
        int shifts = 0;
        at.reader().entries([&](const journal::Entry& entry) {
            model::v1::ShiftOpened fact;
            if (entry.type() == "shift.opened" && fact.ParseFromString(entry.payload()))
                shifts += fact.staff() == boss ? 1 : 0;
        });
        QCOMPARE(shifts, 1);
    }

    void orderThatTheStationsHave_isVoidedByAShiftLeadOnly() {
        StaffedTill at;
        // Placed and not paid, as another till may have left it.
        const auto placed = [&](std::uint32_t n) {
            model::v1::OrderPlaced fact;
            fact.set_schema(1);
            fact.set_order_id(idOf(n).bytes());
            fact.mutable_order()->set_currency("VND");
            PHIN_OK(at.box().writer().run([&](journal::Journal& journal) {
                journal.append("order.placed", fact);
                return done();
            }));
        };
        placed(1);
        at.enter(cashier);
        const auto refused = at.voidOrder(idOf(1), "wrong");
        PHIN_ERROR(refused, ErrorKind::Refused);
        QCOMPARE(refused.error().missing, std::optional(Right::VoidOrder));
        // Nor by opening it anew under the same id.
        at.opened(1, {"phin"});
        QCOMPARE(missing(at.voidOrder(idOf(1), "wrong")), std::optional(Right::VoidOrder));
        at.enter(lead);
        PHIN_OK(at.voidOrder(idOf(1), "wrong"));
        PHIN_OK(at.voidOrder(idOf(1), "wrong")); // the second tap
    }

    void discountsAndPrices_needAReason() {
        StaffedTill at;
        at.enter(manager);
        at.opened(1, {"phin"});
        auto silent = percentOff(1'000);
        silent.clear_reason();
        PHIN_ERROR(at.till().discountOrder(idOf(1), silent), ErrorKind::WrongUse);
        PHIN_ERROR(at.till().discountLine(idOf(1), 1, silent), ErrorKind::WrongUse);
        PHIN_ERROR(at.till().overrideLine(idOf(1), 1, 1'000), ErrorKind::WrongUse);
        auto partly = percentOff(5'000);
        partly.set_comp(true);
        PHIN_ERROR(at.till().discountLine(idOf(1), 1, partly), ErrorKind::WrongUse);
        PHIN_OK(at.till().overrideLine(idOf(1), 1, 1'000, "dented"));
        PHIN_OK(at.pay(idOf(1), idOf(101)));
        QCOMPARE(at.stored(idOf(1))->placed().order().lines(0).override_reason(), std::string("dented"));
    }

    void favours_doNotGrowInAnotherHand() {
        StaffedTill at;
        at.enter(manager);
        at.opened(1, {"phin", "water"});
        PHIN_OK(at.till().discountLine(idOf(1), 1, comp()));
        PHIN_OK(at.till().overrideLine(idOf(1), 2, 1'000, "dented"));
        at.enter(cashier);
        QCOMPARE(missing(at.till().setQuantity(idOf(1), 1, 5)), std::optional(Right::Comp));
        QCOMPARE(missing(at.till().setQuantity(idOf(1), 2, 5)), std::optional(Right::PriceOverride));
        auto other = choice("bac-xiu");
        other.discount = comp();
        QCOMPARE(missing(at.till().replaceLine(idOf(1), 1, other)), std::optional(Right::Comp));
        QCOMPARE(missing(at.till().addLine(idOf(1), other)), std::optional(Right::Comp));
        PHIN_OK(at.till().addLine(idOf(1), choice("bac-xiu")));
        PHIN_OK(at.till().discountLine(idOf(1), 1, {})); // taken away again
        QCOMPARE(at.till().order(idOf(1))->lines(0).total_minor(), std::int64_t{25'000});
    }

    void orderOnTheHouse_takesNoMoreInAnotherHand() {
        StaffedTill at;
        at.enter(manager);
        at.opened(1, {"phin"});
        PHIN_OK(at.till().discountOrder(idOf(1), comp()));
        at.enter(cashier);
        at.opened(2, {"banh-mi"});
        const Portion all{idOf(1), {}, {{1, 1}}};
        QCOMPARE(missing(at.till().share(idOf(2), {all})), std::optional(Right::Comp));
        QCOMPARE(missing(at.till().addLine(idOf(1), choice("water"))), std::optional(Right::Comp));
        PHIN_OK(at.till().share(idOf(1), {{idOf(3), {}, {{1, 1}}}})); // moving it is no more
        QCOMPARE(at.till().order(idOf(3))->total_minor(), std::int64_t{0});
        at.staff().lock();
        PHIN_ERROR(at.till().share(idOf(2), {{idOf(4), {}, {{1, 1}}}}), ErrorKind::Refused);
        PHIN_ERROR(at.till().takeTender(idOf(2), tender("cash", 1'000)), ErrorKind::Refused);
        PHIN_ERROR(at.till().giveTenderBack(idOf(2), 0), ErrorKind::Refused);
    }

    // --- lifting

    void lift_letsOneThingBeDoneOnce_andIsInTheJournal() {
        StaffedTill at;
        at.enter(cashier);
        PHIN_OK(at.sell(saleOf(1, 101, {"phin"})));
        PHIN_OK(at.sell(saleOf(2, 102, {"phin"})));
        QCOMPARE(missing(at.refund(idOf(1), idOf(301))), std::optional(Right::Refund));
        const LiftRequest request{idOf(601), Right::Refund, idOf(1), "25.000 ₫", "spilt"};
        const auto lifted = at.lift(request, manager, managersPin);
        PHIN_OK(lifted);
        QCOMPARE(lifted->what, What::Right);
        QCOMPARE(missing(at.refund(idOf(2), idOf(302))), std::optional(Right::Refund)); // another order
        QCOMPARE(missing(at.till().discountOrder(idOf(1), percentOff(1))), std::optional(Right::Discount));
        PHIN_OK(at.refund(idOf(1), idOf(301), {refundOf(1, 1)}));
        PHIN_OK(at.refund(idOf(1), idOf(301), {refundOf(1, 1)})); // the second tap is the same command
        QCOMPARE(missing(at.refund(idOf(1), idOf(303))), std::optional(Right::Refund)); // and not twice
        const auto lifts = at.reader().lifts(20190401, 20190401);
        QCOMPARE(lifts.size(), std::size_t{1});
        QCOMPARE(lifts[0].right(), std::string("refund"));
        QCOMPARE(lifts[0].asked_by(), idOf(cashier).toString());
        QCOMPARE(lifts[0].lifted_by(), idOf(manager).toString());
        QCOMPARE(lifts[0].order_id(), idOf(1).bytes());
        QCOMPARE(lifts[0].what(), std::string("25.000 ₫"));
        QCOMPARE(lifts[0].why(), std::string("spilt"));
        QVERIFY(QString::fromStdString(at.decisions()).endsWith("right.lifted order.refunded"));
        QCOMPARE(at.stored(idOf(1))->refunds(0).staff(), idOf(cashier).toString());
    }

    void lift_needsTheRightPersonAndPin() {
        StaffedTill at;
        at.enter(cashier);
        at.opened(1, {"phin"});
        const LiftRequest request{idOf(601), Right::Comp, idOf(1), "100%", "spilt"};
        PHIN_ERROR(at.lift(request, lead, leadsPin), ErrorKind::Refused); // holds it not either
        QCOMPARE(at.lift(request, manager, "777777")->what, What::Wrong);
        QCOMPARE(missing(at.till().discountLine(idOf(1), 1, comp())), std::optional(Right::Comp));
        QVERIFY(at.reader().lifts(0, 99'999'999).empty());
        PHIN_OK(at.lift(request, manager, managersPin));
        PHIN_OK(at.lift(request, manager, managersPin)); // once more for one more, but written once
        QCOMPARE(at.reader().lifts(0, 99'999'999).size(), std::size_t{1});
        PHIN_OK(at.till().discountLine(idOf(1), 1, comp()));
    }

    void lift_goesWithWhoItWasFor() {
        StaffedTill at;
        at.enter(cashier);
        at.opened(1, {"phin"});
        PHIN_OK(at.lift({idOf(601), Right::Discount, idOf(1), "10%", "x"}, lead, leadsPin));
        at.staff().lock();
        at.enter(cashier);
        QCOMPARE(missing(at.till().discountOrder(idOf(1), percentOff(1'000))), std::optional(Right::Discount));
        at.staff().lock();
        PHIN_ERROR(at.lift({idOf(602), Right::Discount, idOf(1), "10%", "x"}, lead, leadsPin), ErrorKind::Refused);
    }

    // --- who is not a person

    void unattended_mayDoEverything_alsoWhileLocked() {
        StaffedTill at;
        const auto socket = at.till().unattended();
        const auto sold = await<Paid>([&](auto done) { socket->sell(saleOf(1, 101, {"phin"}), done); });
        PHIN_OK(sold);
        PHIN_OK(await<Refunded>([&](auto done) { socket->refund({idOf(1), idOf(301), {}, "spilt", ""}, done); }));
        PHIN_OK(socket->openOrder(idOf(2)));
        PHIN_OK(socket->addLine(idOf(2), choice("phin")));
        auto silent = percentOff(1'000);
        silent.clear_reason();
        PHIN_OK(socket->discountOrder(idOf(2), silent)); // as it always could
        QCOMPARE(at.stored(idOf(1))->placed().staff(), std::string());
        at.enter(cashier);
        PHIN_OK(at.pay(idOf(2), idOf(102))); // one till
        QVERIFY(socket->newId() != at.till().newId());
    }
};

QTEST_GUILESS_MAIN(StaffRightsTest)
#include "tst_staff_rights.moc"
