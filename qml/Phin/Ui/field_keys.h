#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>

namespace phin::ui {

/// What stands behind the keyboard on the screen: whether it is wanted, and the typing. It is wanted once somebody
/// touches a text field, unless keys were typed on a real keyboard a while ago.
class FieldKeys : public QObject {
    Q_OBJECT
    QML_ELEMENT
    /// The window whose fields are typed into; see KeyWalk::target.
    Q_PROPERTY(QQuickWindow* target READ target WRITE setTarget NOTIFY targetChanged)
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY enabledChanged)
    /// The field that is typed into while the keyboard is wanted; null while it is not.
    Q_PROPERTY(QQuickItem* field READ field NOTIFY fieldChanged)
    /// Nothing was in the field when it was touched.
    Q_PROPERTY(bool empty READ isEmpty NOTIFY fieldChanged)
    /// Letters are put together to Vietnamese ones.
    Q_PROPERTY(bool telex MEMBER m_telex NOTIFY telexChanged)

public:
    /// For so long after a key of a real keyboard a touch on a field brings no other.
    static constexpr int realKeysCountForMs = 120'000;

    using QObject::QObject;

    [[nodiscard]] QQuickWindow* target() const { return m_target; }
    void setTarget(QQuickWindow* target);
    [[nodiscard]] bool isEnabled() const { return m_enabled; }
    void setEnabled(bool enabled);
    [[nodiscard]] QQuickItem* field() const { return m_field; }
    [[nodiscard]] bool isEmpty() const { return m_field && m_field->property("text").toString().isEmpty(); }

    /// What a key of the screen stands for; several letters are typed as they are.
    Q_INVOKABLE void type(const QString& text);
    Q_INVOKABLE void erase();
    /// Ends the typing, as Enter does.
    Q_INVOKABLE void enter();
    Q_INVOKABLE void dismiss() { show(nullptr); }

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void targetChanged();
    void enabledChanged();
    void fieldChanged();
    void telexChanged();

private:
    void show(QQuickItem* field);
    void touched(const QPointF& at);
    void press(Qt::Key key, const QString& text = {});

    QPointer<QQuickWindow> m_target;
    QPointer<QQuickItem> m_field;
    QElapsedTimer m_sinceRealKey;
    bool m_enabled = true;
    bool m_telex = true;
    bool m_own = false; ///< the key under way is one of the screen's
};

} // namespace phin::ui
