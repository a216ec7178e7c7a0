#include "sync/enrol/host.h"

#include "phin/enrol/v1/enrol.grpc.pb.h"
#include "sync/control/call_status.h"
#include "sync/journal/certificate.h"
#include "sync/journal/hash.h"
#include "sync/journal/issuer.h"
#include "sync/journal/one_off.h"

#include <grpcpp/grpcpp.h>
#include <spdlog/spdlog.h>

#include <mutex>
#include <optional>

namespace phin::enrol {
namespace {

using control::statusOf;

constexpr int largestRequestBytes = 64 * 1024;
constexpr std::chrono::milliseconds shutdownWithin{500};

} // namespace

class Host::Impl final : public v1::Enrolment::CallbackService {
public:
    Impl(Settings settings, Registry& registry, const journal::Clock& clock)
        : m_settings(std::move(settings))
        , m_registry(registry)
        , m_clock(clock)
        , m_door(m_settings.door) {}

    Result<int> open(const std::string& address) {
        close(Closing::OpenedAnew);
        auto issuer = journal::Issuer::load(m_settings.authority);
        if (!issuer)
            return issuer.error();
        const auto oneOff = journal::makeOneOff(doorName, m_clock.nowMs());
        grpc::SslServerCredentialsOptions tls(GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE);
        tls.pem_key_cert_pairs.push_back({oneOff.keyPem, oneOff.certificatePem});
        grpc::ServerBuilder builder;
        int port = 0;
        const auto where = address.empty() ? "0.0.0.0:" + std::to_string(usualPort) : address;
        builder.AddListeningPort(where, grpc::SslServerCredentials(tls), &port);
        builder.RegisterService(this);
        builder.SetMaxReceiveMessageSize(largestRequestBytes);
        builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
        builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, 4);
        grpc::ResourceQuota quota("enrolment");
        quota.SetMaxThreads(8);
        quota.Resize(8 * 1024 * 1024);
        builder.SetResourceQuota(quota);
        const std::lock_guard lock(m_mutex);
        auto server = builder.BuildAndStart();
        if (!server || port == 0)
            return Error{ErrorKind::Unavailable, "cannot listen on " + where + "; is another door open there?"};
        m_server = std::move(server);
        m_issuer.emplace(std::move(*issuer));
        m_fingerprint = journal::toBytes(journal::sha256(oneOff.certificateDer));
        m_port = port;
        m_door.open(m_clock.nowMs());
        return port;
    }

    void close(Closing why) {
        std::unique_ptr<grpc::Server> server;
        {
            const std::lock_guard lock(m_mutex);
            m_door.close(why);
            turnAway("the door has been closed");
            server = std::move(m_server);
            m_port = 0;
        }
        if (server)
            server->Shutdown(std::chrono::system_clock::now() + shutdownWithin);
    }

    View view() {
        View view;
        bool over = false;
        {
            const std::lock_guard lock(m_mutex);
            view.door = m_door.view(m_clock.nowMs());
            view.port = m_port;
            view.guest.ParseFromString(view.door.guest);
            over = !view.door.open && m_server;
        }
        if (over)
            close(Closing::TimeOver);
        return view;
    }

    Result<std::string, NotLetIn> admit(const std::string& code) {
        std::optional<Waiting> waiting;
        std::optional<journal::Issuer> issuer;
        bool closed = false;
        std::optional<NotLetIn> wrong;
        {
            const std::lock_guard lock(m_mutex);
            if (const auto right = m_door.decide(code, m_clock.nowMs()); !right)
                wrong = right.error();
            closed = !m_door.view(m_clock.nowMs()).open;
            issuer = m_issuer;
            if (!wrong)
                waiting.swap(m_waiting);
        }
        auto admitted = wrong ? Result<std::string, NotLetIn>(std::move(*wrong)) : letIn(std::move(waiting), *issuer);
        if (closed)
            close(Closing::CameIn); // the door has said why already
        return admitted;
    }

    grpc::ServerUnaryReactor* Knock(grpc::CallbackServerContext* context, const v1::KnockRequest* request,
                                    v1::KnockReply* reply) override {
        auto* const reactor = context->DefaultReactor();
        const auto knocked = knock(*request, *reply);
        reactor->Finish(knocked ? grpc::Status::OK : statusOf(knocked.error()));
        return reactor;
    }

    grpc::ServerUnaryReactor* Enter(grpc::CallbackServerContext*, const v1::EnterRequest* request,
                                    v1::EnterReply* reply) override {
        auto* const reactor = new Visit(*this, request->ticket());
        const std::lock_guard lock(m_mutex);
        const auto guest = m_door.view(m_clock.nowMs()).guest;
        Waiting waiting{reactor, reply, request->ticket(), {}, m_standing};
        if (!m_server) {
            reactor->Finish({grpc::StatusCode::FAILED_PRECONDITION, "the door has been closed"});
        } else if (auto entered = m_door.enter(request->ticket(), request->nonce(), m_fingerprint, m_clock.nowMs());
                   !entered) {
            reactor->Finish(statusOf(entered.error()));
        } else {
            waiting.guest.ParseFromString(guest);
            spdlog::info("{} waits at the door", waiting.guest.device());
            turnAway("another visit has begun"); // of a visit whose time was over
            m_waiting = std::move(waiting);
        }
        return reactor;
    }

private:
    static constexpr int certificateDays = 825;

