#pragma once

#include "sync/control/call_status.h"

#include <grpcpp/grpcpp.h>
#include <grpcpp/support/proto_buffer_reader.h>
#include <grpcpp/support/proto_buffer_writer.h>

#include <functional>
#include <utility>

namespace phin::control {

/// What a call is answered with, once: at once or later, from any thread.
template <class Reply>
class Answer {
public:
    Answer(grpc::ServerUnaryReactor* reactor, grpc::ByteBuffer* reply)
        : m_reactor(reactor)
        , m_reply(reply) {}

    void operator()(const Result<Reply>& result) const {
        if (!result) {
            m_reactor->Finish(statusOf(result.error()));
            return;
        }
        bool own = false;
        m_reactor->Finish(grpc::SerializationTraits<Reply>::Serialize(*result, m_reply, &own));
    }

private:
    grpc::ServerUnaryReactor* m_reactor;
    grpc::ByteBuffer* m_reply;
};

/// Reads the request by itself and not through gRPC, which answers bytes that are no such message with INTERNAL, as if
/// the fault were ours.
template <class Request, class Reply, class Handle>
grpc::ServerUnaryReactor* answered(grpc::CallbackServerContext* context, const grpc::ByteBuffer* bytes,
                                   grpc::ByteBuffer* reply, Handle&& handle) {
    auto* reactor = context->DefaultReactor();
    Request request;
    grpc::ByteBuffer copy(*bytes); // only the slices' counters
    if (const auto read = grpc::SerializationTraits<Request>::Deserialize(&copy, &request); !read.ok()) {
        reactor->Finish(
            {grpc::StatusCode::INVALID_ARGUMENT, "these bytes are not a " + Request::descriptor()->full_name()});
        return reactor;
    }
    std::forward<Handle>(handle)(request, Answer<Reply>(reactor, reply));
    return reactor;
}

} // namespace phin::control
