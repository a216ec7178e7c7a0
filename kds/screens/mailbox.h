#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QObject>

#include <mutex>
#include <utility>

namespace phin::kds {

/// Where other threads leave what the screen shall show. What waits is kept as one `Content`, so that it can be
/// coalesced; the Qt event only wakes the receiver. Outlives the receiver in the hands of those who still post.
template <class Content>
class Mailbox {
public:
    static constexpr QEvent::Type wake = QEvent::User;

    explicit Mailbox(QObject* receiver)
        : m_receiver(receiver) {}

    /// Any thread: `put` changes the content, under the lock.
    template <class Put>
    void post(Put&& put) {
        const std::lock_guard lock(m_mutex);
        if (!m_receiver)
            return;
        std::forward<Put>(put)(m_content);
        if (!std::exchange(m_woken, true))
            QCoreApplication::postEvent(m_receiver, new QEvent(wake));
    }
    /// The receiver's thread, when woken.
    [[nodiscard]] Content take() {
        const std::lock_guard lock(m_mutex);
        m_woken = false;
        return std::exchange(m_content, Content{});
    }
    /// The receiver goes; later posts are lost.
    void close() {
        const std::lock_guard lock(m_mutex);
        m_receiver = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject* m_receiver;
    Content m_content;
    bool m_woken = false;
};

} // namespace phin::kds
