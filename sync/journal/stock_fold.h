#pragma once

#include "phin/model/v1/order.pb.h"
#include "sync/journal/entry.h"
#include "sync/model/stock.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <set>
#include <utility>

namespace phin::journal {

/// The part of the shop's fold that says how much of what is limited is whose: tables stock and stock_command.
/// A part of ShopFold, under the same rules.
class StockFold {
public:
    explicit StockFold(SQLite::Database& database);

    /// Folds an entry of a type "stock.*"; false where it cannot be read or says what cannot be.
    bool apply(const Entry& entry);
    /// What the order took from its author's share.
    void sold(const Entry& entry, const phin::model::v1::OrderPlaced& placed);
    /// What its change took besides.
    void sold(const Entry& entry, const phin::model::v1::OrderChanged& changed);
    /// The ledgers that changed since the last call, as they are now.
    [[nodiscard]] std::vector<StockPtr> takeChanged();
    void discard();
    void clear();
    /// Drops ledgers of business days before that one (YYYYMMDD) that nothing has happened to since, and what repeated
    /// commands are known by.
    void forget(std::uint64_t beforeHlc, int beforeDay);

    /// Without accounts where nobody had to do with it.
    [[nodiscard]] StockLedger ledger(std::int32_t businessDate, const std::string& product);
    /// Units sold by each box on that day and the one before it on which the product was limited.
    [[nodiscard]] StockUnits demand(std::int32_t businessDate, const std::string& product);
    /// A count or waste with that id was decided by the device.
    [[nodiscard]] bool knows(const std::string& device, const std::string& commandId);
    /// All ledgers of the newest business days.
    [[nodiscard]] std::vector<StockPtr> newest(int days);
    /// Those in which somebody waits for units.
    [[nodiscard]] std::vector<StockPtr> wanted();

private:
    struct Change {
        std::int64_t counted = 0, returned = 0, received = 0, given = 0, sold = 0, wasted = 0, wanted = 0;
    };
    void add(const Entry& entry, std::int32_t businessDate, const std::string& product, const std::string& device,
             const Change& change);
    void remember(const Entry& entry, const std::string& commandId);
    [[nodiscard]] std::vector<StockPtr> ledgersOf(SQLite::Statement& keys);

    SQLite::Database& m_database;
    SQLite::Statement m_add, m_read, m_command, m_readCommand;
    std::set<std::pair<std::int32_t, std::string>> m_changed;
};

} // namespace phin::journal
