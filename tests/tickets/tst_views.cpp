#include "kds/tickets/ticket_board.h"
#include "kds/tickets/views.h"
#include "tests/tickets/shop_of_orders.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace phin;
using namespace phin::kds;
using namespace phin::test;

namespace {

constexpr std::int64_t start = 1'700'000'000'000;

OrderLine drink(std::uint32_t number, const std::string& product, int quantity = 1, int target = 120) {
    auto line = makeLine(number, "barista", product, quantity);
    line.set_target_seconds(target);
    return line;
}

/// What the expo sees of some orders; all at one moment unless said otherwise.
struct Screen {
    explicit Screen(const std::string& station = "expo")
        : view(View::of(station, station + "-1")) {}
    void place(const std::string& id, std::vector<OrderLine> lines, int seconds = 0) {
        orders.fold(hlcAt(start + seconds * 1'000), "till-a", makePlaced(id, "A-" + id, std::move(lines)));
    }
    template <class Fact>
    void say(const Fact& fact, int seconds = 3'600) {
        orders.fold(hlcAt(start + seconds * 1'000), "box", fact);
    }
    void treat(const std::string& id, std::optional<bool> held, std::optional<bool> raised) {
        TicketMarked word;
        word.set_order_id(id);
        if (held)
            word.set_held(*held);
        if (raised)
            word.set_raised(*raised);
        say(word);
    }
    [[nodiscard]] Tickets tickets() const {
        Tickets all;
        for (const auto& [id, state] : orders.all())
            all.push_back(std::make_shared<const Ticket>(project(orders.get(id), view, {}).ticket));
        return all;
    }
    Orders orders;
    View view;
};

std::string numbers(const Tickets& tickets) {
    std::string all;
    for (const auto& ticket : tickets)
        all += ticket->id() + " ";
    return all;
}

std::string words(const std::vector<Batch>& batches) {
    std::string all;
    for (const auto& batch : batches) {
        all += std::to_string(batch.units) + " " + batch.sample->product() + " of " + std::to_string(batch.tickets()) +
               ":";
        for (const auto& line : batch.lines)
            all += " " + line.orderId + "." + std::to_string(line.line) + (line.started ? "!" : "");
        all += "\n";
    }
    return all;
}

} // namespace

class ViewsTest : public QObject {
    Q_OBJECT
private slots:
    void byDue_theMostUrgentLineDecides() {
        Screen screen;
        screen.place("1", {drink(1, "cold brew", 1, 600)}, 0);                             // due at 600
        screen.place("2", {drink(1, "latte", 1, 120), drink(2, "cold brew", 1, 600)}, 60); // 180
        screen.place("3", {drink(1, "espresso", 1, 60)}, 100);                             // 160
        screen.place("4", {drink(1, "tea", 1, 0)}, 10);                                    // nobody said: 250
        QCOMPARE(numbers(byArrival(screen.tickets())), std::string("1 4 2 3 "));
        QCOMPARE(numbers(byDue(screen.tickets())), std::string("3 2 4 1 "));
        screen.say(makeMark("2", {1}, READY, start)); // only its slow drink is left: 660
        QCOMPARE(numbers(byDue(screen.tickets())), std::string("3 4 1 2 "));
    }

    void byDue_raisedFirst_heldLast_madeWaitsForAHand() {
        Screen screen;
        screen.place("1", {drink(1, "latte")}, 0);
        screen.place("2", {drink(1, "latte")}, 10);
        screen.place("3", {drink(1, "latte")}, 20);
        screen.place("4", {drink(1, "latte")}, 30);
        screen.treat("1", true, std::nullopt);
        screen.treat("3", std::nullopt, true);
        screen.say(makeMark("4", {1}, READY, start));
        QCOMPARE(numbers(byDue(screen.tickets())), std::string("3 4 2 1 "));
        QCOMPARE(numbers(byArrival(screen.tickets())), std::string("3 1 2 4 "));
    }

    void byDue_released_countsFromThen() {
        Screen screen;
        screen.place("1", {drink(1, "latte")}, 0);
        screen.place("2", {drink(1, "latte")}, 3'590);
        screen.treat("1", false, std::nullopt); // at 3600
        QCOMPARE(numbers(byDue(screen.tickets())), std::string("2 1 "));
    }

    void views_whateverOrderTheyAreGivenIn_areTheSame() {
        Screen screen;
        std::mt19937 random(7);
        for (int i = 0; i < 60; ++i) { // many at one moment, with one target
            screen.place(std::to_string(i), {drink(1, "p" + std::to_string(i % 3), 1 + i % 2)}, i / 20);
            if (i % 7 == 0)
                screen.treat(std::to_string(i), i % 2, i % 3 == 0);
        }
        auto tickets = screen.tickets();
        const auto arrival = numbers(byArrival(tickets)), due = numbers(byDue(tickets));
        const auto batches = words(batchesOf(byDue(tickets)));
        for (int round = 0; round < 20; ++round) {
            std::shuffle(tickets.begin(), tickets.end(), random);
            QCOMPARE(numbers(byArrival(tickets)), arrival);
            QCOMPARE(numbers(byDue(tickets)), due);
            QCOMPARE(words(batchesOf(byDue(tickets))), batches);
        }
        TicketBoard board(screen.view);
        for (const auto& ticket : tickets)
            board.apply(ticket->order, {start, 0});
        QCOMPARE(numbers(board.slice(0, 100)), arrival);
    }

    void batches_theSameDrinkOfSeveralTickets_isOne() {
        Screen screen;
        auto less = drink(1, "latte");
        addModifier(less, "sugar", "less");
        screen.place("1", {drink(1, "latte", 2), drink(2, "tea")}, 0);
        screen.place("2", {drink(1, "latte"), drink(2, "latte")}, 1);
        screen.place("3", {less}, 2);
        screen.say(makeMark("2", {1}, STARTED, start));
        const auto batches = batchesOf(byArrival(screen.tickets()));
        QCOMPARE(words(batches), std::string("4 latte of 2: 1.1 2.1! 2.2\n1 tea of 1: 1.2\n1 latte of 1: 3.1\n"));
        QCOMPARE(batches[0].dueMs, start + 120'000);
    }

    void batches_heldVoidedMadeAndNoted_areNotMixedIn() {
        Screen screen;
        auto allergic = drink(1, "latte");
        allergic.set_note("no nuts!");
        screen.place("1", {drink(1, "latte")}, 0);
        screen.place("2", {drink(1, "latte")}, 1);
        screen.place("3", {drink(1, "latte")}, 2);
        screen.place("4", {allergic}, 3);
        screen.place("5", {allergic}, 4);
        screen.place("6", {drink(1, "latte")}, 5);
        screen.treat("1", true, std::nullopt);
        screen.say(makeVoid("2", start));
        screen.say(makeMark("3", {1}, READY, start));
        QCOMPARE(words(batchesOf(byArrival(screen.tickets()))),
                 std::string("2 latte of 2: 4.1 5.1\n1 latte of 1: 6.1\n"));
    }

    void batches_moreOrderedOfWhatWasMade_countsWhatIsLeft() {
        Screen screen;
        screen.place("1", {drink(1, "latte", 2)}, 0);
        screen.say(makeMark("1", {1}, READY, start), 10);
        OrderChanged change;
        change.set_order_id("1");
        change.set_revision(1);
        *change.mutable_order()->add_lines() = drink(1, "latte", 5);
        screen.orders.fold(hlcAt(start + 20'000), "till-a", change);
        const auto batches = batchesOf(screen.tickets());
        QCOMPARE(words(batches), std::string("3 latte of 1: 1.1\n"));
        QCOMPARE(batches[0].lines[0].revision, 1U);
    }

    void waitingFor_namesTheStationsStillMaking() {
        Screen screen("barista");
        screen.place("1", {makeLine(1, "barista", "latte"), makeLine(2, "kitchen", "toast"),
                           makeLine(3, "kitchen", "egg"), makeLine(4, "counter", "mug")});
        const auto waiting = [&] { return waitingFor(*screen.tickets()[0]); };
        QCOMPARE(waiting(), (std::vector<std::string>{"barista", "kitchen"})); // also on a screen of one of them
        screen.say(makeMark("1", {1, 2}, READY, start), 10);
        QCOMPARE(waiting(), (std::vector<std::string>{"kitchen"}));
        screen.say(makeMark("1", {3}, BUMPED, start), 20);
        QVERIFY(waiting().empty());
        screen.say(makeMark("1", {1}, QUEUED, start, true), 30);
        QCOMPARE(waiting(), (std::vector<std::string>{"barista"}));
        screen.say(makeVoid("1", start), 40);
        QVERIFY(waiting().empty());
    }
};

QTEST_GUILESS_MAIN(ViewsTest)
#include "tst_views.moc"
