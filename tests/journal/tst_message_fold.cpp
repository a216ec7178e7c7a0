#include "sync/journal/reader.h"
#include "sync/journal/send_message.h"
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

MessageSent sent(unsigned id, const std::string& text, int day = 20260801) {
    MessageSent fact;
    fact.set_schema(1);
    fact.set_message_id(orderId(id));
    fact.set_business_date(day);
    fact.set_to("till");
    fact.set_text(text);
    return fact;
}

MessageSeen seen(unsigned id, std::int64_t atMs = 0) {
    MessageSeen fact;
    fact.set_schema(1);
    fact.set_message_id(orderId(id));
    fact.set_at_ms(atMs);
    return fact;
}

} // namespace

class MessageFoldTest : public QObject {
    Q_OBJECT

    TestShop m_shop;
    FakeClock m_clock;
    int m_boxes = 0;

    std::unique_ptr<Journal> box() { return m_shop.open("box-" + std::to_string(++m_boxes), m_clock); }
    std::string all(const Journal& journal) {
        auto reader = must(Reader::open(journal.file()));
        return reader.range({journal.device(), 1}, 0, maxMessageBytes)->batch.SerializeAsString();
    }
    template <class... Facts>
    Committed decide(Journal& journal, const Facts&... facts) {
        journal.begin();
        (journal.append(facts.first, facts.second), ...);
        return journal.commit();
    }
    void give(Journal& journal, const std::string& batch) {
        journal.begin();
        (void)journal.receive(batch, "test");
        journal.commit();
    }
    std::vector<ShopMessage> messages(const Journal& journal, int day = 20260801) {
        return must(Reader::open(journal.file())).messages(day);
    }
    Result<MessageDone> send(Journal& journal, const MessageSent& message) {
        journal.begin();
        auto outcome = sendMessage(journal, message);
        journal.commit();
        return outcome;
    }
    Result<MessageDone> see(Journal& journal, unsigned id) {
        journal.begin();
        auto outcome = seeMessage(journal, *Uuid::fromBytes(orderId(id)), "");
        journal.commit();
        return outcome;
    }

private slots:
    void Seen_beforeTheMessageCame_countsOnceItHas() {
        auto till = box(), barista = box(), third = box();
        decide(*barista, std::pair{"message.sent", sent(1, "out of milk")});
        give(*till, all(*barista));
        m_clock.advance(1);
        const auto committed = decide(*till, std::pair{"message.seen", seen(1, 7)});
        QCOMPARE(committed.messages.size(), std::size_t{1});
        QCOMPARE(committed.messages[0].seen.size(), std::size_t{1});

        give(*third, all(*till)); // the answer first
        QVERIFY(messages(*third).empty());
        give(*third, all(*barista));
        const auto known = messages(*third);
        QCOMPARE(known.size(), std::size_t{1});
        QCOMPARE(known[0].from, barista->device());
        QCOMPARE(known[0].sent.text(), std::string("out of milk"));
        QVERIFY(known[0].seenBy(till->device()));
        QCOMPARE(known[0].seen[0].atMs, std::int64_t{7});
    }

