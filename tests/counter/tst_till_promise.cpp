#include "sync/model/making.h"
#include "sync/model/why.h"
#include "tests/counter/till_fixture.h"

#include "phin/model/v1/pause.pb.h"
#include "phin/model/v1/prep.pb.h"

#include <QTest>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {

constexpr std::int64_t minute = 60'000; // each product of the small menu takes two

Result<Sent> send(TillFixture& at, const Uuid& order) {
    return await<Sent>([&](auto done) { at.till().send(order, std::move(done)); });
}

/// Lines of an order, as a station's word comes in.
void mark(TillFixture& at, const Uuid& order, model::v1::PrepState state) {
    const auto marked = await<bool>([&](auto done) {
        at.box().writer().post(
            [&](journal::Journal& journal) {
                model::v1::PrepMarked word;
                word.set_schema(1);
                word.set_order_id(order.bytes());
                word.add_lines(1);
                word.set_state(state);
                word.set_station("barista");
                word.set_at_ms(journal.nowMs());
                if (state == model::v1::READY)
                    word.add_made(1);
                journal.append("prep.marked", word);
                return phin::done();
            },
            [done](const Status& status) { done(status ? Result<bool>(true) : Result<bool>(status.error())); });
    });
    PHIN_OK(marked);
}

std::int64_t minutesLeft(TillFixture& at, std::int64_t ms) {
    return ms == 0 ? -1 : (ms - at.clock().nowMs()) / minute;
}

std::int64_t promised(TillFixture& at, const Uuid& order) {
    return promisedAtMs(*at.stored(order));
}

} // namespace

class TillPromiseTest : public QObject {
    Q_OBJECT
private slots:
    void promise_isOfTheQueue_andStandsOnWhatIsWritten() {
        TillFixture at;
        const auto first = at.opened(1, {"phin"});
        QCOMPARE(minutesLeft(at, at.till().promise(first).readyAtMs), std::int64_t{2});
        const auto paid = at.pay(first, idOf(101));
        PHIN_OK(paid);
        QCOMPARE(minutesLeft(at, paid->promisedAtMs), std::int64_t{2});
        QCOMPARE(promised(at, first), paid->promisedAtMs);
        const auto second = at.opened(2, {"phin"});
        QCOMPARE(minutesLeft(at, at.till().promise(second).readyAtMs), std::int64_t{4});
        const auto sent = send(at, second);
        PHIN_OK(sent);
        QCOMPARE(minutesLeft(at, sent->promisedAtMs), std::int64_t{4});
        QCOMPARE(promised(at, second), sent->promisedAtMs);
        const auto sold = at.sell(saleOf(3, 103, {"phin"}));
        PHIN_OK(sold);
        QCOMPARE(minutesLeft(at, sold->promisedAtMs), std::int64_t{6});

        mark(at, first, model::v1::READY);
        QCOMPARE(minutesLeft(at, at.till().promise(at.opened(4, {"phin"})).readyAtMs), std::int64_t{6});
        QCOMPARE(minutesLeft(at, at.till().outlooks().at(idOf(3).bytes()).readyAtMs), std::int64_t{4});
    }

