#include "kds/tickets/ticket_board.h"
#include "tests/tickets/shop_of_orders.h"

#include <QTest>

using namespace phin;
using namespace phin::kds;
using namespace phin::test;

namespace {

constexpr std::int64_t start = 1'700'000'000'000;

Moment at(std::int64_t ms) {
    return {start + ms, ms};
}

TicketMarked held(const std::string& id, bool is) {
    TicketMarked word;
    word.set_order_id(id);
    word.set_held(is);
    return word;
}

TicketMarked raised(const std::string& id, bool is) {
    TicketMarked word;
    word.set_order_id(id);
    word.set_raised(is);
    return word;
}

/// A barista's screen with orders 1, 2, 3 ... of one drink each, placed a second apart.
struct Screen {
    explicit Screen(int many) {
        for (int i = 1; i <= many; ++i)
            hear(hlcAt(start + i * 1'000),
                 makePlaced(std::to_string(i), "A-" + std::to_string(i), {makeLine(1, "barista", "latte")}));
    }
    template <class Fact>
    std::vector<TicketBoard::Diff> hear(std::uint64_t hlc, const Fact& fact) {
        return board.apply(orders.fold(hlc, "box", fact), at(0));
    }
    [[nodiscard]] std::string numbers() const {
        std::string all;
        for (const auto& ticket : board.slice(0, 100))
            all += ticket->placed().number() + " ";
        return all;
    }
    Orders orders;
    TicketBoard board{View::of("barista", "barista-1")};
};

} // namespace

class TreatedTicketsTest : public QObject {
    Q_OBJECT
private slots:
    void raised_standsFirst_byArrivalAmongTheRaised() {
        Screen screen(4);
        const auto diffs = screen.hear(hlcAt(start + 10'000), raised("4", true));
        QCOMPARE(diffs.size(), std::size_t{1});
        QVERIFY(diffs[0].change == Change::Moved); // not a new ticket: nothing chimes
        QCOMPARE(diffs[0].from, std::size_t{3});
        QCOMPARE(diffs[0].position, std::size_t{0});
        screen.hear(hlcAt(start + 11'000), raised("2", true));
        QCOMPARE(screen.numbers(), std::string("A-2 A-4 A-1 A-3 "));
        screen.hear(hlcAt(start + 12'000), raised("4", false));
        QCOMPARE(screen.numbers(), std::string("A-2 A-1 A-3 A-4 "));
    }

    void raised_thenVoided_staysWherePeopleLook() {
        Screen screen(2);
        screen.hear(hlcAt(start + 10'000), raised("2", true));
        screen.hear(hlcAt(start + 11'000), makeVoid("2", start + 11'000));
        QCOMPARE(screen.numbers(), std::string("A-2 A-1 "));
    }

    void held_staysInItsPlace_agesToNoAlarmAndIsNotCounted() {
        Screen screen(2);
        QCOMPARE(screen.board.allDay().rows()[0].count, 2);
        const auto diffs = screen.hear(hlcAt(start + 10'000), held("1", true));
        QCOMPARE(diffs.size(), std::size_t{1});
        QVERIFY(diffs[0].change == Change::Changed);
        QCOMPARE(screen.numbers(), std::string("A-1 A-2 "));
        const auto ticket = screen.board.at(0);
        QVERIFY(ticket->held);
        QVERIFY(ageOf(*ticket, at(3'600'000)) == Age::Fresh);
        QCOMPARE(waitedMs(*ticket, at(3'601'000)), std::int64_t{3'601'000}); // the guest waits all the same
        QCOMPARE(screen.board.allDay().rows()[0].count, 1);
    }

    void released_agesFromThenOn() {
        Screen screen(1);
        screen.hear(hlcAt(start + 10'000), held("1", true));
        screen.hear(hlcAt(start + 900'000), held("1", false));
        const auto ticket = screen.board.at(0);
        QVERIFY(ageOf(*ticket, at(910'000)) == Age::Fresh);
        QVERIFY(ageOf(*ticket, at(900'000 + 120'000)) == Age::Over); // its target is two minutes
        QCOMPARE(screen.board.allDay().rows()[0].count, 1);
    }

    void apply_anOlderWord_changesNothing() {
        Screen screen(2);
        const auto before = screen.orders.get("2");
        screen.hear(hlcAt(start + 10'000), raised("2", true));
        const auto lifted = screen.orders.get("2");
        screen.hear(hlcAt(start + 11'000), raised("2", false));
        QVERIFY(screen.board.apply(before, at(0)).empty());
        QVERIFY(screen.board.apply(lifted, at(0)).empty());
        QCOMPARE(screen.numbers(), std::string("A-1 A-2 "));
    }
};

QTEST_GUILESS_MAIN(TreatedTicketsTest)
#include "tst_treated_tickets.moc"
