#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>

namespace phin::ui {

/// For who works without touching: Enter acts on the button that has the keyboard, as Space does; the arrows go to the
/// next control in their direction; what gets the keyboard is scrolled into sight. Tab is Qt's own, but for lists:
/// their rows come in the order in which they are read.
class KeyWalk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    /// The window whose keys are looked at. Who looks at them before (a Scanner) is given this target after it: what
    /// was installed last is asked first.
    Q_PROPERTY(QQuickWindow* target READ target WRITE setTarget NOTIFY targetChanged)
    /// The last thing done was a step from control to control, not a touch.
    Q_PROPERTY(bool walking READ isWalking NOTIFY walkingChanged)

public:
    using QObject::QObject;

    [[nodiscard]] QQuickWindow* target() const { return m_target; }
    void setTarget(QQuickWindow* target);
    [[nodiscard]] bool isWalking() const { return m_walking; }

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void targetChanged();
    void walkingChanged();

private:
    bool press(int key, bool repeated);
    bool step(QQuickItem& from, int key);
    void setWalking(bool walking);

    QPointer<QQuickWindow> m_target;
    bool m_walking = false;
};

/// Whether Tab stops at it: shown, enabled, and a control.
[[nodiscard]] bool isTabStop(const QQuickItem& item);

} // namespace phin::ui
