#include "tests/counter/till_fixture.h"
#include "tests/support/storage_limit.h"

#include <QTest>

#include <set>
#include <thread>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {
QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}
} // namespace

class TillTest : public QObject {
    Q_OBJECT
private slots:
    // --- paying

    void pay_openOrder_placesAndPaysInOneTransaction() {
        TillFixture at;
        const auto order = at.opened(1, {"phin", "banh-mi"});
        PHIN_OK(at.till().setGuest(order, "Linh"));
        at.clock().advance(5'000);
        const auto paid = at.pay(order, idOf(100), {tender("cash", 100'000)});
        PHIN_OK(paid);
        QCOMPARE(text(paid->number), QString("A-001"));
        QCOMPARE(paid->receipt, std::uint64_t{1});
        QCOMPARE(paid->totalMinor, std::int64_t{60'000});
        QCOMPARE(paid->changeMinor, std::int64_t{40'000});
        QCOMPARE(text(paid->currency), QString("VND"));
        QVERIFY(!paid->repeated);
        QVERIFY(paid->order == order);

        QCOMPARE(text(at.decisions()), QString("shift.opened order.placed order.paid"));
        const auto state = at.stored(order);
        QVERIFY(state.has_value());
        QCOMPARE(state->placed().count(), 1u);
        QCOMPARE(state->placed().business_date(), 20190401);
        QCOMPARE(state->placed().placed_at_ms(), FakeClock::aprilMorningMs + 5'000);
        QCOMPARE(text(state->placed().guest()), QString("Linh"));
        QCOMPARE(state->placed().order().lines_size(), 2);
        QCOMPARE(state->payments_size(), 1);
        QCOMPARE(state->payments(0).tenders(0).amount_minor(), std::int64_t{60'000});
        QVERIFY(at.till().openOrders().empty());
        QVERIFY(at.box()
                    .writer()
                    .run([](journal::Journal& journal) { return journal.papers(cartPaper).empty() ? done() : Error{}; })
                    .ok());
    }

    void pay_manyOrders_numbersAndReceiptsHaveNoGaps() {
        TillFixture at;
        for (std::uint32_t i = 1; i <= 40; ++i) {
            const auto paid = i % 2 ? at.pay(at.opened(i, {"phin"}), idOf(1'000 + i))
                                    : at.sell(saleOf(i, 1'000 + i, {"water", "banh-mi"}));
            PHIN_OK(paid);
            QCOMPARE(paid->receipt, std::uint64_t{i});
            QCOMPARE(text(paid->number), QString("A-%1").arg(i, 3, 10, QChar('0')));
            if (i % 5 == 0) // what is refused uses up no number
                PHIN_ERROR(at.sell(saleOf(5'000 + i, 6'000 + i, {"croissant"})), ErrorKind::Refused);
        }
        QCOMPARE(at.state().lastReceipt, std::uint64_t{40});
        QCOMPARE(text(at.state().lastNumber), QString("A-040"));
    }

    void pay_sameIdAgain_answersTheSameAndDoesNothing() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        const auto first = at.pay(order, idOf(100), {tender("cash", 30'000)});
        PHIN_OK(first);
        const auto decisions = at.decisions();
        const auto again = at.pay(order, idOf(100), {tender("cash", 30'000)});
        PHIN_OK(again);
        QVERIFY(again->repeated);
        QCOMPARE(text(again->number), text(first->number));
        QCOMPARE(again->receipt, first->receipt);
        QCOMPARE(again->totalMinor, first->totalMinor);
        QCOMPARE(again->changeMinor, first->changeMinor);
        QCOMPARE(text(at.decisions()), text(decisions));
    }

    void pay_doubleTapBeforeTheCommit_paysOnce() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        at.restart();
        at.stop();
        at.make(); // nothing is decided until start()
        std::vector<Result<Paid>> answers;
        std::mutex mutex;
        const auto note = [&](Result<Paid> paid) {
            const std::lock_guard lock(mutex);
            answers.push_back(std::move(paid));
        };
        at.till().pay(order, idOf(100), {}, note);
        at.till().pay(order, idOf(100), {}, note);
        at.till().pay(order, idOf(101), {}, note);
        PHIN_ERROR(at.till().addLine(order, choice("water")), ErrorKind::Refused); // it is being paid
        at.start();
        PHIN_OK(at.pay(order, idOf(100))); // behind the others
        const std::lock_guard lock(mutex);
        QCOMPARE(answers.size(), std::size_t{3});
        for (const auto& answer : answers) {
            PHIN_OK(answer);
            QCOMPARE(answer->receipt, std::uint64_t{1});
        }
        QVERIFY(!answers[0]->repeated);
        QVERIFY(answers[1]->repeated);
        QVERIFY(answers[2]->repeated);
        QCOMPARE(at.stored(order)->payments_size(), 1);
        QVERIFY(at.till().openOrders().empty());
    }

    void pay_withAnotherPaymentId_answersTheFirstPayment() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_OK(at.pay(order, idOf(100), {tender("cash", 50'000)}));
        const auto other = at.pay(order, idOf(101), {tender("card", 25'000)});
        PHIN_OK(other);
        QVERIFY(other->repeated);
        QCOMPARE(other->receipt, std::uint64_t{1});
        QCOMPARE(other->changeMinor, std::int64_t{25'000});
        QCOMPARE(at.stored(order)->payments_size(), 1);
    }

    void pay_refused_leavesTheOrderOpen() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_ERROR(at.pay(order, idOf(100), {tender("cash", 24'999)}), ErrorKind::Refused);
        PHIN_ERROR(at.pay(order, idOf(100), {tender("card", 25'001)}), ErrorKind::Refused);
        PHIN_ERROR(at.pay(order, Uuid{}, {}), ErrorKind::WrongUse);
        QCOMPARE(text(at.decisions()), QString());
        PHIN_OK(at.till().addLine(order, choice("water")));
        const auto paid = at.pay(order, idOf(100), {tender("card", 35'000)});
        PHIN_OK(paid);
        QCOMPARE(paid->receipt, std::uint64_t{1});
    }

    void pay_nothingOnIt_isRefused() {
        TillFixture at;
        PHIN_ERROR(at.pay(at.opened(1, {}), idOf(100)), ErrorKind::Refused);
        PHIN_ERROR(at.pay(idOf(2), idOf(100)), ErrorKind::NotFound);
        QCOMPARE(text(at.decisions()), QString());
    }

    void pay_totalOfZero_isPaidWithoutMoney() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_OK(at.till().discountOrder(order, percentOff(10'000)));
        const auto paid = at.pay(order, idOf(100));
        PHIN_OK(paid);
        QCOMPARE(paid->totalMinor, std::int64_t{0});
        QCOMPARE(at.stored(order)->payments(0).tenders_size(), 0);
    }

    void sell_sameSaleAfterRestart_sellsNothingTwice() {
        TillFixture at;
        std::vector<Paid> first;
        for (std::uint32_t i = 0; i < 10; ++i)
            first.push_back(at.sell(saleOf(i + 1, i + 1'001, {"phin", "water"})).value());
        const auto decisions = at.decisions();
        at.restart();
        for (std::uint32_t i = 0; i < 10; ++i) {
            const auto again = at.sell(saleOf(i + 1, i + 1'001, {"phin", "water"}));
            PHIN_OK(again);
            QVERIFY(again->repeated);
            QCOMPARE(text(again->number), text(first[i].number));
            QCOMPARE(again->receipt, first[i].receipt);
        }
        QCOMPARE(text(at.decisions()), text(decisions));
    }

    void sell_againWhenTheMenuNoLongerHasIt_isStillAnswered() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(1, 101, {"banh-mi"})));
        auto next = smallMenu();
        next.set_id("without-banh-mi");
        next.mutable_products()->DeleteSubrange(2, 1);
        PHIN_OK(at.import(next));
        const auto again = at.sell(saleOf(1, 101, {"banh-mi"}));
        PHIN_OK(again);
        QVERIFY(again->repeated);
        PHIN_ERROR(at.sell(saleOf(2, 102, {"banh-mi"})), ErrorKind::NotFound);
    }

    void sell_everyPart_isInTheOrder() {
        TillFixture at;
        auto sale = saleOf(1, 101, {"banh-mi"});
        sale.channel = model::v1::DELIVERY;
        sale.guest = "Bàn 4";
        Choice coffee = choice("phin", 2);
        coffee.variant = "large";
        coffee.modifiers = {{"topping", "pearl"}, {"topping", "jelly"}, {"sugar", "less"}};
        coffee.note = "ít đá";
        coffee.discount = amountOff(8'000);
        sale.lines.push_back(coffee);
        Choice gift = choice("water");
        gift.overrideMinor = 0;
        gift.overrideReason = "for the dog";
        sale.lines.push_back(gift);
        sale.orderDiscount = percentOff(1'000);
        sale.tenders = {tender("qr", 100'000), tender("cash", 20'000)};
        const auto paid = at.sell(sale);
        PHIN_OK(paid);
        // 35,000 + (2 * 44,000 - 8,000) + 0 = 115,000; less 10 %
        QCOMPARE(paid->totalMinor, std::int64_t{103'500});
        QCOMPARE(paid->changeMinor, std::int64_t{16'500});
        const auto placed = at.stored(idOf(1))->placed();
        QCOMPARE(placed.channel(), model::v1::DELIVERY);
        QCOMPARE(text(placed.guest()), QString("Bàn 4"));
        QCOMPARE(placed.order().lines(1).modifiers_size(), 3);
        QCOMPARE(text(placed.order().lines(1).note()), QString("ít đá"));
        QVERIFY(!placed.order().lines(2).prepare());
    }

    void sell_fromManyThreads_isGaplessAndWhole() {
        constexpr int threads = 4;
        constexpr int each = 60;
        TillFixture at;
        std::mutex mutex;
        std::set<std::uint64_t> receipts;
        std::set<std::string> numbers;
        std::vector<std::thread> cashiers;
        for (int thread = 0; thread < threads; ++thread)
            cashiers.emplace_back([&, thread] {
                for (int i = 0; i < each; ++i) {
                    const auto n = static_cast<std::uint32_t>(1 + thread * each + i);
                    const auto paid = i % 2 ? at.sell(saleOf(n, 10'000 + n, {"phin"}))
                                            : at.pay(at.opened(n, {"bac-xiu", "water"}), idOf(10'000 + n));
                    const std::lock_guard lock(mutex);
                    if (paid) {
                        receipts.insert(paid->receipt);
                        numbers.insert(paid->number);
                    }
                }
            });
        for (auto& cashier : cashiers)
            cashier.join();
        QCOMPARE(receipts.size(), std::size_t{threads * each});
        QCOMPARE(numbers.size(), std::size_t{threads * each});
        QCOMPARE(*receipts.begin(), std::uint64_t{1});
        QCOMPARE(*receipts.rbegin(), std::uint64_t{threads * each});
        QCOMPARE(at.reader().orderCount(), std::uint64_t{threads * each});
    }

    // --- open orders

    void openOrder_again_isLeftAsItIs() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        const auto again = at.till().openOrder(order, model::v1::DELIVERY, "someone else");
        PHIN_OK(again);
        QCOMPARE(again->total_minor(), std::int64_t{25'000});
        QCOMPARE(at.till().openOrders().front().channel, model::v1::HERE);
        PHIN_ERROR(at.till().openOrder(Uuid{}), ErrorKind::WrongUse);
    }

    void changes_everyKind_arePriced() {
        TillFixture at;
        auto& till = at.till();
        const auto order = at.opened(1, {"phin", "banh-mi"});
        QCOMPARE(till.setQuantity(order, 1, 3)->total_minor(), std::int64_t{110'000});
        QCOMPARE(till.discountLine(order, 2, amountOff(5'000))->total_minor(), std::int64_t{105'000});
        QCOMPARE(till.overrideLine(order, 1, 60'000, "dented")->total_minor(), std::int64_t{90'000});
        QCOMPARE(till.overrideLine(order, 1, std::nullopt)->total_minor(), std::int64_t{105'000});
        QCOMPARE(till.discountOrder(order, percentOff(2'000))->total_minor(), std::int64_t{84'000});
        QCOMPARE(till.discountOrder(order, {})->total_minor(), std::int64_t{105'000});
        QCOMPARE(till.replaceLine(order, 1, choice("water"))->total_minor(), std::int64_t{40'000});
        QCOMPARE(till.removeLine(order, 2)->total_minor(), std::int64_t{10'000});
        QCOMPARE(till.setChannel(order, model::v1::TAKEAWAY)->total_minor(), std::int64_t{10'000});
        QCOMPARE(till.clear(order)->total_minor(), std::int64_t{0});
        QCOMPARE(till.undo(order)->total_minor(), std::int64_t{10'000});
        QCOMPARE(till.order(order)->lines_size(), 1);
        PHIN_ERROR(till.addLine(idOf(9), choice("phin")), ErrorKind::NotFound);
        PHIN_ERROR(till.addLine(order, choice("croissant")), ErrorKind::Refused);
        PHIN_ERROR(till.setQuantity(order, 1, 0), ErrorKind::WrongUse);
        PHIN_ERROR(till.setChannel(order, static_cast<model::v1::Channel>(99)), ErrorKind::WrongUse);
        QCOMPARE(text(at.decisions()), QString()); // nothing was decided
    }

    void restart_openOrders_areThereAgain() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(50, 150, {"water"})));
        const auto first = at.opened(1, {"phin", "banh-mi"});
        PHIN_OK(at.till().setGuest(first, "Linh"));
        PHIN_OK(at.till().discountOrder(first, percentOff(1'000)));
        PHIN_OK(at.till().setQuantity(first, 1, 2));
        at.clock().advance(FakeClock::minute);
        const auto second = at.opened(2, {"water"});
        at.restart();
        const auto open = at.till().openOrders();
        QCOMPARE(open.size(), std::size_t{2});
        QVERIFY(open[0].id == first);
        QVERIFY(open[1].id == second);
        QCOMPARE(text(open[0].guest), QString("Linh"));
        QCOMPARE(open[0].lines, 2);
        QCOMPARE(at.till().order(first)->total_minor(), std::int64_t{76'500});
        const auto paid = at.pay(first, idOf(100));
        PHIN_OK(paid);
        QCOMPARE(text(paid->number), QString("A-002"));
        QCOMPARE(paid->receipt, std::uint64_t{2});
        at.restart();
        QCOMPARE(at.till().openOrders().size(), std::size_t{1});
    }

    void restart_unreadablePaper_isLeftAndTheRestLoaded() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        QVERIFY(at.box()
                    .writer()
                    .run([](journal::Journal& journal) {
                        journal.savePaper(cartPaper, "odd", "not a cart");
                        return done();
                    })
                    .ok());
        at.restart();
        QCOMPARE(at.till().openOrders().size(), std::size_t{1});
        QVERIFY(at.till().order(order).ok());
    }

    // --- voids

    void voidOrder_openOrder_isRecordedAndCannotBePaid() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        const auto voided = at.voidOrder(order, "guest left");
        PHIN_OK(voided);
        QCOMPARE(voided->total_minor(), std::int64_t{25'000});
        QCOMPARE(text(at.decisions()), QString("order.voided"));
        QCOMPARE(text(at.stored(order)->voided().reason()), QString("guest left"));
        QVERIFY(at.till().openOrders().empty());
        PHIN_ERROR(at.pay(order, idOf(100)), ErrorKind::Refused);
        PHIN_ERROR(at.sell(saleOf(1, 100, {"phin"})), ErrorKind::Refused);
        PHIN_OK(at.voidOrder(order));
        QCOMPARE(text(at.decisions()), QString("order.voided"));
        at.restart();
        QVERIFY(at.till().openOrders().empty());
    }

    void voidOrder_nothingEverOnIt_leavesNoTrace() {
        TillFixture at;
        PHIN_OK(at.voidOrder(at.opened(1, {})));
        QCOMPARE(text(at.decisions()), QString());
        at.restart();
        QVERIFY(at.till().openOrders().empty());
        PHIN_ERROR(at.voidOrder(idOf(2)), ErrorKind::NotFound);
    }

    void voidOrder_paid_isRefused() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(1, 101, {"phin"})));
        PHIN_ERROR(at.voidOrder(idOf(1)), ErrorKind::Refused);
        QVERIFY(!at.stored(idOf(1))->has_voided());
    }

    // --- shifts and days

    void businessDay_changes_countStartsAgainReceiptsGoOn() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(1, 101, {"phin"})));
        PHIN_OK(at.sell(saleOf(2, 102, {"phin"})));
        at.clock().advance(17 * FakeClock::hour); // 03:00, still the evening's day
        QCOMPARE(text(at.sell(saleOf(3, 103, {"phin"}))->number), QString("A-003"));
        at.clock().advance(FakeClock::hour); // 04:00
        QCOMPARE(at.till().businessDate(), 20190402);
        const auto next = at.sell(saleOf(4, 104, {"phin"}));
        PHIN_OK(next);
        QCOMPARE(text(next->number), QString("A-001"));
        QCOMPARE(next->receipt, std::uint64_t{4});
        QCOMPARE(at.stored(idOf(4))->placed().business_date(), 20190402);
        QCOMPARE(text(at.decisions()),
                 QString("shift.opened order.placed order.paid order.placed order.paid order.placed order.paid "
                         "shift.closed shift.opened order.placed order.paid"));
        at.restart();
        QCOMPARE(text(at.sell(saleOf(5, 105, {"phin"}))->number), QString("A-002"));
    }

    /// The till's clock was a day ahead, and the shop's clocks have found out.
    void businessDay_turnsOutToBeEarlier_isMended_receiptsGoOn() {
        TillFixture at;
        at.clock().advance(FakeClock::day);
        PHIN_OK(at.sell(saleOf(1, 101, {"phin"})));
        QCOMPARE(at.stored(idOf(1))->placed().business_date(), 20190402);
        at.clock().set(FakeClock::aprilMorningMs);
        const auto next = at.sell(saleOf(2, 102, {"phin"}));
        PHIN_OK(next);
        QCOMPARE(at.stored(idOf(2))->placed().business_date(), 20190401);
        QCOMPARE(text(next->number), QString("A-001"));
        QCOMPARE(next->receipt, std::uint64_t{2});
        at.clock().advance(FakeClock::day); // the day that was begun too early goes on
        QCOMPARE(text(at.sell(saleOf(3, 103, {"phin"}))->number), QString("A-002"));
        QCOMPARE(at.stored(idOf(3))->placed().business_date(), 20190402);
    }

    void openShift_byHand_decidesTheDayUntilItIsClosed() {
        TillFixture at;
        const auto shift = at.openShift(idOf(900), 20180228, 500'000);
        PHIN_OK(shift);
        QVERIFY(shift->open);
        PHIN_OK(at.sell(saleOf(1, 101, {"phin"})));
        QCOMPARE(at.stored(idOf(1))->placed().business_date(), 20180228);
        at.clock().advance(3 * FakeClock::day);
        PHIN_OK(at.sell(saleOf(2, 102, {"phin"})));
        QCOMPARE(text(at.stored(idOf(2))->placed().number()), QString("A-002"));
        PHIN_ERROR(at.openShift(idOf(901)), ErrorKind::Refused);
        const auto closed = at.closeShift();
        PHIN_OK(closed);
        QVERIFY(closed->id == idOf(900));
        QVERIFY(!closed->open);
        PHIN_ERROR(at.closeShift(), ErrorKind::Refused);
        PHIN_OK(at.openShift(idOf(901)));
        QCOMPARE(at.state().businessDate, 20190404);
        QCOMPARE(text(at.state().lastNumber), QString());
    }

    void shift_sameIdAgain_doesNothing() {
        TillFixture at;
        PHIN_OK(at.openShift(idOf(900), 20190401));
        PHIN_OK(at.openShift(idOf(900), 20190401));
        PHIN_OK(at.closeShift(idOf(900)));
        PHIN_OK(at.closeShift(idOf(900)));
        PHIN_OK(at.openShift(idOf(901), 20190402));
        const auto old = at.openShift(idOf(900), 20190401);
        PHIN_OK(old);
        QVERIFY(!old->open);
        QCOMPARE(old->businessDate, 20190401);
        QCOMPARE(text(at.decisions()), QString("shift.opened shift.closed shift.opened"));
        QCOMPARE(at.state().businessDate, 20190402);
        PHIN_ERROR(at.closeShift(idOf(999)), ErrorKind::NotFound);
        PHIN_ERROR(at.openShift(idOf(902), 20190231), ErrorKind::WrongUse);
        PHIN_ERROR(at.openShift(idOf(902), 20190401, -1), ErrorKind::WrongUse);
        PHIN_ERROR(at.openShift(Uuid{}), ErrorKind::WrongUse);
    }

    void openShift_whereTheTillOpenedOneItself_takesItsPlace() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(1, 101, {"phin"})));
        PHIN_OK(at.openShift(idOf(900)));
        PHIN_OK(at.closeShift());
        const auto after = at.sell(saleOf(2, 102, {"phin"})); // opens one again, in the same millisecond
        PHIN_OK(after);
        QCOMPARE(text(after->number), QString("A-002"));
        PHIN_OK(at.closeShift());
        PHIN_OK(at.sell(saleOf(3, 103, {"phin"})));
        QVERIFY(at.state().shift->open);
        QCOMPARE(text(at.decisions()),
                 QString("shift.opened order.placed order.paid shift.closed shift.opened shift.closed shift.opened "
                         "order.placed order.paid shift.closed shift.opened order.placed order.paid"));
    }

    void pay_taxRateChangesOverNight_asksToLookAgain() {
        TillFixture at(false);
        auto menu = smallMenu();
        menu.mutable_taxes(0)->set_inclusive(false);
        menu.mutable_taxes(0)->mutable_periods(0)->set_until_date(20190402);
        auto* later = menu.mutable_taxes(0)->add_periods();
        later->set_basis_points(1'000);
        later->set_from_date(20190402);
        PHIN_OK(at.import(menu));
        const auto order = at.opened(1, {"phin"});
        QCOMPARE(at.till().order(order)->total_minor(), std::int64_t{27'000});
        at.stop();
        at.make();
        Result<Paid> answer = Error{};
        std::promise<void> answered;
        at.till().pay(order, idOf(100), {}, [&](Result<Paid> paid) {
            answer = std::move(paid);
            answered.set_value();
        });
        at.clock().advance(FakeClock::day); // between the tap and the decision
        at.start();
        answered.get_future().wait();
        PHIN_ERROR(answer, ErrorKind::Refused);
        QCOMPARE(at.till().order(order)->total_minor(), std::int64_t{27'500});
        const auto paid = at.pay(order, idOf(100));
        PHIN_OK(paid);
        QCOMPARE(paid->totalMinor, std::int64_t{27'500});
    }

    // --- trouble

    void storageFails_nothingIsKeptAndItCanBeTriedAgain() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(1, 101, {"phin"})));
        const auto order = at.opened(2, {"phin"});
        const auto before = at.decisions();
        {
            const StorageLimit nothingMore(0);
            PHIN_ERROR(at.pay(order, idOf(102)), ErrorKind::Unavailable);
            PHIN_ERROR(at.sell(saleOf(3, 103, {"phin"})), ErrorKind::Unavailable);
            PHIN_ERROR(at.refund(idOf(1), idOf(301)), ErrorKind::Unavailable);
            PHIN_OK(at.till().addLine(order, choice("water"))); // typing goes on
        }
        QCOMPARE(text(at.decisions()), text(before));
        QVERIFY(!at.stored(order).has_value());
        const auto paid = at.pay(order, idOf(102));
        PHIN_OK(paid);
        QCOMPARE(paid->totalMinor, std::int64_t{35'000});
        QCOMPARE(text(paid->number), QString("A-002"));
        QCOMPARE(paid->receipt, std::uint64_t{2});
        at.restart();
        QCOMPARE(at.state().lastReceipt, std::uint64_t{2});
    }

    void beingRebuilt_decidesNothing() {
        const Shop shop;
        const FakeClock clock;
        const TempDir folder;
        const auto identity = shop.identity("till-a");
        auto journal = journal::Journal::open({.file = folder / "journal.db", .birth = {"till", "", "A", ""}}, identity,
                                              shop.authority(), clock);
        PHIN_OK(journal);
        journal::Writer writer(std::move(*journal)); // not born yet
        Till till(writer, TillFixture::settings(), clock, seededRandom());
        writer.start();
        PHIN_ERROR(await<Paid>([&](auto done) { till.sell(saleOf(1, 101, {"phin"}), done); }), ErrorKind::Unavailable);
        PHIN_ERROR(await<ShiftInfo>([&](auto done) { till.openShift(idOf(900), 0, 0, done); }), ErrorKind::Unavailable);
        PHIN_ERROR(await<ImportedMenu>([&](auto done) { till.importMenu(smallMenu(), done); }), ErrorKind::Unavailable);
        const auto state = await<TillState>([&](auto done) { till.state(done); });
        PHIN_OK(state);
        QCOMPARE(state->seq, std::uint64_t{0});
        writer.stop();
    }
};

QTEST_APPLESS_MAIN(TillTest)
#include "tst_till.moc"
