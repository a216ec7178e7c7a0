#include "app/counter/route_keeper.h"
#include "phin/model/v1/pause.pb.h"
#include "sync/journal/revocation.h"
#include "sync/model/merge.h"
#include "sync/model/revisions.h"
#include "tests/counter/till_fixture.h"
#include "tests/support/must.h"

#include <QTest>

#include <future>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {

/// A till that looks after its work, and screens that are only told of.
class KeptTill {
public:
    KeptTill() {
        auto menu = smallMenu();
        menu.set_id("with a stand-in");
        for (auto& station : *menu.mutable_stations())
            if (station.id() == "kitchen") {
                station.set_falls_to("barista");
                station.set_falls_after_seconds(30);
                station.set_overload_units(4);
            }
        if (!at.import(menu))
            throw std::runtime_error("the test's menu was not taken");
        for (const auto* which : {"barista", "kitchen"}) {
            screens.push_back(std::make_unique<Box>(at.shop(), std::string(which) + "-1", at.clock(),
                                                    journal::Birth{"station", "", "", which}));
            auto& screen = *screens.back();
            auto reader = journal::Reader::open(screen.journalFile());
            born.push_back(reader->range({screen.device(), 1}, 0, journal::maxMessageBytes)->batch.SerializeAsString());
            heard.boxes.push_back({screen.device(), true, {}, 0});
        }
        heard.connected = true;
        restart();
        for (const auto& batch : born)
            at.box().writer().receive(batch, "test");
        pass(3);
    }
    ~KeptTill() {
        at.stop();
        keeper.reset();
    }

    void restart() {
        at.stop();
        at.make();
        keeper = std::make_unique<RouteKeeper>(at.box().writer(), "till-a", at.clock(), steady);
        at.start();
    }
    void settle() {
        if (!at.box().writer().run([](journal::Journal&) { return done(); }))
            throw std::runtime_error("the writer did not answer");
    }
    /// What is posted meanwhile shares one transaction.
    void together(const std::function<void()>& post) {
        std::promise<void> go;
        at.box().writer().post([gone = go.get_future().share()](journal::Journal&) {
            gone.wait();
            return done();
        });
        post();
        go.set_value();
        settle();
        settle();
        settle();
    }
    void pass(int seconds) {
        for (int i = 0; i < seconds; ++i) {
            at.clock().advance(1'000);
            steady.advance(1'000);
            const auto state = at.state();
            for (auto& box : heard.boxes)
                if (box.alive)
                    box.holds = {state.epoch, state.seq};
            keeper->hear(heard);
            settle();
        }
        settle();
    }
    void off(const std::string& device, bool isOff = true) {
        for (auto& box : heard.boxes)
            if (box.device == device)
                box.alive = !isOff;
    }
    [[nodiscard]] std::string where(std::uint32_t n, std::uint32_t line) const {
        return std::string(merge::partOf(*at.stored(idOf(n)), line, {}).at);
    }
    [[nodiscard]] std::string alarms() const {
        static const char* const kinds[] = {"NobodyTakes", "StationOff", "ScreenBehind",
                                            "ScreenOff",   "Fallen",     "Paused"};
        std::string words;
        for (const auto& alarm : keeper->now()->alarms)
            words += (words.empty() ? "" : "; ") + std::string(kinds[static_cast<int>(alarm.kind)]) + " " +
                     alarm.station + (alarm.to.empty() ? "" : " > " + alarm.to);
        return words;
    }

    TillFixture at;
    FakeClock steady{0};
    std::vector<std::unique_ptr<Box>> screens;
    std::vector<std::string> born;
    HeardShop heard;
    std::unique_ptr<RouteKeeper> keeper;
};

} // namespace

/// A till hands on what its stations cannot make, in its own journal.
class RouteKeeperTest : public QObject {
    Q_OBJECT
private slots:
    void stationOff_newLinesFall_oldOnesWaitForAPerson_onceEach() {
        KeptTill at;
        PHIN_OK(at.at.sell(saleOf(1, 101, {"banh-mi", "phin"})));
        at.pass(2); // the kitchen has it
        at.off("kitchen-1");
        at.pass(1);
        PHIN_OK(at.at.sell(saleOf(2, 102, {"banh-mi"})));
        at.pass(5);
        QCOMPARE(at.alarms(), std::string("StationOff kitchen > barista"));
        QCOMPARE(at.where(2, 1), std::string("kitchen"));
        at.pass(30);
        QCOMPARE(at.where(2, 1), std::string("barista"));
        QCOMPARE(at.where(1, 1), std::string("kitchen"));
        QCOMPARE(at.where(1, 2), std::string("barista"));
        QCOMPARE(at.alarms(),
                 std::string("NobodyTakes kitchen > barista; StationOff kitchen > barista; Fallen kitchen > barista"));
        const auto decisions = at.at.decisions();
        at.pass(10);
        QCOMPARE(at.at.decisions(), decisions);
        QVERIFY(decisions.ends_with("parts.moved"));

        const auto alarm = at.keeper->now()->alarms.front();
        const auto moved = await<journal::Moved>([&](auto done) {
            at.at.till().handOver(alarm.order, {{alarm.lines.front().line, alarm.lines.front().part}}, alarm.to, done);
        });
        PHIN_OK(moved);
        QCOMPARE(at.where(1, 1), std::string("barista"));
        QCOMPARE(at.at.stored(idOf(1))->moves(0).why(), model::v1::BY_PERSON);
        at.pass(1);
        QCOMPARE(at.alarms(), std::string("StationOff kitchen > barista; Fallen kitchen > barista"));
    }

