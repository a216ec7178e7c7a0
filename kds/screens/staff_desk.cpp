#include "kds/screens/staff_desk.h"

#include <QtCore/QCollator>

namespace phin::kds {

void StaffDesk::stand(const QString& id) {
    const auto next = m_names.count(id) ? id : QString();
    m_touchedMs = m_nowMs;
    if (next == m_current)
        return;
    m_current = next;
    m_station.setStaff(next.toStdString());
    emit changed();
}

QVariantList StaffDesk::people() const {
    std::vector<std::pair<QString, QString>> sorted(m_names.begin(), m_names.end());
    const QCollator collator{QLocale(QLocale::Vietnamese)};
    std::stable_sort(sorted.begin(), sorted.end(), [&](const auto& left, const auto& right) {
        return collator.compare(left.second, right.second) < 0;
    });
    QVariantList all;
    for (const auto& [id, name] : sorted)
        all += QVariantMap{{QStringLiteral("id"), id}, {QStringLiteral("name"), name}};
    return all;
}

QString StaffDesk::name() const {
    const auto found = m_names.find(m_current);
    return found == m_names.end() ? QString() : found->second;
}

void StaffDesk::take(const std::vector<StaffMember>& words) {
    for (const auto& person : words) {
        const auto id = QString::fromStdString(person.id.toString());
        if (person.active)
            m_names[id] = QString::fromStdString(person.name);
        else
            m_names.erase(id);
    }
    if (!m_current.isEmpty() && !m_names.count(m_current))
        nobody(); // works here no more
    else if (!words.empty())
        emit changed();
}

void StaffDesk::tick(std::int64_t steadyMs) {
    m_nowMs = steadyMs;
    if (!m_current.isEmpty() && m_idleMinutes > 0 && steadyMs - m_touchedMs >= m_idleMinutes * std::int64_t{60'000})
        nobody();
}

} // namespace phin::kds
