#include "app/cli/period.h"
#include "app/cli/text.h"

#include <QTest>

using namespace phin;
using namespace phin::cli;

class TestWords : public QObject {
    Q_OBJECT

private slots:
    void grouped_anyNumber_hasCommasEveryThreeDigits() {
        QCOMPARE(grouped(0), std::string("0"));
        QCOMPARE(grouped(999), std::string("999"));
        QCOMPARE(grouped(1'000), std::string("1,000"));
        QCOMPARE(grouped(7'689'447), std::string("7,689,447"));
    }

    void localTime_aheadOfUtc_showsTheShopsClock() {
        QCOMPARE(localTime(0, 0), std::string("1970-01-01 00:00:00"));
        QCOMPARE(localTime(1'554'080'683'999, 420), std::string("2019-04-01 08:04:43"));
        QCOMPARE(localTime(1'554'080'683'000, -60), std::string("2019-04-01 00:04:43"));
        QCOMPARE(localTime(-1'000, 0), std::string("1969-12-31 23:59:59"));
    }

    void table_wordsAndNumbers_standInColumns() {
        QCOMPARE(table({{"Trà đá", "7"}, {"Latte", "1,200"}}), std::string("Trà đá      7\nLatte   1,200\n"));
    }

    void parsePeriod_dayAndMonth() {
        const auto day = parsePeriod(Span::Day, "2019-04-30");
        QVERIFY(day);
        QCOMPARE(day->from, 20190430);
        QCOMPARE(day->until, 20190430);
        for (const auto* const text : {"2019-04-17", "2019-04"}) {
            const auto month = parsePeriod(Span::Month, text);
            QVERIFY(month);
            QCOMPARE(month->from, 20190401);
            QCOMPARE(month->until, 20190430);
            QCOMPARE(month->name, std::string("2019-04"));
        }
    }

    void parsePeriod_nonsense_isWrongUse_data() {
        QTest::addColumn<bool>("month");
        QTest::addColumn<QString>("text");
        QTest::newRow("a month where a day is meant") << false << "2019-04";
        QTest::newRow("a day that does not exist") << false << "2019-02-29";
        QTest::newRow("a month that does not exist") << true << "2019-13";
        QTest::newRow("nothing") << true << "";
        QTest::newRow("words") << true << "April";
    }
    void parsePeriod_nonsense_isWrongUse() {
        QFETCH(const bool, month);
        QFETCH(const QString, text);
        const auto period = parsePeriod(month ? Span::Month : Span::Day, text.toStdString());
        QVERIFY(!period);
        QCOMPARE(period.error().kind, ErrorKind::WrongUse);
    }
};

QTEST_APPLESS_MAIN(TestWords)
#include "tst_words.moc"
