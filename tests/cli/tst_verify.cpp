#include "app/cli/chain_check.h"
#include "app/cli/fold_check.h"
#include "phin/model/v1/order.pb.h"
#include "sync/journal/writer.h"
#include "tests/support/test_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::cli;
using test::must;

namespace {

std::string orderId(int n) {
    return std::string(15, 'o') + static_cast<char>(n);
}

void sell(journal::Journal& journal, int n, std::uint64_t receipt) {
    model::v1::OrderPlaced placed;
    placed.set_schema(1);
    placed.set_order_id(orderId(n));
    placed.set_number("A-" + std::to_string(n));
    placed.set_business_date(20190401);
    placed.mutable_order()->set_currency("USD");
    placed.mutable_order()->set_total_minor(100 * n);
    model::v1::OrderPaid paid;
    paid.set_schema(1);
    paid.set_order_id(orderId(n));
    paid.set_payment_id(std::string(15, 'p') + static_cast<char>(n));
    paid.set_receipt(receipt);
    journal.begin();
    journal.append("order.placed", placed);
    journal.append("order.paid", paid);
    journal.commit();
}

/// The position of a chain's entry, see sync/journal/schema.h.
std::int64_t positionOf(SQLite::Database& database, const std::string& device, std::int64_t seq) {
    SQLite::Statement chain(database, "SELECT id FROM chain WHERE device = ?");
    chain.bind(1, device);
    if (!chain.executeStep())
        throw std::runtime_error("no chain of " + device);
    return (chain.getColumn(0).getInt64() << 40) | seq;
}

journal::Entry entryAt(SQLite::Database& database, std::int64_t position) {
    SQLite::Statement find(database, "SELECT bytes FROM entry WHERE position = ?");
    find.bind(1, position);
    journal::Entry entry;
    if (!find.executeStep() || !entry.ParseFromString(find.getColumn(0).getString()))
        throw std::runtime_error("no such entry");
    return entry;
}

void replace(SQLite::Database& database, std::int64_t position, const journal::Entry& entry) {
    const auto bytes = entry.SerializeAsString();
    SQLite::Statement put(database, "UPDATE entry SET bytes = ? WHERE position = ?");
    put.bindNoCopy(1, bytes.data(), static_cast<int>(bytes.size()));
    put.bind(2, position);
    put.exec();
}

void changeTotal(journal::Entry& entry) {
    model::v1::OrderPlaced placed;
    placed.ParseFromString(entry.payload());
    placed.mutable_order()->set_total_minor(1);
    entry.set_payload(placed.SerializeAsString());
}

} // namespace

