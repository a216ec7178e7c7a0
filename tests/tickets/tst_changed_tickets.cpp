#include "kds/tickets/guest_board.h"
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

OrderChanged change(std::uint32_t revision, std::vector<OrderLine> lines) {
    OrderChanged fact;
    fact.set_order_id("o1");
    fact.set_revision(revision);
    for (auto& line : lines)
        *fact.mutable_order()->add_lines() = std::move(line);
    return fact;
}

PrepMarked mark(std::vector<std::uint32_t> lines, PrepState state, std::uint32_t revision) {
    auto fact = makeMark("o1", std::move(lines), state, start);
    fact.set_revision(revision);
    return fact;
}

std::string face(const Ticket& ticket) {
    static const char* const names[] = {"", "+", "-", "~"};
    std::string all;
    for (const auto& line : ticket.lines)
        all += (all.empty() ? "" : " ") + std::string(names[static_cast<int>(line.change)]) +
               std::to_string(line.line->line()) + "x" + std::to_string(line.unitsToMake()) + (line.made ? "!" : "");
    return all;
}

int allDay(const TicketBoard& board, const std::string& product) {
    for (const auto& row : board.allDay().rows())
        if (row.sample->product() == product)
            return row.count;
    return 0;
}

} // namespace

class ChangedTicketsTest : public QObject {
    Q_OBJECT

    /// One order of two coffees and a sandwich, and the barista's board.
    struct Shop {
        Shop() {
            tell(0, "till-a",
                 makePlaced("o1", "A-1", {makeLine(1, "barista", "phin", 2), makeLine(2, "kitchen", "banh-mi")}));
        }
        template <class Fact>
        std::vector<TicketBoard::Diff> tell(std::int64_t ms, const char* device, const Fact& fact) {
            const auto order = orders.fold(hlcAt(start + ms), device, fact);
            guests.apply(order, at(ms));
            return board.apply(order, at(ms));
        }
        [[nodiscard]] std::string shown() const { return board.find("o1") ? face(*board.find("o1")) : "gone"; }
        Orders orders;
        TicketBoard board{View::of("barista", "barista-1")};
        GuestBoard guests;
    };

private slots:
    void Change_addedRemovedAndMore_isShownAndCounted() {
        Shop shop;
        QCOMPARE(shop.shown(), std::string("1x2"));
        const auto diffs =
            shop.tell(1'000, "till-a", change(1, {makeLine(1, "barista", "phin", 3), makeLine(3, "barista", "tea")}));
        QCOMPARE(diffs.size(), std::size_t{1});
        QVERIFY(diffs.front().change == Change::Changed);
        QCOMPARE(shop.shown(), std::string("~1x3 +3x1"));
        QCOMPARE(allDay(shop.board, "phin"), 3);
        QCOMPARE(allDay(shop.board, "tea"), 1);
        auto other = makeLine(4, "barista", "large phin");
        other.set_replaces(1);
        shop.tell(2'000, "till-a", change(2, {other, makeLine(3, "barista", "tea")}));
        QCOMPARE(shop.shown(), std::string("-1x0 +4x1 +3x1"));
        QCOMPARE(shop.board.find("o1")->lines[1].replaces->product(), std::string("phin"));
        QCOMPARE(allDay(shop.board, "phin"), 0);
        shop.tell(3'000, "barista-1", mark({1}, BUMPED, 2)); // noticed
        QCOMPARE(shop.shown(), std::string("+4x1 +3x1"));
    }

    void Change_afterTheTicketLeft_bringsItBack() {
        Shop shop;
        shop.tell(1'000, "barista-1", mark({1}, BUMPED, 0));
        QCOMPARE(shop.shown(), std::string("gone"));
        const auto diffs = shop.tell(600'000, "till-a",
                                     change(1, {makeLine(1, "barista", "phin", 2), makeLine(2, "kitchen", "banh-mi"),
                                                makeLine(3, "barista", "tea")}));
        QVERIFY(diffs.front().change == Change::Inserted);
        QCOMPARE(shop.shown(), std::string("1x0 +3x1"));
        // The guest has not waited for the tea since the coffee.
        QCOMPARE(waitedMs(*shop.board.find("o1"), at(605'000)), std::int64_t{5'000});
        QVERIFY(ageOf(*shop.board.find("o1"), at(605'000)) == Age::Fresh);
        shop.tell(610'000, "barista-1", mark({1, 3}, BUMPED, 1));
        QCOMPARE(shop.shown(), std::string("gone"));
    }

    void Change_moreOfWhatWasMade_asksForTheRest() {
        Shop shop;
        shop.tell(1'000, "barista-1", mark({1}, BUMPED, 0));
        shop.tell(2'000, "till-a", change(1, {makeLine(1, "barista", "phin", 3)}));
        QCOMPARE(shop.shown(), std::string("~1x1!"));
        QCOMPARE(allDay(shop.board, "phin"), 1);
    }

    void Change_removedAfterItWasMade_saysSo_andLeftOnesDoNotComeBack() {
        Shop shop;
        shop.tell(1'000, "barista-1", mark({1}, READY, 0));
        shop.tell(2'000, "till-a", change(1, {makeLine(2, "kitchen", "banh-mi")}));
        QCOMPARE(shop.shown(), std::string("-1x0!"));
        shop.tell(3'000, "barista-1", mark({1}, BUMPED, 1));
        QCOMPARE(shop.shown(), std::string("gone"));

        Shop left;
        left.tell(1'000, "barista-1", mark({1}, BUMPED, 0));
        left.tell(2'000, "till-a", change(1, {makeLine(2, "kitchen", "banh-mi")}));
        QCOMPARE(left.shown(), std::string("gone"));
    }

    void GuestBoard_addedToWhatWasReady_isBeingMadeAgain() {
        Shop shop;
        shop.tell(1'000, "barista-1", mark({1, 2}, BUMPED, 0));
        QCOMPARE(shop.guests.size(GuestBoard::Column::Ready), std::size_t{1});
        shop.tell(2'000, "till-a",
                  change(1, {makeLine(1, "barista", "phin", 2), makeLine(2, "kitchen", "banh-mi"),
                             makeLine(3, "barista", "tea")}));
        QCOMPARE(shop.guests.size(GuestBoard::Column::Ready), std::size_t{0});
        QCOMPARE(shop.guests.size(GuestBoard::Column::Preparing), std::size_t{1});
    }

    void Board_olderState_isNotTaken() {
        Shop shop;
        const auto before = shop.orders.get("o1");
        shop.tell(1'000, "till-a", change(1, {makeLine(3, "barista", "tea")}));
        QVERIFY(shop.board.apply(before, at(2'000)).empty());
        QCOMPARE(shop.shown(), std::string("+3x1 -1x0"));
    }
};

QTEST_GUILESS_MAIN(ChangedTicketsTest)
#include "tst_changed_tickets.moc"
