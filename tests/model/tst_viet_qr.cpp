#include "sync/model/viet_qr.h"

#include <QTest>

using namespace phin;

class VietQrTest : public QObject {
    Q_OBJECT

private slots:
    // Payloads that an independent implementation makes of the same (npm vietnam-qr-pay 1.5.1).
    void vietQr_isWhatBanksRead_data() {
        QTest::addColumn<QString>("account");
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<QString>("purpose");
        QTest::addColumn<QString>("expected");
        QTest::newRow("an order") << "970436/1234567890" << qint64{45'000} << "PHIN A1B2C3"
                                  << "00020101021238540010A00000072701240006970436011012345678900208QRIBFTTA53037045405"
                                     "450005802VN62150811PHIN A1B2C363047DA7";
        QTest::newRow("the least")
            << "970415/113366668888" << qint64{1} << "T"
            << "00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA530370454"
               "0115802VN62050801T630471A4";
        QTest::newRow("the most")
            << "970422/1234567890123456789" << qint64{9'999'999'999'999}
            << "ABCDEFGHIJKLMNOPQRSTUVWXYZ, and what is too much"
            << "00020101021238630010A00000072701330006970422011912345678901234567890208QRIBFTTA5303"
               "704541399999999999995802VN62290825ABCDEFGHIJKLMNOPQRSTUVWXY63043414";
    }
    void vietQr_isWhatBanksRead() {
        QFETCH(const QString, account);
        QFETCH(const qint64, amount);
        QFETCH(const QString, purpose);
        QFETCH(const QString, expected);
        const auto to = bankAccount(account.toStdString());
        QVERIFY(to);
        QCOMPARE(QString::fromStdString(vietQr(*to, amount, purpose.toStdString())), expected);
    }

    void bankAccount_thatIsNone_isRefused() {
        for (const char* text :
             {"970436", "970436/", "97043/1", "97043X/1", "970436/12345678901234567890", "970436/12 3"})
            QVERIFY2(!bankAccount(text), text);
        QVERIFY(bankAccount("")->empty());
    }
};

QTEST_APPLESS_MAIN(VietQrTest)
#include "tst_viet_qr.moc"
