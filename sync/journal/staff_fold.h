#pragma once

#include "sync/journal/entry.h"
#include "sync/model/staff.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <vector>

namespace phin::journal {

/// The part of the shop's fold about the people in it: who works here (table staff, the last word by (hlc, device) on
/// a person stands), when they came and left (staff_clock), and which rights were lifted (right_lift), both sets by id.
/// A part of ShopFold, under the same rules.
class StaffFold {
public:
    explicit StaffFold(SQLite::Database& database);

    [[nodiscard]] static bool concerns(std::string_view type);
    /// False where it cannot be read or says what cannot be.
    bool apply(const Entry& entry);
    /// What came since the last call and stands.
    [[nodiscard]] std::vector<StaffMember> takeChanged();
    [[nodiscard]] std::vector<Clocking> takeClocked();
    void discard();
    void clear();
    /// Drops clockings and lifts of business days before that one (YYYYMMDD), where they are as old themselves. People
    /// stay.
    void forget(std::uint64_t beforeHlc, int beforeDay);
    /// The entry is the word on a person that stands.
    [[nodiscard]] bool stands(const Entry& entry);

    /// By id, so in the order in which they were first set.
    [[nodiscard]] std::vector<StaffMember> all();
    [[nodiscard]] std::optional<StaffMember> member(const Uuid& id);
    /// Clockings of that business day and of those after it, in the order in which they were written.
    [[nodiscard]] std::vector<Clocking> clockedSince(std::int32_t businessDate);
    [[nodiscard]] bool knowsClocking(const Uuid& id);
    [[nodiscard]] bool knowsLift(const Uuid& id);

private:
    bool applySet(const Entry& entry);
    bool applyClocked(const Entry& entry);
    bool applyLifted(const Entry& entry);

    SQLite::Database& m_database;
    SQLite::Statement m_set, m_clocked, m_lifted;
    std::vector<StaffMember> m_changed;
    std::vector<Clocking> m_newClockings;
};

/// A row (id, hlc, payload) of the table staff; nothing where it cannot be read.
[[nodiscard]] std::optional<StaffMember> staffOf(SQLite::Statement& row);
/// A row (payload, hlc) of the table staff_clock.
[[nodiscard]] std::optional<Clocking> clockingOf(SQLite::Statement& row);

} // namespace phin::journal
