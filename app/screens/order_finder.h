#pragma once

#include "sync/journal/order_search.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace phin::counter {

/// Searches the till's file beside the writer, on a thread and a connection of its own. The last question is the only
/// one that is wanted: what was asked before it ends at its next step and is not answered.
class OrderFinder {
public:
    struct Question {
        std::uint64_t ticket = 0; ///< rising
        journal::OrderQuery query;
        std::optional<journal::OrderPlace> after;
    };
    struct Answer {
        std::uint64_t ticket = 0;
        Result<journal::OrderPage> page;
        int heldSince = 0; ///< see OrderSearch::heldSince()
    };
    static constexpr int pageSize = 40;
    static constexpr int stepsAtOnce = 8'000; ///< along the lists: some 20 to 30 ms

    /// `answer` is called on the finder's thread and must only hand over.
    OrderFinder(std::filesystem::path file, std::function<void(Answer)> answer);
    ~OrderFinder();
    OrderFinder(const OrderFinder&) = delete;
    OrderFinder& operator=(const OrderFinder&) = delete;

    void ask(Question question);
    /// Nothing is wanted any more.
    void cancel(std::uint64_t ticket);

private:
    void run();
    [[nodiscard]] Answer answerTo(const Question& question, std::optional<journal::OrderSearch>& search);

    const std::filesystem::path m_file;
    const std::function<void(Answer)> m_answer;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Question> m_waiting;
    bool m_stopping = false;
    std::atomic<std::uint64_t> m_wanted = 0; ///< the newest ticket
    std::thread m_thread;
};

} // namespace phin::counter
