#include "sync/uplink/retry.h"

#include <QTest>

using namespace std::chrono_literals;
using phin::uplink::Breaker;
using phin::uplink::Retry;

class tst_retry : public QObject {
    Q_OBJECT

    static constexpr Retry::Time start{};

private slots:
    void failed_firstTime_callsAgainAtOnce() {
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            Retry retry({}, seed);
            retry.calling();
            const auto again = retry.failed(start, false);
            QVERIFY(again >= start);
            QVERIFY(again <= start + Retry::Settings{}.first);
        }
    }

    void failed_manyTimes_staysWithinTheBound() {
        const Retry::Settings settings;
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            Retry retry(settings, seed);
            for (int failure = 1; failure <= 70; ++failure) { // beyond 64 a shift would overflow
                const auto wait = retry.failed(start, false) - start;
                QVERIFY(wait >= 0ms);
                QVERIFY(wait <= settings.cap);
            }
        }
    }

    void failed_manyShops_spreadOverTheWholeBound() {
        // Full jitter: shops that lost the cloud together do not come back together.
        const Retry::Settings settings;
        int early = 0, late = 0;
        for (std::uint64_t seed = 1; seed <= 400; ++seed) {
            Retry retry(settings, seed);
            for (int i = 0; i < 12; ++i)
                std::ignore = retry.failed(start, false);
            const auto wait = retry.failed(start, false) - start;
            early += wait < settings.cap / 4 ? 1 : 0;
            late += wait > settings.cap * 3 / 4 ? 1 : 0;
        }
        QVERIFY(early > 60);
        QVERIFY(late > 60);
    }

    void failed_unreachable_callsAgainWithinASecond() {
        const Retry::Settings settings;
        Retry retry(settings, 7);
        for (int failure = 0; failure < 60; ++failure)
            QVERIFY(retry.failed(start, true) - start <= settings.unreachableCap);
    }

    void breaker_failuresInARow_opensTriesAndCloses() {
        Retry::Settings settings;
        settings.openAfter = 3;
        Retry retry(settings, 1);
        retry.calling();
        QCOMPARE(retry.breaker(), Breaker::Closed);
        std::ignore = retry.failed(start, false);
        std::ignore = retry.failed(start, false);
        QCOMPARE(retry.breaker(), Breaker::Closed);
        std::ignore = retry.failed(start, false);
        QCOMPARE(retry.breaker(), Breaker::Open);
        retry.calling();
        QCOMPARE(retry.breaker(), Breaker::HalfOpen);
        std::ignore = retry.failed(start, false);
        QCOMPARE(retry.breaker(), Breaker::Open);
        retry.calling();
        retry.succeeded();
        QCOMPARE(retry.breaker(), Breaker::Closed);
        QCOMPARE(retry.failures(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_retry)
#include "tst_retry.moc"
