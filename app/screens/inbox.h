#pragma once

#include <QtCore/QObject>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace phin::counter {

/// What other threads have for the screens. They put it in a queue under a mutex; a Qt event only wakes the thread
/// that the inbox lives on, which then runs what waits, in order.
class Inbox : public QObject {
    Q_OBJECT

public:
    using Task = std::function<void()>;

    /// For other threads; may outlive the inbox, then what is posted is dropped.
    class Sender {
    public:
        void post(Task task) const;

    private:
        friend class Inbox;
        struct Queue {
            std::mutex mutex;
            std::deque<Task> tasks;
            Inbox* inbox = nullptr;
        };
        explicit Sender(std::shared_ptr<Queue> queue)
            : m_queue(std::move(queue)) {}
        std::shared_ptr<Queue> m_queue;
    };

    explicit Inbox(QObject* parent = nullptr);
    ~Inbox() override;
    [[nodiscard]] const Sender& sender() const noexcept { return m_sender; }

protected:
    void customEvent(QEvent* event) override;

private:
    Sender m_sender;
};

} // namespace phin::counter
