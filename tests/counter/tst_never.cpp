#include "sync/model/merge.h"
#include "tests/counter/stock_shop.h"
#include "tests/counter/till_fixture.h"
#include "tests/support/temp_dir.h"

#include <QTest>

#include <set>

// What other tills' users complain about, as far as no other test is named after it (docs/till.md has them all). Each
// test is named after what must not happen.

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {

/// The journal as it lies on the disk in this moment, opened as after a power cut.
std::optional<model::v1::OrderState> afterPowerCut(TillFixture& at, const Uuid& order) {
    const TempDir folder;
    for (const auto* end : {"", "-wal"}) {
        const auto file = at.box().journalFile().string() + end;
        if (std::filesystem::exists(file))
            std::filesystem::copy_file(file, folder / (std::string("journal.db") + end));
    }
    auto reader = journal::Reader::open(folder / "journal.db");
    return reader ? reader->order(order.bytes()) : std::nullopt;
}

} // namespace

class NeverTest : public QObject {
    Q_OBJECT
private slots:
    // odoo#125037: power cut within five seconds of "paid"
    void shownAsPaid_butNotYetOnTheDisk() {
        TillFixture at;
        const auto order = at.opened(1, {"phin", "water"});
        std::optional<model::v1::OrderState> kept;
        const auto paid = await<Paid>([&](auto done) {
            at.till().pay(order, idOf(100), {}, [&, done](Result<Paid> answer) { // before anybody is told
                kept = afterPowerCut(at, order);
                done(std::move(answer));
            });
        });
        PHIN_OK(paid);
        QVERIFY(kept.has_value());
        QCOMPARE(kept->payments_size(), 1);
        QCOMPARE(kept->payments(0).receipt(), paid->receipt);
    }

    // odoo#288974: an order paid offline is a draft again, its payment gone
    void paidOrder_isOpenAgain() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_OK(await<Sent>([&](auto done) { at.till().send(order, done); }));
        PHIN_OK(at.till().addLine(order, choice("water"))); // not sent
        PHIN_OK(at.pay(order, idOf(100)));
        at.restart();
        QVERIFY(at.till().openOrders().empty());
        PHIN_ERROR(at.till().addLine(order, choice("phin")), ErrorKind::NotFound);
        const auto decisions = at.decisions();
        const auto sent = await<Sent>([&](auto done) { at.till().send(order, done); }); // it is, answered so
        QVERIFY(sent && sent->repeated);
        PHIN_ERROR(at.voidOrder(order, "slip"), ErrorKind::Refused);
        PHIN_OK(at.till().openOrder(order)); // even one who opens it again under its id
        PHIN_OK(at.till().addLine(order, choice("phin")));
        const auto again = at.pay(order, idOf(101));
        PHIN_OK(again);
        QVERIFY(again->repeated);
        QCOMPARE(QString::fromStdString(at.decisions()), QString::fromStdString(decisions));
        QCOMPARE(at.stored(order)->payments_size(), 1);
        QCOMPARE(at.stored(order)->placed().order().total_minor() + 10'000,
                 at.stored(order)->payments(0).tenders(0).amount_minor());
    }

    // odoo#182092, #253658: the same order number twice on a day
    void numberOfTheDay_comesTwice() {
        TillFixture at;
        std::set<std::string> numbers;
        for (std::uint32_t i = 1; i <= 30; ++i) {
            const auto paid = at.sell(saleOf(i, 1'000 + i, {"phin"}));
            PHIN_OK(paid);
            QVERIFY2(numbers.insert(paid->number).second, paid->number.c_str());
            if (i % 7 == 0)
                at.restart();
            if (i % 10 == 0)
                at.clock().advance(-3 * 60'000); // a clock that is corrected
            if (i % 4 == 0)
                PHIN_OK(at.voidOrder(at.opened(500 + i, {"water"}), "guest left"));
        }
    }

    // odoo#9532, POS-Awesome#280: half an hour until 20,000 products are there
    void twentyThousandProducts_areTooMany() {
        TillFixture at(false);
        PHIN_OK(at.import(largeMenu(20'000)));
        at.restart();
        QCOMPARE(at.till().menu()->menu().products_size(), smallMenu().products_size() + 20'000);
        const auto order = at.opened(1, {"item-19999", "phin"});
        PHIN_OK(at.pay(order, idOf(100)));
        // A restart reads the menu once, and each sale finds its product without reading all of them.
        const auto before = at.till().menu();
        PHIN_OK(at.sell(saleOf(2, 102, {"item-7"})));
        QVERIFY(at.till().menu() == before);
    }

    // odoo#135845: two devices, one order, the money twice
    void paidAtTwoTills_unseen() {
        StockShop shop(2);
        auto& one = *shop[0].till;
        auto& two = *shop[1].till;
        const auto order = idOf(1);
        PHIN_OK(one.openOrder(order));
        PHIN_OK(one.addLine(order, choice("phin")));
        PHIN_OK(await<Sent>([&](auto done) { one.send(order, std::move(done)); }));
        shop.exchange();
        shop.split({0, 1});
        PHIN_OK(await<Paid>([&](auto done) { one.pay(order, idOf(100), {}, std::move(done)); }));
        PHIN_OK(await<Paid>([&](auto done) { two.pay(order, idOf(101), {}, std::move(done)); }));
        shop.heal();
        shop.exchange();
        for (const std::size_t at : {0, 1}) {
            const auto state = journal::Reader::open(shop[at].box->journalFile())->order(order.bytes());
            QCOMPARE(merge::moneyTwice(*state).takenMinor, std::int64_t{25'000});
            QCOMPARE(merge::moneyTwice(*state).givenMinor, std::int64_t{0});
        }
        const auto back = await<Refunded>([&](auto done) {
            one.refund({order, idOf(200), {}, "paid twice", "", false}, std::move(done));
        });
        PHIN_OK(back); // the guest gets the one of them back
        QCOMPARE(back->amountMinor, std::int64_t{25'000});
    }

    // odoo#34984, OCA/pos#857: what was deleted leaves no trace
    void voidedOrder_leavesNoTrace() {
        TillFixture at;
        const auto order = at.opened(1, {"phin", "banh-mi"});
        PHIN_OK(await<Sent>([&](auto done) { at.till().send(order, done); }));
        PHIN_OK(at.till().removeLine(order, 2));
        PHIN_OK(await<Sent>([&](auto done) { at.till().send(order, done, "changed their mind"); }));
        PHIN_OK(at.voidOrder(order, "guest left"));
        QCOMPARE(QString::fromStdString(at.decisions()),
                 QString("shift.opened order.placed order.changed order.voided"));
        const auto state = at.stored(order);
        QCOMPARE(state->placed().order().lines_size(), 2); // what was ordered first
        QCOMPARE(QString::fromStdString(state->voided().reason()), QString("guest left"));
    }
};

QTEST_GUILESS_MAIN(NeverTest)
#include "tst_never.moc"
