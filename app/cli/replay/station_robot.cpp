#include "app/cli/replay/station_robot.h"

#include "app/cli/rpc.h"

namespace phin::cli {
namespace {

using namespace std::chrono_literals;
using namespace phin::station::v1;

constexpr std::size_t ticketsInHand = 32;
constexpr auto deadline = 20s;

} // namespace

/// One watch, from its start to its end. Lives until gRPC is done with it; owns itself.
class StationRobot::Stream final : public grpc::ClientReadReactor<TicketsReply> {
public:
    static void open(StationRobot& robot) {
        const std::shared_ptr<Stream> stream(new Stream(robot));
        stream->m_self = stream;
        stream->m_calls->begin({stream, &stream->m_context});
        robot.m_stub->async()->Watch(&stream->m_context, &stream->m_request, stream.get());
        stream->StartRead(&stream->m_reply);
        stream->StartCall();
    }

    void OnReadDone(bool good) override {
        if (!good)
            return; // OnDone follows
        m_calls->post([&robot = m_robot, tickets = std::move(m_reply)] { robot.told(tickets); });
        m_reply = {};
        StartRead(&m_reply);
    }

    void OnDone(const grpc::Status&) override {
        const auto self = std::move(m_self);
        m_calls->end(&m_context, [&robot = m_robot] { robot.ended(); });
    }

private:
    explicit Stream(StationRobot& robot)
        : m_robot(robot)
        , m_calls(robot.m_calls.shared()) {}

    StationRobot& m_robot; // touched by what runs on the loop alone
    std::shared_ptr<Calls::Shared> m_calls;
    grpc::ClientContext m_context;
    TicketsRequest m_request;
    TicketsReply m_reply;
    std::shared_ptr<Stream> m_self;
};

StationRobot::StationRobot(std::string station, std::filesystem::path socket, Tally& tally)
    : m_station(std::move(station))
    , m_tally(tally)
    , m_stub(Station::NewStub(channelTo(socket)))
    , m_calls(tally.loop) {}

void StationRobot::watch() {
    Stream::open(*this);
}

void StationRobot::ended() {
    m_connected = false;
    m_tickets.clear(); // the next watch begins with all that is there
    m_queue.clear();
    m_tally.loop.after(m_backoff.next(), [this] { watch(); });
}

void StationRobot::told(const TicketsReply& tickets) {
    m_connected = true;
    m_backoff.reset();
    for (const auto& ticket : tickets.tickets()) {
        if (ticket.gone()) {
            m_tickets.erase(ticket.order_id());
        } else if (m_tickets.try_emplace(ticket.order_id(), Step::Queued).second) {
            m_queue.push_back(ticket.order_id());
        }
    }
    workSome();
}

void StationRobot::workSome() {
    while (m_inFlight < ticketsInHand && !m_queue.empty()) {
        const auto order = std::move(m_queue.front());
        m_queue.pop_front();
        const auto ticket = m_tickets.find(order);
        if (ticket == m_tickets.end() || ticket->second != Step::Queued)
            continue; // gone meanwhile
        ticket->second = Step::Working;
        ++m_inFlight;
        begin(order);
    }
}

void StationRobot::begin(const std::string& order) {
    LinesRequest request;
    request.set_order_id(order);
    m_calls.send<MarkReply>(
        std::move(request), deadline,
        [this](auto* context, auto* ask, auto* reply, auto done) {
            m_stub->async()->Start(context, ask, reply, std::move(done));
        },
        [this, order](const grpc::Status& status, const MarkReply&) {
            if (!status.ok() && mayTryAgain(status))
                return finished(order, status);
            bump(order); // what cannot be started any more may still be on the screen
        });
}

void StationRobot::bump(const std::string& order) {
    LinesRequest request;
    request.set_order_id(order);
    m_calls.send<MarkReply>(
        std::move(request), deadline,
        [this](auto* context, auto* ask, auto* reply, auto done) {
            m_stub->async()->Bump(context, ask, reply, std::move(done));
        },
        [this, order](const grpc::Status& status, const MarkReply& reply) {
            if (status.ok() && reply.changed() > 0) {
                ++m_tally.bumped;
                m_tally.progress();
            }
            finished(order, status);
        });
}

void StationRobot::finished(const std::string& order, const grpc::Status& status) {
    --m_inFlight;
    const auto ticket = m_tickets.find(order);
    if (ticket != m_tickets.end()) {
        if (status.ok() || !mayTryAgain(status)) {
            ticket->second = Step::Bumped; // until the station says that it is gone
        } else {
            ++m_tally.retries;
            m_tally.loop.after(m_backoff.next(), [this, order] {
                if (const auto again = m_tickets.find(order);
                    again != m_tickets.end() && again->second == Step::Working) {
                    again->second = Step::Queued;
                    m_queue.push_back(order);
                    workSome();
                }
            });
        }
    }
    workSome();
}

} // namespace phin::cli
