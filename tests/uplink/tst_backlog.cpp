#include "sync/uplink/backlog.h"

#include <QTest>

#include <random>

using namespace std::chrono_literals;
using phin::journal::ChainId;
using phin::uplink::Backlog;

namespace {

Backlog::Cursor cursor(const std::string& device, std::uint64_t seq, std::uint32_t epoch = 1) {
    Backlog::Cursor made;
    made.set_device(device);
    made.set_epoch(epoch);
    made.set_seq(seq);
    made.set_hash("hash-" + std::to_string(seq));
    return made;
}

/// Sends whatever may be sent, in batches of `step` entries; returns how many batches.
int sendAll(Backlog& backlog, Backlog::Time now, std::uint64_t step, std::uint64_t head) {
    int batches = 0;
    while (const auto next = backlog.next(now)) {
        backlog.sent(*next, std::min(next->after + step, head));
        ++batches;
    }
    return batches;
}

} // namespace

class tst_backlog : public QObject {
    Q_OBJECT

    static constexpr Backlog::Time now{};

private slots:
    void next_beforeTheCloudGreeted_nothing() {
        Backlog backlog(8);
        backlog.hold(cursor("till-1", 10), 0);
        backlog.reconnect();
        QVERIFY(!backlog.next(now));
        QVERIFY(backlog.committed({}, 0, now) == false);
        QVERIFY(backlog.next(now));
    }

    void next_windowFull_waitsForAnAnswer() {
        Backlog backlog(3);
        backlog.hold(cursor("till-1", 100), 0);
        backlog.reconnect();
        backlog.committed({}, 0, now);
        QCOMPARE(sendAll(backlog, now, 10, 100), 3);
        QVERIFY(!backlog.next(now));
        backlog.committed({cursor("till-1", 10)}, 1, now);
        const auto next = backlog.next(now);
        QVERIFY(next);
        QCOMPARE(next->after, std::uint64_t{30}); // goes on after what is under way
    }