    void promise_afterARestart_isTheSame() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(1, 101, {"phin"})));
        PHIN_OK(at.sell(saleOf(2, 102, {"phin"})));
        at.restart();
        QCOMPARE(minutesLeft(at, at.till().promise(at.opened(3, {"phin"})).readyAtMs), std::int64_t{6});
    }

    void promise_standsWhateverTheQueueDoes_untilTheGuestAsksForMore() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_OK(send(at, order));
        const auto first = promised(at, order);
        at.clock().advance(minute);
        PHIN_OK(at.till().setGuest(order, "Bàn 4"));
        PHIN_OK(send(at, order)); // a name costs no time
        QCOMPARE(promised(at, order), first);
        PHIN_OK(at.till().addLine(order, choice("phin")));
        PHIN_OK(send(at, order));
        QCOMPARE(minutesLeft(at, promised(at, order)), std::int64_t{4});
        const auto second = promised(at, order);
        PHIN_OK(at.till().removeLine(order, 2));
        PHIN_OK(send(at, order)); // less is never later, and was not promised earlier
        QCOMPARE(promised(at, order), second);
        const auto paid = at.pay(order, idOf(101));
        PHIN_OK(paid);
        QCOMPARE(paid->promisedAtMs, second);
    }

    void promise_ofAPausedStation_isNone() {
        TillFixture at;
        const auto paused = await<bool>([&](auto done) {
            at.box().writer().post(
                [](journal::Journal& journal) {
                    model::v1::StationPaused word;
                    word.set_schema(1);
                    word.set_station("barista");
                    word.set_paused(true);
                    word.set_reason("machine");
                    journal.append("station.paused", word);
                    return phin::done();
                },
                [done](const Status& status) { done(status ? Result<bool>(true) : Result<bool>(status.error())); });
        });
        PHIN_OK(paused);
        const auto order = at.opened(1, {"phin"});
        QCOMPARE(at.till().promise(order).paused, std::string("barista"));
        const auto paid = at.pay(order, idOf(101));
        PHIN_OK(paid);
        QCOMPARE(paid->promisedAtMs, std::int64_t{0});
        QCOMPARE(minutesLeft(at, at.till().promise(at.opened(2, {"banh-mi"})).readyAtMs), std::int64_t{2});
    }

    void receipt_saysWhenItIsReady_orWhatItIsFor() {
        TillFixture at;
        const auto facts = [&](const Uuid& order, const std::string& language) {
            const auto receipt = await<ports::Receipt>([&](auto done) {
                at.till().receipt({order, {}, language, "Quầy 1", {}}, std::move(done));
            });
            return receipt && receipt->facts.size() > 1 ? receipt->facts[1] : std::string();
        };
        PHIN_OK(at.sell(saleOf(1, 101, {"phin"})));
        QVERIFY(facts(idOf(1), "en").starts_with("Ready about "));
        QVERIFY(facts(idOf(1), "vi").starts_with("Xong khoảng "));
        auto later = saleOf(2, 102, {"phin"});
        later.dueAtMs = at.clock().nowMs() + 60 * minute;
        PHIN_OK(at.sell(later));
        QVERIFY(facts(idOf(2), "en").starts_with("Pre-order for "));
    }

    void due_isKeptWithTheOrder_alsoOverARestart() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        const auto due = at.clock().nowMs() + 45 * minute;
        PHIN_OK(at.till().setDue(order, due));
        PHIN_OK(at.till().addLine(order, choice("phin")));
        at.restart();
        QCOMPARE(at.till().dueAtMs(order), due);
        const auto paid = at.pay(order, idOf(101));
        PHIN_OK(paid);
        QCOMPARE(paid->promisedAtMs, due);
        QCOMPARE(dueAtMs(*at.stored(order)), due);
        // It is nobody's work yet.
        QCOMPARE(minutesLeft(at, at.till().promise(at.opened(2, {"phin"})).readyAtMs), std::int64_t{2});
    }

    void due_ofASentOrder_canBeChanged_andTakenBack() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_OK(send(at, order));
        const auto due = at.clock().nowMs() + 30 * minute;
        PHIN_OK(at.till().setDue(order, due));
        QCOMPARE(at.till().openOrders().front().unsent, 1);
        PHIN_OK(send(at, order));
        QCOMPARE(dueAtMs(*at.stored(order)), due);
        QCOMPARE(promised(at, order), due);
        PHIN_OK(at.till().setDue(order, 0));
        PHIN_OK(send(at, order));
        QCOMPARE(dueAtMs(*at.stored(order)), std::int64_t{0});
        QCOMPARE(minutesLeft(at, promised(at, order)), std::int64_t{2});
    }

    void due_passedOrBeyondTheDay_isRefused() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        const auto passed = at.till().setDue(order, at.clock().nowMs());
        PHIN_ERROR(passed, ErrorKind::Refused);
        QVERIFY(passed.error().why == Why::DuePassed);
        const auto tooLate = at.till().setDue(order, at.till().latestDueMs() + 1);
        PHIN_ERROR(tooLate, ErrorKind::Refused);
        QVERIFY(tooLate.error().why == Why::DueTooLate);
        PHIN_OK(at.till().setDue(order, at.till().latestDueMs()));
        QCOMPARE(at.till().dueAtMs(order), at.till().latestDueMs());
        auto whole = saleOf(2, 102, {"phin"});
        whole.dueAtMs = INT64_MAX;
        const auto sold = at.sell(whole);
        PHIN_ERROR(sold, ErrorKind::Refused);
        QVERIFY(sold.error().why == Why::DueTooLate);
    }

    void due_thatPassedBeforeItWasSent_isSaid() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_OK(at.till().setDue(order, at.clock().nowMs() + 5 * minute));
        at.clock().advance(6 * minute);
        const auto sent = send(at, order);
        PHIN_ERROR(sent, ErrorKind::Refused);
        QVERIFY(sent.error().why == Why::DuePassed);
        PHIN_ERROR(at.pay(order, idOf(101)), ErrorKind::Refused);
        PHIN_OK(at.till().setDue(order, 0));
        PHIN_OK(at.pay(order, idOf(101)));
    }
};

QTEST_GUILESS_MAIN(TillPromiseTest)
#include "tst_till_promise.moc"
