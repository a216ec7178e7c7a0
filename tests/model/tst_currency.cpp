#include "sync/model/currency.h"

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>

using namespace phin;

class TestCurrency : public QObject {
    Q_OBJECT
private slots:
    void facts_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("known");
        QTest::addColumn<int>("digits");
        QTest::addColumn<qint64>("cashIncrement");
        QTest::newRow("dong") << "VND" << true << 0 << qint64{1};
        QTest::newRow("dollar") << "USD" << true << 2 << qint64{1};
        QTest::newRow("euro") << "EUR" << true << 2 << qint64{1};
        QTest::newRow("franc") << "CHF" << true << 2 << qint64{5};
        QTest::newRow("canadian dollar") << "CAD" << true << 2 << qint64{5};
        QTest::newRow("danish krone") << "DKK" << true << 2 << qint64{50};
        QTest::newRow("swedish krona") << "SEK" << true << 2 << qint64{100};
        QTest::newRow("norwegian krone") << "NOK" << true << 2 << qint64{100};
        QTest::newRow("koruna") << "CZK" << true << 2 << qint64{100};
        QTest::newRow("forint") << "HUF" << true << 2 << qint64{500};
        QTest::newRow("new zealand dollar") << "NZD" << true << 2 << qint64{10};
        QTest::newRow("yen") << "JPY" << true << 0 << qint64{1};
        QTest::newRow("won") << "KRW" << true << 0 << qint64{1};
        QTest::newRow("kip") << "LAK" << true << 0 << qint64{1};
        QTest::newRow("kuwaiti dinar") << "KWD" << true << 3 << qint64{1};
        QTest::newRow("unknown") << "XYZ" << false << 2 << qint64{1};
        QTest::newRow("lower case") << "vnd" << false << 2 << qint64{1};
        QTest::newRow("between two codes") << "D A" << false << 2 << qint64{1};
        QTest::newRow("empty") << "" << false << 2 << qint64{1};
    }
    void facts() {
        QFETCH(const QString, code);
        const std::string currency = code.toStdString();
        QTEST(knownCurrency(currency), "known");
        QTEST(currencyDigits(currency), "digits");
        QTEST(qint64{cashIncrement(currency)}, "cashIncrement");
    }

    void format_followsTheLanguage_data() {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("vi");
        QTest::addColumn<QString>("en");
        QTest::newRow("dong") << qint64{45'000} << "VND" << QStringLiteral("45.000 ₫") << QStringLiteral("₫45,000");
        QTest::newRow("millions") << qint64{1'234'567} << "VND" << QStringLiteral("1.234.567 ₫")
                                  << QStringLiteral("₫1,234,567");
        QTest::newRow("no dong") << qint64{0} << "VND" << QStringLiteral("0 ₫") << QStringLiteral("₫0");
        QTest::newRow("hundreds stay") << qint64{999} << "VND" << QStringLiteral("999 ₫") << QStringLiteral("₫999");
        QTest::newRow("dollars") << qint64{1'250} << "USD"
                                 << "12,50 US$"
                                 << "$12.50";
        QTest::newRow("cents") << qint64{5} << "USD"
                               << "0,05 US$"
                               << "$0.05";
        QTest::newRow("thousands of dollars") << qint64{123'456'789} << "USD"
                                              << "1.234.567,89 US$"
                                              << "$1,234,567.89";
        QTest::newRow("given back") << qint64{-350} << "USD"
                                    << "-3,50 US$"
                                    << "-$3.50";
        QTest::newRow("dong given back") << qint64{-45'000} << "VND" << QStringLiteral("-45.000 ₫")
                                         << QStringLiteral("-₫45,000");
        QTest::newRow("three digits, no symbol") << qint64{1'500} << "KWD"
                                                 << "1,500 KWD"
                                                 << "KWD 1.500";
        QTest::newRow("the smallest amount")
            << qint64{std::numeric_limits<std::int64_t>::min()} << "VND"
            << QStringLiteral("-9.223.372.036.854.775.808 ₫") << QStringLiteral("-₫9,223,372,036,854,775,808");
    }
    void format_followsTheLanguage() {
        QFETCH(const qint64, minor);
        QFETCH(const QString, currency);
        const std::string code = currency.toStdString();
        QTEST(QString::fromStdString(formatMoney(minor, code, "vi")), "vi");
        QTEST(QString::fromStdString(formatMoney(minor, code, "en")), "en");
    }

    void parse_exactText_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("dollars and cents") << "3.50"
                                           << "USD" << qint64{350};
        QTest::newRow("one decimal") << "3.5"
                                     << "USD" << qint64{350};
        QTest::newRow("no decimals") << "18"
                                     << "USD" << qint64{1'800};
        QTest::newRow("what a float would miss") << "0.29"
                                                 << "USD" << qint64{29};
        QTest::newRow("more than a double holds") << "90071992547409.93"
                                                  << "USD" << qint64{9'007'199'254'740'993};
        QTest::newRow("zeros behind lose nothing") << "2.5000"
                                                   << "USD" << qint64{250};
        QTest::newRow("dong") << "45000"
                              << "VND" << qint64{45'000};
        QTest::newRow("dong with zero decimals") << "45000.00"
                                                 << "VND" << qint64{45'000};
        QTest::newRow("negative") << "-3.50"
                                  << "USD" << qint64{-350};
        QTest::newRow("spaces around") << " 18.00 \r\n"
                                       << "USD" << qint64{1'800};
        QTest::newRow("leading zeros") << "0003.50"
                                       << "USD" << qint64{350};
        QTest::newRow("the largest") << "92233720368547758.07"
                                     << "USD" << qint64{std::numeric_limits<qint64>::max()};
        QTest::newRow("the smallest") << "-92233720368547758.08"
                                      << "USD" << qint64{std::numeric_limits<qint64>::min()};
    }
    void parse_exactText() {
        QFETCH(const QString, text);
        QFETCH(const QString, currency);
        const auto parsed = parseMinor(text.toStdString(), currency.toStdString());
        QVERIFY2(parsed.ok(), parsed ? "" : parsed.error().message.c_str());
        QTEST(qint64{*parsed}, "minor");
    }

    void parse_textThatWouldLoseSomething_isRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("currency");
        for (const char* text : {"", "  ", ".", "-", "3.", ".5", "1,250.00", "$18.00", "3.5.0", "+3", "1e3", "--1",
                                 "3.505", "12 50", "0x10", "NaN", "92233720368547758.08", "-92233720368547758.09",
                                 "99999999999999999999999999999999999999999999999999"})
            QTest::addRow("dollars '%s'", text) << text << "USD";
        QTest::newRow("half a dong") << "0.5"
                                     << "VND";
    }
    void parse_textThatWouldLoseSomething_isRefused() {
        QFETCH(const QString, text);
        QFETCH(const QString, currency);
        const auto parsed = parseMinor(text.toStdString(), currency.toStdString());
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::WrongUse);
        QVERIFY(parsed.error().message.find(text.toStdString()) != std::string::npos);
    }

    void quickAmounts_workedExamples_data() {
        QTest::addColumn<qint64>("total");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QList<qint64>>("amounts");
        using List = QList<qint64>;
        QTest::newRow("45,000 dong") << qint64{45'000} << "VND"
                                     << List{45'000, 50'000, 60'000, 100'000, 200'000, 500'000};
        QTest::newRow("18,000 dong") << qint64{18'000} << "VND"
                                     << List{18'000, 20'000, 50'000, 100'000, 200'000, 500'000};
        QTest::newRow("a note exactly") << qint64{50'000} << "VND" << List{50'000, 60'000, 100'000, 200'000, 500'000};
        QTest::newRow("123,000 dong") << qint64{123'000} << "VND"
                                      << List{123'000, 130'000, 140'000, 150'000, 200'000, 500'000};
        QTest::newRow("a bill of several large notes")
            << qint64{1'250'000} << "VND" << List{1'250'000, 1'300'000, 1'400'000, 1'500'000};
        QTest::newRow("a coffee in dollars") << qint64{350} << "USD" << List{350, 400, 500, 1'000, 2'000, 5'000};
        QTest::newRow("a lunch in dollars")
            << qint64{1'275} << "USD" << List{1'275, 1'300, 1'500, 2'000, 5'000, 10'000};
        QTest::newRow("nothing to pay") << qint64{0} << "VND" << List{0};
        QTest::newRow("money to give back") << qint64{-5} << "VND" << List{-5};
    }
    void quickAmounts_workedExamples() {
        QFETCH(const qint64, total);
        QFETCH(const QString, currency);
        const auto amounts = quickAmounts(total, currency.toStdString());
        QTEST(QList<qint64>(amounts.begin(), amounts.end()), "amounts");
    }

    void quickAmounts_anyTotal_exactFirstRisingAndFew() {
        std::mt19937_64 random(11);
        for (const char* currency : {"VND", "USD", "EUR", "JPY", "KRW", "IDR", "SEK", "INR", "KWD", "XYZ"}) {
            for (int i = 0; i < 500; ++i) {
                const auto total = static_cast<std::int64_t>(random() >> (1 + random() % 60));
                const auto amounts = quickAmounts(total, currency);
                QCOMPARE(amounts.front(), total);
                QVERIFY(amounts.size() <= 6);
                QVERIFY(std::is_sorted(amounts.begin(), amounts.end()));
                QVERIFY(std::adjacent_find(amounts.begin(), amounts.end()) == amounts.end());
            }
        }
    }

    void parse_readsWhatPlainTextSays() {
        std::mt19937_64 random(3);
        for (int i = 0; i < 2'000; ++i) {
            const auto cents = static_cast<std::int64_t>(random() % 100'000'000);
            const QString text = QStringLiteral("%1.%2").arg(cents / 100).arg(cents % 100, 2, 10, QLatin1Char('0'));
            QCOMPARE(*parseMinor(text.toStdString(), "USD"), cents);
        }
    }
};

QTEST_APPLESS_MAIN(TestCurrency)
#include "tst_currency.moc"
