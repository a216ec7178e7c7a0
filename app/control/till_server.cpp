#include "app/control/till_server.h"

#include "app/control/till_service.h"

#include <grpcpp/grpcpp.h>
#include <spdlog/spdlog.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>

namespace phin::control {
namespace {

constexpr std::size_t memoryBytes = 64 * 1024 * 1024; // of what callers send and have not been answered yet
constexpr std::size_t longestSocketPath = sizeof(sockaddr_un::sun_path) - 1;

/// Whether somebody answers on the socket; a stale one, left by a till that was killed, answers nobody.
bool answers(const std::filesystem::path& path) {
    const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (client < 0)
        return false;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.native().size());
    const bool answered = ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    ::close(client);
    return answered;
}

/// Files that are made meanwhile are their owner's alone. The mask is the process's, so this lasts no longer than it
/// takes to make the socket: a chmod afterwards would leave it open to all for a moment.
class OwnerOnly {
public:
    OwnerOnly()
        : m_before(::umask(S_IRWXG | S_IRWXO | S_IXUSR)) {}
    ~OwnerOnly() { ::umask(m_before); }
    OwnerOnly(const OwnerOnly&) = delete;
    OwnerOnly& operator=(const OwnerOnly&) = delete;

private:
    mode_t m_before;
};

Status makeRoom(const std::filesystem::path& socket) {
    if (socket.native().size() > longestSocketPath)
        return Error{ErrorKind::WrongUse, "the path of the control socket " + socket.string() + " is longer than " +
                                              std::to_string(longestSocketPath) +
                                              " bytes, which sockets do not allow; choose a shorter data folder"};
    std::error_code error;
    const auto there = std::filesystem::symlink_status(socket, error);
    if (there.type() == std::filesystem::file_type::not_found)
        return done();
    if (there.type() != std::filesystem::file_type::socket)
        return Error{ErrorKind::Refused, socket.string() + " is no socket; it was left untouched. Move it away"};
    if (answers(socket))
        return Error{ErrorKind::Refused, "another till is running on " + socket.string() +
                                             "; stop it first, or give this one its own data "
                                             "folder"};
    std::filesystem::remove(socket, error);
    if (error)
        return Error{ErrorKind::Unavailable,
                     "the old socket " + socket.string() + " cannot be removed: " + error.message()};
    return done();
}

} // namespace

class TillServer::Impl {
public:
    Impl(counter::Till& till, Options options, journal::Reader reader)
        : m_options(std::move(options))
        , m_service(till, m_options, std::move(reader)) {}

    Status start() {
        if (auto room = makeRoom(m_options.socket); !room)
            return room;
        grpc::ServerBuilder builder;
        builder.AddListeningPort("unix:" + m_options.socket.string(), grpc::InsecureServerCredentials());
        builder.SetMaxReceiveMessageSize(largestMessageBytes);
        builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, callsAtOnce);
        grpc::ResourceQuota quota("control socket");
        quota.Resize(memoryBytes);
        builder.SetResourceQuota(quota);
        builder.RegisterService(&m_service);
        for (auto* const service : m_options.more)
            builder.RegisterService(service);
        {
            const OwnerOnly ownerOnly;
            m_server = builder.BuildAndStart();
        }
        struct stat made {};
        if (!m_server || ::stat(m_options.socket.c_str(), &made) != 0)
            return Error{ErrorKind::Unavailable, "the control socket " + m_options.socket.string() +
                                                     " cannot be made; does its folder exist, and may this user write "
                                                     "there?"};
        if ((made.st_mode & (S_IRWXG | S_IRWXO)) != 0)
            return Error{ErrorKind::Unavailable, "the control socket " + m_options.socket.string() +
                                                     " would be open to other users of this machine"};
        spdlog::info("control socket: {}", m_options.socket.string());
        return done();
    }

    void stop() {
        if (!m_server)
            return;
        // Calls wait for a commit at most; the deadline is for one whose disk hangs.
        m_server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(5));
        m_server.reset();
        std::error_code gone; // gRPC removes it by itself, as a rule
        std::filesystem::remove(m_options.socket, gone);
    }

private:
    Options m_options;
    TillService m_service;
    std::unique_ptr<grpc::Server> m_server;
};

TillServer::TillServer(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}

TillServer::~TillServer() {
    stop();
}

void TillServer::stop() {
    m_impl->stop();
}

Result<std::unique_ptr<TillServer>> TillServer::start(counter::Till& till, Options options) {
    auto reader = journal::Reader::open(options.journalFile);
    if (!reader)
        return reader.error();
    auto impl = std::make_unique<Impl>(till, std::move(options), std::move(*reader));
    if (auto started = impl->start(); !started) {
        impl->stop();
        return started.error();
    }
    return std::unique_ptr<TillServer>(new TillServer(std::move(impl)));
}

} // namespace phin::control
