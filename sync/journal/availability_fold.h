#pragma once

#include "sync/journal/entry.h"
#include "sync/model/availability.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

namespace phin::journal {

/// The part of the shop's fold that says which products cannot be had today: table availability. A part of ShopFold,
/// under the same rules.
class AvailabilityFold {
public:
    explicit AvailabilityFold(SQLite::Database& database);

    /// Folds a "product.available"; false where it cannot be read or says what cannot be.
    bool apply(const Entry& entry);
    /// The words that came since the last call and stand.
    [[nodiscard]] std::vector<Availability> takeChanged();
    void discard();
    void clear();
    /// Drops what was said of business days before that one (YYYYMMDD), where the words themselves are as old.
    void forget(std::uint64_t beforeHlc, int beforeDay);

    /// What was said of that day and of those after it.
    [[nodiscard]] std::vector<Availability> since(std::int32_t businessDate);
    /// What was said of that day, by product.
    [[nodiscard]] std::vector<Availability> of(std::int32_t businessDate);

private:
    SQLite::Database& m_database;
    SQLite::Statement m_write, m_read, m_readSince;
    std::vector<Availability> m_changed;
};

} // namespace phin::journal
