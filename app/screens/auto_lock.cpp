#include "app/screens/auto_lock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

namespace phin::counter {

AutoLock::AutoLock(QObject* parent)
    : QObject(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AutoLock::untouched);
    if (auto* const app = QCoreApplication::instance())
        app->installEventFilter(this);
}

void AutoLock::setAfterMs(int ms) {
    m_timer.setInterval(ms);
    if (ms > 0)
        m_timer.start();
    else
        m_timer.stop();
}

bool AutoLock::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::KeyPress:
    case QEvent::Wheel:
        if (m_timer.interval() > 0)
            m_timer.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace phin::counter
