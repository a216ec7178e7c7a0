#include "sync/journal/availability_fold.h"

#include "phin/model/v1/availability.pb.h"
#include "sync/journal/stored.h"
#include "sync/model/business_day.h"

#include <utility>

namespace phin::journal {
namespace {

constexpr std::size_t longestProductId = 256;

std::vector<Availability> wordsOf(SQLite::Statement& rows, std::int32_t businessDate) {
    std::vector<Availability> words;
    rows.bind(1, businessDate);
    while (rows.executeStep())
        words.push_back({rows.getColumn(0).getInt(), rows.getColumn(1).getString(), rows.getColumn(2).getInt() != 0});
    rows.reset();
    return words;
}

} // namespace

AvailabilityFold::AvailabilityFold(SQLite::Database& database)
    : m_database(database)
    , m_write(database, "INSERT INTO availability(business_date, product, available, hlc, device) VALUES(?,?,?,?,?) "
                        "ON CONFLICT(business_date, product) DO UPDATE SET available = excluded.available, "
                        "hlc = excluded.hlc, device = excluded.device "
                        "WHERE (excluded.hlc, excluded.device) > (hlc, device)")
    , m_read(database, "SELECT business_date, product, available FROM availability WHERE business_date = ? "
                       "ORDER BY product")
    , m_readSince(database, "SELECT business_date, product, available FROM availability WHERE business_date >= ?") {}

bool AvailabilityFold::apply(const Entry& entry) {
    model::v1::ProductAvailable fact;
    if (!fact.ParseFromString(entry.payload()) || !validDay(fact.business_date()) || fact.product().empty() ||
        fact.product().size() > longestProductId)
        return false;
    m_write.bind(1, fact.business_date());
    m_write.bindNoCopy(2, fact.product());
    m_write.bind(3, fact.available() ? 1 : 0);
    m_write.bind(4, static_cast<std::int64_t>(entry.hlc()));
    m_write.bindNoCopy(5, entry.device());
    finish(m_write);
    if (m_database.getChanges() > 0)
        m_changed.push_back({fact.business_date(), fact.product(), fact.available()});
    return true;
}

std::vector<Availability> AvailabilityFold::takeChanged() {
    return std::exchange(m_changed, {});
}

void AvailabilityFold::discard() {
    m_changed.clear();
    m_write.tryReset();
    m_read.tryReset();
    m_readSince.tryReset();
}

void AvailabilityFold::clear() {
    m_database.exec("DELETE FROM availability");
    m_changed.clear();
}

void AvailabilityFold::forget(std::uint64_t beforeHlc, int beforeDay) {
    SQLite::Statement old(m_database, "DELETE FROM availability WHERE business_date < ? AND hlc < ?");
    old.bind(1, beforeDay);
    old.bind(2, static_cast<std::int64_t>(beforeHlc));
    old.exec();
}

std::vector<Availability> AvailabilityFold::of(std::int32_t businessDate) {
    return wordsOf(m_read, businessDate);
}

std::vector<Availability> AvailabilityFold::since(std::int32_t businessDate) {
    return wordsOf(m_readSince, businessDate);
}

} // namespace phin::journal
