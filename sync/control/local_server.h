#pragma once

#include "sync/model/result.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace grpc {
class Service;
}

namespace phin::control {

/// gRPC on a Unix socket that only the box's own user may open (mode 0600). gRPC's own few threads do the work.
class LocalServer {
public:
    /// No message is larger (bytes); a call with a larger one is refused with RESOURCE_EXHAUSTED.
    static constexpr int largestMessageBytes = 4 * 1024 * 1024;
    /// More calls than this on one connection wait at the caller's end.
    static constexpr int callsAtOnce = 1'024;

    /// A socket that a dead process left is replaced; the services must outlive the server.
    /// Refused: somebody answers there already, or what is there is no socket. WrongUse: the path is too long for a
    /// socket. Unavailable: it cannot be made.
    static Result<std::unique_ptr<LocalServer>> start(std::filesystem::path socket,
                                                      const std::vector<grpc::Service*>& services);
    /// As stop().
    ~LocalServer();
    LocalServer(const LocalServer&) = delete;
    LocalServer& operator=(const LocalServer&) = delete;

    /// Takes no new calls, lets those that run finish, and removes the socket.
    void stop();

private:
    struct Impl;
    explicit LocalServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace phin::control
