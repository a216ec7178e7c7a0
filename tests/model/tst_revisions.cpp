#include "sync/model/merge.h"
#include "sync/model/report.h"
#include "tests/tickets/shop_of_orders.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace phin;
using namespace phin::test;

namespace {

constexpr std::int64_t nine = 1'700'000'000'000;

OrderChanged change(std::uint32_t revision, std::vector<OrderLine> lines) {
    OrderChanged fact;
    fact.set_order_id("o1");
    fact.set_revision(revision);
    std::int64_t total = 0;
    for (auto& line : lines) {
        line.set_total_minor(10'000 * line.quantity());
        total += line.total_minor();
        *fact.mutable_order()->add_lines() = line;
    }
    fact.mutable_order()->set_currency("VND");
    fact.mutable_order()->set_total_minor(total);
    return fact;
}

OrderPaid payment(const std::string& id, std::uint32_t revision) {
    OrderPaid fact;
    fact.set_order_id("o1");
    fact.set_payment_id(id);
    fact.set_revision(revision);
    fact.set_currency("VND");
    return fact;
}

OrderPlaced placed() {
    auto fact = makePlaced("o1", "A-001", {makeLine(1, "barista", "phin", 2), makeLine(2, "kitchen", "banh-mi")});
    fact.set_business_date(20231114);
    fact.mutable_order()->set_currency("VND");
    return fact;
}

PrepMarked mark(std::uint32_t line, PrepState state, std::uint32_t revision) {
    auto fact = makeMark("o1", {line}, state, nine);
    fact.set_revision(revision);
    return fact;
}

OrderLine lineOf(std::uint32_t number, const std::string& product, int quantity = 1, std::uint32_t replaces = 0) {
    auto line = makeLine(number, "barista", product, quantity);
    line.set_replaces(replaces);
    return line;
}

/// One line's standing in words: "2 removed made", "1 quantity 2>3".
std::string words(const OrderState& order) {
    static const char* const names[] = {"", " added", " removed", " quantity"};
    std::string all;
    for (const auto& line : merge::linesOf(order)) {
        all += (all.empty() ? "" : ", ") + std::to_string(line.line->line()) + names[static_cast<int>(line.change)];
        if (line.change == merge::LineChange::Quantity)
            all += " " + std::to_string(line.before) + ">" + std::to_string(line.line->quantity());
        all += line.made ? " made" : "";
        all += line.state == QUEUED ? "" : " " + PrepState_Name(line.state);
    }
    return all;
}

} // namespace

class RevisionsTest : public QObject {
    Q_OBJECT
private slots:
    void line_putAwayByWhoKnowsLess_isNotAskedForAgain() {
        OrderState order;
        merge::fold(order, {1, "till-a"}, placed());
        merge::fold(order, {2, "till-a"}, change(1, {lineOf(1, "phin", 4)}));
        auto made = mark(1, READY, 1);
        made.add_made(1);
        merge::fold(order, {3, "barista"}, made);
        merge::fold(order, {4, "expo"}, mark(1, BUMPED, 0)); // the change has not reached it yet
        QCOMPARE(merge::prepOf(order, 1), BUMPED);
        // But who asks for more after that gets it.
        merge::fold(order, {5, "till-a"}, change(2, {lineOf(1, "phin", 5)}));
        QCOMPARE(merge::prepOf(order, 1), QUEUED);
    }

    void line_takenOffAndPutBack_mayBeMadeAgain() {
        OrderState order;
        merge::fold(order, {1, "till-a"}, placed());
        merge::fold(order, {2, "till-a"}, change(1, {}));
        merge::fold(order, {3, "till-a"}, change(2, {lineOf(1, "phin", 2)}));
        LinePrep prep;
        prep.set_line(1);
        QCOMPARE(merge::timesAsked(order, prep), std::uint64_t{2});
        prep.set_line(3); // never was there
        QCOMPARE(merge::timesAsked(order, prep), std::uint64_t{1});
    }

