#include "sync/cloud/courier.h"

#include "sync/cloud/shop_stream.h"

namespace phin::cloud {

void Courier::start() {
    m_thread = std::thread([this] { loop(); });
}

void Courier::stop() {
    std::set<std::shared_ptr<ShopStream>> streams;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        streams = m_streams;
    }
    m_news.notify_one();
    for (const auto& stream : streams)
        stream->close(grpc::Status(grpc::StatusCode::UNAVAILABLE, "the cloud is shutting down"));
    if (m_thread.joinable())
        m_thread.join();
}

void Courier::add(const std::shared_ptr<ShopStream>& stream) {
    const std::lock_guard lock(m_mutex);
    m_streams.insert(stream);
}

void Courier::remove(const std::shared_ptr<ShopStream>& stream) {
    const std::lock_guard lock(m_mutex);
    m_streams.erase(stream);
    m_due.erase(stream);
}

void Courier::wake(const std::shared_ptr<ShopStream>& stream, std::chrono::milliseconds in) {
    const auto at = std::chrono::steady_clock::now() + in;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_streams.count(stream))
            return;
        const auto [due, isNew] = m_due.try_emplace(stream, at);
        if (!isNew)
            due->second = std::min(due->second, at);
    }
    m_news.notify_one();
}

void Courier::wakeAll(const Shop& shop) {
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& stream : m_streams)
            if (stream->shop() == &shop)
                m_due[stream] = std::chrono::steady_clock::now();
    }
    m_news.notify_one();
}

void Courier::turnAway(const Shop& shop) {
    std::set<std::shared_ptr<ShopStream>> streams;
    {
        const std::lock_guard lock(m_mutex);
        streams = m_streams;
    }
    for (const auto& stream : streams)
        if (stream->shop() == &shop && stream->revoked())
            stream->close({grpc::StatusCode::PERMISSION_DENIED, "this box has been revoked"});
}

std::size_t Courier::streams() const {
    const std::lock_guard lock(m_mutex);
    return m_streams.size();
}

void Courier::loop() {
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        const auto next = std::min_element(m_due.begin(), m_due.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        if (next == m_due.end()) {
            m_news.wait(lock);
            continue;
        }
        if (const auto at = next->second; at > std::chrono::steady_clock::now()) {
            m_news.wait_until(lock, at);
            continue;
        }
        const auto stream = next->first;
        m_due.erase(next);
        lock.unlock();
        stream->serve();
        lock.lock();
    }
}

} // namespace phin::cloud
