#include "kds/control/control_server.h"

#include "kds/control/hand_over.h"
#include "kds/control/messages.h"
#include "kds/control/sticker_watch.h"
#include "kds/control/watch.h"
#include "phin/station/v1/station.grpc.pb.h"
#include "sync/control/call_status.h"
#include "sync/control/local_server.h"
#include "sync/journal/reader.h"
#include "sync/messages/message_service.h"

#include <grpcpp/grpcpp.h>

namespace phin::kds {

namespace v1 = phin::station::v1;

namespace {

Lines linesOf(const v1::LinesRequest& request) {
    Lines lines{request.order_id(), {request.lines().begin(), request.lines().end()}};
    lines.staff = request.staff();
    if (request.has_revision())
        lines.revision = request.revision();
    return lines;
}

std::vector<Lines> ordersOf(const v1::BatchRequest& request) {
    std::vector<Lines> orders;
    for (const auto& order : request.orders())
        orders.push_back(linesOf(order));
    return orders;
}

/// A stream that was refused. Owns itself.
template <class Reply>
class Ended final : public grpc::ServerWriteReactor<Reply> {
public:
    explicit Ended(const grpc::Status& status) { this->Finish(status); }
    void OnDone() override { delete this; }
};

class Service final : public v1::Station::CallbackService {
public:
    Service(ControlServer::Settings settings, Station& station)
        : m_settings(std::move(settings))
        , m_station(station) {}

