#include "sync/model/merge.h"
#include "tests/counter/stock_shop.h"
#include "tests/counter/till_fixture.h"

#include <QTest>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

Result<Sent> send(TillFixture& at, const Uuid& order) {
    return await<Sent>([&](auto done) { at.till().send(order, std::move(done)); });
}

/// "1 phin 2, 3 banh-mi<2 1": number, product, what it replaces, quantity.
std::string lines(const model::v1::PricedOrder& order) {
    std::string all;
    for (const auto& line : order.lines())
        all += (all.empty() ? "" : ", ") + std::to_string(line.line()) + " " + line.product() +
               (line.replaces() ? "<" + std::to_string(line.replaces()) : "") + " " + std::to_string(line.quantity());
    return all;
}

std::string inForce(TillFixture& at, const Uuid& order) {
    return lines(merge::orderOf(*at.stored(order)));
}

} // namespace

class TillSentTest : public QObject {
    Q_OBJECT
private slots:
    void send_openOrder_isPlacedAndStaysOpen() {
        TillFixture at;
        const auto order = at.opened(1, {"phin", "banh-mi"});
        PHIN_OK(at.till().setGuest(order, "Bàn 4"));
        const auto sent = send(at, order);
        PHIN_OK(sent);
        QCOMPARE(text(sent->number), QString("A-001"));
        QCOMPARE(sent->revision, 0u);
        QVERIFY(!sent->repeated);
        QCOMPARE(text(at.decisions()), QString("shift.opened order.placed"));
        QVERIFY(!merge::isPaid(*at.stored(order)));
        const auto open = at.till().openOrders();
        QCOMPARE(open.size(), std::size_t{1});
        QVERIFY(open.front().sent);
        QCOMPARE(text(open.front().sent->number), QString("A-001"));
        QCOMPARE(open.front().unsent, 0);
        QVERIFY(!open.front().canUndo); // it was said
        const auto next = at.sell(saleOf(2, 102, {"phin"}));
        PHIN_OK(next);
        QCOMPARE(text(next->number), QString("A-002"));
        const auto paid = at.pay(order, idOf(100));
        PHIN_OK(paid);
        QCOMPARE(text(paid->number), QString("A-001"));
        QCOMPARE(paid->totalMinor, std::int64_t{60'000});
        QCOMPARE(text(at.decisions()), QString("shift.opened order.placed order.placed order.paid order.paid"));
        QVERIFY(at.till().openOrders().empty());
    }

    void send_nothingNew_doesNothing() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_ERROR(send(at, at.opened(2, {})), ErrorKind::Refused);
        PHIN_ERROR(send(at, idOf(3)), ErrorKind::NotFound);
        PHIN_OK(send(at, order));
        const auto decisions = at.decisions();
        const auto again = send(at, order);
        PHIN_OK(again);
        QVERIFY(again->repeated);
        QCOMPARE(text(again->number), QString("A-001"));
        PHIN_OK(at.till().setQuantity(order, 1, 2));
        PHIN_OK(at.till().setQuantity(order, 1, 1));
        QVERIFY(send(at, order)->repeated);
        QCOMPARE(text(at.decisions()), text(decisions));
    }

    void send_doubleTap_sendsOnce() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        at.restart();
        at.stop();
        at.make(); // nothing is decided until start()
        int answers = 0;
        at.till().send(order, [&](const Result<Sent>& sent) { answers += sent.ok() && !sent->repeated; });
        at.till().send(order, [&](const Result<Sent>& sent) { answers += sent.ok() && sent->repeated ? 10 : 0; });
        PHIN_ERROR(at.till().addLine(order, choice("water")), ErrorKind::Refused); // it is being sent
        at.start();
        PHIN_OK(at.pay(order, idOf(100)));
        QCOMPARE(answers, 11);
        QCOMPARE(text(at.decisions()), QString("shift.opened order.placed order.paid"));
    }

