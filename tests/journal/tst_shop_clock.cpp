#include "sync/journal/reader.h"
#include "sync/journal/shop_clock.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;

namespace {

constexpr std::int64_t second = 1'000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
constexpr std::int64_t morning = ShopClock::earliestMs + 200 * day;

/// A box with a wall clock that can be set, and time that passes.
struct At {
    explicit At(std::int64_t wallMs = morning)
        : wall(wallMs)
        , clock(wall, running) {}
    void pass(std::int64_t ms) {
        wall.advance(ms);
        running.advance(ms);
    }
    /// What others' clocks show: right, but for what they are ahead.
    void hear(std::int64_t rightMs, std::initializer_list<std::int64_t> aheadMs) {
        std::vector<std::int64_t> others;
        for (const auto ahead : aheadMs)
            others.push_back(rightMs + ahead);
        clock.hear(others);
    }
    FakeClock wall;
    FakeClock running{0};
    ShopClock clock;
};

} // namespace

class tst_shop_clock : public QObject {
    Q_OBJECT

private slots:
    void Alone_rightClock_isFollowed() {
        At at;
        QCOMPARE(at.clock.nowMs(), morning);
        at.pass(3 * hour);
        QCOMPARE(at.clock.nowMs(), morning + 3 * hour);
        QCOMPARE(at.clock.state().doubt, ClockDoubt::None);
        at.wall.advance(-500);                          // network time puts it right gently
        QCOMPARE(at.clock.nowMs(), morning + 3 * hour); // and no moment comes twice
        at.pass(second);
        QCOMPARE(at.clock.nowMs(), morning + 3 * hour + 500);
        QCOMPARE(at.clock.state().doubt, ClockDoubt::None);
    }

    void Alone_noBattery_timeGoesOnFromTheLastDecision() {
        At at(5 * second); // 1970
        at.clock.notBefore(morning);
        QCOMPARE(at.clock.nowMs(), morning);
        at.pass(10 * minute);
        QCOMPARE(at.clock.nowMs(), morning + 10 * minute);
        QCOMPARE(at.clock.state().doubt, ClockDoubt::Impossible);
        QCOMPARE(at.clock.wallForOthers(), std::int64_t{0}); // and does not confuse others
        at.wall.set(morning + 12 * hour);                    // somebody set it
        QCOMPARE(at.clock.nowMs(), morning + 12 * hour);
        QCOMPARE(at.clock.state().doubt, ClockDoubt::None);
    }

    void Alone_neverDecided_timeIsNotBeforeTheProgram() {
        At at(0);
        QVERIFY(at.clock.nowMs() >= ShopClock::earliestMs);
        At far(ShopClock::latestMs + day); // nonsense in the other direction
        QVERIFY(far.clock.nowMs() < ShopClock::latestMs);
        QCOMPARE(far.clock.state().doubt, ClockDoubt::Impossible);
    }

    void Alone_clockSetBack_theDayDoesNotComeTwice() {
        At at;
        at.clock.notBefore(morning - minute);
        at.pass(hour);
        QCOMPARE(at.clock.nowMs(), morning + hour);
        at.wall.advance(-day);
        QCOMPARE(at.clock.nowMs(), morning + hour);
        at.pass(minute);
        QCOMPARE(at.clock.nowMs(), morning + hour + minute);
        QCOMPARE(at.clock.state().doubt, ClockDoubt::WentBack);
        QVERIFY(describe(at.clock.state()).find("24 hours behind") != std::string::npos);
        at.wall.advance(day); // put right again
        QCOMPARE(at.clock.nowMs(), morning + hour + minute);
        QCOMPARE(at.clock.state().doubt, ClockDoubt::None);
    }

    void Alone_clockJumpsAheadAndBack_theErrorLeavesNothing() {
        At at;
        at.pass(hour);
        QCOMPARE(at.clock.nowMs(), morning + hour);
        at.wall.advance(day);
        QCOMPARE(at.clock.nowMs(), morning + hour + day); // nobody can say that this is wrong
        at.pass(minute);
        QCOMPARE(at.clock.nowMs(), morning + hour + day + minute);
        at.wall.advance(-day);
        QCOMPARE(at.clock.nowMs(), morning + hour + minute);
        QCOMPARE(at.clock.state().doubt, ClockDoubt::None);
    }

