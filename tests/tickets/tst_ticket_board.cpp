#include "kds/tickets/ticket_board.h"
#include "tests/tickets/shop_of_orders.h"

#include <QTest>

#include <functional>
#include <random>

using namespace phin;
using namespace phin::kds;
using namespace phin::test;

namespace {

constexpr std::int64_t start = 1'700'000'000'000;

Moment at(std::int64_t ms) {
    return {start + ms, ms};
}

TicketBoard boardOf(const std::string& station) {
    return TicketBoard(View::of(station, station + "-1"));
}

std::string numbers(const TicketBoard& board) {
    std::string all;
    for (const auto& ticket : board.slice(0, 1'000))
        all += ticket->placed().number() + (ticket->voided ? "x " : " ");
    return all;
}

/// All that a screen shows, in words.
std::string face(const TicketBoard& board) {
    std::string text;
    const auto describe = [&](const TicketPtr& ticket) {
        text += ticket->placed().number() + (ticket->voided ? " void" : "") + (ticket->complete ? " complete" : "") +
                (ticket->paid ? " paid" : "") + (ticket->refunded ? " refunded" : "") + (ticket->held ? " held" : "") +
                (ticket->raised ? " raised" : "") + ":";
        for (const auto& line : ticket->lines)
            text +=
                " " + std::to_string(line.line->line()) + "=" + std::to_string(line.state) + (line.again ? "!" : "");
        text += "\n";
    };
    for (const auto& ticket : board.slice(0, 1'000))
        describe(ticket);
    text += "-- left\n";
    for (const auto& ticket : board.recent())
        describe(ticket);
    text += "-- all day\n";
    for (const auto& row : board.allDay().rows())
        text += row.key + " " + std::to_string(row.count) + "\n";
    return text;
}

/// Applies diffs to a list as a view would.
void follow(std::vector<std::string>& list, const std::vector<TicketBoard::Diff>& diffs) {
    for (const auto& diff : diffs) {
        const auto place = list.begin() + static_cast<std::ptrdiff_t>(diff.position);
        switch (diff.change) {
        case Change::Inserted:
            list.insert(place, diff.ticket->id());
            break;
        case Change::Changed:
            QCOMPARE(*place, diff.ticket->id());
            break;
        case Change::Removed:
            QCOMPARE(*place, diff.ticket->id());
            list.erase(place);
            break;
        case Change::Moved: {
            const auto from = list.begin() + static_cast<std::ptrdiff_t>(diff.from);
            QCOMPARE(*from, diff.ticket->id());
            list.erase(from);
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(diff.position), diff.ticket->id());
            break;
        }
        }
    }
}

} // namespace

class TicketBoardTest : public QObject {
    Q_OBJECT
private slots:
    void apply_lineOfAnotherStation_isNotShown() {
        auto board = boardOf("barista");
        Orders orders;
        const auto mixed = makePlaced(
            "1", "A-001",
            {makeLine(1, "barista", "latte"), makeLine(2, "kitchen", "toast"), makeLine(3, "counter", "mug")});
        const auto diffs = board.apply(orders.fold(hlcAt(start), "till-a", mixed), at(0));
        QCOMPARE(diffs.size(), std::size_t{1});
        QCOMPARE(diffs[0].change, Change::Inserted);
        QCOMPARE(board.at(0)->lines.size(), std::size_t{1});
        QCOMPARE(board.at(0)->lines[0].line->product(), std::string("latte"));

        const auto food = makePlaced("2", "A-002", {makeLine(1, "kitchen", "toast")});
        QVERIFY(board.apply(orders.fold(hlcAt(start), "till-a", food), at(0)).empty());
        QCOMPARE(board.size(), std::size_t{1});
    }

    void apply_ordersOfTwoTills_standInTheOrderTheyWerePlaced() {
        auto board = boardOf("barista");
        Orders orders;
        const auto one = [&](const char* id, const char* number) {
            return makePlaced(id, number, {makeLine(1, "barista", "latte")});
        };
        board.apply(orders.fold(hlcAt(start + 5), "till-b", one("3", "B-001")), at(9));
        board.apply(orders.fold(hlcAt(start + 7), "till-a", one("4", "A-002")), at(9));
        board.apply(orders.fold(hlcAt(start + 5), "till-a", one("1", "A-001")), at(9)); // same time: the till decides
        const auto diffs = board.apply(orders.fold(hlcAt(start + 5, 1), "till-b", one("2", "B-002")), at(9));
        QCOMPARE(numbers(board), std::string("A-001 B-001 B-002 A-002 "));
        QCOMPARE(diffs[0].position, std::size_t{2});
    }

    void apply_markBeforeItsOrder_countsOnceTheOrderCame() {
        auto board = boardOf("barista");
        Orders orders;
        QVERIFY(
            board.apply(orders.fold(hlcAt(start + 2), "kds", makeMark("1", {1}, STARTED, start + 2)), at(0)).empty());
        board.apply(orders.fold(hlcAt(start), "till-a", makePlaced("1", "A-001", {makeLine(1, "barista", "latte")})),
                    at(0));
        QCOMPARE(board.at(0)->lines[0].state, STARTED);
    }

    void apply_allLinesBumped_leavesAndCanBeRecalled() {
        auto board = boardOf("barista");
        Orders orders;
        const auto placed =
            makePlaced("1", "A-001", {makeLine(1, "barista", "latte"), makeLine(2, "barista", "mocha")});
        board.apply(orders.fold(hlcAt(start), "till-a", placed), at(0));
        auto diffs = board.apply(orders.fold(hlcAt(start + 1), "kds", makeMark("1", {1}, BUMPED, start + 1)), at(1));
        QCOMPARE(diffs.size(), std::size_t{1});
        QCOMPARE(diffs[0].change, Change::Changed);
        diffs = board.apply(orders.fold(hlcAt(start + 2), "kds", makeMark("1", {2}, BUMPED, start + 2)), at(2));
        QCOMPARE(diffs.size(), std::size_t{1});
        QCOMPARE(diffs[0].change, Change::Removed);
        QCOMPARE(board.size(), std::size_t{0});
        QCOMPARE(board.recent().size(), std::size_t{1});
        QVERIFY(board.allDay().rows().empty());

        board.apply(orders.fold(hlcAt(start + 3), "kds", makeMark("1", {1, 2}, QUEUED, start + 3, true)), at(3));
        QCOMPARE(numbers(board), std::string("A-001 "));
        QVERIFY(board.at(0)->lines[0].again);
        QVERIFY(board.recent().empty());
    }

    void recent_moreThanItsLimit_keepsTheLast() {
        auto board = boardOf("barista");
        Orders orders;
        for (int i = 0; i < 30; ++i) {
            const auto id = std::to_string(i);
            board.apply(
                orders.fold(hlcAt(start + i), "till-a", makePlaced(id, "A-" + id, {makeLine(1, "barista", "x")})),
                at(i));
            board.apply(orders.fold(hlcAt(start + 100 + i), "kds", makeMark(id, {1}, BUMPED, start)), at(i));
        }
        const auto recent = board.recent();
        QCOMPARE(recent.size(), TicketBoard::recentMost);
        QCOMPARE(recent.front()->placed().number(), std::string("A-29"));
        QCOMPARE(recent.back()->placed().number(), std::string("A-10"));
    }

    void apply_void_isStruckUntilAcknowledged() {
        auto board = boardOf("barista");
        Orders orders;
        board.apply(orders.fold(hlcAt(start), "till-a", makePlaced("1", "A-001", {makeLine(1, "barista", "latte")})),
                    at(0));
        board.apply(orders.fold(hlcAt(start + 1), "kds", makeMark("1", {1}, READY, start + 1)), at(1));
        const auto diffs = board.apply(orders.fold(hlcAt(start + 2), "till-a", makeVoid("1", start + 2)), at(2));
        QCOMPARE(diffs.size(), std::size_t{1});
        QCOMPARE(diffs[0].change, Change::Changed);
        QVERIFY(board.at(0)->voided);
        QVERIFY(board.allDay().rows().empty());
        QCOMPARE(ageOf(*board.at(0), at(10'000'000)), Age::Fresh);

        board.apply(orders.fold(hlcAt(start + 3), "kds", makeMark("1", {1}, BUMPED, start + 3)), at(3));
        QCOMPARE(board.size(), std::size_t{0});
        QVERIFY2(board.recent().empty(), "a voided order cannot be recalled");
    }

    void tick_voidThatNobodyAcknowledged_goes() {
        auto board = boardOf("barista");
        Orders orders;
        board.apply(orders.fold(hlcAt(start), "till-a", makePlaced("1", "A-001", {makeLine(1, "barista", "latte")})),
                    at(0));
        board.apply(orders.fold(hlcAt(start + 2), "till-a", makeVoid("1", start)), at(2));
        QVERIFY(board.tick(at(Stay{}.voidedMs - 1)).empty());
        QCOMPARE(board.tick(at(Stay{}.voidedMs)).size(), std::size_t{1});
        QCOMPARE(board.size(), std::size_t{0});
        QVERIFY2(board.apply(orders.get("1"), at(Stay{}.voidedMs + 1)).empty(), "an old void does not come back");
    }

    void apply_olderState_changesNothing() {
        auto board = boardOf("barista");
        Orders orders;
        const auto early =
            orders.fold(hlcAt(start), "till-a", makePlaced("1", "A-001", {makeLine(1, "barista", "latte")}));
        const auto late = orders.fold(hlcAt(start + 1), "kds", makeMark("1", {1}, BUMPED, start + 1));
        board.apply(late, at(1));
        QVERIFY(board.apply(early, at(1)).empty());
        QCOMPARE(board.size(), std::size_t{0});
        QCOMPARE(board.recent().size(), std::size_t{1});
    }

    void ageing_followsTheLinesOwnTarget() {
        auto board = boardOf("barista");
        Orders orders;
        auto slow = makeLine(2, "barista", "cold brew");
        slow.set_target_seconds(300);
        board.apply(
            orders.fold(hlcAt(start), "till-a", makePlaced("1", "A-001", {makeLine(1, "barista", "latte"), slow})),
            at(0));
        const auto ticket = board.at(0);
        QCOMPARE(ageOf(*ticket, at(79'199)), Age::Fresh);
        QCOMPARE(ageOf(*ticket, ticket->lines[0], at(79'200)), Age::Late);
        QCOMPARE(ageOf(*ticket, ticket->lines[0], at(80'000)), Age::Late); // two thirds
        QCOMPARE(ageOf(*ticket, ticket->lines[1], at(80'000)), Age::Fresh);
        QCOMPARE(ageOf(*ticket, at(120'000)), Age::Over);
        QCOMPARE(ageOf(*ticket, at(179'999)), Age::Over);
        QCOMPARE(ageOf(*ticket, at(180'000)), Age::Urgent);

        board.apply(orders.fold(hlcAt(start + 1), "kds", makeMark("1", {1}, READY, start)), at(120'000));
        QCOMPARE(ageOf(*board.at(0), at(120'000)), Age::Fresh); // what is made ages no more
        QCOMPARE(ageOf(240'000, 0), Age::Over);                 // no target: the usual one
    }

    void age_followsTheThresholdsOfItsStation() {
        Menu menu;
        auto* quick = menu.add_stations();
        quick->set_id("barista");
        quick->set_late_percent(25);
        quick->set_over_percent(50);
        menu.add_stations()->set_id("kitchen");
        const Pace pace(menu);
        QVERIFY((pace.of("barista") == Thresholds{25, 50, 150}));
        QVERIFY(pace.of("kitchen") == Thresholds{});
        QVERIFY(pace.of("unknown") == Thresholds{});

        TicketBoard board(View::of("expo", "expo-1"));
        Orders orders;
        board.apply(orders.fold(hlcAt(start), "till-a",
                                makePlaced("1", "A-001", {makeLine(1, "barista", "x"), makeLine(2, "kitchen", "y")})),
                    at(0));
        const auto ticket = board.at(0);
        QVERIFY(ageOf(*ticket, ticket->lines[0], at(30'000), pace) == Age::Late); // of 120 seconds
        QVERIFY(ageOf(*ticket, ticket->lines[0], at(60'000), pace) == Age::Over);
        QVERIFY(ageOf(*ticket, ticket->lines[1], at(60'000), pace) == Age::Fresh);
        QVERIFY(ageOf(*ticket, at(60'000), pace) == Age::Over); // its oldest line
        QVERIFY(ageOf(*ticket, at(60'000)) == Age::Fresh);
    }

    void waited_whateverTheWallClockDoes_neverRunsBackwards() {
        auto board = boardOf("barista");
        Orders orders;
        board.apply(
            orders.fold(hlcAt(start + 60'000), "till-a", makePlaced("1", "A-001", {makeLine(1, "barista", "x")})),
            {start, 500});
        const auto ticket = board.at(0);
        QCOMPARE(waitedMs(*ticket, {start, 500}), std::int64_t{0}); // our wall clock is a minute slow
        QCOMPARE(waitedMs(*ticket, {start - 3'600'000, 30'500}), std::int64_t{30'000}); // and was set back an hour
        QCOMPARE(waitedMs(*ticket, {start + 160'000, 30'500}), std::int64_t{100'000});
    }

    void allDay_sameThingIsCountedTogether_anotherIsNot() {
        auto board = boardOf("barista");
        Orders orders;
        auto usual = makeLine(1, "barista", "latte", 2);
        addModifier(usual, "milk", "whole", true);
        auto oat = makeLine(2, "barista", "latte");
        addModifier(oat, "milk", "oat");
        auto large = makeLine(3, "barista", "latte");
        large.set_variant("L");
        board.apply(orders.fold(hlcAt(start), "till-a", makePlaced("1", "A-001", {usual, oat, large})), at(0));
        board.apply(
            orders.fold(hlcAt(start + 1), "till-b", makePlaced("2", "B-001", {makeLine(1, "barista", "latte", 3)})),
            at(0));
        auto rows = board.allDay().rows();
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].count, 5);
        QCOMPARE(rows[0].sample->product(), std::string("latte"));

        board.apply(orders.fold(hlcAt(start + 2), "kds", makeMark("1", {1, 2}, READY, start)), at(0));
        rows = board.allDay().rows();
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].count, 3);
    }

    void allDay_orderOfModifiers_doesNotMatter() {
        auto one = makeLine(1, "barista", "tea");
        addModifier(one, "top", "pearls");
        addModifier(one, "ice", "less");
        auto other = makeLine(2, "barista", "tea");
        addModifier(other, "ice", "less");
        addModifier(other, "sugar", "usual", true);
        addModifier(other, "top", "pearls");
        QCOMPARE(makingKey(one), makingKey(other));
    }

    void expo_orderIsCompleteWhenEveryStationIsReady() {
        auto board = boardOf("expo");
        Orders orders;
        board.apply(orders.fold(hlcAt(start), "till-a",
                                makePlaced("1", "A-001",
                                           {makeLine(1, "barista", "latte"), makeLine(2, "kitchen", "toast"),
                                            makeLine(3, "counter", "mug")})),
                    at(0));
        QCOMPARE(board.at(0)->lines.size(), std::size_t{2});
        board.apply(orders.fold(hlcAt(start + 1), "barista-1", makeMark("1", {1}, BUMPED, start + 1)), at(1));
        QVERIFY(!board.at(0)->complete);
        board.apply(orders.fold(hlcAt(start + 2), "kitchen-1", makeMark("1", {2}, BUMPED, start + 2)), at(2));
        QCOMPARE(board.size(), std::size_t{1}); // the stations are done with it, the expo is not
        QVERIFY(board.at(0)->complete);
        board.apply(orders.fold(hlcAt(start + 3), "expo-1", makeMark("1", {1, 2}, BUMPED, start + 3)), at(3));
        QCOMPARE(board.size(), std::size_t{0});
    }

    void expo_forgottenOrder_goesByItself() {
        auto board = boardOf("expo");
        Orders orders;
        board.apply(orders.fold(hlcAt(start), "till-a", makePlaced("1", "A-001", {makeLine(1, "barista", "latte")})),
                    at(0));
        board.apply(orders.fold(hlcAt(start), "barista-1", makeMark("1", {1}, BUMPED, start)), at(0));
        QCOMPARE(board.size(), std::size_t{1});
        board.tick(at(Stay{}.completeMs));
        QCOMPARE(board.size(), std::size_t{0});
        QCOMPARE(board.recent().size(), std::size_t{1});
    }

    void apply_earlierPlacementTurnsUp_ticketMovesOnce() {
        auto board = boardOf("barista");
        Orders orders;
        const auto placed = makePlaced("1", "A-001", {makeLine(1, "barista", "latte")});
        board.apply(orders.fold(hlcAt(start + 9), "till-a", placed), at(0));
        board.apply(
            orders.fold(hlcAt(start + 5), "till-a", makePlaced("2", "A-002", {makeLine(1, "barista", "latte")})),
            at(0));
        std::vector<std::string> list{"2", "1"};
        follow(list, board.apply(orders.fold(hlcAt(start + 1), "till-b", placed), at(0)));
        QCOMPARE(list, (std::vector<std::string>{"1", "2"}));
        QCOMPARE(board.size(), std::size_t{2});
    }

    void apply_anyInterleaving_endsInTheSameBoard_data() {
        QTest::addColumn<QString>("station");
        QTest::addColumn<unsigned>("seed");
        for (const auto* station : {"barista", "kitchen", "expo"})
            for (unsigned seed = 1; seed <= 60; ++seed)
                QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(station)).arg(seed)))
                    << station << seed;
    }
    void apply_anyInterleaving_endsInTheSameBoard() {
        QFETCH(const QString, station);
        QFETCH(const unsigned, seed);
        std::mt19937 random(seed);
        const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };

        using Fold = std::function<OrderPtr(Orders&)>;
        std::vector<Fold> facts;
        const auto add = [&](std::uint64_t hlc, std::string device, auto fact) {
            facts.push_back([=](Orders& orders) { return orders.fold(hlc, device, fact); });
        };
        constexpr int orderCount = 15;
        constexpr int span = 2'000'000;
        for (int i = 0; i < orderCount; ++i) {
            const auto id = "order-" + std::to_string(i);
            const auto till = pick(2) == 0 ? "till-a" : "till-b";
            std::vector<OrderLine> lines;
            std::vector<std::uint32_t> all;
            for (int line = 1; line <= 1 + pick(3); ++line) {
                const char* stations[] = {"barista", "kitchen", "counter"};
                lines.push_back(makeLine(static_cast<std::uint32_t>(line), stations[pick(3)],
                                         "p" + std::to_string(pick(3)), 1 + pick(3)));
                all.push_back(static_cast<std::uint32_t>(line));
            }
            const auto placedAt = start + pick(span);
            add(hlcAt(placedAt), till, makePlaced(id, "A-" + std::to_string(i), lines));
            for (int mark = pick(8); mark > 0; --mark) {
                const char* devices[] = {"barista-1", "barista-2", "kitchen-1", "expo-1"};
                const auto state = static_cast<PrepState>(pick(4));
                const auto when = placedAt + pick(span);
                add(hlcAt(when, static_cast<std::uint16_t>(mark)), devices[pick(4)],
                    makeMark(id, pick(2) ? all : std::vector<std::uint32_t>{1}, state, when, state == QUEUED));
            }
            for (int word = pick(4); word > 0; --word) {
                const char* devices[] = {"barista-1", "expo-1"};
                TicketMarked mark;
                mark.set_order_id(id);
                pick(2) ? mark.set_held(pick(2)) : mark.set_raised(pick(2));
                add(hlcAt(placedAt + pick(span), static_cast<std::uint16_t>(word)), devices[pick(2)], mark);
            }
            if (pick(3) == 0) {
                OrderPaid paid;
                paid.set_order_id(id);
                paid.set_payment_id("payment" + id);
                add(hlcAt(placedAt + 5), till, paid);
            }
            if (pick(5) == 0)
                add(hlcAt(placedAt + 7), till, makeVoid(id, placedAt + pick(span)));
        }

        const auto end = at(2 * span);
        std::string expected;
        for (int round = 0; round < 4; ++round) {
            Orders orders;
            TicketBoard board(View::of(station.toStdString(), "expo-1"));
            std::vector<std::string> list;
            for (const auto& fact : facts) {
                const auto snapshot = fact(orders);
                if (round > 0 && pick(3) == 0)
                    continue; // a replica tells only the state after a transaction
                const auto id = snapshot->order_id();
                follow(list, board.apply(snapshot, round == 0 ? end : at(pick(2 * span))));
                if (pick(4) == 0)
                    follow(list, board.apply(snapshot, end)); // told twice
            }
            for (const auto& [id, state] : orders.all())
                follow(list, board.apply(orders.get(id), end));
            follow(list, board.tick(end));

            std::vector<std::string> shown;
            for (const auto& ticket : board.slice(0, 1'000))
                shown.push_back(ticket->id());
            QCOMPARE(list, shown);
            if (round == 0)
                expected = face(board);
            QCOMPARE(QString::fromStdString(face(board)), QString::fromStdString(expected));
            std::shuffle(facts.begin(), facts.end(), random);
        }
    }

    void apply_manyOpenTickets_staysQuick() {
        auto board = boardOf("barista");
        Orders orders;
        constexpr int many = 20'000;
        QElapsedTimer timer;
        std::vector<OrderPtr> placed;
        std::vector<OrderPtr> bumped;
        for (int i = 0; i < many; ++i) {
            const auto id = std::to_string(i);
            placed.push_back(
                orders.fold(hlcAt(start + (i * 7919) % many), "till-a",
                            makePlaced(id, "A-" + id, {makeLine(1, "barista", "p" + std::to_string(i % 9))})));
            bumped.push_back(orders.fold(hlcAt(start + many + i), "kds", makeMark(id, {1}, BUMPED, start)));
        }
        timer.start();
        for (const auto& order : placed)
            board.apply(order, at(0));
        QCOMPARE(board.size(), std::size_t{many});
        for (const auto& order : bumped)
            board.apply(order, at(0));
        QCOMPARE(board.size(), std::size_t{0});
        const auto perChange = timer.nsecsElapsed() / (2 * many);
        qInfo() << "one change among up to" << many << "open tickets:" << perChange << "ns";
        QVERIFY(perChange < 200'000); // generous: a linear cost would be far above
    }
};

QTEST_GUILESS_MAIN(TicketBoardTest)
#include "tst_ticket_board.moc"