    void change_ofWhatWasSent_keepsNumbersOfLinesThatAreMadeTheSame() {
        TillFixture at;
        const auto order = at.opened(1, {"phin", "banh-mi", "bac-xiu"});
        PHIN_OK(send(at, order));
        PHIN_OK(at.till().setQuantity(order, 1, 3));
        PHIN_OK(at.till().removeLine(order, 2));
        Choice large = choice("phin");
        large.variant = "large";
        PHIN_OK(at.till().replaceLine(order, 3, large)); // no longer what the stations know as 3
        PHIN_OK(at.till().addLine(order, choice("water")));
        QCOMPARE(at.till().openOrders().front().unsent, 4);
        QCOMPARE(at.till().unsentLines(order).size(), std::size_t{3});
        const auto sent = send(at, order);
        PHIN_OK(sent);
        QCOMPARE(sent->revision, 1u);
        QCOMPARE(inForce(at, order), std::string("1 phin 3, 4 phin<3 1, 5 water 1"));
        QCOMPARE(lines(at.stored(order)->placed().order()), std::string("1 phin 1, 2 banh-mi 1, 3 bac-xiu 1"));
        QCOMPARE(at.till().openOrders().front().unsent, 0);
        PHIN_OK(at.till().removeLine(order, 5));
        PHIN_OK(at.till().addLine(order, choice("water"))); // its number was used
        PHIN_OK(send(at, order));
        QCOMPARE(inForce(at, order), std::string("1 phin 3, 4 phin<3 1, 6 water 1"));
        QCOMPARE(at.stored(order)->revisions_size(), 2);
    }

    void change_takenBackBeforeItIsSent_isNone() {
        TillFixture at;
        const auto order = at.opened(1, {"phin", "bac-xiu"});
        PHIN_OK(send(at, order));
        Choice noted = choice("bac-xiu");
        noted.note = "ít đá";
        PHIN_OK(at.till().replaceLine(order, 2, noted));
        QCOMPARE(at.till().openOrders().front().unsent, 1);
        PHIN_OK(at.till().replaceLine(order, 3, choice("bac-xiu")));
        QCOMPARE(at.till().openOrders().front().unsent, 0);
        PHIN_OK(at.till().replaceLine(order, 2, noted));
        PHIN_OK(at.till().undo(order));
        QCOMPARE(at.till().openOrders().front().unsent, 0);
        PHIN_OK(at.till().setGuest(order, "Bàn 7"));
        QCOMPARE(at.till().openOrders().front().unsent, 1);
        PHIN_OK(send(at, order));
        QCOMPARE(text(merge::guestOf(*at.stored(order))), QString("Bàn 7"));
    }

