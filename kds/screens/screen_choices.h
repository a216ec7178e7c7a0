#pragma once

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <QtQml/qqmlregistration.h>

#include <filesystem>

namespace phin::kds {

/// How this station's own glass is set: what people chose on it, kept in a file beside the journal.
class ScreenChoices : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY changed)
    Q_PROPERTY(bool muted READ muted WRITE setMuted NOTIFY changed) ///< the guests' board says nothing aloud
    Q_PROPERTY(bool byDue READ byDue WRITE setByDue NOTIFY changed) ///< tickets stand by when they are due
    /// How far the eyes are, in metres; 0: as the settings say.
    Q_PROPERTY(double distance READ distance WRITE setDistance NOTIFY changed)

public:
    explicit ScreenChoices(QObject* parent = nullptr);
    ~ScreenChoices() override;

    /// Takes what the file says and keeps every choice there from now on. Reads at once: to be called before there is
    /// a screen. A file that is missing or cannot be read changes nothing. `dark`: where nobody has chosen yet.
    void keepIn(std::filesystem::path file, bool dark);

    [[nodiscard]] bool dark() const { return m_dark; }
    void setDark(bool dark);
    [[nodiscard]] bool muted() const { return m_muted; }
    void setMuted(bool muted);
    [[nodiscard]] bool byDue() const { return m_byDue; }
    void setByDue(bool byDue);
    [[nodiscard]] double distance() const { return m_distance; }
    void setDistance(double metres);

signals:
    void changed();

private:
    template <class T>
    void choose(T& choice, T value);
    void keep();

    std::filesystem::path m_file; ///< empty: kept nowhere
    bool m_dark = true;
    bool m_muted = false;
    bool m_byDue = false;
    double m_distance = 0;
    QThreadPool m_writing; ///< one file after the other, off the screen's thread
};

} // namespace phin::kds
