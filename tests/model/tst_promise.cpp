#include "sync/model/promise.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace phin;
using model::v1::OrderState;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t now = 1'800'000'000'000;

model::v1::OrderLine lineOf(int seconds, const std::string& station = "barista", int quantity = 1,
                            std::uint32_t number = 1) {
    model::v1::OrderLine line;
    line.set_line(number);
    line.set_station(station);
    line.set_target_seconds(seconds);
    line.set_quantity(quantity);
    line.set_prepare(true);
    return line;
}

model::v1::PricedOrder cart(const std::vector<model::v1::OrderLine>& lines) {
    model::v1::PricedOrder order;
    for (const auto& line : lines)
        *order.add_lines() = line;
    return order;
}

/// An order placed `minutesAgo`.
OrderState placed(const std::string& id, const std::vector<model::v1::OrderLine>& lines, int minutesAgo = 1) {
    OrderState order;
    order.set_order_id(id);
    order.set_device("till-a");
    order.set_placed_hlc(static_cast<std::uint64_t>(now - minutesAgo * minute) << 16);
    order.mutable_placed()->set_order_id(id);
    *order.mutable_placed()->mutable_order() = cart(lines);
    return order;
}

model::v1::LinePrep& mark(OrderState& order, model::v1::PrepState state, std::int64_t startedMs,
                          std::int64_t readyMs = 0, std::uint32_t line = 1) {
    auto& prep = *order.add_preps();
    prep.set_line(line);
    prep.set_state(state);
    prep.set_hlc(static_cast<std::uint64_t>(std::max(startedMs, readyMs)) << 16);
    prep.set_device("barista-1");
    prep.set_started_at_ms(startedMs);
    prep.set_ready_at_ms(readyMs);
    return prep;
}

/// Lines of two minutes that took `seconds` each, a while ago.
void teach(WorkQueue& queue, int seconds, int count = 10, std::int64_t at = now - 5 * minute) {
    for (int i = 0; i < count; ++i) {
        auto order = placed("done-" + std::to_string(at) + "-" + std::to_string(i), {lineOf(120)}, 60);
        mark(order, model::v1::READY, at - seconds * 1'000, at);
        queue.apply(order);
    }
}

std::int64_t minutes(const Promise& promise) {
    return promise.readyAtMs == 0 ? -1 : (promise.readyAtMs - now) / minute;
}

model::v1::Menu menuOf(int hands) {
    model::v1::Menu menu;
    auto* station = menu.add_stations();
    station->set_id("barista");
    station->set_hands(hands);
    return menu;
}

StationPause paused(bool is, std::uint64_t hlc) {
    return {"barista", is, "machine", now, {}, hlc};
}

} // namespace

class TestPromise : public QObject {
    Q_OBJECT
private slots:
    void promise_emptyShop_isTheTarget_inWholeMinutesUp_data() {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("minutes");
        QTest::newRow("two minutes") << 120 << 2;
        QTest::newRow("a little more") << 121 << 3;
        QTest::newRow("a moment is a minute") << 5 << 1;
        QTest::newRow("no target: the house's own") << 0 << 4;
    }
    void promise_emptyShop_isTheTarget_inWholeMinutesUp() {
        QFETCH(const int, seconds);
        QFETCH(const int, minutes);
        QCOMPARE(::minutes(WorkQueue().promise(cart({lineOf(seconds)}), now)), minutes);
    }

    void promise_nothingToMake_isNone() {
        auto line = lineOf(120);
        line.set_prepare(false);
        QCOMPARE(WorkQueue().promise(cart({line}), now).readyAtMs, std::int64_t{0});
        QCOMPARE(WorkQueue().promise(cart({}), now).readyAtMs, std::int64_t{0});
    }

    void promise_moreOfOneLine_takesHalfAsLongEach() {
        QCOMPARE(minutes(WorkQueue().promise(cart({lineOf(120, "barista", 5)}), now)), std::int64_t{6});
    }

