#include "app/counter/payment.h"
#include "app/counter/receipt_maker.h"
#include "sync/model/merge.h"
#include "sync/model/report_form.h"
#include "sync/model/till_tally.h"
#include "tests/counter/staffed_till.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace phin;
using namespace phin::test;
using counter::settle;
using counter::settlePart;
using model::v1::DayClosed;
using model::v1::TillReport;

namespace {

model::v1::Tender tipped(std::string kind, std::int64_t given, std::int64_t tip) {
    auto handed = tender(std::move(kind), given);
    handed.set_tip_minor(tip);
    return handed;
}

model::v1::Tender part(const std::string& kind, std::int64_t amount, std::int64_t given, std::int64_t tip) {
    auto handed = tipped(kind, given, tip);
    handed.set_amount_minor(amount);
    return handed;
}

Result<counter::ShiftInfo> closeCounted(TillFixture& at, std::int64_t minor) {
    counter::DrawerCount count;
    auto& piece = count.pieces.emplace_back();
    piece.set_worth_minor(500);
    piece.set_pieces(minor / 500);
    return await<counter::ShiftInfo>([&](auto done) { at.till().closeShift({}, std::move(done), count); });
}

Result<counter::CashMovedInfo> payOut(TillFixture& at, std::uint32_t id, std::int64_t amount) {
    return await<counter::CashMovedInfo>([&](auto done) {
        at.till().moveCash({idOf(id), model::v1::TIP_OUT, amount, "end of shift"}, std::move(done));
    });
}

TillReport xReport(TillFixture& at) {
    auto report = await<TillReport>([&](auto done) { at.till().xReport(std::move(done)); });
    if (!report)
        throw std::runtime_error(report.error().message);
    return *report;
}

Result<counter::Refunded> refund(TillFixture& at, std::uint32_t order, std::uint32_t id, bool returnTip,
                                 std::vector<model::v1::RefundLine> lines = {}) {
    counter::RefundRequest request{idOf(order), idOf(id), std::move(lines), "spilt", ""};
    request.returnTip = returnTip;
    return await<counter::Refunded>([&](auto done) { at.till().refund(request, std::move(done)); });
}

std::int64_t owed(TillFixture& at) {
    const auto left = await<std::int64_t>([&](auto done) { at.till().tipsOwed(std::move(done)); });
    return left ? *left : -1;
}

/// bac-xiu and water: 39,000.
counter::Sale sale(std::uint32_t order, std::vector<model::v1::Tender> tenders) {
    auto sale = saleOf(order, order + 1, {"bac-xiu", "water"});
    sale.tenders = std::move(tenders);
    return sale;
}

} // namespace

