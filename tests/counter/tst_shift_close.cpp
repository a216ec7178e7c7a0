#include "app/counter/receipt_maker.h"
#include "phin/model/v1/drawer.pb.h"
#include "sync/model/merge.h"
#include "sync/model/receipt_check.h"
#include "sync/model/refund.h"
#include "sync/model/till_tally.h"
#include "tests/counter/till_fixture.h"

#include <QTest>

using namespace phin;
using namespace phin::test;
using model::v1::CashMove;
using model::v1::DayClosed;
using model::v1::TillReport;

namespace {

QString text(const std::string& words) {
    return QString::fromStdString(words);
}

counter::DrawerCount countOf(std::int64_t minor) {
    counter::DrawerCount count;
    auto& piece = count.pieces.emplace_back();
    piece.set_worth_minor(1'000);
    piece.set_pieces(minor / 1'000);
    return count;
}

Result<counter::ShiftInfo> close(TillFixture& at, std::optional<counter::DrawerCount> count,
                                 std::optional<Uuid> id = {}) {
    return await<counter::ShiftInfo>([&](auto done) { at.till().closeShift(id, std::move(done), std::move(count)); });
}

Result<counter::CashMovedInfo> move(TillFixture& at, std::uint32_t id, CashMove kind, std::int64_t amount,
                                    const std::string& reason = "reason") {
    return await<counter::CashMovedInfo>([&](auto done) {
        at.till().moveCash({idOf(id), kind, amount, reason}, std::move(done));
    });
}

Result<TillReport> xReport(TillFixture& at) {
    return await<TillReport>([&](auto done) { at.till().xReport(std::move(done)); });
}

Result<DayClosed> closeDay(TillFixture& at, std::uint32_t id, std::optional<counter::DrawerCount> count = {}) {
    return await<DayClosed>([&](auto done) { at.till().closeDay(idOf(id), std::move(count), std::move(done)); });
}

Result<ports::Receipt> receipt(TillFixture& at, const Uuid& order, std::optional<Uuid> copy = {}) {
    return await<ports::Receipt>([&](auto done) {
        at.till().receipt({order, {}, "en", "Counter 1", copy}, std::move(done));
    });
}

/// What all receipts in the file say, each looked at by itself, whatever wrote the report.
struct Sum {
    std::int64_t gross = 0, refunds = 0, tax = 0, rounding = 0;
    std::set<std::uint64_t> receipts;
};
Sum sumOfReceipts(const TillFixture& at) {
    Sum sum;
    at.reader().ordersOfPeriod(0, 99'999'999, [&sum](const model::v1::OrderState& order) {
        for (const auto& payment : order.payments()) {
            sum.gross += order.placed().order().total_minor();
            sum.tax += order.placed().order().tax_minor();
            sum.rounding += merge::roundingOf(order, payment.payment_id());
            sum.receipts.insert(payment.receipt());
        }
        for (const auto& refund : order.refunds()) {
            sum.refunds += refund.amount_minor();
            sum.rounding += merge::roundingOf(order, refund.refund_id());
            for (const auto& tax : refundTaxes(order.placed().order(), refund))
                sum.tax -= tax.tax_minor();
            sum.receipts.insert(refund.receipt());
        }
    });
    return sum;
}

} // namespace

class tst_shift_close : public QObject {
    Q_OBJECT

private slots:
    void Close_countDiffersFromExpected_succeedsAndRecordsTheDifference() {
        TillFixture at;
        PHIN_OK(at.openShift(idOf(1), 0, 500'000));
        PHIN_OK(at.sell(saleOf(10, 11, {"phin", "banh-mi"}))); // 60,000 in cash
        PHIN_OK(move(at, 20, model::v1::PAY_IN, 100'000));
        PHIN_OK(move(at, 21, model::v1::PAY_OUT, 30'000, "milk"));
        PHIN_OK(move(at, 22, model::v1::DROP, 400'000, "safe"));
        PHIN_OK(move(at, 23, model::v1::NO_SALE, 0, "change for a guest"));
        auto count = countOf(228'000);
        count.note = "a guest came back";
        const auto closed = close(at, count);
        PHIN_OK(closed);
        QVERIFY(!closed->open);
        QCOMPARE(closed->closed.expected_minor(), std::int64_t{230'000});
        QCOMPARE(closed->closed.counted_minor(), std::int64_t{228'000});
        QCOMPARE(closed->closed.over_short_minor(), std::int64_t{-2'000});
        QCOMPARE(closed->closed.count_size(), 1);
        QCOMPARE(closed->closed.currency(), std::string("VND"));
        QVERIFY(!at.state().shift->open);
    }

    void Close_zeroDecimalCurrencyVND_countsWholeDongs() {
        TillFixture at;
        PHIN_OK(at.openShift(idOf(1), 0, 1'000'000));
        PHIN_OK(at.sell(saleOf(10, 11, {"phin"})));
        counter::DrawerCount count;
        for (const auto& [worth, pieces] : {std::pair{500'000, 2}, {20'000, 1}, {5'000, 1}}) {
            auto& piece = count.pieces.emplace_back();
            piece.set_worth_minor(worth);
            piece.set_pieces(pieces);
        }
        const auto closed = close(at, count);
        PHIN_OK(closed);
        QCOMPARE(closed->closed.counted_minor(), std::int64_t{1'025'000});
        QCOMPARE(closed->closed.over_short_minor(), std::int64_t{0});
    }

    void Close_openOrders_areCarriedOverAndListed() {
        TillFixture at;
        PHIN_OK(at.openShift(idOf(1)));
        const auto order = at.opened(30, {"phin", "bac-xiu"});
        PHIN_OK(at.till().setGuest(order, "Cô Hạnh"));
        (void)at.opened(31, {}); // nothing is on it
        const auto closed = close(at, countOf(0));
        PHIN_OK(closed);
        QCOMPARE(closed->closed.open_count(), std::uint64_t{1});
        QCOMPARE(closed->closed.open_orders(0).label(), std::string("Cô Hạnh"));
        QCOMPARE(closed->closed.open_orders(0).total_minor(), std::int64_t{54'000});
        const auto day = closeDay(at, 40);
        PHIN_OK(day);
        QCOMPARE(day->report().open_count(), std::uint64_t{1});
        at.restart();
        QCOMPARE(at.till().openOrders().size(), std::size_t{2});
        PHIN_OK(at.pay(order, idOf(50))); // in the next shift
        QCOMPARE(xReport(at)->figures(0).gross_minor(), std::int64_t{54'000});
    }

    void Close_partOfABillIsInTheDrawer_countsInTheShiftThatTookIt() {
        TillFixture at;
        PHIN_OK(at.openShift(idOf(1)));
        const auto order = at.opened(30, {"phin"}); // 25,000
        auto part = tender("cash", 20'000);
        part.set_amount_minor(10'000); // and 10,000 back
        PHIN_OK(at.till().takeTender(order, part));
        const auto first = close(at, countOf(10'000));
        PHIN_OK(first);
        QCOMPARE(first->closed.over_short_minor(), std::int64_t{0});
        QCOMPARE(first->closed.open_orders(0).taken_cash_minor(), std::int64_t{10'000});
        PHIN_OK(at.openShift(idOf(2)));
        PHIN_OK(at.pay(order, idOf(50), {tender("cash", 15'000)}));
        const auto second = close(at, countOf(15'000));
        PHIN_OK(second);
        QCOMPARE(second->closed.expected_minor(), std::int64_t{15'000});
    }

    void Close_unsyncedOrders_areListedAndLateOnesKeepTheirShift() {
        TillFixture at;
        PHIN_OK(at.openShift(idOf(1)));
        PHIN_OK(at.sell(saleOf(10, 11, {"phin"})));
        const auto early = at.reader().cursors().front();
        (void)at.box().writer().run([&](journal::Journal& journal) {
            journal.acknowledge(early); // the cloud has the first alone
            return done();
        });
        PHIN_OK(at.sell(saleOf(12, 13, {"banh-mi"})));
        PHIN_OK(at.sell(saleOf(14, 15, {"phin"})));
        const auto closed = close(at, countOf(85'000));
        PHIN_OK(closed);
        QCOMPARE(closed->closed.unsynced_count(), std::uint64_t{2});
        QCOMPARE(closed->closed.unsynced_receipts(0), std::uint64_t{2});
        QCOMPARE(closed->closed.unsynced_receipts(1), std::uint64_t{3});
        const auto day = closeDay(at, 40);
        PHIN_OK(day);
        QVERIFY(day->report().cloud_known());
        QCOMPARE(day->report().unsynced_count(), std::uint64_t{2});
        // They come late elsewhere, and are of the shift and day that they were sold in, since that is where they
        // stand.
        (void)at.box().writer().run([&](journal::Journal& journal) {
            journal.acknowledge(*journal.head());
            return done();
        });
        auto reader = at.reader();
        const auto z = reader.zReports("till-a").front();
        const auto again = reader.tally("till-a", {}, z.coversUntil(), 420).report();
        QCOMPARE(again.figures(0).gross_minor(), day->report().figures(0).gross_minor());
        QCOMPARE(again.figures(0).gross_minor(), std::int64_t{85'000});
        PHIN_OK(at.openShift(idOf(2)));
        QCOMPARE(close(at, countOf(0))->closed.unsynced_count(), std::uint64_t{0});
    }

    void Close_twiceOrKilledBetween_isOneClosing() {
        TillFixture at;
        PHIN_OK(at.openShift(idOf(1), 0, 10'000));
        const auto first = close(at, countOf(9'000), idOf(1));
        PHIN_OK(first);
        at.restart();
        const auto second = close(at, countOf(77'000), idOf(1)); // another count comes too late
        PHIN_OK(second);
        QCOMPARE(second->closed.counted_minor(), std::int64_t{9'000});
        QCOMPARE(text(at.decisions()), QString("shift.opened shift.closed"));
        PHIN_ERROR(close(at, countOf(0)), ErrorKind::Refused);           // none is open
        PHIN_ERROR(close(at, countOf(0), idOf(9)), ErrorKind::NotFound); // no such shift
        auto wrong = countOf(1'000);
        wrong.pieces.front().set_pieces(-1);
        PHIN_OK(at.openShift(idOf(3)));
        PHIN_ERROR(close(at, wrong), ErrorKind::WrongUse);
        QVERIFY(at.state().shift->open);
    }

    void Move_sameIdAgain_doesNothing() {
        TillFixture at;
        PHIN_OK(move(at, 20, model::v1::PAY_IN, 100'000)); // a shift opens by itself
        at.restart();
        const auto again = move(at, 20, model::v1::PAY_OUT, 5'000);
        PHIN_OK(again);
        QVERIFY(again->repeated);
        QCOMPARE(again->moved.amount_minor(), std::int64_t{100'000});
        QCOMPARE(text(at.decisions()), QString("shift.opened cash.moved"));
        QCOMPARE(again->moved.shift_id(), at.state().shift->id.bytes());
        PHIN_ERROR(move(at, 21, model::v1::PAY_IN, 0), ErrorKind::WrongUse);
        PHIN_ERROR(move(at, 21, model::v1::DROP, -5), ErrorKind::WrongUse);
        PHIN_ERROR(move(at, 21, model::v1::NO_SALE, 5), ErrorKind::WrongUse);
        PHIN_ERROR(move(at, 21, model::v1::CASH_MOVE_UNKNOWN, 5), ErrorKind::WrongUse);
        PHIN_ERROR(move(at, 21, model::v1::PAY_IN, 5, std::string(5'000, 'x')), ErrorKind::WrongUse);
    }

    void AutomaticShift_closedByTheNextDay_isAsBefore() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(10, 11, {"phin"})));
        at.clock().advance(FakeClock::day);
        PHIN_OK(at.sell(saleOf(12, 13, {"phin"})));
        QCOMPARE(text(at.decisions()),
                 QString("shift.opened order.placed order.paid shift.closed shift.opened order.placed order.paid"));
        const auto day = closeDay(at, 40);
        PHIN_OK(day);
        QCOMPARE(day->report().shifts_size(), 2);
        QVERIFY(!day->report().shifts(0).counted());
        QCOMPARE(day->report().business_date(), 20190402);
    }

    void ZReport_ofADay_equalsTheSumOfItsReceiptsAndItsRangesHaveNoGap() {
        TillFixture at(true, 1'000); // cash in thousands
        std::uint64_t number = 0, lastSeq = 0;
        std::int64_t gross = 0, refunds = 0, tax = 0, rounding = 0;
        for (std::uint32_t day = 0; day < 4; ++day) {
            for (std::uint32_t i = 0; i < 5; ++i) {
                const auto n = 100 * (day + 1) + 4 * i;
                auto sale = saleOf(n, n + 1, {"phin", i % 2 ? "banh-mi" : "water"});
                sale.orderDiscount = percentOff(static_cast<std::int32_t>(137 * i));
                if (i == 3)
                    sale.tenders = {tender("card", 20'000), tender("cash", 100'000)};
                PHIN_OK(at.sell(sale));
                if (i == 1 || i == 3)
                    PHIN_OK(at.refund(idOf(n), idOf(n + 2), {refundOf(1, 1)}));
            }
            (void)at.voidOrder(at.opened(100 * day + 90, {"phin"}), "typed wrongly");
            const auto z = closeDay(at, 5'000 + day);
            PHIN_OK(z);
            QCOMPARE(z->number(), ++number);
            const auto& range = z->report().range();
            QCOMPARE(range.first_seq(), lastSeq + 1);
            lastSeq = range.last_seq();
            // The hash is that of the last entry that it covers.
            bool found = false;
            at.reader().entries([&](const journal::Entry& entry) {
                if (entry.seq() == range.last_seq())
                    found = entry.hash() == range.last_hash() && entry.epoch() == range.last_epoch();
            });
            QVERIFY(found);
            QCOMPARE(z->report().figures_size(), 1);
            const auto& figures = z->report().figures(0);
            QCOMPARE(figures.voids(), std::uint64_t{1});
            QCOMPARE(figures.voids_minor(), std::int64_t{25'000});
            gross += figures.gross_minor();
            refunds += figures.refunds_minor();
            tax += figures.tax_minor();
            rounding += figures.rounding_minor();
            QCOMPARE(z->report().totals(0).gross_minor(), gross);
            QCOMPARE(z->report().totals(0).refunds_minor(), refunds);
            at.clock().advance(FakeClock::day);
        }
        const auto sum = sumOfReceipts(at);
        QCOMPARE(gross, sum.gross);
        QCOMPARE(refunds, sum.refunds);
        QCOMPARE(tax, sum.tax);
        QCOMPARE(rounding, sum.rounding);
        QVERIFY(rounding != 0);
        // Receipt numbers neither repeat nor gap.
        QCOMPARE(sum.receipts.size(), std::size_t{28});
        QCOMPARE(*sum.receipts.rbegin(), std::uint64_t{28});
    }

    void ZReport_sameIdAgainOrKilledBetween_isOneReport() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(10, 11, {"phin"})));
        const auto first = closeDay(at, 40);
        PHIN_OK(first);
        at.restart();
        const auto again = closeDay(at, 40);
        PHIN_OK(again);
        QCOMPARE(again->SerializeAsString(), first->SerializeAsString());
        QCOMPARE(at.reader().zReports("till-a").size(), std::size_t{1});
        const auto empty = closeDay(at, 41); // nothing was sold since
        PHIN_OK(empty);
        QCOMPARE(empty->number(), std::uint64_t{2});
        QCOMPARE(empty->report().totals(0).gross_minor(), std::int64_t{25'000});
        PHIN_ERROR(await<DayClosed>([&](auto done) { at.till().closeDay(Uuid{}, {}, std::move(done)); }),
                   ErrorKind::WrongUse);
    }

    void ZReport_withAnOpenShift_closesItWithTheCount() {
        TillFixture at;
        PHIN_OK(at.openShift(idOf(1), 0, 50'000));
        PHIN_OK(at.sell(saleOf(10, 11, {"phin"})));
        const auto day = closeDay(at, 40, countOf(74'000));
        PHIN_OK(day);
        QVERIFY(!at.state().shift->open);
        QCOMPARE(day->report().figures(0).drawer().over_short_minor(), std::int64_t{-1'000});
        QCOMPARE(day->report().shifts(0).expected_minor(), std::int64_t{75'000});
        QCOMPARE(text(at.decisions()), QString("shift.opened order.placed order.paid shift.closed day.closed"));
    }

    void ZReport_afterAllIsFoldedAnew_staysAndTheNextGoesOn() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(10, 11, {"phin"})));
        PHIN_OK(closeDay(at, 40));
        PHIN_OK(at.sell(saleOf(12, 13, {"banh-mi"})));
        const auto before = xReport(at);
        const auto digest = at.reader().digest(0, 99'999'999);
        at.stop();
        QVERIFY(at.box().writer().journal().rebuild().ok());
        at.make();
        at.start();
        QCOMPARE(at.reader().digest(0, 99'999'999), digest);
        QCOMPARE(xReport(at)->SerializeAsString(), before->SerializeAsString());
        const auto z = closeDay(at, 41);
        PHIN_OK(z);
        QCOMPARE(z->number(), std::uint64_t{2});
        QCOMPARE(z->report().totals(0).gross_minor(), std::int64_t{60'000});
    }

    void XReport_atAnyTime_writesNothing() {
        TillFixture at;
        PHIN_OK(xReport(at));
        QCOMPARE(text(at.decisions()), QString());
        PHIN_OK(at.sell(saleOf(10, 11, {"phin"})));
        const auto report = xReport(at);
        PHIN_OK(report);
        QCOMPARE(report->figures(0).sales(), std::uint64_t{1});
        QCOMPARE(report->last_receipt(), std::uint64_t{1});
        QCOMPARE(text(at.decisions()), QString("shift.opened order.placed order.paid"));
    }

    void Receipt_beforeItsOrderIsPaid_isNotThere() { // commit first
        TillFixture at;
        const auto order = at.opened(10, {"phin"});
        PHIN_ERROR(receipt(at, order), ErrorKind::NotFound);
        PHIN_OK(at.pay(order, idOf(11), {tender("cash", 30'000)}));
        const auto shown = receipt(at, order);
        PHIN_OK(shown);
        QCOMPARE(shown->title, std::string("Receipt 1"));
        QCOMPARE(shown->copy, std::string());
        QCOMPARE(shown->lines.size(), std::size_t{1});
        QCOMPARE(shown->sums.back().amount, std::string("₫25,000"));
        QCOMPARE(shown->tenders.back().amount, std::string("₫5,000")); // change
        QCOMPARE(shown->taxes.front().amount, std::string("₫1,852"));
        // What the QR code says is what the journal says.
        const auto claim = readClaim(shown->verification);
        QVERIFY(claim);
        const auto known = at.reader().findReceipt("till-a", 1, claim->businessDate);
        QVERIFY(known);
        QCOMPARE(known->hash, claim->hash);
        QCOMPARE(claim->hash.size(), std::size_t{16});
        QCOMPARE(known->totalMinor, claim->totalMinor);
        QVERIFY(!at.reader().findReceipt("till-a", 2, claim->businessDate));
    }

    void Receipt_again_saysCopyAndIsOnRecord() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(10, 11, {"phin"})));
        const auto copy = receipt(at, idOf(10), idOf(60));
        PHIN_OK(copy);
        QCOMPARE(copy->copy, std::string("COPY"));
        QVERIFY(ports::toText(*copy).find("*** COPY ***") != std::string::npos);
        PHIN_OK(receipt(at, idOf(10), idOf(60))); // the second tap
        QCOMPARE(text(at.decisions()), QString("shift.opened order.placed order.paid receipt.copied"));
        QCOMPARE(xReport(at)->copies(), std::uint64_t{1});
        PHIN_OK(at.sell(saleOf(12, 13, {"phin"})));
        QCOMPARE(at.state().lastReceipt, std::uint64_t{2}); // a copy takes no number
        PHIN_ERROR(receipt(at, idOf(99), idOf(61)), ErrorKind::NotFound);
    }

    void Receipt_ofARefund_givesItsTaxBack() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(10, 11, {"phin", "water"})));
        PHIN_OK(at.refund(idOf(10), idOf(12), {refundOf(1, 1)}));
        const auto shown = counter::receiptOf(*at.stored(idOf(10)), idOf(12).bytes(), "vi", 420);
        QCOMPARE(shown.title, std::string("Phiếu hoàn tiền 2"));
        QCOMPARE(shown.sums.front().amount, std::string("-25.000 ₫"));
        QCOMPARE(shown.taxes.front().amount, std::string("-1.852 ₫"));
        for (const auto& line : QString::fromStdString(ports::toText(shown)).split(u'\n'))
            QVERIFY2(line.size() <= 42, qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(tst_shift_close)
#include "tst_shift_close.moc"
