#pragma once

#include "app/screens/boxes_desk.h"
#include "app/screens/inbox.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace phin::counter {

/// Asks a desk on a thread of its own, one question after the other, so that no screen waits.
class DeskClerk {
public:
    DeskClerk(BoxesDesk& desk, Inbox::Sender inbox);
    ~DeskClerk() { leave(); }
    DeskClerk(const DeskClerk&) = delete;
    DeskClerk& operator=(const DeskClerk&) = delete;

    /// `answer` runs on the inbox's thread.
    template <class R>
    void ask(std::function<Result<R>(BoxesDesk&)> question, std::function<void(const Result<R>&)> answer) {
        take([question = std::move(question), answer = std::move(answer)](BoxesDesk& desk) -> Inbox::Task {
            return [answer, result = tried<R>(question, desk)] { answer(result); };
        });
    }
    /// Ends the thread, once what is being asked is answered; what waits behind it is dropped. To be called before
    /// that goes which the desk works with.
    void leave();

private:
    using Work = std::function<Inbox::Task(BoxesDesk&)>;
    template <class R>
    static Result<R> tried(const std::function<Result<R>(BoxesDesk&)>& question, BoxesDesk& desk) {
        try {
            return question(desk);
        } catch (const std::exception& error) {
            return Error{ErrorKind::Unavailable, error.what()};
        }
    }
    void take(Work work);
    void run();

    BoxesDesk& m_desk;
    Inbox::Sender m_inbox;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Work> m_waiting;
    bool m_leaving = false;
    std::thread m_thread;
};

} // namespace phin::counter
