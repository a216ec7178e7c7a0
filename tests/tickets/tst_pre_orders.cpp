#include "kds/tickets/guest_board.h"
#include "kds/tickets/ticket_board.h"
#include "kds/tickets/views.h"
#include "tests/tickets/shop_of_orders.h"

#include <QTest>

#include <random>

using namespace phin;
using namespace phin::kds;
using namespace phin::test;

namespace {

constexpr std::int64_t start = 1'700'000'000'000;
constexpr std::int64_t minute = 60'000;

Moment at(std::int64_t ms) {
    return {start + ms, ms};
}

/// One drink of two minutes for the barista; wanted so many minutes after the start, 0: as soon as it can be.
OrderPlaced order(const std::string& id, int dueMinutes = 0) {
    auto placed = makePlaced(id, "A-" + id, {makeLine(1, "barista", "latte")});
    if (dueMinutes != 0)
        placed.set_due_at_ms(start + dueMinutes * minute);
    return placed;
}

struct Screen {
    template <class Fact>
    std::vector<TicketBoard::Diff> hear(std::int64_t ms, const Fact& fact) {
        return board.apply(orders.fold(hlcAt(start + ms), "box", fact), at(ms));
    }
    [[nodiscard]] std::string numbers() const {
        std::string all;
        for (const auto& ticket : board.slice(0, 100))
            all += ticket->placed().number() + (ticket->later ? "? " : " ");
        return all;
    }
    [[nodiscard]] int toMake() const {
        int count = 0;
        for (const auto& row : board.allDay().rows())
            count += row.count;
        return count;
    }
    Orders orders;
    TicketBoard board{View::of("barista", "barista-1")};
};

} // namespace

class PreOrdersTest : public QObject {
    Q_OBJECT
private slots:
    void later_standsLast_quiet_andIsNotCounted() {
        Screen screen;
        screen.hear(0, order("1", 30)); // to be begun at 28
        screen.hear(1'000, order("2"));
        QCOMPARE(screen.numbers(), std::string("A-2 A-1? "));
        QCOMPARE(screen.board.later(), std::size_t{1});
        QCOMPARE(screen.toMake(), 1);
        const auto ticket = screen.board.find("1");
        QCOMPARE(ticket->dueMs, start + 30 * minute);
        QCOMPARE(ticket->beginMs, start + 28 * minute);
        QCOMPARE(ageOf(*ticket, at(27 * minute)), Age::Fresh);
        QCOMPARE(waitedMs(*ticket, at(27 * minute)), std::int64_t{0});
        QVERIFY(batchesOf(screen.board.slice(0, 9)).front().lines.size() == 1);
        QVERIFY(screen.board.tick(at(28 * minute - 1)).empty());
    }

    void time_comes_itJoinsTheOthers_andAgesFromThen() {
        Screen screen;
        screen.hear(0, order("1", 30));
        screen.hear(27 * minute, order("2"));
        const auto diffs = screen.board.tick(at(28 * minute));
        QCOMPARE(diffs.size(), std::size_t{1});
        QCOMPARE(diffs.front().change, Change::Moved);
        QCOMPARE(screen.numbers(), std::string("A-2 A-1 ")); // it comes now, whenever it was asked for
        QCOMPARE(screen.board.later(), std::size_t{0});
        QCOMPARE(screen.toMake(), 2);
        screen.hear(29 * minute, order("3"));
        QCOMPARE(screen.numbers(), std::string("A-2 A-1 A-3 "));
        const auto ticket = screen.board.find("1");
        QCOMPARE(waitedMs(*ticket, at(29 * minute)), minute);
        QCOMPARE(ageOf(*ticket, at(29 * minute)), Age::Fresh);
        QCOMPARE(ageOf(*ticket, at(30 * minute)), Age::Over);
        QCOMPARE(dueMs(*ticket), start + 30 * minute);
    }

    void whoBeginsEarly_orPutsItFirst_hasItAmongTheOthers() {
        Screen screen;
        screen.hear(0, order("1", 30));
        screen.hear(0, order("2", 40));
        screen.hear(0, order("3", 50));
        screen.hear(minute, makeMark("3", {1}, STARTED, start + minute));
        TicketMarked first;
        first.set_order_id("2");
        first.set_raised(true);
        screen.hear(minute, first);
        QCOMPARE(screen.numbers(), std::string("A-2 A-3 A-1? "));
        QCOMPARE(screen.toMake(), 2);
    }

    void change_ofTheTime_movesIt() {
        Screen screen;
        screen.hear(0, order("1"));
        OrderChanged change;
        change.set_order_id("1");
        change.set_revision(1);
        *change.mutable_order() = order("1").order();
        change.set_due_at_ms(start + 30 * minute);
        screen.hear(1'000, change);
        QCOMPARE(screen.numbers(), std::string("A-1? "));
        QCOMPARE(screen.toMake(), 0);
        change.set_revision(2);
        change.set_due_at_ms(0);
        screen.hear(2'000, change);
        QCOMPARE(screen.numbers(), std::string("A-1 "));
        QCOMPARE(screen.toMake(), 1);
    }

    void voided_leavesTheLaterOnes() {
        Screen screen;
        screen.hear(0, order("1", 30));
        screen.hear(1'000, makeVoid("1", start + 1'000));
        QCOMPARE(screen.board.later(), std::size_t{0});
        QVERIFY(screen.board.tick(at(29 * minute)).size() <= 1);
    }

    void screens_thatWereFedInAnyOrder_showTheSame() {
        std::mt19937 random(5);
        Orders orders;
        std::vector<OrderPtr> states;
        for (int i = 1; i <= 20; ++i) {
            const auto id = std::to_string(i);
            states.push_back(orders.fold(hlcAt(start + i * 1'000), "box", order(id, i % 3 == 0 ? 5 + i : 0)));
            if (i % 4 == 0)
                states.push_back(orders.fold(hlcAt(start + i * 1'000 + 1), "box", makeMark(id, {1}, STARTED, start)));
        }
        const auto shown = [&](const std::vector<OrderPtr>& fed) {
            TicketBoard board{View::of("barista", "barista-1")};
            for (const auto& state : fed)
                (void)board.apply(state, at(0));
            for (int now = 0; now <= 30; ++now)
                (void)board.tick(at(now * minute / 2));
            std::string all;
            for (const auto& ticket : board.slice(0, 100))
                all += ticket->placed().number() + (ticket->later ? "? " : " ");
            return all;
        };
        const auto wanted = shown(states);
        QVERIFY(wanted.find('?') != std::string::npos);
        for (int round = 0; round < 10; ++round) {
            std::shuffle(states.begin(), states.end(), random);
            QCOMPARE(shown(states), wanted);
        }
    }

    void guests_seeItOnceSomebodyHasToBegin() {
        Orders orders;
        GuestBoard board;
        using Column = GuestBoard::Column;
        (void)board.apply(orders.fold(hlcAt(start), "till-a", order("1", 6 * 60)), at(0));
        QCOMPARE(board.size(Column::Preparing), std::size_t{0});
        (void)board.tick(at(6 * 60 * minute - 2 * minute));
        QCOMPARE(board.size(Column::Preparing), std::size_t{1});
        (void)board.apply(orders.fold(hlcAt(start + 1), "till-a", order("2", 60)), at(0));
        (void)board.apply(orders.fold(hlcAt(start + 2), "barista-1", makeMark("2", {1}, READY, start)), at(1));
        QCOMPARE(board.size(Column::Ready), std::size_t{1}); // made early
    }
};

QTEST_GUILESS_MAIN(PreOrdersTest)
#include "tst_pre_orders.moc"
