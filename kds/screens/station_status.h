#pragma once

#include "kds/tickets/ageing.h"
#include "sync/journal/storage_state.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <cstdint>

namespace phin::kds {

/// What a station needs to know of the shop's network to say whether its screen can be trusted.
struct Network {
    bool connected = false;
    int tills = 0;
    int tillsAlive = 0;
    std::uint64_t heads = 0; ///< entries that the tills' journals have, by their own word
    std::uint64_t held = 0;  ///< of these, those we hold
    bool twin = false;       ///< another box goes by our name
    journal::StorageState::Level storage = journal::StorageState::Level::Good; ///< of this station
};

/// Whether what the screen shows is all there is: proven by counting, not by an icon of a plug.
class StationStatus : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(QString level READ level NOTIFY changed)
    Q_PROPERTY(qulonglong heads READ heads NOTIFY changed)
    Q_PROPERTY(qulonglong held READ held NOTIFY changed)
    Q_PROPERTY(int tills READ tills NOTIFY changed)
    Q_PROPERTY(int tillsAlive READ tillsAlive NOTIFY changed)
    Q_PROPERTY(QString since READ since NOTIFY changed)

public:
    using QObject::QObject;

    /// The shop's local time, in which people are told since when.
    void setUtcOffset(int minutes) { m_utcOffsetMinutes = minutes; }
    /// The network was heard of at that moment.
    void hear(const Network& network, Moment now);
    void setRecovering(bool recovering);
    /// The shop does not listen to this box any more.
    void setRevoked();
    /// Silence grows old too.
    void tick(Moment now);

    /// complete: all the tills' entries are here · behind: some are on their way · tillSilent: a till is off ·
    /// offline: no broker answers · stale: not even our own network thread has spoken · recovering · twin · revoked ·
    /// diskFull · diskFailing: nothing is taken in and nothing that is marked is kept · waiting: nothing is known yet
    [[nodiscard]] QString state() const;
    /// good, notice, bad, idle
    [[nodiscard]] QString level() const;
    [[nodiscard]] qulonglong heads() const noexcept { return m_network.heads; }
    [[nodiscard]] qulonglong held() const noexcept { return m_network.held; }
    [[nodiscard]] int tills() const noexcept { return m_network.tills; }
    [[nodiscard]] int tillsAlive() const noexcept { return m_network.tillsAlive; }
    /// The shop's time at which it began, "10:42"; of a silence: when something was heard last.
    [[nodiscard]] QString since() const;

    /// After this much silence the screen no longer claims to be fresh: it is looked at every second, and people are
    /// told within three.
    static constexpr std::int64_t staleAfterMs = 2'000;
    /// So long it may lag behind the tills before that is worth a word.
    static constexpr std::int64_t behindAfterMs = 3'000;

signals:
    void changed();

private:
    enum class State {
        Waiting,
        Complete,
        Behind,
        TillSilent,
        Offline,
        Stale,
        Recovering,
        Twin,
        Revoked,
        DiskFull,
        DiskFailing
    };
    [[nodiscard]] State judge() const;
    void review();

    Network m_network;
    bool m_heard = false;
    bool m_recovering = false;
    bool m_revoked = false;
    bool m_begun = false;
    Moment m_heardAt, m_now, m_since;
    int m_utcOffsetMinutes = 420;
    State m_state = State::Waiting;
};

} // namespace phin::kds
