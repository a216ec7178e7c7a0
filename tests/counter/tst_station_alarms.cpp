#include "tests/counter/station_world.h"

#include <QTest>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

/// Who is there, what falls to whom, and what is shouted at the till.
class StationAlarmsTest : public QObject {
    Q_OBJECT
private slots:
    void allOn_nothingIsSaid() {
        StationWorld at;
        at.place(1, {{"barista"}, {"kitchen"}});
        at.pass(30);
        QCOMPARE(at.alarmsInWords(), std::string());
        QCOMPARE(at.movesInWords(), std::string());
    }

    void stationOff_isSaid_withWhatWaits_andOverWhenItIsBack() {
        StationWorld at;
        at.place(1, {{"kitchen"}, {"kitchen"}, {"barista"}});
        at.pass(1);
        at.off("kitchen-1");
        at.pass(1);
        const auto wentOff = at.now.shopMs;
        at.pass(1);
        QCOMPARE(at.alarmsInWords(), std::string()); // a blink
        at.pass(2);
        QCOMPARE(at.alarmsInWords(), std::string("StationOff kitchen 2 > bar"));
        const auto alarm = at.alarms().front();
        QVERIFY(alarm.urgent());
        QCOMPARE(alarm.screen, std::string("Kitchen"));
        QCOMPARE(alarm.sinceMs, wentOff);
        at.pass(10);
        QCOMPARE(at.alarms().front(), alarm); // the same, and nobody is told anew
        at.off("kitchen-1", false);
        at.pass(1);
        QCOMPARE(at.alarmsInWords(), std::string());
    }

    void oneOfTwoScreensOff_isSaidCalmly_andTheStationIsOn() {
        StationWorld at;
        at.watch.know({{"kitchen-1", "Kitchen 1", "kitchen"},
                       {"kitchen-2", "Kitchen 2", "kitchen"},
                       {"barista-1", "Barista", "barista"}});
        at.heard.boxes.push_back({"kitchen-2", true, {}, 0});
        at.place(1, {{"kitchen"}});
        at.pass(1);
        at.off("kitchen-1");
        at.pass(100);
        QCOMPARE(at.alarmsInWords(), std::string("ScreenOff kitchen"));
        QVERIFY(!at.alarms().front().urgent());
        QCOMPARE(at.alarms().front().screen, std::string("Kitchen 1"));
        QCOMPARE(at.movesInWords(), std::string());
    }

    void screenThatDoesNotFollow_isSaid_withHowMuchItLacks() {
        StationWorld at;
        at.follows = false; // they are there, and take nothing in
        at.place(1, {{"barista"}});
        at.place(2, {{"barista"}});
        at.pass(5);
        QCOMPARE(at.alarmsInWords(), std::string());
        at.pass(1);
        QCOMPARE(at.alarmsInWords(), std::string("ScreenBehind barista 2; ScreenBehind kitchen 2"));
        at.follows = true;
        at.pass(1);
        QCOMPARE(at.alarmsInWords(), std::string());
    }

    void tillOffTheNetwork_saysNothingOfOthers_andTheirTimeBeginsAnew() {
        StationWorld at;
        at.place(1, {{"kitchen"}});
        at.off("kitchen-1");
        at.pass(20);
        at.heard.connected = false;
        at.pass(600);
        QCOMPARE(at.alarmsInWords(), std::string());
        QCOMPARE(at.movesInWords(), std::string());
        at.heard.connected = true;
        at.pass(10);
        QVERIFY(at.alarmsInWords().find("StationOff kitchen") != std::string::npos);
        QCOMPARE(at.movesInWords(), std::string()); // not off for a minute that anybody could have heard
        at.pass(60);
        QVERIFY(at.movesInWords().find("STATION_OFF") != std::string::npos);
    }

    void stationThatNeverHadAScreen_isSaidOnceSomethingWaits() {
        StationWorld at;
        at.watch.know({{"barista-1", "Barista", "barista"}, {"bar-1", "Bar", "bar"}});
        at.pass(10);
        QCOMPARE(at.alarmsInWords(), std::string());
        at.place(1, {{"kitchen"}});
        at.pass(1);
        QCOMPARE(at.alarmsInWords(), std::string("StationOff kitchen 1 > bar"));
    }

