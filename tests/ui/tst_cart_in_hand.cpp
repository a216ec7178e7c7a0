// A till that was killed comes back to the same cart: the order that stood before the cashier stands there again.
#include "app/screens/counter_screens.h"
#include "tests/counter/till_fixture.h"
#include "tests/ui/fake_desk.h"

#include <QTest>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {

/// The screens of one run of the till.
struct Run {
    explicit Run(TillFixture& at)
        : screens(at.till(), at.clock(), QStringLiteral("Quầy"), desk) {}
    ~Run() { screens.leaveDesk(); }
    [[nodiscard]] CartModel& cart() { return *screens.cart(); }

    FakeDesk desk;
    CounterScreens screens;
};

} // namespace

class CartInHandTest : public QObject {
    Q_OBJECT

private slots:
    void killed_overAnOrder_comesBackToIt() {
        TillFixture at;
        {
            Run run(at);
            run.cart().add(QStringLiteral("phin"));
            run.cart().add(QStringLiteral("banh-mi"));
            run.cart().setGuest(QStringLiteral("Bàn 7"));
        }
        at.restart();
        Run again(at);
        QCOMPARE(again.cart().rowCount(), 2);
        QCOMPARE(again.cart().guest(), QStringLiteral("Bàn 7"));
        QVERIFY(again.cart().parked().isEmpty());
        again.cart().add(QStringLiteral("phin"));
        QCOMPARE(again.cart().items(), 3);
    }

    void killed_afterItWasPutAside_beginsAfresh() {
        TillFixture at;
        {
            Run run(at);
            run.cart().add(QStringLiteral("phin"));
            run.cart().park();
        }
        at.restart();
        Run again(at);
        QVERIFY(again.cart().isEmpty());
        QCOMPARE(again.cart().parked().size(), 1);
    }

    void killed_afterItWasPaid_beginsAfresh() {
        TillFixture at;
        {
            Run run(at);
            run.cart().add(QStringLiteral("phin"));
            PHIN_OK(at.pay(run.cart().orderId(), idOf(101)));
        }
        at.restart();
        Run again(at);
        QVERIFY(again.cart().isEmpty());
        QVERIFY(again.cart().parked().isEmpty());
    }
};

QTEST_GUILESS_MAIN(CartInHandTest)
#include "tst_cart_in_hand.moc"