    /// The second call of a guest, which waits for the manager.
    class Visit final : public grpc::ServerUnaryReactor {
    public:
        Visit(Impl& host, std::string ticket)
            : m_host(host)
            , m_ticket(std::move(ticket)) {}
        void OnCancel() override { m_host.gone(m_ticket); }
        void OnDone() override { delete this; }

    private:
        Impl& m_host;
        std::string m_ticket;
    };
    struct Waiting {
        Visit* reactor = nullptr;
        v1::EnterReply* reply = nullptr;
        std::string ticket;
        v1::Guest guest;
        Registry::Standing standing;
    };

    Result<std::string, NotLetIn> letIn(std::optional<Waiting> waiting, const journal::Issuer& issuer) {
        const auto notKept = [this](NoEntry why, Error error) {
            const std::lock_guard lock(m_mutex);
            m_door.notKept();
            return NotLetIn(why, std::move(error));
        };
        if (!waiting)
            return notKept(NoEntry::NobodyThere,
                           {ErrorKind::Unavailable, "the new box has just gone; start again on it"});
        auto issued =
            issuer.certify(waiting->guest.request(), waiting->guest.device(), {}, {m_clock.nowMs(), certificateDays});
        auto told = issued ? m_registry.admitted(waiting->guest.device(), *issued) : Status(issued.error());
        if (!told) {
            waiting->reactor->Finish(statusOf(told.error()));
            return notKept(NoEntry::NotKept, told.error());
        }
        auto& reply = *waiting->reply;
        reply.set_certificate(*issued);
        *reply.mutable_settings() = m_settings.shop;
        for (const auto& der : waiting->standing.neighbours)
            reply.add_neighbours(der);
        reply.set_known_before(waiting->standing.knownBefore);
        const auto device = waiting->guest.device();
        waiting->reactor->Finish(grpc::Status::OK);
        spdlog::info("{} has come into the shop", device);
        return device;
    }

    Status knock(const v1::KnockRequest& request, v1::KnockReply& reply) {
        v1::Guest guest;
        if (request.schema() == 0 || !guest.ParseFromString(request.guest()))
            return Error{ErrorKind::WrongUse, "this is not a new box of Phin"};
        if (auto sound = soundGuest(guest); !sound)
            return sound;
        const auto requested = journal::readRequest(guest.request());
        if (!requested)
            return requested.error();
        if (requested->device != guest.device())
            return Error{ErrorKind::WrongUse, "the request is for another name"};
        {
            const std::lock_guard lock(m_mutex); // before the journal is asked: a closed door costs nothing
            if (!m_server || !m_door.view(m_clock.nowMs()).open)
                return Error{ErrorKind::Refused, "no manager has opened this shop for new boxes"};
        }
        auto standing = m_registry.standing(guest);
        if (!standing)
            return standing.error();
        const std::lock_guard lock(m_mutex);
        if (!m_server)
            return Error{ErrorKind::Refused, "no manager has opened this shop for new boxes"};
        v1::Greeting greeting;
        greeting.set_schema(1);
        greeting.set_shop(m_issuer->shop());
        greeting.set_device(m_settings.device);
        greeting.set_authority(m_issuer->certificateDer());
        greeting.set_nonce(randomBytes(nonceBytes));
        reply.set_ticket(randomBytes(16));
        reply.set_greeting(greeting.SerializeAsString());
        reply.set_code_ms(m_settings.door.codeForMs);
        auto knocked =
            m_door.knock(reply.ticket(), request.guest(), request.commitment(), reply.greeting(), m_clock.nowMs());
        if (knocked)
            m_standing = std::move(*standing);
        return knocked;
    }

    void gone(const std::string& ticket) {
        std::optional<Waiting> waiting;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_waiting || m_waiting->ticket != ticket)
                return;
            m_door.leave(ticket);
            waiting.swap(m_waiting);
        }
        waiting->reactor->Finish(grpc::Status::CANCELLED);
    }

    /// With m_mutex held.
    void turnAway(const std::string& why) {
        if (m_waiting)
            m_waiting->reactor->Finish({grpc::StatusCode::FAILED_PRECONDITION, why});
        m_waiting.reset();
    }

    Settings m_settings;
    Registry& m_registry;
    const journal::Clock& m_clock;
    std::mutex m_mutex;
    Door m_door;
    std::unique_ptr<grpc::Server> m_server;
    std::optional<journal::Issuer> m_issuer;
    std::string m_fingerprint;
    int m_port = 0;
    Registry::Standing m_standing; ///< of the guest that knocked last
    std::optional<Waiting> m_waiting;
};

Host::Host(Settings settings, Registry& registry, const journal::Clock& clock)
    : m_impl(std::make_unique<Impl>(std::move(settings), registry, clock)) {}

Host::~Host() {
    close();
}

Result<int> Host::open(const std::string& address) {
    return m_impl->open(address);
}

void Host::close() {
    m_impl->close(Closing::ByManager);
}

Host::View Host::view() {
    return m_impl->view();
}

Result<std::string, NotLetIn> Host::admit(const std::string& code) {
    return m_impl->admit(code);
}

} // namespace phin::enrol
