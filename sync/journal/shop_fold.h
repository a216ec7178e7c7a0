#pragma once

#include "phin/model/v1/state.pb.h"
#include "sync/journal/entry.h"
#include "sync/journal/stock_fold.h"
#include "sync/model/menu.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace phin::journal {

using OrderPtr = std::shared_ptr<const phin::model::v1::OrderState>;

/// A till's shift as its entries tell.
struct Shift {
    std::string id;
    int businessDate = 0;
    std::int64_t floatMinor = 0;
    bool open = false;
};

/// The projection that every box keeps: what the shop's entries, folded, say is so. Tables orders, refund_day, till,
/// till_day, shift, menu_part and those of StockFold; the rules of merging are sync/model/merge.h. Used by the writer's
/// thread alone. What apply() does is seen at once by the getters, and in the file after flush().
class ShopFold {
public:
    explicit ShopFold(SQLite::Database& database);

    /// Folds one entry. A type or payload it cannot read is skipped (false): a later version will fold it.
    bool apply(const Entry& entry);
    /// Writes what changed; inside the transaction that stores the entries. Returns the orders that changed.
    std::vector<OrderPtr> flush();
    /// The transaction was rolled back: forget what it changed.
    void discard();
    /// Empties its tables, to fold all entries again.
    void clear();

    [[nodiscard]] OrderPtr order(const std::string& id);
    [[nodiscard]] std::uint64_t lastReceipt(const std::string& device);
    [[nodiscard]] std::uint32_t lastCount(const std::string& device, int businessDate);
    /// The till's newest shift.
    [[nodiscard]] std::optional<Shift> lastShift(const std::string& device);
    [[nodiscard]] std::optional<Shift> shift(const std::string& id);
    /// The menu in force; nothing before the first.
    [[nodiscard]] std::shared_ptr<const MenuIndex> menu() const { return m_menu; }
    [[nodiscard]] bool menuChanged() const noexcept { return m_menuChanged; }
    /// Whose share of what is limited is how large.
    [[nodiscard]] StockFold& stock() noexcept { return m_stock; }

private:
    phin::model::v1::OrderState& change(const std::string& id);
    void loadMenu();

    SQLite::Database& m_database;
    SQLite::Statement m_read, m_write, m_refundDay, m_till, m_tillDay, m_shiftOpened, m_shiftClosed, m_menuPart,
        m_readReceipt, m_readCount, m_readShift;
    std::unordered_map<std::string, OrderPtr> m_known; // a cache of what the file holds, or will after flush()
    std::unordered_map<std::string, std::shared_ptr<phin::model::v1::OrderState>> m_dirty;
    std::map<std::string, std::uint64_t> m_receipts; // changed since the last flush
    std::map<std::pair<std::string, int>, std::uint32_t> m_counts;
    std::shared_ptr<const MenuIndex> m_menu;
    bool m_menuChanged = false;
    StockFold m_stock;
};

} // namespace phin::journal
