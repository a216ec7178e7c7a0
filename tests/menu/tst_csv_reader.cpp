#include "app/menu/csv_reader.h"

#include <QStringList>
#include <QTest>

#include <sstream>
#include <string>
#include <vector>

using phin::menu::CsvReader;

class TestCsvReader : public QObject {
    Q_OBJECT

private slots:
    void records_areReadExactly_data();
    void records_areReadExactly();
    void malformedText_isAnErrorWithItsLine_data();
    void malformedText_isAnErrorWithItsLine();
    void line_countsLineEndsWithinQuotes();
};

namespace {

struct Outcome {
    QStringList records; // fields joined with "|"
    QString error;
};

Outcome readAll(const std::string& text) {
    std::istringstream stream{text};
    CsvReader csv{stream, "f.csv"};
    Outcome outcome;
    std::vector<std::string> fields;
    while (true) {
        const auto more = csv.next(fields);
        if (!more) {
            outcome.error = QString::fromStdString(more.error().message);
            return outcome;
        }
        if (!*more)
            return outcome;
        QStringList record;
        for (const std::string& field : fields)
            record += QString::fromStdString(field);
        outcome.records += record.join('|');
    }
}

} // namespace

void TestCsvReader::records_areReadExactly_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("records");
    QTest::newRow("nothing") << "" << QStringList{};
    QTest::newRow("plain") << "a,b\n1,2\n" << QStringList{"a|b", "1|2"};
    QTest::newRow("no last line end") << "a,b\n1,2" << QStringList{"a|b", "1|2"};
    QTest::newRow("line ends of Windows") << "a,b\r\n1,2\r\n" << QStringList{"a|b", "1|2"};
    QTest::newRow("empty fields") << ",\n,\n" << QStringList{"|", "|"};
    QTest::newRow("comma in quotes") << "\"a,b\",c\n" << QStringList{"a,b|c"};
    QTest::newRow("doubled quote") << "\"say \"\"hi\"\"\",\"\"\n" << QStringList{"say \"hi\"|"};
    QTest::newRow("line end in quotes") << "\"a\nb\",c\n" << QStringList{"a\nb|c"};
    QTest::newRow("spaces belong to the field") << " a , b \n" << QStringList{" a | b "};
    QTest::newRow("byte order mark") << QString{"\uFEFFa,b\n"} << QStringList{"a|b"};
}

void TestCsvReader::records_areReadExactly() {
    QFETCH(const QString, text);
    QFETCH(const QStringList, records);
    const Outcome outcome = readAll(text.toStdString());
    QCOMPARE(outcome.error, QString{});
    QCOMPARE(outcome.records, records);
}

void TestCsvReader::malformedText_isAnErrorWithItsLine_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("too few fields") << "a,b\n1\n"
                                    << "f.csv, line 2: there are 1 fields where the first line has 2";
    QTest::newRow("too many fields") << "a\n1,2\n"
                                     << "f.csv, line 2: there are 2 fields where the first line has 1";
    QTest::newRow("quote not closed") << "a\n\"b\n\n"
                                      << "f.csv, line 2: a quoted field is not closed";
    QTest::newRow("text after a quote")
        << "\"a\"b\n"
        << "f.csv, line 1: there is something between a closing quote and the next comma";
    QTest::newRow("quote in a field") << "a\"b\n"
                                      << "f.csv, line 1: a quote stands within a field that does not begin with one";
    QTest::newRow("endless line") << QString{"x"}.repeated(100'000) << "f.csv, line 1: a line is longer than 64 KiB";
    QTest::newRow("endless quote") << "\"" + QString{"x"}.repeated(100'000)
                                   << "f.csv, line 1: a line is longer than 64 KiB; a quoted field may not be closed";
}

void TestCsvReader::malformedText_isAnErrorWithItsLine() {
    QFETCH(const QString, text);
    QFETCH(const QString, error);
    QCOMPARE(readAll(text.toStdString()).error, error);
}

void TestCsvReader::line_countsLineEndsWithinQuotes() {
    std::istringstream stream{"\"a\n\nb\",c\nd,e\n"};
    CsvReader csv{stream, "f.csv"};
    std::vector<std::string> fields;
    QVERIFY(csv.next(fields).ok());
    QCOMPARE(csv.line(), 1);
    QVERIFY(csv.next(fields).ok());
    QCOMPARE(csv.line(), 4);
}

QTEST_APPLESS_MAIN(TestCsvReader)
#include "tst_csv_reader.moc"
