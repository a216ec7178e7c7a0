#include "sync/journal/reader.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;
using namespace phin::model::v1;

namespace {

OrderChanged changed(unsigned number, std::uint32_t revision, int lines) {
    const auto as = placed(number, lines);
    OrderChanged fact;
    fact.set_schema(1);
    fact.set_order_id(as.order_id());
    fact.set_revision(revision);
    fact.set_business_date(as.business_date());
    *fact.mutable_order() = as.order();
    return fact;
}

} // namespace

/// Orders that were sent, changed, made and paid by several boxes, as replicas fold them in whatever order they hear.
class ChangedOrdersTest : public QObject {
    Q_OBJECT

    TestShop m_shop;
    FakeClock m_clock;

    static void hand(const Journal& from, Journal& to, std::uint64_t after) {
        auto reader = must(Reader::open(from.file()));
        if (const auto range = reader.range({from.device(), 1}, after, 200'000); range->batch.entries_size() > 0)
            give(to, range->batch.SerializeAsString());
    }

private slots:
    void Changes_ofSeveralBoxes_inAnyOrder_foldToTheSameBytes() {
        std::mt19937 random(11);
        for (int round = 0; round < 12; ++round) {
            const auto name = [&](const char* what) { return what + std::to_string(round); };
            auto till = m_shop.open(name("till"), m_clock), other = m_shop.open(name("other"), m_clock),
                 kitchen = m_shop.open(name("kitchen"), m_clock);
            const std::array boxes{till.get(), other.get(), kitchen.get()};
            for (unsigned order = 1; order <= 4; ++order)
                decide(*till, std::pair{"order.placed", placed(order)});
            std::array<std::uint32_t, 5> revisions{};
            std::uint64_t receipts[2] = {};
            for (int step = 0; step < 40; ++step) {
                m_clock.advance(static_cast<std::int64_t>(random() % 3));
                const unsigned order = 1 + random() % 4;
                const auto what = random() % 8;
                if (what < 3) {
                    const auto revision = ++revisions[order];
                    decide(*till,
                           std::pair{"order.changed", changed(order, revision, 1 + static_cast<int>(random() % 4))});
                } else if (what == 3) {
                    const auto whose = random() % 2;
                    auto fact = paid(order, ++receipts[whose]);
                    fact.set_payment_id(fact.payment_id() + std::to_string(step));
                    fact.set_revision(static_cast<std::uint32_t>(random() % (revisions[order] + 1)));
                    decide(*boxes[whose], std::pair{"order.paid", fact});
                } else if (what == 4 && step > 30) {
                    OrderVoided fact;
                    fact.set_order_id(orderId(order));
                    decide(*other, std::pair{"order.voided", fact});
                } else if (what == 4) {
                    decide(*other, std::pair{"order.changed", changed(order, 1 + random() % 3, 9)}); // not its till
                } else {
                    auto fact = prep(order, 1 + random() % 4, random() % 2 ? READY : BUMPED, random() % 2 == 0);
                    fact.set_revision(static_cast<std::uint32_t>(random() % (revisions[order] + 1)));
                    decide(*kitchen, std::pair{"prep.marked", fact});
                }
            }
            std::string digest;
            for (int replica = 0; replica < 3; ++replica) {
                auto cloud = m_shop.open(name("cloud") + "-" + std::to_string(replica), m_clock);
                std::array<std::size_t, 3> order{0, 1, 2};
                for (int pass = 0; pass < 6; ++pass) { // in pieces, repeated, mixed
                    std::shuffle(order.begin(), order.end(), random);
                    for (const auto at : order)
                        hand(*boxes[at], *cloud, 0);
                }
                auto reader = must(Reader::open(cloud->file()));
                if (digest.empty())
                    digest = reader.digest(0, 99'999'999);
                QCOMPARE(reader.digest(0, 99'999'999), digest);
                for (unsigned each = 1; each <= 4; ++each) {
                    const auto state = cloud->shop().order(orderId(each));
                    std::uint32_t most = 0;
                    for (const auto& payment : state->payments())
                        most = std::max<std::uint32_t>(most, payment.revision());
                    QCOMPARE(merge::revisionOf(*state), merge::isPaid(*state) ? most : revisions[each]);
                }
            }
        }
    }

    void Change_isInTheOrdersRow_andTakesStockOnce() {
        auto till = m_shop.open("till-s", m_clock), cloud = m_shop.open("cloud-s", m_clock);
        auto fact = changed(1, 1, 3);
        auto& taken = *fact.add_taken();
        taken.set_product("banh-mi");
        taken.set_units(2);
        decide(*till, std::pair{"order.placed", placed(1)}, std::pair{"order.changed", fact});
        for (int twice = 0; twice < 2; ++twice)
            hand(*till, *cloud, 0);
        QCOMPARE(cloud->shop().stock().ledger(20260801, "banh-mi").left("till-s"), std::int64_t{-2});
        SQLite::Database database(cloud->file().string());
        QCOMPARE(database.execAndGet("SELECT total FROM orders").getInt64(), std::int64_t{105'000});
        QCOMPARE(must(Reader::open(cloud->file())).digest(0, 99'999'999),
                 must(Reader::open(till->file())).digest(0, 99'999'999));
    }
};

QTEST_GUILESS_MAIN(ChangedOrdersTest)
#include "tst_changed_orders.moc"
