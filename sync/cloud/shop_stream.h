#pragma once

#include "sync/cloud/courier.h"

#include <atomic>

namespace phin::cloud {

/// One agent's call. Frames in go to the shop's writer; the courier's serve() writes the answers.
class ShopStream final : public grpc::ServerBidiReactor<sync::v1::ShopFrame, sync::v1::CloudFrame>,
                         public std::enable_shared_from_this<ShopStream> {
public:
    static std::shared_ptr<ShopStream> open(std::shared_ptr<Courier> courier, grpc::CallbackServerContext& context);

    /// Null before the hello.
    [[nodiscard]] const Shop* shop() const noexcept { return m_shop.load(); }
    /// The agent's key counts no longer. After the hello.
    [[nodiscard]] bool revoked() const;
    /// On the courier's thread: tells what is new.
    void serve();
    /// Ends the call with this status, if it has not ended yet.
    void close(const grpc::Status& status);

    void OnReadDone(bool ok) override;
    void OnWriteDone(bool ok) override;
    void OnCancel() override;
    void OnDone() override;

private:
    ShopStream(std::shared_ptr<Courier> courier, grpc::CallbackServerContext& context);
    void readNext();
    void send(sync::v1::CloudFrame frame);
    grpc::Status greet(const sync::v1::Hello& hello);
    grpc::Status checkPeer(const sync::v1::Hello& hello, const Shop& shop);
    void takeBatch(const journal::Batch& batch);
    bool handToWriter(const std::string& bytes, std::uint64_t entries);
    void takeCursors(const sync::v1::Cursors& cursors);
    void takeHeads(const sync::v1::Cursors& heads);
    void answer();
    void sendDown();

    struct Waiting {
        std::string bytes;
        std::uint64_t entries = 0;
    };

    const std::shared_ptr<Courier> m_courier;
    grpc::CallbackServerContext& m_context;
    std::shared_ptr<ShopStream> m_self; ///< gRPC's own hold, until OnDone
    sync::v1::ShopFrame m_incoming;
    std::atomic<Shop*> m_shop{nullptr};
    std::string m_agent; ///< set by the hello, before m_shop
    std::string m_keyId; ///< of its certificate; empty without TLS
    std::uint64_t m_road = 0;

    std::mutex m_mutex;
    std::deque<sync::v1::CloudFrame> m_outgoing; ///< the front one is being written
    bool m_closed = false;
    bool m_reading = true;
    bool m_behindInWriting = false; ///< serve() was put off until the agent has read more
    std::size_t m_waitingBytes = 0; ///< at the writer
    std::optional<Waiting> m_held;  ///< the writer had no room for it
    bool m_handing = false;         ///< what was held is on its way to the writer: what comes next must not overtake it
    std::uint64_t m_dealt = 0;
    std::uint64_t m_told = 0;     ///< m_dealt of the last answer
    std::uint64_t m_refusals = 0; ///< since the last answer
    bool m_greeted = false;
    std::optional<std::map<journal::ChainId, std::uint64_t>> m_shopHolds; ///< of the cloud's journal, by its word
    std::uint64_t m_downDealt = 0;
    std::atomic<bool> m_cloudBorn{false}; ///< the cloud's own chain in this shop has begun

    // the courier's alone
    bool m_answered = false;
    std::map<journal::ChainId, journal::Cursor> m_toldCursors;
    std::map<journal::ChainId, std::uint64_t> m_sentDown;
    std::uint64_t m_downSent = 0;
    std::chrono::steady_clock::time_point m_downAgainAt{}; ///< after the shop did not take what was sent
    const std::chrono::steady_clock::time_point m_openedAt = std::chrono::steady_clock::now();
};

} // namespace phin::cloud
