#pragma once

#include "sync/box/config.h"
#include "sync/journal/certificate_keeper.h"
#include "sync/journal/identity.h"
#include "sync/journal/writer.h"
#include "sync/lan/peer.h"

#include <atomic>
#include <memory>

namespace phin::box {

/// Where a box stands between power-on and selling.
enum class Phase {
    Recovering, ///< its file is gone or lags behind what the neighbours hold of it: being rebuilt from them
    Ready,
    Revoked, ///< the shop does not listen to it any more; it decides nothing
};

/// "recovering", "ready" or "revoked", as the control sockets say it.
[[nodiscard]] const char* phaseName(Phase phase) noexcept;

/// What every box does the same: identity, journal, writer, LAN, and rebuilding itself from its neighbours.
/// Its certificate is renewed in time, through the journal. main.cpp makes one, hangs its observers on, and starts it.
class Box {
public:
    static Result<std::unique_ptr<Box>> open(Config config, const journal::Clock& clock);
    ~Box();

    [[nodiscard]] const Config& config() const noexcept { return m_config; }
    [[nodiscard]] journal::Writer& writer() noexcept { return *m_writer; }
    [[nodiscard]] lan::Peer& lan() noexcept { return *m_lan; }
    [[nodiscard]] const journal::Clock& clock() const noexcept { return m_clock; }
    [[nodiscard]] Phase phase() const noexcept { return m_phase; }

    /// Before start(): called (on some thread; hand over) when the phase changes.
    void observePhase(std::function<void(Phase)> observer) { m_phaseObserver = std::move(observer); }
    void start();
    /// Stops the LAN, finishes what waits, closes the file.
    void stop();

private:
    Box(Config config, const journal::Clock& clock)
        : m_config(std::move(config))
        , m_clock(clock) {}
    void lookForOwnPast(const lan::View& view);
    void tidy();
    void keepCertificates();
    void heed(const journal::Trust& trust);
    void become(Phase phase);

    Config m_config;
    const journal::Clock& m_clock;
    std::unique_ptr<journal::Identity> m_identity;
    std::unique_ptr<journal::Authority> m_authority;
    std::unique_ptr<journal::Writer> m_writer;
    std::unique_ptr<lan::Peer> m_lan;
    std::function<void(Phase)> m_phaseObserver;
    std::atomic<Phase> m_phase{Phase::Ready};
    std::atomic<bool> m_beginning{false};
    std::unique_ptr<journal::CertificateKeeper> m_keeper; // the writer's thread
    std::int64_t m_tidiedMs = 0;                          // the LAN's thread
    std::int64_t m_keptMs = 0;                            // the LAN's thread
};

} // namespace phin::box
