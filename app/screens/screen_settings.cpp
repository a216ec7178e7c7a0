#include "app/screens/screen_settings.h"

#include <spdlog/spdlog.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

namespace phin::counter {
namespace {

const QString largeTextKey = QStringLiteral("large_text");
const QString keyboardKey = QStringLiteral("keyboard");
constexpr qint64 mostBytes = 4'096;

} // namespace

ScreenSettings::ScreenSettings(QObject* parent)
    : QObject(parent) {
    m_writing.setMaxThreadCount(1);
}

ScreenSettings::~ScreenSettings() {
    m_writing.waitForDone();
}

void ScreenSettings::keepIn(std::filesystem::path file, bool largeText) {
    m_file = std::move(file);
    QFile in(QString::fromStdString(m_file.string()));
    const auto kept =
        in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.read(mostBytes)).object() : QJsonObject();
    m_largeText = kept[largeTextKey].toBool(largeText);
    m_keyboard = kept[keyboardKey].toBool(m_keyboard);
    emit changed();
}

void ScreenSettings::setLargeText(bool large) {
    if (large == m_largeText)
        return;
    m_largeText = large;
    emit changed();
    keep();
}

void ScreenSettings::setKeyboard(bool keyboard) {
    if (keyboard == m_keyboard)
        return;
    m_keyboard = keyboard;
    emit changed();
    keep();
}

void ScreenSettings::keep() {
    if (m_file.empty())
        return;
    const QJsonObject now{{largeTextKey, m_largeText}, {keyboardKey, m_keyboard}};
    m_writing.start([name = QString::fromStdString(m_file.string()), bytes = QJsonDocument(now).toJson()] {
        QSaveFile out(name);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
            spdlog::warn("how the screen is set is not kept in {}: {}", name.toStdString(),
                         out.errorString().toStdString());
    });
}

} // namespace phin::counter
