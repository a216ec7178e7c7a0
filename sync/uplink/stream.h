#pragma once

#include "phin/sync/v1/replication.grpc.pb.h"

#include <grpcpp/grpcpp.h>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace phin::uplink {

/// One call of Replicate: frames out in order, frames in one at a time (the next is read when the last was taken, so a
/// flood stops at the socket). gRPC's threads only hand over; what is done with a frame happens elsewhere.
class Stream final : public grpc::ClientBidiReactor<sync::v1::ShopFrame, sync::v1::CloudFrame>,
                     public std::enable_shared_from_this<Stream> {
public:
    /// Called on gRPC's threads, never after `ended`; must only hand over.
    struct Handlers {
        std::function<void(sync::v1::CloudFrame)> received;
        std::function<void()> closing; ///< the other side is gone; `ended` follows after release()
        /// The last word. Nothing of the call holds the channel any more, except who holds this object.
        std::function<void(const grpc::Status&)> ended;
    };

    static std::shared_ptr<Stream> open(const std::shared_ptr<grpc::Channel>& channel, Handlers handlers);

    void send(sync::v1::ShopFrame frame);
    /// Ready for the next frame.
    void readNext();
    /// Breaks the call off.
    void cancel();
    /// No more of send() and readNext(); lets the call end. To be called once, whatever happened.
    void release();

    void OnReadDone(bool ok) override;
    void OnWriteDone(bool ok) override;
    void OnDone(const grpc::Status& status) override;

private:
    explicit Stream(Handlers handlers)
        : m_handlers(std::move(handlers)) {}

    Handlers m_handlers;
    std::unique_ptr<sync::v1::Replication::Stub> m_stub;
    grpc::ClientContext m_context;
    sync::v1::CloudFrame m_incoming;
    std::shared_ptr<Stream> m_self; ///< gRPC's own hold on it, until OnDone
    std::mutex m_mutex;
    std::deque<sync::v1::ShopFrame> m_outgoing; ///< the front one is being written
    bool m_released = false;
    bool m_broken = false;
};

} // namespace phin::uplink
