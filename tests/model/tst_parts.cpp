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

/// A breakfast: the kitchen's toast, of which the barista pours the coffee; and a coffee.
OrderPlaced placed() {
    auto breakfast = makeLine(1, "kitchen", "breakfast");
    breakfast.add_also_at("barista");
    auto fact = makePlaced("o1", "A-001", {breakfast, makeLine(2, "barista", "phin")});
    fact.set_business_date(20231114);
    fact.mutable_order()->set_currency("VND");
    return fact;
}

PrepMarked mark(const std::string& station, std::uint32_t line, const std::string& part, PrepState state,
                std::int64_t atMs = nine) {
    auto fact = makeMark("o1", {}, state, atMs);
    fact.set_station(station);
    fact.set_staff(station + "'s");
    const bool made = state == READY;
    if (!part.empty()) {
        auto& other = *fact.add_parts();
        other.set_line(line);
        other.set_part(part);
        other.set_made(made);
        return fact;
    }
    fact.add_lines(line);
    if (made)
        fact.add_made(line);
    return fact;
}

PrepMarked takenBack(const std::string& station, std::uint32_t line) {
    auto fact = mark(station, line, "", QUEUED);
    fact.set_taken_back(true);
    return fact;
}

PartsMoved move(std::uint32_t line, const std::string& part, const std::string& to) {
    PartsMoved fact;
    fact.set_order_id("o1");
    auto& what = *fact.add_parts();
    what.set_line(line);
    what.set_part(part);
    fact.set_to(to);
    return fact;
}

/// Where everything is, and how far: "1 kitchen QUEUED, 1 barista READY, 2 barista QUEUED".
std::string words(const OrderState& order) {
    std::string all;
    for (const auto& now : merge::linesOf(order))
        all += (all.empty() ? "" : ", ") + std::to_string(now.line->line()) + " " + std::string(now.at) + " " +
               PrepState_Name(now.state) + (now.removed() ? " removed" : "");
    return all;
}

OrderState afterPlacing() {
    OrderState order;
    merge::fold(order, {1, "till-a"}, placed());
    return order;
}

} // namespace

class PartsTest : public QObject {
    Q_OBJECT
private slots:
    void line_ofTwoStations_isAsFarAsItsSlowestPart() {
        auto order = afterPlacing();
        QCOMPARE(words(order), std::string("1 kitchen QUEUED, 1 barista QUEUED, 2 barista QUEUED"));
        merge::fold(order, {2, "barista-1"}, mark("barista", 1, "barista", READY));
        merge::fold(order, {3, "barista-1"}, mark("barista", 2, "", BUMPED));
        QCOMPARE(words(order), std::string("1 kitchen QUEUED, 1 barista READY, 2 barista BUMPED"));
        QCOMPARE(merge::prepOf(order, 1), QUEUED);
        merge::fold(order, {4, "kitchen-1"}, mark("kitchen", 1, "", STARTED));
        QCOMPARE(merge::prepOf(order, 1), STARTED);
        merge::fold(order, {5, "kitchen-1"}, mark("kitchen", 1, "", BUMPED));
        QCOMPARE(merge::prepOf(order, 1), READY);
        QVERIFY(merge::isOpen(order));
        merge::fold(order, {6, "barista-1"}, mark("barista", 1, "barista", BUMPED));
        QVERIFY(!merge::isOpen(order));
    }

