#pragma once

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <QtQml/qqmlregistration.h>

#include <filesystem>

namespace phin::counter {

/// How this till's own glass is set: what people chose on it, kept in a file beside the journal.
class ScreenSettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool largeText READ largeText WRITE setLargeText NOTIFY changed)
    /// The keyboard on the screen comes by itself.
    Q_PROPERTY(bool keyboard READ keyboard WRITE setKeyboard NOTIFY changed)

public:
    explicit ScreenSettings(QObject* parent = nullptr);
    ~ScreenSettings() override;

    /// Takes what the file says and keeps every choice there from now on. Reads at once: to be called before there is
    /// a screen. A file that is missing or cannot be read changes nothing. `largeText`: where nobody has chosen yet.
    void keepIn(std::filesystem::path file, bool largeText);

    [[nodiscard]] bool largeText() const { return m_largeText; }
    void setLargeText(bool large);
    [[nodiscard]] bool keyboard() const { return m_keyboard; }
    void setKeyboard(bool keyboard);

signals:
    void changed();

private:
    void keep();

    std::filesystem::path m_file; ///< empty: kept nowhere
    bool m_largeText = false;
    bool m_keyboard = true;
    QThreadPool m_writing; ///< one file after the other, off the screen's thread
};

} // namespace phin::counter