    void off_newLinesFallAfterAMinute_heldOnesWaitForAPerson() {
        StationWorld at;
        at.place(1, {{"kitchen"}, {"barista"}});
        at.pass(1); // the kitchen has it
        at.off("kitchen-1");
        at.pass(1);
        at.place(2, {{"kitchen"}, {"kitchen", 2}});
        at.pass(59);
        QCOMPARE(at.movesInWords(), std::string());
        at.pass(1);
        QCOMPARE(at.movesInWords(), std::string("STATION_OFF 1 2 > bar"));
        QCOMPARE(at.moves().front().order, idOf(2).bytes());
        at.moved(at.moves().front());
        QCOMPARE(at.movesInWords(), std::string());
        QCOMPARE(
            at.alarmsInWords(),
            std::string("NobodyTakes kitchen A-1 1 > bar; StationOff kitchen 1 > bar; Fallen kitchen A-2 2 > bar"));
        QVERIFY(at.alarms().front().off);
        at.off("bar-1"); // one hop and no further
        at.pass(200);
        QCOMPARE(at.movesInWords(), std::string());
    }

    void standInThatIsOffOrPaused_getsNothing() {
        StationWorld at;
        at.off("kitchen-1");
        at.off("bar-1");
        at.pass(100);
        at.place(1, {{"kitchen"}});
        at.pass(100);
        QCOMPARE(at.movesInWords(), std::string());
        at.off("bar-1", false);
        at.paused = {"bar"};
        at.pass(1);
        QCOMPARE(at.movesInWords(), std::string());
        at.paused = {};
        QCOMPARE(at.movesInWords(), std::string("STATION_OFF 1 > bar"));
    }

    void paused_allThatNobodyHasBegunFallsAtOnce() {
        StationWorld at;
        at.place(1, {{"kitchen"}, {"kitchen"}, {"barista"}});
        at.place(2, {{"kitchen"}}, "till-b"); // that one's own business
        at.mark(1, 2, model::v1::STARTED, "kitchen");
        at.pass(1);
        at.paused = {"kitchen"};
        at.pauses = {{"kitchen", true, "oven", at.now.shopMs, {}, 1}};
        QCOMPARE(at.movesInWords(), std::string("STATION_PAUSED 1 > bar"));
        QCOMPARE(at.alarmsInWords(), std::string("Paused kitchen 1"));
        QCOMPARE(at.alarms().front().reason, std::string("oven"));
    }

    void overload_newWorkGoesToALessLoadedStation_olderStays() {
        StationWorld at;
        at.place(1, {{"barista", 10}});
        const auto judged = at.ownHlc;
        at.pass(1);
        QCOMPARE(at.movesInWords(judged), std::string());
        at.place(2, {{"barista", 2}});
        QCOMPARE(at.movesInWords(judged), std::string("STATION_OVERLOADED 1 > bar"));
        QCOMPARE(at.moves(judged).front().order, idOf(2).bytes());
        QCOMPARE(at.movesInWords(at.ownHlc), std::string()); // it had its chance
        at.place(3, {{"bar", 30}}, "till-b");
        QCOMPARE(at.movesInWords(judged), std::string());
    }

    void heldOrder_staysWherePeoplePutIt_andIsNoLoad() {
        StationWorld at;
        at.hold(at.place(1, {{"barista", 10}}));
        at.hold(at.place(2, {{"kitchen"}}));
        at.place(3, {{"barista", 2}});
        at.paused = {"kitchen"};
        QCOMPARE(at.unitsAt("barista"), 2);
        QCOMPARE(at.movesInWords(), std::string());
        const auto judged = counter::judgedUpTo(at.work, at.now.shopMs);
        at.pass(5);
        at.hold(at.orders[2], false);
        QCOMPARE(at.movesInWords(judged), std::string("STATION_PAUSED 1 > bar"));
        at.paused = {};
        at.hold(at.orders[1], false); // asked for long ago, and only now to be made
        QCOMPARE(at.unitsAt("barista"), 12);
        QCOMPARE(at.movesInWords(judged), std::string("STATION_OVERLOADED 1 > bar"));
        QCOMPARE(at.moves(judged).front().order, idOf(1).bytes());
    }

    void preOrder_staysUntilSomebodyHasToBegin() {
        StationWorld at;
        at.due(at.place(1, {{"kitchen"}}), 600);             // two minutes' work
        at.due(at.place(2, {{"barista", 11, {}, 10}}), 360); // one minute's
        at.paused = {"kitchen"};
        at.off("barista-1");
        at.pass(299);
        QCOMPARE(at.unitsAt("barista"), 0);
        QCOMPARE(at.movesInWords(), std::string());
        at.pass(1);
        QCOMPARE(at.unitsAt("barista"), 11);
        QCOMPARE(at.movesInWords(), std::string("STATION_OFF 1 > bar"));
        at.off("barista-1", false);
        at.pass(1);
        QCOMPARE(at.movesInWords(), std::string("STATION_OVERLOADED 1 > bar"));
        const auto judged = counter::judgedUpTo(at.work, at.now.shopMs);
        QCOMPARE(at.movesInWords(judged), std::string());
        at.pass(178);
        QCOMPARE(at.movesInWords(judged), std::string());
        at.pass(1);
        QCOMPARE(at.movesInWords(judged), std::string("STATION_PAUSED 1 > bar"));
    }

