// The agent against a cloud that misbehaves on purpose: real gRPC, a real journal on either side.
#include "phin/sync/v1/replication.grpc.pb.h"
#include "sync/journal/reader.h"
#include "sync/uplink/agent.h"
#include "tests/journal/facts.h"
#include "tests/support/eventually.h"
#include "tests/support/test_shop.h"

#include <QTest>
#include <grpcpp/grpcpp.h>

#include <thread>

using namespace phin;
using namespace std::chrono_literals;
using journal::Receipt;
using sync::v1::CloudFrame;
using sync::v1::ShopFrame;

namespace {

/// A cloud with a journal, and scripted faults.
class BadCloud final : public sync::v1::Replication::Service {
public:
    /// On the next calls...
    std::atomic<int> loseAnswers{0};    ///< commit a batch, then break the call instead of answering
    std::atomic<bool> greets{true};     ///< says nothing at all
    std::atomic<bool> answers{true};    ///< takes batches, and never says so
    std::atomic<bool> unwilling{false}; ///< turns every call away
    std::atomic<int> calls{0}, batches{0}, repeated{0};

    explicit BadCloud(std::unique_ptr<journal::Journal> journal)
        : m_journal(std::move(journal)) {}

    grpc::Status Replicate(grpc::ServerContext*, grpc::ServerReaderWriter<CloudFrame, ShopFrame>* stream) override {
        ++calls;
        if (unwilling)
            return {grpc::StatusCode::RESOURCE_EXHAUSTED, "come back later"};
        ShopFrame frame;
        std::uint64_t dealt = 0;
        while (stream->Read(&frame)) {
            if (frame.has_hello() && greets)
                tell(*stream, 0);
            if (!frame.has_batch())
                continue;
            ++batches;
            {
                const std::lock_guard lock(m_mutex);
                if (test::give(*m_journal, frame.batch().SerializeAsString()) == Receipt::Known)
                    ++repeated;
            }
            if (loseAnswers > 0 && loseAnswers-- > 0)
                return {grpc::StatusCode::UNAVAILABLE, "gone before the answer"};
            ++dealt;
            if (answers)
                tell(*stream, dealt);
        }
        return grpc::Status::OK;
    }

    [[nodiscard]] std::map<std::string, std::uint64_t> holds() {
        const std::lock_guard lock(m_mutex);
        std::map<std::string, std::uint64_t> all;
        for (const auto& cursor : m_journal->cursors())
            all[cursor.device()] = cursor.seq();
        return all;
    }

private:
    void tell(grpc::ServerReaderWriter<CloudFrame, ShopFrame>& stream, std::uint64_t dealt) {
        CloudFrame frame;
        frame.mutable_cursors()->set_batches(dealt);
        {
            const std::lock_guard lock(m_mutex);
            for (const auto& cursor : m_journal->cursors())
                *frame.mutable_cursors()->add_cursors() = cursor;
        }
        stream.Write(frame);
    }

    std::mutex m_mutex;
    std::unique_ptr<journal::Journal> m_journal;
};

struct Server {
    explicit Server(BadCloud& cloud, int wanted = 0) {
        grpc::ServerBuilder builder;
        builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
        builder.AddListeningPort("127.0.0.1:" + std::to_string(wanted), grpc::InsecureServerCredentials(), &port);
        builder.RegisterService(&cloud);
        server = builder.BuildAndStart();
        if (!server)
            throw std::runtime_error("no port");
    }
    ~Server() { server->Shutdown(std::chrono::system_clock::now()); }
    int port = 0;
    std::unique_ptr<grpc::Server> server;
};

uplink::Settings settingsFor(test::TestShop& shop, int port) {
    uplink::Settings settings;
    settings.target = "127.0.0.1:" + std::to_string(port);
    settings.shop = shop.name();
    settings.device = "sync";
    settings.journal = shop.file("sync");
    settings.headsEvery = 100ms;
    settings.seed = 1;
    return settings;
}

} // namespace

class tst_agent : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    std::unique_ptr<test::TestShop> m_shop;
    std::unique_ptr<BadCloud> m_cloud;
    std::unique_ptr<journal::Journal> m_till;
    std::unique_ptr<journal::Writer> m_writer;
    unsigned m_orders = 0;

    void sell(int count) {
        for (int i = 0; i < count; ++i) {
            ++m_orders;
            const auto committed = test::decide(*m_till, std::pair{"order.placed", test::placed(m_orders)},
                                                std::pair{"order.paid", test::paid(m_orders, m_orders)});
            for (const auto& batch : committed.ownBatches)
                QVERIFY(m_writer->receive(batch, "till-1"));
        }
    }
    std::uint64_t sold() const { return 1 + 2 * m_orders; }
    bool cloudHasAll() { return m_cloud->holds()["till-1"] == sold() && m_cloud->holds()["sync"] == 1; }