/// Each test sells ten orders at one till (entries 1 to 21), which a kitchen holds too; then a thief is at the file.
class TestVerify : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_shop = std::make_unique<test::TestShop>();
        sellTen();
    }

    void whole_afterSales_hasNoFaults() {
        const auto chains = check();
        QVERIFY2(m_faults.none(), words());
        QCOMPARE(chains.size(), std::size_t{2});
        QCOMPARE(chains[1].id.device, std::string("till-a"));
        QCOMPARE(chains[1].entries, 21u);
        QCOMPARE(chains[1].receipts, 10u);
        QVERIFY(chains[1].certified);
        QCOMPARE(m_folds, FoldState::Equal);
    }

    void entryDeleted_isAGap() {
        auto database = open();
        database.exec("DELETE FROM entry WHERE position = " + std::to_string(positionOf(database, "till-a", 10)));
        QCOMPARE(check()[1].gaps, 1u);
        QVERIFY(said("entries 10 to 10 are missing"));
    }

    void entryChanged_isNotWhatItsHashSays() {
        auto database = open();
        const auto position = positionOf(database, "till-a", 10);
        auto entry = entryAt(database, position);
        changeTotal(entry);
        replace(database, position, entry);
        const auto chains = check();
        QCOMPARE(chains[1].badHashes, 1u);
        QCOMPARE(chains[1].badLinks, 0u);
        QVERIFY(said("entry till-a 1/10 is not what its hash says"));
    }

    void entryChangedWithItsHash_breaksTheChain() {
        auto database = open();
        const auto position = positionOf(database, "till-a", 10);
        auto entry = entryAt(database, position);
        changeTotal(entry);
        entry.set_hash(journal::toBytes(journal::hashOf(entry)));
        replace(database, position, entry);
        const auto chains = check();
        QCOMPARE(chains[1].badHashes, 0u);
        QCOMPARE(chains[1].badLinks, 1u);
        QVERIFY(said("entry till-a 1/11 does not follow the entry before it"));
    }

    void entriesRewrittenToTheEnd_haveAWrongSeal() {
        auto database = open();
        auto previous = entryAt(database, positionOf(database, "till-a", 19)).hash();
        for (const std::int64_t seq : {20, 21}) {
            const auto position = positionOf(database, "till-a", seq);
            auto entry = entryAt(database, position);
            if (seq == 20)
                changeTotal(entry);
            entry.set_prev_hash(previous);
            previous = journal::toBytes(journal::hashOf(entry));
            entry.set_hash(previous);
            replace(database, position, entry);
        }
        SQLite::Statement cursor(database, "UPDATE chain SET hash = ? WHERE device = 'till-a'");
        cursor.bindNoCopy(1, previous.data(), static_cast<int>(previous.size()));
        cursor.exec();
        QCOMPARE(check()[1].badSeals, 1u);
        QVERIFY(said("entry till-a 1/21 has a wrong seal"));
    }

    void tailCut_isSeenByCursorAndSeal() {
        auto database = open();
        database.exec("DELETE FROM entry WHERE position = " + std::to_string(positionOf(database, "till-a", 21)));
        const auto chains = check();
        QCOMPARE(chains[1].unsealedTail, 1u);
        QCOMPARE(chains[1].gaps, 1u);
    }

    void tailCutWithItsCursor_isSeenByWhatTheCloudAcknowledged() {
        auto database = open();
        const auto last = entryAt(database, positionOf(database, "till-a", 19));
        database.exec("DELETE FROM entry WHERE position > " + std::to_string(positionOf(database, "till-a", 19)) +
                      " AND position <= " + std::to_string(positionOf(database, "till-a", 21)));
        SQLite::Statement cursor(database,
                                 "UPDATE chain SET seq = 19, hash = ?, acked_seq = 21 WHERE device = 'till-a'");
        cursor.bindNoCopy(1, last.hash().data(), static_cast<int>(last.hash().size()));
        cursor.exec();
        check();
        QVERIFY(said("the cloud acknowledged entry 21"));
    }

    void entryMoved_isAnotherEntry() {
        auto database = open();
        replace(database, positionOf(database, "till-a", 10), entryAt(database, positionOf(database, "till-a", 12)));
        QVERIFY(check()[1].badHashes >= 1);
        QVERIFY(said("entry till-a 1/10 is another entry, till-a 1/12"));
    }

    void entryOverwrittenWithNoise_cannotBeRead() {
        auto database = open();
        database.exec("UPDATE entry SET bytes = x'ffffff' WHERE position = " +
                      std::to_string(positionOf(database, "till-a", 10)));
        QCOMPARE(check()[1].badHashes, 1u);
        QVERIFY(said("cannot be read"));
    }

    void certificateOfAnotherShop_isNotTrusted() {
        test::TestShop stranger("another-shop");
        const auto& certificate = stranger.identity("till-a").certificateDer();
        auto database = open();
        SQLite::Statement put(database, "UPDATE chain SET certificate = ? WHERE device = 'till-a'");
        put.bindNoCopy(1, certificate.data(), static_cast<int>(certificate.size()));
        put.exec();
        QVERIFY(!check()[1].certified);
        QVERIFY(!m_faults.none());
    }

    void authorityUnknown_isAFault() {
        auto database = open();
        Faults faults;
        static_cast<void>(checkChains(database, nullptr, faults));
        QCOMPARE(faults.count(), 1u);
    }

    void receiptGivenTwice_isAFault() {
        auto journal = m_shop->open("till-a", m_clock);
        sell(*journal, 11, 10);
        journal.reset();
        check();
        QVERIFY(said("has receipt 10 after 10"));
    }

    void receiptLeftOut_isAFault() {
        auto journal = m_shop->open("till-a", m_clock);
        sell(*journal, 11, 12);
        journal.reset();
        check();
        QVERIFY(said("has receipt 12 after 10"));
    }

    void storedOrderChanged_differsFromItsEntries() {
        auto database = open();
        database.exec("UPDATE orders SET total = total + 1 WHERE number = 'A-7'");
        check();
        QCOMPARE(m_folds, FoldState::Different);
        QVERIFY(said("what is stored in orders is not what the entries say"));
    }

    void storedOrderLost_differsFromItsEntries() {
        auto database = open();
        database.exec("DELETE FROM orders WHERE number = 'A-7'");
        check();
        QCOMPARE(m_folds, FoldState::Different);
    }

    void storedSearchChanged_differsFromItsEntries() {
        for (const auto* const harm : {"UPDATE order_index SET total = total + 1 WHERE row = 7",
                                       "DELETE FROM order_facet WHERE row = 7 AND facet = 9",
                                       "UPDATE order_facet SET row = 999 WHERE row = 7 AND facet = 2",
                                       "UPDATE order_word SET word = 'x' WHERE id = 1"}) {
            auto database = open();
            SQLite::Transaction once(database);
            database.exec(harm);
            m_faults = {};
            m_folds = checkFolds(database, m_faults);
            QCOMPARE(m_folds, FoldState::Different);
            QVERIFY(said("what is stored in order_"));
        }
    }

    void pruned_isWholeButCannotBeCompared() {
        auto journal = m_shop->open("till-a", m_clock);
        journal::Cursor cloud;
        cloud.set_device("till-a");
        cloud.set_epoch(1);
        cloud.set_seq(15);
        journal->begin();
        journal->acknowledge(cloud);
        journal->commit();
        QVERIFY(journal->prune(m_clock.nowMs() + 1) > 0);
        journal.reset();
        const auto chains = check();
        QVERIFY2(m_faults.none(), words());
        QCOMPARE(chains[1].floor, 15u);
        QCOMPARE(m_folds, FoldState::Pruned);
    }

    void rebuiltBox_goesOnInANewEpoch_isWhole() {
        std::vector<std::string> batches;
        {
            auto database = open();
            journal::Batch batch;
            for (std::int64_t seq = 1; seq <= 21; ++seq) {
                auto entry = entryAt(database, positionOf(database, "till-a", seq));
                if (seq < 21)
                    entry.clear_seal();
                batch.add_entries(entry.SerializeAsString());
            }
            batch.set_schema(1);
            batches.push_back(batch.SerializeAsString());
        }
        for (const auto* const suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(m_shop->file("till-a").string() + suffix);
        auto journal = m_shop->open("till-a", m_clock, false);
        journal->begin();
        QCOMPARE(journal->receive(batches[0], "test"), journal::Receipt::Stored);
        journal->beginEpoch();
        journal->commit();
        sell(*journal, 11, 11);
        journal.reset();
        const auto chains = check();
        QVERIFY2(m_faults.none(), words());
        QCOMPARE(chains.back().id.epoch, 2u);
        QCOMPARE(chains.back().first, 22u);
        QCOMPARE(m_folds, FoldState::Equal);
    }

private:
    void sellTen() {
        auto kitchen = m_shop->open("kitchen", m_clock);
        auto journal = m_shop->open("till-a", m_clock);
        kitchen->begin();
        kitchen->append("device.note", model::v1::OrderPaid{}); // a type that nobody knows yet
        const auto batch = kitchen->commit().ownBatches.at(0);
        for (int n = 1; n <= 10; ++n)
            sell(*journal, n, static_cast<std::uint64_t>(n));
        SQLite::Database theirs(m_shop->file("kitchen").string());
        journal::Batch all;
        all.set_schema(1);
        all.add_entries(entryAt(theirs, positionOf(theirs, "kitchen", 1)).SerializeAsString());
        journal->begin();
        QCOMPARE(journal->receive(all.SerializeAsString(), "test"), journal::Receipt::Stored);
        QCOMPARE(journal->receive(batch, "test"), journal::Receipt::Stored);
        journal->commit();
    }

    SQLite::Database open() { return {m_shop->file("till-a").string(), SQLite::OPEN_READWRITE}; }

    std::vector<ChainReport> check() {
        m_faults = {};
        const auto database = must(journal::openForReading(m_shop->file("till-a")));
        database->exec("BEGIN");
        auto chains = checkChains(*database, &m_shop->authority(), m_faults);
        m_folds = checkFolds(*database, m_faults);
        return chains;
    }

    [[nodiscard]] const char* words() {
        m_words.clear();
        for (const auto& fault : m_faults.words())
            m_words += fault + "\n";
        return m_words.c_str();
    }
    bool said(const char* what) {
        const bool found = std::string(words()).find(what) != std::string::npos;
        if (!found)
            qWarning("said only: %s", words());
        return found;
    }

    test::FakeClock m_clock;
    std::unique_ptr<test::TestShop> m_shop;
    Faults m_faults;
    FoldState m_folds = FoldState::Equal;
    std::string m_words;
};

QTEST_APPLESS_MAIN(TestVerify)
#include "tst_verify.moc"
