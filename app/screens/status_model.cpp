#include "app/screens/status_model.h"

#include "app/screens/words.h"

#include <algorithm>
#include <cstdlib>

namespace phin::counter {

StatusModel::StatusModel(QString till, const journal::Clock& clock, int utcOffsetMinutes, QObject* parent)
    : QObject(parent)
    , m_till(std::move(till))
    , m_clock(clock)
    , m_utcOffsetMinutes(utcOffsetMinutes) {
    // Wakes just after each full minute of the shop's clock.
    m_minute.setSingleShot(true);
    const auto again = [this] { m_minute.start(static_cast<int>(60'050 - m_clock.nowMs() % 60'000)); };
    connect(&m_minute, &QTimer::timeout, this, [this, again] {
        emit tick();
        again();
    });
    again();
}

StatusModel::Level StatusModel::lan() const {
    if (!m_connection.connected || m_connection.twin)
        return Bad;
    return m_connection.present < m_connection.boxes || m_connection.behind > 0 ? Notice : Good;
}

QString StatusModel::lanText() const {
    if (!m_connection.connected)
        return tr("No network: selling goes on, orders are sent later");
    if (m_connection.twin)
        return tr("Another machine uses this till's name: call who installed it");
    const QString boxes = tr("%1 of %n box(es)", nullptr, m_connection.boxes).arg(m_connection.present);
    if (m_connection.behind == 0)
        return tr("%1, nothing behind").arg(boxes);
    return tr("%1, %2 behind").arg(boxes).arg(m_connection.behind);
}

StatusModel::Level StatusModel::cloud() const {
    if (!m_cloud.known && !m_connection.syncKnown)
        return Idle;
    if (m_connection.connected && !m_connection.syncPresent)
        return Notice;
    return m_cloud.entries > 200 ? Notice : Good;
}

QString StatusModel::cloudText() const {
    if (!m_cloud.known && !m_connection.syncKnown)
        return tr("Cloud: not heard of yet");
    if (m_connection.connected && !m_connection.syncPresent)
        return tr("Cloud: sync agent is away");
    if (!m_cloud.known)
        return tr("Cloud: waiting");
    return m_cloud.entries == 0 ? tr("Cloud: has everything")
                                : tr("Cloud: %n to send", nullptr,
                                     static_cast<int>(std::min<std::uint64_t>(m_cloud.entries, 1'000'000'000)));
}

QString StatusModel::warning() const {
    const int minutes = std::abs(m_connection.clockAheadMinutes);
    const QString off = minutes < 120 ? tr("%n minute(s)", nullptr, minutes) : tr("%n hour(s)", nullptr, minutes / 60);
    switch (m_connection.clock) {
    case journal::ClockDoubt::Impossible:
        return tr("This till's clock is wrong: set its date and time");
    case journal::ClockDoubt::WentBack:
        return tr("This till's clock went back by %1: set it").arg(off);
    case journal::ClockDoubt::Differs:
        return (m_connection.clockAheadMinutes > 0 ? tr("This till's clock is %1 ahead: set it")
                                                   : tr("This till's clock is %1 behind: set it"))
            .arg(off);
    case journal::ClockDoubt::Disagrees:
        return tr("The clocks of two boxes differ by %1: set the wrong one").arg(off);
    case journal::ClockDoubt::None:
        break;
    }
    return m_connection.flooding.isEmpty() ? QString()
                                           : tr("%1 sends too much: look after it").arg(m_connection.flooding);
}

StatusModel::Level StatusModel::storage() const {
    switch (m_storage) {
    case journal::StorageState::Level::Good:
        return Idle;
    case journal::StorageState::Level::Slow:
        return Notice;
    case journal::StorageState::Level::NoRoom:
    case journal::StorageState::Level::Failing:
    case journal::StorageState::Level::Damaged:
        break;
    }
    return Bad;
}

QString StatusModel::storageText() const {
    switch (m_storage) {
    case journal::StorageState::Level::Good:
        break;
    case journal::StorageState::Level::Slow:
        return tr("This till's disk is slow");
    case journal::StorageState::Level::NoRoom:
        return tr("Disk full: nothing is sold until there is room. Call the manager");
    case journal::StorageState::Level::Failing:
        return tr("Disk failing: nothing is sold until it works again. Call the manager");
    case journal::StorageState::Level::Damaged:
        return tr("This till's file is damaged: it starts again with a new one");
    }
    return {};
}

double StatusModel::progress() const {
    if (m_mostBehind == 0)
        return -1;
    return 1.0 - static_cast<double>(std::min(m_connection.behind, m_mostBehind)) / static_cast<double>(m_mostBehind);
}

QString StatusModel::progressText() const {
    if (m_revoked)
        return tr("A manager has revoked it. It sells nothing and its file is kept as it is. To use it again, enrol it "
                  "anew.");
    if (!m_connection.connected)
        return tr("Looking for the other boxes. Check that this till is on the shop's network.");
    if (m_mostBehind == 0)
        return tr("Asking the other boxes what they hold.");
    return tr("%1 of %2 entries are here")
        .arg(m_mostBehind - std::min(m_connection.behind, m_mostBehind))
        .arg(m_mostBehind);
}

QString StatusModel::clock() const {
    return Words::time(m_clock.nowMs(), m_utcOffsetMinutes);
}

void StatusModel::setConnection(const Connection& connection) {
    if (connection == m_connection)
        return;
    m_connection = connection;
    if (m_recovering)
        m_mostBehind = std::max(m_mostBehind, connection.behind);
    emit changed();
}

void StatusModel::setCloudLag(const CloudLag& lag) {
    if (lag == m_cloud)
        return;
    m_cloud = lag;
    emit changed();
}

void StatusModel::setStorage(const journal::StorageState& storage) {
    if (storage.level == m_storage)
        return;
    m_storage = storage.level;
    emit changed();
}

void StatusModel::setRecovering(bool recovering) {
    if (recovering == m_recovering)
        return;
    m_recovering = recovering;
    m_mostBehind = recovering ? m_connection.behind : 0;
    emit changed();
}

void StatusModel::setRevoked() {
    m_revoked = true;
    emit changed();
}

} // namespace phin::counter
