#include "kds/tickets/ageing.h"
#include "kds/tickets/handed_over.h"
#include "kds/tickets/ticket_board.h"
#include "kds/tickets/views.h"
#include "tests/tickets/shop_of_orders.h"

#include <QTest>

using namespace phin;
using namespace phin::kds;
using namespace phin::test;

namespace {

constexpr std::int64_t start = 1'700'000'000'000;

PrepMarked mark(const std::string& id, const std::string& station, std::uint32_t line, const std::string& part,
                PrepState state) {
    auto fact = makeMark(id, {}, state, start);
    fact.set_station(station);
    if (part.empty())
        fact.add_lines(line);
    else {
        fact.add_parts()->set_line(line);
        fact.mutable_parts(0)->set_part(part);
    }
    return fact;
}

PartsMoved move(const std::string& id, std::uint32_t line, const std::string& part, const std::string& to) {
    PartsMoved fact;
    fact.set_order_id(id);
    fact.add_parts()->set_line(line);
    fact.mutable_parts(0)->set_part(part);
    fact.set_to(to);
    return fact;
}

/// A breakfast of kitchen and barista, and a latte.
OrderPlaced breakfast(const std::string& id) {
    auto toast = makeLine(1, "kitchen", "breakfast");
    toast.add_also_at("barista");
    return makePlaced(id, "A-" + id, {toast, makeLine(2, "barista", "latte")});
}

/// The screens of a shop, all of which hear the same.
struct Screens {
    template <class Fact>
    std::vector<TicketBoard::Diff> hear(const Fact& fact) {
        ++m_time;
        const auto state = orders.fold(hlcAt(start + m_time), "box-" + std::to_string(m_time), fact);
        (void)kitchen.apply(state, now());
        (void)expo.apply(state, now());
        (void)bar.apply(state, now());
        return barista.apply(state, now());
    }
    [[nodiscard]] Moment now() const { return {start + m_time, m_time}; }
    /// "A-1: 1 QUEUED, 2 QUEUED from kitchen"
    static std::string shown(const TicketBoard& board) {
        std::string all;
        for (const auto& ticket : board.slice(0, 100)) {
            all += (all.empty() ? "" : "; ") + ticket->placed().number() + (ticket->complete ? " complete:" : ":");
            for (const auto& line : ticket->lines) {
                all += " " + std::to_string(line.line->line()) + " " + PrepState_Name(line.state);
                all += line.movedFrom.empty() ? "" : " from " + std::string(line.movedFrom);
            }
        }
        return all;
    }
    static std::string waits(const TicketBoard& board) {
        std::string all;
        for (const auto& station : waitingFor(*board.at(0)))
            all += station + " ";
        return all;
    }
    Orders orders;
    TicketBoard barista{View::of("barista", "barista-1")}, kitchen{View::of("kitchen", "kitchen-1")},
        bar{View::of("bar", "bar-1")}, expo{View::of("expo", "expo-1")};

private:
    std::int64_t m_time = 0;
};

} // namespace

class SplitTicketsTest : public QObject {
    Q_OBJECT
private slots:
    void lineOfTwoStations_standsOnBoth_andOnceOnTheExpo() {
        Screens screens;
        screens.hear(breakfast("1"));
        QCOMPARE(Screens::shown(screens.kitchen), std::string("A-1: 1 QUEUED"));
        QCOMPARE(Screens::shown(screens.barista), std::string("A-1: 1 QUEUED 2 QUEUED"));
        QCOMPARE(Screens::shown(screens.expo), std::string("A-1: 1 QUEUED 2 QUEUED"));
        QVERIFY(screens.barista.at(0)->lines[0].alsoAt == std::vector<std::string_view>{"kitchen"});
        QVERIFY(screens.kitchen.at(0)->lines[0].alsoAt == std::vector<std::string_view>{"barista"});
        QCOMPARE(Screens::waits(screens.expo), std::string("barista kitchen "));
        QCOMPARE(screens.expo.allDay().rows().size(), std::size_t{2}); // one breakfast, one latte
        QCOMPARE(screens.expo.allDay().rows()[0].count, 1);

        screens.hear(mark("1", "barista", 1, "barista", BUMPED));
        QCOMPARE(Screens::shown(screens.kitchen), std::string("A-1: 1 QUEUED"));
        QCOMPARE(Screens::shown(screens.barista), std::string("A-1: 1 BUMPED 2 QUEUED"));
        QCOMPARE(Screens::shown(screens.expo), std::string("A-1: 1 QUEUED 2 QUEUED")); // the slowest
        screens.hear(mark("1", "barista", 2, "", BUMPED));
        QCOMPARE(Screens::shown(screens.barista), std::string());
        QCOMPARE(screens.barista.recent().size(), std::size_t{1});
        QCOMPARE(Screens::waits(screens.expo), std::string("kitchen "));
        screens.hear(mark("1", "kitchen", 1, "", READY));
        QCOMPARE(Screens::shown(screens.expo), std::string("A-1 complete: 1 READY 2 BUMPED"));
        QCOMPARE(Screens::waits(screens.expo), std::string());
    }

