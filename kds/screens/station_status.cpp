#include "kds/screens/station_status.h"

#include <utility>

namespace phin::kds {

void StationStatus::hear(const Network& network, Moment now) {
    m_network = network;
    m_heardAt = m_now = now;
    if (!m_heard)
        m_since = now;
    m_heard = m_begun = true;
    review();
}

void StationStatus::setRecovering(bool recovering) {
    m_recovering = recovering;
    review();
}

void StationStatus::setRevoked() {
    m_revoked = true;
    review();
}

void StationStatus::tick(Moment now) {
    m_now = now;
    if (!std::exchange(m_begun, true))
        m_since = m_heardAt = now;
    review();
}

StationStatus::State StationStatus::judge() const {
    if (m_revoked)
        return State::Revoked;
    if (m_network.twin)
        return State::Twin;
    if (m_network.storage == journal::StorageState::Level::NoRoom)
        return State::DiskFull;
    if (m_network.storage >= journal::StorageState::Level::Failing)
        return State::DiskFailing;
    if (m_now.steadyMs - m_heardAt.steadyMs >= staleAfterMs)
        return State::Stale;
    if (!m_heard)
        return State::Waiting;
    if (!m_network.connected)
        return State::Offline;
    if (m_recovering)
        return State::Recovering;
    if (m_network.held < m_network.heads)
        return State::Behind;
    if (m_network.tillsAlive < m_network.tills)
        return State::TillSilent;
    return m_network.tills == 0 ? State::Waiting : State::Complete;
}

void StationStatus::review() {
    const auto state = judge();
    if (state != m_state)
        m_since = state == State::Stale ? m_heardAt : m_now;
    m_state = state;
    emit changed();
}

QString StationStatus::since() const {
    constexpr std::int64_t minute = 60'000, dayMinutes = 24 * 60;
    const auto ofDay = (m_since.wallMs / minute + m_utcOffsetMinutes + dayMinutes) % dayMinutes;
    return QStringLiteral("%1:%2").arg(ofDay / 60).arg(ofDay % 60, 2, 10, QLatin1Char('0'));
}

QString StationStatus::state() const {
    switch (m_state) {
    case State::Waiting:
        return QStringLiteral("waiting");
    case State::Complete:
        return QStringLiteral("complete");
    case State::Behind:
        return QStringLiteral("behind");
    case State::TillSilent:
        return QStringLiteral("tillSilent");
    case State::Offline:
        return QStringLiteral("offline");
    case State::Stale:
        return QStringLiteral("stale");
    case State::Recovering:
        return QStringLiteral("recovering");
    case State::Twin:
        return QStringLiteral("twin");
    case State::Revoked:
        return QStringLiteral("revoked");
    case State::DiskFull:
        return QStringLiteral("diskFull");
    case State::DiskFailing:
        return QStringLiteral("diskFailing");
    }
    return {};
}

QString StationStatus::level() const {
    switch (m_state) {
    case State::Complete:
        return QStringLiteral("good");
    case State::Waiting:
        return QStringLiteral("idle");
    case State::Behind: // a moment behind is the usual way of things
        return m_now.steadyMs - m_since.steadyMs < behindAfterMs ? QStringLiteral("good") : QStringLiteral("notice");
    case State::TillSilent:
    case State::Recovering:
        return QStringLiteral("notice");
    case State::Offline:
    case State::Stale:
    case State::Twin:
    case State::Revoked:
    case State::DiskFull:
    case State::DiskFailing:
        break;
    }
    return QStringLiteral("bad");
}

} // namespace phin::kds