    void next_severalChains_takeTurns() {
        Backlog backlog(6);
        for (const char* const device : {"till-1", "till-2", "barista"})
            backlog.hold(cursor(device, 1'000), 0);
        backlog.reconnect();
        backlog.committed({}, 0, now);
        std::map<std::string, int> turns;
        while (const auto next = backlog.next(now)) {
            ++turns[next->chain.device];
            backlog.sent(*next, next->after + 10);
        }
        QCOMPARE(turns.size(), std::size_t{3});
        for (const auto& [device, count] : turns)
            QCOMPARE(count, 2);
    }

    void committed_answerLost_sendsAgainFromTheCursor() {
        Backlog backlog(8);
        backlog.hold(cursor("till-1", 20), 0);
        backlog.reconnect();
        backlog.committed({}, 0, now);
        sendAll(backlog, now, 10, 20);
        backlog.reconnect(); // the answer to both was lost, the commit of the first was not
        backlog.committed({cursor("till-1", 10)}, 0, now);
        const auto next = backlog.next(now);
        QVERIFY(next);
        QCOMPARE(next->after, std::uint64_t{10});
    }

    void committed_cloudRestoredToYesterday_sendsAllOfItAgain() {
        Backlog backlog(8);
        backlog.hold(cursor("till-1", 20), 0);
        backlog.hold(cursor("till-2", 5), 0);
        backlog.reconnect();
        backlog.committed({cursor("till-1", 20), cursor("till-2", 5)}, 0, now);
        QCOMPARE(backlog.behind(), std::uint64_t{0});
        backlog.reconnect();
        backlog.committed({cursor("till-1", 12)}, 0, now); // knows nothing of till-2 any more
        QCOMPARE(backlog.behind(), std::uint64_t{13});
        const auto first = backlog.next(now), second = [&] {
            backlog.sent(*first, first->chain.device == "till-1" ? 20 : 5);
            return backlog.next(now);
        }();
        QVERIFY(second);
        QCOMPARE(first->after + second->after, std::uint64_t{12});
    }

    void committed_batchNotTaken_setsTheChainAsideAndServesTheOthers() {
        Backlog backlog(8);
        backlog.hold(cursor("bad", 10), 0);
        backlog.hold(cursor("good", 10), 0);
        backlog.reconnect();
        backlog.committed({}, 0, now);
        sendAll(backlog, now, 10, 10);
        backlog.committed({cursor("good", 10)}, 2, now); // both dealt with, one taken
        QVERIFY(!backlog.next(now));
        QVERIFY(backlog.trouble().find("bad") != std::string::npos);
        QVERIFY(backlog.due());
        backlog.hold(cursor("good", 11), 0);
        const auto next = backlog.next(now);
        QVERIFY(next);
        QCOMPARE(next->chain.device, std::string("good"));
        backlog.sent(*next, 11);
        const auto again = backlog.next(*backlog.due());
        QVERIFY(again);
        QCOMPARE(again->chain.device, std::string("bad"));
        QCOMPARE(again->after, std::uint64_t{0});
        backlog.sent(*again, 10);
        backlog.committed({cursor("bad", 10), cursor("good", 11)}, 4, now);
        QVERIFY(backlog.trouble().empty());
        QCOMPARE(backlog.behind(), std::uint64_t{0});
    }

    void committed_refusedAgainAndAgain_asksLessAndLessOften() {
        Backlog backlog(8);
        backlog.hold(cursor("bad", 10), 0);
        backlog.reconnect();
        backlog.committed({}, 0, now);
        auto at = now;
        auto last = Backlog::Time::duration::zero();
        for (std::uint64_t round = 1; round <= 12; ++round) {
            const auto next = backlog.next(at);
            QVERIFY(next);
            backlog.sent(*next, 10);
            backlog.committed({}, round, at);
            const auto wait = *backlog.due() - at;
            QVERIFY(wait >= last);
            QVERIFY(wait <= 60s);
            last = wait;
            at = *backlog.due();
        }
        QCOMPARE(last, Backlog::Time::duration(60s));
    }

    void committed_otherHashAtTheSameNumber_isShownAsFork() {
        Backlog backlog(8);
        backlog.hold(cursor("till-1", 10), 0);
        backlog.reconnect();
        auto other = cursor("till-1", 10);
        other.set_hash("another history");
        backlog.committed({other}, 0, now);
        QVERIFY(backlog.trouble().find("fork") != std::string::npos);
    }

    void behind_beforeAnyContact_isWhatWasNotAcknowledgedEarlier() {
        Backlog backlog(8);
        backlog.remember(cursor("till-1", 7));
        backlog.hold(cursor("till-1", 10), 0);
        backlog.hold(cursor("till-1", 130, 2), 100); // a second epoch: numbers go on
        QCOMPARE(backlog.behind(), std::uint64_t{33});
    }

    void committed_anyMixOfLossAndRefusal_convergesWithNothingTwice() {
        for (unsigned seed = 1; seed <= 40; ++seed) {
            std::mt19937 random(seed);
            const auto chance = [&](int percent) { return static_cast<int>(random() % 100) < percent; };
            const std::vector<std::string> devices{"a", "b", "c"};
            std::map<std::string, std::uint64_t> heads, cloud;
            Backlog backlog(4);
            auto at = now;
            for (const auto& device : devices) {
                heads[device] = random() % 60;
                if (heads[device] > 0)
                    backlog.hold(cursor(device, heads[device]), 0);
            }
            std::deque<std::pair<ChainId, std::pair<std::uint64_t, std::uint64_t>>> wire;
            std::uint64_t dealt = 0;
            const auto greet = [&] {
                wire.clear();
                dealt = 0;
                backlog.reconnect();
                std::vector<Backlog::Cursor> all;
                for (const auto& [device, seq] : cloud)
                    all.push_back(cursor(device, seq));
                backlog.committed(all, 0, at);
            };
            greet();
            for (int round = 0; round < 3'000; ++round) {
                at += 20ms;
                const bool calm = round > 1'500; // no more faults: now it must get there
                for (const auto& device : devices)
                    if (!calm && chance(5))
                        backlog.hold(cursor(device, ++heads[device]), 0);
                if (!calm && chance(3)) {
                    if (chance(20) && !cloud.empty())
                        cloud.begin()->second = random() % (cloud.begin()->second + 1); // restored from a backup
                    greet();
                }
                while (const auto next = backlog.next(at)) {
                    QVERIFY(wire.size() < 4);
                    const auto last = std::min(next->after + 1 + random() % 7, heads[next->chain.device]);
                    QVERIFY(last > next->after);
                    backlog.sent(*next, last);
                    wire.emplace_back(next->chain, std::pair{next->after, last});
                }
                if (wire.empty()) {
                    std::vector<Backlog::Cursor> all; // the answer always comes in the end
                    for (const auto& [device, seq] : cloud)
                        all.push_back(cursor(device, seq));
                    backlog.committed(all, dealt, at);
                    continue;
                }
                const auto [chain, span] = wire.front();
                wire.pop_front();
                ++dealt;
                auto& has = cloud[chain.device];
                const bool refused = !calm && chance(10);
                if (!refused && span.first <= has && span.second > has)
                    has = span.second;
                if (calm || chance(80)) // sometimes several are answered in one
                    backlog.committed({cursor(chain.device, has)}, dealt, at);
            }
            for (const auto& device : devices)
                QCOMPARE(cloud[device], heads[device]);
            QCOMPARE(backlog.behind(), std::uint64_t{0});
        }
    }
};

QTEST_GUILESS_MAIN(tst_backlog)
#include "tst_backlog.moc"
