#include "sync/model/business_day.h"

#include <QTest>

#include <limits>

using namespace phin;

class TestBusinessDay : public QObject {
    Q_OBJECT
private slots:
    void businessDay_data() {
        QTest::addColumn<qint64>("utcMs");
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("startHour");
        QTest::addColumn<int>("day");
        const qint64 april1 = 1'554'076'800'000; // 2019-04-01T00:00Z
        const qint64 hour = 3'600'000;
        QTest::newRow("UTC midnight") << april1 << 0 << 0 << 20190401;
        QTest::newRow("a moment before") << april1 - 1 << 0 << 0 << 20190331;
        QTest::newRow("Saigon, 00:00 local") << april1 - 7 * hour << 420 << 0 << 20190401;
        QTest::newRow("Saigon, 23:59 local the day before") << april1 - 7 * hour - 1 << 420 << 0 << 20190331;
        QTest::newRow("New York, 20:00 local the day before") << april1 << -240 << 0 << 20190331;
        QTest::newRow("03:59 belongs to the evening before") << april1 + 4 * hour - 1 << 0 << 4 << 20190331;
        QTest::newRow("04:00 begins the day") << april1 + 4 * hour << 0 << 4 << 20190401;
        QTest::newRow("half an hour's zone") << april1 - 5 * hour - hour / 2 << 330 << 0 << 20190401;
        QTest::newRow("the epoch") << qint64{0} << 0 << 0 << 19700101;
        QTest::newRow("before the epoch") << qint64{-1} << 0 << 0 << 19691231;
        QTest::newRow("no calendar has it") << std::numeric_limits<qint64>::max() << 0 << 0 << 0;
        QTest::newRow("nor this") << std::numeric_limits<qint64>::min() << 0 << 0 << 0;
    }
    void businessDay() {
        QFETCH(const qint64, utcMs);
        QFETCH(const int, offset);
        QFETCH(const int, startHour);
        QTEST(int{phin::businessDay(utcMs, offset, startHour)}, "day");
    }

    void localHour_showsTheShopsClock() {
        const std::int64_t april1 = 1'554'076'800'000;
        QCOMPARE(localHour(april1, 0), 0);
        QCOMPARE(localHour(april1, 420), 7);
        QCOMPARE(localHour(april1, -240), 20);
        QCOMPARE(localHour(-1, 0), 23);
        QCOMPARE(localHour(std::numeric_limits<std::int64_t>::max(), 0), 0);
    }

    void startOfDay_isWhereTheBusinessDayTurns() {
        const auto start = phin::startOfDay(20190401, 420, 4);
        QCOMPARE(phin::businessDay(start, 420, 4), 20190401);
        QCOMPARE(phin::businessDay(start - 1, 420, 4), 20190331);
        QCOMPARE(phin::startOfDay(20190402, 420, 4) - start, std::int64_t{86'400'000});
        QCOMPARE(phin::startOfDay(20190431, 420, 4), std::int64_t{0});
    }

    void nextDay_crossesMonthsAndYears() {
        QCOMPARE(nextDay(20190430), 20190501);
        QCOMPARE(nextDay(20191231), 20200101);
        QCOMPARE(nextDay(20200228), 20200229);
        QCOMPARE(nextDay(20190228), 20190301);
        QCOMPARE(nextDay(21000228), 21000301);
        QCOMPARE(addDays(20190401, -1), 20190331);
        QCOMPARE(addDays(20190401, 365), 20200331);
    }

    void nextDay_ofNoDay_isZero() {
        QCOMPARE(nextDay(20190431), 0);
        QCOMPARE(nextDay(0), 0);
        QCOMPARE(nextDay(-20190401), 0);
        QCOMPARE(nextDay(99991231), 0);
        QCOMPARE(addDays(20190401, std::numeric_limits<int>::max()), 0);
        QCOMPARE(addDays(20190401, std::numeric_limits<int>::min()), 0);
    }

    void nextDay_walkedThrough2019And2020_visitsEachDayOnce() {
        int count = 0;
        for (std::int32_t day = 20190101; day != 20210101; day = nextDay(day), ++count)
            QVERIFY(validDay(day));
        QCOMPARE(count, 365 + 366);
    }

    void month_knowsItsEnds() {
        QCOMPARE(daysInMonth(2019, 4), 30);
        QCOMPARE(daysInMonth(2020, 2), 29);
        QCOMPARE(daysInMonth(1900, 2), 28);
        QCOMPARE(daysInMonth(2000, 2), 29);
        QCOMPARE(daysInMonth(2019, 13), 0);
        QCOMPARE(daysInMonth(2019, 0), 0);
        QCOMPARE(firstOfMonth(20190417), 20190401);
        QCOMPARE(lastOfMonth(20190417), 20190430);
        QCOMPARE(lastOfMonth(20190431), 0);
    }

    void text_roundTrips() {
        QCOMPARE(isoDay(20190401), std::string("2019-04-01"));
        QCOMPARE(isoDay(10101), std::string("0001-01-01"));
        QCOMPARE(isoDay(20190231), std::string());
        QCOMPARE(parseDay("2019-04-01").value(), 20190401);
        QCOMPARE(parseDay("20190401").value(), 20190401);
        for (const char* text : {"", "2019-4-1", "2019-04-31", "2019/04/01", "19-04-01", "20190401 ", "2019-0a-01"})
            QVERIFY2(!parseDay(text), text);
    }
};

QTEST_APPLESS_MAIN(TestBusinessDay)
#include "tst_business_day.moc"