    void pay_withChangesNotSent_sendsAndPaysThem() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_OK(send(at, order));
        PHIN_OK(at.till().addLine(order, choice("banh-mi")));
        PHIN_ERROR(at.pay(order, idOf(100), {tender("cash", 25'000)}), ErrorKind::Refused);
        const auto paid = at.pay(order, idOf(100), {tender("cash", 100'000)});
        PHIN_OK(paid);
        QCOMPARE(paid->totalMinor, std::int64_t{60'000});
        QCOMPARE(paid->changeMinor, std::int64_t{40'000});
        QCOMPARE(text(at.decisions()), QString("shift.opened order.placed order.changed order.paid"));
        const auto again = at.pay(order, idOf(100));
        PHIN_OK(again);
        QVERIFY(again->repeated);
        QCOMPARE(again->totalMinor, std::int64_t{60'000});
        const auto refunded = at.refund(order, idOf(200), {refundOf(2, 1)}); // a line of the change
        PHIN_OK(refunded);
        QCOMPARE(refunded->amountMinor, std::int64_t{35'000});
    }

    void change_afterPaymentOrVoid_isRefused() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_OK(send(at, order));
        PHIN_OK(at.pay(order, idOf(100)));
        (void)at.opened(1, {"phin", "water"}); // somebody opens it once more
        const auto refused = send(at, order);
        PHIN_ERROR(refused, ErrorKind::Refused);
        QVERIFY(refused.error().message.find("is paid") != std::string::npos);
        const auto other = at.opened(2, {"phin"});
        PHIN_OK(send(at, other));
        PHIN_OK(at.voidOrder(other, "gone"));
        QVERIFY(at.stored(other)->has_voided());
        PHIN_ERROR(send(at, at.opened(2, {"phin"})), ErrorKind::Refused);
        PHIN_ERROR(at.pay(other, idOf(101)), ErrorKind::Refused);
    }

    void change_toNothing_isRefused_voidIt() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_OK(send(at, order));
        PHIN_OK(at.till().clear(order));
        const auto refused = send(at, order);
        PHIN_ERROR(refused, ErrorKind::Refused);
        QVERIFY(refused.error().message.find("void") != std::string::npos);
        PHIN_OK(at.till().undo(order));
        QVERIFY(send(at, order)->repeated);
    }

    void restart_comesBackToWhatWasSentAndWhatWasNot() {
        TillFixture at;
        const auto order = at.opened(1, {"phin", "banh-mi"});
        PHIN_OK(send(at, order));
        PHIN_OK(at.till().setQuantity(order, 1, 2));
        at.restart();
        const auto open = at.till().openOrders();
        QCOMPARE(open.size(), std::size_t{1});
        QVERIFY(open.front().sent);
        QCOMPARE(open.front().unsent, 1);
        Choice large = choice("phin");
        large.variant = "large";
        PHIN_OK(at.till().replaceLine(order, 1, large));
        PHIN_OK(send(at, order));
        QCOMPARE(inForce(at, order), std::string("3 phin<1 1, 2 banh-mi 1"));
    }

    void kill_betweenSendAndItsAnswer_sendsNothingTwice() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        at.till().send(order, [](const Result<Sent>&) {});
        at.restart(); // whoever tapped was told nothing
        const auto again = send(at, order);
        PHIN_OK(again);
        QVERIFY(again->repeated);
        QCOMPARE(text(at.decisions()), QString("shift.opened order.placed"));
    }

    void otherTill_mayNotChangeIt_butTakesItsMoney() {
        StockShop shop(2);
        auto& one = *shop[0].till;
        auto& two = *shop[1].till;
        const auto order = idOf(1);
        PHIN_OK(one.openOrder(order));
        PHIN_OK(one.addLine(order, choice("phin")));
        PHIN_OK(await<Sent>([&](auto done) { one.send(order, std::move(done)); }));
        shop.exchange();
        PHIN_OK(two.openOrder(order));
        PHIN_OK(two.addLine(order, choice("phin", 5)));
        const auto refused = await<Sent>([&](auto done) { two.send(order, std::move(done)); });
        PHIN_ERROR(refused, ErrorKind::Refused);
        QCOMPARE(text(refused.error().message), QString("A-001 was sent by till-a; change it there"));
        PHIN_ERROR(await<Paid>([&](auto done) { two.pay(order, idOf(100), {}, std::move(done)); }), ErrorKind::Refused);
    }

    void splitShop_paidThereAndChangedHere_isWhatWasPaid() {
        StockShop shop(2);
        auto& one = *shop[0].till;
        auto& two = *shop[1].till;
        const auto order = idOf(1);
        PHIN_OK(one.openOrder(order));
        PHIN_OK(one.addLine(order, choice("phin")));
        PHIN_OK(await<Sent>([&](auto done) { one.send(order, std::move(done)); }));
        shop.exchange();
        shop.split({0, 1});
        const auto paid = await<Paid>([&](auto done) { two.pay(order, idOf(100), {}, std::move(done)); });
        PHIN_OK(paid);
        QCOMPARE(paid->totalMinor, std::int64_t{25'000});
        PHIN_OK(one.addLine(order, choice("banh-mi")));
        PHIN_OK(await<Sent>([&](auto done) { one.send(order, std::move(done)); }));
        QCOMPARE(one.openOrders().size(), std::size_t{1});
        shop.heal();
        shop.exchange();
        QVERIFY(one.openOrders().empty()); // it is paid
        for (const std::size_t at : {0, 1}) {
            auto reader = journal::Reader::open(shop[at].box->journalFile());
            const auto state = reader->order(order.bytes());
            QVERIFY(merge::isPaid(*state));
            QCOMPARE(merge::orderOf(*state).total_minor(), std::int64_t{25'000});
            QCOMPARE(state->revisions_size(), 1);
        }
        PHIN_ERROR(one.addLine(order, choice("water")), ErrorKind::NotFound);
    }

    void limitedStock_followsTheChanges() {
        StockShop shop(1);
        auto& till = *shop[0].till;
        PHIN_OK(shop.count(shop[0], 900, "croissant", 5));
        const auto left = [&] { return till.stock().at("croissant").here; };
        const auto order = idOf(1);
        PHIN_OK(till.openOrder(order));
        PHIN_OK(till.addLine(order, choice("croissant", 2)));
        const auto sendIt = [&] { return await<Sent>([&](auto done) { till.send(order, std::move(done)); }); };
        PHIN_OK(sendIt());
        QCOMPARE(left(), std::int64_t{3});
        PHIN_OK(till.setQuantity(order, 1, 4));
        PHIN_OK(sendIt());
        QCOMPARE(left(), std::int64_t{1});
        PHIN_OK(till.setQuantity(order, 1, 1));
        PHIN_OK(sendIt());
        QCOMPARE(left(), std::int64_t{4});
        PHIN_OK(till.addLine(order, choice("phin")));
        PHIN_OK(till.removeLine(order, 1));
        PHIN_OK(sendIt());
        QCOMPARE(left(), std::int64_t{5});
    }
};

QTEST_GUILESS_MAIN(TillSentTest)
#include "tst_till_sent.moc"