    void restartedTill_stillKnowsWhatTheScreenHeld() {
        KeptTill at;
        PHIN_OK(at.at.sell(saleOf(1, 101, {"banh-mi"})));
        at.pass(2);
        at.off("kitchen-1");
        at.pass(1);
        at.heard.boxes.back().holds = {}; // a broker tells no more of the dead than that they are
        at.restart();
        at.pass(90);
        QCOMPARE(at.where(1, 1), std::string("kitchen"));
        QVERIFY(at.alarms().starts_with("NobodyTakes kitchen > barista"));
        PHIN_OK(at.at.sell(saleOf(2, 102, {"banh-mi"})));
        at.pass(2);
        QCOMPARE(at.where(2, 1), std::string("barista"));
    }

    void overload_newWorkGoesToTheStandIn_olderStays() {
        KeptTill at;
        PHIN_OK(at.at.sell(saleOf(1, 101, {"banh-mi", "banh-mi", "banh-mi"})));
        at.pass(1);
        PHIN_OK(at.at.sell(saleOf(2, 102, {"banh-mi"})));
        at.pass(1);
        PHIN_OK(at.at.sell(saleOf(3, 103, {"banh-mi"})));
        at.pass(1);
        QCOMPARE(at.where(1, 1), std::string("kitchen"));
        QCOMPARE(at.where(2, 1), std::string("kitchen"));
        QCOMPARE(at.where(3, 1), std::string("barista"));
        QCOMPARE(at.at.stored(idOf(3))->moves(0).why(), model::v1::STATION_OVERLOADED);
        QCOMPARE(at.at.stored(idOf(1))->moves_size(), 0);
    }

    void overload_orderThatIsKeptTogetherWithAnotherTurn_isNotPassedOver_data() {
        QTest::addColumn<bool>("turnFirst");
        QTest::newRow("the turn first") << true;
        QTest::newRow("the order first") << false;
    }
    void overload_orderThatIsKeptTogetherWithAnotherTurn_isNotPassedOver() {
        QFETCH(const bool, turnFirst);
        KeptTill at;
        PHIN_OK(at.at.sell(saleOf(1, 101, {"banh-mi", "banh-mi", "banh-mi", "banh-mi"})));
        at.pass(1);
        at.at.clock().advance(1'000);
        at.together([&] {
            if (turnFirst)
                at.keeper->hear(at.heard);
            at.at.till().sell(saleOf(2, 102, {"banh-mi"}), [](const Result<Paid>&) {});
            if (!turnFirst)
                at.keeper->hear(at.heard);
        });
        QCOMPARE(at.where(2, 1), std::string("barista"));
        QCOMPARE(at.where(1, 1), std::string("kitchen"));
    }

    void whatAScreenHeld_isKeptThoughTheTransactionWasSpoilt() {
        KeptTill at;
        PHIN_OK(at.at.sell(saleOf(1, 101, {"banh-mi"})));
        const auto state = at.at.state();
        for (auto& box : at.heard.boxes)
            box.holds = {state.epoch, state.seq};
        at.together([&] {
            at.keeper->hear(at.heard);
            at.at.box().writer().post([](journal::Journal&) -> Status { throw std::runtime_error("spoilt"); },
                                      [](const Status&) {});
        });
        at.off("kitchen-1");
        at.heard.boxes.back().holds = {};
        at.restart();
        at.pass(90);
        QCOMPARE(at.where(1, 1), std::string("kitchen"));
    }

    void revokedScreen_isMissedNoMore() {
        KeptTill at;
        QCOMPARE(at.keeper->now()->screens.size(), std::size_t{2});
        const auto issuer = must(journal::Issuer::load(at.at.shop().folder().path()));
        QVERIFY(at.at.box()
                    .writer()
                    .run([&](journal::Journal& journal) -> Status {
                        const auto revoked = journal::revoke(journal, issuer, {"kitchen-1", "broken", std::nullopt});
                        return revoked ? done() : Status(revoked.error());
                    })
                    .ok());
        at.pass(61);
        QCOMPARE(at.keeper->now()->screens.size(), std::size_t{1});
        QCOMPARE(at.keeper->now()->screens.front().device, std::string("barista-1"));
    }

    void pausedStation_handsItsWorkOnAtOnce_andGetsItsOwnAgain() {
        KeptTill at;
        const auto pause = [&](bool paused) {
            model::v1::StationPaused fact;
            fact.set_station("kitchen");
            fact.set_paused(paused);
            fact.set_reason("oven");
            fact.set_at_ms(at.at.clock().nowMs());
            QVERIFY(at.at.box()
                        .writer()
                        .run([&](journal::Journal& journal) {
                            journal.append("station.paused", fact);
                            return done();
                        })
                        .ok());
        };
        PHIN_OK(at.at.sell(saleOf(1, 101, {"banh-mi"})));
        at.pass(1);
        pause(true);
        at.settle();
        at.settle();
        QCOMPARE(at.where(1, 1), std::string("barista"));
        PHIN_OK(at.at.sell(saleOf(2, 102, {"banh-mi"}))); // no second is waited for
        at.settle();
        at.settle();
        QCOMPARE(at.where(2, 1), std::string("barista"));
        QCOMPARE(at.at.stored(idOf(2))->moves(0).why(), model::v1::STATION_PAUSED);
        QCOMPARE(at.keeper->now()->paused.size(), std::size_t{1});
        at.at.clock().advance(1);
        pause(false);
        PHIN_OK(at.at.sell(saleOf(3, 103, {"banh-mi"})));
        at.pass(2);
        QCOMPARE(at.where(3, 1), std::string("kitchen"));
        QCOMPARE(at.keeper->now()->paused.size(), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(RouteKeeperTest)
#include "tst_route_keeper.moc"
