#include "tests/station/station_shop.h"

#include <QTest>

#include <random>
#include <set>
#include <thread>

using namespace phin;
using namespace phin::test;
using kds::Station;

namespace {

std::uint32_t changed(const Result<Marked>& outcome) {
    if (!outcome)
        qWarning("%s", outcome.error().message.c_str());
    return outcome ? outcome->changed : 999;
}

ErrorKind whyNot(const Result<Marked>& outcome) {
    if (outcome)
        throw std::runtime_error("was expected to be refused");
    return outcome.error().kind;
}

} // namespace

class StationTest : public QObject {
    Q_OBJECT
private slots:
    void place_orderWithLinesHere_isShown() {
        StationShop shop;
        shop.place(1, {{"barista"}, {"kitchen"}});
        shop.place(2, {{"kitchen"}});
        shop.place(3, {{"barista"}});
        QCOMPARE(shop.open(), std::string("A-1 A-3 "));
    }

    void start_thenReady_marksLinesOnce() {
        StationShop shop;
        shop.place(1, {{"barista"}, {"barista"}, {"kitchen"}});
        QCOMPARE(changed(shop.run(&Station::start, 1, {1})), 1U);
        QCOMPARE(changed(shop.run(&Station::ready, 1)), 2U); // the kitchen's line is not ours
        const auto stored = shop.stored(1);
        QCOMPARE(stored.preps_size(), 2);
        QCOMPARE(stored.preps(0).state(), READY);
        QVERIFY(stored.preps(0).started_at_ms() < stored.preps(0).ready_at_ms());
        QCOMPARE(stored.preps(0).ready_marks(), 1U);
        QCOMPARE(shop.open(), std::string("A-1 "));
    }

    void takeBack_whatWasBegunByMistake_isNeitherRecalledNorMade() {
        StationShop shop;
        shop.place(1, {{"barista"}, {"barista"}, {"barista"}});
        QCOMPARE(changed(shop.run(&Station::start, 1, {1, 2})), 2U);
        QCOMPARE(changed(shop.run(&Station::ready, 1, {2})), 1U);
        QCOMPARE(changed(shop.run(&Station::takeBack, 1)), 1U); // what is ready has gone further
        const auto stored = shop.stored(1);
        QCOMPARE(stored.preps(0).state(), model::v1::QUEUED);
        QCOMPARE(stored.preps(0).started_at_ms(), 0);
        QCOMPARE(stored.preps(0).recalls() + stored.preps(0).ready_marks(), 0U);
        QCOMPARE(stored.preps(1).state(), READY);
        QCOMPARE(stored.preps_size(), 2); // nobody had begun the third
        const auto before = shop.ownEntries();
        QCOMPARE(changed(shop.run(&Station::takeBack, 1)), 0U);
        QCOMPARE(shop.ownEntries(), before);
        shop.voidOrder(1);
        QCOMPARE(whyNot(shop.run(&Station::takeBack, 1)), ErrorKind::Refused);
    }

