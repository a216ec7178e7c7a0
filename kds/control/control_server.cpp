#include "kds/control/control_server.h"

#include "kds/control/hand_over.h"
#include "kds/control/messages.h"
#include "kds/control/watch.h"
#include "phin/station/v1/station.grpc.pb.h"
#include "sync/journal/reader.h"

#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <spdlog/spdlog.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

namespace phin::kds {

namespace v1 = phin::station::v1;

namespace {

constexpr auto graceful = std::chrono::seconds(2); ///< for calls under way when stopping
constexpr int largestMessageBytes = 1024 * 1024;
constexpr int callsAtOnce = 1'024;                    ///< of one connection; more wait at the caller's end
constexpr std::size_t memoryBytes = 64 * 1024 * 1024; ///< of what callers send and have not been answered yet

Lines linesOf(const v1::LinesRequest& request) {
    return {request.order_id(), {request.lines().begin(), request.lines().end()}};
}

/// Whether a process listens there.
bool answers(const std::filesystem::path& socket) {
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return false;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
    const bool yes = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(fd);
    return yes;
}

Status makeRoom(const std::filesystem::path& socket) {
    if (socket.native().size() >= sizeof(sockaddr_un::sun_path))
        return Error{ErrorKind::WrongUse,
                     "the path " + socket.string() + " is too long for a socket; use a shorter data folder"};
    struct stat found {};
    if (::lstat(socket.c_str(), &found) != 0)
        return done();
    if (!S_ISSOCK(found.st_mode))
        return Error{ErrorKind::WrongUse, socket.string() + " is in the way: it is not a socket"};
    if (answers(socket))
        return Error{ErrorKind::Unavailable, socket.string() + " answers: this station is running already"};
    std::error_code code;
    std::filesystem::remove(socket, code);
    if (code)
        return Error{ErrorKind::Unavailable, "cannot remove the old " + socket.string() + ": " + code.message()};
    return done();
}

class Service final : public v1::Station::CallbackService {
public:
    Service(ControlServer::Settings settings, Station& station)
        : m_settings(std::move(settings))
        , m_station(station) {}

