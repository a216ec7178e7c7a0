#include "sync/model/refund.h"
#include "sync/model/report.h"
#include "tests/counter/till_fixture.h"

#include <QTest>

#include <map>
#include <random>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// Order 1: three phin at 25,000, one banh mi at 35,000, 10 % off: 99,000.
void sellThreeAndOne(TillFixture& at, std::vector<model::v1::Tender> tenders = {}) {
    auto sale = saleOf(1, 101, {});
    sale.lines = {choice("phin", 3), choice("banh-mi")};
    sale.orderDiscount = percentOff(1'000);
    sale.tenders = std::move(tenders);
    if (const auto paid = at.sell(sale); !paid || paid->totalMinor != 99'000)
        throw std::runtime_error("the test's sale was not made");
}

} // namespace

class TillRefundsTest : public QObject {
    Q_OBJECT
private slots:
    void refund_wholeOrder_givesBackWhatWasPaid() {
        TillFixture at;
        sellThreeAndOne(at);
        const auto refunded = at.refund(idOf(1), idOf(301));
        PHIN_OK(refunded);
        QCOMPARE(refunded->amountMinor, std::int64_t{99'000});
        QCOMPARE(refunded->receipt, std::uint64_t{2}); // receipts are one series
        QCOMPARE(text(refunded->tender), QString("cash"));
        PHIN_ERROR(at.refund(idOf(1), idOf(302)), ErrorKind::Refused);
        QCOMPARE(at.sell(saleOf(2, 102, {"water"}))->receipt, std::uint64_t{3});
        const auto state = at.stored(idOf(1));
        QCOMPARE(state->refunds_size(), 1);
        QCOMPARE(text(state->refunds(0).reason()), QString("spilt"));
        QCOMPARE(state->refunds(0).business_date(), 20190401);
    }

    void cash_ofAShopThatRoundsIt_isAFactOfItsOwn() {
        TillFixture at(true, 1'000);
        auto sale = saleOf(1, 101, {"phin"});
        sale.orderDiscount = amountOff(499);
        sale.tenders = {tender("cash", 50'000)};
        const auto paid = at.sell(sale);
        PHIN_OK(paid);
        QCOMPARE(paid->totalMinor, std::int64_t{24'501});
        QCOMPARE(paid->roundingMinor, std::int64_t{499});
        QCOMPARE(paid->changeMinor, std::int64_t{25'000});
        const auto again = at.sell(sale);
        PHIN_OK(again);
        QVERIFY(again->repeated);
        QCOMPARE(again->roundingMinor, std::int64_t{499});
        auto byCard = saleOf(2, 102, {"phin"});
        byCard.orderDiscount = amountOff(499);
        byCard.tenders = {tender("card", 24'501)};
        QCOMPARE(at.sell(byCard)->roundingMinor, std::int64_t{0});
        QCOMPARE(text(at.decisions()),
                 QString("shift.opened order.placed order.paid cash.rounded order.placed order.paid"));

        const auto rounding = [&] {
            Report report(20190401, 20190401, 420);
            at.reader().ordersOfPeriod(20190401, 20190401,
                                       [&](const model::v1::OrderState& order) { report.add(order); });
            return saturated(report.figures("VND").roundingMinor);
        };
        QCOMPARE(rounding(), std::int64_t{499});
        const auto refunded = at.refund(idOf(1), idOf(301));
        PHIN_OK(refunded);
        QCOMPARE(refunded->amountMinor, std::int64_t{24'501});
        QCOMPARE(refunded->handedMinor, std::int64_t{25'000});
        QCOMPARE(at.refund(idOf(1), idOf(301))->handedMinor, std::int64_t{25'000});
        QCOMPARE(rounding(), std::int64_t{0});
        QCOMPARE(at.refund(idOf(2), idOf(302))->handedMinor, std::int64_t{24'501}); // to the card
    }

    void refund_byLine_neverMoreThanWasBought() {
        TillFixture at;
        sellThreeAndOne(at);
        QCOMPARE(at.refund(idOf(1), idOf(301), {refundOf(1, 2)})->amountMinor, std::int64_t{45'000});
        PHIN_ERROR(at.refund(idOf(1), idOf(302), {refundOf(1, 2)}), ErrorKind::Refused);
        PHIN_ERROR(at.refund(idOf(1), idOf(303), {refundOf(2, 1), refundOf(2, 1)}), ErrorKind::Refused);
        PHIN_ERROR(at.refund(idOf(1), idOf(304), {refundOf(7, 1)}), ErrorKind::NotFound);
        PHIN_ERROR(at.refund(idOf(1), idOf(305), {refundOf(2, 0)}), ErrorKind::WrongUse);
        PHIN_ERROR(at.refund(idOf(1), idOf(306), {refundOf(2, -1)}), ErrorKind::WrongUse);
        QCOMPARE(at.refund(idOf(1), idOf(307))->amountMinor, std::int64_t{54'000}); // the rest
        QCOMPARE(text(at.decisions()), QString("shift.opened order.placed order.paid order.refunded order.refunded"));
    }

    void refund_sameIdAgain_givesBackOnce() {
        TillFixture at;
        sellThreeAndOne(at);
        const auto first = at.refund(idOf(1), idOf(301), {refundOf(1, 1)});
        at.restart();
        const auto again = at.refund(idOf(1), idOf(301), {refundOf(1, 1)});
        PHIN_OK(again);
        QVERIFY(!first->repeated);
        QVERIFY(again->repeated);
        QCOMPARE(again->amountMinor, first->amountMinor);
        QCOMPARE(again->receipt, first->receipt);
        QCOMPARE(at.stored(idOf(1))->refunds_size(), 1);
    }

    void refund_ofWhatIsNotPaid_isRefused() {
        TillFixture at;
        PHIN_ERROR(at.refund(at.opened(1, {"phin"}), idOf(301)), ErrorKind::NotFound);
        PHIN_OK(at.voidOrder(idOf(1)));
        PHIN_ERROR(at.refund(idOf(1), idOf(301)), ErrorKind::NotFound);
        PHIN_ERROR(at.refund(idOf(9), idOf(301)), ErrorKind::NotFound);
    }

    void refund_paidMostlyByCard_goesBackToTheCard() {
        TillFixture at;
        sellThreeAndOne(at, {tender("card", 60'000), tender("cash", 100'000)});
        QCOMPARE(text(at.refund(idOf(1), idOf(301), {refundOf(2, 1)})->tender), QString("card"));
        const auto asked = await<Refunded>([&](auto done) {
            at.till().refund({idOf(1), idOf(302), {}, "", "cash"}, done);
        });
        PHIN_OK(asked);
        QCOMPARE(text(asked->tender), QString("cash"));
        PHIN_ERROR(await<Refunded>([&](auto done) {
                       at.till().refund({idOf(1), idOf(303), {}, "", "gold"}, done);
                   }),
                   ErrorKind::WrongUse);
        PHIN_ERROR(await<Refunded>([&](auto done) {
                       at.till().refund({idOf(1), Uuid{}, {}, "", ""}, done);
                   }),
                   ErrorKind::WrongUse);
    }

    // A bank takes no more back than it gave, and the drawer no less.
    void refund_ofASplitPayment_goesBackAsItWasPaid() {
        TillFixture at;
        sellThreeAndOne(at, {tender("card", 60'000), tender("cash", 100'000)});
        const auto order = at.stored(idOf(1));
        const auto held = heldByTender(*order);
        QCOMPARE(held.size(), std::size_t{2});
        const auto total = order->placed().order().total_minor();
        const auto card = held[0].tender() == "card" ? held[0].amount_minor() : held[1].amount_minor();
        QCOMPARE(card, std::int64_t{60'000});
        PHIN_ERROR(await<Refunded>([&](auto done) {
                       at.till().refund({idOf(1), idOf(301), {}, "", "card"}, done);
                   }),
                   ErrorKind::Refused);
        PHIN_OK(at.refund(idOf(1), idOf(301)));
        const auto refunds = at.stored(idOf(1))->refunds();
        QCOMPARE(refunds.size(), 1);
        std::map<std::string, std::int64_t> back;
        for (const auto& part : partsOf(refunds[0]))
            back[part.tender()] += part.amount_minor();
        QCOMPARE(back["card"], std::int64_t{60'000});
        QCOMPARE(back["cash"], total - 60'000);
        QVERIFY(heldByTender(*at.stored(idOf(1))).empty());
    }

    void refund_nextDay_countsOnThatDay() {
        TillFixture at;
        sellThreeAndOne(at);
        at.clock().advance(FakeClock::day);
        PHIN_OK(at.refund(idOf(1), idOf(301)));
        QCOMPARE(at.stored(idOf(1))->refunds(0).business_date(), 20190402);
        QCOMPARE(at.stored(idOf(1))->placed().business_date(), 20190401);
    }

    // Whatever is given back in whatever steps: never more than was paid, and all of it in the end.
    void refund_anySteps_addUpToWhatWasPaid() {
        TillFixture at;
        std::mt19937 random(3);
        std::uint32_t refunds = 10'000;
        for (std::uint32_t order = 1; order <= 25; ++order) {
            auto sale = saleOf(order, 1'000 + order, {});
            for (auto lines = 1 + random() % 4; lines > 0; --lines)
                sale.lines.push_back(
                    choice(lines % 2 ? "phin" : "banh-mi", static_cast<std::int32_t>(1 + random() % 7)));
            sale.orderDiscount = percentOff(static_cast<std::int32_t>(random() % 9'999));
            const auto paid = at.sell(sale);
            PHIN_OK(paid);
            std::int64_t back = 0;
            for (int step = 0; step < 6; ++step) {
                const auto line = static_cast<std::uint32_t>(1 + random() % 4);
                const auto part = at.refund(idOf(order), idOf(++refunds),
                                            {refundOf(line, static_cast<std::int32_t>(1 + random() % 3))});
                back += part ? part->amountMinor : 0;
                QVERIFY(back <= paid->totalMinor);
            }
            if (const auto rest = at.refund(idOf(order), idOf(++refunds)))
                back += rest->amountMinor;
            QCOMPARE(back, paid->totalMinor);
            PHIN_ERROR(at.refund(idOf(order), idOf(++refunds)), ErrorKind::Refused);
        }
    }
};

QTEST_APPLESS_MAIN(TillRefundsTest)
#include "tst_till_refunds.moc"
