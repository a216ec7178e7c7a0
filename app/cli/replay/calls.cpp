#include "app/cli/replay/calls.h"

namespace phin::cli {

Calls::~Calls() {
    m_shared->close();
}

void Calls::Shared::begin(std::shared_ptr<grpc::ClientContext> context) {
    const std::lock_guard lock(m_mutex);
    auto* const key = context.get();
    m_open.emplace(key, std::move(context));
}

void Calls::Shared::post(Loop::Task task) {
    const std::lock_guard lock(m_mutex);
    if (!m_closed)
        m_loop.post(std::move(task));
}

void Calls::Shared::end(grpc::ClientContext* context, Loop::Task task) {
    std::shared_ptr<grpc::ClientContext> last; // goes after the lock
    const std::lock_guard lock(m_mutex);
    if (const auto open = m_open.find(context); open != m_open.end()) {
        last = std::move(open->second);
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
    const auto open = m_open;
    lock.unlock(); // cancelling may call back at once
    for (const auto& [key, context] : open)
        context->TryCancel();
    lock.lock();
    m_idle.wait(lock, [this] { return m_open.empty(); });
}

} // namespace phin::cli
