#include "app/cli/replay/sold_before.h"

#include <algorithm>

namespace phin::cli {

void SoldBefore::add(const std::filesystem::path& database) {
    try {
        auto reader = journal::Reader::open(database);
        if (reader && reader->newestBusinessDate() != 0)
            m_readers.push_back(std::move(*reader));
    } catch (const SQLite::Exception&) {
        // See above.
    }
}

bool SoldBefore::has(const std::string& orderId) {
    return std::any_of(m_readers.begin(), m_readers.end(), [&](journal::Reader& reader) {
        try {
            const auto order = reader.order(orderId);
            return order && order->has_placed();
        } catch (const SQLite::Exception&) {
            return false; // the till then says so itself
        }
    });
}

} // namespace phin::cli
