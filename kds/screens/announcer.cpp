#include "kds/screens/announcer.h"

#include <spdlog/spdlog.h>

#include <QtCore/QDataStream>
#include <QtCore/QStandardPaths>

#include <algorithm>
#include <cmath>

namespace phin::kds {
namespace {

constexpr int mostNumbers = 6; ///< numbers in one breath
constexpr int patienceMs = 20'000;

/// Two falling notes, as a doorbell has them: a RIFF file of one channel with 16 bits.
QByteArray bell() {
    constexpr quint32 rate = 22'050, samples = rate * 9 / 10;
    constexpr double second = 0.28, pi = 3.14159265358979;
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out.writeRawData("RIFF", 4);
    out << quint32(36 + samples * 2);
    out.writeRawData("WAVEfmt ", 8);
    out << quint32(16) << quint16(1) << quint16(1) << rate << quint32(rate * 2) << quint16(2) << quint16(16);
    out.writeRawData("data", 4);
    out << quint32(samples * 2);
    for (quint32 i = 0; i < samples; ++i) {
        const double t = double(i) / rate;
        const auto note = [](double since, double pitch) {
            return since < 0 ? 0
                             : std::exp(-4.5 * since) * std::min(1.0, since * 200) * std::sin(2 * pi * pitch * since);
        };
        out << qint16(12'000 * (note(t, 880) + note(t - second, 659.3)) / 1.3);
    }
    return bytes;
}

/// "A-042" as people say it: A 42.
QString spoken(const QString& number) {
    const auto letter = number.section(u'-', 0, 0), digits = number.section(u'-', 1);
    bool figures = false;
    const auto value = digits.toUInt(&figures);
    return figures ? letter + u' ' + QString::number(value) : number;
}

} // namespace

Announcer::Announcer(QObject* parent)
    : QObject(parent) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::finished, this, &Announcer::next);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart) // all others are finished, too
            return;
        spdlog::warn("cannot start {}: {}", m_process.program().toStdString(), m_process.errorString().toStdString());
        QMetaObject::invokeMethod(this, &Announcer::next, Qt::QueuedConnection);
    });
}

Announcer::~Announcer() {
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(1'000);
}

void Announcer::setMuted(bool muted) {
    if (muted == m_muted)
        return;
    m_muted = muted;
    if (m_muted) {
        m_numbers.clear();
        m_commands.clear();
        m_chimes = false;
        m_process.kill();
    }
    emit mutedChanged();
}

void Announcer::callNumber(const QString& number) {
    if (m_muted)
        return;
    m_numbers += number;
    m_chimes = true;
    if (m_process.state() == QProcess::NotRunning)
        next();
}

void Announcer::chime() {
    if (m_muted)
        return;
    m_chimes = true;
    if (m_process.state() == QProcess::NotRunning)
        next();
}

void Announcer::next() {
    m_patience.stop();
    if (m_process.state() != QProcess::NotRunning)
        return;
    if (m_commands.empty()) {
        if (std::exchange(m_chimes, false))
            addChime();
        if (!m_numbers.isEmpty())
            addSpeech(m_numbers.mid(0, mostNumbers));
        m_numbers = m_numbers.mid(mostNumbers);
    }
    if (m_commands.empty())
        return;
    const auto command = std::move(m_commands.front());
    m_commands.pop_front();
    m_patience.start();
    m_process.start(command.program, command.arguments, QIODevice::NotOpen);
}

void Announcer::addChime() {
    for (const auto* const name : {"pw-play", "paplay", "aplay"}) {
        const auto program = QStandardPaths::findExecutable(QLatin1String(name));
        if (program.isEmpty())
            continue;
        if (const auto file = chimeFile(); !file.isEmpty())
            m_commands.push_back({program, file});
        return;
    }
    lack(QStringLiteral("alsa-utils"));
}

QStringList Announcer::chimeFile() {
    if (m_sound.fileName().isEmpty()) {
        if (!m_sound.open() || m_sound.write(bell()) < 0 || !m_sound.flush()) {
            spdlog::warn("cannot write the chime: {}", m_sound.errorString().toStdString());
            return {};
        }
    }
    return {m_sound.fileName()};
}

void Announcer::addSpeech(const QStringList& numbers) {
    const auto program = QStandardPaths::findExecutable(QStringLiteral("espeak-ng"));
    if (program.isEmpty()) {
        lack(QStringLiteral("espeak-ng"));
        return;
    }
    QStringList all;
    std::transform(numbers.begin(), numbers.end(), std::back_inserter(all), spoken);
    const auto listed = all.join(QStringLiteral(", "));
    // In the guests' languages, whichever the screen speaks.
    m_commands.push_back({program,
                          {QStringLiteral("-v"), QStringLiteral("vi"), QStringLiteral("-s"), QStringLiteral("140"),
                           QStringLiteral("Mời nhận món, số ") + listed}});
    m_commands.push_back({program,
                          {QStringLiteral("-v"), QStringLiteral("en"), QStringLiteral("-s"), QStringLiteral("150"),
                           QStringLiteral("Now ready: number ") + listed}});
}

void Announcer::lack(const QString& package) {
    if (!m_missing.isEmpty())
        return;
    spdlog::warn("nothing is said aloud: the package {} is not installed", package.toStdString());
    m_missing = package;
    emit missingChanged();
}

} // namespace phin::kds
