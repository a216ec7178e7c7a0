#include "sync/model/merge.h"
#include "sync/model/report_form.h"
#include "sync/model/till_tally.h"
#include "tests/counter/staffed_till.h"

#include <QTest>

using namespace phin;
using namespace phin::test;
using counter::MadeVoucher;
using counter::Redeemed;
using model::v1::VoucherMade;

namespace {

VoucherMade terms(std::uint32_t id, const std::string& code, std::int32_t percent = 10) {
    VoucherMade made;
    made.set_voucher_id(idOf(id).bytes());
    made.set_code(code);
    made.set_basis_points(percent * 100);
    made.set_valid_from(20190401);
    made.set_valid_until(20190430);
    made.set_uses(1);
    return made;
}

Result<MadeVoucher> make(TillFixture& at, const VoucherMade& terms) {
    return await<MadeVoucher>([&](auto done) { at.till().makeVoucher(terms, std::move(done)); });
}

Result<Redeemed> redeem(TillFixture& at, const Uuid& order, const std::string& code) {
    return await<Redeemed>([&](auto done) { at.till().redeem(order, code, std::move(done)); });
}

Result<counter::Sent> send(TillFixture& at, const Uuid& order) {
    return await<counter::Sent>([&](auto done) { at.till().send(order, std::move(done)); });
}

std::vector<Voucher> vouchers(TillFixture& at, const std::string& code = {}) {
    const auto all = await<std::vector<Voucher>>([&](auto done) { at.till().vouchers(code, 100, std::move(done)); });
    return all ? *all : std::vector<Voucher>{};
}

} // namespace

class tst_till_vouchers : public QObject {
    Q_OBJECT
private slots:
    void make_isIdempotent_andRefusesWhatCannotBe() {
        TillFixture at;
        const auto first = make(at, terms(1, "PHIN10"));
        PHIN_OK(first);
        const auto again = make(at, terms(1, "PHIN10"));
        PHIN_OK(again);
        QVERIFY(again->repeated);
        QCOMPARE(at.decisions(), std::string("voucher.made"));
        PHIN_ERROR(make(at, terms(2, "PHIN10")), ErrorKind::Refused); // there is one
        PHIN_ERROR(make(at, terms(3, "12345678")), ErrorKind::WrongUse);
        PHIN_ERROR(make(at, terms(3, "ABC")), ErrorKind::WrongUse);
        PHIN_ERROR(make(at, terms(3, "NOTHING", 0)), ErrorKind::WrongUse);
        auto over = terms(3, "OVERDUE");
        over.set_valid_from(20190301);
        over.set_valid_until(20190331);
        PHIN_ERROR(make(at, over), ErrorKind::WrongUse);
        auto forEver = terms(3, "FOREVER");
        forEver.set_valid_until(20300101);
        PHIN_ERROR(make(at, forEver), ErrorKind::WrongUse);
        auto unnamed = terms(4, "");
        const auto made = make(at, unnamed);
        PHIN_OK(made);
        QCOMPARE(voucherCode(made->voucher.terms.code()).value_or(""), made->voucher.terms.code());
        QCOMPARE(made->voucher.terms.currency(), std::string("VND"));
        QCOMPARE(vouchers(at).size(), std::size_t{2});
    }

    void code_asPeopleTypeIt() {
        QCOMPARE(voucherCode(" ab-12 cd ").value_or(""), std::string("AB12CD"));
        QVERIFY(!voucherCode("8934567890123")); // a product's barcode
        QVERIFY(!voucherCode("AB1"));
        QVERIFY(!voucherCode("ABCD!"));
        QVERIFY(!voucherCode(std::string(25, 'A')));
        QCOMPARE(groupedCode("AB12CD34"), std::string("AB12-CD34"));
        QCOMPARE(groupedCode("PHIN10"), std::string("PHIN10"));
        std::array<std::uint8_t, voucherCodeRandom> random{};
        for (int i = 0; i < 256; ++i) {
            random.fill(static_cast<std::uint8_t>(i));
            QVERIFY(voucherCode(makeVoucherCode(random)) == makeVoucherCode(random));
        }
    }

