#include "sync/model/plain_words.h"

#include <QTest>

using namespace phin;

class tst_plain_words : public QObject {
    Q_OBJECT

private slots:
    void PlainText_everyVietnameseLetter_losesItsMarks() {
        QCOMPARE(plainText("Cà phê sữa đá"), std::string("ca phe sua da"));
        QCOMPARE(plainText("ĐẶNG THỊ NGỌC HƯỜNG, Quỳnh Ỷ Lợi"), std::string("dang thi ngoc huong, quynh y loi"));
        // the same with combining marks, as some keyboards write it
        QCOMPARE(plainText("Ca\u0300 phe\u0302 su\u031B\u0303a"), std::string("ca phe sua"));
        QCOMPARE(plainText("Crème brûlée · Żurek"), std::string("creme brulee · zurek"));
    }

    void PlainText_ofOtherScriptsAndBrokenBytes_staysAsItIs() {
        QCOMPARE(plainText("咖啡 latte"), std::string("咖啡 latte"));
        QCOMPARE(plainText("a\xFF\xC3"), std::string("a\xFF\xC3"));
        QCOMPARE(plainText(""), std::string());
    }

    void PlainWords_areCutSortedAndOnce() {
        QCOMPARE(plainWords("Bàn 12, cô Lan (bàn  12)"), (std::vector<std::string>{"12", "ban", "co", "lan"}));
        QVERIFY(plainWords(" ·,- ").size() <= 1);
        QVERIFY(plainWords("").empty());
    }

    void EachBegins_needsEveryWord() {
        const auto name = plainWords("Phin sữa đá");
        QVERIFY(eachBegins(plainWords("sua phin"), name));
        QVERIFY(eachBegins(plainWords("ph d"), name));
        QVERIFY(!eachBegins(plainWords("phin den"), name));
        QVERIFY(!eachBegins(plainWords("hin"), name));
    }
};

QTEST_GUILESS_MAIN(tst_plain_words)
#include "tst_plain_words.moc"