    grpc::ServerUnaryReactor* Tickets(grpc::CallbackServerContext* context, const v1::TicketsRequest*,
                                      v1::TicketsReply* reply) override {
        for (const auto& ticket : m_station.tickets())
            if (!ticket->voided)
                *reply->add_tickets() = toMessage(*ticket, false);
        return finish(context, grpc::Status::OK);
    }
    grpc::ServerWriteReactor<v1::TicketsReply>* Watch(grpc::CallbackServerContext*,
                                                      const v1::TicketsRequest*) override {
        return new kds::Watch(m_station, m_handOver);
    }
    grpc::ServerWriteReactor<v1::StickersReply>* Stickers(grpc::CallbackServerContext*,
                                                          const v1::StickersRequest* request) override {
        if (!m_settings.stickers)
            return new Ended<v1::StickersReply>(control::statusOf(
                {ErrorKind::Refused, "this station has no stickers; set stickers = true in its settings"}));
        std::optional<StickerPlace> after;
        if (request->has_seq())
            after = {request->epoch(), request->seq()};
        return new StickerWatch(m_station, m_handOver, m_settings.journal, m_settings.device, after);
    }
    grpc::ServerUnaryReactor* Start(grpc::CallbackServerContext* context, const v1::LinesRequest* request,
                                    v1::MarkReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.start(linesOf(*request), answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* Ready(grpc::CallbackServerContext* context, const v1::LinesRequest* request,
                                    v1::MarkReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.ready(linesOf(*request), answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* Bump(grpc::CallbackServerContext* context, const v1::LinesRequest* request,
                                   v1::MarkReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.bump(linesOf(*request), answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* TakeBack(grpc::CallbackServerContext* context, const v1::LinesRequest* request,
                                       v1::MarkReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.takeBack(linesOf(*request), answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* Recall(grpc::CallbackServerContext* context, const v1::RecallRequest* request,
                                     v1::MarkReply* reply) override {
        auto* reactor = context->DefaultReactor();
        if (request->order_id().empty())
            m_station.recallLast(answer(reactor, reply));
        else
            m_station.recall({request->order_id(), {}}, answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* StartAll(grpc::CallbackServerContext* context, const v1::BatchRequest* request,
                                       v1::BatchReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.startAll(ordersOf(*request), answerAll(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* ReadyAll(grpc::CallbackServerContext* context, const v1::BatchRequest* request,
                                       v1::BatchReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.readyAll(ordersOf(*request), answerAll(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* Hold(grpc::CallbackServerContext* context, const v1::TicketRequest* request,
                                   v1::MarkReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.hold(request->order_id(), request->on(), answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* Raise(grpc::CallbackServerContext* context, const v1::TicketRequest* request,
                                    v1::MarkReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.raise(request->order_id(), request->on(), answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* Pause(grpc::CallbackServerContext* context, const v1::PauseRequest* request,
                                    v1::PauseReply* reply) override {
        auto* reactor = context->DefaultReactor();
        m_station.pause(request->paused() ? std::optional(request->reason()) : std::nullopt,
                        [this, reactor, reply](const Result<Marked>& outcome) {
                            m_handOver.post([reactor, reply, outcome] {
                                if (!outcome) {
                                    reactor->Finish(control::statusOf(outcome.error()));
                                    return;
                                }
                                reply->set_changed(outcome->changed > 0);
                                reactor->Finish(grpc::Status::OK);
                            });
                        });
        return reactor;
    }
    grpc::ServerUnaryReactor* Status(grpc::CallbackServerContext* context, const v1::StationStatusRequest*,
                                     v1::StationStatusReply* reply) override {
        reply->set_device(m_settings.device);
        reply->set_station(m_station.view().station);
        reply->set_phase(m_settings.phase());
        reply->set_lan(m_settings.lan());
        if (m_settings.broker)
            reply->set_broker(m_settings.broker());
        if (m_settings.warnings)
            for (auto& warning : m_settings.warnings())
                reply->add_warnings(std::move(warning));
        reply->set_open_tickets(m_station.openCount());
        try {
            auto reader = journal::Reader::open(m_settings.journal);
            if (!reader)
                return finish(context, control::statusOf(reader.error()));
            reply->set_orders(reader->orderCount());
        } catch (const SQLite::Exception& error) {
            return finish(context, control::statusOf(journal::explain(error)));
        }
        return finish(context, grpc::Status::OK);
    }
    grpc::ServerUnaryReactor* CountStock(grpc::CallbackServerContext* context, const v1::CountStockRequest* request,
                                         v1::CountStockReply* reply) override {
        const auto id = Uuid::fromBytes(request->id());
        if (!id)
            return finish(context, control::statusOf({ErrorKind::WrongUse, "id must be a UUID of 16 bytes"}));
        auto date = request->business_date();
        if (date == 0 && m_settings.today)
            date = m_settings.today();
        auto* reactor = context->DefaultReactor();
        m_station.countStock({*id, date, request->product(), request->units(), request->reason()},
                             [this, reactor, reply](const Result<journal::StockAnswer>& answer) {
                                 m_handOver.post([reactor, reply, answer] {
                                     if (!answer) {
                                         reactor->Finish(control::statusOf(answer.error()));
                                         return;
                                     }
                                     reply->set_business_date(answer->ledger.businessDate);
                                     reply->set_left(answer->ledger.left());
                                     reply->set_repeated_command(answer->repeated);
                                     reactor->Finish(grpc::Status::OK);
                                 });
                             });
        return reactor;
    }

private:
    static grpc::ServerUnaryReactor* finish(grpc::CallbackServerContext* context, const grpc::Status& status) {
        auto* reactor = context->DefaultReactor();
        reactor->Finish(status);
        return reactor;
    }
    Station::Done answer(grpc::ServerUnaryReactor* reactor, v1::MarkReply* reply) {
        return [this, reactor, reply](const Result<Marked>& outcome) {
            m_handOver.post([reactor, reply, outcome] {
                if (!outcome) {
                    reactor->Finish(control::statusOf(outcome.error()));
                    return;
                }
                reply->set_order_id(outcome->orderId);
                reply->set_changed(outcome->changed);
                reactor->Finish(grpc::Status::OK);
            });
        };
    }

    Station::DoneAll answerAll(grpc::ServerUnaryReactor* reactor, v1::BatchReply* reply) {
        return [this, reactor, reply](const Result<MarkedAll>& outcome) {
            m_handOver.post([reactor, reply, outcome] {
                if (!outcome) {
                    reactor->Finish(control::statusOf(outcome.error()));
                    return;
                }
                for (const auto& marked : outcome->marked) {
                    auto& out = *reply->add_marked();
                    out.set_order_id(marked.orderId);
                    out.set_changed(marked.changed);
                }
                for (const auto& refused : outcome->refused) {
                    auto& out = *reply->add_refused();
                    out.set_order_id(refused.orderId);
                    out.set_why(refused.why.message);
                }
                reactor->Finish(grpc::Status::OK);
            });
        };
    }

    ControlServer::Settings m_settings;
    Station& m_station;
    HandOver m_handOver;
};

} // namespace

struct ControlServer::Impl {
    Impl(const Settings& settings, Station& station)
        : messages({[&station, today = settings.today](auto message, auto done) {
                        if (message.business_date() == 0 && today)
                            message.set_business_date(today());
                        station.sendMessage(std::move(message), std::move(done));
                    },
                    [&station](const Uuid& id, auto done) { station.seeMessage(id, std::move(done)); },
                    [&station] { return station.menu(); }, settings.journal})
        , service(settings, station) {}
    messages::MessageService messages;
    Service service;
    std::unique_ptr<control::LocalServer> server;
};

ControlServer::ControlServer(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}

ControlServer::~ControlServer() {
    stop();
}

Result<std::unique_ptr<ControlServer>> ControlServer::start(Settings settings, Station& station) {
    const auto socket = settings.socket;
    const auto more = settings.more;
    auto impl = std::make_unique<Impl>(settings, station);
    std::vector<grpc::Service*> services{&impl->service, &impl->messages.service()};
    services.insert(services.end(), more.begin(), more.end());
    auto server = control::LocalServer::start(socket, services);
    if (!server)
        return server.error();
    impl->server = std::move(*server);
    return std::unique_ptr<ControlServer>(new ControlServer(std::move(impl)));
}

void ControlServer::stop() {
    if (m_impl->server)
        m_impl->server->stop();
}

} // namespace phin::kds
