#include "sync/control/local_server.h"

#include <grpcpp/resource_quota.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <spdlog/spdlog.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <system_error>

namespace phin::control {
namespace {

constexpr std::size_t memoryBytes = 64 * 1024 * 1024; // of what callers send and have not been answered yet
constexpr std::size_t longestSocketPath = sizeof(sockaddr_un::sun_path) - 1;
constexpr std::chrono::seconds graceful{5}; // calls wait for a commit at most; this is for one whose disk hangs

/// Whether somebody answers on the socket; a stale one, left by a process that was killed, answers nobody.
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
        return Error{ErrorKind::Refused, "another box is running on " + socket.string() +
                                             "; stop it first, or give this one its own data folder"};
    std::filesystem::remove(socket, error);
    if (error)
        return Error{ErrorKind::Unavailable,
                     "the old socket " + socket.string() + " cannot be removed: " + error.message()};
    return done();
}

} // namespace

struct LocalServer::Impl {
    std::filesystem::path socket;
    std::unique_ptr<grpc::Server> server;
};

LocalServer::LocalServer(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}

LocalServer::~LocalServer() {
    stop();
}

Result<std::unique_ptr<LocalServer>> LocalServer::start(std::filesystem::path socket,
                                                        const std::vector<grpc::Service*>& services) {
    socket = std::filesystem::absolute(socket);
    if (auto room = makeRoom(socket); !room)
        return room.error();
    grpc::ServerBuilder builder;
    builder.AddListeningPort("unix:" + socket.string(), grpc::InsecureServerCredentials());
    builder.SetMaxReceiveMessageSize(largestMessageBytes);
    builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, callsAtOnce);
    grpc::ResourceQuota quota("control socket");
    quota.Resize(memoryBytes);
    builder.SetResourceQuota(quota);
    for (auto* const service : services)
        builder.RegisterService(service);
    std::unique_ptr<LocalServer> made(new LocalServer(std::make_unique<Impl>()));
    made->m_impl->socket = socket;
    {
        const OwnerOnly ownerOnly;
        made->m_impl->server = builder.BuildAndStart();
    }
    struct stat found {};
    if (!made->m_impl->server || ::stat(socket.c_str(), &found) != 0)
        return Error{ErrorKind::Unavailable,
                     "the control socket " + socket.string() +
                         " cannot be made; does its folder exist, and may this user write there?"};
    if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Error{ErrorKind::Unavailable,
                     "the control socket " + socket.string() + " would be open to other users of this machine"};
    spdlog::info("control socket: {}", socket.string());
    return made;
}

void LocalServer::stop() {
    if (!m_impl->server)
        return;
    m_impl->server->Shutdown(std::chrono::system_clock::now() + graceful);
    m_impl->server->Wait();
    m_impl->server.reset();
    std::error_code gone; // gRPC removes it by itself, as a rule
    std::filesystem::remove(m_impl->socket, gone);
}

} // namespace phin::control
