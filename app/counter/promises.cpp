#include "app/counter/promises.h"

#include "sync/journal/reader.h"

#include <spdlog/spdlog.h>

namespace phin::counter {
namespace {

/// Of these, the newest, some were made just now: they say how fast the stations are.
constexpr int newestOrders = 100;

} // namespace

void Promises::load(journal::Journal& journal, const model::v1::Menu& menu) {
    const std::lock_guard lock(m_mutex);
    m_queue.setMenu(menu);
    auto reader = journal::Reader::open(journal.file());
    if (!reader) {
        spdlog::warn("what stands before the stations is not known yet: {}", reader.error().message);
        return;
    }
    const auto take = [this](const model::v1::OrderState& order) { m_queue.apply(order); };
    reader->openOrders(take);
    reader->latestOrders("", reader->newestBusinessDate(), newestOrders, take);
    for (const auto& pause : reader->stations())
        m_queue.note(pause);
}

void Promises::note(const journal::Committed& committed) {
    const std::lock_guard lock(m_mutex);
    if (committed.menu)
        m_queue.setMenu(committed.menu->menu());
    for (const auto& pause : committed.stations)
        m_queue.note(pause);
    for (const auto& order : committed.orders)
        m_queue.apply(*order);
}

Promise Promises::promise(const Uuid& order, const model::v1::PricedOrder& priced, std::int64_t nowMs,
                          std::int64_t dueAtMs) const {
    const std::lock_guard lock(m_mutex);
    return m_queue.promise(order.bytes(), priced, nowMs, dueAtMs);
}

std::map<std::string, WorkQueue::Outlook> Promises::outlooks(std::int64_t nowMs) const {
    const std::lock_guard lock(m_mutex);
    return m_queue.outlooks(nowMs);
}

} // namespace phin::counter
