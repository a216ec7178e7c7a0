#include "sync/model/times_form.h"

#include <nlohmann/json.hpp>

#include <QTest>
#include <QtCore/qfloat16.h> // QCOMPARE would make one of a json, too

#include <algorithm>
#include <random>

using namespace phin;
using model::v1::OrderState;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t nine = 1'554'076'800'000 + 9 * 60 * minute; // 2019-04-01T09:00Z

/// One line of two minutes, asked for at nine.
OrderState order(const std::string& id = "order-1", const std::string& product = "latte", std::int64_t atMs = nine) {
    OrderState state;
    state.set_order_id(id);
    state.set_device("till-a");
    state.set_placed_hlc(static_cast<std::uint64_t>(atMs) << 16);
    state.mutable_placed()->set_business_date(20190401);
    auto* line = state.mutable_placed()->mutable_order()->add_lines();
    line->set_line(1);
    line->set_product(product);
    line->mutable_name()->set_en(product);
    line->set_station("barista");
    line->set_quantity(1);
    line->set_target_seconds(120);
    line->set_prepare(true);
    return state;
}

/// Started and ready so many minutes after nine; 0: no start was said.
model::v1::LinePrep& made(OrderState& state, int started, int ready, const std::string& part = {}) {
    auto& prep = *state.add_preps();
    prep.set_line(1);
    prep.set_part(part);
    prep.set_state(model::v1::BUMPED);
    prep.set_hlc(static_cast<std::uint64_t>(nine + ready * minute) << 16);
    prep.set_device("barista-1");
    prep.set_started_at_ms(started == 0 ? 0 : nine + started * minute);
    prep.set_ready_at_ms(nine + ready * minute);
    prep.set_ready_marks(1);
    return prep;
}

TicketTimes timesOf(const std::vector<OrderState>& orders, int utcOffsetMinutes = 0) {
    TicketTimes times(20190401, 20190401, utcOffsetMinutes);
    for (const auto& each : orders)
        times.add(each);
    return times;
}

std::vector<std::int64_t> minutes(const std::vector<std::int64_t>& values) {
    std::vector<std::int64_t> all;
    for (const auto value : values)
        all.push_back(value / minute);
    return all;
}

using Minutes = std::vector<std::int64_t>;

} // namespace

class TestTicketTimes : public QObject {
    Q_OBJECT
private slots:
    void waitingAndMaking_endWhenItIsReady() {
        auto state = order();
        made(state, 3, 5);
        const auto times = timesOf({state});
        QCOMPARE(minutes(times.all().waitedMs), Minutes{5});
        QCOMPARE(minutes(times.all().madeMs), Minutes{2});
        QCOMPARE(times.all().over, std::uint64_t{1});
    }

    void withoutAStart_onlyTheWaitingIsKnown() {
        auto state = order();
        made(state, 0, 1);
        const auto times = timesOf({state});
        QCOMPARE(minutes(times.all().waitedMs), Minutes{1});
        QVERIFY(times.all().madeMs.empty());
        QCOMPARE(times.all().over, std::uint64_t{0});
    }

    void whatIsNotReady_voidedOrOfAnotherDay_doesNotCount() {
        auto waits = order();
        auto voided = order("order-2");
        made(voided, 1, 2);
        voided.mutable_voided()->set_reason("gone");
        auto other = order("order-3");
        other.mutable_placed()->set_business_date(20190402);
        made(other, 1, 2);
        QVERIFY(timesOf({waits, voided, other}).all().waitedMs.empty());
    }

    void clocksThatDisagree_neverMakeATimeNegative() {
        auto slow = order();
        made(slow, -5, -3); // the station's clock is behind
        auto mixed = order("order-2");
        made(mixed, 4, 3); // started after it was ready, by another box's clock
        const auto times = timesOf({slow, mixed});
        QCOMPARE(minutes(times.all().waitedMs), (Minutes{0, 3}));
        QCOMPARE(minutes(times.all().madeMs), (Minutes{2})); // of the other nobody knows
    }

    void whatTookLongerThanADay_isOnlyCounted() {
        auto state = order();
        made(state, 0, 3 * 24 * 60);
        const auto times = timesOf({state});
        QVERIFY(times.all().waitedMs.empty());
        QCOMPARE(times.all().unclear, std::uint64_t{1});
    }

    void heldTime_andAPreOrdersWaiting_areNotTheStations() {
        auto held = order();
        made(held, 11, 12);
        held.mutable_held()->set_device("barista-1");
        held.mutable_held()->set_hlc(static_cast<std::uint64_t>(nine + 10 * minute) << 16);
        auto later = order("order-2");
        later.mutable_placed()->set_due_at_ms(nine + 60 * minute); // to be begun at 58
        made(later, 58, 61);
        QCOMPARE(minutes(timesOf({held, later}).all().waitedMs), (Minutes{2, 3}));
    }

