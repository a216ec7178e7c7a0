#pragma once

#include "phin/sync/v1/replication.grpc.pb.h"
#include "sync/cloud/metrics.h"
#include "sync/cloud/shops.h"

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>

namespace phin::cloud {

class Courier;

/// The cloud's end of the road: takes the shops' journals, tells what it has committed, sends its own journal down.
/// gRPC's threads only hand over to the shops' writers; one courier thread writes the answers.
class Ingest final : public sync::v1::Replication::CallbackService {
public:
    struct Settings {
        /// The peer's certificate must be of the shop and device that its hello names. Off only where there is no TLS.
        bool checkPeers = false;
        std::chrono::milliseconds helloWithin{10'000};
        std::size_t waitingBytes = 2 * 1024 * 1024; ///< of one stream at the writer; then its socket is not read
        std::size_t downWindow = 4;                 ///< batches of the cloud's journal under way to a shop
        std::size_t batchBytes = 192 * 1024;        ///< about
        std::size_t streams = 2'000;                ///< of all shops; an agent has one, and for a moment a dead one
        std::size_t streamsOfAShop = 8;
    };

    /// Registers itself with the shops' writers: make it before they start, stop it before they stop.
    Ingest(Settings settings, Shops& shops, Metrics& metrics, const journal::Clock& clock);
    ~Ingest() override;

    void start();
    /// Ends all streams and the courier; then shut the gRPC server down.
    void stop();

    grpc::ServerBidiReactor<sync::v1::ShopFrame, sync::v1::CloudFrame>*
    Replicate(grpc::CallbackServerContext* context) override;

private:
    std::shared_ptr<Courier> m_courier;
};

} // namespace phin::cloud