    void move_takesTheTicketAlong_inArrivalOrder_andNotIntoTheRecent() {
        Screens screens;
        for (const char* id : {"1", "2", "3"})
            screens.hear(makePlaced(id, std::string("A-") + id, {makeLine(1, "barista", "latte")}));
        screens.hear(makePlaced("4", "A-4", {makeLine(1, "bar", "beer")}));
        const auto diffs = screens.hear(move("2", 1, "", "bar"));
        QCOMPARE(diffs.size(), std::size_t{1});
        QVERIFY(diffs[0].change == Change::Removed);
        QCOMPARE(Screens::shown(screens.barista), std::string("A-1: 1 QUEUED; A-3: 1 QUEUED"));
        QCOMPARE(Screens::shown(screens.bar), std::string("A-2: 1 QUEUED from barista; A-4: 1 QUEUED"));
        QVERIFY(screens.barista.recent().empty());
        QCOMPARE(screens.barista.allDay().rows()[0].count, 2);
        QCOMPARE(Screens::shown(screens.expo),
                 std::string("A-1: 1 QUEUED; A-2: 1 QUEUED from barista; A-3: 1 QUEUED; A-4: 1 QUEUED"));

        const auto back = screens.hear(move("2", 1, "", "barista"));
        QCOMPARE(back.size(), std::size_t{1});
        QVERIFY(back[0].change == Change::Inserted);
        QCOMPARE(back[0].position, std::size_t{1});
        QCOMPARE(Screens::shown(screens.bar), std::string("A-4: 1 QUEUED"));
    }

    void moveOfOneLine_changesTheTicket_andWhatIsBumpedStays() {
        Screens screens;
        screens.hear(makePlaced("1", "A-1", {makeLine(1, "barista", "latte"), makeLine(2, "barista", "mocha")}));
        screens.hear(mark("1", "barista", 1, "", BUMPED));
        const auto diffs = screens.hear(move("1", 2, "", "bar"));
        QCOMPARE(diffs.size(), std::size_t{1});
        QVERIFY(diffs[0].change == Change::Removed); // what it had left was bumped before
        QCOMPARE(screens.barista.recent().size(), std::size_t{1});
        QCOMPARE(Screens::waits(screens.expo), std::string("bar "));
    }

    void bothPartsAtOneStation_areOneLineThere() {
        Screens screens;
        screens.hear(breakfast("1"));
        screens.hear(move("1", 1, "", "bar"));
        screens.hear(move("1", 1, "barista", "bar")); // two boxes that did not hear each other
        QCOMPARE(Screens::shown(screens.bar), std::string("A-1: 1 QUEUED from kitchen"));
        QCOMPARE(screens.bar.at(0)->lines[0].parts.size(), std::size_t{2});
        QCOMPARE(Screens::shown(screens.barista), std::string("A-1: 2 QUEUED"));
        QCOMPARE(Screens::shown(screens.kitchen), std::string());
    }

    void stateFromBeforeAMove_changesNothing() {
        Screens screens;
        screens.hear(breakfast("1"));
        const auto before = screens.orders.get("1");
        screens.hear(move("1", 1, "barista", "bar"));
        QVERIFY(isOlder(*before, *screens.orders.get("1")));
        QVERIFY(screens.barista.apply(before, screens.now()).empty());
        QCOMPARE(Screens::shown(screens.barista), std::string("A-1: 2 QUEUED"));
        const auto known = screens.orders.get("1");
        screens.hear(move("1", 1, "barista", "barista"));
        QVERIFY(isOlder(*known, *screens.orders.get("1")) && !isOlder(*screens.orders.get("1"), *known));
    }

    void lineMovedHere_agesByThisStationsThresholds() {
        Screens screens;
        screens.hear(makePlaced("1", "A-1", {makeLine(1, "barista", "latte")}));
        screens.hear(move("1", 1, "", "bar"));
        Menu menu;
        auto& slow = *menu.add_stations();
        slow.set_id("bar");
        slow.set_late_percent(100);
        slow.set_over_percent(200);
        slow.set_urgent_percent(300);
        const Pace pace(menu);
        const auto ticket = screens.bar.at(0);
        const Moment later{start + 119'000, 119'000};
        QVERIFY(ageOf(*ticket, ticket->lines[0], later, pace) == Age::Fresh);
        QVERIFY(ageOf(*ticket, ticket->lines[0], later) == Age::Late);
    }

    void whatOthersMake_isCountedUntilItIsMade() {
        Orders orders;
        HandedOver away("kitchen");
        std::int64_t time = start;
        const auto hear = [&](const auto& fact) { away.apply(orders.fold(hlcAt(++time), "box", fact)); };
        hear(breakfast("1"));
        hear(breakfast("2"));
        QVERIFY(away.byStation().empty());
        auto off = move("1", 1, "", "bar");
        off.set_why(model::v1::STATION_OFF);
        hear(off);
        const auto to = away.byStation();
        QCOMPARE(to.size(), std::size_t(1));
        QCOMPARE(to.at("bar").lines, 1);
        QCOMPARE(to.at("bar").why, model::v1::STATION_OFF);
        auto sent = move("2", 1, "", "bar");
        sent.set_why(model::v1::BY_PERSON);
        hear(sent);
        QCOMPARE(away.byStation().at("bar").lines, 2);
        QCOMPARE(away.byStation().at("bar").why, model::v1::MOVE_REASON_UNKNOWN); // for several reasons
        hear(mark("1", "bar", 1, "", STARTED));
        QCOMPARE(away.byStation().at("bar").lines, 2);
        hear(mark("1", "bar", 1, "", BUMPED));
        QCOMPARE(away.byStation().at("bar").lines, 1);
        hear(mark("2", "kitchen", 1, "", STARTED)); // it had begun it all the same
        QVERIFY(away.byStation().empty());
    }
};

QTEST_GUILESS_MAIN(SplitTicketsTest)
#include "tst_split_tickets.moc"
