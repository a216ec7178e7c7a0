#pragma once

#include "sync/journal/entry.h"
#include "sync/journal/trust.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string_view>
#include <vector>

namespace phin::journal {

/// What the entries say about the shop's boxes: a set that only grows, so it is the same in whatever order they came.
/// What it means is Trust's to say, which can check signatures. Table device_fact.
class DeviceFold {
public:
    explicit DeviceFold(SQLite::Database& database);

    [[nodiscard]] static bool concerns(std::string_view type);
    /// False where the entry is about something else.
    bool apply(const Entry& entry);
    void clear();
    void tryReset();
    /// In the order of author, epoch and seq.
    [[nodiscard]] std::vector<DeviceFact> facts() const;

private:
    SQLite::Database& m_database;
    SQLite::Statement m_insert;
};

} // namespace phin::journal
