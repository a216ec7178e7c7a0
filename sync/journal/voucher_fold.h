#pragma once

#include "phin/model/v1/state.pb.h"
#include "sync/journal/entry.h"
#include "sync/model/voucher.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <vector>

namespace phin::journal {

/// The part of the shop's fold about vouchers: what was made (table voucher, of two with one code the earliest by (hlc,
/// device) stands) and withdrawn (voucher_withdrawn, the same), and which orders have one (voucher_use). The last is
/// worked out of each order as it stands, so it depends on the order of arrival no more than orders do, and two tills
/// that took one voucher are seen as soon as both orders are here. A part of ShopFold, under the same rules.
class VoucherFold {
public:
    explicit VoucherFold(SQLite::Database& database);

    [[nodiscard]] static bool concerns(std::string_view type) { return type.starts_with("voucher."); }
    /// False where it cannot be read or says what cannot be.
    bool apply(const Entry& entry);
    /// The order in its new state.
    void note(const phin::model::v1::OrderState& order);
    /// Codes of which something changed since the last call; one may stand twice.
    [[nodiscard]] std::vector<std::string> takeChanged();
    void discard();
    void clear();
    /// The entry makes or withdraws a voucher that is still known, so it must reach whoever joins later.
    [[nodiscard]] bool stands(const Entry& entry);
    /// Drops vouchers that ended before that business day (YYYYMMDD), where they are as old themselves, and their uses.
    void forget(std::uint64_t beforeHlc, int beforeDay);

    /// As the tables have it.
    [[nodiscard]] std::optional<Voucher> find(const std::string& code);
    [[nodiscard]] std::optional<Voucher> byId(const std::string& id);
    /// The newest first.
    [[nodiscard]] std::vector<Voucher> all(int most);

private:
    SQLite::Database& m_database;
    SQLite::Statement m_made, m_withdrawn, m_dropUses, m_use;
    std::vector<std::string> m_changed;
    bool m_anyUses; ///< there may be some in the file
};

/// What a box's tables say of one voucher, or with an empty code of all, the newest first.
[[nodiscard]] std::vector<Voucher> vouchers(SQLite::Database& database, const std::string& code, int most);

} // namespace phin::journal
