#include "tests/support/eventually.h"
#include "tests/ui/till_window.h"

#include "sync/model/merge.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

constexpr int patienceMs = 20'000;

std::int64_t totalOf(TillWindow& till) {
    return till.cart().order().total_minor();
}

/// Three phin, two croissants: what four people have.
void orderForFour(TillWindow& till) {
    for (const char* product : {"phin-milk", "phin-milk", "phin-milk", "croissant", "croissant"})
        till.cart().add(QLatin1String(product));
}

} // namespace

class tst_splitting : public QObject {
    Q_OBJECT
private slots:
    void split_byTouch_oneOrderAfterTheOtherIsPaid() {
        TillWindow till;
        orderForFour(till);
        const auto whole = totalOf(till);
        till.tap("split");
        till.tap("splitLine-1"); // one phin to the second order
        till.tap("splitAdd");
        till.tap("splitAll-2"); // both croissants to the third
        till.tap("splitNow");
        QCOMPARE(till.cart().items(), 2);
        QCOMPARE(till.cart().parked().size(), 2);
        till.tap("cashExact");
        EVENTUALLY(till.cart().items() == 1, patienceMs); // the second, by itself
        till.tap("cashExact");
        EVENTUALLY(till.cart().items() == 2, patienceMs); // the third
        till.tap("cashExact");
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        QVERIFY(till.cart().parked().isEmpty());
        const auto orders = till.storedOrders();
        QCOMPARE(orders.size(), std::size_t{3});
        std::int64_t sum = 0;
        for (const auto& order : orders) {
            QVERIFY(merge::isPaid(order));
            sum += order.placed().order().total_minor();
        }
        QCOMPARE(sum, whole);
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    // 145,000 by three where the smallest note is 1,000: 49, 48, 48 thousand.
    void share_evenlyInCash_isSharedInNotes() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("vi"), {}, 1'000);
        orderForFour(till);
        QVERIFY(totalOf(till) > 145'000);
        till.cart().discountAllBy(totalOf(till) - 145'000, QStringLiteral("Khách quen"));
        QCOMPARE(totalOf(till), 145'000);
        till.tap("pay");
        auto& payment = *till.screens().payment();
        payment.setGuests(3);
        till.tap("finish");
        EVENTUALLY(payment.taken().size() == 1, patienceMs);
        till.tap("finish");
        EVENTUALLY(payment.taken().size() == 2, patienceMs);
        till.tap("finish");
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        const auto order = till.storedOrders().front();
        std::vector<std::int64_t> shares;
        for (const auto& tender : order.payments(0).tenders())
            shares.push_back(tender.amount_minor());
        QCOMPARE(shares, (std::vector<std::int64_t>{49'000, 48'000, 48'000}));
        QVERIFY(order.roundings().empty());
    }

    void split_undo_isOneOrderAgain() {
        TillWindow till;
        orderForFour(till);
        till.tap("split");
        till.tap("splitLine-1");
        till.tap("splitNow");
        QCOMPARE(till.cart().items(), 4);
        till.tap("undo");
        QCOMPARE(till.cart().items(), 5);
        QVERIFY(till.cart().parked().isEmpty());
    }

    void split_nothingChosen_cannotBeDone() {
        TillWindow till;
        orderForFour(till);
        till.tap("split");
        QVERIFY(!till.find("splitNow")->isEnabled());
        till.tap("sheetClose");
        QCOMPARE(till.cart().items(), 5);
    }

    void merge_aParkedOrder_isAddedToTheOneInHand() {
        TillWindow till;
        till.cart().add(QStringLiteral("croissant"));
        const auto first = totalOf(till);
        till.tap("park");
        orderForFour(till);
        const auto second = totalOf(till);
        till.hold("park"); // shows what is parked, while an order is open
        const auto parked = till.cart().parked().first().toMap().value(QStringLiteral("orderId")).toString();
        till.tap("merge-" + parked);
        QCOMPARE(totalOf(till), first + second);
        QCOMPARE(till.cart().items(), 6);
        QVERIFY(till.cart().parked().isEmpty());
        QCOMPARE(till.till().openOrders().size(), std::size_t{1});
        till.tap("undo");
        QCOMPARE(till.cart().items(), 5);
        QCOMPARE(till.cart().parked().size(), 1);
    }

    void share_evenly_eachGuestPaysAPart() {
        TillWindow till;
        orderForFour(till);
        const auto whole = totalOf(till);
        till.tap("split");
        till.tap("splitEvenly");
        auto& payment = *till.screens().payment();
        QCOMPARE(payment.guests(), 2);
        payment.setGuests(3);
        for (int guest = 1; guest < 3; ++guest) {
            QVERIFY(payment.isPartial());
            payment.setMethod(guest == 1 ? counter::PaymentModel::Card : counter::PaymentModel::Cash);
            till.tap("finish");
            QCOMPARE(payment.taken().size(), guest);
        }
        QCOMPARE(payment.guests(), 1);
        till.tap("finish");
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        const auto orders = till.storedOrders();
        QCOMPARE(orders.size(), std::size_t{1});
        QCOMPARE(orders[0].payments_size(), 1);
        QCOMPARE(orders[0].payments(0).tenders_size(), 3);
        std::int64_t sum = 0;
        for (const auto& tender : orders[0].payments(0).tenders())
            sum += tender.amount_minor();
        QCOMPARE(sum, whole);
    }

    void part_typedByHand_leavesTheRest_andCanBeGivenBack() {
        TillWindow till;
        orderForFour(till);
        const auto whole = totalOf(till);
        till.tap("pay");
        auto& payment = *till.screens().payment();
        payment.setMethod(counter::PaymentModel::Card);
        payment.give(20'000);
        till.tap("finish");
        QCOMPARE(payment.taken().size(), 1);
        QCOMPARE(payment.left(), till.cart().money(whole - 20'000));
        QVERIFY(till.find("stillToPay"));
        till.tap("part-0");
        QVERIFY(payment.taken().isEmpty());
        payment.give(whole + 1); // more than a card can pay
        QVERIFY(!payment.enough());
        QVERIFY(!till.find("finish")->isEnabled());
        payment.give(20'000);
        till.tap("finish");
        till.tap("cashExact"); // the rest
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        const auto tenders = till.storedOrders().front().payments(0).tenders();
        QCOMPARE(tenders.size(), 2);
        QCOMPARE(tenders.Get(0).amount_minor() + tenders.Get(1).amount_minor(), whole);
    }

    void part_taken_thenOtherOrders_isStillThereWhenTheOrderIsTakenUp() {
        TillWindow till;
        orderForFour(till);
        till.tap("pay");
        till.screens().payment()->give(10'000);
        till.tap("finish");
        QCOMPARE(till.screens().payment()->taken().size(), 1);
        till.tap("park");
        QVERIFY(till.screens().payment()->taken().isEmpty());
        till.cart().resume(till.cart().parked().first().toMap().value(QStringLiteral("orderId")).toString());
        QCOMPARE(till.screens().payment()->taken().size(), 1);
    }
};

QTEST_MAIN(tst_splitting)
#include "tst_splitting.moc"
