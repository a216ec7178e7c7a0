#include "app/screens/order_finder.h"

#include <exception>

namespace phin::counter {

OrderFinder::OrderFinder(std::filesystem::path file, std::function<void(Answer)> answer)
    : m_file(std::move(file))
    , m_answer(std::move(answer))
    , m_thread([this] { run(); }) {}

OrderFinder::~OrderFinder() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wanted = ~std::uint64_t{0};
    }
    m_wake.notify_all();
    m_thread.join();
}

void OrderFinder::ask(Question question) {
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = question.ticket;
        m_waiting = std::move(question);
    }
    m_wake.notify_one();
}

void OrderFinder::cancel(std::uint64_t ticket) {
    const std::lock_guard lock(m_mutex);
    m_wanted = ticket;
    m_waiting.reset();
}

OrderFinder::Answer OrderFinder::answerTo(const Question& question, std::optional<journal::OrderSearch>& search) {
    try {
        if (!search) {
            auto opened = journal::OrderSearch::open(m_file);
            if (!opened)
                return {question.ticket, opened.error()};
            search.emplace(std::move(*opened));
        }
        auto page = search->find(
            question.query, question.after, pageSize, [this, &question] { return m_wanted == question.ticket; },
            stepsAtOnce);
        return {question.ticket, std::move(page), search->heldSince()};
    } catch (const std::exception& error) {
        search.reset();
        return {question.ticket, Error{ErrorKind::Unavailable, error.what()}};
    }
}

void OrderFinder::run() {
    std::optional<journal::OrderSearch> search;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || m_waiting; });
        if (m_stopping)
            return;
        const auto question = *std::exchange(m_waiting, std::nullopt);
        lock.unlock();
        if (auto answer = answerTo(question, search); m_wanted == question.ticket)
            m_answer(std::move(answer));
        lock.lock();
    }
}

} // namespace phin::counter
