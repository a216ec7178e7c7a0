#pragma once

#include "app/cli/replay/loop.h"

#include <grpcpp/grpcpp.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace phin::cli {

/// Calls under way to one box. The answer comes on the loop's thread; when this goes, all are taken back and waited
/// for. What a call is made of goes on the loop's thread too: with it may go the channel, and gRPC must not be made to
/// end a channel from within one of its own callbacks.
class Calls {
public:
    explicit Calls(Loop& loop)
        : m_shared(std::make_shared<Shared>(loop)) {}
    ~Calls();
    Calls(const Calls&) = delete;
    Calls& operator=(const Calls&) = delete;

    /// `start(context, request*, reply*, callback)` hands the call to a stub; `done(status, reply)` gets the answer.
    template <class Reply, class Request, class Start, class Done>
    void send(Request request, std::chrono::milliseconds deadline, Start start, Done done) {
        struct Call {
            grpc::ClientContext context;
            Request request;
            Reply reply;
        };
        auto call = std::make_shared<Call>();
        call->request = std::move(request);
        call->context.set_deadline(std::chrono::system_clock::now() + deadline);
        m_shared->begin({call, &call->context}); // shares the call's life
        start(&call->context, &call->request, &call->reply,
              [shared = m_shared, call, done = std::move(done)](grpc::Status status) mutable {
                  shared->end(&call->context, [status = std::move(status), reply = std::move(call->reply),
                                               done = std::move(done)] { done(status, reply); });
              });
    }

    /// What the callbacks hold: they come from gRPC's threads.
    class Shared {
    public:
        explicit Shared(Loop& loop)
            : m_loop(loop) {}
        /// A call or stream that can be taken back from now on, until end().
        void begin(std::shared_ptr<grpc::ClientContext> context);
        /// Hands `task` to the loop, unless nobody waits any more.
        void post(Loop::Task task);
        void end(grpc::ClientContext* context, Loop::Task task);
        void close();

    private:
        using Contexts = std::vector<std::shared_ptr<grpc::ClientContext>>;
        /// Takes out, with the mutex held, those of which gRPC has let go.
        [[nodiscard]] Contexts letGo();

        Loop& m_loop;
        std::mutex m_mutex;
        std::condition_variable m_idle;
        std::unordered_map<grpc::ClientContext*, std::shared_ptr<grpc::ClientContext>> m_open;
        Contexts m_ended; // their callbacks may still be on their way out
        bool m_closed = false;
    };
    [[nodiscard]] std::shared_ptr<Shared> shared() const { return m_shared; }

private:
    std::shared_ptr<Shared> m_shared;
};

} // namespace phin::cli
