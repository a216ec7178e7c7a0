#pragma once

#include "app/control/till_server.h"
#include "phin/till/v1/till.grpc.pb.h"
#include "tests/counter/till_fixture.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <atomic>

namespace phin::test {

/// A till behind its socket, and a client on it.
class Served {
public:
    explicit Served(bool withMenu = true)
        : m_till(withMenu) {
        auto server = control::TillServer::start(m_till.till(), options());
        if (!server)
            throw std::runtime_error(server.error().message);
        m_server = std::move(*server);
        connect();
    }

    [[nodiscard]] control::TillServer::Options options() {
        return {socket(), m_till.box().journalFile(), [] { return "ready"; }, [this] { return m_lan.load(); }};
    }
    [[nodiscard]] std::filesystem::path socket() { return m_till.box().folder() / "control.sock"; }
    [[nodiscard]] till::v1::Till::Stub& stub() { return *m_stub; }
    [[nodiscard]] std::shared_ptr<grpc::Channel> channel() { return m_channel; }
    [[nodiscard]] TillFixture& till() { return m_till; }
    [[nodiscard]] control::TillServer& server() { return *m_server; }
    std::atomic<bool> m_lan{false};

    void connect() {
        grpc::ChannelArguments arguments;
        arguments.SetMaxSendMessageSize(-1);
        arguments.SetInt("grpc.use_local_subchannel_pool", 1); // each test has its own connection
        m_channel =
            grpc::CreateCustomChannel("unix:" + socket().string(), grpc::InsecureChannelCredentials(), arguments);
        m_stub = till::v1::Till::NewStub(m_channel);
    }

    /// One call with a deadline, so that a lost answer fails the test and does not hang it.
    template <class Request, class Reply>
    grpc::Status call(grpc::Status (till::v1::Till::Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                      const Request& request, Reply& reply) {
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
        context.set_wait_for_ready(true);
        return (*m_stub.*method)(&context, request, &reply);
    }

    /// Arbitrary bytes as the request of a method.
    grpc::Status callRaw(const std::string& method, const std::string& bytes) {
        grpc::GenericStub generic(m_channel);
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
        grpc::Slice slice(bytes);
        grpc::ByteBuffer request(&slice, 1);
        grpc::ByteBuffer reply;
        grpc::CompletionQueue queue;
        auto reader = generic.PrepareUnaryCall(&context, "/phin.till.v1.Till/" + method, request, &queue);
        grpc::Status status;
        reader->StartCall();
        reader->Finish(&reply, &status, nullptr);
        void* tag = nullptr;
        bool ok = false;
        queue.Next(&tag, &ok);
        return status;
    }

private:
    TillFixture m_till;
    std::unique_ptr<control::TillServer> m_server;
    std::shared_ptr<grpc::Channel> m_channel;
    std::unique_ptr<till::v1::Till::Stub> m_stub;
};

inline till::v1::SellRequest sellRequest(std::uint32_t order, const std::string& product) {
    till::v1::SellRequest request;
    request.set_order_id(idOf(order).bytes());
    request.set_payment_id(idOf(100'000 + order).bytes());
    auto& line = *request.add_lines();
    line.set_product(product);
    line.set_quantity(1);
    return request;
}

} // namespace phin::test

#define PHIN_CALL(expression)                                                                                          \
    do {                                                                                                               \
        const auto outcome = (expression);                                                                             \
        QVERIFY2(outcome.ok(), outcome.error_message().c_str());                                                       \
    } while (false)
#define PHIN_STATUS(expression, expected)                                                                              \
    do {                                                                                                               \
        const auto outcome = (expression);                                                                             \
        QVERIFY2(outcome.error_code() == (expected),                                                                   \
                 qPrintable(QString("%1: %2").arg(outcome.error_code()).arg(outcome.error_message().c_str())));        \
    } while (false)
