// Agent and cloud together: real gRPC, real journals, and what may happen to a cloud.
#include "sync/journal/reader.h"
#include "sync/uplink/agent.h"
#include "tests/cloud/cloud_fixture.h"
#include "tests/cloud/sample_day.h"
#include "tests/support/eventually.h"

#include <QTest>

#include <atomic>

using namespace phin;
using namespace std::chrono_literals;

class tst_agent_and_cloud : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    std::unique_ptr<test::TestShop> m_shop;
    std::unique_ptr<test::CloudFixture> m_cloud;
    std::unique_ptr<test::SampleDay> m_day;
    std::unique_ptr<journal::Writer> m_writer;
    std::unique_ptr<uplink::Agent> m_agent;

    void startAgent(bool tls = false) {
        uplink::Settings settings;
        settings.target = m_cloud->target();
        settings.shop = m_shop->name();
        settings.device = "sync";
        settings.journal = m_shop->file("sync");
        settings.headsEvery = 100ms;
        settings.batchBytes = 4'000;
        settings.seed = 3;
        settings.tls = tls;
        settings.authority = m_shop->folder() / "ca.crt";
        settings.certificate = m_shop->folder() / "sync.crt";
        settings.key = m_shop->folder() / "sync.key";
        m_agent = std::make_unique<uplink::Agent>(settings, *m_writer, m_clock);
        m_writer->start();
        const auto started = m_agent->start();
        QVERIFY2(started.ok(), started.ok() ? "" : started.error().message.c_str());
    }
    /// What the LAN brings to the agent's box.
    void deliver() {
        auto waiting = std::make_shared<std::atomic<int>>(0);
        for (const auto& batch : m_day->batches()) {
            ++*waiting;
            QVERIFY(m_writer->receive(batch, "lan", [waiting](journal::Receipt) { --*waiting; }));
        }
        QTRY_COMPARE_WITH_TIMEOUT(waiting->load(), 0, 30'000);
    }
    std::string shopDigest() { return test::digestOf(m_shop->file("sync")); }
    std::string cloudDigest() { return test::digestOf(m_cloud->journalFile(*m_shop)); }
    bool equal() {
        return cloudDigest() == shopDigest() && m_agent->state().behindEntries == 0 && m_agent->state().connected;
    }

private Q_SLOTS:
    void init() {
        m_shop = std::make_unique<test::TestShop>("shop-5");
        m_cloud = std::make_unique<test::CloudFixture>(m_clock);
        m_cloud->add(*m_shop);
        m_day = std::make_unique<test::SampleDay>(*m_shop, m_clock);
        m_writer = std::make_unique<journal::Writer>(m_shop->open("sync", m_clock));
    }
    void cleanup() {
        m_agent.reset();
        m_writer.reset();
        m_day.reset();
        m_cloud.reset();
        m_shop.reset();
    }

    void day_sold_isTheSameInTheCloud() {
        m_cloud->start();
        startAgent();
        m_day->sellUntil(test::SampleDay::opensMs + 14 * 3'600'000, 200);
        m_day->refundLast();
        deliver();
        EVENTUALLY(equal(), 20'000);
        cloud::Api api(m_cloud->cloud().shops(), m_clock);
        const auto report = api.dayReport("shop-5", "2019-04-01");
        QVERIFY(report.ok());
        QCOMPARE((*report)["orders"].get<int>(), 200);
        QCOMPARE((*report)["gross_minor"].get<std::int64_t>(), m_day->takings());
        QCOMPARE(m_agent->state().lastError, std::string());
    }

    void day_soldOverTls_isTheSameInTheCloud() {
        m_cloud->start(m_shop.get());
        startAgent(true);
        m_day->sellUntil(test::SampleDay::opensMs + 3'600'000, 20);
        deliver();
        EVENTUALLY(equal(), 20'000);
    }

    void tls_cloudOfAnotherAuthority_isNotSpokenTo() {
        test::TestShop thief("shop-5");
        std::ignore = thief.identity("cloud");
        m_cloud->start(&thief); // a cloud that took our address
        startAgent(true);
        m_day->sell();
        deliver();
        QTRY_VERIFY(m_agent->state().failures >= 3);
        QVERIFY(!m_agent->state().connected);
        QVERIFY(test::heldIn(m_cloud->journalFile(*m_shop)).empty());
    }

    void cloud_comesAndGoes_endsEqual() {
        m_cloud->start();
        startAgent();
        for (int round = 0; round < 6; ++round) {
            m_day->sellUntil(test::SampleDay::opensMs + (round + 1) * 3'600'000, 30);
            deliver(); // and in the middle of sending it...
            m_cloud->stop();
            m_cloud->start();
        }
        EVENTUALLY(equal(), 30'000);
        std::map<std::string, std::uint64_t> next;
        test::must(journal::Reader::open(m_cloud->journalFile(*m_shop))).entries([&](const journal::Entry& entry) {
            QCOMPARE(entry.seq(), ++next[entry.device()]);
        });
    }

    void cloud_restoredToYesterday_getsItAllAgain() {
        m_cloud->start();
        startAgent();
        m_day->sellUntil(test::SampleDay::opensMs + 3'600'000, 30);
        deliver();
        EVENTUALLY(equal(), 20'000);
        m_cloud->stop(); // checkpoints and closes: one whole file
        const auto file = m_cloud->journalFile(*m_shop), backup = m_cloud->data() / "backup.db";
        std::filesystem::copy_file(file, backup);
        const auto yesterday = shopDigest();
        m_cloud->start();
        m_day->sellUntil(test::SampleDay::opensMs + 2 * 3'600'000, 30);
        deliver();
        EVENTUALLY(equal(), 20'000);
        m_cloud->stop();
        for (const char* const end : {"-wal", "-shm"})
            std::filesystem::remove(file.string() + end);
        std::filesystem::copy_file(backup, file, std::filesystem::copy_options::overwrite_existing);
        QCOMPARE(cloudDigest(), yesterday);
        QVERIFY(shopDigest() != yesterday);
        m_cloud->start();
        EVENTUALLY(equal(), 20'000);
    }

    void cloud_lostItsFile_isRebuiltByTheShopAndNumbersNothingTwice() {
        m_cloud->start();
        startAgent();
        m_day->sellUntil(test::SampleDay::opensMs + 3'600'000, 30);
        deliver();
        EVENTUALLY(equal(), 20'000);
        QTRY_COMPARE(test::heldIn(m_shop->file("sync"))["cloud"], std::uint64_t{1}); // its birth came down
        m_cloud->stop();
        for (const char* const end : {"", "-wal", "-shm"})
            std::filesystem::remove(m_cloud->journalFile(*m_shop).string() + end);
        m_cloud->start();
        EVENTUALLY(equal(), 20'000);
        // It took its own past back from the shop, and went on in a second epoch.
        QTRY_COMPARE(test::heldIn(m_shop->file("sync"))["cloud"], std::uint64_t{2});
        std::vector<std::pair<std::uint32_t, std::uint64_t>> own;
        for (const auto& cursor : test::must(journal::Reader::open(m_cloud->journalFile(*m_shop))).cursors())
            if (cursor.device() == "cloud")
                own.emplace_back(cursor.epoch(), cursor.seq());
        QCOMPARE(own.size(), std::size_t{2});
        QCOMPARE(own[0].second, std::uint64_t{1});
        QCOMPARE(own[1].second, std::uint64_t{2});
        QVERIFY(test::must(journal::Reader::open(m_cloud->journalFile(*m_shop))).quarantined(10).empty());
    }

    void cloud_decides_comesDownToTheShop() {
        m_cloud->start();
        startAgent();
        QTRY_COMPARE(test::heldIn(m_shop->file("sync"))["cloud"], std::uint64_t{1});
        for (int i = 0; i < 60; ++i) // more than the window down
            QVERIFY(m_cloud->shop(*m_shop)
                        .writer()
                        .run([i](journal::Journal& journal) {
                            model::v1::ShiftOpened any;
                            any.set_shift_id("cloud-" + std::to_string(i));
                            any.set_staff(std::string(20'000, 'x'));
                            journal.append("price.changed", any); // a type that nobody folds yet
                            return done();
                        })
                        .ok());
        QTRY_COMPARE_WITH_TIMEOUT(test::heldIn(m_shop->file("sync"))["cloud"], std::uint64_t{61}, 20'000);
        QVERIFY(m_agent->state().connected);
    }

    void chain_brokenAtTheAgent_doesNotStopTheOthers() {
        // One damaged row in the agent's own file: that chain stands still and is shown, all others go on.
        m_day->sellUntil(test::SampleDay::opensMs + 3'600'000, 20);
        m_writer->start();
        deliver();
        m_writer.reset();
        {
            SQLite::Database file(m_shop->file("sync").string(), SQLite::OPEN_READWRITE);
            const int changed =
                file.exec("UPDATE entry SET bytes = substr(bytes, 1, length(bytes) - 40) || zeroblob(40) "
                          "WHERE position = (SELECT (id << 40) | 6 FROM chain WHERE device = 'till-1')");
            QCOMPARE(changed, 1);
        }
        m_writer = std::make_unique<journal::Writer>(m_shop->open("sync", m_clock));
        m_cloud->start();
        startAgent();
        m_day->sell();
        deliver();
        const auto here = test::heldIn(m_shop->file("sync"));
        const auto file = m_cloud->journalFile(*m_shop);
        QTRY_COMPARE_WITH_TIMEOUT(test::heldIn(file)["till-2"], here.at("till-2"), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(test::heldIn(file)["barista"], here.at("barista"), 20'000);
        QVERIFY(test::heldIn(file)["till-1"] < here.at("till-1"));
        QTRY_VERIFY(!m_agent->state().lastError.empty());
        QVERIFY(m_agent->state().connected);
    }
};

QTEST_GUILESS_MAIN(tst_agent_and_cloud)
#include "tst_agent_and_cloud.moc"