    void preOrderThatComesDue_hasItsChanceToGoElsewhere() {
        StationWorld at;
        at.place(1, {{"barista", 10}});
        at.due(at.place(2, {{"barista", 2}}), 1'000);
        at.pass(10);
        at.place(3, {{"bar"}});
        const auto judged = counter::judgedUpTo(at.work, at.now.shopMs);
        QCOMPARE(at.movesInWords(judged), std::string());
        at.pass(900);
        QCOMPARE(at.movesInWords(judged), std::string("STATION_OVERLOADED 1 > bar"));
        QCOMPARE(at.movesInWords(counter::judgedUpTo(at.work, at.now.shopMs)), std::string());
    }

    void partThatItsStandInMakesAlready_staysForAPerson() {
        StationWorld at;
        at.place(1, {{"kitchen", 1, {"bar"}}});
        at.paused = {"kitchen"};
        QCOMPARE(at.movesInWords(), std::string()); // nobody could tell two parts of one line apart
        at.pass(300);
        QCOMPARE(at.alarmsInWords(),
                 std::string("NobodyTakes kitchen A-1 1 > barista; NobodyTakes bar A-1 1 > barista"));
    }

    void untouched_forTwiceItsTarget_isShouted() {
        StationWorld at;
        at.place(1, {{"barista", 1, {}, 100}, {"kitchen", 1, {}, 200}});
        at.pass(199);
        QCOMPARE(at.alarmsInWords(), std::string());
        at.pass(1);
        QCOMPARE(at.alarmsInWords(), std::string("NobodyTakes barista A-1 1 > bar"));
        at.mark(1, 1, model::v1::STARTED, "barista");
        QCOMPARE(at.alarmsInWords(), std::string());
        at.pass(200);
        QCOMPARE(at.alarmsInWords(), std::string("NobodyTakes kitchen A-1 1 > bar"));
    }

    void heldOrder_andPreOrderNotDue_areNotShouted() {
        StationWorld at;
        auto& held = at.place(1, {{"barista"}});
        held.mutable_held()->set_is(true);
        at.work.take(held);
        auto& later = at.place(2, {{"barista"}});
        later.mutable_placed()->set_due_at_ms(at.now.shopMs + 1'000'000);
        at.work.take(later);
        at.pass(900);
        QCOMPARE(at.alarmsInWords(), std::string());
        at.pass(220); // its two minutes began at 880
        QCOMPARE(at.alarmsInWords(), std::string("NobodyTakes barista A-2 1 > bar"));
    }

    void manyOrdersWaiting_areShoutedUpToABound() {
        StationWorld at;
        for (std::uint32_t n = 1; n <= 60; ++n)
            at.place(n, {{"barista"}});
        at.pass(300);
        const auto alarms = at.alarms();
        QCOMPARE(alarms.size(), mostShouted);
        QCOMPARE(alarms.front().number, std::string("A-1"));
        for (const char c : alarms.front().id)
            QVERIFY2(c >= ' ' && c <= '~', "an alarm's id goes through protocols that take text");
        QCOMPARE(at.unitsAt("barista"), 60);
    }

    void otherOrdersThanTheNewest_areNotFollowed() {
        OpenWork work("till-a");
        StationWorld at;
        for (std::uint32_t n = 1; n <= OpenWork::most + 10; ++n) {
            at.now.shopMs += 1;
            work.take(at.place(n, {{"barista"}}));
        }
        QCOMPARE(work.orders().size(), OpenWork::most);
        QCOMPARE(work.unitsWaiting(at.now.shopMs)["barista"], static_cast<std::int64_t>(OpenWork::most));
        at.orders[4'000].mutable_voided()->set_reason("gone");
        work.take(at.orders[4'000]);
        QCOMPARE(work.unitsWaiting(at.now.shopMs)["barista"], static_cast<std::int64_t>(OpenWork::most) - 1);
    }
};

QTEST_APPLESS_MAIN(StationAlarmsTest)
#include "tst_station_alarms.moc"
