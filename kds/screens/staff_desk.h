#pragma once

#include "kds/station/station.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

namespace phin::kds {

/// Who stands at this station, as people say by touching their name: what is done here then carries it. It proves
/// nothing and allows nothing. Untouched for long enough, nobody stands here any more.
class StaffDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")
    /// Who works here: [{ id, name }], by name.
    Q_PROPERTY(QVariantList people READ people NOTIFY changed)
    /// Empty: nobody.
    Q_PROPERTY(QString current READ current NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)

public:
    static constexpr int usualIdleMinutes = 30;

    StaffDesk(Station& station, QObject* parent)
        : QObject(parent)
        , m_station(station) {}

    Q_INVOKABLE void stand(const QString& id);
    Q_INVOKABLE void nobody() { stand({}); }

    [[nodiscard]] QVariantList people() const;
    [[nodiscard]] QString current() const { return m_current; }
    [[nodiscard]] QString name() const;

    /// After so many minutes without a touch nobody stands here; 0: never.
    void setIdleMinutes(int minutes) { m_idleMinutes = minutes; }
    /// Words on people, in their new state.
    void take(const std::vector<StaffMember>& words);
    /// Somebody did something, by a clock that no one sets.
    void touched(std::int64_t steadyMs) { m_touchedMs = steadyMs; }
    void tick(std::int64_t steadyMs);

signals:
    void changed();

private:
    Station& m_station;
    std::map<QString, QString> m_names; ///< of those who work here, by id
    QString m_current;
    std::int64_t m_touchedMs = 0, m_nowMs = 0;
    int m_idleMinutes = usualIdleMinutes;
};

} // namespace phin::kds
