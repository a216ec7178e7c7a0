#include "kds/screens/screen_choices.h"

#include <spdlog/spdlog.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

#include <algorithm>

namespace phin::kds {
namespace {

const QString darkKey = QStringLiteral("dark");
const QString mutedKey = QStringLiteral("muted");
const QString byDueKey = QStringLiteral("by_due");
const QString distanceKey = QStringLiteral("reading_distance_m");
constexpr double nearest = 0.5, farthest = 6; // as the settings allow
constexpr qint64 mostBytes = 4'096;

} // namespace

ScreenChoices::ScreenChoices(QObject* parent)
    : QObject(parent) {
    m_writing.setMaxThreadCount(1);
}

ScreenChoices::~ScreenChoices() {
    m_writing.waitForDone();
}

void ScreenChoices::keepIn(std::filesystem::path file, bool dark) {
    m_file = std::move(file);
    QFile in(QString::fromStdString(m_file.string()));
    const auto kept =
        in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.read(mostBytes)).object() : QJsonObject();
    m_dark = kept[darkKey].toBool(dark);
    m_muted = kept[mutedKey].toBool(m_muted);
    m_byDue = kept[byDueKey].toBool(m_byDue);
    const double metres = kept[distanceKey].toDouble();
    m_distance = metres >= nearest && metres <= farthest ? metres : 0;
    emit changed();
}

void ScreenChoices::setDark(bool dark) {
    choose(m_dark, dark);
}

void ScreenChoices::setMuted(bool muted) {
    choose(m_muted, muted);
}

void ScreenChoices::setByDue(bool byDue) {
    choose(m_byDue, byDue);
}

void ScreenChoices::setDistance(double metres) {
    choose(m_distance, metres <= 0 ? 0 : std::clamp(metres, nearest, farthest));
}

template <class T>
void ScreenChoices::choose(T& choice, T value) {
    if (choice == value)
        return;
    choice = value;
    emit changed();
    if (!m_file.empty())
        keep();
}

void ScreenChoices::keep() {
    const QJsonObject now{{darkKey, m_dark}, {mutedKey, m_muted}, {byDueKey, m_byDue}, {distanceKey, m_distance}};
    m_writing.start([name = QString::fromStdString(m_file.string()), bytes = QJsonDocument(now).toJson()] {
        QSaveFile out(name);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
            spdlog::warn("how the screen is set is not kept in {}: {}", name.toStdString(),
                         out.errorString().toStdString());
    });
}

} // namespace phin::kds
