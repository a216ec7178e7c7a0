#include "app/screens/auto_lock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

#include <utility>

namespace phin::counter {
namespace {

constexpr int lookEveryMs = 500;

} // namespace

AutoLock::AutoLock(QObject* parent)
    : QObject(parent)
    , m_steady([this] { return m_elapsed.elapsed(); }) {
    m_elapsed.start();
    m_look.setInterval(lookEveryMs);
    connect(&m_look, &QTimer::timeout, this, &AutoLock::look);
    if (auto* const app = QCoreApplication::instance())
        app->installEventFilter(this);
}

void AutoLock::setAfterMs(int ms) {
    m_afterMs = ms;
    m_touchedMs = m_steady();
    if (ms > 0)
        m_look.start();
    else
        m_look.stop();
}

void AutoLock::setSteady(Steady steady) {
    m_steady = std::move(steady);
    m_touchedMs = m_steady();
}

void AutoLock::look() {
    if (m_afterMs <= 0 || m_steady() - m_touchedMs < m_afterMs)
        return;
    m_touchedMs = m_steady(); // once for each while
    emit untouched();
}

bool AutoLock::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::KeyPress:
    case QEvent::Wheel:
        m_touchedMs = m_steady();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace phin::counter
