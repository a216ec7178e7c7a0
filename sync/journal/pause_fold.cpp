#include "sync/journal/pause_fold.h"

#include "phin/model/v1/pause.pb.h"
#include "sync/journal/stored.h"

#include <utility>

namespace phin::journal {
namespace {

using model::v1::StationPaused;

constexpr std::size_t longestPauseText = 1'024; // bytes

StationPause wordOf(const StationPaused& fact, std::uint64_t hlc) {
    return {fact.station(), fact.paused(), fact.reason(), fact.at_ms(), fact.staff(), hlc};
}

/// Of a row of hlc and payload.
std::optional<StationPause> wordIn(SQLite::Statement& row) {
    const auto payload = row.getColumn(1);
    StationPaused fact;
    if (!fact.ParseFromArray(payload.getBlob(), payload.getBytes()))
        return std::nullopt;
    return wordOf(fact, static_cast<std::uint64_t>(row.getColumn(0).getInt64()));
}

} // namespace

PauseFold::PauseFold(SQLite::Database& database)
    : m_database(database)
    , m_write(database, "INSERT INTO station_pause(station, hlc, device, payload) VALUES(?,?,?,?) "
                        "ON CONFLICT(station) DO UPDATE SET hlc = excluded.hlc, device = excluded.device, "
                        "payload = excluded.payload WHERE (excluded.hlc, excluded.device) > (hlc, device)")
    , m_read(database, "SELECT hlc, payload FROM station_pause WHERE station = ?") {}

bool PauseFold::apply(const Entry& entry) {
    StationPaused fact;
    if (!fact.ParseFromString(entry.payload()) || fact.station().empty() || fact.station().size() > longestPauseText ||
        fact.reason().size() > longestPauseText)
        return false;
    m_write.bindNoCopy(1, fact.station());
    m_write.bind(2, static_cast<std::int64_t>(entry.hlc()));
    m_write.bindNoCopy(3, entry.device());
    bindBlob(m_write, 4, entry.payload());
    finish(m_write);
    if (m_database.getChanges() > 0)
        m_changed.push_back(wordOf(fact, entry.hlc()));
    return true;
}

std::vector<StationPause> PauseFold::takeChanged() {
    return std::exchange(m_changed, {});
}

void PauseFold::discard() {
    m_changed.clear();
    m_write.tryReset();
    m_read.tryReset();
}

void PauseFold::clear() {
    m_database.exec("DELETE FROM station_pause");
    m_changed.clear();
}

void PauseFold::forget(std::uint64_t beforeHlc) {
    SQLite::Statement old(m_database, "DELETE FROM station_pause WHERE hlc < ?");
    old.bind(1, static_cast<std::int64_t>(beforeHlc));
    old.exec();
}

std::optional<StationPause> PauseFold::of(const std::string& station) {
    m_read.bindNoCopy(1, station);
    std::optional<StationPause> word;
    if (m_read.executeStep())
        word = wordIn(m_read);
    m_read.reset();
    return word;
}

std::vector<StationPause> PauseFold::all() {
    return stationPauses(m_database);
}

std::vector<StationPause> stationPauses(SQLite::Database& database) {
    SQLite::Statement rows(database, "SELECT hlc, payload FROM station_pause ORDER BY station");
    std::vector<StationPause> words;
    while (rows.executeStep())
        if (auto word = wordIn(rows))
            words.push_back(std::move(*word));
    return words;
}

} // namespace phin::journal