    void aLineAddedLater_countsFromThen() {
        auto state = order();
        auto* revision = state.add_revisions();
        revision->set_device("till-a");
        revision->set_hlc(static_cast<std::uint64_t>(nine + 20 * minute) << 16);
        revision->mutable_changed()->set_revision(1);
        auto* line = revision->mutable_changed()->mutable_order()->add_lines();
        *line = state.placed().order().lines(0);
        line->set_line(2);
        auto& prep = made(state, 0, 22);
        prep.set_line(2);
        prep.set_revision(1);
        QCOMPARE(minutes(timesOf({state}).all().waitedMs), Minutes{2});
    }

    void parts_countWhereAndByWhomTheyWereMade() {
        auto state = order();
        state.mutable_placed()->mutable_order()->mutable_lines(0)->add_also_at("kitchen");
        made(state, 1, 2).set_ready_staff("an");
        auto& moved = made(state, 2, 4, "kitchen");
        moved.set_ready_station("bar-2");
        const auto times = timesOf({state});
        QCOMPARE(times.all().waitedMs.size(), std::size_t{2});
        QCOMPARE(minutes(times.byStation().at("barista").waitedMs), Minutes{2});
        QCOMPARE(minutes(times.byStation().at("bar-2").waitedMs), Minutes{4});
        QCOMPARE(minutes(times.byPerson().at("an").waitedMs), Minutes{2});
        QCOMPARE(minutes(times.byPerson().at("").waitedMs), Minutes{4});
    }

    void remakes_areCountedApart_fromTheFirstTime() {
        auto state = order();
        auto& prep = made(state, 1, 2);
        prep.set_recalls(2);
        prep.set_started_at_ms(nine + 9 * minute); // of the second time
        const auto times = timesOf({state});
        QCOMPARE(minutes(times.all().waitedMs), Minutes{2});
        QVERIFY(times.all().madeMs.empty());
        QCOMPARE(times.all().remakes, std::uint64_t{2});
    }

    void hours_areTheShopsClock_ofTheAsking() {
        auto state = order();
        made(state, 1, 90);
        QCOMPARE(timesOf({state}, 7 * 60).byHour().begin()->first, 16);
    }

    void percentile_isTheSmallestThatSoManyDoNotExceed() {
        QCOMPARE(percentile({}, 50), std::int64_t{0});
        QCOMPARE(percentile({7}, 90), std::int64_t{7});
        QCOMPARE(percentile({4, 1, 3, 2}, 50), std::int64_t{2});
        QCOMPARE(percentile({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 90), std::int64_t{9});
        QCOMPARE(percentile({1, 2, 3}, 100), std::int64_t{3});
    }

    void form_hasASectionForEach_inBothLanguages() {
        auto state = order();
        made(state, 1, 3).set_ready_staff("an-id");
        const TimesOfDay day{20190401, timesOf({state}), {{"an-id", "An"}}};
        const auto form = formOf(day, "en");
        QCOMPARE(form.title, std::string("Ticket times"));
        QCOMPARE(form.sections.size(), std::size_t{5});
        QCOMPARE(form.sections[0].rows[0].amount, std::string("3:00 · 3:00 · 100%"));
        QCOMPARE(form.sections[2].rows[0].label, std::string("latte"));
        QCOMPARE(form.sections[4].rows[0].label, std::string("An"));
        QCOMPARE(formOf(day, "vi").sections[3].title, std::string("Theo giờ"));
        QVERIFY(!toText(form).empty());
    }

    void json_isTheSame_inWhateverOrderTheyCame() {
        std::vector<OrderState> orders;
        for (int i = 0; i < 20; ++i) {
            auto state = order("order-" + std::to_string(i), i % 3 ? "latte" : "tea", nine + i * minute);
            made(state, i + 1, i + 1 + i % 5).set_ready_staff(i % 2 ? "an" : "");
            orders.push_back(state);
        }
        const auto wanted = toJson(timesOf(orders)).dump();
        std::mt19937 random(3);
        for (int round = 0; round < 5; ++round) {
            std::shuffle(orders.begin(), orders.end(), random);
            QCOMPARE(toJson(timesOf(orders)).dump(), wanted);
        }
        const auto json = toJson(timesOf(orders), [](const std::string& id) { return id + "!"; });
        QCOMPARE(json["lines"], 20);
        QCOMPARE(json["by_product"][0]["id"], "latte");
        QCOMPARE(json["by_hour"][0]["hour"], 9);
        QVERIFY(json["by_person"].dump().find("an!") != std::string::npos);
        QVERIFY(json["waited"]["p90_ms"] >= json["waited"]["median_ms"]);
    }
};

QTEST_GUILESS_MAIN(TestTicketTimes)
#include "tst_ticket_times.moc"
