#pragma once

#include "app/cli/replay/calls.h"
#include "app/cli/replay/plan.h"
#include "app/cli/replay/tally.h"

#include "phin/till/v1/till.grpc.pb.h"

#include <deque>

namespace phin::cli {

/// When the sales of the source are due.
struct Pace {
    double speed = 0; ///< times real time; 0: as fast as possible
    std::int64_t firstSecond = 0;
    Loop::Clock::time_point start;

    [[nodiscard]] Loop::Clock::time_point due(std::int64_t second) const;
};

/// Acts as the cashier of one till: day after day opens the shift, sells, closes it. Goes on by itself after the till
/// was away: each command is sent again under its own id until it is answered.
class Cashier {
public:
    struct Job {
        std::string till; ///< its name
        std::filesystem::path socket;
        std::string outlet;
        std::string menuId; ///< must be in force before anything is sold
        Pace pace;
        std::chrono::seconds patience; ///< with a till that does not answer
    };
    Cashier(Job job, std::vector<PlannedDay> days, Tally& tally, std::function<void()> finished);

    void start();

private:
    void connect();
    void away(const grpc::Status& status);
    [[nodiscard]] bool patient(const grpc::Status& status);
    void nextDay();
    void openShift();
    void closeStrangeShift();
    void sellSome();
    void send(std::size_t sale);
    void answered(std::size_t sale, const grpc::Status& status, const till::v1::PayReply& reply);
    void closeShift();
    void heard();

    Job m_job;
    std::vector<PlannedDay> m_days;
    Tally& m_tally;
    std::function<void()> m_finished;
    std::unique_ptr<till::v1::Till::Stub> m_stub;
    std::size_t m_day = 0;
    int m_attempt = 0; // of the day's shift
    bool m_strangeShiftClosed = false;
    std::size_t m_nextSale = 0;
    std::deque<std::size_t> m_again; // sales to be sent again
    std::size_t m_inFlight = 0;
    bool m_selling = false; // the shift is open and the till answers
    bool m_waiting = false; // for the next sale's time
    Backoff m_backoff;
    Loop::Clock::time_point m_lastHeard;
    Calls m_calls; // last: it goes first, and with it whatever could still call back
};

} // namespace phin::cli
