#include "sync/model/pricing.h"
#include "sync/model/refund.h"
#include "tests/model/builders.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace phin;
using namespace phin::testing;
using model::v1::OrderLine;
using model::v1::PricedOrder;

namespace {

using Refunds = google::protobuf::RepeatedPtrField<model::v1::OrderRefunded>;
using Lines = google::protobuf::RepeatedPtrField<model::v1::RefundLine>;

/// Line 1: three units for 10.00; line 2: one of 3.50.
PricedOrder sold() {
    PricedOrder order;
    order.set_currency("USD");
    auto* line = order.add_lines();
    line->set_line(1);
    line->set_quantity(3);
    line->set_total_minor(1'000);
    line = order.add_lines();
    line->set_line(2);
    line->set_quantity(1);
    line->set_total_minor(350);
    order.set_total_minor(1'350);
    return order;
}

Lines wanted(std::uint32_t line, std::int32_t quantity) {
    Lines lines;
    auto* each = lines.Add();
    each->set_line(line);
    each->set_quantity(quantity);
    return lines;
}

std::int64_t amountOf(const std::vector<model::v1::RefundLine>& lines) {
    return std::accumulate(lines.begin(), lines.end(), std::int64_t{0},
                           [](std::int64_t sum, const auto& line) { return sum + line.amount_minor(); });
}

void give(Refunds& refunds, const std::vector<model::v1::RefundLine>& lines) {
    auto* refund = refunds.Add();
    refund->set_amount_minor(amountOf(lines));
    for (const auto& line : lines)
        *refund->add_lines() = line;
}

} // namespace

class TestRefund : public QObject {
    Q_OBJECT
private slots:
    void refund_unitByUnit_reusesTheSharesOfTheSale() {
        Refunds before;
        for (const std::int64_t share : {334, 333, 333}) {
            const auto lines = refundLines(sold(), before, wanted(1, 1));
            QVERIFY(lines.ok());
            QCOMPARE(amountOf(*lines), share);
            give(before, *lines);
        }
        const auto more = refundLines(sold(), before, wanted(1, 1));
        QCOMPARE(more.error().kind, ErrorKind::Refused);
        QVERIFY(more.error().message.find("only 0") != std::string::npos);
    }

    void refund_nothingNamed_givesAllThatIsLeft() {
        Refunds before;
        const auto first = refundLines(sold(), before, wanted(1, 2));
        QCOMPARE(amountOf(*first), 667);
        give(before, *first);
        const auto rest = refundLines(sold(), before, {});
        QCOMPARE(rest->size(), std::size_t{2});
        QCOMPARE(amountOf(*rest), 683);
        give(before, *rest);
        QCOMPARE(refundLines(sold(), before, {}).error().kind, ErrorKind::Refused);
    }

    void refund_wrongRequest_isAnError() {
        QCOMPARE(refundLines(sold(), {}, wanted(3, 1)).error().kind, ErrorKind::NotFound);
        QCOMPARE(refundLines(sold(), {}, wanted(1, 0)).error().kind, ErrorKind::WrongUse);
        QCOMPARE(refundLines(sold(), {}, wanted(1, 4)).error().kind, ErrorKind::Refused);
        auto twice = wanted(1, 2);
        *twice.Add() = twice[0];
        QCOMPARE(refundLines(sold(), {}, twice).error().kind, ErrorKind::Refused);
    }

    void refund_moneyGivenBackWithoutLines_countsToo() {
        Refunds before;
        before.Add()->set_amount_minor(1'200);
        QCOMPARE(refundLines(sold(), before, {}).error().kind, ErrorKind::Refused);
        QCOMPARE(refundLines(sold(), before, wanted(2, 1)).error().kind, ErrorKind::Refused);
    }

    void paid_taxOnTop_isCutOverItsLines() {
        model::v1::Menu menu;
        menu.set_currency("USD");
        addTax(menu, "on", false, 888);
        addTax(menu, "in", true, 800);
        std::vector<OrderLine> cart(3);
        for (std::uint32_t i = 0; i < 3; ++i) {
            cart[i].set_line(i + 1);
            cart[i].set_quantity(1);
            cart[i].set_unit_minor(350);
            cart[i].set_tax(i == 1 ? "in" : "on");
        }
        const auto order = price(MenuIndex(menu), cart, nullptr, 20190401);
        QCOMPARE(order->total_minor(), 1'112); // 62 on top of 700
        const std::vector<std::int64_t> paid = {381, 350, 381};
        QCOMPARE(paidByLine(*order), paid);
    }

    void refund_anyOrderInAnySteps_mirrorsTheSale() {
        model::v1::Menu menu;
        menu.set_currency("USD");
        addTax(menu, "on", false, 888);
        addTax(menu, "in", true, 800);
        const MenuIndex index(menu);
        std::mt19937_64 random(42);
        const auto below = [&random](std::uint64_t end) { return static_cast<std::int64_t>(random() % end); };
        for (int i = 0; i < 500; ++i) {
            std::vector<OrderLine> cart(static_cast<std::size_t>(1 + below(5)));
            for (std::size_t at = 0; at < cart.size(); ++at) {
                cart[at].set_line(static_cast<std::uint32_t>(at + 1));
                cart[at].set_quantity(static_cast<std::int32_t>(1 + below(6)));
                cart[at].set_unit_minor(below(2'000));
                cart[at].set_tax(below(2) ? "on" : "in");
            }
            const auto discount = percentOff(static_cast<std::int32_t>(below(5'000)));
            const auto order = price(index, cart, &discount, 20190401);
            const auto paid = paidByLine(*order);
            QCOMPARE(std::accumulate(paid.begin(), paid.end(), std::int64_t{0}), order->total_minor());

            Refunds before;
            std::int64_t back = 0;
            for (int step = 0; step < 4; ++step) {
                const auto lines = refundLines(*order, before, wanted(static_cast<std::uint32_t>(1 + below(5)), 1));
                if (!lines)
                    continue;
                QVERIFY(amountOf(*lines) >= 0);
                back += amountOf(*lines);
                give(before, *lines);
            }
            if (const auto rest = refundLines(*order, before, {}))
                back += amountOf(*rest);
            QCOMPARE(back, order->total_minor());
        }
    }
};

QTEST_APPLESS_MAIN(TestRefund)
#include "tst_refund.moc"
