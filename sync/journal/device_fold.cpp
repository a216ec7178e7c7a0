#include "sync/journal/device_fold.h"

#include <algorithm>
#include <array>

namespace phin::journal {
namespace {

constexpr std::array<std::string_view, 4> types{"device.revoked", "certificate.wanted", "certificate.issued",
                                                "crl.issued"};

}

DeviceFold::DeviceFold(SQLite::Database& database)
    : m_database(database)
    , m_insert(database, "INSERT OR IGNORE INTO device_fact(author, epoch, seq, hlc, type, payload) "
                         "VALUES(?,?,?,?,?,?)") {}

bool DeviceFold::concerns(std::string_view type) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

bool DeviceFold::apply(const Entry& entry) {
    if (!concerns(entry.type()))
        return false;
    m_insert.bind(1, entry.device());
    m_insert.bind(2, entry.epoch());
    m_insert.bind(3, static_cast<std::int64_t>(entry.seq()));
    m_insert.bind(4, static_cast<std::int64_t>(entry.hlc()));
    m_insert.bind(5, entry.type());
    m_insert.bindNoCopy(6, entry.payload().data(), static_cast<int>(entry.payload().size()));
    m_insert.exec();
    m_insert.reset();
    return true;
}

void DeviceFold::clear() {
    m_database.exec("DELETE FROM device_fact");
}

void DeviceFold::tryReset() {
    m_insert.tryReset();
}

std::vector<DeviceFact> DeviceFold::facts() const {
    SQLite::Statement rows(
        m_database, "SELECT author, epoch, seq, hlc, type, payload FROM device_fact ORDER BY author, epoch, seq");
    std::vector<DeviceFact> facts;
    while (rows.executeStep())
        facts.push_back({rows.getColumn(4).getString(), rows.getColumn(0).getString(), rows.getColumn(1).getUInt(),
                         static_cast<std::uint64_t>(rows.getColumn(2).getInt64()),
                         static_cast<std::uint64_t>(rows.getColumn(3).getInt64()), rows.getColumn(5).getString()});
    return facts;
}

} // namespace phin::journal