    void Changes_paymentsMarksAndVoids_sameInAnyOrder() {
        using Fold = std::function<void(OrderState&)>;
        const auto at = [](int ms, const char* device, auto fact) {
            return Fold([=](OrderState& order) { merge::fold(order, {hlcAt(nine + ms), device}, fact); });
        };
        std::vector<Fold> facts{at(0, "till-a", placed()),
                                at(10, "till-a", change(1, {lineOf(1, "phin", 3)})),
                                at(20, "till-a", change(2, {lineOf(1, "phin", 3), lineOf(3, "tea")})),
                                at(20, "till-a", change(2, {lineOf(1, "phin", 1)})), // a fork
                                at(30, "till-b", change(3, {lineOf(9, "stolen")})),  // not its till
                                at(15, "till-b", payment("p1", 1)),
                                at(16, "barista-1", mark(1, READY, 0)),
                                at(18, "barista-1", mark(1, BUMPED, 1)),
                                at(40, "till-a", makeVoid("o1", nine))};
        std::mt19937 random(4);
        std::string bytes;
        for (int round = 0; round < 500; ++round) {
            std::shuffle(facts.begin(), facts.end(), random);
            OrderState order;
            for (const auto& fact : facts)
                fact(order);
            for (int again = 0; again < 2; ++again) // repeated ones change nothing but counts, so of changes only
                merge::fold(order, {hlcAt(nine + 10), "till-a"}, change(1, {lineOf(1, "phin", 3)}));
            if (bytes.empty())
                bytes = order.SerializeAsString();
            QCOMPARE(order.SerializeAsString(), bytes);
            QCOMPARE(merge::revisionOf(order), 1u);
        }
    }

