#pragma once

#include "sync/box/config.h"
#include "sync/box/damage.h"
#include "sync/box/recovery.h"
#include "sync/journal/certificate_keeper.h"
#include "sync/journal/identity.h"
#include "sync/journal/inspector.h"
#include "sync/journal/shop_clock.h"
#include "sync/journal/writer.h"
#include "sync/lan/peer.h"

#include <memory>
#include <mutex>
#include <thread>

namespace phin::box {

/// What every box does the same: identity, journal, writer, LAN, and rebuilding itself from its neighbours.
/// Its certificate is renewed in time, through the journal. main.cpp makes one, hangs its observers on, and starts it.
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
    /// Before start(): called (on some thread; hand over) where the file turns out to be damaged. The program is to end
    /// and be started again at once: open() sets the file aside, and the box goes on in a new one.
    void observeDamage(std::function<void(const std::string&)> observer) { m_damageObserver = std::move(observer); }
    void start();
    /// Stops the LAN, finishes what waits, closes the file.
    void stop();

    /// A file of this name in the data folder is a manager's word that this box shall go on although nobody can tell
    /// where it stood: "LAST_RECEIPT LAST_ORDER_OF_TODAY", see `phin start-alone`.
    static constexpr char startAloneName[] = "start-alone";

private:
    Box(Config config, const journal::Clock& wall, const journal::Clock& running)
        : m_config(std::move(config))
        , m_clock(wall, running)
        , m_damage(m_config) {}
    Result<std::unique_ptr<journal::Journal>> openJournal(bool had);
    Status findOwnPast(journal::Journal& journal, bool had);
    void look(const lan::View& view);
    void compareClocks(const lan::View& view);
    void lookForOwnPast(const lan::View& view);
    [[nodiscard]] std::optional<journal::OwnPast> startAlone() const;
    void begin(std::optional<journal::OwnPast> past);
    void began(const Status& status);
    void toldPhase(Phase before);
    void tidy();
    void tidyOn(std::int64_t now);
    void damaged(const std::string& why);
    void takeOver();
    void keepCertificates();
    void heed(const journal::Trust& trust);
    void note(const journal::Refused& refused);

    Config m_config;
    journal::ShopClock m_clock;
    journal::ClockDoubt m_doubt = journal::ClockDoubt::None; // that was logged last; the LAN's thread
    Damage m_damage;
    std::unique_ptr<journal::Identity> m_identity;
    std::unique_ptr<journal::Authority> m_authority;
    std::unique_ptr<journal::Writer> m_writer;
    std::unique_ptr<lan::Peer> m_lan;
    std::unique_ptr<journal::Inspector> m_inspector;
    std::thread m_takingOver; ///< entries of a file that was set aside
    std::atomic<bool> m_stopping{false};
    std::function<void(Phase)> m_phaseObserver;
    std::function<void(const std::string&)> m_damageObserver;
    std::atomic<bool> m_damageTold{false};
    std::unique_ptr<journal::CertificateKeeper> m_keeper; // the writer's thread
    mutable std::mutex m_mutex;                           // guards what follows
    Recovery m_recovery{false};
    std::string m_fork;          // why; empty: never two histories under one name
    std::int64_t m_tidiedMs = 0; // the LAN's thread
    std::int64_t m_keptMs = 0;   // the LAN's thread
};

} // namespace phin::box
