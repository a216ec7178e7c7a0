#include "phin/box/v1/box.grpc.pb.h"
#include "sync/control/local_server.h"
#include "tests/support/must.h"

#include <grpcpp/grpcpp.h>

#include <QTest>

#include <atomic>
#include <mutex>

using namespace phin;
using namespace phin::control;
using namespace phin::test;

namespace {

constexpr int patienceMs = 20'000;

/// Keeps every call waiting until it is let go.
class Slow final : public box::v1::Box::CallbackService {
public:
    grpc::ServerUnaryReactor* Boxes(grpc::CallbackServerContext* context, const box::v1::BoxesRequest*,
                                    box::v1::BoxesReply*) override {
        auto* const reactor = context->DefaultReactor();
        const std::lock_guard lock(m_mutex);
        if (m_open)
            reactor->Finish(grpc::Status::OK);
        else
            m_waiting.push_back(reactor);
        return reactor;
    }
    [[nodiscard]] int waiting() {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(m_waiting.size());
    }
    void letGo() {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        for (auto* const reactor : m_waiting)
            reactor->Finish(grpc::Status::OK);
        m_waiting.clear();
    }

private:
    std::mutex m_mutex;
    std::vector<grpc::ServerUnaryReactor*> m_waiting;
    bool m_open = false;
};

/// A caller on a connection of its own.
class Caller {
public:
    explicit Caller(const std::filesystem::path& socket) {
        grpc::ChannelArguments own;
        own.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
        m_channel = grpc::CreateCustomChannel("unix:" + socket.string(), grpc::InsecureChannelCredentials(), own);
        m_stub = box::v1::Box::NewStub(m_channel);
    }
    [[nodiscard]] bool connected() {
        return m_channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(10));
    }
    void call() {
        auto& each = *m_calls.emplace_back(std::make_unique<Call>());
        m_stub->async()->Boxes(&each.context, &each.request, &each.reply,
                               [this](const grpc::Status& status) { ++(status.ok() ? m_answered : m_failed); });
    }
    [[nodiscard]] int answered() const { return m_answered; }
    [[nodiscard]] int failed() const { return m_failed; }

private:
    struct Call {
        grpc::ClientContext context;
        box::v1::BoxesRequest request;
        box::v1::BoxesReply reply;
    };
    std::shared_ptr<grpc::Channel> m_channel;
    std::unique_ptr<box::v1::Box::Stub> m_stub;
    std::vector<std::unique_ptr<Call>> m_calls;
    std::atomic<int> m_answered{0}, m_failed{0};
};

} // namespace

class LocalServerTest : public QObject {
    Q_OBJECT

private slots:
    void flood_onOneConnection_waitsAtTheCallersEnd_andHurtsNobodyElse() {
        constexpr int calls = LocalServer::callsAtOnce + 300;
        const QTemporaryDir folder;
        const std::filesystem::path socket = folder.filePath("control.sock").toStdString();
        Slow service;
        auto server = must(LocalServer::start(socket, {&service}));
        Caller flood(socket), other(socket);
        QVERIFY(flood.connected() && other.connected());
        for (int i = 0; i < calls; ++i)
            flood.call();
        QTRY_COMPARE_WITH_TIMEOUT(service.waiting(), LocalServer::callsAtOnce, patienceMs);
        other.call(); // comes through at once, and behind all that the flood could have sent by then
        QTRY_COMPARE_WITH_TIMEOUT(service.waiting(), LocalServer::callsAtOnce + 1, patienceMs);
        QCOMPARE(flood.answered(), 0);
        service.letGo();
        QTRY_COMPARE_WITH_TIMEOUT(flood.answered(), calls, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(other.answered(), 1, patienceMs);
        QCOMPARE(flood.failed(), 0);
        server->stop();
        QVERIFY(!std::filesystem::exists(socket));
    }

    void path_tooLong_isRefusedWithTheLimit() {
        const QTemporaryDir folder;
        Slow service;
        const auto server = LocalServer::start(folder.filePath(QString(120, 'x')).toStdString(), {&service});
        QVERIFY(!server);
        QCOMPARE(server.error().kind, ErrorKind::WrongUse);
        QVERIFY(server.error().message.find("shorter data folder") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(LocalServerTest)
#include "tst_local_server.moc"
