#include "app/cli/order_life.h"
#include "phin/model/v1/message.pb.h"
#include "phin/model/v1/ticket.pb.h"
#include "sync/journal/database.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::test;

/// What `phin trace` says of an order that was sent, changed and paid.
class OrderLifeTest : public QObject {
    Q_OBJECT
private slots:
    void sentAndChangedOrder_tellsWhatBecameDifferent() {
        TestShop shop;
        FakeClock clock;
        auto till = shop.open("till-a", clock);
        auto first = placed(1, 2);
        for (auto& line : *first.mutable_order()->mutable_lines())
            line.mutable_name()->set_en("Phin coffee");
        model::v1::OrderChanged change;
        change.set_order_id(orderId(1));
        change.set_revision(1);
        change.set_reason("more guests");
        *change.mutable_order() = first.order();
        change.mutable_order()->mutable_lines(0)->set_quantity(3);
        auto& tea = *change.mutable_order()->mutable_lines(1);
        tea.set_line(3);
        tea.mutable_name()->set_en("Tea");
        change.mutable_order()->set_total_minor(140'000);
        auto payment = paid(1, 1);
        payment.set_revision(1);
        decide(*till, std::pair{"order.placed", first});
        clock.advance(10);
        decide(*till, std::pair{"order.changed", change});
        clock.advance(10);
        decide(*till, std::pair{"order.paid", payment});

        auto database = must(journal::openForReading(till->file()));
        const auto steps = cli::lifeOf(*database, *till->shop().order(orderId(1)));
        QCOMPARE(steps.size(), std::size_t{3});
        QVERIFY(steps[0].summary.starts_with("sent, A-1"));
        const auto told = QString::fromStdString(steps[1].summary);
        QVERIFY2(told.contains("1 became 3 x Phin coffee") && told.contains("added 1 x Tea") &&
                     told.contains("removed 1 x Phin coffee") && told.endsWith(": more guests"),
                 qPrintable(told));
        QVERIFY(steps[2].summary.starts_with("receipt 1"));
    }

    void treatedAndTalkedAboutOrder_tellsBoth() {
        TestShop shop;
        FakeClock clock;
        auto till = shop.open("till-a", clock);
        model::v1::TicketMarked held, raised;
        held.set_order_id(orderId(1));
        held.set_held(true);
        raised.set_order_id(orderId(1));
        raised.set_held(false);
        raised.set_raised(true);
        model::v1::MessageSent message;
        message.set_message_id(orderId(9));
        message.set_business_date(20260801);
        message.set_order_id(orderId(1));
        message.set_number("A-1");
        message.set_to("barista");
        message.set_canned("remake");
        decide(*till, std::pair{"order.placed", placed(1)}, std::pair{"ticket.marked", held},
               std::pair{"ticket.marked", raised}, std::pair{"message.sent", message});
        auto database = must(journal::openForReading(till->file()));
        const auto steps = cli::lifeOf(*database, *till->shop().order(orderId(1)));
        QCOMPARE(steps.size(), std::size_t{4});
        QCOMPARE(steps[1].summary, std::string("held"));
        QCOMPARE(steps[2].summary, std::string("released, put before the others"));
        QCOMPARE(steps[3].summary, std::string("message to barista: Remake A-1"));
    }

    void partsThatMove_andAStartTakenBack_areTold() {
        TestShop shop;
        FakeClock clock;
        auto till = shop.open("till-a", clock);
        model::v1::PartsMoved move;
        move.set_order_id(orderId(1));
        move.set_to("bar");
        move.set_why(model::v1::STATION_OFF);
        move.add_parts()->set_line(2);
        auto begun = prep(1, 1, model::v1::STARTED);
        begun.add_parts()->set_line(1);
        begun.mutable_parts(0)->set_part("kitchen");
        auto after = prep(1, 1, model::v1::QUEUED);
        after.set_taken_back(true);
        decide(*till, std::pair{"order.placed", placed(1)}, std::pair{"parts.moved", move},
               std::pair{"prep.marked", begun}, std::pair{"prep.marked", after});
        auto database = must(journal::openForReading(till->file()));
        const auto steps = cli::lifeOf(*database, *till->shop().order(orderId(1)));
        QCOMPARE(steps.size(), std::size_t{4});
        QCOMPARE(steps[1].summary, std::string("goes to bar (its screens are off): line 2"));
        QCOMPARE(steps[2].summary, std::string("started: lines 1, 1 (kitchen's part)"));
        QCOMPARE(steps[3].summary, std::string("not started after all: line 1"));
    }
};

QTEST_GUILESS_MAIN(OrderLifeTest)
#include "tst_order_life.moc"
