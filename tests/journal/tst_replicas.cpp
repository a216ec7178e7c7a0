#include "phin/model/v1/availability.pb.h"
#include "phin/model/v1/pause.pb.h"
#include "phin/model/v1/ticket.pb.h"
#include "sync/journal/reader.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;
using namespace phin::model::v1;

namespace {

Entry parsed(const std::string& batch, int index = -1) {
    std::string why;
    auto entries = parseBatch(batch, why);
    return index < 0 ? entries->back().entry : (*entries)[static_cast<std::size_t>(index)].entry;
}

std::string batchOf(const std::vector<Entry>& entries) {
    Batch batch;
    batch.set_schema(schemaVersion);
    for (const auto& entry : entries)
        batch.add_entries(entry.SerializeAsString());
    return batch.SerializeAsString();
}

} // namespace

class tst_replicas : public QObject {
    Q_OBJECT

    TestShop m_shop;
    FakeClock m_clock;
    int m_boxes = 0;

    std::unique_ptr<Journal> box() { return m_shop.open("box-" + std::to_string(++m_boxes), m_clock); }
    /// All that `journal` holds of its own, in one batch.
    std::string all(const Journal& journal, std::uint64_t after = 0) {
        auto reader = must(Reader::open(journal.file()));
        return reader.range({journal.device(), journal.head()->epoch()}, after, 200'000)->batch.SerializeAsString();
    }
    std::string lastReason(const Journal& journal) {
        const auto rows = must(Reader::open(journal.file())).quarantined(1);
        return rows.empty() ? std::string() : rows.front().reason;
    }
    static void expectQuarantined(Journal& journal, const std::string& batch) {
        const auto before = journal.refused().times;
        QCOMPARE(give(journal, batch), Receipt::Quarantined);
        QCOMPARE(journal.refused().times, before + 1);
    }

private slots:
    void Receive_inOrder_storesOnce() {
        auto till = box(), kitchen = box();
        const auto committed = decide(*till, std::pair{"order.placed", placed(1)});
        QCOMPARE(give(*kitchen, all(*till)), Receipt::Stored);
        QCOMPARE(give(*kitchen, all(*till)), Receipt::Known);
        QCOMPARE(give(*kitchen, committed.ownBatches[0]), Receipt::Known);
        QVERIFY(kitchen->shop().order(orderId(1)));
        QCOMPARE(kitchen->refused().times, std::uint64_t{0});
    }

    void Availability_inWhateverOrder_theLastWordOfTheDayStands() {
        auto one = box(), other = box();
        const auto say = [this](Journal& journal, int day, bool available) {
            m_clock.advance(10);
            ProductAvailable word;
            word.set_schema(1);
            word.set_business_date(day);
            word.set_product("banh-mi");
            word.set_available(available);
            return decide(journal, std::pair{"product.available", word});
        };
        const auto first = say(*one, 20260801, false);
        QCOMPARE(first.availability.size(), std::size_t{1});
        say(*other, 20260801, true);
        say(*one, 20260801, false);
        say(*other, 20260802, false);
        say(*other, 20260801, true); // the last
        say(*one, 20269999, false);  // no such day: nobody folds it
        const auto ones = all(*one), others = all(*other);
        give(*one, others);
        give(*other, ones);
        auto third = box();
        give(*third, others);
        give(*third, ones);
        for (auto* const replica : {one.get(), other.get(), third.get()}) {
            const auto day = replica->shop().availability().of(20260801);
            QCOMPARE(day.size(), std::size_t{1});
            QVERIFY(day.front().available);
            QVERIFY(!replica->shop().availability().of(20260802).front().available);
            QCOMPARE(must(Reader::open(replica->file())).availability(0, 99'999'999).size(), std::size_t{2});
            QCOMPARE(must(Reader::open(replica->file())).digest(0, 99'999'999),
                     must(Reader::open(one->file())).digest(0, 99'999'999));
        }
    }

    void Pause_inWhateverOrder_theLastWordOnTheStationStands() {
        auto one = box(), other = box();
        const auto say = [this](Journal& journal, const std::string& station, bool paused) {
            m_clock.advance(10);
            StationPaused word;
            word.set_station(station);
            word.set_paused(paused);
            word.set_reason(paused ? "no milk" : "");
            return decide(journal, std::pair{"station.paused", word});
        };
        QCOMPARE(say(*one, "barista", true).stations.size(), std::size_t{1});
        say(*other, "kitchen", true);
        say(*other, "barista", true);
        say(*one, "barista", false); // the last
        say(*one, "", true);         // of no station: nobody folds it
        const auto ones = all(*one), others = all(*other);
        give(*one, others);
        give(*other, ones);
        auto third = box();
        give(*third, others);
        give(*third, ones);
        for (auto* const replica : {one.get(), other.get(), third.get()}) {
            const auto words = replica->shop().stations().all();
            QCOMPARE(words.size(), std::size_t{2});
            QVERIFY(!words[0].paused); // barista
            QVERIFY(words[1].paused);  // kitchen
            QVERIFY(replica->shop().stations().of("kitchen")->paused);
            QVERIFY(!replica->shop().stations().of("expo"));
            QCOMPARE(must(Reader::open(replica->file())).stations().size(), std::size_t{2});
        }
    }

    void Merge_wordsOnATicket_sameInAnyOrder() {
        const auto word = [](std::optional<bool> held, std::optional<bool> raised) {
            TicketMarked fact;
            fact.set_order_id(orderId(1));
            if (held)
                fact.set_held(*held);
            if (raised)
                fact.set_raised(*raised);
            return fact;
        };
        std::vector<std::pair<merge::Stamp, TicketMarked>> facts{{{1, "a"}, word(true, std::nullopt)},
                                                                 {{1, "b"}, word(false, true)},
                                                                 {{2, "a"}, word(std::nullopt, false)},
                                                                 {{2, "b"}, word(true, true)},
                                                                 {{3, "a"}, word(false, std::nullopt)}};
        std::string bytes;
        do {
            OrderState order;
            for (const auto& [by, fact] : facts)
                merge::fold(order, by, fact);
            if (bytes.empty())
                bytes = order.SerializeAsString();
            QCOMPARE(order.SerializeAsString(), bytes);
            QVERIFY(!order.held().is());
            QVERIFY(order.raised().is());
        } while (std::next_permutation(facts.begin(), facts.end(), [](auto& x, auto& y) { return x.first < y.first; }));
    }

    void Receive_withAGap_asksForIt() {
        auto till = box(), kitchen = box();
        const auto born = all(*till);
        const auto first = decide(*till, std::pair{"order.placed", placed(1)}).ownBatches[0];
        const auto second = decide(*till, std::pair{"order.placed", placed(2)}).ownBatches[0];
        QCOMPARE(give(*kitchen, second), Receipt::Gap); // not even the birth is known
        QCOMPARE(give(*kitchen, born), Receipt::Stored);
        kitchen->begin();
        QCOMPARE(kitchen->receive(second, "test"), Receipt::Gap);
        QCOMPARE(kitchen->commit().gaps.size(), std::size_t{1});
        QCOMPARE(give(*kitchen, first), Receipt::Stored);
        QCOMPARE(give(*kitchen, second), Receipt::Stored);
        QCOMPARE(give(*kitchen, all(*till)), Receipt::Known);
    }

    // What the fuzzer found, or would have.

    void Range_beyondTheEnd_isEmpty() {
        auto till = box(), kitchen = box();
        decide(*kitchen, std::pair{"order.placed", placed(1)});
        give(*kitchen, all(*till));
        decide(*till, std::pair{"order.placed", placed(2)});
        give(*kitchen, all(*till));
        auto reader = must(Reader::open(kitchen->file()));
        for (const std::uint64_t after :
             {std::uint64_t{2}, std::uint64_t{3}, std::uint64_t{1} << 40, std::uint64_t{1} << 63, ~std::uint64_t{0}}) {
            const auto range = reader.range({till->device(), 1}, after, 200'000);
            QVERIFY(range.has_value());
            QCOMPARE(range->batch.entries_size(), 0); // in particular none of the kitchen's own
            QCOMPARE(range->head, std::uint64_t{2});
        }
    }

    void Merge_timesAndClocksOfZero_sameInAnyOrder() {
        const auto mark = [](std::int64_t atMs, PrepState state) {
            auto fact = prep(1, 1, state, true);
            fact.set_at_ms(atMs);
            return fact;
        };
        const auto early = mark(0, STARTED), late = mark(5, READY), before = mark(-7, BUMPED);
        std::vector<std::pair<merge::Stamp, PrepMarked>> facts{
            {{0, "a"}, early}, {{0, "b"}, late}, {{3, "a"}, before}, {{2, "b"}, late}};
        std::sort(facts.begin(), facts.end(), [](auto& x, auto& y) { return x.first < y.first; });
        std::string bytes;
        do {
            OrderState order;
            for (const auto& [by, fact] : facts)
                merge::fold(order, by, fact);
            if (bytes.empty())
                bytes = order.SerializeAsString();
            QCOMPARE(order.SerializeAsString(), bytes);
        } while (std::next_permutation(facts.begin(), facts.end(), [](auto& x, auto& y) { return x.first < y.first; }));
    }

    void Merge_refundsBeyondAllMoney_saturate() {
        OrderState order;
        for (const auto* id : {"1", "2"}) {
            OrderRefunded fact;
            fact.set_refund_id(id);
            fact.set_amount_minor(std::numeric_limits<std::int64_t>::max());
            merge::fold(order, {1, "a"}, fact);
        }
        QCOMPARE(merge::refundedMinor(order), std::numeric_limits<std::int64_t>::max());
    }

    void Menu_thatIsNone_leavesTheOneBefore_alsoAfterARestart() {
        auto till = box();
        const auto publish = [&](const std::string& id, const std::string& data) {
            MenuPublished fact;
            fact.set_publication(id);
            fact.set_parts(1);
            fact.set_data(data);
            decide(*till, std::pair{"menu.published", fact});
        };
        Menu menu;
        menu.set_id("good");
        publish("1", menu.SerializeAsString());
        publish("2", "\xFF\xFF no menu");
        QVERIFY(till->shop().menu() && till->shop().menu()->menu().id() == "good");
        const auto device = till->device();
        till.reset();
        till = m_shop.open(device, m_clock);
        QVERIFY(till->shop().menu() && till->shop().menu()->menu().id() == "good");
    }

    void Receive_overlapping_takesTheNewPart() {
        auto till = box(), kitchen = box();
        decide(*till, std::pair{"order.placed", placed(1)});
        give(*kitchen, all(*till));
        decide(*till, std::pair{"order.placed", placed(2)});
        QCOMPARE(give(*kitchen, all(*till)), Receipt::Stored); // from the birth on
        QVERIFY(kitchen->shop().order(orderId(2)));
    }

    void Receive_tampered_isQuarantinedWithReason_data() {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("reason");
        QTest::newRow("payload changed") << 0 << "wrong hash";
        QTest::newRow("payload changed, hash made anew") << 1 << "wrong seal";
        QTest::newRow("no seal") << 2 << "one seal";
        QTest::newRow("another shop") << 3 << "another shop";
        QTest::newRow("seal by another box") << 4 << "wrong seal";
        QTest::newRow("previous hash changed") << 5 << "wrong hash";
        QTest::newRow("number skipped inside") << 6 << "not consecutive";
        QTest::newRow("huge number") << 7 << "out of range";
    }
    void Receive_tampered_isQuarantinedWithReason() {
        QFETCH(const int, what);
        QFETCH(const QString, reason);
        auto till = box(), kitchen = box(), thief = box();
        give(*kitchen, all(*till));
        const auto good =
            decide(*till, std::pair{"order.placed", placed(1)}, std::pair{"order.paid", paid(1, 1)}).ownBatches[0];
        auto first = parsed(good, 0), second = parsed(good, 1);
        auto changed = placed(1);
        changed.mutable_order()->set_total_minor(1);
        const auto rehash = [](Entry& entry) { entry.set_hash(toBytes(hashOf(entry))); };
        const auto resealBy = [&](Entry& entry, const Identity& identity) {
            entry.mutable_seal()->set_key_id(identity.keyId());
            entry.mutable_seal()->set_signature(identity.sign(hashOf(entry)));
        };
        switch (what) {
        case 0:
            first.set_payload(changed.SerializeAsString());
            break;
        case 1:
            first.set_payload(changed.SerializeAsString());
            rehash(first);
            second.set_prev_hash(first.hash());
            rehash(second);
            break;
        case 2:
            second.clear_seal();
            break;
        case 3:
            first.set_shop("elsewhere");
            second.set_shop("elsewhere");
            break;
        case 4:
            resealBy(second, m_shop.identity(thief->device()));
            break;
        case 5:
            second.set_prev_hash(std::string(32, 'x'));
            rehash(second);
            resealBy(second, m_shop.identity(till->device()));
            break;
        case 6:
            second.set_seq(second.seq() + 1);
            break;
        default:
            first.set_seq(~0ULL - 1);
            second.set_seq(~0ULL);
            break;
        }
        if (what == 5) { // the chain inside the batch is broken, though all is signed
            expectQuarantined(*kitchen, batchOf({first, second}));
            QVERIFY(lastReason(*kitchen).find("broken chain") != std::string::npos);
        } else {
            expectQuarantined(*kitchen, batchOf({first, second}));
            QVERIFY2(lastReason(*kitchen).find(reason.toStdString()) != std::string::npos,
                     lastReason(*kitchen).c_str());
        }
        QCOMPARE(give(*kitchen, good), Receipt::Stored); // and stops nothing
        QVERIFY(merge::isPaid(*kitchen->shop().order(orderId(1))));
    }

    void Receive_garbage_isQuarantined_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("noise") << QByteArray("\xff\xff\xff\xff\xff garbage");
        QTest::newRow("oversized") << QByteArray(int(maxMessageBytes) + 1, 'x');
        QTest::newRow("no version") << QByteArray::fromStdString(Batch().SerializeAsString() +
                                                                 std::string("\x12\x01z", 3));
    }
    void Receive_garbage_isQuarantined() {
        QFETCH(const QByteArray, bytes);
        auto kitchen = box();
        expectQuarantined(*kitchen, bytes.toStdString());
        expectQuarantined(*kitchen, bytes.toStdString()); // again: counted, not stored twice
        QCOMPARE(must(Reader::open(kitchen->file())).quarantined(10).size(), std::size_t{1});
    }

    void Receive_chainOfAStranger_isRefused() {
        TestShop elsewhere(m_shop.name()); // same name, other authority
        auto kitchen = box();
        auto stranger = elsewhere.open("till-x", m_clock);
        expectQuarantined(*kitchen, all(*stranger));
        QVERIFY(lastReason(*kitchen).find("authority") != std::string::npos);
    }

    void Receive_chainUnderAnothersName_isRefused() {
        auto kitchen = box(), till = box();
        auto born = parsed(all(*till));
        born.set_device("somebody-else");
        born.set_hash(toBytes(hashOf(born)));
        born.mutable_seal()->set_signature(m_shop.identity(till->device()).sign(hashOf(born)));
        expectQuarantined(*kitchen, batchOf({born}));
        QVERIFY(lastReason(*kitchen).find("certificate") != std::string::npos);
    }

    void Receive_unknownType_isKeptForwardedAndSkipped() {
        auto till = box(), kitchen = box(), cloud = box();
        model::v1::OrderVoided anything;
        anything.set_reason("from the future");
        anything.GetReflection()->MutableUnknownFields(&anything)->AddVarint(4711, 42);
        decide(*till, std::pair{"loyalty.granted", anything}, std::pair{"order.placed", placed(1)});
        QCOMPARE(give(*kitchen, all(*till)), Receipt::Stored);
        QVERIFY(kitchen->shop().order(orderId(1)));
        auto reader = must(Reader::open(kitchen->file()));
        QCOMPARE(give(*cloud, reader.range({till->device(), 1}, 0, 200'000)->batch.SerializeAsString()),
                 Receipt::Stored);
        bool found = false;
        must(Reader::open(cloud->file())).entries([&](const Entry& entry) {
            found = found || (entry.type() == "loyalty.granted" && entry.payload() == anything.SerializeAsString());
        });
        QVERIFY(found);
    }

    void Receive_unknownFields_surviveInTheFold() {
        auto till = box(), kitchen = box();
        auto fact = placed(1);
        fact.GetReflection()->MutableUnknownFields(&fact)->AddVarint(900, 5);
        decide(*till, std::pair{"order.placed", fact});
        give(*kitchen, all(*till));
        QCOMPARE(kitchen->shop().order(orderId(1))->placed().SerializeAsString(), fact.SerializeAsString());
    }

    void Receive_fork_isKeptAndNamed() {
        auto till = box(), kitchen = box();
        const auto& identity = m_shop.identity(till->device());
        give(*kitchen, all(*till));
        const auto good = decide(*till, std::pair{"order.placed", placed(1)}).ownBatches[0];
        QCOMPARE(give(*kitchen, good), Receipt::Stored);
        auto twin = parsed(good); // a copy of the box, with the same key, decided otherwise
        twin.set_payload(placed(2).SerializeAsString());
        twin.set_hash(toBytes(hashOf(twin)));
        twin.mutable_seal()->set_signature(identity.sign(hashOf(twin)));
        expectQuarantined(*kitchen, batchOf({twin}));
        QVERIFY(lastReason(*kitchen).rfind("fork", 0) == 0);
        QVERIFY(kitchen->shop().order(orderId(1)));
        QVERIFY(!kitchen->shop().order(orderId(2)));
    }

    void Receive_clockADayAhead_isStoredButNotBelieved() {
        auto kitchen = box();
        FakeClock wrong(m_clock.nowMs() + 86'400'000);
        auto till = m_shop.open("till-with-wrong-clock", wrong);
        decide(*till, std::pair{"order.placed", placed(1)});
        QCOMPARE(give(*kitchen, all(*till)), Receipt::Stored);
        QVERIFY(kitchen->shop().order(orderId(1)));
        QVERIFY(kitchen->clockRefusals() > 0);
        const auto mine = decide(*kitchen, std::pair{"prep.marked", prep(1, 1, STARTED)}).ownBatches[0];
        QVERIFY(HybridClock::milliseconds(parsed(mine).hlc()) < m_clock.nowMs() + 60'000);
    }

    void Rebuilt_box_startsANewEpochAfterWhatNeighboursKept() {
        auto kitchen = box();
        const auto device = "till-" + std::to_string(++m_boxes);
        {
            auto till = m_shop.open(device, m_clock);
            for (unsigned i = 1; i <= 5; ++i)
                decide(*till, std::pair{"order.placed", placed(i)}, std::pair{"order.paid", paid(i, i)});
            give(*kitchen, all(*till));
        }
        for (const auto* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(m_shop.file(device).string() + suffix);
        auto reader = must(Reader::open(kitchen->file()));
        auto till = m_shop.open(device, m_clock, false);
        QVERIFY(!till->born());
        QCOMPARE(give(*till, reader.range({device, 1}, 0, 200'000)->batch.SerializeAsString()), Receipt::Stored);
        till->begin();
        till->beginEpoch();
        till->commit();
        QCOMPARE(till->head()->epoch(), 2u);
        QCOMPARE(till->head()->seq(), std::uint64_t{12}); // 11 before: born and five orders
        QCOMPARE(till->shop().lastReceipt(device), std::uint64_t{5});
        decide(*till, std::pair{"order.placed", placed(6)});
        QCOMPARE(give(*kitchen, all(*till)), Receipt::Stored);
        QVERIFY(kitchen->shop().order(orderId(6)));
        till.reset();
        QCOMPARE(m_shop.open(device, m_clock)->head()->epoch(), 2u); // and it stays there
    }

    void EndOfAnEpoch_rightAfterADecision_keepsTheDecision() {
        auto till = box();
        till->begin();
        till->append("order.placed", placed(1));
        till->endEpoch();
        till->commit();
        QVERIFY(!till->born());
        const auto file = till->file();
        auto reader = must(Reader::open(file));
        QCOMPARE(reader.orderCount(), std::uint64_t{1});
        auto kitchen = box();
        QCOMPARE(give(*kitchen, reader.range({till->device(), 1}, 0, 200'000)->batch.SerializeAsString()),
                 Receipt::Stored);
        QVERIFY(kitchen->shop().order(orderId(1)));
    }

    void Restored_box_takesBackItsOwnLaterEntriesAndStartsANewEpoch() {
        const auto device = "till-" + std::to_string(++m_boxes);
        auto kitchen = box();
        {
            auto till = m_shop.open(device, m_clock);
            decide(*till, std::pair{"order.placed", placed(1)});
        }
        std::filesystem::copy_file(m_shop.file(device), m_shop.folder() / "old.db",
                                   std::filesystem::copy_options::overwrite_existing);
        {
            auto till = m_shop.open(device, m_clock);
            decide(*till, std::pair{"order.placed", placed(2)});
            give(*kitchen, all(*till));
        }
        for (const auto* suffix : {"-wal", "-shm"})
            std::filesystem::remove(m_shop.file(device).string() + suffix);
        std::filesystem::copy_file(m_shop.folder() / "old.db", m_shop.file(device),
                                   std::filesystem::copy_options::overwrite_existing);
        auto till = m_shop.open(device, m_clock);
        QCOMPARE(till->head()->seq(), std::uint64_t{2});
        auto reader = must(Reader::open(kitchen->file()));
        QCOMPARE(give(*till, reader.range({device, 1}, 2, 200'000)->batch.SerializeAsString()), Receipt::Stored);
        QVERIFY(!till->born());
        QVERIFY(till->shop().order(orderId(2)));
        till->begin();
        till->beginEpoch();
        till->commit();
        QCOMPARE(till->head()->epoch(), 2u);
        QCOMPARE(till->head()->seq(), std::uint64_t{4});
    }

    /// Any order of arrival, with repeats and delays, ends in the same bytes.
    void Replicas_shuffledRepeatedDelayed_endEqual_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void Replicas_shuffledRepeatedDelayed_endEqual() {
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
            auto& writer = *writers[random() % writers.size()];
            const unsigned order = 1 + random() % 8; // boxes write the same orders without having seen each other
            Committed committed;
            switch (random() % 10) {
            case 0:
                committed = decide(writer, std::pair{"order.placed", placed(order)});
                break;
            case 1:
                committed = decide(writer, std::pair{"order.paid", paid(order, step)});
                break;
            case 2: {
                OrderVoided voided;
                voided.set_order_id(orderId(order));
                voided.set_reason(std::to_string(step));
                committed = decide(writer, std::pair{"order.voided", voided});
                break;
            }
            case 3: {
                OrderRefunded refund;
                refund.set_order_id(orderId(order));
                refund.set_refund_id("r" + std::to_string(step % 5));
                refund.set_amount_minor(static_cast<int>(random() % 100));
                committed = decide(writer, std::pair{"order.refunded", refund});
                break;
            }
            case 4:
                committed = decide(writer, std::pair{"cash.moved", cashMoved("m" + std::to_string(step), step)});
                break;
            case 5:
                committed = decide(writer, std::pair{"day.closed", dayClosed(1 + step)});
                break;
            case 6: {
                ShiftClosed closed;
                closed.set_shift_id("shift");
                committed = decide(writer, std::pair{"shift.closed", closed});
                break;
            }
            case 7: {
                TicketMarked word;
                word.set_order_id(orderId(order));
                random() % 2 ? word.set_held(random() % 2) : word.set_raised(random() % 2);
                committed = decide(writer, std::pair{"ticket.marked", word});
                break;
            }
            default:
                committed =
                    decide(writer, std::pair{"prep.marked", prep(order, 1 + random() % 2,
                                                                 static_cast<PrepState>(random() % 4), random() % 2)});
            }
            batches.insert(batches.end(), committed.ownBatches.begin(), committed.ownBatches.end());
        }
        std::vector<std::string> digests;
        for (int replica = 0; replica < 3; ++replica) {
            auto journal = box();
            auto waiting = batches;
            const auto repeated = batches.size() / 4;
            for (std::size_t i = 0; i < repeated; ++i)
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
            QCOMPARE(journal->refused().times, std::uint64_t{0});
            digests.push_back(must(Reader::open(journal->file())).digest(0, 99999999));
            auto reader = must(Reader::open(journal->file()));
            std::string tallies; // what each till did is the same on every replica
            for (const auto& till : reader.tills())
                tallies += till + reader.tally(till, {}, std::nullopt, 0).report().SerializeAsString();
            digests.back() += toHex(tallies);
            QVERIFY(journal->rebuild().ok());
            QVERIFY(digests.front().starts_with(must(Reader::open(journal->file())).digest(0, 99999999)));
        }
        QCOMPARE(digests[1], digests[0]);
        QCOMPARE(digests[2], digests[0]);
    }
};

QTEST_GUILESS_MAIN(tst_replicas)
#include "tst_replicas.moc"