private slots:
    void init() {
        m_shop = std::make_unique<test::TestShop>();
        m_cloud = std::make_unique<BadCloud>(m_shop->open("cloud", m_clock, false));
        m_till = m_shop->open("till-1", m_clock);
        m_orders = 0;
        m_writer = std::make_unique<journal::Writer>(m_shop->open("sync", m_clock));
        // What the till sealed at its birth, as the LAN would bring it.
        const auto born = test::must(journal::Reader::open(m_shop->file("till-1"))).range({"till-1", 1}, 0, 1'000'000);
        QVERIFY(born);
        QVERIFY(m_writer->receive(born->batch.SerializeAsString(), "till-1"));
    }
    void cleanup() {
        m_writer.reset();
        m_till.reset();
        m_cloud.reset();
        m_shop.reset();
    }

    void start_backlogThere_sendsAllAndTellsWhatIsCommitted() {
        std::mutex mutex;
        std::map<std::string, std::uint64_t> acknowledged;
        Server server(*m_cloud);
        uplink::Agent agent(settingsFor(*m_shop, server.port), *m_writer, m_clock);
        agent.onAcknowledged([&](uplink::Agent::Cursors cursors) {
            const std::lock_guard lock(mutex);
            for (const auto& cursor : cursors)
                acknowledged[cursor.device()] = cursor.seq();
        });
        m_writer->start();
        sell(40);
        QVERIFY(agent.start().ok());
        QTRY_VERIFY(cloudHasAll());
        QTRY_COMPARE(agent.state().behindEntries, std::uint64_t{0});
        QVERIFY(agent.state().connected);
        QVERIFY(agent.state().lastError.empty());
        QCOMPARE(agent.state().lastContactMs, m_clock.nowMs());
        QTRY_VERIFY((std::lock_guard(mutex), acknowledged["till-1"] == sold()));
        agent.stop();
        m_writer->stop();
        for (const auto& chain : test::must(journal::Reader::open(m_shop->file("sync"))).chains())
            QCOMPARE(chain.acked, chain.cursor.seq()); // so that pruning knows
    }

    void commit_whileConnected_wakesTheAgent() {
        Server server(*m_cloud);
        auto settings = settingsFor(*m_shop, server.port);
        settings.headsEvery = 60s; // nothing but the commit can wake it
        uplink::Agent agent(settings, *m_writer, m_clock);
        m_writer->start();
        QVERIFY(agent.start().ok());
        QTRY_VERIFY(agent.state().connected);
        for (int i = 0; i < 5; ++i) {
            sell(1);
            QTRY_VERIFY(cloudHasAll());
        }
    }

    void answer_lostAfterTheCommit_nothingIsStoredTwice() {
        Server server(*m_cloud);
        m_cloud->loseAnswers = 3;
        auto settings = settingsFor(*m_shop, server.port);
        settings.batchBytes = 2'000;
        uplink::Agent agent(settings, *m_writer, m_clock);
        m_writer->start();
        sell(30);
        QVERIFY(agent.start().ok());
        QTRY_VERIFY(cloudHasAll());
        QTRY_COMPARE(agent.state().behindEntries, std::uint64_t{0});
        QVERIFY(m_cloud->calls >= 4);
        agent.stop();
        // Every entry once: the walk over what the cloud stored is gapless, and its orders are those sold.
        auto reader = test::must(journal::Reader::open(m_shop->file("cloud")));
        std::map<std::string, std::uint64_t> next;
        reader.entries([&](const journal::Entry& entry) { QCOMPARE(entry.seq(), ++next[entry.device()]); });
        QCOMPARE(next["till-1"], sold());
        QCOMPARE(reader.orderCount(), std::uint64_t{m_orders});
    }

    void window_cloudThatNeverAnswers_isNotFlooded() {
        Server server(*m_cloud);
        m_cloud->answers = false;
        auto settings = settingsFor(*m_shop, server.port);
        settings.batchBytes = 1'000;
        settings.window = 4;
        settings.answerWithin = 800ms;
        uplink::Agent agent(settings, *m_writer, m_clock);
        m_writer->start();
        sell(60);
        QVERIFY(agent.start().ok());
        QTRY_COMPARE(m_cloud->batches.load(), 4);
        QTRY_VERIFY(!agent.state().lastError.empty()); // given up after answerWithin
        QVERIFY(m_cloud->batches <= 4 * m_cloud->calls);
        m_cloud->answers = true;
        QTRY_VERIFY(cloudHasAll());
    }

    void greeting_neverComes_isGivenUpAndTriedAgain() {
        Server server(*m_cloud);
        m_cloud->greets = false;
        auto settings = settingsFor(*m_shop, server.port);
        settings.greetWithin = 200ms;
        uplink::Agent agent(settings, *m_writer, m_clock);
        m_writer->start();
        QVERIFY(agent.start().ok());
        QTRY_VERIFY(m_cloud->calls >= 2);
        QVERIFY(!agent.state().connected);
        QVERIFY(agent.state().lastError.find("greet") != std::string::npos);
        m_cloud->greets = true;
        QTRY_VERIFY(cloudHasAll());
    }

    void cloud_turnsCallsAway_opensTheBreakerAndRecovers() {
        Server server(*m_cloud);
        m_cloud->unwilling = true;
        auto settings = settingsFor(*m_shop, server.port);
        settings.retry.cap = 200ms;
        uplink::Agent agent(settings, *m_writer, m_clock);
        std::mutex mutex;
        std::set<uplink::Breaker> seen;
        agent.observe([&](const uplink::UplinkState& state) {
            const std::lock_guard lock(mutex);
            seen.insert(state.breaker);
        });
        m_writer->start();
        sell(2);
        QVERIFY(agent.start().ok());
        QTRY_COMPARE(agent.state().breaker, uplink::Breaker::Open);
        QVERIFY(agent.state().lastError.find("come back later") != std::string::npos);
        QCOMPARE(agent.state().behindEntries, sold() + 1); // known while there is no cloud at all
        m_cloud->unwilling = false;
        QTRY_VERIFY(cloudHasAll());
        QTRY_COMPARE(agent.state().breaker, uplink::Breaker::Closed);
        QTRY_VERIFY(agent.state().lastError.empty());
        agent.stop();
        QCOMPARE(seen.size(), std::size_t{3}); // closed, open and half-open
    }

    void cloud_awayForAWhile_isFoundAgainSoon() {
        auto server = std::make_unique<Server>(*m_cloud);
        const int port = server->port;
        uplink::Agent agent(settingsFor(*m_shop, port), *m_writer, m_clock);
        m_writer->start();
        QVERIFY(agent.start().ok());
        QTRY_VERIFY(cloudHasAll());
        QTRY_COMPARE(agent.state().behindEntries, std::uint64_t{0});
        server.reset();
        QTRY_VERIFY(!agent.state().connected);
        sell(10);
        QTRY_VERIFY(agent.state().failures >= 5); // long enough for the waits to have reached their cap
        QTRY_COMPARE(agent.state().behindEntries, std::uint64_t{20});
        server = std::make_unique<Server>(*m_cloud, port);
        QElapsedTimer timer;
        timer.start();
        EVENTUALLY(agent.state().connected, 10'000);
        QVERIFY2(timer.elapsed() < 4'000, qPrintable(QString::number(timer.elapsed())));
        QTRY_VERIFY(cloudHasAll());
    }

    void stop_whileTheCloudIsAway_isPrompt() {
        int port = 0;
        {
            Server server(*m_cloud);
            port = server.port;
        }
        uplink::Agent agent(settingsFor(*m_shop, port), *m_writer, m_clock);
        m_writer->start();
        QVERIFY(agent.start().ok());
        QTRY_VERIFY(agent.state().failures >= 2);
        QElapsedTimer timer;
        timer.start();
        agent.stop();
        QVERIFY(timer.elapsed() < 2'000);
        QVERIFY(!agent.state().connected);
    }

    void start_withoutAJournal_saysSo() {
        auto settings = settingsFor(*m_shop, 1);
        settings.journal = m_shop->folder() / "nowhere.db";
        uplink::Agent agent(settings, *m_writer, m_clock);
        QVERIFY(!agent.start().ok());
    }

    void start_tlsFilesMissing_saysWhich() {
        auto settings = settingsFor(*m_shop, 1);
        settings.tls = true;
        settings.authority = m_shop->folder() / "no-such-ca.crt";
        uplink::Agent agent(settings, *m_writer, m_clock);
        const auto started = agent.start();
        QVERIFY(!started.ok());
        QVERIFY(started.error().message.find("no-such-ca.crt") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(tst_agent)
#include "tst_agent.moc"