    void OrderOf_unpaid_isTheHighestRevisionOfItsTill() {
        OrderState order;
        merge::fold(order, {hlcAt(nine), "till-a"}, placed());
        QCOMPARE(merge::orderOf(order).total_minor(), std::int64_t{20'000});
        merge::fold(order, {hlcAt(nine + 2), "till-a"}, change(2, {lineOf(1, "phin", 4)}));
        merge::fold(order, {hlcAt(nine + 1), "till-a"}, change(1, {lineOf(1, "phin", 3)}));
        merge::fold(order, {hlcAt(nine + 9), "till-b"}, change(3, {lineOf(1, "phin", 9)}));
        merge::fold(order, {hlcAt(nine + 9), "till-a"}, change(0, {lineOf(1, "phin", 9)})); // that one is taken
        QCOMPARE(merge::revisionOf(order), 2u);
        QCOMPARE(merge::orderOf(order).total_minor(), std::int64_t{40'000});
        QCOMPARE(merge::lineOf(order, 2)->product(), std::string("banh-mi"));
        QCOMPARE(merge::lastLine(order), 2u);
    }

    // Issue: "a draft paid offline reverts to open". What was paid stands, whatever comes later, or earlier.
    void OrderOf_paid_isWhatWasPaidFor() {
        OrderState order;
        merge::fold(order, {hlcAt(nine), "till-a"}, placed());
        merge::fold(order, {hlcAt(nine + 5), "till-b"}, payment("p1", 0)); // the other half of a split shop
        merge::fold(order, {hlcAt(nine + 6), "till-a"}, change(1, {lineOf(1, "phin", 9), lineOf(3, "tea")}));
        QVERIFY(merge::isPaid(order));
        QCOMPARE(merge::revisionOf(order), 0u);
        QCOMPARE(merge::orderOf(order).total_minor(), std::int64_t{20'000});
        QCOMPARE(words(order), std::string("1, 2, 3 removed"));
        merge::fold(order, {hlcAt(nine + 7), "till-a"}, payment("p2", 1));
        QCOMPARE(merge::revisionOf(order), 1u);
    }

    void Report_changedAndPaid_countsWhatWasPaid() {
        OrderState order;
        merge::fold(order, {hlcAt(nine), "till-a"}, placed());
        merge::fold(order, {hlcAt(nine + 1), "barista-1"}, mark(1, READY, 0));
        merge::fold(order, {hlcAt(nine + 2), "till-a"}, change(1, {lineOf(1, "phin", 3)}));
        Report open(20231114, 20231114, 420);
        open.add(order);
        QCOMPARE(open.figures("VND").openOrders, std::uint64_t{1});
        QCOMPARE(open.figures("VND").grossMinor, decltype(open.figures("VND").grossMinor){0});
        merge::fold(order, {hlcAt(nine + 3), "till-a"}, payment("p1", 1));
        merge::fold(order, {hlcAt(nine + 4), "barista-1"}, mark(1, READY, 1)); // the third one
        Report paid(20231114, 20231114, 420);
        paid.add(order);
        QVERIFY(paid.figures("VND").grossMinor == 30'000);
        QCOMPARE(paid.figures("VND").lines, std::uint64_t{1});
        QCOMPARE(paid.figures("VND").madeTwice, std::uint64_t{0});
        merge::fold(order, {hlcAt(nine + 5), "barista-1"}, mark(1, READY, 1));
        Report twice(20231114, 20231114, 420);
        twice.add(order);
        QCOMPARE(twice.figures("VND").madeTwice, std::uint64_t{1});
    }

    void LinesOf_addedLine_isNewUntilMarkedByWhoSawIt() {
        OrderState order;
        merge::fold(order, {hlcAt(nine), "till-a"}, placed());
        merge::fold(order, {hlcAt(nine + 1), "till-a"},
                    change(1, {lineOf(1, "phin", 2), lineOf(2, "banh-mi"), lineOf(3, "tea")}));
        QCOMPARE(words(order), std::string("1, 2, 3 added"));
        QCOMPARE(merge::linesOf(order).back().since, hlcAt(nine + 1));
        merge::fold(order, {hlcAt(nine + 2), "barista-1"}, mark(3, STARTED, 1));
        QCOMPARE(words(order), std::string("1, 2, 3 STARTED"));
    }

    void LinesOf_removedLine_staysUntilNoticed_alsoIfItWasMade() {
        OrderState order;
        merge::fold(order, {hlcAt(nine), "till-a"}, placed());
        merge::fold(order, {hlcAt(nine + 1), "barista-1"}, mark(1, READY, 0));
        merge::fold(order, {hlcAt(nine + 2), "till-a"}, change(1, {lineOf(3, "tea", 1, 1)}));
        QCOMPARE(words(order), std::string("1 removed made READY, 3 added, 2 removed"));
        QVERIFY(merge::isOpen(order));
        merge::fold(order, {hlcAt(nine + 3), "kitchen-1"}, mark(2, BUMPED, 0)); // had not seen it: made
        QCOMPARE(words(order), std::string("1 removed made READY, 3 added, 2 removed made BUMPED"));
        merge::fold(order, {hlcAt(nine + 4), "kitchen-1"}, mark(2, BUMPED, 1));
        merge::fold(order, {hlcAt(nine + 4), "barista-1"}, mark(1, BUMPED, 1));
        QCOMPARE(words(order), std::string("3 added"));
        merge::fold(order, {hlcAt(nine + 5), "barista-1"}, mark(3, BUMPED, 1));
    }

    void LinesOf_quantity_moreOfWhatIsMade_isToBeMadeAgain() {
        OrderState order;
        merge::fold(order, {hlcAt(nine), "till-a"}, placed());
        merge::fold(order, {hlcAt(nine + 1), "till-a"}, change(1, {lineOf(1, "phin", 3), lineOf(2, "banh-mi")}));
        QCOMPARE(words(order), std::string("1 quantity 2>3, 2"));
        merge::fold(order, {hlcAt(nine + 2), "barista-1"}, mark(1, BUMPED, 0)); // two were made, the third not seen
        QCOMPARE(words(order), std::string("1 quantity 2>3 made, 2"));
        QCOMPARE(merge::prepOf(order, 1), QUEUED);
        QVERIFY(merge::isOpen(order));
        merge::fold(order, {hlcAt(nine + 3), "barista-1"}, mark(1, BUMPED, 1));
        QCOMPARE(words(order), std::string("1 BUMPED, 2"));
        QCOMPARE(merge::timesAsked(order, order.preps(0)), std::uint64_t{2});
        QCOMPARE(order.preps(0).ready_marks(), 2u);
        merge::fold(order, {hlcAt(nine + 4), "till-a"}, change(2, {lineOf(1, "phin", 1), lineOf(2, "banh-mi")}));
        QCOMPARE(words(order), std::string("1 quantity 3>1 made BUMPED, 2"));
    }

    void LinesOf_thereAndBackAgain_isNoChange() {
        OrderState order;
        merge::fold(order, {hlcAt(nine), "till-a"}, placed());
        merge::fold(order, {hlcAt(nine + 1), "till-a"}, change(1, {lineOf(1, "phin", 3), lineOf(2, "banh-mi")}));
        merge::fold(order, {hlcAt(nine + 2), "till-a"}, change(2, {lineOf(1, "phin", 2), lineOf(2, "banh-mi")}));
        QCOMPARE(words(order), std::string("1, 2"));
    }
};

QTEST_GUILESS_MAIN(RevisionsTest)
#include "tst_revisions.moc"