    void parts_namedTwiceOrNotAtAll_areEachOne() {
        auto line = makeLine(1, "kitchen", "breakfast");
        for (const char* station : {"barista", "", "kitchen", "barista", "bar"})
            line.add_also_at(station);
        const std::vector<std::string_view> expected{"", "barista", "bar"};
        QVERIFY(merge::partsOf(line) == expected);
        for (int i = 0; i < 1'000; ++i) // what only a broken box writes
            line.add_also_at("station-" + std::to_string(i));
        QCOMPARE(merge::partsOf(line).size(), merge::mostParts);
        line.set_prepare(false);
        QCOMPARE(merge::partsOf(line).size(), std::size_t{1});
    }

    void part_thatIsMadeTwice_isCountedByItself() {
        auto order = afterPlacing();
        merge::fold(order, {2, "barista-1"}, mark("barista", 1, "barista", READY));
        merge::fold(order, {3, "kitchen-1"}, mark("kitchen", 1, "", READY));
        Report once(0, 99'999'999, 0);
        once.add(order);
        QCOMPARE(once.figures("VND").madeTwice, std::uint64_t{0});
        merge::fold(order, {4, "barista-2"}, mark("barista", 1, "barista", READY));
        Report twice(0, 99'999'999, 0);
        twice.add(order);
        QCOMPARE(twice.figures("VND").madeTwice, std::uint64_t{1});
    }

    void report_countsAPartAtTheStationThatMakesIt() {
        auto order = afterPlacing();
        OrderPaid paid;
        paid.set_order_id("o1");
        paid.set_payment_id("p1");
        paid.set_currency("VND");
        merge::fold(order, {2, "till-a"}, paid);
        merge::fold(order, {3, "till-a"}, move(2, "", "bar"));
        merge::fold(order, {4, "barista-1"}, mark("barista", 1, "barista", READY));
        merge::fold(order, {5, "bar-1"}, mark("bar", 2, "", READY));
        Report report(0, 99'999'999, 0);
        report.add(order);
        const auto& figures = report.figures("VND");
        QCOMPARE(figures.lines, std::uint64_t{2});
        QVERIFY(
            (figures.linesByStation == decltype(figures.linesByStation){{"kitchen", 1}, {"barista", 1}, {"bar", 1}}));
        QVERIFY((figures.madeByStation == decltype(figures.madeByStation){{"barista", 1}, {"bar", 1}}));
    }

    void lineTakenOff_isToBeNoticedByEachOfItsStations() {
        auto order = afterPlacing();
        OrderChanged change;
        change.set_order_id("o1");
        change.set_revision(1);
        *change.mutable_order()->add_lines() = makeLine(2, "barista", "phin");
        merge::fold(order, {2, "till-a"}, change);
        QCOMPARE(words(order), std::string("2 barista QUEUED, 1 kitchen QUEUED removed, 1 barista QUEUED removed"));
        auto seen = mark("barista", 1, "barista", BUMPED);
        seen.set_revision(1);
        merge::fold(order, {3, "barista-1"}, seen);
        QCOMPARE(words(order), std::string("2 barista QUEUED, 1 kitchen QUEUED removed"));
    }

    // --- moved

    void move_takesWhatNobodyHasBegun_andTheLastWordStands() {
        auto order = afterPlacing();
        merge::fold(order, {5, "till-a"}, move(2, "", "bar"));
        QCOMPARE(words(order), std::string("1 kitchen QUEUED, 1 barista QUEUED, 2 bar QUEUED"));
        merge::fold(order, {4, "kitchen-1"}, move(2, "", "kitchen"));
        QCOMPARE(words(order), std::string("1 kitchen QUEUED, 1 barista QUEUED, 2 bar QUEUED"));
        merge::fold(order, {6, "kitchen-1"}, move(1, "barista", "bar"));
        merge::fold(order, {7, "kitchen-1"}, move(2, "", "barista")); // and back
        QCOMPARE(words(order), std::string("1 kitchen QUEUED, 1 bar QUEUED, 2 barista QUEUED"));
    }

    void move_ofWhatSomebodyHasBegun_leavesItThere_untilTheStartIsTakenBack() {
        auto order = afterPlacing();
        merge::fold(order, {2, "barista-1"}, mark("barista", 2, "", STARTED));
        merge::fold(order, {9, "till-a"}, move(2, "", "bar"));
        QCOMPARE(words(order), std::string("1 kitchen QUEUED, 1 barista QUEUED, 2 barista STARTED"));
        merge::fold(order, {3, "barista-1"}, takenBack("barista", 2));
        QCOMPARE(words(order), std::string("1 kitchen QUEUED, 1 barista QUEUED, 2 bar QUEUED"));
        merge::fold(order, {10, "bar-1"}, mark("bar", 2, "", READY));
        merge::fold(order, {11, "till-a"}, move(2, "", "kitchen"));
        QCOMPARE(words(order), std::string("1 kitchen QUEUED, 1 barista QUEUED, 2 bar READY"));
        merge::fold(order, {12, "expo-1"}, mark("expo", 2, "", BUMPED)); // who hands out makes nothing
        QCOMPARE(words(order), std::string("1 kitchen QUEUED, 1 barista QUEUED, 2 bar BUMPED"));
    }

    void moreOfWhatWasMade_mayBeMoved() {
        auto order = afterPlacing();
        merge::fold(order, {2, "barista-1"}, mark("barista", 2, "", READY));
        OrderChanged change;
        change.set_order_id("o1");
        change.set_revision(1);
        *change.mutable_order() = placed().order();
        change.mutable_order()->mutable_lines(1)->set_quantity(3);
        merge::fold(order, {3, "till-a"}, change);
        merge::fold(order, {4, "till-a"}, move(2, "", "bar"));
        QCOMPARE(words(order), std::string("1 kitchen QUEUED, 1 barista QUEUED, 2 bar QUEUED"));
        QCOMPARE(merge::partOf(order, 2, "").unitsToMake(), 2);
    }

    // --- started, and not after all

    void start_takenBack_isNeitherARecallNorMade() {
        auto order = afterPlacing();
        merge::fold(order, {2, "barista-1"}, mark("barista", 2, "", STARTED, nine));
        merge::fold(order, {3, "barista-1"}, takenBack("barista", 2));
        const auto* prep = merge::prepFor(order, 2, "");
        QCOMPARE(prep->state(), QUEUED);
        QCOMPARE(prep->started_at_ms(), 0);
        QCOMPARE(prep->recalls(), 0u);
        QCOMPARE(prep->ready_marks(), 0u);
        merge::fold(order, {4, "barista-1"}, mark("barista", 2, "", STARTED, nine + 500));
        QCOMPARE(merge::prepFor(order, 2, "")->started_at_ms(), nine + 500);
        merge::fold(order, {5, "barista-1"}, mark("barista", 2, "", READY, nine + 900));
        QCOMPARE(merge::prepFor(order, 2, "")->ready_staff(), std::string("barista's"));
        QCOMPARE(merge::prepFor(order, 2, "")->ready_station(), std::string("barista"));
    }

    void marksAndMoves_sameInAnyOrder() {
        using Fold = std::function<void(OrderState&)>;
        const auto at = [](std::uint64_t hlc, const char* device, auto fact) {
            return Fold([=](OrderState& order) { merge::fold(order, {hlc, device}, fact); });
        };
        std::vector<Fold> facts{at(1, "till-a", placed()),
                                at(2, "barista-1", mark("barista", 1, "barista", STARTED, nine + 3)),
                                at(3, "barista-1", takenBack("barista", 2)),
                                at(3, "barista-2", mark("barista", 2, "", STARTED, nine)),
                                at(4, "bar-1", mark("bar", 2, "", READY, nine + 7)),
                                at(4, "barista-2", mark("barista", 2, "", READY, nine + 7)),
                                at(5, "barista-2", mark("barista", 1, "barista", READY, nine)),
                                at(5, "bar-1", move(2, "", "bar")),
                                at(5, "till-a", move(2, "", "kitchen")),
                                at(6, "kitchen-1", mark("kitchen", 1, "", BUMPED)),
                                at(7, "till-a", move(1, "barista", "bar"))};
        std::mt19937 random(7);
        std::string bytes, said;
        for (int round = 0; round < 500; ++round) {
            OrderState order;
            for (const auto& fact : facts)
                fact(order);
            if (round == 0) {
                bytes = order.SerializeAsString();
                said = words(order);
            }
            QCOMPARE(words(order), said);
            QVERIFY(order.SerializeAsString() == bytes);
            QCOMPARE(merge::prepFor(order, 2, "")->ready_station(), std::string("bar")); // of two, the smaller name
            std::shuffle(facts.begin(), facts.end(), random);
        }
    }
};

QTEST_GUILESS_MAIN(PartsTest)
#include "tst_parts.moc"
