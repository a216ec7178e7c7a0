#include "sync/model/report.h"
#include "sync/model/tips.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace phin;

class tst_tips_offered : public QObject {
    Q_OBJECT
private slots:
    void offers_asTheCurrencysPeopleDo_unlessTheShopSaysOtherwise() {
        QVERIFY(!tipOffers({}, "VND"));
        QVERIFY(!tipOffers({}, "JPY"));
        QCOMPARE(tipOffers({}, "USD")->size(), std::size_t{3});
        QVERIFY(tipOffers({}, "EUR").has_value());
        QVERIFY(!tipOffers({TipSettings::Asked::Off, {}}, "USD"));
        const auto dongs = tipOffers({TipSettings::Asked::On, {}}, "VND");
        QVERIFY(dongs && dongs->size() <= mostTipOffers);
        for (std::size_t i = 0; i < dongs->size(); ++i) {
            QCOMPARE((*dongs)[i].basisPoints, 0);
            QVERIFY((*dongs)[i].amountMinor > (i == 0 ? 0 : (*dongs)[i - 1].amountMinor)); // rising
        }
        const std::vector<TipOffer> own{{700, 0}, {0, 15'000}};
        QVERIFY(tipOffers({TipSettings::Asked::On, own}, "VND") == own);
    }

    void parse_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("basisPoints");
        QTest::addColumn<qint64>("amount");
        QTest::newRow("percent") << "10%" << 1'000 << qint64{0};
        QTest::newRow("a half") << "12.5%" << 1'250 << qint64{0};
        QTest::newRow("amount") << "20000" << 0 << qint64{20'000};
        for (const auto* const wrong :
             {"", "%", "0%", "0", "-5", "101%", "10 000", "1.5", "10%%", "9999999999999999999"})
            QTest::newRow(wrong) << wrong << -1 << qint64{-1};
    }
    void parse() {
        QFETCH(const QString, text);
        QFETCH(const int, basisPoints);
        QFETCH(const qint64, amount);
        const auto offer = parseTipOffer(text.toStdString());
        QCOMPARE(offer.ok(), basisPoints >= 0);
        if (!offer)
            return;
        QCOMPARE(offer->basisPoints, basisPoints);
        QCOMPARE(offer->amountMinor, static_cast<std::int64_t>(amount));
    }

    void tip_ofAPart_isWhatNotesCanPay() {
        QCOMPARE(tipOf({1'000, 0}, 54'321, "VND"), std::int64_t{5'500}); // 5,432 dongs cannot be put on a counter
        QCOMPARE(tipOf({1'500, 0}, 1'233, "USD"), std::int64_t{185});
        QCOMPARE(tipOf({1'000, 0}, 1'233, "CHF"), std::int64_t{125});
        QCOMPARE(tipOf({0, 20'000}, 54'321, "VND"), std::int64_t{20'000});
        QCOMPARE(tipOf({1'000, 0}, 0, "USD"), std::int64_t{0});
    }

    void report_tips_areInNoOtherFigure() {
        model::v1::OrderState order;
        order.mutable_placed()->set_business_date(20190401);
        order.mutable_placed()->mutable_order()->set_currency("USD");
        order.mutable_placed()->mutable_order()->set_total_minor(1'000);
        auto& payment = *order.add_payments();
        auto& card = *payment.add_tenders();
        card.set_kind("card");
        card.set_amount_minor(1'000);
        card.set_tip_minor(150);
        auto& back = *order.add_refunds();
        back.set_business_date(20190402);
        back.set_tender("card");
        back.set_amount_minor(1'000);
        back.set_tip_minor(150);
        Report day(20190401, 20190401, 0), next(20190402, 20190402, 0);
        day.add(order);
        next.add(order);
        const auto json = toJson(day);
        QVERIFY(json["gross_minor"] == 1'000);
        QVERIFY(json["tips_minor"] == 150);
        QCOMPARE(json["tips"].dump(), std::string(R"({"card":{"amount_minor":150,"count":1}})"));
        QVERIFY(json["tenders"]["card"]["amount_minor"] == 1'000);
        QVERIFY(toJson(next)["tips_minor"] == -150);
        QVERIFY(toJson(next)["refunds_minor"] == 1'000);
    }
};

QTEST_GUILESS_MAIN(tst_tips_offered)
#include "tst_tips_offered.moc"
