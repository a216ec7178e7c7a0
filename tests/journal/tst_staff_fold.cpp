#include "phin/model/v1/staff.pb.h"
#include "sync/journal/reader.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;
using namespace phin::model::v1;

namespace {

StaffSet person(unsigned number, const std::string& name, StaffRole role = CASHIER, bool active = true) {
    StaffSet fact;
    fact.set_schema(1);
    fact.set_staff_id(orderId(number));
    fact.set_name(name);
    fact.set_role(role);
    fact.set_verifier("$argon2id$v=19$m=8,t=1,p=1$" + name);
    fact.set_active(active);
    return fact;
}

StaffClocked clocked(unsigned id, unsigned number, bool in, int day = 20260801) {
    StaffClocked fact;
    fact.set_schema(1);
    fact.set_clock_id(orderId(id));
    fact.set_staff_id(orderId(number));
    fact.set_in(in);
    fact.set_business_date(day);
    return fact;
}

RightLifted lifted(unsigned id, const std::string& what, int day = 20260801) {
    RightLifted fact;
    fact.set_schema(1);
    fact.set_lift_id(orderId(id));
    fact.set_right("refund");
    fact.set_what(what);
    fact.set_business_date(day);
    return fact;
}

Uuid idAt(unsigned number) {
    return *Uuid::fromBytes(orderId(number));
}

} // namespace

class tst_staff_fold : public QObject {
    Q_OBJECT

    TestShop m_shop;
    FakeClock m_clock;
    int m_boxes = 0;

