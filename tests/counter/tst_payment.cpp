#include "app/counter/payment.h"
#include "tests/support/builders.h"

#include <QTest>

#include <random>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;
using phin::model::v1::Tender;

class PaymentTest : public QObject {
    Q_OBJECT
private slots:
    void settle_nothingGiven_isExactCash() {
        const auto settled = settle(54'000, {});
        QVERIFY(settled.ok());
        QCOMPARE(settled->tenders.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(settled->tenders[0].kind()), QString("cash"));
        QCOMPARE(settled->tenders[0].amount_minor(), std::int64_t{54'000});
        QCOMPARE(settled->tenders[0].given_minor(), std::int64_t{54'000});
        QCOMPARE(settled->tenders[0].change_minor(), std::int64_t{0});
    }

    void settle_tooMuchCash_givesChange() {
        const auto settled = settle(54'000, {tender("cash", 100'000)});
        QVERIFY(settled.ok());
        QCOMPARE(settled->tenders[0].amount_minor(), std::int64_t{54'000});
        QCOMPARE(settled->tenders[0].change_minor(), std::int64_t{46'000});
    }

    void settle_cardAndCash_cashPaysTheRest() {
        const auto settled = settle(54'000, {tender("cash", 50'000), tender("card", 30'000)});
        QVERIFY(settled.ok());
        QCOMPARE(settled->tenders[0].amount_minor(), std::int64_t{24'000});
        QCOMPARE(settled->tenders[0].change_minor(), std::int64_t{26'000});
        QCOMPARE(settled->tenders[1].amount_minor(), std::int64_t{30'000});
        QCOMPARE(settled->tenders[1].change_minor(), std::int64_t{0});
    }

    void settle_cash_isRoundedAndTheRestIsNot() {
        auto settled = settle(1'233, {}, 5);
        QVERIFY(settled.ok());
        QCOMPARE(settled->tenders[0].given_minor(), std::int64_t{1'235});
        QCOMPARE(settled->tenders[0].amount_minor(), std::int64_t{1'233});
        QCOMPARE(settled->roundingMinor, std::int64_t{2});
        settled = settle(1'232, {tender("cash", 2'000)}, 5); // 12.30 is to be paid, 7.70 goes back
        QVERIFY(settled.ok());
        QCOMPARE(settled->tenders[0].change_minor(), std::int64_t{770});
        QCOMPARE(settled->tenders[0].amount_minor(), std::int64_t{1'232});
        QCOMPARE(settled->roundingMinor, std::int64_t{-2});
        QVERIFY(settle(1'232, {tender("cash", 1'230)}, 5).ok());
        QVERIFY(!settle(1'233, {tender("cash", 1'233)}, 5).ok());
        settled = settle(1'233, {tender("card", 1'233)}, 5);
        QVERIFY(settled.ok() && settled->roundingMinor == 0);
        settled = settle(1'233, {tender("card", 1'000), tender("cash", 500)}, 5);
        QVERIFY(settled.ok());
        QCOMPARE(settled->roundingMinor, std::int64_t{2});
        QCOMPARE(settled->tenders[1].amount_minor(), std::int64_t{233});
        QCOMPARE(settled->tenders[1].change_minor(), std::int64_t{265});
        settled = settle(2, {}, 5); // nothing is to be handed over
        QVERIFY(settled.ok());
        QCOMPARE(settled->tenders[0].amount_minor(), std::int64_t{2});
        QCOMPARE(settled->roundingMinor, std::int64_t{-2});
    }

    void settle_zeroTotal_needsNoTender() {
        const auto settled = settle(0, {});
        QVERIFY(settled.ok());
        QVERIFY(settled->tenders.empty());
        QVERIFY(settle(0, {tender("cash", 0)}).ok());
    }

    void settle_refuses_data() {
        QTest::addColumn<qint64>("total");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<qint64>("given");
        QTest::addColumn<int>("error");
        QTest::newRow("too little cash") << qint64{54'000} << "cash" << qint64{53'999} << int(ErrorKind::Refused);
        QTest::newRow("nothing in hand") << qint64{54'000} << "cash" << qint64{0} << int(ErrorKind::Refused);
        QTest::newRow("a card gives no change")
            << qint64{54'000} << "card" << qint64{54'001} << int(ErrorKind::Refused);
        QTest::newRow("nor does a voucher") << qint64{0} << "voucher" << qint64{1} << int(ErrorKind::Refused);
        QTest::newRow("shells") << qint64{54'000} << "shells" << qint64{54'000} << int(ErrorKind::WrongUse);
        QTest::newRow("less than nothing") << qint64{54'000} << "cash" << qint64{-1} << int(ErrorKind::WrongUse);
    }
    void settle_refuses() {
        QFETCH(const qint64, total);
        QFETCH(const QString, kind);
        QFETCH(const qint64, given);
        QFETCH(const int, error);
        const auto settled = settle(total, {tender(kind.toStdString(), given)});
        QVERIFY(!settled.ok());
        QCOMPARE(int(settled.error().kind), error);
    }

    void settle_sumsBeyond64Bits_areRefusedNotWrapped() {
        const auto most = std::numeric_limits<std::int64_t>::max();
        QVERIFY(!settle(1, {tender("card", most), tender("card", most)}).ok());
        const auto cash = settle(1, {tender("cash", most), tender("cash", most)});
        QVERIFY(cash.ok());
        QCOMPARE(cash->tenders[0].change_minor(), most - 1);
        QCOMPARE(cash->tenders[1].change_minor(), most);
    }

    void settle_anyTenders_addUpToTheTotal() {
        std::mt19937_64 random(5);
        const std::array<std::string, 4> kinds{"cash", "card", "qr", "voucher"};
        int accepted = 0;
        for (int round = 0; round < 20'000; ++round) {
            const auto total = static_cast<std::int64_t>(random() % 100);
            std::vector<Tender> given;
            for (auto left = random() % 4; left > 0; --left)
                given.push_back(tender(kinds[random() % kinds.size()], static_cast<std::int64_t>(random() % 60)));
            const std::int64_t step = std::array{1, 5, 10}[random() % 3];
            const auto settled = settle(total, given, step);
            if (!settled.ok())
                continue;
            ++accepted;
            std::int64_t paid = 0, kept = 0, cashless = 0;
            bool cash = false;
            for (const auto& each : settled->tenders) {
                paid += each.amount_minor();
                kept += each.given_minor() - each.change_minor();
                cash = cash || each.kind() == "cash";
                cashless += each.kind() == "cash" ? 0 : each.amount_minor();
                QVERIFY(each.amount_minor() >= 0);
                QVERIFY(each.kind() == "cash" || each.change_minor() == 0);
            }
            QCOMPARE(paid, total);
            QCOMPARE(kept, total + settled->roundingMinor);
            QVERIFY(std::abs(settled->roundingMinor) * 2 <= step);
            QVERIFY(cash ? (kept - cashless) % step == 0 : settled->roundingMinor == 0);
        }
        QVERIFY2(accepted > 2'000, "the test's tenders hardly ever pay");
    }

    void orderNumber_data() {
        QTest::addColumn<uint>("count");
        QTest::addColumn<QString>("number");
        QTest::newRow("first") << 1u << "A-001";
        QTest::newRow("two digits") << 42u << "A-042";
        QTest::newRow("last of three") << 999u << "A-999";
        QTest::newRow("a long day") << 1'000u << "A-1000";
    }
    void orderNumber() {
        QFETCH(const uint, count);
        QFETCH(const QString, number);
        QCOMPARE(QString::fromStdString(counter::orderNumber("A", count)), number);
    }
};

QTEST_APPLESS_MAIN(PaymentTest)
#include "tst_payment.moc"
