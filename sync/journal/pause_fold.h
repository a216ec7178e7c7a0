#pragma once

#include "sync/journal/entry.h"
#include "sync/model/pause.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <vector>

namespace phin::journal {

/// The part of the shop's fold that says which stations make nothing for now: table station_pause. A part of ShopFold,
/// under the same rules.
class PauseFold {
public:
    explicit PauseFold(SQLite::Database& database);

    /// Folds a "station.paused"; false where it cannot be read.
    bool apply(const Entry& entry);
    /// The words that came since the last call and stand.
    [[nodiscard]] std::vector<StationPause> takeChanged();
    void discard();
    void clear();
    /// Drops words as old as that: a pause that nobody ended in so long is none.
    void forget(std::uint64_t beforeHlc);

    /// What was said last of a station; nothing where it never paused.
    [[nodiscard]] std::optional<StationPause> of(const std::string& station);
    /// Of all of them, by station.
    [[nodiscard]] std::vector<StationPause> all();

private:
    SQLite::Database& m_database;
    SQLite::Statement m_write, m_read;
    std::vector<StationPause> m_changed;
};

/// The words that a file holds, by station.
[[nodiscard]] std::vector<StationPause> stationPauses(SQLite::Database& database);

} // namespace phin::journal
