#include "sync/model/money.h"

#include <QTest>

#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

using namespace phin;

namespace {
constexpr auto largest = std::numeric_limits<std::int64_t>::max();
constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
using Parts = std::vector<std::int64_t>;
} // namespace

class TestMoney : public QObject {
    Q_OBJECT
private slots:
    void arithmetic_beyond64Bits_isNothing() {
        QVERIFY(!Money{largest}.plus(Money{1}));
        QVERIFY(!Money{smallest}.minus(Money{1}));
        QVERIFY(!Money{0}.minus(Money{smallest}));
        QVERIFY(!Money{largest / 2}.times(3));
        QVERIFY(!Money{smallest}.times(-1));
        QCOMPARE(Money{largest}.plus(Money{-1})->minorUnits(), largest - 1);
        QCOMPARE(Money{45'000}.times(3)->minorUnits(), 135'000);
        QCOMPARE(Money{100}.minus(Money{250})->minorUnits(), -150);
    }

    void comparison_followsTheAmount() {
        QVERIFY(Money{-1} < Money{0});
        QVERIFY(Money{5} == Money{5});
    }

    void share_roundsHalfToEven_data() {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<int>("basisPoints");
        QTest::addColumn<qint64>("share");
        QTest::newRow("half after an even unit stays") << qint64{25} << 1'000 << qint64{2};
        QTest::newRow("half after an odd unit goes up") << qint64{15} << 1'000 << qint64{2};
        QTest::newRow("less than half goes down") << qint64{14} << 1'000 << qint64{1};
        QTest::newRow("more than half goes up") << qint64{26} << 1'000 << qint64{3};
        QTest::newRow("half of one goes to zero") << qint64{1} << 5'000 << qint64{0};
        QTest::newRow("a refund mirrors its sale") << qint64{-15} << 1'000 << qint64{-2};
        QTest::newRow("a refund mirrors at the even unit") << qint64{-25} << 1'000 << qint64{-2};
        QTest::newRow("nothing") << qint64{45'000} << 0 << qint64{0};
        QTest::newRow("everything") << qint64{45'000} << 10'000 << qint64{45'000};
        QTest::newRow("more than everything is held") << qint64{45'000} << 20'000 << qint64{45'000};
        QTest::newRow("less than nothing is held") << qint64{45'000} << -1 << qint64{0};
        QTest::newRow("the largest amount") << qint64{largest} << 10'000 << qint64{largest};
        QTest::newRow("the smallest amount") << qint64{smallest} << 10'000 << qint64{smallest};
    }
    void share_roundsHalfToEven() {
        QFETCH(const qint64, amount);
        QFETCH(const int, basisPoints);
        QFETCH(const qint64, share);
        QCOMPARE(qint64{Money{amount}.share(basisPoints).minorUnits()}, share);
    }

    void share_ofARefund_mirrorsTheSale() {
        std::mt19937_64 random(20190401);
        for (int i = 0; i < 5'000; ++i) {
            const auto amount = static_cast<std::int64_t>(random() % 10'000'000'000);
            const auto basisPoints = static_cast<std::int32_t>(random() % 10'001);
            const auto share = Money{amount}.share(basisPoints).minorUnits();
            QCOMPARE(Money{-amount}.share(basisPoints).minorUnits(), -share);
            QVERIFY(share >= 0 && share <= amount);
        }
    }

    void allocate_workedExamples_data() {
        QTest::addColumn<qint64>("total");
        QTest::addColumn<QList<qint64>>("weights");
        QTest::addColumn<QList<qint64>>("parts");
        using List = QList<qint64>;
        QTest::newRow("a bill of 100,000 dong in three")
            << qint64{100'000} << List{1, 1, 1} << List{33'334, 33'333, 33'333};
        QTest::newRow("145 thousands in three") << qint64{145} << List{1, 1, 1} << List{49, 48, 48};
        QTest::newRow("a dollar of service over three items") << qint64{100} << List{350, 350, 299} << List{35, 35, 30};
        QTest::newRow("a discount over coffee, banh mi and beer")
            << qint64{20'000} << List{90'000, 35'000, 30'000} << List{11'613, 4'516, 3'871};
        QTest::newRow("ten dollars in three") << qint64{1'000} << List{1, 1, 1} << List{334, 333, 333};
        QTest::newRow("a negative total mirrors")
            << qint64{-20'000} << List{90'000, 35'000, 30'000} << List{-11'613, -4'516, -3'871};
        QTest::newRow("the largest remainder wins, not the first") << qint64{10} << List{1, 1, 5} << List{2, 1, 7};
        QTest::newRow("weight 0 gets nothing") << qint64{7} << List{0, 3, 0} << List{0, 7, 0};
        QTest::newRow("all weights 0: even") << qint64{5} << List{0, 0} << List{3, 2};
        QTest::newRow("a negative weight counts as 0") << qint64{5} << List{-4, 2} << List{0, 5};
        QTest::newRow("one weight takes all") << qint64{smallest} << List{largest} << List{smallest};
        QTest::newRow("weights whose sum leaves 64 bits")
            << qint64{largest} << List{largest, largest} << List{largest / 2 + 1, largest / 2};
        QTest::newRow("no weights, no parts") << qint64{5} << List{} << List{};
    }
    void allocate_workedExamples() {
        QFETCH(const qint64, total);
        QFETCH(const QList<qint64>, weights);
        QFETCH(const QList<qint64>, parts);
        const auto actual = allocate(total, Parts(weights.begin(), weights.end()));
        QCOMPARE(QList<qint64>(actual.begin(), actual.end()), parts);
    }

    void allocate_anything_addsUpAndStaysNearItsShare() {
        std::mt19937_64 random(7);
        for (int i = 0; i < 5'000; ++i) {
            Parts weights(1 + random() % 12);
            for (auto& weight : weights)
                weight = static_cast<std::int64_t>(random() % 1'000'000);
            weights[0] += 1; // at least one counts
            const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
            const auto total = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(sum + 1));

            const auto parts = allocate(total, weights);
            QCOMPARE(parts.size(), weights.size());
            QCOMPARE(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}), total);
            const auto mirrored = allocate(-total, weights);
            for (std::size_t at = 0; at < parts.size(); ++at) {
                QVERIFY(parts[at] >= 0 && parts[at] <= weights[at]);
                const auto off = parts[at] * sum - total * weights[at]; // from the exact share, times sum
                QVERIFY(off > -sum && off < sum);
                QCOMPARE(mirrored[at], -parts[at]);
            }
        }
    }

    void roundCash_workedExamples_data() {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<qint64>("increment");
        QTest::addColumn<qint64>("rounded");
        QTest::newRow("CHF 12.32") << qint64{1'232} << qint64{5} << qint64{1'230};
        QTest::newRow("CHF 12.33") << qint64{1'233} << qint64{5} << qint64{1'235};
        QTest::newRow("CHF -12.33") << qint64{-1'233} << qint64{5} << qint64{-1'235};
        QTest::newRow("SEK 49.49") << qint64{4'949} << qint64{100} << qint64{4'900};
        QTest::newRow("SEK 49.50") << qint64{4'950} << qint64{100} << qint64{5'000};
        QTest::newRow("DKK 12.24") << qint64{1'224} << qint64{50} << qint64{1'200};
        QTest::newRow("DKK 12.25") << qint64{1'225} << qint64{50} << qint64{1'250};
        QTest::newRow("CAD 10.02") << qint64{1'002} << qint64{5} << qint64{1'000};
        QTest::newRow("CAD 10.03") << qint64{1'003} << qint64{5} << qint64{1'005};
        QTest::newRow("HUF 1232") << qint64{123'200} << qint64{500} << qint64{123'000};
        QTest::newRow("HUF 1233") << qint64{123'300} << qint64{500} << qint64{123'500};
        QTest::newRow("VND 47499 to 1000") << qint64{47'499} << qint64{1'000} << qint64{47'000};
        QTest::newRow("VND 47500 to 1000") << qint64{47'500} << qint64{1'000} << qint64{48'000};
        QTest::newRow("VND 47249 to 500") << qint64{47'249} << qint64{500} << qint64{47'000};
        QTest::newRow("VND 47250 to 500") << qint64{47'250} << qint64{500} << qint64{47'500};
        QTest::newRow("USD stays") << qint64{1'233} << qint64{1} << qint64{1'233};
        QTest::newRow("an increment of 0 rounds nothing") << qint64{1'233} << qint64{0} << qint64{1'233};
        QTest::newRow("an odd increment, below half") << qint64{7} << qint64{5} << qint64{5};
        QTest::newRow("an odd increment, above half") << qint64{8} << qint64{5} << qint64{10};
    }
    void roundCash_workedExamples() {
        QFETCH(const qint64, minor);
        QFETCH(const qint64, increment);
        QFETCH(const qint64, rounded);
        const auto actual = roundCash(minor, increment);
        QVERIFY(actual);
        QCOMPARE(qint64{*actual}, rounded);
    }

    void roundCash_beyond64Bits_isNothing() {
        QVERIFY(!roundCash(largest, 10));
        QVERIFY(!roundCash(smallest, 10));
        QCOMPARE(*roundCash(1, largest), 0);
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