    void marks_areAboutThePartsOfThisStation() {
        StationShop shop;
        shop.place(1, {{"kitchen", 1, "barista"}, {"barista"}, {"kitchen"}});
        QCOMPARE(changed(shop.run(&Station::start, 1)), 2U);
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 2U);
        const auto stored = shop.stored(1);
        QCOMPARE(stored.preps_size(), 2);
        QCOMPARE(stored.preps(0).part(), std::string("barista"));
        QCOMPARE(stored.preps(0).state(), BUMPED);
        QCOMPARE(stored.preps(0).ready_marks(), 1U);
        QCOMPARE(stored.preps(0).ready_station(), std::string("barista"));
        QCOMPARE(stored.preps(1).line(), 2U);
        QCOMPARE(changed(shop.run(&Station::recall, 1, {1})), 1U);
        QCOMPARE(shop.stored(1).preps(0).recalls(), 1U);
        QCOMPARE(shop.stored(1).preps_size(), 2);
    }

    void line_movedAwayMeanwhile_isPassedOver() {
        StationShop shop;
        shop.place(1, {{"barista"}, {"barista"}});
        model::v1::PartsMoved move;
        move.set_order_id(orderId(1));
        move.add_parts()->set_line(2);
        move.set_to("kitchen");
        shop.decide("parts.moved", move);
        QCOMPARE(changed(shop.run(&Station::bump, 1, {1, 2})), 1U);
        QCOMPARE(shop.stored(1).preps_size(), 1);
        move.set_to("barista");
        shop.decide("parts.moved", move);
        QCOMPARE(shop.open(), std::string("A-1 "));
        QCOMPARE(changed(shop.run(&Station::start, 1, {2})), 1U);
    }

    void aTicketThatJustWentElsewhere_isNoError_andChangesNothing() {
        StationShop shop;
        shop.place(1, {{"barista"}});
        model::v1::PartsMoved move;
        move.set_order_id(orderId(1));
        move.add_parts()->set_line(1);
        move.set_to("kitchen");
        shop.decide("parts.moved", move);
        QCOMPARE(changed(shop.run(&Station::start, 1, {1})), 0U);
        QCOMPARE(changed(shop.run(&Station::ready, 1)), 0U);
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 0U);
        QCOMPARE(shop.stored(1).preps_size(), 0);
    }

    void expo_handsOutAllPartsOfALine() {
        StationShop shop("expo");
        shop.place(1, {{"kitchen", 1, "barista"}});
        PrepMarked mark;
        mark.set_order_id(orderId(1));
        mark.add_lines(1);
        mark.set_state(READY);
        mark.set_station("kitchen");
        shop.decide("prep.marked", mark);
        QCOMPARE(whyNot(shop.run(&Station::bump, 1)), ErrorKind::Refused); // the coffee is missing
        mark.clear_lines();
        mark.add_parts()->set_line(1);
        mark.mutable_parts(0)->set_part("barista");
        shop.decide("prep.marked", mark);
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 1U); // one line
        QCOMPARE(shop.open(), std::string());
        const auto handedOut = shop.stored(1);
        QCOMPARE(handedOut.preps_size(), 2);
        QVERIFY(handedOut.preps(0).state() == BUMPED && handedOut.preps(1).state() == BUMPED);
        QCOMPARE(changed(shop.run(&Station::recall, 1)), 1U);
        const auto back = shop.stored(1);
        QVERIFY(back.preps(0).state() == READY && back.preps(1).state() == READY);
    }

    void command_whatIsSoAlready_appendsNothing() {
        StationShop shop;
        shop.place(1, {{"barista"}, {"barista"}});
        for (const auto command : {&Station::start, &Station::ready, &Station::bump}) {
            QCOMPARE(changed(shop.run(command, 1)), 2U);
            const auto before = shop.ownEntries();
            QCOMPARE(changed(shop.run(command, 1)), 0U);
            QCOMPARE(shop.ownEntries(), before);
        }
        // Nothing goes backwards either.
        const auto before = shop.ownEntries();
        QCOMPARE(changed(shop.run(&Station::start, 1)), 0U);
        QCOMPARE(changed(shop.run(&Station::ready, 1)), 0U);
        QCOMPARE(shop.ownEntries(), before);
    }

    void bump_linesNotReadyYet_countAsMadeInTheSameEntry() {
        StationShop shop;
        shop.place(1, {{"barista"}, {"barista"}});
        QCOMPARE(changed(shop.run(&Station::ready, 1, {1})), 1U);
        const auto before = shop.ownEntries();
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 2U);
        QCOMPARE(shop.ownEntries(), before + 1);
        const auto stored = shop.stored(1);
        for (const auto& prep : stored.preps()) {
            QCOMPARE(prep.state(), BUMPED);
            QCOMPARE(prep.ready_marks(), 1U);
        }
        QCOMPARE(shop.open(), std::string());
    }

    void bump_sentTwiceAtOnce_isOneDecision() {
        StationShop shop;
        shop.place(1, {{"barista"}});
        const auto before = shop.ownEntries();
        std::atomic<std::uint32_t> sum{0};
        for (int i = 0; i < 10; ++i)
            shop.station->bump({orderId(1), {}}, [&](const Result<Marked>& outcome) { sum += changed(outcome); });
        shop.settle();
        QCOMPARE(sum.load(), 1U);
        QCOMPARE(shop.ownEntries(), before + 1);
        QCOMPARE(shop.stored(1).preps(0).ready_marks(), 1U);
    }

    void bump_someLines_leavesTheRest() {
        StationShop shop;
        shop.place(1, {{"barista"}, {"barista"}});
        QCOMPARE(changed(shop.run(&Station::bump, 1, {2, 2})), 1U);
        QCOMPARE(shop.open(), std::string("A-1 "));
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 1U);
        QCOMPARE(shop.open(), std::string());
    }

    void recall_bumpedTicket_comesBackInItsOldPlaceAndIsMadeAgain() {
        StationShop shop;
        shop.place(1, {{"barista"}});
        shop.place(2, {{"barista"}});
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 1U);
        QCOMPARE(changed(shop.run(&Station::recall, 1)), 1U);
        QCOMPARE(shop.open(), std::string("A-1 A-2 "));
        QCOMPARE(changed(shop.run(&Station::recall, 1)), 0U);
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 1U);
        const auto prep = shop.stored(1).preps(0);
        QCOMPARE(prep.ready_marks(), 2U);
        QCOMPARE(prep.recalls(), 1U);
    }

    void recallLast_twiceInOneTransaction_takesTheTwoLast() {
        StationShop shop;
        for (std::uint32_t n = 1; n <= 3; ++n)
            shop.place(n, {{"barista"}});
        for (std::uint32_t n = 1; n <= 3; ++n)
            QCOMPARE(changed(shop.run(&Station::bump, n)), 1U);
        std::vector<std::string> recalled;
        for (int i = 0; i < 2; ++i)
            shop.station->recallLast(
                [&](const Result<Marked>& outcome) { recalled.push_back(outcome.value().orderId); });
        shop.settle();
        QCOMPARE(recalled, (std::vector<std::string>{orderId(3), orderId(2)}));
        QCOMPARE(shop.open(), std::string("A-2 A-3 "));
    }

    void recallLast_afterARestart_stillKnowsWhatLeft() {
        StationShop shop;
        shop.place(1, {{"barista"}});
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 1U);
        shop.restart();
        QCOMPARE(changed(shop.recallLast()), 1U);
        QCOMPARE(shop.open(), std::string("A-1 "));
        QCOMPARE(whyNot(shop.recallLast()), ErrorKind::NotFound);
    }

    void restart_showsExactlyTheOpenTickets() {
        StationShop shop;
        for (std::uint32_t n = 1; n <= 300; ++n)
            shop.place(n, n % 4 == 0 ? std::vector<StationShop::Item>{{"kitchen"}}
                                     : std::vector<StationShop::Item>{{"barista"}, {"kitchen"}});
        for (std::uint32_t n = 1; n <= 300; n += 3)
            if (n % 4 != 0)
                QCOMPARE(changed(shop.run(&Station::bump, n)), 1U);
        const auto before = shop.open();
        QVERIFY(before.size() > 100);
        shop.restart();
        QCOMPARE(shop.open(), before);
        QCOMPARE(shop.station->openCount(), shop.station->tickets().size());
    }

    void void_beatsProgress_andIsAcknowledgedByABump() {
        StationShop shop;
        shop.place(1, {{"barista"}, {"barista"}});
        QCOMPARE(changed(shop.run(&Station::start, 1)), 2U);
        shop.voidOrder(1);
        QCOMPARE(shop.open(), std::string("A-1x "));
        QCOMPARE(whyNot(shop.run(&Station::start, 1)), ErrorKind::Refused);
        QCOMPARE(whyNot(shop.run(&Station::ready, 1)), ErrorKind::Refused);
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 2U);
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 0U);
        QCOMPARE(shop.open(), std::string());
        const auto stored = shop.stored(1);
        for (const auto& prep : stored.preps())
            QCOMPARE(prep.ready_marks(), 0U); // acknowledged, not made
        QCOMPARE(whyNot(shop.run(&Station::recall, 1)), ErrorKind::Refused);
    }

    void command_thatMakesNoSense_saysWhy() {
        StationShop shop;
        shop.place(1, {{"barista"}, {"kitchen"}});
        shop.place(2, {{"kitchen"}});
        const auto before = shop.ownEntries();
        QCOMPARE(whyNot(shop.run(&Station::start, 77)), ErrorKind::NotFound);
        QCOMPARE(whyNot(shop.run(&Station::start, 1, {2})), ErrorKind::WrongUse);
        QCOMPARE(whyNot(shop.run(&Station::start, 1, {9})), ErrorKind::WrongUse);
        QCOMPARE(whyNot(shop.run(&Station::start, 2)), ErrorKind::Refused);
        const auto badId = await<Marked>([&](auto done) { shop.station->start({"short", {}}, done); });
        QCOMPARE(whyNot(badId), ErrorKind::WrongUse);
        QCOMPARE(shop.ownEntries(), before);
    }

    void board_marksNothing() {
        StationShop shop("board");
        shop.place(1, {{"barista"}});
        QCOMPARE(whyNot(shop.run(&Station::bump, 1)), ErrorKind::Refused);
        QCOMPARE(shop.open(), std::string("A-1 "));
    }

    void expo_handsOutWholeOrdersOnly() {
        StationShop shop("expo");
        shop.place(1, {{"barista"}, {"kitchen"}});
        QCOMPARE(whyNot(shop.run(&Station::bump, 1)), ErrorKind::Refused);
        PrepMarked mark; // the stations' word, here by way of the till
        mark.set_order_id(orderId(1));
        mark.add_lines(1);
        mark.add_lines(2);
        mark.set_state(BUMPED);
        shop.decide("prep.marked", mark);
        QCOMPARE(shop.open(), std::string("A-1 "));
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 2U);
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 0U);
        QCOMPARE(shop.open(), std::string());
        QCOMPARE(changed(shop.recallLast()), 2U); // handed out by mistake: ready once more, nothing is made again
        QCOMPARE(shop.open(), std::string("A-1 "));
        QCOMPARE(shop.stored(1).preps(0).recalls(), 0U);
    }

    void watch_underManyChanges_missesNothing() {
        StationShop shop;
        constexpr std::uint32_t many = 200;
        for (std::uint32_t n = 1; n <= many; ++n)
            shop.place(n, {{"barista"}, {"barista"}});
        std::atomic<bool> run{true};
        std::vector<std::thread> staff;
        for (unsigned seed = 1; seed <= 3; ++seed)
            staff.emplace_back([&, seed] {
                std::mt19937 random(seed);
                for (int i = 0; i < 400; ++i) {
                    Lines lines{orderId(1 + random() % many), {}};
                    if (random() % 2)
                        lines.numbers = {1};
                    const Station::Done nobody;
                    switch (random() % 5) {
                    case 0:
                        shop.station->start(lines, nobody);
                        break;
                    case 1:
                        shop.station->ready(lines, nobody);
                        break;
                    case 2:
                        shop.station->recall(lines, nobody);
                        break;
                    default:
                        shop.station->bump(lines, nobody);
                    }
                }
                run = false;
            });
        struct View {
            std::mutex mutex;
            std::vector<kds::TicketPtr> list;
            int id = 0;
        };
        std::vector<std::unique_ptr<View>> views;
        const auto follow = [](View& view, const std::vector<kds::TicketBoard::Diff>& diffs) {
            for (const auto& diff : diffs) {
                const auto at = view.list.begin() + static_cast<std::ptrdiff_t>(diff.position);
                if (diff.change == kds::Change::Inserted)
                    view.list.insert(at, diff.ticket);
                else if (diff.change == kds::Change::Removed)
                    view.list.erase(at);
                else
                    *at = diff.ticket;
            }
        };
        while (run && views.size() < 50) {
            auto& view = *views.emplace_back(std::make_unique<View>());
            const std::lock_guard lock(view.mutex); // what comes before the list is there waits
            auto watched = shop.station->watch([&view, follow](const auto& diffs) {
                const std::lock_guard inner(view.mutex);
                follow(view, diffs);
            });
            view.id = watched.id;
            view.list = std::move(watched.tickets);
        }
        for (auto& person : staff)
            person.join();
        shop.settle();
        const auto tickets = shop.station->tickets();
        for (auto& view : views) {
            shop.station->unwatch(view->id);
            QCOMPARE(view->list.size(), tickets.size());
            for (std::size_t i = 0; i < tickets.size(); ++i)
                QVERIFY(kds::sameLook(*view->list[i], *tickets[i]));
        }
        // And what is shown is what the file says.
        auto reader = journal::Reader::open(shop.screen.journalFile());
        std::size_t open = 0;
        reader->openOrders([&](const OrderState& order) {
            ++open;
            for (const auto& prep : order.preps())
                QVERIFY2(prep.ready_marks() <= 1 + prep.recalls(), "made more often than asked for");
        });
        QCOMPARE(tickets.size(), open);
        const auto before = shop.open();
        shop.restart();
        QCOMPARE(shop.open(), before);
    }

    void load_whileOrdersArrive_losesNone() {
        StationShop shop;
        for (std::uint32_t n = 1; n <= 50; ++n)
            shop.place(n, {{"barista"}});
        std::mutex mutex;
        std::map<std::string, std::uint64_t> seen; // newest mark told of each order
        bool wentBack = false;
        shop.beforeStart = [&](Station& station) {
            station.observeOrders([&](const std::vector<kds::OrderPtr>& orders) {
                const std::lock_guard lock(mutex);
                for (const auto& order : orders) {
                    std::uint64_t mark = 1;
                    for (const auto& prep : order->preps())
                        mark = std::max<std::uint64_t>(mark, prep.hlc());
                    wentBack |= mark < seen[order->order_id()];
                    seen[order->order_id()] = mark;
                }
            });
            // In the writer's queue before the load, and after it.
            for (std::uint32_t n = 1; n <= 25; ++n)
                station.start({orderId(n), {}}, {});
        };
        shop.restart();
        for (std::uint32_t n = 1; n <= 50; ++n)
            shop.station->start({orderId(n), {}}, {});
        shop.settle();
        QCOMPARE(seen.size(), std::size_t{50});
        QVERIFY2(!wentBack, "an older state came after a newer one");
        for (const auto& ticket : shop.station->tickets())
            QCOMPARE(ticket->lines[0].state, STARTED);
    }
};

QTEST_GUILESS_MAIN(StationTest)
#include "tst_station.moc"
