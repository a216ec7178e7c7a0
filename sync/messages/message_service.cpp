#include "sync/messages/message_service.h"

#include "phin/box/v1/messages.grpc.pb.h"
#include "sync/control/call_status.h"
#include "sync/journal/reader.h"

#include <grpcpp/grpcpp.h>

namespace phin::messages {
namespace {

namespace wire = phin::box::v1;

constexpr std::size_t mostListed = 500; // the newest: fits what a client takes

model::v1::MessageSent messageOf(const wire::SendMessageRequest& request) {
    model::v1::MessageSent message;
    message.set_message_id(request.message_id());
    message.set_to(request.to());
    message.set_canned(request.canned());
    message.set_text(request.text());
    message.set_order_id(request.order_id());
    message.set_line(request.line());
    message.set_product(request.product());
    message.set_needs_ack(request.needs_ack());
    return message;
}

void describe(const ShopMessage& message, const MenuIndex& menu, wire::Message& out) {
    out.set_from(message.from);
    *out.mutable_sent() = message.sent;
    out.set_vi(messageText(message.sent, menu, "vi"));
    out.set_en(messageText(message.sent, menu, "en"));
    for (const auto& seen : message.seen) {
        auto& by = *out.add_seen();
        by.set_device(seen.device);
        by.set_at_ms(seen.atMs);
        by.set_staff(seen.staff);
    }
}

/// Says what became of a call, once.
template <class Reply>
Done answer(grpc::ServerUnaryReactor* reactor, Reply* reply) {
    return [reactor, reply](const Result<journal::MessageDone>& outcome) {
        if (outcome)
            reply->set_repeated_command(outcome->repeated);
        reactor->Finish(outcome ? grpc::Status::OK : control::statusOf(outcome.error()));
    };
}

} // namespace

class MessageService::Impl final : public wire::Messages::CallbackService {
public:
    explicit Impl(Use use)
        : m_use(std::move(use)) {}

    grpc::ServerUnaryReactor* Send(grpc::CallbackServerContext* context, const wire::SendMessageRequest* request,
                                   wire::SendMessageReply* reply) override {
        auto* const reactor = context->DefaultReactor();
        m_use.send(messageOf(*request), answer(reactor, reply));
        return reactor;
    }
    grpc::ServerUnaryReactor* See(grpc::CallbackServerContext* context, const wire::SeeMessageRequest* request,
                                  wire::SeeMessageReply* reply) override {
        auto* const reactor = context->DefaultReactor();
        if (const auto id = Uuid::fromBytes(request->message_id()))
            m_use.see(*id, answer(reactor, reply));
        else
            reactor->Finish(control::statusOf({ErrorKind::WrongUse, "a message's id has 16 bytes"}));
        return reactor;
    }
    grpc::ServerUnaryReactor* List(grpc::CallbackServerContext* context, const wire::MessagesRequest* request,
                                   wire::MessagesReply* reply) override {
        auto* const reactor = context->DefaultReactor();
        reactor->Finish(list(request->business_date(), *reply));
        return reactor;
    }

private:
    grpc::Status list(std::int32_t businessDate, wire::MessagesReply& reply) {
        try {
            auto reader = journal::Reader::open(m_use.journal);
            if (!reader)
                return control::statusOf(reader.error());
            const auto menu = m_use.menu();
            const auto all = reader->messages(businessDate);
            for (auto i = all.size() - std::min(all.size(), mostListed); i < all.size(); ++i)
                describe(all[i], *menu, *reply.add_messages());
        } catch (const SQLite::Exception& error) {
            return control::statusOf(journal::explain(error));
        }
        return grpc::Status::OK;
    }

    Use m_use;
};

MessageService::MessageService(Use use)
    : m_impl(std::make_unique<Impl>(std::move(use))) {}

MessageService::~MessageService() = default;

grpc::Service& MessageService::service() {
    return *m_impl;
}

} // namespace phin::messages
