#include "phin/model/v1/order.pb.h"
#include "phin/model/v1/prep.pb.h"
#include "tests/cli/phin_tool.h"
#include "tests/support/test_shop.h"

#include <QTest>

#include <QJsonArray>

#include <fstream>

using namespace phin;
using namespace phin::test;

/// `phin report times`, as a script sees it.
class TestTimesTool : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        m_shop = std::make_unique<test::TestShop>();
        auto till = m_shop->open("till-a", m_clock);
        model::v1::OrderPlaced placed;
        placed.set_schema(1);
        placed.set_order_id(std::string(16, 'o'));
        placed.set_number("A-001");
        placed.set_business_date(20190401);
        placed.set_placed_at_ms(m_clock.nowMs());
        auto& line = *placed.mutable_order()->add_lines();
        line.set_line(1);
        line.set_product("latte");
        line.set_station("barista");
        line.set_quantity(1);
        line.set_prepare(true);
        line.set_target_seconds(60);
        line.mutable_name()->set_en("Latte");
        till->begin();
        till->append("order.placed", placed);
        model::v1::PrepMarked mark;
        mark.set_schema(1);
        mark.set_order_id(placed.order_id());
        mark.add_lines(1);
        mark.set_state(model::v1::STARTED);
        mark.set_at_ms(m_clock.nowMs() + 30'000);
        till->append("prep.marked", mark);
        mark.set_state(model::v1::READY);
        mark.set_at_ms(m_clock.nowMs() + 125'000);
        mark.add_made(1);
        till->append("prep.marked", mark);
        till->commit();
        till.reset();
        std::ofstream(m_shop->folder() / "shop.json")
            << R"({"shop": "test-shop", "utc_offset_minutes": 420, "sockets": {"till-a": "none.sock"},
                   "databases": {"till-a": "till-a.db"}})";
    }

    void times_json_hasWaitingAndMakingByEach() {
        const auto answer = phinTool({"report", "times", "--shop", shopJson(), "--date", "2019-04-01", "--json"});
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        const auto json = answer.json();
        QCOMPARE(json["lines"].toInt(), 1);
        QCOMPARE(json["waited"].toObject()["median_ms"].toInt(), 125'000);
        QCOMPARE(json["made"].toObject()["p90_ms"].toInt(), 95'000);
        QCOMPARE(json["over_percent"].toInt(), 100);
        QCOMPARE(json["by_station"].toArray()[0].toObject()["station"].toString(), "barista");
        QCOMPARE(json["by_hour"].toArray()[0].toObject()["hour"].toInt(), 10);
        QCOMPARE(json["period"].toString(), "2019-04-01");
        QCOMPARE(json["digest"].toString().size(), 64);
    }

    void times_text_isATable() {
        const auto answer = phinTool({"report", "times", "--shop", shopJson()});
        QVERIFY2(answer.exit == 0, qPrintable(answer.err));
        QVERIFY(answer.out.contains("Latte"));
        QVERIFY(answer.out.contains("2:05"));
        QVERIFY(answer.out.contains("(nobody named)"));
    }

    void times_wrongUse_isSaid() {
        QCOMPARE(phinTool({"report", "times"}).exit, 2);
        QCOMPARE(phinTool({"report", "times", "--shop", shopJson(), "--date", "yesterday"}).exit, 2);
    }

private:
    [[nodiscard]] QString shopJson() const { return QString::fromStdString((m_shop->folder() / "shop.json").string()); }

    test::FakeClock m_clock;
    std::unique_ptr<test::TestShop> m_shop;
};

QTEST_GUILESS_MAIN(TestTimesTool)
#include "tst_times_tool.moc"
