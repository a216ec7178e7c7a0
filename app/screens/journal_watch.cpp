#include "app/screens/journal_watch.h"

#include "sync/journal/reader.h"

#include <spdlog/spdlog.h>

namespace phin::counter {
namespace {

CloudLag lagOf(journal::Reader& reader, const std::string& device) {
    CloudLag lag;
    for (const auto& chain : reader.chains()) {
        lag.known = lag.known || chain.acked > 0;
        if (chain.cursor.device() == device && chain.cursor.seq() > chain.acked)
            lag.entries += chain.cursor.seq() - chain.acked;
    }
    return lag;
}

} // namespace

JournalWatch::JournalWatch(Wish wish, std::function<void(std::vector<journal::OrderPtr>)> orders,
                           std::function<void(CloudLag)> cloud, std::function<void(std::vector<ShopMessage>)> messages)
    : m_wish(std::move(wish))
    , m_orders(std::move(orders))
    , m_cloud(std::move(cloud))
    , m_messages(std::move(messages))
    , m_thread([this] { run(); }) {}

JournalWatch::~JournalWatch() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void JournalWatch::run() try {
    auto reader = journal::Reader::open(m_wish.file);
    if (!reader) {
        spdlog::error("the day's earlier orders are not shown: {}", reader.error().message);
        return;
    }
    std::vector<journal::OrderPtr> orders;
    reader->latestOrders({}, m_wish.businessDate, m_wish.most, [&orders](const model::v1::OrderState& order) {
        orders.push_back(std::make_shared<model::v1::OrderState>(order));
    });
    m_orders(std::move(orders));
    if (m_messages)
        m_messages(reader->messages(m_wish.businessDate));

    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        m_cloud(lagOf(*reader, m_wish.device));
        lock.lock();
        m_wake.wait_for(lock, m_wish.every, [this] { return m_stopping; });
    }
} catch (const std::exception& error) {
    spdlog::error("reading the journal for the screens failed: {}", error.what());
}

} // namespace phin::counter
