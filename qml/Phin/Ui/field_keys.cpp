#include "qml/Phin/Ui/field_keys.h"

#include "qml/Phin/Ui/telex.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>
#include <QtGui/QInputMethodEvent>
#include <QtGui/QKeyEvent>

namespace phin::ui {
namespace {

bool takesText(const QQuickItem& item) {
    return item.flags().testFlag(QQuickItem::ItemAcceptsInputMethod) && item.isEnabled() &&
           !item.property("readOnly").toBool();
}

bool isModifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr || key == Qt::Key_CapsLock;
}

/// Puts `text` in the place of the `back` characters before the cursor, or of what is selected: as an input method
/// does it, so that the field takes it for typed.
void commit(QQuickItem& field, const QString& text, qsizetype back) {
    QInputMethodEvent event;
    event.setCommitString(text, static_cast<int>(-back), static_cast<int>(back));
    QCoreApplication::sendEvent(&field, &event);
}

} // namespace

void FieldKeys::setTarget(QQuickWindow* target) {
    if (target == m_target)
        return;
    if (m_target) {
        m_target->removeEventFilter(this);
        m_target->disconnect(this);
    }
    m_target = target;
    if (m_target) {
        m_target->installEventFilter(this);
        connect(m_target, &QQuickWindow::activeFocusItemChanged, this, [this] {
            if (m_field && m_target && m_target->activeFocusItem() != m_field)
                dismiss();
        });
    }
    emit targetChanged();
}

void FieldKeys::setEnabled(bool enabled) {
    if (enabled == m_enabled)
        return;
    m_enabled = enabled;
    emit enabledChanged();
    if (!enabled)
        dismiss();
}

void FieldKeys::show(QQuickItem* field) {
    if (field == m_field)
        return;
    m_field = field;
    emit fieldChanged();
}

void FieldKeys::touched(const QPointF& at) {
    if (!m_enabled || !m_target || (m_sinceRealKey.isValid() && !m_sinceRealKey.hasExpired(realKeysCountForMs)))
        return;
    auto* const item = m_target->activeFocusItem();
    if (item && takesText(*item) && item->contains(item->mapFromScene(at)))
        show(item);
}

bool FieldKeys::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
        if (!m_own && !isModifier(static_cast<const QKeyEvent&>(*event).key())) {
            m_sinceRealKey.start();
            dismiss();
        }
        break;
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin: {
        const auto& points = static_cast<const QPointerEvent&>(*event).points();
        if (!points.isEmpty()) // once the field has taken the touch and with it the keyboard
            QTimer::singleShot(0, this, [this, at = points.front().scenePosition()] { touched(at); });
        break;
    }
    default:
        break;
    }
    return false;
}

void FieldKeys::type(const QString& text) {
    if (!m_field)
        return;
    if (!m_telex || text.size() != 1 || !text[0].isLetter() || !m_field->property("selectedText").toString().isEmpty())
        return commit(*m_field, text, 0);
    const auto before = m_field->property("text").toString().left(m_field->property("cursorPosition").toInt());
    qsizetype from = before.size();
    while (from > 0 && (before[from - 1].isLetter() || before[from - 1].isMark()))
        --from;
    const QString word = before.mid(from);
    const QString now = telexed(word, text[0]);
    qsizetype same = 0;
    while (same < word.size() && same < now.size() && word[same] == now[same])
        ++same;
    commit(*m_field, now.mid(same), word.size() - same);
}

void FieldKeys::erase() {
    press(Qt::Key_Backspace);
}

void FieldKeys::enter() {
    press(Qt::Key_Return, QStringLiteral("\r"));
    dismiss();
}

void FieldKeys::press(Qt::Key key, const QString& text) {
    if (!m_field || !m_target)
        return;
    m_own = true;
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(m_target, &event);
    }
    m_own = false;
}

} // namespace phin::ui
