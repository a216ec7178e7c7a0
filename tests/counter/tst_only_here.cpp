#include "tests/counter/till_fixture.h"

#include <QTest>

using namespace phin;
using namespace phin::test;

namespace {

counter::OnlyHere ask(TillFixture& at) {
    return *await<counter::OnlyHere>([&](auto done) { at.till().onlyHere(std::move(done)); });
}

counter::Sale saleOf(std::uint32_t order, std::uint32_t payment) {
    counter::Sale sale;
    sale.order = idOf(order);
    sale.payment = idOf(payment);
    sale.lines = {choice("phin")};
    return sale;
}

journal::ChainPlace headOf(TillFixture& at) {
    for (const auto& cursor : at.reader().cursors())
        if (cursor.device() == "till-a")
            return {cursor.epoch(), cursor.seq()};
    return {};
}

void cloudHasAll(TillFixture& at) {
    (void)at.box().writer().run([&](journal::Journal& journal) {
        journal.acknowledge(*journal.head());
        return done();
    });
}

} // namespace

/// An order that is paid and on one disk alone may go with that disk: whoever closes the day has to know.
class TestOnlyHere : public QObject {
    Q_OBJECT

private slots:
    void paidOrdersOnThisTillAlone_goUnsaidAtTheClose() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(10, 11)));
        at.till().heldElsewhere(headOf(at)); // the kitchen has the first
        PHIN_OK(at.sell(saleOf(12, 13)));
        PHIN_OK(at.sell(saleOf(14, 15)));
        const auto found = ask(at);
        QCOMPARE(found.count, std::uint64_t{2});
        QCOMPARE(found.first.size(), std::size_t{2});
        QCOMPARE(found.first[0].number, std::string("A-002"));
        QCOMPARE(found.first[1].receipt, std::uint64_t{3});
        QVERIFY(!found.cloudKnown);
        // It stops nobody: the day closes all the same.
        const auto day =
            await<model::v1::DayClosed>([&](auto done) { at.till().closeDay(idOf(40), {}, std::move(done)); });
        PHIN_OK(day);
    }

    void ordersThatAnotherBoxHolds_areNotCalledLost_andThoseTheCloudLacksAreCounted() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(10, 11)));
        cloudHasAll(at);
        PHIN_OK(at.sell(saleOf(12, 13)));
        QCOMPARE(ask(at).count, std::uint64_t{1});
        at.till().heldElsewhere(headOf(at));
        QCOMPARE(ask(at).count, std::uint64_t{0});
        QCOMPARE(ask(at).notInCloud, std::uint64_t{1});
        QVERIFY(ask(at).cloudKnown);
        at.till().heldElsewhere({0, 0}); // that box went home: what it holds it holds
        QCOMPARE(ask(at).count, std::uint64_t{0});
        cloudHasAll(at);
        QCOMPARE(ask(at).notInCloud, std::uint64_t{0});
    }

    void tillThatWasAlwaysAlone_speaksOfThisDayAndNotOfYears() {
        TillFixture at;
        PHIN_OK(at.sell(saleOf(10, 11)));
        QCOMPARE(ask(at).count, std::uint64_t{1});
        PHIN_OK(await<model::v1::DayClosed>([&](auto done) { at.till().closeDay(idOf(40), {}, std::move(done)); }));
        QCOMPARE(ask(at).count, std::uint64_t{0});
        PHIN_OK(at.sell(saleOf(12, 13)));
        QCOMPARE(ask(at).count, std::uint64_t{1});
    }
};

QTEST_GUILESS_MAIN(TestOnlyHere)
#include "tst_only_here.moc"