    void Apply_whatNobodyCanMean_isNotFolded() {
        auto journal = box();
        auto noDay = sent(1, "x");
        noDay.set_business_date(20269999);
        auto noId = sent(2, "x");
        noId.set_message_id("short");
        QVERIFY(decide(*journal, std::pair{"message.sent", noDay}, std::pair{"message.sent", noId},
                       std::pair{"message.sent", sent(3, std::string(5'000, 'x'))}, std::pair{"message.seen", seen(9)})
                    .messages.empty());
        QVERIFY(messages(*journal).empty());
    }

    void Send_twice_isOneEntry() {
        auto journal = box();
        QVERIFY(!send(*journal, sent(1, "hello"))->repeated);
        const auto head = journal->head()->seq();
        QVERIFY(send(*journal, sent(1, "hello"))->repeated);
        QVERIFY(!see(*journal, 1)->repeated);
        QVERIFY(see(*journal, 1)->repeated);
        QCOMPARE(journal->head()->seq(), head + 1);
        QCOMPARE(see(*journal, 2).error().kind, ErrorKind::NotFound);
    }

    void Send_aboutWhatThereIsNot_isRefused() {
        auto journal = box();
        auto order = sent(1, "");
        order.set_canned("remake");
        order.set_order_id(orderId(5));
        QCOMPARE(send(*journal, order).error().message, std::string("there is no such order"));
        decide(*journal, std::pair{"order.placed", placed(5)});
        order.set_line(9);
        QCOMPARE(send(*journal, order).error().message, std::string("A-5 has no line 9"));
        order.set_line(2);
        QVERIFY(send(*journal, order).ok());
        QCOMPARE(messages(*journal)[0].sent.number(), std::string("A-5"));
        auto product = sent(2, "");
        product.set_canned("out_of");
        product.set_product("unicorn");
        QCOMPARE(send(*journal, product).error().kind, ErrorKind::NotFound);
    }

    void Messages_ofADay_theOldestFirst_orOfTheNewestThatHasAny() {
        auto journal = box();
        for (unsigned id = 1; id <= 3; ++id) {
            m_clock.advance(1);
            decide(*journal,
                   std::pair{"message.sent", sent(4 - id, std::to_string(id), id == 3 ? 20260802 : 20260801)});
        }
        const auto day = messages(*journal);
        QCOMPARE(day.size(), std::size_t{2});
        QCOMPARE(day[0].sent.text(), std::string("1"));
        QCOMPARE(messages(*journal, 0).size(), std::size_t{1});
        QCOMPARE(messages(*journal, 0)[0].sent.text(), std::string("3"));
    }

    void RolledBack_isForgotten() {
        auto journal = box();
        journal->begin();
        journal->append("message.sent", sent(1, "x"));
        journal->rollback();
        QVERIFY(messages(*journal).empty());
        QVERIFY(decide(*journal, std::pair{"order.placed", placed(1)}).messages.empty());
    }

    void Digest_toldByMessagesToo() {
        auto journal = box();
        const auto digest = [&] { return must(Reader::open(journal->file())).digest(20260801, 20260801); };
        const auto before = digest();
        decide(*journal, std::pair{"message.sent", sent(1, "x", 20260802)});
        QCOMPARE(digest(), before); // of another day
        decide(*journal, std::pair{"message.sent", sent(2, "x")});
        const auto after = digest();
        QVERIFY(after != before);
        decide(*journal, std::pair{"message.seen", seen(2)});
        QVERIFY(digest() != after);
    }

    void Forget_dropsOldDaysAndWhatWasSaidOfThem() {
        auto journal = box();
        decide(*journal, std::pair{"message.sent", sent(1, "old")}, std::pair{"message.seen", seen(1)});
        m_clock.advance(100 * FakeClock::day);
        decide(*journal, std::pair{"message.sent", sent(2, "new", 20261109)}, std::pair{"message.seen", seen(2)});
        journal->begin();
        journal->acknowledge(*journal->head()); // the cloud is there
        journal->commit();
        while (journal->prune(m_clock.nowMs() - 50 * FakeClock::day) > 0) {
        }
        journal->forgetOrders(m_clock.nowMs() - 50 * FakeClock::day, 20260901);
        QVERIFY(messages(*journal).empty());
        QCOMPARE(messages(*journal, 20261109)[0].seen.size(), std::size_t{1});
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
            const unsigned id = 1 + random() % 10;
            const auto committed = random() % 2
                                       ? decide(writer, std::pair{"message.sent", sent(id, std::to_string(step))})
                                       : decide(writer, std::pair{"message.seen", seen(id, step)});
            batches.insert(batches.end(), committed.ownBatches.begin(), committed.ownBatches.end());
        }
        std::string expected, digest;
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
            std::string face;
            for (const auto& message : messages(*journal)) {
                face += message.from + " " + std::to_string(message.hlc) + " " + message.sent.SerializeAsString();
                for (const auto& by : message.seen)
                    face += " " + by.device + "@" + std::to_string(by.atMs);
                face += "\n";
            }
            const auto theirs = must(Reader::open(journal->file())).digest(0, 99'999'999);
            if (replica == 0) {
                expected = face;
                digest = theirs;
            }
            QVERIFY(!face.empty());
            QCOMPARE(face, expected);
            QCOMPARE(theirs, digest);
        }
    }
};

QTEST_GUILESS_MAIN(MessageFoldTest)
#include "tst_message_fold.moc"
