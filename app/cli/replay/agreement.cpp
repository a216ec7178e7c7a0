#include "app/cli/replay/agreement.h"

#include "app/cli/replica_heads.h"
#include "app/cli/text.h"

namespace phin::cli {
namespace {

/// Orders with something on a station's screen. Equal replicas answer this equally, so any may be asked.
Result<std::uint64_t> openOrders(const std::filesystem::path& database) {
    auto reader = journal::Reader::open(database);
    if (!reader)
        return reader.error();
    try {
        std::uint64_t open = 0;
        reader->openOrders([&open](const model::v1::OrderState&) { ++open; });
        return open;
    } catch (const SQLite::Exception& error) {
        return journal::explain(error);
    }
}

} // namespace

std::string Agreement::look() {
    const auto heads = ReplicaHeads::read(m_shop.databases);
    m_moved = heads.sum() != m_sum;
    m_sum = heads.sum();
    if (!heads.equal())
        return heads.describe();
    const auto open = openOrders(m_shop.databases.begin()->second);
    if (!open)
        return open.error().message;
    return *open > 0 ? "tickets of " + counted(*open, "order") + " are open" : std::string{};
}

} // namespace phin::cli