class tst_tips : public QObject {
    Q_OBJECT
private slots:
    void settle_tip_isNoneOfWhatTheTotalIsPaidWith() {
        auto settled = settle(39'000, {tipped("cash", 50'000, 5'000)});
        QVERIFY(settled.ok());
        QCOMPARE(settled->tenders[0].amount_minor(), std::int64_t{39'000});
        QCOMPARE(settled->tenders[0].tip_minor(), std::int64_t{5'000});
        QCOMPARE(settled->tenders[0].given_minor(), std::int64_t{50'000});
        QCOMPARE(settled->tenders[0].change_minor(), std::int64_t{6'000});
        settled = settle(39'000, {tipped("card", 45'000, 6'000)});
        QVERIFY(settled.ok());
        QCOMPARE(settled->tenders[0].amount_minor(), std::int64_t{39'000});
        QCOMPARE(settled->tenders[0].given_minor(), std::int64_t{45'000});
        QCOMPARE(settled->tenders[0].change_minor(), std::int64_t{0});
        settled = settle(1'233, {tipped("cash", 2'000, 100)}, 5); // 12.35 and 1.00: 6.65 goes back
        QVERIFY(settled.ok());
        QCOMPARE(settled->tenders[0].change_minor(), std::int64_t{665});
        QCOMPARE(settled->roundingMinor, std::int64_t{2});
        settled = settle(39'000, {tipped("cash", 3'000, 3'000), tender("card", 39'000)}); // the tip alone in cash
        QVERIFY(settled.ok());
        QCOMPARE(settled->tenders.size(), std::size_t{2});
        QCOMPARE(settled->tenders[0].amount_minor(), std::int64_t{0});
        QVERIFY(settle(0, {tipped("cash", 3'000, 3'000)}).ok()); // for what is on the house
    }

    void settle_tip_refusesWhatMakesNoSense() {
        QVERIFY(!settle(39'000, {tipped("cash", 40'000, 5'000)}).ok());    // too little for both
        QVERIFY(!settle(39'000, {tipped("card", 39'000, 5'000)}).ok());    // the same
        QVERIFY(!settle(39'000, {tipped("cash", 5'000, 6'000)}).ok());     // more tip than was given
        QVERIFY(!settle(39'000, {tipped("cash", 50'000, -1)}).ok());       // taken from those who work here
        QVERIFY(!settle(39'000, {tipped("voucher", 40'000, 1'000)}).ok()); // nobody can be paid with it
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        QVERIFY(!settle(39'000, {part("cash", most, 0, most)}).ok());
        QVERIFY(!settlePart(39'000, part("cash", 39'000, 0, most)).ok());
        QVERIFY(!settlePart(39'000, part("card", 10'000, 13'000, 2'000)).ok()); // a card gives no change
    }

    void settle_tippedParts_addUpToTheTotal() {
        std::mt19937 random(7);
        const auto upTo = [&random](std::int64_t most) {
            return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
        };
        for (int round = 0; round < 300; ++round) {
            const std::int64_t total = (1 + upTo(199)) * 1'000 + (round % 3 == 0 ? 0 : upTo(999));
            std::int64_t left = total, tips = 0, inDrawer = 0;
            std::vector<model::v1::Tender> taken;
            while (left > 0 && taken.size() < 6) {
                const bool last = taken.size() == 5;
                const std::int64_t covers = last ? left : 1 + upTo(left - 1);
                const bool cash = random() % 2 == 0;
                const std::int64_t tip = random() % 3 == 0 ? (1 + upTo(19)) * 500 : 0;
                const std::int64_t change = cash && random() % 2 == 0 ? upTo(4'999) : 0;
                const auto settled = settlePart(left, part(cash ? "cash" : "card", covers, covers + tip + change, tip));
                QVERIFY2(settled.ok(), settled.ok() ? "" : settled.error().message.c_str());
                taken.push_back(*settled);
                left -= covers;
                tips += tip;
                inDrawer += cash ? covers + tip : 0;
            }
            const auto settled = settle(total, taken, 1);
            QVERIFY2(settled.ok(), settled.ok() ? "" : settled.error().message.c_str());
            std::int64_t sum = 0, given = 0, tipped = 0;
            for (const auto& each : settled->tenders) {
                sum += each.amount_minor();
                tipped += each.tip_minor();
                given += each.kind() == "cash" ? each.given_minor() - each.change_minor() : 0;
            }
            QCOMPARE(sum, total);
            QCOMPARE(tipped, tips);
            QCOMPARE(given, inDrawer);
        }
    }

    void Tips_areInTheDrawerUntilPaidOut_andNoRevenue() {
        TillFixture at;
        PHIN_OK(at.openShift(idOf(1), 0, 100'000));
        const auto paid = at.sell(sale(10, {tipped("cash", 50'000, 5'000)}));
        PHIN_OK(paid);
        QCOMPARE(paid->tipMinor, std::int64_t{5'000});
        QCOMPARE(paid->changeMinor, std::int64_t{6'000});
        PHIN_OK(at.sell(sale(20, {tipped("card", 45'000, 6'000)})));
        PHIN_OK(at.sell(sale(30, {})));
        auto report = xReport(at);
        const auto& figures = figuresOf(report, "VND");
        QCOMPARE(figures.gross_minor(), std::int64_t{3 * 39'000});
        QCOMPARE(figures.tips_minor(), std::int64_t{11'000});
        QCOMPARE(figures.tax_minor(), std::int64_t{3 * 2'148}); // as without any tip
        QCOMPARE(figures.drawer().cash_minor(), std::int64_t{2 * 39'000});
        QCOMPARE(figures.drawer().cash_tips_minor(), std::int64_t{5'000});
        for (const auto& each : figures.tenders()) {
            QCOMPARE(each.tips(), std::uint64_t{1});
            QCOMPARE(each.tips_minor(), std::int64_t{each.kind() == "cash" ? 5'000 : 6'000});
        }
        QCOMPARE(owed(at), std::int64_t{11'000});
        PHIN_OK(payOut(at, 40, 8'000)); // more than was tipped in cash: those by card are owed, too
        PHIN_OK(payOut(at, 40, 8'000)); // the second tap
        QCOMPARE(owed(at), std::int64_t{3'000});
        const auto closed = closeCounted(at, 100'000 + 2 * 39'000 + 5'000 - 8'000);
        PHIN_OK(closed);
        QCOMPARE(closed->closed.over_short_minor(), std::int64_t{0});
        const auto day = await<DayClosed>([&](auto done) { at.till().closeDay(idOf(50), {}, std::move(done)); });
        PHIN_OK(day);
        QCOMPARE(tipsOwed(day->report(), "VND"), std::int64_t{3'000});
        PHIN_OK(payOut(at, 51, 3'000)); // the day after
        QCOMPARE(owed(at), std::int64_t{0});
        QCOMPARE(figuresOf(xReport(at), "VND").tips_minor(), std::int64_t{0});
        PHIN_ERROR(payOut(at, 52, 0), ErrorKind::WrongUse);
    }

    void Report_saysTipsInText_andCsv_andTheReceiptShowsThem() {
        TillFixture at;
        PHIN_OK(at.sell(sale(10, {tipped("cash", 50'000, 5'000)})));
        const auto report = xReport(at);
        for (const auto* const language : {"vi", "en"}) {
            const auto form = formOf(report, "till-a", language);
            const auto text = toText(form), csv = toCsv(form);
            const std::string title =
                std::string(language) == "vi" ? "Tiền tip (ngoài doanh thu)" : "besides the takings";
            QVERIFY2(text.find(title) != std::string::npos, text.c_str());
            QVERIFY2(text.find(std::string(language) == "vi" ? "5.000 ₫" : "₫5,000") != std::string::npos,
                     text.c_str());
            QVERIFY2(csv.find(",5000,\"VND\"") != std::string::npos, csv.c_str());
        }
        const auto receipt = await<ports::Receipt>([&](auto done) {
            at.till().receipt({idOf(10), {}, "en", "Counter 1", {}}, std::move(done));
        });
        PHIN_OK(receipt);
        const auto text = toText(*receipt);
        for (const auto* const words : {"Total", "₫39,000", "Tip", "₫5,000", "₫50,000", "Change", "₫6,000"})
            QVERIFY2(text.find(words) != std::string::npos, text.c_str());
    }

    void Report_withoutTips_saysNothingOfThem() {
        TillFixture at;
        PHIN_OK(at.sell(sale(10, {})));
        const auto text = toText(formOf(xReport(at), "till-a", "en"));
        QVERIFY2(text.find("Tip") == std::string::npos, text.c_str());
    }

    void Tips_byWhoTookThem() {
        StaffedTill at;
        at.enter(lead);
        PHIN_OK(at.sell(sale(10, {tipped("cash", 50'000, 5'000)})));
        PHIN_OK(at.sell(sale(20, {tipped("card", 42'000, 3'000)})));
        at.enter(cashier);
        PHIN_OK(at.sell(sale(30, {tipped("qr", 40'000, 1'000)})));
        at.enter(manager);
        PHIN_OK(at.sell(sale(40, {})));
        auto report = xReport(at);
        const auto& people = figuresOf(report, "VND").tips();
        QCOMPARE(people.size(), 2);
        const auto minh =
            std::find_if(people.begin(), people.end(), [](const auto& each) { return each.name() == "Minh"; });
        QVERIFY(minh != people.end());
        QCOMPARE(minh->amount_minor(), std::int64_t{8'000});
        QCOMPARE(minh->count(), std::uint64_t{2});
        QVERIFY(toText(formOf(report, "till-a", "vi")).find("Thảo") != std::string::npos);
        // What is given back of a tip is that of the person who had it.
        PHIN_OK(refund(at, 10, 60, true));
        report = xReport(at);
        for (const auto& person : figuresOf(report, "VND").tips())
            if (person.name() == "Minh")
                QCOMPARE(person.amount_minor(), std::int64_t{3'000});
    }

    void Refund_leavesTheTip_unlessItIsAskedFor() {
        TillFixture at;
        PHIN_OK(at.openShift(idOf(1), 0, 0));
        PHIN_OK(at.sell(sale(10, {tipped("cash", 50'000, 5'000)})));
        const auto first = refund(at, 10, 20, false, {refundOf(1, 1)});
        PHIN_OK(first);
        QCOMPARE(first->handedMinor, std::int64_t{29'000});
        QCOMPARE(owed(at), std::int64_t{5'000});
        const auto second = refund(at, 10, 21, true);
        PHIN_OK(second);
        QCOMPARE(second->amountMinor, std::int64_t{10'000});
        QCOMPARE(second->tipMinor, std::int64_t{5'000});
        QCOMPARE(second->handedMinor, std::int64_t{15'000});
        const auto again = refund(at, 10, 21, true); // the second tap
        PHIN_OK(again);
        QVERIFY(again->repeated);
        QCOMPARE(again->handedMinor, std::int64_t{15'000});
        QCOMPARE(merge::tipLeft(*at.stored(idOf(10))), std::int64_t{0});
        QCOMPARE(owed(at), std::int64_t{0});
        const auto report = xReport(at);
        const auto& figures = figuresOf(report, "VND");
        QCOMPARE(figures.refunds_minor(), std::int64_t{39'000}); // without the tip
        QCOMPARE(figures.tips_minor(), std::int64_t{0});
        const auto closed = closeCounted(at, 0);
        PHIN_OK(closed);
        QCOMPARE(closed->closed.expected_minor(), std::int64_t{0});
    }

    void Parts_eachWithItsTip_surviveAKill() {
        TillFixture at;
        const auto order = at.opened(10, {"bac-xiu", "water"});
        PHIN_OK(at.till().takeTender(order, part("cash", 19'500, 25'000, 2'000)));
        PHIN_OK(at.till().takeTender(order, part("card", 10'000, 0, 1'000)));
        at.restart();
        const auto taken = at.till().taken(order);
        QCOMPARE(taken.size(), std::size_t{2});
        QCOMPARE(taken[0].tip_minor(), std::int64_t{2'000});
        QCOMPARE(taken[0].change_minor(), std::int64_t{3'500});
        QCOMPARE(taken[1].given_minor(), std::int64_t{11'000});
        QCOMPARE(counter::outstanding(39'000, taken), std::int64_t{9'500});
        // What lies in the drawer of an order that is still open has its tip in it.
        const auto report = xReport(at);
        QCOMPARE(report.open_orders(0).taken_cash_minor(), std::int64_t{21'500});
        const auto paid = at.pay(order, idOf(11), {tipped("cash", 10'000, 500)});
        PHIN_OK(paid);
        QCOMPARE(paid->tipMinor, std::int64_t{3'500});
        at.restart();
        const auto again = at.pay(order, idOf(11), {tipped("cash", 10'000, 500)});
        PHIN_OK(again);
        QVERIFY(again->repeated);
        QCOMPARE(again->tipMinor, std::int64_t{3'500});
        QCOMPARE(figuresOf(xReport(at), "VND").tips_minor(), std::int64_t{3'500});
        QCOMPARE(figuresOf(xReport(at), "VND").drawer().cash_minor(), std::int64_t{29'000});
        QCOMPARE(figuresOf(xReport(at), "VND").drawer().cash_tips_minor(), std::int64_t{2'500});
    }
};

QTEST_GUILESS_MAIN(tst_tips)
#include "tst_tips.moc"
