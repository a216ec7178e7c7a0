#include "kds/screens/screen_choices.h"

#include <spdlog/spdlog.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

namespace phin::kds {
namespace {

const QString darkKey = QStringLiteral("dark");
const QString mutedKey = QStringLiteral("muted");
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
    emit changed();
}

void ScreenChoices::setDark(bool dark) {
    choose(m_dark, dark);
}

void ScreenChoices::setMuted(bool muted) {
    choose(m_muted, muted);
}

void ScreenChoices::choose(bool& choice, bool value) {
    if (choice == value)
        return;
    choice = value;
    emit changed();
    if (m_file.empty())
        return;
    const QJsonObject now{{darkKey, m_dark}, {mutedKey, m_muted}};
    m_writing.start([name = QString::fromStdString(m_file.string()), bytes = QJsonDocument(now).toJson()] {
        QSaveFile out(name);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
            spdlog::warn("how the screen is set is not kept in {}: {}", name.toStdString(),
                         out.errorString().toStdString());
    });
}

} // namespace phin::kds
