#include "kds/tickets/guest_board.h"
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

std::string numbers(const GuestBoard& board, GuestBoard::Column column) {
    std::string all;
    for (const auto& number : board.slice(column, 0, 100))
        all += number.number + " ";
    return all;
}
std::string preparing(const GuestBoard& board) {
    return numbers(board, GuestBoard::Column::Preparing);
}
std::string ready(const GuestBoard& board) {
    return numbers(board, GuestBoard::Column::Ready);
}

OrderPlaced twoStations(const std::string& id, const std::string& number) {
    return makePlaced(id, number, {makeLine(1, "barista", "latte"), makeLine(2, "kitchen", "toast")});
}

} // namespace

class GuestBoardTest : public QObject {
    Q_OBJECT
private slots:
    void apply_numberIsReadyWhenAllStationsAre() {
        GuestBoard board;
        Orders orders;
        board.apply(orders.fold(hlcAt(start), "till-a", twoStations("1", "A-001")), at(0));
        QCOMPARE(preparing(board), std::string("A-001 "));
        board.apply(orders.fold(hlcAt(start + 1), "barista-1", makeMark("1", {1}, BUMPED, start + 1)), at(1));
        QCOMPARE(preparing(board), std::string("A-001 "));
        const auto diffs =
            board.apply(orders.fold(hlcAt(start + 2), "kitchen-1", makeMark("1", {2}, READY, start + 2)), at(2));
        QCOMPARE(preparing(board), std::string());
        QCOMPARE(ready(board), std::string("A-001 "));
        QCOMPARE(diffs.size(), std::size_t{2}); // left one column, entered the other
    }

    void apply_bumpOfAReadyOrder_doesNotMoveItsNumber() {
        GuestBoard board;
        Orders orders;
        for (const auto* id : {"1", "2"})
            board.apply(orders.fold(hlcAt(start), "till-a", makePlaced(id, id, {makeLine(1, "barista", "latte")})),
                        at(0));
        board.apply(orders.fold(hlcAt(start + 1), "kds", makeMark("1", {1}, READY, start + 1)), at(1));
        board.apply(orders.fold(hlcAt(start + 2), "kds", makeMark("2", {1}, READY, start + 2)), at(2));
        QCOMPARE(ready(board), std::string("2 1 ")); // the newest first
        auto bump = makeMark("1", {1}, BUMPED, start + 3);
        bump.clear_made();
        QVERIFY(board.apply(orders.fold(hlcAt(start + 3), "kds", bump), at(3)).empty());
        QCOMPARE(ready(board), std::string("2 1 "));
    }

    void tick_readyNumber_leavesAfterItsTime() {
        GuestBoard board(GuestBoard::Stay{.readyMs = 60'000, .preparingMs = 600'000});
        Orders orders;
        board.apply(orders.fold(hlcAt(start), "till-a", makePlaced("1", "A-001", {makeLine(1, "barista", "latte")})),
                    at(0));
        board.apply(orders.fold(hlcAt(start + 1'000), "kds", makeMark("1", {1}, READY, start + 1'000)), at(1'000));
        QVERIFY(board.tick(at(60'999)).empty());
        QCOMPARE(board.tick(at(61'000)).size(), std::size_t{1});
        QCOMPARE(ready(board), std::string());
        QVERIFY2(board.apply(orders.get("1"), at(61'001)).empty(), "history does not come back");
    }

    void tick_orderThatNobodyMade_leavesToo() {
        GuestBoard board(GuestBoard::Stay{.readyMs = 60'000, .preparingMs = 600'000});
        Orders orders;
        board.apply(orders.fold(hlcAt(start), "till-a", makePlaced("1", "A-001", {makeLine(1, "barista", "latte")})),
                    at(0));
        board.tick(at(600'000));
        QCOMPARE(preparing(board), std::string());
    }

    void apply_voidAndCounterSale_areNotShown() {
        GuestBoard board;
        Orders orders;
        board.apply(orders.fold(hlcAt(start), "till-a", twoStations("1", "A-001")), at(0));
        board.apply(orders.fold(hlcAt(start + 1), "till-a", makeVoid("1", start + 1)), at(1));
        QCOMPARE(preparing(board), std::string());
        board.apply(orders.fold(hlcAt(start), "till-a", makePlaced("2", "A-002", {makeLine(1, "counter", "mug")})),
                    at(0));
        QCOMPARE(board.size(GuestBoard::Column::Preparing), std::size_t{0});
    }

    void apply_recall_goesBackToPreparing() {
        GuestBoard board;
        Orders orders;
        board.apply(orders.fold(hlcAt(start), "till-a", makePlaced("1", "A-001", {makeLine(1, "barista", "latte")})),
                    at(0));
        board.apply(orders.fold(hlcAt(start + 1), "kds", makeMark("1", {1}, BUMPED, start + 1)), at(1));
        board.apply(orders.fold(hlcAt(start + 2), "kds", makeMark("1", {1}, QUEUED, start + 2, true)), at(2));
        QCOMPARE(preparing(board), std::string("A-001 "));
        QCOMPARE(ready(board), std::string());
    }
};

QTEST_GUILESS_MAIN(GuestBoardTest)
#include "tst_guest_board.moc"
