#include "sync/cloud/reader_pool.h"

namespace phin::cloud {
namespace {

constexpr std::size_t keptIdle = 4;

}

ReaderPool::Lease::~Lease() {
    if (!m_reader)
        return;
    const std::lock_guard lock(m_pool->m_mutex);
    if (m_pool->m_idle.size() < keptIdle)
        m_pool->m_idle.push_back(std::move(m_reader));
}

Result<ReaderPool::Lease> ReaderPool::borrow() {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            auto reader = std::move(m_idle.back());
            m_idle.pop_back();
            return Lease(*this, std::move(reader));
        }
    }
    auto opened = journal::Reader::open(m_file);
    if (!opened)
        return opened.error();
    return Lease(*this, std::make_unique<journal::Reader>(std::move(*opened)));
}

} // namespace phin::cloud
