#include "sync/model/denominations.h"
#include "sync/model/merge.h"
#include "sync/model/receipt_check.h"
#include "sync/model/refund.h"
#include "sync/model/report_form.h"
#include "sync/model/till_tally.h"
#include "tests/support/fake_clock.h"

#include <QTest>

#include <random>

using namespace phin;
using namespace phin::model::v1;
using phin::test::FakeClock;

namespace {

constexpr int hanoi = 420;

OrderState orderOf(std::int64_t total, std::int64_t tax = 0, bool inclusive = true) {
    OrderState order;
    order.set_order_id("o");
    auto& placed = *order.mutable_placed();
    placed.set_number("A-001");
    auto& priced = *placed.mutable_order();
    priced.set_currency("VND");
    auto& line = *priced.add_lines();
    line.set_line(1);
    line.set_product("phin");
    line.mutable_name()->set_vi("Cà phê phin");
    line.mutable_name()->set_en("Phin coffee");
    line.set_quantity(2);
    line.set_tax("vat");
    line.set_total_minor(inclusive ? total : total - tax);
    if (tax != 0) {
        auto& rate = *priced.add_taxes();
        rate.set_tax("vat");
        rate.set_basis_points(800);
        rate.set_inclusive(inclusive);
        rate.mutable_name()->set_vi("Thuế GTGT");
        rate.mutable_name()->set_en("VAT");
        rate.set_net_minor(total - tax);
        rate.set_tax_minor(tax);
    }
    priced.set_tax_minor(tax);
    priced.set_total_minor(total);
    return order;
}

void pay(OrderState& order, const std::vector<std::pair<std::string, std::int64_t>>& tenders, std::uint64_t receipt = 1,
         std::int64_t rounding = 0) {
    auto& paid = *order.add_payments();
    paid.set_payment_id("p" + std::to_string(receipt));
    paid.set_receipt(receipt);
    paid.set_business_date(20190401);
    paid.set_paid_at_ms(FakeClock::aprilMorningMs + static_cast<std::int64_t>(receipt));
    paid.set_currency("VND");
    for (const auto& [kind, amount] : tenders) {
        auto& tender = *paid.add_tenders();
        tender.set_kind(kind);
        tender.set_amount_minor(amount);
    }
    if (rounding != 0) {
        auto& rounded = *order.add_roundings();
        rounded.set_cause_id(paid.payment_id());
        rounded.set_rounding_minor(rounding);
    }
}

CashMoved moved(CashMove kind, std::int64_t amount) {
    CashMoved fact;
    fact.set_kind(kind);
    fact.set_amount_minor(amount);
    fact.set_currency("VND");
    return fact;
}

DayClosed smallDay() {
    TillTally tally(hanoi);
    ShiftOpened shift;
    shift.set_shift_id("s");
    shift.set_business_date(20190401);
    shift.set_float_minor(500'000);
    shift.set_currency("VND");
    shift.set_at_ms(FakeClock::aprilMorningMs - FakeClock::hour);
    tally.opened(shift);
    auto order = orderOf(70'000, 5'185);
    pay(order, {{"cash", 70'000}}, 7);
    tally.sale(order, "p7");
    tally.moved(moved(DROP, 50'000));
    tally.moved(moved(NO_SALE, 0));
    ShiftClosed closed;
    closed.set_shift_id("s");
    closed.set_at_ms(FakeClock::aprilMorningMs + FakeClock::hour);
    closed.set_counted(true);
    closed.set_counted_minor(519'000);
    closed.set_expected_minor(520'000);
    closed.set_over_short_minor(-1'000);
    closed.set_currency("VND");
    tally.closed(closed);
    DayClosed day;
    day.set_number(12);
    auto& report = *day.mutable_report();
    report = tally.report();
    report.set_business_date(20190401);
    auto& range = *report.mutable_range();
    range.set_first_epoch(1);
    range.set_first_seq(40);
    range.set_last_epoch(1);
    range.set_last_seq(52);
    range.set_last_hash(std::string("\x9f\x3b\x00\x01\x02\x03\x04\x05\x06", 9));
    addTotals(report, {});
    return day;
}

constexpr char goldenZ[] = R"(             Z REPORT No. 12
                  Quầy 1
              Day 2019-04-01
    From 2019-04-01 10:00 until 10:00
              Receipts 7 - 7
------------------------------------------
Takings
  Sales (1)                        ₫70,000
  Refunds (0)                           ₫0
  Net                              ₫70,000
  Discounts (0)                         ₫0
  Voids (0)                             ₫0
------------------------------------------
By tender
  Cash (1)                         ₫70,000
------------------------------------------
Tax
  VAT 8% (included): net           ₫64,815
  VAT 8% (included)                 ₫5,185
------------------------------------------
Drawer
  Float                           ₫500,000
  Cash taken                       ₫70,000
  Pay-ins (0)                           ₫0
  Pay-outs (0)                          ₫0
  Drops (1)                       -₫50,000
  No-sales (1)
  Expected when counted           ₫520,000
  Counted                         ₫519,000
  Over / short                     -₫1,000
------------------------------------------
By hour
  10:00 (1)                        ₫70,000
------------------------------------------
By product
  Phin coffee (2)                  ₫70,000
------------------------------------------
Shifts
  2019-04-01 09:00 - 11:00         -₫1,000
------------------------------------------
Grand total
  Sales (1)                        ₫70,000
  Refunds (0)                           ₫0
  Total                            ₫70,000
------------------------------------------
           Journal 1/40 - 1/52
          Hash 9f3b000102030405
)";

/// The fields of RFC 4180 lines.
std::vector<std::vector<std::string>> parsed(const std::string& csv) {
    std::vector<std::vector<std::string>> rows(1);
    rows.back().emplace_back();
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
            rows.back().back() += csv[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            rows.back().emplace_back();
        else if (!quoted && c == '\n' && i + 1 < csv.size())
            rows.emplace_back().emplace_back();
        else if (quoted || (c != '\r' && c != '\n'))
            rows.back().back() += c;
    }
    return rows;
}

} // namespace

class tst_z_report : public QObject {
    Q_OBJECT

private slots:
    /// Random days of sales in several tenders, discounts, refunds, voids and roundings: the report is compared with
    /// what the receipts say when each is added by itself.
    void Report_ofRandomDays_equalsTheSumOfItsReceipts_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void Report_ofRandomDays_equalsTheSumOfItsReceipts() {
        QFETCH(const unsigned, seed);
        std::mt19937 random(seed);
        const auto upTo = [&random](std::int64_t most) {
            return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
        };
        const std::vector<std::string> kinds{"cash", "card", "qr", "voucher"};
        TillTally tally(hanoi);
        std::int64_t gross = 0, refunds = 0, tax = 0, net = 0, rounding = 0, cash = 0, discounts = 0, voids = 0;
        std::map<std::string, std::int64_t> taken, back;
        std::uint64_t receipt = 0, sales = 0, given = 0;
        for (int i = 0; i < 200; ++i) {
            const auto total = 1'000 + upTo(500'000);
            const auto taxPart = upTo(total / 10);
            auto order = orderOf(total, taxPart, random() % 2 == 0);
            if (random() % 10 == 0) {
                order.mutable_voided()->set_reason("typed wrongly");
                tally.voided(order);
                voids += total;
                continue;
            }
            if (random() % 4 == 0)
                order.mutable_placed()->mutable_order()->set_discount_minor(upTo(9'000));
            const auto first = upTo(total);
            const auto& one = kinds[random() % kinds.size()];
            const auto& other = kinds[random() % kinds.size()];
            const auto rounded = upTo(1'000) - 500;
            pay(order, {{one, first}, {other, total - first}}, ++receipt, rounded);
            tally.sale(order, "p" + std::to_string(receipt));
            ++sales;
            gross += total;
            tax += taxPart;
            net += taxPart != 0 ? total - taxPart : 0; // what is untaxed stands in no rate
            rounding += rounded;
            discounts += order.placed().order().discount_minor();
            taken[one] += first;
            taken[other] += total - first;
            cash += (one == "cash" ? first : 0) + (other == "cash" ? total - first : 0) + rounded;
            if (random() % 5 != 0)
                continue;
            auto& refund = *order.add_refunds();
            refund.set_refund_id("r");
            refund.set_receipt(++receipt);
            refund.set_tender(kinds[random() % kinds.size()]);
            refund.set_amount_minor(1 + upTo(total - 1));
            auto& line = *refund.add_lines();
            line.set_line(1);
            line.set_amount_minor(refund.amount_minor());
            tally.refund(order, "r");
            ++given;
            refunds += refund.amount_minor();
            back[refund.tender()] += refund.amount_minor();
            cash -= refund.tender() == "cash" ? refund.amount_minor() : 0;
            for (const auto& part : refundTaxes(order.placed().order(), refund)) {
                tax -= part.tax_minor();
                net -= part.net_minor();
            }
        }
        const auto report = tally.report();
        QCOMPARE(report.figures_size(), 1);
        const auto& figures = report.figures(0);
        QCOMPARE(figures.gross_minor(), gross);
        QCOMPARE(figures.refunds_minor(), refunds);
        QCOMPARE(figures.sales(), sales);
        QCOMPARE(figures.refunds(), given);
        QCOMPARE(figures.rounding_minor(), rounding);
        QCOMPARE(figures.discounts_minor(), discounts);
        QCOMPARE(figures.voids_minor(), voids);
        QCOMPARE(figures.tax_minor(), tax);
        QCOMPARE(figures.drawer().cash_minor(), cash);
        QCOMPARE(report.last_receipt(), receipt);
        std::int64_t allTaken = 0, allNet = 0, byHour = 0, byProduct = 0;
        for (const auto& tender : figures.tenders()) {
            QCOMPARE(tender.taken_minor(), taken[tender.kind()]);
            QCOMPARE(tender.refunded_minor(), back[tender.kind()]);
            allTaken += tender.taken_minor();
        }
        for (const auto& rate : figures.taxes())
            allNet += rate.net_minor();
        for (const auto& hour : figures.hours())
            byHour += hour.gross_minor();
        for (const auto& product : figures.products())
            byProduct += product.quantity();
        QCOMPARE(allTaken, gross);
        QCOMPARE(byHour, gross);
        QCOMPARE(allNet, net);
        QCOMPARE(byProduct, static_cast<std::int64_t>(2 * sales));
    }

    void Report_beyond64Bits_saturatesAndDoesNotWrap() {
        TillTally tally(hanoi);
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        for (std::uint64_t i = 1; i <= 3; ++i) {
            auto order = orderOf(most);
            pay(order, {{"card", most}}, i);
            tally.sale(order, "p" + std::to_string(i));
        }
        QCOMPARE(tally.report().figures(0).gross_minor(), most);
    }

    void Report_ofAnOrderPaidInTwoParts_countsItsTaxesOnce() {
        TillTally tally(hanoi);
        auto order = orderOf(100'000, 8'000);
        pay(order, {{"cash", 60'000}}, 1);
        pay(order, {{"card", 40'000}}, 2);
        tally.sale(order, "p2");
        tally.sale(order, "p1");
        const auto report = tally.report();
        QCOMPARE(report.figures(0).gross_minor(), std::int64_t{100'000});
        QCOMPARE(report.figures(0).tax_minor(), std::int64_t{8'000});
        QCOMPARE(report.figures(0).products(0).quantity(), std::int64_t{2});
    }

    void Report_ofTwoCurrencies_addsNeither() {
        TillTally tally(hanoi);
        auto dong = orderOf(50'000);
        pay(dong, {{"cash", 50'000}}, 1);
        tally.sale(dong, "p1");
        auto dollars = orderOf(1'250);
        pay(dollars, {{"cash", 1'250}}, 2);
        dollars.mutable_payments(0)->set_currency("USD");
        tally.sale(dollars, "p2");
        QCOMPARE(tally.report().figures_size(), 2);
        QCOMPARE(figuresOf(tally.report(), "USD").gross_minor(), std::int64_t{1'250});
        QCOMPARE(figuresOf(tally.report(), "VND").gross_minor(), std::int64_t{50'000});
    }

    void Report_withMoreProductsThanFit_sumsUpTheRest() {
        TillTally tally(hanoi);
        constexpr int products = 3'000;
        for (int i = 0; i < products; ++i) {
            auto order = orderOf(1'000 + i);
            auto& line = *order.mutable_placed()->mutable_order()->mutable_lines(0);
            line.set_product("product-" + std::to_string(i));
            line.mutable_name()->set_vi(std::string(300, 'x'));
            pay(order, {{"cash", 1'000 + i}}, static_cast<std::uint64_t>(i + 1));
            tally.sale(order, "p" + std::to_string(i + 1));
        }
        const auto report = tally.report();
        QVERIFY2(report.ByteSizeLong() < 64 * 1024, std::to_string(report.ByteSizeLong()).c_str());
        std::int64_t quantity = 0, total = 0;
        for (const auto& product : report.figures(0).products()) {
            quantity += product.quantity();
            total += product.total_minor();
        }
        QCOMPARE(quantity, std::int64_t{2 * products});
        QCOMPARE(total, report.figures(0).gross_minor());
        QVERIFY(report.figures(0).products().rbegin()->product().empty());
    }

    void RefundTaxes_ofAllAtOnce_areTheOrdersTaxes() {
        for (const std::int64_t total : {1, 3, 99, 35'000, 99'999}) {
            const auto order = orderOf(total, total / 7).placed().order();
            OrderRefunded refund;
            auto& line = *refund.add_lines();
            line.set_line(1);
            line.set_amount_minor(total);
            const auto taxes = refundTaxes(order, refund);
            QCOMPARE(taxes.empty() ? 0 : taxes.front().tax_minor(), total / 7);
            if (!taxes.empty())
                QCOMPARE(taxes.front().net_minor() + taxes.front().tax_minor(), total);
        }
    }

    void GrandTotal_overManyReports_neverResets() {
        google::protobuf::RepeatedPtrField<GrandTotal> before;
        for (int day = 1; day <= 5; ++day) {
            TillTally tally(hanoi);
            auto order = orderOf(10'000 * day);
            pay(order, {{"cash", 10'000 * day}}, static_cast<std::uint64_t>(day));
            tally.sale(order, "p" + std::to_string(day));
            auto report = tally.report();
            addTotals(report, before);
            before = report.totals();
        }
        TillReport quiet; // a day without a sale keeps it
        addTotals(quiet, before);
        QCOMPARE(quiet.totals_size(), 1);
        QCOMPARE(quiet.totals(0).gross_minor(), std::int64_t{150'000});
        QCOMPARE(quiet.totals(0).sales(), std::uint64_t{5});
    }

    void Denominations_ofEveryCurrency_fallAndReachTheCashStep_data() {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("largest");
        QTest::addColumn<qint64>("smallest");
        QTest::newRow("VND") << "VND" << qint64{500'000} << qint64{500};
        QTest::newRow("CHF") << "CHF" << qint64{100'000} << qint64{5};
        QTest::newRow("EUR") << "EUR" << qint64{50'000} << qint64{1};
        QTest::newRow("USD") << "USD" << qint64{10'000} << qint64{1};
        QTest::newRow("SEK") << "SEK" << qint64{100'000} << qint64{100};
        QTest::newRow("JPY") << "JPY" << qint64{10'000} << qint64{1};
        QTest::newRow("unknown") << "XTS" << qint64{500'000} << qint64{1};
    }
    void Denominations_ofEveryCurrency_fallAndReachTheCashStep() {
        QFETCH(const QString, currency);
        QFETCH(const qint64, largest);
        QFETCH(const qint64, smallest);
        const auto worths = denominations(currency.toStdString());
        QVERIFY(std::is_sorted(worths.rbegin(), worths.rend()));
        QCOMPARE(worths.front(), largest);
        QCOMPARE(worths.back(), smallest);
    }

    void Worth_ofWhatIsCounted_isExactOrRefused() {
        ShiftClosed fact;
        const auto add = [&fact](std::int64_t worth, std::int64_t pieces) {
            auto& count = *fact.add_count();
            count.set_worth_minor(worth);
            count.set_pieces(pieces);
        };
        QCOMPARE(worthOf(fact.count()).value(), std::int64_t{0}); // an empty drawer
        add(500'000, 3);
        add(1'000, 7);
        QCOMPARE(worthOf(fact.count()).value(), std::int64_t{1'507'000});
        add(500, -1);
        QVERIFY(!worthOf(fact.count()));
        fact.clear_count();
        add(500'000, std::numeric_limits<std::int64_t>::max());
        QVERIFY(!worthOf(fact.count()));
    }

    void Text_of42Columns_isTheGoldenForm() {
        const auto text = toText(formOf(smallDay(), "Quầy 1", "en"));
        QCOMPARE(QString::fromStdString(text), QString::fromUtf8(goldenZ));
        for (const auto& line : QString::fromStdString(text).split(u'\n'))
            QVERIFY2(line.size() <= 42, qPrintable(line));
    }

    void Text_ofLongVietnameseNames_isWrappedWithoutCuttingACharacter() {
        ReportForm form;
        form.title = "BÁO CÁO Z";
        form.sections.push_back({"Theo món", {}});
        auto& row = form.sections.back().rows.emplace_back();
        row.label = "Trà sữa ô long nướng trân châu đường đen kem phô mai mặn cỡ đặc biệt";
        row.amount = "1.250.000 ₫";
        row.count = "12";
        const auto text = QString::fromStdString(toText(form));
        QVERIFY(!text.contains(QChar::ReplacementCharacter));
        for (const auto& line : text.split(u'\n'))
            QVERIFY2(line.size() <= 42, qPrintable(line));
        QVERIFY(text.contains(QStringLiteral("1.250.000 ₫")));
        QString words;
        for (const auto& line : text.split(u'\n'))
            words += line.simplified() + u' ';
        QVERIFY2(words.contains(QStringLiteral("kem phô mai mặn cỡ đặc biệt")), qPrintable(text));
    }

    void Csv_readBack_saysTheSame() {
        auto day = smallDay();
        day.mutable_report()->mutable_figures(0)->mutable_products(0)->mutable_name()->set_en(
            "=Coffee, \"black\"\nwith ice");
        const auto rows = parsed(toCsv(formOf(day, "Quầy, 1", "en")));
        QCOMPARE(rows.front(), (std::vector<std::string>{"section", "item", "count", "amount", "currency", "text"}));
        bool sales = false, product = false;
        for (const auto& row : rows) {
            QCOMPARE(row.size(), std::size_t{6});
            if (row[1] == "Sales" && row[0] == "Takings") {
                sales = true;
                QCOMPARE(row[2], std::string("1"));
                QCOMPARE(row[3], std::string("70000"));
                QCOMPARE(row[4], std::string("VND"));
            }
            product = product || row[1] == "'=Coffee, \"black\"\nwith ice"; // and no formula
        }
        QVERIFY(sales);
        QVERIFY(product);
        QCOMPARE(plainAmount(-5, "USD"), std::string("-0.05"));
        QCOMPARE(plainAmount(123'456, "KWD"), std::string("123.456"));
    }

    void XReport_whileTheDrawerIsNotCounted_doesNotTellWhatShouldBeInIt() {
        const auto report = smallDay().report();
        const auto text = toText(formOf(report, "Quầy 1", "en"));
        QVERIFY(text.find("X REPORT") != std::string::npos);
        QVERIFY(text.find("Cash taken") == std::string::npos);
        QVERIFY(text.find("Over / short") == std::string::npos);
    }

    void Claim_ofAReceipt_readsBack() {
        auto order = orderOf(70'000);
        pay(order, {{"cash", 70'000}}, 7);
        auto claim = *claimOf(order, "p7");
        claim.shop = "quan-nho";
        claim.till = "till-a";
        claim.hash = "0123456789abcdef";
        QCOMPARE(toText(claim), std::string("PHIN1;quan-nho;till-a;7;20190401;70000;VND;0123456789abcdef"));
        QVERIFY(readClaim(toText(claim)) == claim);
        for (const auto* const wrong : {"", "PHIN1", "PHIN1;a;b;x;20190401;1;VND;", "PHIN2;a;b;1;20190401;1;VND;",
                                        "PHIN1;a;b;1;20190431;1;VND;", "PHIN1;a;b;1;20190401;1;VND;;"})
            QVERIFY(!readClaim(wrong));
        QVERIFY(!claimOf(order, "other"));
    }
};

QTEST_GUILESS_MAIN(tst_z_report)
#include "tst_z_report.moc"
