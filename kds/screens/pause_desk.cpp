#include "kds/screens/pause_desk.h"

#include "kds/screens/words.h"

#include <spdlog/spdlog.h>

namespace phin::kds {

PauseDesk::PauseDesk(Station& station, QObject* parent)
    : QObject(parent)
    , m_station(station)
    , m_mail(std::make_shared<Mailbox<Content>>(this)) {
    station.observePauses([mail = m_mail](const std::vector<StationPause>& words) {
        mail->post([&](Content& content) {
            for (const auto& word : words)
                content.words.insert_or_assign(word.station, word);
        });
    });
}

PauseDesk::~PauseDesk() {
    m_mail->close();
}

const StationPause* PauseDesk::own() const {
    const auto at = m_words.find(m_station.view().station);
    return at == m_words.end() || !at->second.paused ? nullptr : &at->second;
}

bool PauseDesk::paused() const {
    return own() != nullptr;
}

QString PauseDesk::reason() const {
    const auto* const word = own();
    return word ? QString::fromStdString(word->reason) : QString();
}

QString PauseDesk::since() const {
    const auto* const word = own();
    return word ? m_day.clock(word->atMs) : QString();
}

QVariantList PauseDesk::others() const {
    QVariantList all;
    const auto menu = m_station.menu();
    for (const auto& entry : m_words) {
        const auto& word = entry.second;
        if (!word.paused || word.station == m_station.view().station)
            continue;
        const auto* const known = menu->station(word.station);
        all += QVariantMap{{QStringLiteral("station"), QString::fromStdString(word.station)},
                           {QStringLiteral("name"), known ? inLanguage(known->name(), m_language) : QString()},
                           {QStringLiteral("reason"), QString::fromStdString(word.reason)},
                           {QStringLiteral("since"), m_day.clock(word.atMs)}};
    }
    return all;
}

void PauseDesk::pause(const QString& reason) {
    say(reason.trimmed().toStdString());
}

void PauseDesk::resume() {
    say(std::nullopt);
}

void PauseDesk::say(std::optional<std::string> reason) {
    m_station.pause(std::move(reason), [mail = m_mail](const Result<Marked>& result) {
        if (result)
            return;
        spdlog::warn("pause: {}", result.error().message);
        mail->post([&](Content& content) { content.failed = errorName(result.error().kind); });
    });
}

void PauseDesk::setLanguage(const QString& language) {
    m_language = language;
    emit changed();
}

bool PauseDesk::event(QEvent* event) {
    if (event->type() != Mailbox<Content>::wake)
        return QObject::event(event);
    auto content = m_mail->take();
    for (auto& entry : content.words)
        m_words.insert_or_assign(entry.first, std::move(entry.second));
    if (!content.words.empty())
        emit changed();
    if (content.failed)
        emit failed(*content.failed);
    return true;
}

} // namespace phin::kds
