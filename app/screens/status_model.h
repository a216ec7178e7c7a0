#pragma once

#include "sync/journal/clock.h"
#include "sync/journal/shop_clock.h"
#include "sync/journal/storage_state.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <cstdint>

namespace phin::counter {

/// What the till sees of the shop's other boxes.
struct Connection {
    bool connected = false;
    int boxes = 1; ///< known, this one too
    int present = 1;
    std::uint64_t behind = 0; ///< entries known of but not here yet
    bool syncKnown = false;   ///< there is a sync agent
    bool syncPresent = false;
    bool twin = false; ///< another box goes by this till's name
    journal::ClockDoubt clock = journal::ClockDoubt::None;
    int clockAheadMinutes = 0; ///< of the shop's time; behind it where negative
    QString flooding = {};     ///< a box that sends too much

    friend bool operator==(const Connection&, const Connection&) = default;
};

/// How far the cloud is with this till's decisions.
struct CloudLag {
    bool known = false;
    std::uint64_t entries = 0; ///< not acknowledged yet

    friend bool operator==(const CloudLag&, const CloudLag&) = default;
};

/// What is always in sight: can it sell, does it hear the others, how far is the cloud, what time is it.
class StatusModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString till READ till CONSTANT)
    Q_PROPERTY(Level lan READ lan NOTIFY changed)
    Q_PROPERTY(QString lanText READ lanText NOTIFY changed)
    Q_PROPERTY(Level cloud READ cloud NOTIFY changed)
    Q_PROPERTY(QString cloudText READ cloudText NOTIFY changed)
    /// Idle where there is nothing to say.
    Q_PROPERTY(Level storage READ storage NOTIFY changed)
    Q_PROPERTY(QString storageText READ storageText NOTIFY changed)
    Q_PROPERTY(bool recovering READ isRecovering NOTIFY changed)
    /// What somebody has to see to, in a few words; empty: nothing.
    Q_PROPERTY(QString warning READ warning NOTIFY changed)
    /// The shop does not listen to this till any more: it does not sell.
    Q_PROPERTY(bool revoked READ isRevoked NOTIFY changed)
    /// 0 to 1 while recovering; -1: not known yet.
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(QString progressText READ progressText NOTIFY changed)
    Q_PROPERTY(QString clock READ clock NOTIFY tick)

public:
    enum Level { Idle, Good, Notice, Bad };
    Q_ENUM(Level)

    StatusModel(QString till, const journal::Clock& clock, int utcOffsetMinutes, QObject* parent = nullptr);

    [[nodiscard]] QString till() const { return m_till; }
    [[nodiscard]] Level lan() const;
    [[nodiscard]] QString lanText() const;
    [[nodiscard]] Level cloud() const;
    [[nodiscard]] QString cloudText() const;
    [[nodiscard]] QString warning() const;
    [[nodiscard]] Level storage() const;
    [[nodiscard]] QString storageText() const;
    [[nodiscard]] bool isRecovering() const { return m_recovering; }
    [[nodiscard]] bool isRevoked() const { return m_revoked; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString clock() const;

    void setConnection(const Connection& connection);
    void setCloudLag(const CloudLag& lag);
    void setStorage(const journal::StorageState& storage);
    void setRecovering(bool recovering);
    void setRevoked();
    void reword() { emit changed(); }

signals:
    void changed();
    void tick();

private:
    QString m_till;
    const journal::Clock& m_clock;
    int m_utcOffsetMinutes;
    QTimer m_minute;
    Connection m_connection;
    CloudLag m_cloud;
    journal::StorageState::Level m_storage = journal::StorageState::Level::Good;
    bool m_recovering = false;
    bool m_revoked = false;
    std::uint64_t m_mostBehind = 0; ///< since recovering began
};

} // namespace phin::counter
