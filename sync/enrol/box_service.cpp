#include "sync/enrol/box_service.h"

#include "phin/box/v1/box.grpc.pb.h"
#include "sync/control/call_status.h"

#include <grpcpp/grpcpp.h>

namespace phin::enrol {
namespace {

namespace wire = phin::box::v1;

grpc::ServerUnaryReactor* finish(grpc::CallbackServerContext* context, const Status& status) {
    auto* const reactor = context->DefaultReactor();
    reactor->Finish(status ? grpc::Status::OK : control::statusOf(status.error()));
    return reactor;
}

Status describe(const Result<Host::View>& view, wire::DoorReply& reply) {
    if (!view)
        return view.error();
    reply.set_open(view->door.open);
    reply.set_port(view->port);
    reply.set_closes_in_ms(view->door.closesInMs);
    reply.set_tries_left(view->door.triesLeft);
    reply.set_guest(view->guest.device());
    reply.set_guest_kind(view->guest.kind());
    reply.set_code_ends_in_ms(view->door.codeEndsInMs);
    if (!view->door.open)
        reply.set_why_closed(words(view->door.whyClosed));
    return done();
}

} // namespace

class BoxService::Impl final : public wire::Box::CallbackService {
public:
    explicit Impl(BoxKeeper& keeper)
        : m_keeper(keeper) {}

    grpc::ServerUnaryReactor* Boxes(grpc::CallbackServerContext* context, const wire::BoxesRequest*,
                                    wire::BoxesReply* reply) override {
        auto* const reactor = context->DefaultReactor();
        m_keeper.list([reactor, reply](const Result<wire::BoxesReply>& boxes) {
            if (boxes)
                *reply = *boxes;
            reactor->Finish(boxes ? grpc::Status::OK : control::statusOf(boxes.error()));
        });
        return reactor;
    }

    grpc::ServerUnaryReactor* Revoke(grpc::CallbackServerContext* context, const wire::RevokeRequest* request,
                                     wire::RevokeReply* reply) override {
        auto* const reactor = context->DefaultReactor();
        journal::RevocationOrder order{request->device(), request->reason(), std::nullopt};
        if (request->has_last_seq())
            order.lastSeq = request->last_seq();
        m_keeper.revoke(order, [reactor, reply](const Result<std::uint64_t>& last) {
            if (last)
                reply->set_last_seq(*last);
            reactor->Finish(last ? grpc::Status::OK : control::statusOf(last.error()));
        });
        return reactor;
    }

    grpc::ServerUnaryReactor* OpenDoor(grpc::CallbackServerContext* context, const wire::OpenDoorRequest* request,
                                       wire::DoorReply* reply) override {
        return finish(context, describe(m_keeper.openDoor(request->address()), *reply));
    }

    grpc::ServerUnaryReactor* Door(grpc::CallbackServerContext* context, const wire::DoorRequest*,
                                   wire::DoorReply* reply) override {
        return finish(context, describe(m_keeper.door(), *reply));
    }

    grpc::ServerUnaryReactor* Admit(grpc::CallbackServerContext* context, const wire::AdmitRequest* request,
                                    wire::AdmitReply* reply) override {
        const auto admitted = m_keeper.admit(request->code());
        if (admitted)
            reply->set_device(*admitted);
        return finish(context, admitted ? done() : Status(admitted.error()));
    }

    grpc::ServerUnaryReactor* CloseDoor(grpc::CallbackServerContext* context, const wire::DoorRequest*,
                                        wire::DoorReply* reply) override {
        return finish(context, describe(m_keeper.closeDoor(), *reply));
    }

private:
    BoxKeeper& m_keeper;
};

BoxService::BoxService(BoxKeeper& keeper)
    : m_impl(std::make_unique<Impl>(keeper)) {}

BoxService::~BoxService() = default;

grpc::Service& BoxService::service() {
    return *m_impl;
}

} // namespace phin::enrol