    grpc::ServerUnaryReactor* Tickets(grpc::CallbackServerContext* context, const v1::TicketsRequest*,
                                      v1::TicketsReply* reply) override {
        for (const auto& ticket : m_station.tickets())
            if (!ticket->voided)
                *reply->add_tickets() = toMessage(*ticket, false);
        return finish(context, grpc::Status::OK);
    }
    grpc::ServerWriteReactor<v1::TicketsReply>* Watch(grpc::CallbackServerContext*,
                                                      const v1::TicketsRequest*) override {
        return new kds::Watch(m_station, m_handOver);
    }
    grpc::ServerUnaryReactor* Start(grpc::CallbackServerContext* context, const v1::LinesRequest* request,
                                    v1::MarkReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.start(linesOf(*request), answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* Ready(grpc::CallbackServerContext* context, const v1::LinesRequest* request,
                                    v1::MarkReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.ready(linesOf(*request), answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* Bump(grpc::CallbackServerContext* context, const v1::LinesRequest* request,
                                   v1::MarkReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.bump(linesOf(*request), answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* Recall(grpc::CallbackServerContext* context, const v1::RecallRequest* request,
                                     v1::MarkReply* reply) override {
        auto* reactor = context->DefaultReactor();
        if (request->order_id().empty())
            m_station.recallLast(answer(reactor, reply));
        else
            m_station.recall({request->order_id(), {}}, answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* Status(grpc::CallbackServerContext* context, const v1::StationStatusRequest*,
                                     v1::StationStatusReply* reply) override {
        reply->set_device(m_settings.device);
        reply->set_station(m_station.view().station);
        reply->set_phase(m_settings.phase());
        reply->set_lan(m_settings.lan());
        if (m_settings.broker)
            reply->set_broker(m_settings.broker());
        if (m_settings.warnings)
            for (auto& warning : m_settings.warnings())
                reply->add_warnings(std::move(warning));
        reply->set_open_tickets(m_station.openCount());
        try {
            auto reader = journal::Reader::open(m_settings.journal);
            if (!reader)
                return finish(context, toStatus(reader.error()));
            reply->set_orders(reader->orderCount());
        } catch (const SQLite::Exception& error) {
            return finish(context, toStatus(journal::explain(error)));
        }
        return finish(context, grpc::Status::OK);
    }
    grpc::ServerUnaryReactor* CountStock(grpc::CallbackServerContext* context, const v1::CountStockRequest* request,
                                         v1::CountStockReply* reply) override {
        const auto id = Uuid::fromBytes(request->id());
        if (!id)
            return finish(context, toStatus({ErrorKind::WrongUse, "id must be a UUID of 16 bytes"}));
        auto date = request->business_date();
        if (date == 0 && m_settings.today)
            date = m_settings.today();
        auto* reactor = context->DefaultReactor();
        m_station.countStock({*id, date, request->product(), request->units(), request->reason()},
                             [this, reactor, reply](const Result<journal::StockAnswer>& answer) {
                                 m_handOver.post([reactor, reply, answer] {
                                     if (!answer) {
                                         reactor->Finish(toStatus(answer.error()));
                                         return;
                                     }
                                     reply->set_business_date(answer->ledger.businessDate);
                                     reply->set_left(answer->ledger.left());
                                     reply->set_repeated_command(answer->repeated);
                                     reactor->Finish(grpc::Status::OK);
                                 });
                             });
        return reactor;
    }

private:
    static grpc::ServerUnaryReactor* finish(grpc::CallbackServerContext* context, const grpc::Status& status) {
        auto* reactor = context->DefaultReactor();
        reactor->Finish(status);
        return reactor;
    }
    Station::Done answer(grpc::ServerUnaryReactor* reactor, v1::MarkReply* reply) {
        return [this, reactor, reply](const Result<Marked>& outcome) {
            m_handOver.post([reactor, reply, outcome] {
                if (!outcome) {
                    reactor->Finish(toStatus(outcome.error()));
                    return;
                }
                reply->set_order_id(outcome->orderId);
                reply->set_changed(outcome->changed);
                reactor->Finish(grpc::Status::OK);
            });
        };
    }

    ControlServer::Settings m_settings;
    Station& m_station;
    HandOver m_handOver;
};

} // namespace

struct ControlServer::Impl {
    Impl(Settings settings, Station& station)
        : socket(settings.socket)
        , more(settings.more)
        , service(std::move(settings), station) {}
    std::filesystem::path socket;
    std::vector<grpc::Service*> more;
    Service service;
    std::unique_ptr<grpc::Server> server;
};

ControlServer::ControlServer(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}

ControlServer::~ControlServer() {
    stop();
}

Result<std::unique_ptr<ControlServer>> ControlServer::start(Settings settings, Station& station) {
    settings.socket = std::filesystem::absolute(settings.socket);
    if (auto room = makeRoom(settings.socket); !room)
        return room.error();
    auto impl = std::make_unique<Impl>(std::move(settings), station);
    const auto& socket = impl->socket;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("unix:" + socket.string(), grpc::InsecureServerCredentials());
    builder.SetMaxReceiveMessageSize(largestMessageBytes);
    builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, callsAtOnce);
    grpc::ResourceQuota quota("control socket");
    quota.Resize(memoryBytes);
    builder.SetResourceQuota(quota);
    builder.RegisterService(&impl->service);
    for (auto* const service : impl->more)
        builder.RegisterService(service);
    const auto before = ::umask(0177); // so that the socket is never open to others, not even for a moment
    impl->server = builder.BuildAndStart();
    ::umask(before);
    if (!impl->server)
        return Error{ErrorKind::Unavailable, "cannot listen on " + socket.string()};
    if (::chmod(socket.c_str(), 0600) != 0)
        return Error{ErrorKind::Unavailable,
                     "cannot keep others from " + socket.string() + ": " + std::strerror(errno)};
    return std::unique_ptr<ControlServer>(new ControlServer(std::move(impl)));
}

void ControlServer::stop() {
    if (!m_impl->server)
        return;
    m_impl->server->Shutdown(std::chrono::system_clock::now() + graceful);
    m_impl->server->Wait();
    m_impl->server.reset();
    std::error_code code;
    std::filesystem::remove(m_impl->socket, code);
    if (code)
        spdlog::warn("cannot remove {}: {}", m_impl->socket.string(), code.message());
}

} // namespace phin::kds
