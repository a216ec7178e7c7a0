#include "app/cli/replay/calls.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <thread>

namespace phin::cli {

Calls::~Calls() {
    m_shared->close();
}

Calls::Shared::Contexts Calls::Shared::letGo() {
    const auto gone =
        std::partition(m_ended.begin(), m_ended.end(), [](const auto& context) { return context.use_count() > 1; });
    Contexts free(std::make_move_iterator(gone), std::make_move_iterator(m_ended.end()));
    m_ended.erase(gone, m_ended.end());
    std::atomic_thread_fence(std::memory_order_acquire); // use_count() by itself orders nothing
    return free;
}

void Calls::Shared::begin(std::shared_ptr<grpc::ClientContext> context) {
    Contexts free; // they go after the lock
    const std::lock_guard lock(m_mutex);
    free = letGo();
    auto* const key = context.get();
    m_open.emplace(key, std::move(context));
}

void Calls::Shared::post(Loop::Task task) {
    const std::lock_guard lock(m_mutex);
    if (!m_closed)
        m_loop.post(std::move(task));
}

void Calls::Shared::end(grpc::ClientContext* context, Loop::Task task) {
    const std::lock_guard lock(m_mutex);
    if (const auto open = m_open.find(context); open != m_open.end()) {
        m_ended.push_back(std::move(open->second));
        m_open.erase(open);
    }
    if (!m_closed)
        m_loop.post(std::move(task));
    else if (m_open.empty())
        m_idle.notify_all();
}

void Calls::Shared::close() {
    std::unique_lock lock(m_mutex);
    m_closed = true;
    auto open = m_open;
    lock.unlock(); // cancelling may call back at once
    for (const auto& [key, context] : open)
        context->TryCancel();
    open.clear();
    lock.lock();
    m_idle.wait(lock, [this] { return m_open.empty(); });
    while (!m_ended.empty()) { // a callback needs a moment from its last word to its end
        auto free = letGo();
        lock.unlock();
        free.clear();
        std::this_thread::yield();
        lock.lock();
    }
}

} // namespace phin::cli
