#include "sync/journal/move_parts.h"
#include "sync/journal/reader.h"
#include "sync/model/revisions.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;
using namespace phin::model::v1;

/// The decision that another station makes something: journal::moveParts(), and how it folds.
class MovingTest : public QObject {
    Q_OBJECT

    TestShop m_shop;
    FakeClock m_clock;
    int m_boxes = 0;
    std::unique_ptr<Journal> m_till;

    template <class... Facts>
    void decide(const Facts&... facts) {
        m_till->begin();
        (m_till->append(facts.first, facts.second), ...);
        m_till->commit();
    }
    Result<Moved> move(const std::vector<Part>& parts, const std::string& to, unsigned order = 1) {
        m_till->begin();
        auto outcome = moveParts(*m_till, orderId(order), parts, to, STATION_OFF, "an");
        m_till->commit();
        return outcome;
    }
    std::uint64_t entries() { return m_till->head()->seq(); }
    std::string at(std::uint32_t line, const std::string& part = {}) {
        return std::string(merge::partOf(*m_till->shop().order(orderId(1)), line, part).at);
    }
    static ErrorKind whyNot(const Result<Moved>& outcome) {
        if (outcome)
            throw std::runtime_error("was expected to be refused");
        return outcome.error().kind;
    }

private slots:
    void init() {
        m_till = m_shop.open("till-" + std::to_string(++m_boxes), m_clock);
        auto order = placed(1, 3);
        order.mutable_order()->mutable_lines(0)->add_also_at("kitchen");
        order.mutable_order()->mutable_lines(2)->set_prepare(false);
        decide(std::pair{"order.placed", order});
    }

    void move_isOneEntry_andTheSameAgainIsNone() {
        const auto before = entries();
        const std::vector<Part> parts{{2}, {1, "kitchen"}, {2}};
        QCOMPARE(move(parts, "bar")->changed, 2u);
        QCOMPARE(entries(), before + 1);
        QCOMPARE(at(2), std::string("bar"));
        QCOMPARE(at(1, "kitchen"), std::string("bar"));
        QCOMPARE(at(1), std::string("barista"));
        const auto moved = m_till->shop().order(orderId(1))->moves(0);
        QVERIFY(moved.why() == STATION_OFF && moved.staff() == "an" && moved.at_ms() == m_clock.nowMs());
        QCOMPARE(move(parts, "bar")->changed, 0u);
        QCOMPARE(move({{1}}, "barista")->changed, 0u); // it was never elsewhere
        QCOMPARE(entries(), before + 1);
    }

    void move_isKeptOverARestart() {
        (void)move({{2}}, "bar");
        const auto device = m_till->device();
        m_till.reset();
        m_till = m_shop.open(device, m_clock);
        QCOMPARE(at(2), std::string("bar"));
    }

    void whatIsBegun_stays() {
        auto mark = prep(1, 2, STARTED);
        mark.set_station("barista");
        decide(std::pair{"prep.marked", mark});
        const auto before = entries();
        QCOMPARE(whyNot(move({{1, "kitchen"}, {2}}, "bar")), ErrorKind::Refused); // all of it or nothing
        QCOMPARE(entries(), before);
        QCOMPARE(move({{2}}, "barista")->changed, 0u);
    }

    void stationThatMakesAPartOfTheLine_doesNotGetAnother() {
        QCOMPARE(whyNot(move({{1}}, "kitchen")), ErrorKind::Refused);
        QCOMPARE(whyNot(move({{1}, {1, "kitchen"}}, "bar")), ErrorKind::Refused);
        QCOMPARE(move({{1, "kitchen"}}, "bar")->changed, 1u);
        QCOMPARE(move({{1}}, "kitchen")->changed, 1u); // now it makes none
    }

    void whatIsNotThere_isNotMoved() {
        QCOMPARE(whyNot(move({{2}}, "bar", 7)), ErrorKind::NotFound);
        QCOMPARE(whyNot(move({{9}}, "bar")), ErrorKind::NotFound);
        QCOMPARE(whyNot(move({{2, "kitchen"}}, "bar")), ErrorKind::NotFound);
        QCOMPARE(whyNot(move({{3}}, "bar")), ErrorKind::NotFound); // handed over the counter
        QCOMPARE(whyNot(move({}, "bar")), ErrorKind::WrongUse);
        QCOMPARE(whyNot(move({{2}}, "expo")), ErrorKind::WrongUse);
        OrderVoided voided;
        voided.set_order_id(orderId(1));
        decide(std::pair{"order.voided", voided});
        QCOMPARE(whyNot(move({{2}}, "bar")), ErrorKind::Refused);
    }

    void lineTakenOff_isNotMoved_norToAStationThatTheMenuLacks() {
        OrderChanged change;
        change.set_order_id(orderId(1));
        change.set_revision(1);
        *change.mutable_order() = placed(1, 1).order();
        decide(std::pair{"order.changed", change});
        QCOMPARE(whyNot(move({{2}}, "bar")), ErrorKind::Refused);
        Menu menu;
        menu.add_stations()->set_id("barista");
        MenuPublished fact;
        fact.set_publication("menu");
        fact.set_parts(1);
        fact.set_data(menu.SerializeAsString());
        decide(std::pair{"menu.published", fact});
        QCOMPARE(whyNot(move({{1}}, "bar")), ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(MovingTest)
#include "tst_moving.moc"
