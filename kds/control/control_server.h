#pragma once

#include "kds/station/station.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace grpc {
class Service;
}

namespace phin::kds {

/// phin.station.v1.Station on a Unix socket that only the box's own user may open (mode 0600). Every call is
/// asynchronous: thousands of bumps may wait for one commit together.
class ControlServer {
public:
    struct Settings {
        std::filesystem::path socket;
        std::filesystem::path journal; ///< to count orders from
        std::string device;
        std::function<std::string()> phase;                      ///< ready, recovering, revoked; called from any thread
        std::function<bool()> lan;                               ///< connected to a broker
        std::function<std::string()> broker = {};                ///< that the box is on; empty: none
        std::function<std::vector<std::string>()> warnings = {}; ///< for the manager
        std::function<std::int32_t()> today = {};                ///< the business day, for a count that names none
        bool stickers = false;                                   ///< it tells of stickers for cups
        std::vector<grpc::Service*> more{};                      ///< served on the same socket; must outlive the server
    };

    /// Errors as LocalServer::start().
    static Result<std::unique_ptr<ControlServer>> start(Settings settings, Station& station);
    /// As stop().
    ~ControlServer();
    /// Ends watches, answers what is under way and removes the socket. While the writer still runs.
    void stop();

private:
    struct Impl;
    explicit ControlServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace phin::kds
