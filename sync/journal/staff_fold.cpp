#include "sync/journal/staff_fold.h"

#include "phin/model/v1/staff.pb.h"
#include "sync/journal/stored.h"
#include "sync/model/business_day.h"

#include <utility>

namespace phin::journal {
namespace {

using model::v1::RightLifted;
using model::v1::StaffClocked;
using model::v1::StaffSet;

constexpr std::size_t longestStaffText = 512;

StaffMember memberOf(const StaffSet& fact, const Uuid& id, std::uint64_t hlc) {
    return {id, fact.name(), roleOf(fact.role()), fact.verifier(), fact.active(), hlc};
}

std::optional<Clocking> clockingOf(const StaffClocked& fact, std::uint64_t hlc) {
    const auto id = Uuid::fromBytes(fact.clock_id());
    const auto staff = Uuid::fromBytes(fact.staff_id());
    if (!id || !staff || !validDay(fact.business_date()))
        return std::nullopt;
    return Clocking{*id, *staff, fact.in(), fact.at_ms(), fact.business_date(), hlc};
}

template <class Message>
std::optional<Message> messageIn(const SQLite::Column& column) {
    Message message;
    if (!message.ParseFromArray(column.getBlob(), column.getBytes()))
        return std::nullopt;
    return message;
}

/// The first four parameters are the same for all three tables.
void bindEntry(SQLite::Statement& statement, const std::string& id, const Entry& entry) {
    bindBlob(statement, 1, id);
    statement.bind(2, static_cast<std::int64_t>(entry.hlc()));
    statement.bindNoCopy(3, entry.device());
    bindBlob(statement, 4, entry.payload());
}

} // namespace

std::optional<StaffMember> staffOf(SQLite::Statement& row) {
    const auto id = Uuid::fromBytes(row.getColumn(0).getString());
    const auto fact = messageIn<StaffSet>(row.getColumn(2));
    if (!id || !fact)
        return std::nullopt;
    return memberOf(*fact, *id, static_cast<std::uint64_t>(row.getColumn(1).getInt64()));
}

std::optional<Clocking> clockingOf(SQLite::Statement& row) {
    const auto fact = messageIn<StaffClocked>(row.getColumn(0));
    return fact ? clockingOf(*fact, static_cast<std::uint64_t>(row.getColumn(1).getInt64())) : std::nullopt;
}

StaffFold::StaffFold(SQLite::Database& database)
    : m_database(database)
    , m_set(database, "INSERT INTO staff(id, hlc, device, payload) VALUES(?,?,?,?) ON CONFLICT(id) DO UPDATE SET "
                      "hlc = excluded.hlc, device = excluded.device, payload = excluded.payload "
                      "WHERE (excluded.hlc, excluded.device) > (hlc, device)")
    , m_clocked(database, "INSERT INTO staff_clock(id, hlc, device, payload, business_date) VALUES(?,?,?,?,?) "
                          "ON CONFLICT(id) DO UPDATE SET hlc = excluded.hlc, device = excluded.device, "
                          "payload = excluded.payload, business_date = excluded.business_date "
                          "WHERE (excluded.hlc, excluded.device) < (hlc, device)")
    , m_lifted(database, "INSERT INTO right_lift(id, hlc, device, payload, business_date) VALUES(?,?,?,?,?) "
                         "ON CONFLICT(id) DO UPDATE SET hlc = excluded.hlc, device = excluded.device, "
                         "payload = excluded.payload, business_date = excluded.business_date "
                         "WHERE (excluded.hlc, excluded.device) < (hlc, device)") {}

bool StaffFold::concerns(std::string_view type) {
    return type == "staff.set" || type == "staff.clocked" || type == "right.lifted";
}

bool StaffFold::apply(const Entry& entry) {
    if (entry.type() == "staff.set")
        return applySet(entry);
    return entry.type() == "staff.clocked" ? applyClocked(entry) : applyLifted(entry);
}

bool StaffFold::applySet(const Entry& entry) {
    StaffSet fact;
    if (!fact.ParseFromString(entry.payload()) || fact.name().empty() || fact.name().size() > longestStaffText ||
        fact.verifier().size() > longestStaffText)
        return false;
    const auto id = Uuid::fromBytes(fact.staff_id());
    if (!id)
        return false;
    bindEntry(m_set, fact.staff_id(), entry);
    finish(m_set);
    if (m_database.getChanges() > 0)
        m_changed.push_back(memberOf(fact, *id, entry.hlc()));
    return true;
}

bool StaffFold::applyClocked(const Entry& entry) {
    StaffClocked fact;
    if (!fact.ParseFromString(entry.payload()))
        return false;
    const auto clocking = clockingOf(fact, entry.hlc());
    if (!clocking)
        return false;
    bindEntry(m_clocked, fact.clock_id(), entry);
    m_clocked.bind(5, fact.business_date());
    finish(m_clocked);
    if (m_database.getChanges() > 0)
        m_newClockings.push_back(*clocking);
    return true;
}

bool StaffFold::applyLifted(const Entry& entry) {
    RightLifted fact;
    if (!fact.ParseFromString(entry.payload()) || !Uuid::fromBytes(fact.lift_id()) || !validDay(fact.business_date()))
        return false;
    bindEntry(m_lifted, fact.lift_id(), entry);
    m_lifted.bind(5, fact.business_date());
    finish(m_lifted);
    return true;
}

std::vector<StaffMember> StaffFold::takeChanged() {
    return std::exchange(m_changed, {});
}

std::vector<Clocking> StaffFold::takeClocked() {
    return std::exchange(m_newClockings, {});
}

void StaffFold::discard() {
    m_changed.clear();
    m_newClockings.clear();
    for (auto* statement : {&m_set, &m_clocked, &m_lifted})
        statement->tryReset();
}

void StaffFold::clear() {
    m_database.exec("DELETE FROM staff; DELETE FROM staff_clock; DELETE FROM right_lift");
    m_changed.clear();
    m_newClockings.clear();
}

void StaffFold::forget(std::uint64_t beforeHlc, int beforeDay) {
    for (const auto* const sql : {"DELETE FROM staff_clock WHERE business_date < ? AND hlc < ?",
                                  "DELETE FROM right_lift WHERE business_date < ? AND hlc < ?"}) {
        SQLite::Statement old(m_database, sql);
        old.bind(1, beforeDay);
        old.bind(2, static_cast<std::int64_t>(beforeHlc));
        old.exec();
    }
}

bool StaffFold::stands(const Entry& entry) {
    StaffSet fact;
    if (entry.type() != "staff.set" || !fact.ParseFromString(entry.payload()))
        return false;
    SQLite::Statement row(m_database, "SELECT 1 FROM staff WHERE id = ? AND hlc = ? AND device = ?");
    bindBlob(row, 1, fact.staff_id());
    row.bind(2, static_cast<std::int64_t>(entry.hlc()));
    row.bindNoCopy(3, entry.device());
    return row.executeStep();
}

std::vector<StaffMember> StaffFold::all() {
    SQLite::Statement rows(m_database, "SELECT id, hlc, payload FROM staff ORDER BY id");
    std::vector<StaffMember> members;
    while (rows.executeStep())
        if (auto member = staffOf(rows))
            members.push_back(std::move(*member));
    return members;
}

std::optional<StaffMember> StaffFold::member(const Uuid& id) {
    SQLite::Statement row(m_database, "SELECT id, hlc, payload FROM staff WHERE id = ?");
    const auto bytes = id.bytes();
    bindBlob(row, 1, bytes);
    return row.executeStep() ? staffOf(row) : std::nullopt;
}

std::vector<Clocking> StaffFold::clockedSince(std::int32_t businessDate) {
    SQLite::Statement rows(m_database, "SELECT payload, hlc FROM staff_clock WHERE business_date >= ? "
                                       "ORDER BY hlc, device");
    rows.bind(1, businessDate);
    std::vector<Clocking> clockings;
    while (rows.executeStep())
        if (const auto clocking = clockingOf(rows))
            clockings.push_back(*clocking);
    return clockings;
}

bool StaffFold::knowsClocking(const Uuid& id) {
    SQLite::Statement row(m_database, "SELECT 1 FROM staff_clock WHERE id = ?");
    const auto bytes = id.bytes();
    bindBlob(row, 1, bytes);
    return row.executeStep();
}

bool StaffFold::knowsLift(const Uuid& id) {
    SQLite::Statement row(m_database, "SELECT 1 FROM right_lift WHERE id = ?");
    const auto bytes = id.bytes();
    bindBlob(row, 1, bytes);
    return row.executeStep();
}

} // namespace phin::journal
