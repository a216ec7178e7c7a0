#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtGui/QKeyEvent>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace phin::ui {

/// Tells a barcode scanner, which types like a keyboard, from a person: it types four characters or more without a
/// pause and ends with Enter. What it reads never reaches the field or pad that has the keyboard. To know that, each
/// key waits for a blink: a person's are handed on in their order, and nobody notices.
class Scanner : public QObject {
    Q_OBJECT
    QML_ELEMENT
    /// The window whose keys are looked at.
    Q_PROPERTY(QObject* target READ target WRITE setTarget NOTIFY targetChanged)

public:
    static constexpr int longestGapMs = 40; ///< between two of a scanner's keys; the fastest typist needs 60 and more
    static constexpr qsizetype fewest = 4;

    explicit Scanner(QObject* parent = nullptr);

    [[nodiscard]] QObject* target() const { return m_target; }
    void setTarget(QObject* target);

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void targetChanged();
    void scanned(const QString& code);

private:
    bool press(const QKeyEvent& event);
    void hold(const QKeyEvent& event);
    /// Hands on what was held.
    void release();

    QObject* m_target = nullptr;
    std::vector<std::unique_ptr<QKeyEvent>> m_held;
    QString m_code;
    quint64 m_lastMs = 0;
    QTimer m_pause;
    bool m_releasing = false;
};

} // namespace phin::ui
