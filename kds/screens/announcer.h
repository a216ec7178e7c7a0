#pragma once

#include <QtCore/QObject>
#include <QtCore/QProcess>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryFile>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <deque>

namespace phin::kds {

/// What a station says aloud: a chime, and for guests the number in Vietnamese and English. Speech and sound are other
/// programs (espeak-ng; pw-play, paplay or aplay): one after the other, never waited for. Where one is missing, all
/// else goes on without a sound.
class Announcer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool muted READ muted WRITE setMuted NOTIFY mutedChanged)
    Q_PROPERTY(QString missing READ missing NOTIFY missingChanged) ///< a package that would give it a voice

public:
    explicit Announcer(QObject* parent = nullptr);
    ~Announcer() override;

    [[nodiscard]] bool muted() const noexcept { return m_muted; }
    /// What waits to be said is forgotten.
    void setMuted(bool muted);
    [[nodiscard]] QString missing() const { return m_missing; }

    /// A guest's order is ready. Numbers that come while one is being said are said together, in their order.
    void callNumber(const QString& number);
    /// Something is there to be noticed. Several at once are one chime.
    void chime();

signals:
    void mutedChanged();
    void missingChanged();

private:
    struct Command {
        QString program;
        QStringList arguments;
    };
    void next();
    void lack(const QString& package);
    [[nodiscard]] QStringList chimeFile();
    void addChime();
    void addSpeech(const QStringList& numbers);

    bool m_muted = false;
    QString m_missing;
    bool m_chimes = false; ///< one waits
    QStringList m_numbers; ///< these wait
    std::deque<Command> m_commands;
    QProcess m_process;
    QTimer m_patience; ///< a program that hangs does not silence the rest
    QTemporaryFile m_sound;
};

} // namespace phin::kds
