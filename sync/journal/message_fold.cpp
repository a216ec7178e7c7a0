#include "sync/journal/message_fold.h"

#include "sync/journal/stored.h"
#include "sync/model/business_day.h"
#include "sync/model/uuid.h"

#include <utility>

namespace phin::journal {
namespace {

using model::v1::MessageSeen;
using model::v1::MessageSent;

constexpr std::size_t longestMessage = 4'096; // bytes, of the whole payload

/// Of a row of id, hlc, device and payload.
std::optional<ShopMessage> storedMessage(SQLite::Database& database, SQLite::Statement& row) {
    ShopMessage message;
    const auto payload = row.getColumn(3);
    if (!message.sent.ParseFromArray(payload.getBlob(), payload.getBytes()))
        return std::nullopt;
    message.hlc = static_cast<std::uint64_t>(row.getColumn(1).getInt64());
    message.from = row.getColumn(2).getString();
    SQLite::Statement rows(database, "SELECT device, payload FROM message_seen WHERE id = ? ORDER BY device");
    bindBlob(rows, 1, message.sent.message_id());
    while (rows.executeStep()) {
        const auto said = rows.getColumn(1);
        MessageSeen fact;
        if (fact.ParseFromArray(said.getBlob(), said.getBytes()))
            message.seen.push_back({rows.getColumn(0).getString(), fact.at_ms(), fact.staff()});
    }
    return message;
}

} // namespace

MessageFold::MessageFold(SQLite::Database& database)
    : m_database(database)
    , m_sent(database, "INSERT INTO message(id, hlc, device, payload, business_date) VALUES(?,?,?,?,?) "
                       "ON CONFLICT(id) DO UPDATE SET hlc = excluded.hlc, device = excluded.device, "
                       "payload = excluded.payload, business_date = excluded.business_date "
                       "WHERE (excluded.hlc, excluded.device) < (hlc, device)")
    , m_seen(database, "INSERT INTO message_seen(id, hlc, device, payload) VALUES(?,?,?,?) "
                       "ON CONFLICT(id, device) DO UPDATE SET hlc = excluded.hlc, payload = excluded.payload "
                       "WHERE excluded.hlc < hlc") {}

bool MessageFold::concerns(std::string_view type) {
    return type == "message.sent" || type == "message.seen";
}

bool MessageFold::apply(const Entry& entry) {
    if (entry.payload().size() > longestMessage)
        return false;
    return entry.type() == "message.sent" ? applySent(entry) : applySeen(entry);
}

bool MessageFold::applySent(const Entry& entry) {
    MessageSent fact;
    // A newer program's code or station is kept: whoever knows it can show it.
    if (!fact.ParseFromString(entry.payload()) || !Uuid::fromBytes(fact.message_id()) ||
        !validDay(fact.business_date()))
        return false;
    bindBlob(m_sent, 1, fact.message_id());
    m_sent.bind(2, static_cast<std::int64_t>(entry.hlc()));
    m_sent.bindNoCopy(3, entry.device());
    bindBlob(m_sent, 4, entry.payload());
    m_sent.bind(5, fact.business_date());
    finish(m_sent);
    if (m_database.getChanges() > 0)
        m_changed.insert(fact.message_id());
    return true;
}

bool MessageFold::applySeen(const Entry& entry) {
    MessageSeen fact;
    if (!fact.ParseFromString(entry.payload()) || !Uuid::fromBytes(fact.message_id()))
        return false;
    bindBlob(m_seen, 1, fact.message_id());
    m_seen.bind(2, static_cast<std::int64_t>(entry.hlc()));
    m_seen.bindNoCopy(3, entry.device());
    bindBlob(m_seen, 4, entry.payload());
    finish(m_seen);
    if (m_database.getChanges() > 0)
        m_changed.insert(fact.message_id());
    return true;
}

std::vector<ShopMessage> MessageFold::takeChanged() {
    std::vector<ShopMessage> changed;
    for (const auto& id : std::exchange(m_changed, {}))
        if (auto message = find(id))
            changed.push_back(std::move(*message));
    return changed;
}

void MessageFold::discard() {
    m_changed.clear();
    m_sent.tryReset();
    m_seen.tryReset();
}

void MessageFold::clear() {
    m_database.exec("DELETE FROM message; DELETE FROM message_seen");
    m_changed.clear();
}

void MessageFold::forget(std::uint64_t beforeHlc, int beforeDay) {
    SQLite::Statement old(m_database, "DELETE FROM message WHERE business_date < ? AND hlc < ?");
    old.bind(1, beforeDay);
    old.bind(2, static_cast<std::int64_t>(beforeHlc));
    old.exec();
    SQLite::Statement alone(m_database,
                            "DELETE FROM message_seen WHERE hlc < ? AND id NOT IN (SELECT id FROM message)");
    alone.bind(1, static_cast<std::int64_t>(beforeHlc));
    alone.exec();
}

std::optional<ShopMessage> MessageFold::find(const std::string& id) {
    SQLite::Statement row(m_database, "SELECT id, hlc, device, payload FROM message WHERE id = ?");
    bindBlob(row, 1, id);
    return row.executeStep() ? storedMessage(m_database, row) : std::nullopt;
}

std::vector<ShopMessage> messagesOf(SQLite::Database& database, int businessDate) {
    SQLite::Statement rows(database, "SELECT id, hlc, device, payload FROM message WHERE business_date = "
                                     "iif(?1 <> 0, ?1, (SELECT max(business_date) FROM message)) "
                                     "ORDER BY hlc, device, id");
    rows.bind(1, businessDate);
    std::vector<ShopMessage> all;
    while (rows.executeStep())
        if (auto message = storedMessage(database, rows))
            all.push_back(std::move(*message));
    return all;
}

} // namespace phin::journal
