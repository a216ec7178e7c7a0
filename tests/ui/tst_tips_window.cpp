#include "sync/model/merge.h"
#include "tests/support/eventually.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

constexpr int patienceMs = 20'000;
const TipSettings asked{TipSettings::Asked::On, {{1'000, 0}, {0, 5'000}}};

std::int64_t totalOf(TillWindow& till) {
    return till.cart().order().total_minor();
}

std::int64_t tipsOf(const model::v1::OrderState& order) {
    std::int64_t tips = 0;
    for (const auto& payment : order.payments())
        for (const auto& tender : payment.tenders())
            tips += tender.tip_minor();
    return tips;
}

/// A till whose window asks for tips.
struct TippedTill : TillWindow {
    TippedTill()
        : TillWindow(true, {1280, 800}, 3.78, QStringLiteral("vi"), {}, 0, QStringLiteral("off"), asked) {}
};

} // namespace

class tst_tips_window : public QObject {
    Q_OBJECT
private slots:
    void notAskedFor_nothingIsShown() {
        TillWindow till; // in dongs
        till.tap("tile-phin-milk");
        till.tap("pay");
        QVERIFY(till.find("keypad"));
        QVERIFY(!till.find("tip-0"));
        QVERIFY(!till.find("tip-other"));
    }

    void shortestSale_staysTwoTaps_withoutATip() {
        TippedTill till;
        till.tap("tile-phin-milk");
        till.tap("cashExact");
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        QCOMPARE(tipsOf(till.storedOrders().front()), std::int64_t{0});
    }

    void quickTip_goesOnTopOfWhatIsDue() {
        TippedTill till;
        till.tap("tile-phin-milk");
        const auto total = totalOf(till);
        till.tap("pay");
        QVERIFY(!till.find("tip")); // none unless chosen
        till.tap("tip-1");
        QVERIFY(till.text("tip").contains(QStringLiteral("5.000 ₫")));
        QCOMPARE(till.text("hand"), till.cart().money(total + 5'000));
        till.tap("tip-1"); // the same again: none
        QVERIFY(!till.find("tip"));
        till.tap("tip-1");
        till.screens().payment()->give(total + 15'000);
        QCOMPARE(till.text("changeDue"), till.cart().money(10'000));
        till.tap("finish");
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        const auto order = till.storedOrders().front();
        QCOMPARE(tipsOf(order), std::int64_t{5'000});
        QCOMPARE(order.payments(0).tenders(0).amount_minor(), total);
        QCOMPARE(order.payments(0).tenders(0).change_minor(), std::int64_t{10'000});
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void ownTip_isTypedOnThePad_byCard() {
        TippedTill till;
        till.tap("tile-phin-milk");
        const auto total = totalOf(till);
        till.tap("pay");
        till.screens().payment()->setMethod(counter::PaymentModel::Card);
        till.tap("tip-other");
        till.tap("key-7");
        till.tap("key-000");
        QVERIFY(till.text("tip").contains(QStringLiteral("7.000 ₫")));
        QVERIFY(!till.find("given") || till.text("given") != QStringLiteral("7.000 ₫"));
        till.tap("finish");
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        const auto tender = till.storedOrders().front().payments(0).tenders(0);
        QCOMPARE(tender.kind(), std::string("card"));
        QCOMPARE(tender.tip_minor(), std::int64_t{7'000});
        QCOMPARE(tender.given_minor(), total + 7'000);
    }

    void evenShares_eachGuestTheirOwnTip() {
        TippedTill till;
        for (int i = 0; i < 3; ++i)
            till.cart().add(QStringLiteral("phin-milk"));
        const auto total = totalOf(till);
        till.tap("pay");
        till.screens().payment()->setGuests(3);
        till.tap("tip-1");
        till.tap("finish"); // the first guest's part, with 5,000
        EVENTUALLY(till.screens().payment()->guests() == 2, patienceMs);
        QVERIFY(!till.find("tip")); // the second gives none
        till.tap("finish");
        EVENTUALLY(till.screens().payment()->guests() == 1, patienceMs);
        till.tap("tip-0"); // a tenth of a third
        till.tap("finish");
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        const auto order = till.storedOrders().front();
        std::int64_t paid = 0;
        for (const auto& tender : order.payments(0).tenders())
            paid += tender.amount_minor();
        QCOMPARE(paid, total);
        QVERIFY(tipsOf(order) > 5'000);
        QCOMPARE(order.payments(0).tenders(0).tip_minor(), std::int64_t{5'000});
        QCOMPARE(order.payments(0).tenders(1).tip_minor(), std::int64_t{0});
    }

    void refund_asksForTheTip_andTipsArePaidOut() {
        TippedTill till;
        till.tap("tile-phin-milk");
        till.tap("pay");
        till.tap("tip-1");
        till.tap("finish");
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        till.tap("shiftButton");
        EVENTUALLY(till.screens().shift()->tipsOwed() == 5'000, patienceMs);
        till.tap("move-5");
        till.tap("allTips");
        till.tap("cashReason-0");
        till.tap("acceptCash");
        EVENTUALLY(till.screens().shift()->tipsOwed() == 0, patienceMs);
        till.tap("shiftButton");

        EVENTUALLY(till.screens().orders()->count() == 1, patienceMs);
        till.screens().orders()->select(
            till.screens()
                .orders()
                ->data(till.screens().orders()->index(0), counter::OrdersTodayModel::OrderId)
                .toString());
        QCOMPARE(till.screens().orders()->detail().value(QStringLiteral("tip")).toString(), QStringLiteral("5.000 ₫"));
        till.tap("ordersButton");
        till.tap("refund");
        QVERIFY(till.find("refundTip"));
        till.tap("refundTip");
        till.tap("reason-0");
        till.tap("confirmBack");
        EVENTUALLY(merge::tipLeft(till.storedOrders().front()) == 0, patienceMs);
        QCOMPARE(till.storedOrders().front().refunds(0).tip_minor(), std::int64_t{5'000});
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }
};

QTEST_MAIN(tst_tips_window)
#include "tst_tips_window.moc"