    void promise_theSlowestStationCounts_alsoForAPartElsewhere() {
        WorkQueue queue;
        queue.apply(placed("one", {lineOf(600, "kitchen")}));
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now)), std::int64_t{2});
        QCOMPARE(minutes(queue.promise(cart({lineOf(120), lineOf(60, "kitchen", 1, 2)}), now)), std::int64_t{11});
        auto both = lineOf(120);
        both.add_also_at("kitchen");
        QCOMPARE(minutes(queue.promise(cart({both}), now)), std::int64_t{12});
    }

    void promise_workAhead_isSharedByThoseWhoWorkThere() {
        WorkQueue queue;
        for (const auto* id : {"a", "b", "c", "d"})
            queue.apply(placed(id, {lineOf(120)}));
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now)), std::int64_t{10});
        queue.setMenu(menuOf(2));
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now)), std::int64_t{6});
    }

    void promise_startedLines_countWithWhatIsLeftOfThem() {
        WorkQueue queue;
        auto order = placed("a", {lineOf(600)}, 10);
        mark(order, model::v1::STARTED, now - 6 * minute);
        queue.apply(order);
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now)), std::int64_t{6});
        // However long it takes, it is not done before somebody says so.
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now + 60 * minute)) - 60, std::int64_t{3});
        // A start that lies ahead, by a clock that is fast, is no more than all of it.
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now - 60 * minute)) + 60, std::int64_t{12});
    }

    void promise_heldOrders_areNobodysWork_raisedOnesAre() {
        WorkQueue queue;
        auto order = placed("a", {lineOf(600)});
        order.mutable_held()->set_is(true);
        order.mutable_held()->set_hlc(1);
        queue.apply(order);
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now)), std::int64_t{2});
        QCOMPARE(queue.outlooks(now).at("a").readyAtMs, std::int64_t{0});
        order.mutable_held()->set_is(false);
        order.mutable_held()->set_hlc(2);
        order.mutable_raised()->set_is(true);
        order.mutable_raised()->set_hlc(3);
        queue.apply(order);
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now)), std::int64_t{12});
    }

    void promise_readyVoidedAndTakenOff_areNoWork() {
        WorkQueue queue;
        auto ready = placed("a", {lineOf(600)});
        mark(ready, model::v1::READY, now - minute, now);
        auto voided = placed("b", {lineOf(600)});
        voided.mutable_voided()->set_reason("gone");
        auto changed = placed("c", {lineOf(600)});
        auto* change = changed.add_revisions();
        change->set_device("till-a");
        change->mutable_changed()->set_revision(1);
        *change->mutable_changed()->mutable_order() = cart({lineOf(60, "barista", 1, 2)});
        for (const auto& order : {ready, voided, changed})
            queue.apply(order);
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now)), std::int64_t{3});
    }

    void promise_aPausedStation_promisesNothing_andSaysSo() {
        WorkQueue queue;
        queue.note(paused(true, 5));
        const auto promise = queue.promise(cart({lineOf(120)}), now);
        QCOMPARE(promise.readyAtMs, std::int64_t{0});
        QCOMPARE(promise.paused, std::string("barista"));
        QCOMPARE(minutes(queue.promise(cart({lineOf(120, "kitchen")}), now)), std::int64_t{2});
        queue.note(paused(false, 4)); // an older word
        QCOMPARE(queue.promise(cart({lineOf(120)}), now).readyAtMs, std::int64_t{0});
        queue.note(paused(false, 6));
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now)), std::int64_t{2});
    }

    void promise_aPausedStationWithAStandIn_isTheStandIns() {
        auto menu = menuOf(1);
        menu.mutable_stations(0)->set_falls_to("bar");
        menu.add_stations()->set_id("bar");
        WorkQueue queue;
        queue.setMenu(menu);
        queue.apply(placed("before", {lineOf(240, "bar")}));
        queue.apply(placed("waits", {lineOf(120)}));
        StationPause pause;
        pause.station = "barista";
        pause.paused = true;
        pause.hlc = 1;
        queue.note(pause);
        const auto promise = queue.promise(cart({lineOf(120)}), now);
        QVERIFY(promise.paused.empty());
        QCOMPARE(minutes(promise), 8); // the bar's own, what waits here, and this
        QCOMPARE(queue.outlooks(now).at("waits").readyAtMs, now + 6 * minute);
        pause.station = "bar";
        queue.note(pause);
        QCOMPARE(queue.promise(cart({lineOf(120)}), now).paused, std::string("barista"));
    }

    void changes_countOnlyFromTheTillThatPlacedTheOrder() {
        auto order = placed("a", {lineOf(120)});
        order.mutable_placed()->set_promised_at_ms(now + minute);
        for (const auto* device : {"stranger", "till-a"}) {
            auto& revision = *order.add_revisions();
            revision.set_device(device);
            revision.set_hlc(*device == 's' ? 1 : 2);
            revision.mutable_changed()->set_revision(1);
            revision.mutable_changed()->set_promised_at_ms(*device == 's' ? 999 : now + 2 * minute);
            revision.mutable_changed()->set_due_at_ms(*device == 's' ? 999 : 0);
            *revision.mutable_changed()->mutable_order() = cart({lineOf(120)});
        }
        QCOMPARE(promisedAtMs(order), now + 2 * minute);
        QCOMPARE(dueAtMs(order), std::int64_t{0});
    }

    void making_isLeft_asTheScreensHaveIt() {
        auto order = placed("a", {lineOf(120, "barista", 1)});
        auto& revision = *order.add_revisions();
        revision.set_device("till-a");
        revision.mutable_changed()->set_revision(1);
        *revision.mutable_changed()->mutable_order() = cart({lineOf(120, "barista", 2)});
        auto& prep = mark(order, model::v1::BUMPED, now - minute, now);
        prep.set_made_revision(1); // who bumped it saw the order as it was placed
        QCOMPARE(makingsOf(order).size(), std::size_t{1});
        QCOMPARE(makingsOf(order)[0].units, 0);
        prep.set_made_revision(0);
        QCOMPARE(makingsOf(order)[0].units, 1);
    }

    void whatNobodyCanMean_makesNoTimeOverflow() {
        auto line = lineOf(INT32_MAX, "barista", INT32_MAX);
        QCOMPARE(workMs(line, INT32_MAX), 24 * 60 * minute);
        auto order = placed("a", {line});
        order.mutable_placed()->set_due_at_ms(INT64_MAX);
        order.mutable_placed()->set_promised_at_ms(INT64_MIN);
        QCOMPARE(dueAtMs(order), std::int64_t{0});
        QCOMPARE(promisedAtMs(order), std::int64_t{0});
        QCOMPARE(beginAtMs(order, "barista"), std::int64_t{0});
    }

    void pace_isTheMiddleOfTheLastLines_withinBounds_data() {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("pace");
        QTest::newRow("as the targets say") << 120 << 1'000;
        QTest::newRow("twice as slow") << 240 << 2'000;
        QTest::newRow("somebody forgets to say ready") << 3'600 << 3'000;
        QTest::newRow("started when it was ready") << 1 << 500;
    }
    void pace_isTheMiddleOfTheLastLines_withinBounds() {
        QFETCH(const int, seconds);
        QFETCH(const int, pace);
        WorkQueue queue;
        teach(queue, seconds);
        QCOMPARE(queue.pace("barista", now), pace);
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now)), std::int64_t{(2 * pace + 999) / 1'000});
    }

    void pace_aFewSlowLines_areNotTheRule() {
        WorkQueue queue;
        teach(queue, 120, 20);
        teach(queue, 3'000, 5, now - 2 * minute);
        QCOMPARE(queue.pace("barista", now), 1'000);
    }

    void pace_tooFewOrTooOldLines_sayNothing() {
        WorkQueue few, old;
        teach(few, 240, static_cast<int>(WorkQueue::fewestPaceLines) - 1);
        QCOMPARE(few.pace("barista", now), 1'000);
        teach(old, 240, 20, now - WorkQueue::paceAgeMs - minute);
        QCOMPARE(old.pace("barista", now), 1'000);
    }

    void pace_theNewestLinesCount() {
        WorkQueue queue;
        teach(queue, 360, 40, now - 60 * minute);
        teach(queue, 120, static_cast<int>(WorkQueue::paceLines), now - minute);
        QCOMPARE(queue.pace("barista", now), 1'000);
    }

    void promise_moreWork_isNeverEarlier() {
        std::mt19937 random(7);
        const auto upTo = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
        for (int round = 0; round < 200; ++round) {
            WorkQueue queue;
            queue.setMenu(menuOf(1 + upTo(3)));
            if (upTo(2) == 0)
                teach(queue, 30 + upTo(400));
            std::vector<model::v1::OrderLine> own;
            std::int64_t before = 0;
            for (int step = 0; step < 40; ++step) {
                auto line = lineOf(upTo(600), upTo(3) == 0 ? "kitchen" : "barista", 1 + upTo(4),
                                   static_cast<std::uint32_t>(step + 1));
                if (step == 0 || upTo(2) == 0)
                    own.push_back(line);
                else
                    queue.apply(placed("order-" + std::to_string(step), {line}, upTo(30)));
                const auto next = queue.promise(cart(own), now).readyAtMs;
                QVERIFY(next >= before && next > now);
                before = next;
            }
        }
    }

    void apply_inWhateverOrder_promisesTheSame() {
        std::mt19937 random(11);
        std::vector<OrderState> states;
        for (int i = 0; i < 12; ++i) {
            auto order = placed("order-" + std::to_string(i), {lineOf(60 + i * 20), lineOf(90, "kitchen", 2, 2)}, i);
            states.push_back(order);
            mark(order, model::v1::STARTED, now - 5 * minute);
            states.push_back(order);
            if (i % 2 == 0) {
                auto& prep = *order.mutable_preps(0);
                prep.set_state(model::v1::READY);
                prep.set_hlc(prep.hlc() + 1);
                prep.set_ready_marks(1);
                prep.set_ready_at_ms(now - minute);
                states.push_back(order);
            }
        }
        WorkQueue queue;
        for (const auto& state : states)
            queue.apply(state);
        const auto wanted = queue.promise(cart({lineOf(120), lineOf(60, "kitchen", 1, 2)}), now).readyAtMs;
        for (int round = 0; round < 20; ++round) {
            std::shuffle(states.begin(), states.end(), random);
            WorkQueue other;
            for (const auto& state : states)
                other.apply(state);
            for (const auto& state : states) // told twice
                other.apply(state);
            QCOMPARE(other.promise(cart({lineOf(120), lineOf(60, "kitchen", 1, 2)}), now).readyAtMs, wanted);
            QCOMPARE(other.pace("barista", now), queue.pace("barista", now));
        }
    }

    void promise_forAChangedOrder_standsAtItsPlace_withoutWhatIsMade() {
        WorkQueue queue;
        queue.apply(placed("first", {lineOf(120)}, 9));
        auto own = placed("own", {lineOf(120), lineOf(120, "barista", 1, 2)}, 6);
        mark(own, model::v1::READY, now - 2 * minute, now - minute);
        queue.apply(own);
        queue.apply(placed("behind", {lineOf(1'200)}, 3));
        const auto lines = cart({lineOf(120), lineOf(120, "barista", 1, 2), lineOf(60, "barista", 1, 3)});
        QCOMPARE(minutes(queue.promise("own", lines, now)), std::int64_t{5});
        QCOMPARE(minutes(queue.promise("unknown", cart({lineOf(60)}), now)), std::int64_t{25});
    }

    void outlook_aPromiseStands_untilItIsWrongByMoreThanTwoMinutes() {
        WorkQueue queue;
        auto order = placed("own", {lineOf(240)}, 1);
        order.mutable_placed()->set_promised_at_ms(now + 3 * minute);
        queue.apply(order);
        auto outlook = queue.outlooks(now).at("own");
        QCOMPARE(outlook.readyAtMs, now + 4 * minute);
        QCOMPARE(outlook.toldMs(), now + 3 * minute);
        auto raised = placed("other", {lineOf(120)}, 0); // somebody else first
        raised.mutable_raised()->set_is(true);
        raised.mutable_raised()->set_hlc(1);
        queue.apply(raised);
        outlook = queue.outlooks(now).at("own");
        QCOMPARE(outlook.toldMs(), now + 6 * minute);
        order.mutable_placed()->set_promised_at_ms(0);
        queue.apply(order);
        QCOMPARE(queue.outlooks(now).at("own").toldMs(), std::int64_t{0}); // nobody was told anything
    }

    void preOrder_isNoWork_beforeItHasToBeBegun() {
        WorkQueue queue;
        auto later = placed("later", {lineOf(600)});
        later.mutable_placed()->set_due_at_ms(now + 60 * minute);
        queue.apply(later);
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now)), std::int64_t{2});
        QCOMPARE(queue.outlooks(now).at("later").readyAtMs, now + 60 * minute);
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now + 50 * minute)) - 50, std::int64_t{12});
        QCOMPARE(queue.promise(cart({lineOf(120)}), now, now + 30 * minute).readyAtMs, now + 30 * minute);
    }

    void beginning_ofAPreOrder_isWhenItIsDueLessItsStationsWork() {
        auto order = placed("a", {lineOf(120), lineOf(60, "barista", 1, 2), lineOf(600, "kitchen", 1, 3)});
        QCOMPARE(beginAtMs(order, "barista"), std::int64_t{0});
        order.mutable_placed()->set_due_at_ms(now);
        QCOMPARE(beginAtMs(order, "barista"), now - 3 * minute);
        QCOMPARE(beginAtMs(order, "kitchen"), now - 10 * minute);
        QCOMPARE(beginAtMs(order), now - 10 * minute);
        QCOMPARE(beginAtMs(order, "elsewhere"), std::int64_t{0});
    }

    void queue_forgetsOrdersThatAreLongDone() {
        WorkQueue queue;
        for (int i = 0; i < 5'000; ++i) {
            auto order = placed("order-" + std::to_string(i), {lineOf(120)});
            queue.apply(order);
            mark(order, model::v1::READY, now - 3 * minute, now - minute);
            queue.apply(order);
        }
        QCOMPARE(minutes(queue.promise(cart({lineOf(120)}), now)), std::int64_t{2});
        QVERIFY(queue.outlooks(now).empty());
    }
};

QTEST_GUILESS_MAIN(TestPromise)
#include "tst_promise.moc"