    void Majority_overrulesAClock_data() {
        QTest::addColumn<qint64>("aheadMs");
        QTest::newRow("a day ahead") << qint64{day};
        QTest::newRow("a day behind") << qint64{-day};
        QTest::newRow("a month behind") << qint64{-30 * day};
        QTest::newRow("two minutes ahead") << qint64{2 * minute};
        QTest::newRow("1970") << qint64{-morning};
    }
    void Majority_overrulesAClock() {
        QFETCH(const qint64, aheadMs);
        At at(morning + aheadMs);
        at.hear(morning, {10, -30});
        QVERIFY(std::abs(at.clock.nowMs() - morning) < second);
        QVERIFY(at.clock.state().doubt == ClockDoubt::Differs || at.clock.state().doubt == ClockDoubt::Impossible);
        QVERIFY(!describe(at.clock.state()).empty());
        at.pass(hour);
        at.hear(morning + hour, {10, -30});
        QVERIFY(std::abs(at.clock.nowMs() - morning - hour) < second);
        at.clock.hear({}); // the cable is pulled: what was known is still so
        at.pass(hour);
        QVERIFY(std::abs(at.clock.nowMs() - morning - 2 * hour) < second);
        at.wall.set(morning + 2 * hour); // and somebody puts it right
        QVERIFY(std::abs(at.clock.nowMs() - morning - 2 * hour) < second);
    }

    void Majority_isNotMovedByOneWrongClock() {
        At at;
        at.hear(morning, {0, day, -day});
        QCOMPARE(at.clock.nowMs(), morning);
        QCOMPARE(at.clock.state().doubt, ClockDoubt::None);
        at.hear(morning, {20 * second, -20 * second}); // seconds are no quarrel
        QCOMPARE(at.clock.nowMs(), morning);
    }

    void Two_thatDisagree_eachKeepsItsOwn_andBothSaySo() {
        At at;
        at.hear(morning, {day});
        QCOMPARE(at.clock.nowMs(), morning);
        QCOMPARE(at.clock.state().doubt, ClockDoubt::Disagrees);
        QCOMPARE(at.clock.state().aheadMs, -day);
        QVERIFY(describe(at.clock.state()).find("no third") != std::string::npos);
    }

    void Two_oneOfThemImpossible_theOtherIsBelieved() {
        At at(0);
        at.hear(morning, {0});
        QVERIFY(std::abs(at.clock.nowMs() - morning) < second);
    }

    void ConfirmedAgain_afterOwnWrongDecisions_timeGoesBack() {
        At at(morning + day); // it started a day ahead, alone, and sold
        at.clock.notBefore(morning + day);
        QCOMPARE(at.clock.nowMs(), morning + day);
        at.wall.set(morning);
        QCOMPARE(at.clock.nowMs(), morning + day); // alone it cannot know
        at.hear(morning, {0, 5});
        QCOMPARE(at.clock.nowMs(), morning);
        QCOMPARE(at.clock.state().doubt, ClockDoubt::None);
    }

    // --- what a wrong clock may do to others

    void BoxADayAhead_isStored_doesNotMoveOthers_andLosesToWhoComesAfter() {
        TestShop shop;
        FakeClock wrong(FakeClock::aprilMorningMs + FakeClock::day), right;
        auto ahead = shop.open("kitchen", wrong);
        auto board = shop.open("barista", right);
        ahead->begin();
        ahead->append("order.placed", placed(1));
        ahead->append("prep.marked", prep(1, 1, model::v1::READY, true));
        ahead->commit();
        board->begin();
        auto reader = must(Reader::open(shop.file("kitchen")));
        QCOMPARE(board->receive(reader.range({"kitchen", 1}, 0, 150'000)->batch.SerializeAsString(), "test"),
                 Receipt::Stored);
        board->commit();
        QVERIFY(board->clockRefusals() > 0);
        const auto theirs = board->shop().order(orderId(1))->preps(0);
        QCOMPARE(theirs.state(), model::v1::READY);

        // What has nothing to do with it keeps the right time ...
        board->begin();
        board->append("order.placed", placed(2));
        board->commit();
        QVERIFY(HybridClock::milliseconds(board->shop().order(orderId(2))->placed_hlc()) <
                FakeClock::aprilMorningMs + FakeClock::minute);
        // ... and what overrules it is dated after it: the last word is the last one, not that of the fastest clock.
        board->begin();
        board->append("prep.marked", prep(1, 1, model::v1::QUEUED), theirs.hlc());
        board->commit();
        QCOMPARE(board->shop().order(orderId(1))->preps(0).state(), model::v1::QUEUED);
        QCOMPARE(board->shop().order(orderId(1))->preps(0).device(), std::string("barista"));
    }

    void LastDecision_isRemembered() {
        TestShop shop;
        FakeClock clock;
        {
            auto journal = shop.open("till-a", clock);
            clock.advance(FakeClock::hour);
            journal->begin();
            journal->append("order.placed", placed(1));
            journal->commit();
        }
        const auto journal = shop.open("till-a", clock);
        QCOMPARE(journal->lastDecidedMs(), FakeClock::aprilMorningMs + FakeClock::hour);
    }
};

QTEST_GUILESS_MAIN(tst_shop_clock)
#include "tst_shop_clock.moc"
