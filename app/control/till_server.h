#pragma once

#include "app/counter/route_keeper.h"
#include "app/counter/till.h"
#include "phin/model/v1/sync.pb.h"
#include "sync/model/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace grpc {
class Service;
}

namespace phin::control {

/// Serves phin.till.v1.Till on a Unix socket that only the till's own user can open. What a robot, a self-order kiosk
/// or a test does here runs the same use cases as the touch screen.
class TillServer {
public:
    struct Options {
        std::filesystem::path socket;                            ///< a stale one is replaced
        std::filesystem::path journalFile;                       ///< of the box, to answer questions from; must exist
        std::function<std::string()> phase;                      ///< "ready", "recovering" or "revoked"; any thread
        std::function<bool()> lanConnected;                      ///< any thread
        std::function<std::string()> broker = {};                ///< that the till is on; any thread
        std::function<std::vector<std::string>()> warnings = {}; ///< for the manager; any thread
        std::function<journal::StorageState()> storage = [] { return journal::StorageState{}; }; ///< any thread
        std::vector<grpc::Service*> more{}; ///< served on the same socket; must outlive the server
        std::function<Result<model::v1::SyncReport>()> sync = {}; ///< any thread
        /// What is known of the stations; any thread. Without it no alarm is ever raised.
        std::function<std::shared_ptr<const counter::ShopNow>()> stations = {};
    };
    /// Errors as LocalServer::start().
    static Result<std::unique_ptr<TillServer>> start(counter::Till& till, Options options);
    /// As stop().
    ~TillServer();
    TillServer(const TillServer&) = delete;
    TillServer& operator=(const TillServer&) = delete;

    /// Takes no new calls, lets those that run finish, and removes the socket. Before the till's writer stops.
    void stop();

private:
    class Impl;
    explicit TillServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace phin::control
