#pragma once

#include "sync/journal/entry.h"
#include "sync/model/messages.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <set>
#include <vector>

namespace phin::journal {

/// The part of the shop's fold that holds the messages between boxes: tables message, of two with one id the earliest
/// by (hlc, device), and message_seen, one row for each message and device, of two the earliest. A word that a message
/// was seen may come before it. A part of ShopFold, under the same rules.
class MessageFold {
public:
    explicit MessageFold(SQLite::Database& database);

    [[nodiscard]] static bool concerns(std::string_view type);
    /// Folds what concerns() names; false where it cannot be read or says what cannot be.
    bool apply(const Entry& entry);
    /// The messages that changed since the last call, as they are now.
    [[nodiscard]] std::vector<ShopMessage> takeChanged();
    void discard();
    void clear();
    /// Drops those of business days before that one, where they themselves are as old, and what was said of them.
    void forget(std::uint64_t beforeHlc, int beforeDay);

    [[nodiscard]] std::optional<ShopMessage> find(const std::string& id);

private:
    bool applySent(const Entry& entry);
    bool applySeen(const Entry& entry);

    SQLite::Database& m_database;
    SQLite::Statement m_sent, m_seen;
    std::set<std::string> m_changed;
};

/// The messages of a business day, the oldest first; 0: of the newest that has any.
[[nodiscard]] std::vector<ShopMessage> messagesOf(SQLite::Database& database, int businessDate);

} // namespace phin::journal
