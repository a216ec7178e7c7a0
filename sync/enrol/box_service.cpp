#include "sync/enrol/box_service.h"

#include "phin/box/v1/box.grpc.pb.h"
#include "sync/control/call_status.h"
#include "sync/journal/certificate.h"
#include "sync/journal/revocation.h"

#include <grpcpp/grpcpp.h>

#include <map>

namespace phin::enrol {
namespace {

namespace wire = phin::box::v1;
using control::statusOf;

grpc::ServerUnaryReactor* finish(grpc::CallbackServerContext* context, const grpc::Status& status) {
    auto* const reactor = context->DefaultReactor();
    reactor->Finish(status);
    return reactor;
}

Error noAuthority() {
    return {ErrorKind::Refused,
            "this box does not hold the shop's authority (ca.key); do it on the box whose settings have authority_key"};
}

void describe(const Host::View& view, wire::DoorReply& reply) {
    reply.set_open(view.door.open);
    reply.set_port(view.port);
    reply.set_closes_in_ms(view.door.closesInMs);
    reply.set_tries_left(view.door.triesLeft);
    reply.set_guest(view.guest.device());
    reply.set_guest_kind(view.guest.kind());
    reply.set_code_ends_in_ms(view.door.codeEndsInMs);
    reply.set_why_closed(view.door.whyClosed);
}

} // namespace

class BoxService::Impl final : public wire::Box::CallbackService {
public:
    Impl(journal::Writer& writer, std::optional<Host::Settings> authority, const journal::Clock& clock)
        : m_writer(writer)
        , m_registry(writer) {
        if (authority) {
            m_authority = authority->authority;
            m_host.emplace(std::move(*authority), m_registry, clock);
        }
    }
    [[nodiscard]] Host* host() { return m_host ? &*m_host : nullptr; }

    grpc::ServerUnaryReactor* Boxes(grpc::CallbackServerContext* context, const wire::BoxesRequest*,
                                    wire::BoxesReply* reply) override {
        auto* const reactor = context->DefaultReactor();
        reply->set_authority(m_host.has_value());
        m_writer.post(
            [reply](journal::Journal& journal) {
                list(journal, *reply);
                return done();
            },
            [reactor](const Status& status) { reactor->Finish(status ? grpc::Status::OK : statusOf(status.error())); });
        return reactor;
    }

    grpc::ServerUnaryReactor* Revoke(grpc::CallbackServerContext* context, const wire::RevokeRequest* request,
                                     wire::RevokeReply* reply) override {
        if (!m_host)
            return finish(context, statusOf(noAuthority()));
        auto* const reactor = context->DefaultReactor();
        journal::RevocationOrder order{request->device(), request->reason(), std::nullopt};
        if (request->has_last_seq())
            order.lastSeq = request->last_seq();
        m_writer.post(
            [reply, order, folder = m_authority](journal::Journal& journal) -> Status {
                const auto issuer = journal::Issuer::load(folder);
                if (!issuer)
                    return issuer.error();
                const auto last = journal::revoke(journal, *issuer, order);
                if (!last)
                    return last.error();
                reply->set_last_seq(*last);
                return done();
            },
            [reactor](const Status& status) { reactor->Finish(status ? grpc::Status::OK : statusOf(status.error())); });
        return reactor;
    }

    grpc::ServerUnaryReactor* OpenDoor(grpc::CallbackServerContext* context, const wire::OpenDoorRequest* request,
                                       wire::DoorReply* reply) override {
        if (!m_host)
            return finish(context, statusOf(noAuthority()));
        if (const auto opened = m_host->open(request->address()); !opened)
            return finish(context, statusOf(opened.error()));
        describe(m_host->view(), *reply);
        return finish(context, grpc::Status::OK);
    }

    grpc::ServerUnaryReactor* Door(grpc::CallbackServerContext* context, const wire::DoorRequest*,
                                   wire::DoorReply* reply) override {
        if (!m_host)
            return finish(context, statusOf(noAuthority()));
        describe(m_host->view(), *reply);
        return finish(context, grpc::Status::OK);
    }

    grpc::ServerUnaryReactor* Admit(grpc::CallbackServerContext* context, const wire::AdmitRequest* request,
                                    wire::AdmitReply* reply) override {
        if (!m_host)
            return finish(context, statusOf(noAuthority()));
        const auto admitted = m_host->admit(request->code());
        if (!admitted)
            return finish(context, statusOf(admitted.error()));
        reply->set_device(*admitted);
        return finish(context, grpc::Status::OK);
    }

    grpc::ServerUnaryReactor* CloseDoor(grpc::CallbackServerContext* context, const wire::DoorRequest*,
                                        wire::DoorReply* reply) override {
        if (!m_host)
            return finish(context, statusOf(noAuthority()));
        m_host->close();
        describe(m_host->view(), *reply);
        return finish(context, grpc::Status::OK);
    }

private:
    static void list(journal::Journal& journal, wire::BoxesReply& reply) {
        reply.clear_boxes(); // the work may run twice
        const auto trust = journal.trust();
        std::map<std::pair<std::string, std::string>, wire::BoxesReply::Known> all; // by device and key
        for (const auto& known : trust->certificates()) {
            auto& each = all[{known.device, known.keyId}];
            each.set_device(known.device);
            each.set_key_id(journal::toHex(std::string_view(known.keyId)));
            each.set_until_ms(known.untilMs);
            if (const auto* const revocation = trust->revocation(known.device, known.keyId)) {
                each.set_revoked(true);
                each.set_reason(revocation->reason());
            }
        }
        for (const auto& born : journal.births()) {
            const auto at = all.find({born.chain.device, born.keyId});
            if (at == all.end())
                continue;
            at->second.set_kind(born.birth.kind);
            at->second.set_name(born.birth.name);
            at->second.set_letter(born.birth.letter);
            at->second.set_station(born.birth.station);
        }
        for (const auto& cursor : journal.cursors())
            if (const auto at = all.find({cursor.device(), journal.keyOf({cursor.device(), cursor.epoch()})});
                at != all.end())
                at->second.set_last_seq(cursor.seq());
        for (auto& [key, each] : all)
            *reply.add_boxes() = std::move(each);
    }

    journal::Writer& m_writer;
    std::filesystem::path m_authority;
    JournalRegistry m_registry;
    std::optional<Host> m_host;
};

BoxService::BoxService(journal::Writer& writer, std::optional<Host::Settings> authority, const journal::Clock& clock)
    : m_impl(std::make_unique<Impl>(writer, std::move(authority), clock)) {}

BoxService::~BoxService() = default;

grpc::Service& BoxService::service() {
    return *m_impl;
}

Host* BoxService::host() {
    return m_impl->host();
}

} // namespace phin::enrol
