#include "app/cli/replay/cashier.h"

#include "app/cli/rpc.h"
#include "sync/model/business_day.h"

namespace phin::cli {
namespace {

using namespace std::chrono_literals;
using namespace phin::till::v1;

constexpr std::size_t salesInFlight = 64;
constexpr auto quickly = 2s;
constexpr auto saleDeadline = 20s;
constexpr int mostShifts = 1'000; // of one day

} // namespace

Loop::Clock::time_point Pace::due(std::int64_t second) const {
    if (speed <= 0)
        return {};
    const std::chrono::duration<double> later(static_cast<double>(second - firstSecond) / speed);
    return start + std::chrono::duration_cast<Loop::Clock::duration>(later);
}

Cashier::Cashier(Job job, std::vector<PlannedDay> days, Tally& tally, std::function<void()> finished)
    : m_job(std::move(job))
    , m_days(std::move(days))
    , m_tally(tally)
    , m_finished(std::move(finished))
    , m_stub(Till::NewStub(channelTo(m_job.socket)))
    , m_lastHeard(Loop::Clock::now())
    , m_calls(tally.loop) {
    std::erase_if(m_days, [](const PlannedDay& day) { return day.sales.empty(); });
}

void Cashier::start() {
    if (m_days.empty())
        return m_finished();
    connect();
}

void Cashier::heard() {
    m_lastHeard = Loop::Clock::now();
    m_backoff.reset();
}

/// False once the till has not answered for too long: then all is over.
bool Cashier::patient(const grpc::Status& status) {
    if (Loop::Clock::now() - m_lastHeard < m_job.patience)
        return true;
    m_tally.fail({ErrorKind::Unavailable, errorOf(status, m_job.till).message + "; gave up after " +
                                              std::to_string(m_job.patience.count()) +
                                              " s. Start it again and run the same replay: it goes on where it was"});
    return false;
}

void Cashier::away(const grpc::Status& status) {
    if (patient(status))
        m_tally.loop.after(m_backoff.next(), [this] { connect(); });
}

/// Finds the till ready, with the menu; then the day goes on.
void Cashier::connect() {
    m_calls.send<StatusReply>(
        StatusRequest{}, quickly,
        [this](auto* context, auto* request, auto* reply, auto done) {
            m_stub->async()->Status(context, request, reply, std::move(done));
        },
        [this](const grpc::Status& status, const StatusReply& reply) {
            if (!status.ok())
                return away(status);
            if (reply.phase() != "ready" || reply.menu_id() != m_job.menuId)
                return away({grpc::StatusCode::UNAVAILABLE, reply.phase() != "ready"
                                                                ? "it is " + reply.phase()
                                                                : "another menu is in force, " + reply.menu_id()});
            heard();
            nextDay();
        });
}

void Cashier::nextDay() {
    const auto& sales = m_days[m_day].sales;
    if (m_nextSale == sales.size() && m_again.empty())
        closeShift();
    else
        openShift();
}

void Cashier::openShift() {
    const auto date = m_days[m_day].date;
    OpenShiftRequest request;
    request.set_shift_id(shiftId(m_job.outlet, date, m_job.till, m_attempt).bytes());
    request.set_business_date(date);
    m_calls.send<ShiftReply>(
        std::move(request), quickly,
        [this](auto* context, auto* ask, auto* reply, auto done) {
            m_stub->async()->OpenShift(context, ask, reply, std::move(done));
        },
        [this, date](const grpc::Status& status, const ShiftReply& reply) {
            if (status.error_code() == grpc::StatusCode::FAILED_PRECONDITION && !m_strangeShiftClosed)
                return closeStrangeShift();
            if (!status.ok())
                return mayTryAgain(status) ? away(status) : m_tally.fail(errorOf(status, m_job.till));
            heard();
            if (!reply.open()) { // closed by an earlier run that did not have this day's sales of now
                if (++m_attempt < mostShifts)
                    return openShift();
                return m_tally.fail({ErrorKind::Refused, m_job.till + " has had too many shifts on " + isoDay(date)});
            }
            m_tally.date = date;
            m_selling = true;
            sellSome();
        });
}

/// A shift that somebody left open: of another day, or another replay. Robots do not sell into it.
void Cashier::closeStrangeShift() {
    m_strangeShiftClosed = true;
    m_calls.send<ShiftReply>(
        CloseShiftRequest{}, quickly,
        [this](auto* context, auto* request, auto* reply, auto done) {
            m_stub->async()->CloseShift(context, request, reply, std::move(done));
        },
        [this](const grpc::Status& status, const ShiftReply&) {
            if (!status.ok() && mayTryAgain(status))
                return away(status);
            openShift();
        });
}

void Cashier::sellSome() {
    const auto& sales = m_days[m_day].sales;
    while (m_selling && m_inFlight < salesInFlight) {
        if (!m_again.empty()) {
            send(m_again.front());
            m_again.pop_front();
            continue;
        }
        if (m_nextSale == sales.size())
            break;
        if (const auto due = m_job.pace.due(sales[m_nextSale].atSecond); due > Loop::Clock::now()) {
            if (!std::exchange(m_waiting, true))
                m_tally.loop.at(due, [this] {
                    m_waiting = false;
                    heard(); // nothing was asked meanwhile
                    sellSome();
                });
            break;
        }
        send(m_nextSale++);
    }
    if (m_selling && m_inFlight == 0 && !m_waiting && m_nextSale == sales.size() && m_again.empty()) {
        m_selling = false;
        closeShift();
    }
}

void Cashier::send(std::size_t sale) {
    ++m_inFlight;
    m_calls.send<PayReply>(
        m_days[m_day].sales[sale].request, saleDeadline,
        [this](auto* context, auto* request, auto* reply, auto done) {
            m_stub->async()->Sell(context, request, reply, std::move(done));
        },
        [this, sale](const grpc::Status& status, const PayReply& reply) { answered(sale, status, reply); });
}

void Cashier::answered(std::size_t sale, const grpc::Status& status, const PayReply& reply) {
    --m_inFlight;
    auto& planned = m_days[m_day].sales[sale];
    if (status.ok()) {
        heard();
        m_tally.progress();
        if (reply.total_minor() != planned.totalMinor)
            return m_tally.fail({ErrorKind::Refused, m_job.till + " took " + std::to_string(reply.total_minor()) +
                                                         " for order " + reply.number() + ", the source says " +
                                                         std::to_string(planned.totalMinor)});
        if (reply.repeated_command() && !planned.tried) {
            ++m_tally.repeated;
        } else {
            ++m_tally.sold;
            m_tally.lines += planned.lines;
            m_tally.grossMinor += reply.total_minor();
        }
    } else if (mayTryAgain(status)) {
        ++m_tally.retries;
        planned.tried = true;
        m_again.push_back(sale);
        m_selling = false; // until the till is found well again
        if (m_inFlight == 0)
            return away(status);
        return;
    } else {
        return m_tally.fail(errorOf(status, m_job.till));
    }
    if (m_selling)
        sellSome();
    else if (m_inFlight == 0)
        connect();
}

void Cashier::closeShift() {
    const auto date = m_days[m_day].date;
    CloseShiftRequest request;
    request.set_shift_id(shiftId(m_job.outlet, date, m_job.till, m_attempt).bytes());
    m_calls.send<ShiftReply>(
        std::move(request), quickly,
        [this](auto* context, auto* ask, auto* reply, auto done) {
            m_stub->async()->CloseShift(context, ask, reply, std::move(done));
        },
        [this](const grpc::Status& status, const ShiftReply&) {
            if (!status.ok())
                return mayTryAgain(status) ? away(status) : m_tally.fail(errorOf(status, m_job.till));
            heard();
            m_nextSale = 0;
            m_attempt = 0;
            m_strangeShiftClosed = false;
            if (++m_day == m_days.size())
                return m_finished();
            nextDay();
        });
}

} // namespace phin::cli