    std::unique_ptr<Journal> box() { return m_shop.open("box-" + std::to_string(++m_boxes), m_clock); }
    static void acknowledgeAll(Journal& journal) {
        journal.begin();
        journal.acknowledge(*journal.head());
        journal.commit();
    }
    static std::string all(const Journal& journal) {
        auto reader = must(Reader::open(journal.file()));
        return reader.range({journal.device(), journal.head()->epoch()}, 0, 200'000)->batch.SerializeAsString();
    }

private slots:
    void Person_ofSeveralWords_theLastStandsOnEveryBox() {
        auto one = box(), other = box();
        const auto first = decide(*one, std::pair{"staff.set", person(1, "An")});
        QCOMPARE(first.staff.size(), std::size_t{1});
        m_clock.advance(10);
        decide(*other, std::pair{"staff.set", person(1, "An B", SHIFT_LEAD)});
        m_clock.advance(10);
        decide(*one, std::pair{"staff.set", person(1, "An C", MANAGER)});
        const auto ones = all(*one), others = all(*other);
        give(*one, others);
        give(*other, ones);
        auto third = box();
        give(*third, ones);
        give(*third, others);
        for (auto* const replica : {one.get(), other.get(), third.get()}) {
            const auto staff = replica->shop().staff().all();
            QCOMPARE(staff.size(), std::size_t{1});
            QCOMPARE(staff.front().name, std::string("An C"));
            QCOMPARE(staff.front().role, Role::Manager);
            QCOMPARE(must(Reader::open(replica->file())).staff().size(), std::size_t{1});
        }
    }

    void Facts_thatSayWhatCannotBe_areNotFolded() {
        auto journal = box();
        auto nameless = person(1, "");
        auto endless = person(2, std::string(600, 'x'));
        auto idless = person(3, "An");
        idless.set_staff_id("short");
        decide(*journal, std::pair{"staff.set", nameless}, std::pair{"staff.set", endless},
               std::pair{"staff.set", idless}, std::pair{"staff.clocked", clocked(4, 1, true, 20269999)},
               std::pair{"right.lifted", lifted(5, "x", 0)});
        QVERIFY(journal->shop().staff().all().empty());
        QVERIFY(journal->shop().staff().clockedSince(0).empty());
        QVERIFY(!journal->shop().staff().knowsLift(idAt(5)));
    }

    void RolledBack_isForgotten() {
        auto journal = box();
        journal->begin();
        journal->append("staff.set", person(1, "An"));
        journal->rollback();
        QVERIFY(journal->shop().staff().all().empty());
        QVERIFY(decide(*journal, std::pair{"order.placed", placed(1)}).staff.empty());
    }

    void Forget_dropsOldDaysAndKeepsThePeople() {
        auto journal = box();
        decide(*journal, std::pair{"staff.set", person(1, "An")}, std::pair{"staff.clocked", clocked(2, 1, true)},
               std::pair{"right.lifted", lifted(3, "x")});
        m_clock.advance(100 * FakeClock::day);
        decide(*journal, std::pair{"staff.clocked", clocked(4, 1, false, 20261109)});
        acknowledgeAll(*journal);
        QCOMPARE(journal->prune(m_clock.nowMs() - 20 * FakeClock::day),
                 std::uint64_t{0}); // its birth stays, and the person
        decide(*journal, std::pair{"staff.set", person(1, "An B")});
        acknowledgeAll(*journal);
        // The run whose word on the person stands no more.
        QCOMPARE(journal->prune(m_clock.nowMs() - 20 * FakeClock::day), std::uint64_t{3});
        journal->forgetOrders(m_clock.nowMs() - 50 * FakeClock::day, 20260901);
        QCOMPARE(journal->shop().staff().all().size(), std::size_t{1});
        const auto left = journal->shop().staff().clockedSince(0);
        QCOMPARE(left.size(), std::size_t{1});
        QCOMPARE(left.front().id, idAt(4));
        QVERIFY(must(Reader::open(journal->file())).lifts(0, 99'999'999).empty());
    }

    void Replicas_shuffledAndRepeated_endEqual_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void Replicas_shuffledAndRepeated_endEqual() {
        QFETCH(const unsigned, seed);
        std::mt19937 random(seed);
        std::vector<std::unique_ptr<Journal>> writers;
        for (int i = 0; i < 3; ++i)
            writers.push_back(box());
        std::vector<std::string> batches;
        for (const auto& writer : writers)
            batches.push_back(all(*writer));
        for (unsigned step = 0; step < 60; ++step) {
            m_clock.advance(static_cast<int>(random() % 3));
            auto& writer = *writers[random() % writers.size()]; // none has seen what the others wrote
            const unsigned who = 1 + random() % 4, id = 100 + random() % 12;
            Committed committed;
            switch (random() % 3) {
            case 0:
                committed = decide(
                    writer, std::pair{"staff.set", person(who, "name " + std::to_string(step),
                                                          static_cast<StaffRole>(random() % 5), random() % 2 == 0)});
                break;
            case 1:
                committed = decide(writer, std::pair{"staff.clocked", clocked(id, who, random() % 2 == 0,
                                                                              20260801 + static_cast<int>(step % 3))});
                break;
            default:
                committed = decide(writer, std::pair{"right.lifted", lifted(id, std::to_string(step))});
            }
            batches.insert(batches.end(), committed.ownBatches.begin(), committed.ownBatches.end());
        }
        std::string digest;
        for (int replica = 0; replica < 3; ++replica) {
            auto journal = box();
            auto waiting = batches;
            for (std::size_t i = 0; i < batches.size() / 4; ++i)
                waiting.push_back(batches[random() % batches.size()]);
            std::shuffle(waiting.begin(), waiting.end(), random);
            while (!waiting.empty()) { // what comes too early comes again later
                std::vector<std::string> early;
                journal->begin();
                for (auto& batch : waiting)
                    if (journal->receive(batch, "test") == Receipt::Gap)
                        early.push_back(std::move(batch));
                journal->commit();
                QVERIFY(early.size() < waiting.size());
                waiting = std::move(early);
            }
            const auto here = must(Reader::open(journal->file())).digest(0, 99999999);
            if (replica == 0)
                digest = here;
            QCOMPARE(here, digest);
            QVERIFY(journal->rebuild().ok());
            QCOMPARE(must(Reader::open(journal->file())).digest(0, 99999999), digest);
        }
        // The digest sees each of the three.
        auto journal = box();
        std::set<std::string> seen{must(Reader::open(journal->file())).digest(0, 99999999)};
        decide(*journal, std::pair{"staff.set", person(1, "An")});
        seen.insert(must(Reader::open(journal->file())).digest(0, 99999999));
        decide(*journal, std::pair{"staff.clocked", clocked(2, 1, true)});
        seen.insert(must(Reader::open(journal->file())).digest(0, 99999999));
        decide(*journal, std::pair{"right.lifted", lifted(3, "x")});
        seen.insert(must(Reader::open(journal->file())).digest(0, 99999999));
        QCOMPARE(seen.size(), std::size_t{4});
    }
};

QTEST_GUILESS_MAIN(tst_staff_fold)
#include "tst_staff_fold.moc"