    void redeem_takesOff_andIsUsedUpOncePaid() {
        TillFixture at;
        PHIN_OK(make(at, terms(1, "PHIN10")));
        const auto order = at.opened(10, {"bac-xiu", "water"}); // 39,000
        const auto taken = redeem(at, order, "phin-10");
        PHIN_OK(taken);
        QCOMPARE(taken->no, VoucherNo::None);
        QCOMPARE(taken->order.total_minor(), std::int64_t{35'100});
        QCOMPARE(taken->order.discount().voucher(), std::string("PHIN10"));
        QVERIFY(vouchers(at, "PHIN10").front().uses.empty()); // typed, not decided
        at.restart();
        PHIN_OK(at.pay(order, idOf(11)));
        const auto used = vouchers(at, "PHIN10").front();
        QCOMPARE(used.uses.size(), std::size_t{1});
        QCOMPARE(used.uses.front().amountMinor, std::int64_t{3'900});
        // Another guest with the same one.
        const auto other = at.opened(20, {"bac-xiu"});
        const auto refused = redeem(at, other, "PHIN10");
        PHIN_OK(refused);
        QCOMPARE(refused->no, VoucherNo::Used);
        QCOMPARE(at.till().order(other)->total_minor(), std::int64_t{29'000});
        // In the reports.
        const auto report = await<model::v1::TillReport>([&](auto done) { at.till().xReport(std::move(done)); });
        PHIN_OK(report);
        const auto& figures = figuresOf(*report, "VND");
        QCOMPARE(figures.vouchers_size(), 1);
        QCOMPARE(figures.vouchers(0).amount_minor(), std::int64_t{3'900});
        QCOMPARE(figures.discounts_minor(), std::int64_t{3'900});
        QVERIFY(toText(formOf(*report, "till-a", "vi")).find("PHIN10") != std::string::npos);
        const auto receipt = await<ports::Receipt>([&](auto done) {
            at.till().receipt({order, {}, "en", "Counter 1", {}}, std::move(done));
        });
        PHIN_OK(receipt);
        QVERIFY(toText(*receipt).find("Voucher PHIN10") != std::string::npos);
    }

    void redeem_saysWhyNot() {
        TillFixture at;
        const auto order = at.opened(10, {"bac-xiu"});
        const auto no = [&](const std::string& code) {
            const auto answer = redeem(at, order, code);
            return answer ? answer->no : VoucherNo::None;
        };
        QCOMPARE(no("NOBODY"), VoucherNo::Unknown);
        QCOMPARE(no("12"), VoucherNo::Unknown);
        auto later = terms(1, "LATER");
        later.set_valid_from(20190402);
        PHIN_OK(make(at, later));
        QCOMPARE(no("LATER"), VoucherNo::NotYet);
        auto dollars = terms(2, "DOLLARS");
        dollars.set_amount_minor(500);
        dollars.set_currency("USD");
        PHIN_OK(make(at, dollars));
        QCOMPARE(no("DOLLARS"), VoucherNo::Currency);
        PHIN_OK(make(at, terms(3, "GONE99")));
        PHIN_OK(await<MadeVoucher>([&](auto done) { at.till().withdrawVoucher("gone-99", "lost", std::move(done)); }));
        QCOMPARE(no("GONE99"), VoucherNo::Withdrawn);
        PHIN_OK(make(at, terms(4, "GOOD4U")));
        PHIN_OK(at.till().discountOrder(order, amountOff(1'000)));
        QCOMPARE(no("GOOD4U"), VoucherNo::OtherDiscount);
        PHIN_OK(at.till().discountOrder(order, {}));
        QCOMPARE(no("GOOD4U"), VoucherNo::None);
        at.clock().advance(40 * FakeClock::day);
        const auto late = at.opened(20, {"bac-xiu"});
        const auto over = redeem(at, late, "GOOD4U");
        PHIN_OK(over);
        QCOMPARE(over->no, VoucherNo::Over);
        // Nobody gets one as a mere discount.
        auto forged = percentOff(5'000);
        forged.set_voucher("GOOD4U");
        PHIN_ERROR(at.till().discountOrder(late, forged), ErrorKind::WrongUse);
        auto sale = saleOf(30, 31, {"bac-xiu"});
        sale.orderDiscount = forged;
        PHIN_ERROR(at.sell(sale), ErrorKind::WrongUse);
    }

    void minimum_comesAndGoesWithTheLines() {
        TillFixture at;
        auto from = terms(1, "BIG50");
        from.set_amount_minor(20'000);
        from.set_minimum_minor(50'000);
        PHIN_OK(make(at, from));
        const auto order = at.opened(10, {"bac-xiu"});
        const auto taken = redeem(at, order, "BIG50");
        PHIN_OK(taken);
        QCOMPARE(taken->no, VoucherNo::None);
        QCOMPARE(taken->order.total_minor(), std::int64_t{29'000}); // it counts from 50,000 on
        PHIN_OK(at.till().addLine(order, choice("banh-mi")));
        QCOMPARE(at.till().order(order)->total_minor(), std::int64_t{44'000});
        PHIN_OK(at.till().removeLine(order, 2));
        PHIN_OK(at.pay(order, idOf(11)));
        QVERIFY(vouchers(at, "BIG50").front().uses.empty()); // nothing taken off, nothing used up
    }

    void voidBeforePay_andWholeRefund_giveItBack() {
        TillFixture at;
        PHIN_OK(make(at, terms(1, "PHIN10")));
        const auto sent = at.opened(10, {"bac-xiu", "water"});
        PHIN_OK(redeem(at, sent, "PHIN10"));
        PHIN_OK(send(at, sent));
        QCOMPARE(vouchers(at, "PHIN10").front().uses.size(), std::size_t{1}); // the stations have it
        const auto second = at.opened(20, {"bac-xiu"});
        QCOMPARE(redeem(at, second, "PHIN10")->no, VoucherNo::Used);
        PHIN_OK(at.voidOrder(sent, "gone"));
        QCOMPARE(redeem(at, second, "PHIN10")->no, VoucherNo::None);
        PHIN_OK(at.pay(second, idOf(21)));
        QCOMPARE(vouchers(at, "PHIN10").front().uses.size(), std::size_t{1});
        PHIN_OK(at.refund(second, idOf(22)));
        QVERIFY(vouchers(at, "PHIN10").front().uses.empty());
    }

    void usedMeanwhile_isRefusedWhenItIsPaid() {
        TillFixture at;
        PHIN_OK(make(at, terms(1, "PHIN10")));
        const auto one = at.opened(10, {"bac-xiu"}), other = at.opened(20, {"bac-xiu"});
        QCOMPARE(redeem(at, one, "PHIN10")->no, VoucherNo::None);
        QCOMPARE(redeem(at, other, "PHIN10")->no, VoucherNo::None); // neither is decided yet
        PHIN_OK(at.pay(one, idOf(11)));
        PHIN_ERROR(at.pay(other, idOf(21)), ErrorKind::Refused);
        PHIN_ERROR(send(at, other), ErrorKind::Refused);
        PHIN_OK(at.till().discountOrder(other, {}));
        PHIN_OK(at.pay(other, idOf(21)));
        QVERIFY(!vouchers(at, "PHIN10").front().overused());
    }

    void anOrderThatTheStationsHave_canAlwaysBePaid() {
        TillFixture at;
        PHIN_OK(make(at, terms(1, "PHIN10")));
        const auto order = at.opened(10, {"bac-xiu"});
        PHIN_OK(redeem(at, order, "PHIN10"));
        PHIN_OK(send(at, order));
        // The other half of the shop took it, too.
        const auto other = idOf(50);
        (void)at.box().writer().run([&](journal::Journal& journal) -> Status {
            auto fact = journal.shop().order(order.bytes())->placed();
            fact.set_order_id(other.bytes());
            journal.append("order.placed", fact);
            return done();
        });
        QVERIFY(vouchers(at, "PHIN10").front().overused());
        PHIN_OK(at.till().addLine(order, choice("water")));
        PHIN_OK(at.pay(order, idOf(11)));
    }

    void splitting_leavesTheVoucherOnOneOrder() {
        TillFixture at;
        PHIN_OK(make(at, terms(1, "PHIN10")));
        const auto order = at.opened(10, {"bac-xiu", "water"});
        PHIN_OK(redeem(at, order, "PHIN10"));
        PHIN_ERROR(at.till().share(order, {{idOf(20), {{1, 1}}, {}}}), ErrorKind::Refused);
        PHIN_OK(at.till().discountOrder(order, {}));
        PHIN_OK(at.till().share(order, {{idOf(20), {{1, 1}}, {}}}));
    }

    void rights_aCashierTakesThem_aManagerMakesThem() {
        StaffedTill at;
        at.enter(cashier);
        const auto refused = make(at, terms(1, "PHIN10"));
        PHIN_ERROR(refused, ErrorKind::Refused);
        QVERIFY(refused.error().missing == Right::MakeVouchers);
        at.enter(lead);
        PHIN_ERROR(make(at, terms(1, "PHIN10")), ErrorKind::Refused);
        at.enter(manager);
        const auto made = make(at, terms(1, "PHIN10"));
        PHIN_OK(made);
        QCOMPARE(made->voucher.terms.staff(), idOf(manager).toString());
        at.enter(cashier);
        PHIN_ERROR(await<MadeVoucher>([&](auto done) { at.till().withdrawVoucher("PHIN10", "", std::move(done)); }),
                   ErrorKind::Refused);
        const auto order = at.opened(10, {"bac-xiu"});
        QCOMPARE(redeem(at, order, "PHIN10")->no, VoucherNo::None); // no discount right is needed
        PHIN_OK(at.till().discountOrder(order, {}));                // nor to take it off
    }
};

QTEST_GUILESS_MAIN(tst_till_vouchers)
#include "tst_till_vouchers.moc"
