#pragma once

#include "sync/box/config.h"
#include "sync/box/recovery.h"
#include "sync/journal/identity.h"
#include "sync/journal/shop_clock.h"
#include "sync/journal/writer.h"
#include "sync/lan/peer.h"

#include <memory>
#include <mutex>

namespace phin::box {

/// What every box does the same: identity, journal, writer, LAN, and rebuilding itself from its neighbours.
/// main.cpp makes one, hangs its observers on, and starts it.
class Box {
public:
    /// `wall` may be wrong, be set and jump; `running` runs evenly. Both outlive the box.
    static Result<std::unique_ptr<Box>> open(Config config, const journal::Clock& wall, const journal::Clock& running);
    ~Box();

    [[nodiscard]] const Config& config() const noexcept { return m_config; }
    [[nodiscard]] journal::Writer& writer() noexcept { return *m_writer; }
    [[nodiscard]] lan::Peer& lan() noexcept { return *m_lan; }
    /// The shop's time, which everything that a box decides is dated by.
    [[nodiscard]] const journal::ShopClock& clock() const noexcept { return m_clock; }
    [[nodiscard]] Phase phase() const;
    /// What a manager should know of this box now, one sentence each: what is wrong and what to do. Any thread.
    [[nodiscard]] std::vector<std::string> warnings() const;

    /// Before start(): called (on some thread; hand over) when the phase changes.
    void observePhase(std::function<void(Phase)> observer) { m_phaseObserver = std::move(observer); }
    void start();
    /// Stops the LAN, finishes what waits, closes the file.
    void stop();

private:
    Box(Config config, const journal::Clock& wall, const journal::Clock& running)
        : m_config(std::move(config))
        , m_clock(wall, running) {}
    void compareClocks(const lan::View& view);
    void lookForOwnPast(const lan::View& view);
    void tidy();
    void begin();
    void began(const Status& status);
    void toldPhase(Phase before);

    Config m_config;
    journal::ShopClock m_clock;
    journal::ClockDoubt m_doubt = journal::ClockDoubt::None; // that was logged last; the LAN's thread
    std::unique_ptr<journal::Identity> m_identity;
    std::unique_ptr<journal::Authority> m_authority;
    std::unique_ptr<journal::Writer> m_writer;
    std::unique_ptr<lan::Peer> m_lan;
    std::function<void(Phase)> m_phaseObserver;
    mutable std::mutex m_mutex; // guards what follows
    Recovery m_recovery{false};
    std::int64_t m_tidiedMs = 0; // the LAN's thread
};

} // namespace phin::box
