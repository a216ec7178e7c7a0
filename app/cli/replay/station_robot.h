#pragma once

#include "app/cli/replay/calls.h"
#include "app/cli/replay/tally.h"

#include "phin/station/v1/station.grpc.pb.h"

#include <deque>
#include <filesystem>
#include <unordered_map>

namespace phin::cli {

/// Acts as the barista, or the cook: watches a station's tickets, starts each and bumps it. Goes on by itself after the
/// station was away: what is on its screen then is all that is left to do.
class StationRobot {
public:
    StationRobot(std::string station, std::filesystem::path socket, Tally& tally);

    void start() { watch(); }
    [[nodiscard]] const std::string& station() const noexcept { return m_station; }
    [[nodiscard]] bool connected() const noexcept { return m_connected; }
    /// No ticket waits for it, as far as it was told.
    [[nodiscard]] bool idle() const noexcept { return m_queue.empty() && m_inFlight == 0; }

private:
    class Stream;
    enum class Step { Queued, Working, Bumped };

    void watch();
    void told(const station::v1::TicketsReply& tickets);
    void ended();
    void workSome();
    void begin(const std::string& order);
    void bump(const std::string& order);
    void finished(const std::string& order, const grpc::Status& status);

    std::string m_station;
    Tally& m_tally;
    std::unique_ptr<station::v1::Station::Stub> m_stub;
    std::unordered_map<std::string, Step> m_tickets; // on the screen, by order
    std::deque<std::string> m_queue;
    std::size_t m_inFlight = 0;
    bool m_connected = false;
    Backoff m_backoff;
    Calls m_calls; // last: it goes first, and with it whatever could still call back
};

} // namespace phin::cli
