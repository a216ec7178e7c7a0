#include "app/screens/inbox.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

namespace phin::counter {

void Inbox::Sender::post(Task task) const {
    const std::lock_guard lock(m_queue->mutex);
    if (!m_queue->inbox)
        return;
    m_queue->tasks.push_back(std::move(task));
    if (m_queue->tasks.size() == 1)
        QCoreApplication::postEvent(m_queue->inbox, new QEvent(QEvent::User));
}

Inbox::Inbox(QObject* parent)
    : QObject(parent)
    , m_sender(std::make_shared<Sender::Queue>()) {
    m_sender.m_queue->inbox = this;
}

Inbox::~Inbox() {
    std::deque<Task> dropped; // destroyed outside of the lock
    const std::lock_guard lock(m_sender.m_queue->mutex);
    m_sender.m_queue->inbox = nullptr;
    dropped.swap(m_sender.m_queue->tasks);
}

void Inbox::customEvent(QEvent*) {
    std::deque<Task> tasks;
    {
        const std::lock_guard lock(m_sender.m_queue->mutex);
        tasks.swap(m_sender.m_queue->tasks);
    }
    for (const auto& task : tasks)
        task();
}

} // namespace phin::counter
