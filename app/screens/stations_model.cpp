#include "app/screens/stations_model.h"

#include <algorithm>

namespace phin::counter {
namespace {

using Kind = Alarm::Kind;

const char* kindOf(Kind kind) {
    switch (kind) {
    case Kind::NobodyTakes:
        return "nobodyTakes";
    case Kind::StationOff:
        return "stationOff";
    case Kind::ScreenBehind:
        return "screenBehind";
    case Kind::ScreenOff:
        return "screenOff";
    case Kind::Fallen:
        return "fallen";
    case Kind::Paused:
        break;
    }
    return "paused";
}

} // namespace

StationsModel::StationsModel(Till& till, Inbox::Sender inbox, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_inbox(std::move(inbox)) {}

void StationsModel::take(std::shared_ptr<const ShopNow> now) {
    m_now = std::move(now);
    show();
}

void StationsModel::setLanguage(const std::string& language) {
    m_words.language = language;
    show();
}

QString StationsModel::nameOf(const std::string& device) const {
    for (const auto& screen : m_now->screens)
        if (screen.device == device)
            return stationName(screen.station);
    return QString::fromStdString(device);
}

QString StationsModel::stationName(const std::string& id) const {
    const auto menu = m_till.publishedMenu();
    const auto* const station = menu->station(id);
    return station ? m_words.text(station->name()) : QString::fromStdString(id);
}

QString StationsModel::time(std::int64_t ms) const {
    return Words::time(ms, m_till.settings().utcOffsetMinutes);
}

QString StationsModel::title(const Alarm& alarm) const {
    const auto station = stationName(alarm.station);
    switch (alarm.kind) {
    case Kind::NobodyTakes:
        return tr("%1: nobody at %2 begins it").arg(QString::fromStdString(alarm.number), station);
    case Kind::StationOff:
        return alarm.sinceMs == 0 ? tr("%1 has no screen that is on").arg(station)
                                  : tr("%1: its screen is off since %2").arg(station, time(alarm.sinceMs));
    case Kind::ScreenBehind:
        return tr("%1: its screen does not keep up since %2").arg(station, time(alarm.sinceMs));
    case Kind::ScreenOff:
        return tr("%1: one of its screens is off since %2").arg(station, time(alarm.sinceMs));
    case Kind::Fallen:
        return tr("%1 makes what %2 cannot").arg(stationName(alarm.to), station);
    case Kind::Paused:
        break;
    }
    return tr("%1 is paused since %2").arg(station, time(alarm.sinceMs));
}

QString StationsModel::text(const Alarm& alarm) const {
    QStringList parts;
    QStringList lines;
    for (const auto& line : alarm.lines)
        lines += tr("%1 × %2").arg(line.units).arg(m_words.text(line.name));
    switch (alarm.kind) {
    case Kind::NobodyTakes:
        parts += lines.join(QStringLiteral(", "));
        parts += alarm.off ? tr("since %1, and no screen there is on").arg(time(alarm.sinceMs))
                           : tr("since %1").arg(time(alarm.sinceMs));
        break;
    case Kind::StationOff:
        if (alarm.count > 0)
            parts += tr("%n line(s) wait there", "", static_cast<int>(alarm.count));
        if (!alarm.to.empty())
            parts += tr("new work goes to %1").arg(stationName(alarm.to));
        break;
    case Kind::ScreenBehind:
        parts += tr("%n entries of this till are missing there", "", static_cast<int>(alarm.count));
        break;
    case Kind::ScreenOff:
        parts += QString::fromStdString(alarm.screen);
        break;
    case Kind::Fallen:
        parts += QString::fromStdString(alarm.number);
        parts += tr("%n line(s)", "", static_cast<int>(alarm.count));
        break;
    case Kind::Paused:
        if (!alarm.reason.empty())
            parts += QString::fromStdString(alarm.reason);
        if (alarm.count > 0)
            parts += tr("%n line(s) wait there", "", static_cast<int>(alarm.count));
        break;
    }
    return parts.join(QStringLiteral(" · "));
}

void StationsModel::show() {
    QVariantList next;
    QVariantMap paused;
    QStringList urgent;
    bool isNew = false;
    for (const auto& alarm : m_now->alarms) {
        const auto id = QString::fromStdString(alarm.id);
        if (alarm.urgent()) {
            urgent += id;
            isNew = isNew || !m_known.contains(id);
        }
        const bool hands = alarm.kind == Kind::NobodyTakes && !alarm.to.empty();
        const auto order = Uuid::fromBytes(alarm.order);
        next +=
            QVariantMap{{QStringLiteral("id"), id},
                        {QStringLiteral("kind"), QLatin1String(kindOf(alarm.kind))},
                        {QStringLiteral("urgent"), alarm.urgent()},
                        {QStringLiteral("title"), title(alarm)},
                        {QStringLiteral("text"), text(alarm)},
                        {QStringLiteral("handText"), hands ? tr("Hand to %1").arg(stationName(alarm.to)) : QString()},
                        {QStringLiteral("station"), QString::fromStdString(alarm.station)},
                        {QStringLiteral("orderId"), order ? toQString(*order) : QString()},
                        {QStringLiteral("number"), QString::fromStdString(alarm.number)}};
        if (alarm.kind == Kind::Paused)
            paused.insert(QString::fromStdString(alarm.station), title(alarm));
    }
    if (next == m_alarms && paused == m_paused)
        return;
    m_alarms = next;
    m_paused = paused;
    m_known = urgent;
    m_urgent = static_cast<int>(urgent.size());
    emit changed();
    if (isNew)
        emit raised();
}

void StationsModel::handOver(const QString& id) {
    const auto at = std::find_if(m_now->alarms.begin(), m_now->alarms.end(),
                                 [&](const Alarm& alarm) { return QString::fromStdString(alarm.id) == id; });
    if (at == m_now->alarms.end() || at->to.empty() || at->kind != Kind::NobodyTakes)
        return; // it is over already
    std::vector<journal::Part> parts;
    for (const auto& line : at->lines)
        parts.push_back({line.line, line.part});
    const auto number = QString::fromStdString(at->number);
    m_till.handOver(at->order, std::move(parts), at->to,
                    [inbox = m_inbox, self = this, number, to = at->to](const Result<journal::Moved>& moved) {
                        inbox.post([self, number, to, status = moved ? done() : Status(moved.error())] {
                            const auto station = self->stationName(to);
                            if (status)
                                emit self->said(tr("%1 goes to %2.").arg(number, station));
                            else
                                emit self->failed(
                                    explain(tr("%1 was not handed to %2.").arg(number, station), status.error()));
                        });
                    });
}

} // namespace phin::counter
