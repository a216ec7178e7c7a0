#include "qml/Phin/Ui/scanner.h"

#include <QtCore/QCoreApplication>

namespace phin::ui {

Scanner::Scanner(QObject* parent)
    : QObject(parent) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(longestGapMs + 10);
    connect(&m_pause, &QTimer::timeout, this, &Scanner::release);
}

void Scanner::setTarget(QObject* target) {
    if (target == m_target)
        return;
    if (m_target)
        m_target->removeEventFilter(this);
    m_target = target;
    if (m_target) {
        m_target->installEventFilter(this);
        connect(m_target, &QObject::destroyed, this, [this] { m_target = nullptr; });
    }
    emit targetChanged();
}

bool Scanner::eventFilter(QObject*, QEvent* event) {
    if (m_releasing)
        return false;
    if (event->type() == QEvent::KeyPress)
        return press(static_cast<const QKeyEvent&>(*event));
    if (event->type() == QEvent::KeyRelease && !m_held.empty()) {
        hold(static_cast<const QKeyEvent&>(*event)); // in its order
        return true;
    }
    return false;
}

bool Scanner::press(const QKeyEvent& event) {
    const bool prompt = m_held.empty() || event.timestamp() - m_lastMs <= longestGapMs;
    if (!prompt)
        release();
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        if (!prompt || m_code.size() < fewest) {
            release();
            return false;
        }
        m_pause.stop();
        m_held.clear();
        const QString code = std::exchange(m_code, {});
        emit scanned(code);
        return true;
    }
    const auto others = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    const bool printable =
        event.text().size() == 1 && event.text()[0].isPrint() && !event.isAutoRepeat() && !(event.modifiers() & others);
    if (!printable && !(event.key() == Qt::Key_Shift && !m_held.empty())) {
        release();
        return false;
    }
    m_lastMs = event.timestamp();
    if (printable)
        m_code += event.text();
    hold(event);
    m_pause.start();
    return true;
}

void Scanner::hold(const QKeyEvent& event) {
    m_held.emplace_back(event.clone());
}

void Scanner::release() {
    m_pause.stop();
    m_code.clear();
    m_releasing = true;
    for (const auto& event : std::exchange(m_held, {}))
        if (m_target)
            QCoreApplication::sendEvent(m_target, event.get());
    m_releasing = false;
}

} // namespace phin::ui
