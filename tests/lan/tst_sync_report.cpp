#include "sync/box/sync_report.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;

class tst_sync_report : public QObject {
    Q_OBJECT

private slots:
    void Report_tellsWhatEachLacks_howOldItIs_andWhatWasRefused() {
        TestShop shop;
        FakeClock clock;
        auto till = shop.open("till-a", clock);
        decide(*till, std::pair{"order.placed", placed(1)});
        till->begin();
        till->acknowledge(*till->head());
        till->commit();
        const auto acked = *till->head();
        clock.advance(5 * FakeClock::minute);
        const auto firstMs = clock.nowMs();
        decide(*till, std::pair{"order.placed", placed(2)});
        clock.advance(5 * FakeClock::minute);
        decide(*till, std::pair{"order.placed", placed(3)});
        QCOMPARE(give(*till, "nonsense"), Receipt::Quarantined);

        lan::View view;
        view.connected = true;
        lan::Neighbour kitchen;
        kitchen.device = "kitchen";
        kitchen.alive = true;
        kitchen.holdsEpoch = acked.epoch();
        kitchen.holdsSeq = acked.seq() + 1; // and lacks the third order
        kitchen.missing = 4;
        kitchen.wallMs = clock.nowMs() + 90'000;
        view.neighbours.push_back(kitchen);
        lan::Neighbour agent;
        agent.device = "sync";
        agent.kind = "sync";
        view.neighbours.push_back(agent);
        ClockState state;
        state.wallMs = state.shopMs = clock.nowMs();
        const auto report = must(box::syncReport(till->file(), "till-a", view, state));
        QCOMPARE(report.cloud().lacks(), std::uint64_t{2});
        QCOMPARE(report.cloud().oldest_ms(), firstMs);
        QVERIFY(report.cloud().known() && report.cloud().agent_known() && !report.cloud().agent_present());
        QCOMPARE(report.peers_size(), 2);
        const auto& heard = report.peers(0);
        QVERIFY(heard.present());
        QCOMPARE(heard.lacks_here(), std::uint64_t{4});
        QCOMPARE(heard.lacks_there(), std::uint64_t{1});
        QCOMPARE(heard.oldest_there_ms(), clock.nowMs());
        QCOMPARE(heard.clock_ahead_ms(), std::int64_t{90'000});
        QVERIFY(!report.peers(1).present());
        QVERIFY(!report.peers(1).has_clock_ahead_ms());
        QCOMPARE(report.peers(1).lacks_there(), till->head()->seq());
        QCOMPARE(report.refusals_size(), 1);
        QVERIFY(!report.clock_doubted());
    }

    void Report_ofAFileThatIsNotThere_saysWhy() { QVERIFY(!box::syncReport("/nowhere/at-all.db", "till-a", {}, {})); }
};

QTEST_GUILESS_MAIN(tst_sync_report)
#include "tst_sync_report.moc"
