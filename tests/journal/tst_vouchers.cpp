#include "phin/model/v1/voucher.pb.h"
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

VoucherMade made(const std::string& code, std::uint32_t uses = 1, std::int32_t basisPoints = 1'000) {
    VoucherMade fact;
    fact.set_schema(1);
    fact.set_voucher_id((code + std::string(16, '.')).substr(0, 16));
    fact.set_code(code);
    fact.set_basis_points(basisPoints);
    fact.set_currency("VND");
    fact.set_valid_from(20260701);
    fact.set_valid_until(20260831);
    fact.set_uses(uses);
    return fact;
}

VoucherWithdrawn withdrawn(const std::string& code) {
    VoucherWithdrawn fact;
    fact.set_schema(1);
    fact.set_code(code);
    return fact;
}

void give(PricedOrder& order, const std::string& code) {
    order.clear_discount();
    order.mutable_discount()->set_voucher(code);
    order.mutable_discount()->set_basis_points(1'000);
    for (auto& line : *order.mutable_lines())
        line.set_order_discount_minor(code.empty() ? 0 : 3'500);
    if (code.empty())
        order.clear_discount();
}

OrderPlaced placedWith(unsigned number, const std::string& code) {
    auto fact = placed(number);
    give(*fact.mutable_order(), code);
    return fact;
}

OrderVoided voided(unsigned number) {
    OrderVoided fact;
    fact.set_schema(1);
    fact.set_order_id(orderId(number));
    return fact;
}

OrderRefunded refunded(unsigned number, const std::string& id, std::initializer_list<std::uint32_t> lines) {
    OrderRefunded fact;
    fact.set_schema(1);
    fact.set_order_id(orderId(number));
    fact.set_refund_id(id);
    fact.set_business_date(20260802);
    for (const auto line : lines) {
        auto& back = *fact.add_lines();
        back.set_line(line);
        back.set_quantity(1);
        back.set_amount_minor(31'500);
    }
    return fact;
}

std::size_t uses(Journal& journal, const std::string& code) {
    const auto voucher = journal.shop().voucher(code);
    return voucher ? voucher->uses.size() : 99;
}

} // namespace

class tst_vouchers : public QObject {
    Q_OBJECT

    TestShop m_shop;
    FakeClock m_clock;
    int m_boxes = 0;

    std::unique_ptr<Journal> box() { return m_shop.open("box-" + std::to_string(++m_boxes), m_clock); }
    static std::string all(const Journal& journal) {
        auto reader = must(Reader::open(journal.file()));
        return reader.range({journal.device(), journal.head()->epoch()}, 0, 200'000)->batch.SerializeAsString();
    }
    static std::string digest(const Journal& journal) {
        return must(Reader::open(journal.file())).digest(0, 99'999'999);
    }

private slots:
    void Use_isWorkedOutOfTheOrder() {
        auto till = box();
        decide(*till, std::pair{"voucher.made", made("PHIN10")});
        const auto placing = decide(*till, std::pair{"order.placed", placedWith(1, "PHIN10")});
        QCOMPARE(placing.vouchers, std::vector<std::string>{"PHIN10"});
        QCOMPARE(uses(*till, "PHIN10"), std::size_t{1});
        decide(*till, std::pair{"order.paid", paid(1, 1)});
        auto voucher = must(Reader::open(till->file())).vouchers("PHIN10").front();
        QCOMPARE(voucher.uses.size(), std::size_t{1});
        QVERIFY(voucher.uses.front().paid);
        QCOMPARE(voucher.uses.front().amountMinor, std::int64_t{7'000});
        QCOMPARE(voucher.uses.front().device, till->device());
        // A refund gives it back only once nothing is left of the order.
        decide(*till, std::pair{"order.refunded", refunded(1, "r1", {1})});
        QCOMPARE(uses(*till, "PHIN10"), std::size_t{1});
        decide(*till, std::pair{"order.refunded", refunded(1, "r2", {2})});
        QCOMPARE(uses(*till, "PHIN10"), std::size_t{0});
        QVERIFY(must(Reader::open(till->file())).vouchers("PHIN10").front().uses.empty());
        // Voided before it was paid: as if it had never been.
        decide(*till, std::pair{"order.placed", placedWith(2, "PHIN10")});
        QCOMPARE(uses(*till, "PHIN10"), std::size_t{1});
        decide(*till, std::pair{"order.voided", voided(2)});
        QCOMPARE(uses(*till, "PHIN10"), std::size_t{0});
        // Taken off an order that was sent.
        decide(*till, std::pair{"order.placed", placedWith(3, "PHIN10")});
        OrderChanged change;
        change.set_order_id(orderId(3));
        change.set_revision(1);
        change.set_business_date(20260801);
        *change.mutable_order() = placed(3).order();
        decide(*till, std::pair{"order.changed", change});
        QCOMPARE(uses(*till, "PHIN10"), std::size_t{0});
        // One that takes nothing off (below its minimum) is not used up.
        auto small = placedWith(4, "PHIN10");
        for (auto& line : *small.mutable_order()->mutable_lines())
            line.set_order_discount_minor(0);
        decide(*till, std::pair{"order.placed", small});
        QCOMPARE(uses(*till, "PHIN10"), std::size_t{0});
    }

    void Use_ofTheSameTransaction_isSeen() {
        auto till = box();
        decide(*till, std::pair{"voucher.made", made("PHIN10")});
        till->begin();
        till->append("order.placed", placedWith(1, "PHIN10"));
        QCOMPARE(uses(*till, "PHIN10"), std::size_t{1});
        till->append("order.placed", placedWith(2, "PHIN10"));
        QVERIFY(till->shop().voucher("PHIN10")->overused());
        till->rollback();
        QCOMPARE(uses(*till, "PHIN10"), std::size_t{0});
    }

    void Split_bothHalvesTakeIt_everyBoxShowsBothOrders() {
        auto one = box(), other = box(), kitchen = box();
        decide(*one, std::pair{"voucher.made", made("ONCE4U")});
        QCOMPARE(give(*other, all(*one)), Receipt::Stored);
        m_clock.advance(1'000);
        decide(*one, std::pair{"order.placed", placedWith(1, "ONCE4U")}, std::pair{"order.paid", paid(1, 1)});
        decide(*other, std::pair{"order.placed", placedWith(2, "ONCE4U")}, std::pair{"order.paid", paid(2, 1)});
        QVERIFY(!one->shop().voucher("ONCE4U")->overused());
        QVERIFY(!other->shop().voucher("ONCE4U")->overused());
        const auto ones = all(*one), others = all(*other);
        give(*one, others);
        give(*other, ones);
        give(*kitchen, others);
        give(*kitchen, ones);
        for (auto* const replica : {one.get(), other.get(), kitchen.get()}) {
            const auto voucher = must(Reader::open(replica->file())).vouchers().front();
            QVERIFY(voucher.overused());
            QCOMPARE(voucher.uses.size(), std::size_t{2});
            QCOMPARE(voucher.uses[0].number, std::string("A-1"));
            QCOMPARE(voucher.uses[0].device, one->device());
            QCOMPARE(voucher.uses[1].number, std::string("A-2"));
            QCOMPARE(digest(*replica), digest(*one));
        }
    }

    void Code_madeTwice_theEarliestStands() {
        auto one = box(), other = box();
        decide(*one, std::pair{"voucher.made", made("SUMMER", 5)});
        m_clock.advance(1'000);
        decide(*other, std::pair{"voucher.made", made("SUMMER", 9)});
        give(*other, all(*one));
        give(*one, all(*other));
        for (auto* const replica : {one.get(), other.get()})
            QCOMPARE(replica->shop().voucher("SUMMER")->terms.uses(), 5U);
        QCOMPARE(digest(*one), digest(*other));
    }

    void Apply_whatNobodyCanMean_isNotFolded() {
        auto till = box();
        auto lower = made("lower");
        auto forEver = made("FOREVER");
        forEver.set_valid_until(20990101);
        auto digits = made("12345678");
        auto twice = made("TWICE2");
        twice.set_basis_points(20'000);
        for (const auto& wrong : {lower, forEver, digits, twice})
            decide(*till, std::pair{"voucher.made", wrong});
        QVERIFY(till->shop().vouchers().all(10).empty());
    }

    void Forget_keepsAVoucherForAsLongAsItIsGood() {
        auto till = box();
        decide(*till, std::pair{"voucher.made", made("PHIN10")}, std::pair{"voucher.withdrawn", withdrawn("PHIN10")});
        decide(*till, std::pair{"order.placed", placedWith(1, "PHIN10")});
        m_clock.advance(100 * FakeClock::day);
        decide(*till, std::pair{"order.placed", placed(2, 1, 20261110)}); // a box keeps its last entry
        till->begin();
        till->acknowledge(*till->head()); // the cloud is there
        till->commit();
        while (till->prune(m_clock.nowMs() - 50 * FakeClock::day) > 0) {
        }
        till->forgetOrders(m_clock.nowMs() - 50 * FakeClock::day, 20260815);
        QVERIFY(!till->shop().order(orderId(1)));
        QCOMPARE(uses(*till, "PHIN10"), std::size_t{1}); // the order is gone, that it was used is not
        till->forgetOrders(m_clock.nowMs() - 50 * FakeClock::day, 20260901);
        QVERIFY(!till->shop().voucher("PHIN10"));
    }

    void Replicas_shuffledAndRepeated_endEqual_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void Replicas_shuffledAndRepeated_endEqual() {
        QFETCH(const unsigned, seed);
        std::mt19937 random(seed);
        const std::vector<std::string> codes{"ALPHA1", "BETA2", "GAMMA3"};
        std::vector<std::unique_ptr<Journal>> writers;
        for (int i = 0; i < 3; ++i)
            writers.push_back(box());
        std::vector<std::string> batches;
        for (const auto& writer : writers)
            batches.push_back(all(*writer));
        for (unsigned step = 0; step < 80; ++step) {
            m_clock.advance(static_cast<int>(random() % 3));
            auto& writer = *writers[random() % writers.size()]; // none has seen what the others wrote
            const auto& code = codes[random() % codes.size()];
            const unsigned order = 1 + static_cast<unsigned>(random() % 12);
            Committed committed;
            switch (random() % 7) {
            case 0:
                committed =
                    decide(writer, std::pair{"voucher.made", made(code, 1 + static_cast<std::uint32_t>(random() % 2))});
                break;
            case 1:
                committed = decide(writer, std::pair{"voucher.withdrawn", withdrawn(code)});
                break;
            case 2:
                committed = decide(writer, std::pair{"order.voided", voided(order)});
                break;
            case 3:
                committed = decide(
                    writer, std::pair{"order.refunded", refunded(order, "r" + std::to_string(step),
                                                                 {1 + static_cast<std::uint32_t>(random() % 2)})});
                break;
            case 4: {
                OrderChanged change;
                change.set_order_id(orderId(order));
                change.set_revision(1 + static_cast<std::uint32_t>(random() % 3));
                change.set_business_date(20260801);
                *change.mutable_order() = placedWith(order, random() % 2 == 0 ? code : "").order();
                committed = decide(writer, std::pair{"order.changed", change});
                break;
            }
            case 5:
                committed = decide(writer, std::pair{"order.paid", paid(order, step)});
                break;
            default:
                committed = decide(writer, std::pair{"order.placed", placedWith(order, random() % 4 == 0 ? "" : code)});
            }
            batches.insert(batches.end(), committed.ownBatches.begin(), committed.ownBatches.end());
        }
        std::string expected;
        std::vector<std::vector<VoucherUse>> expectedUses;
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
            const auto usesHere = [&] {
                std::vector<std::vector<VoucherUse>> here;
                for (const auto& voucher : must(Reader::open(journal->file())).vouchers())
                    here.push_back(voucher.uses);
                return here;
            };
            if (replica == 0) {
                expected = digest(*journal);
                expectedUses = usesHere();
                QVERIFY(!expectedUses.empty());
            }
            QCOMPARE(digest(*journal), expected);
            QVERIFY(usesHere() == expectedUses);
            QVERIFY(journal->rebuild().ok());
            QCOMPARE(digest(*journal), expected);
            QVERIFY(usesHere() == expectedUses);
        }
        // The digest sees what was made and withdrawn.
        auto journal = box();
        std::set<std::string> seen{digest(*journal)};
        decide(*journal, std::pair{"voucher.made", made("ALPHA1")});
        seen.insert(digest(*journal));
        decide(*journal, std::pair{"voucher.withdrawn", withdrawn("ALPHA1")});
        seen.insert(digest(*journal));
        QCOMPARE(seen.size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(tst_vouchers)
#include "tst_vouchers.moc"
