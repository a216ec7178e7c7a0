#pragma once

#include "phin/model/v1/state.pb.h"
#include "sync/journal/availability_fold.h"
#include "sync/journal/device_fold.h"
#include "sync/journal/drawer_fold.h"
#include "sync/journal/entry.h"
#include "sync/journal/message_fold.h"
#include "sync/journal/pause_fold.h"
#include "sync/journal/picture_fold.h"
#include "sync/journal/search_fold.h"
#include "sync/journal/staff_fold.h"
#include "sync/journal/stock_fold.h"
#include "sync/journal/voucher_fold.h"
#include "sync/model/menu.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
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

struct OwnPast;

/// What a program folds. A test plays an older program by leaving types out.
struct FoldScope {
    /// Raised where the meaning of what is folded already changes: then all is folded anew. A new type needs no more
    /// than its name in the list, whatever was stored of it before is folded then.
    int version = 2;
    std::set<std::string, std::less<>> unknown; ///< of the types that this program could fold

    [[nodiscard]] bool knows(std::string_view type) const;
    [[nodiscard]] std::set<std::string> types() const;
};

/// The projection that every box keeps: what the shop's entries, folded, say is so. Tables orders, refund_day, till,
/// till_day, shift, menu_part, and those of the folds that are its members; the rules of merging are
/// sync/model/merge.h. Used by the writer's thread alone. What apply() does is seen at once by the getters, and in the
/// file after flush().
class ShopFold {
public:
    explicit ShopFold(SQLite::Database& database, FoldScope scope = {});

    /// Folds one entry. A type or payload it cannot read is skipped (false): a later version will fold it.
    bool apply(const Entry& entry);
    /// Writes what changed; inside the transaction that stores the entries. Returns the orders that changed.
    std::vector<OrderPtr> flush();
    /// The transaction was committed: what it changed stands.
    void settle() noexcept { m_menuBefore.reset(); }
    /// The transaction was rolled back: forget what it changed. Reads nothing, since the disk may be what failed.
    void discard();
    /// Empties its tables, to fold all entries again.
    void clear();
    /// What a till knows of its own numbers before its entries are here again (see OwnPast); within a transaction.
    void begin(const std::string& device, const OwnPast& past);
    /// Forgets orders, refunds and menus that nothing has happened to for so long; at most so many orders. Returns how
    /// many orders went. Within a transaction.
    std::uint64_t forget(std::uint64_t beforeHlc, int beforeDay, std::uint64_t most);

    [[nodiscard]] OrderPtr order(const std::string& id);
    [[nodiscard]] std::uint64_t lastReceipt(const std::string& device);
    [[nodiscard]] std::uint32_t lastCount(const std::string& device, int businessDate);
    /// The till's newest shift.
    [[nodiscard]] std::optional<Shift> lastShift(const std::string& device);
    [[nodiscard]] std::optional<Shift> shift(const std::string& id);
    /// The menu in force; nothing before the first.
    [[nodiscard]] std::shared_ptr<const MenuIndex> menu() const { return m_menu; }
    /// When its last part was written; 0 before the first.
    [[nodiscard]] std::uint64_t menuHlc() const noexcept { return m_menuHlc; }
    /// The publication that it came in.
    [[nodiscard]] const std::string& publication() const noexcept { return m_publication; }
    /// The pictures of menus.
    [[nodiscard]] PictureFold& pictures() noexcept { return m_pictures; }
    [[nodiscard]] bool menuChanged() const noexcept { return m_menuChanged; }
    [[nodiscard]] const DeviceFold& devices() const noexcept { return m_devices; }
    /// Whose share of what is limited is how large.
    [[nodiscard]] StockFold& stock() noexcept { return m_stock; }
    /// Which products cannot be had.
    [[nodiscard]] AvailabilityFold& availability() noexcept { return m_availability; }
    /// Which stations make nothing for now.
    [[nodiscard]] PauseFold& stations() noexcept { return m_pauses; }
    /// What the boxes tell each other.
    [[nodiscard]] MessageFold& messages() noexcept { return m_messages; }
    /// What the tills' drawers and days did.
    [[nodiscard]] DrawerFold& drawer() noexcept { return m_drawer; }
    /// Who works here.
    [[nodiscard]] StaffFold& staff() noexcept { return m_staff; }
    /// What was made; of uses, those that are in the file. See voucher().
    [[nodiscard]] VoucherFold& vouchers() noexcept { return m_vouchers; }
    /// With what this transaction has done to it; its uses in no order. Nothing where nobody made one.
    [[nodiscard]] std::optional<Voucher> voucher(const std::string& code);

private:
    phin::model::v1::OrderState& change(const std::string& id);
    void loadMenu();
    void setMenu(std::shared_ptr<const MenuIndex> menu, std::uint64_t hlc, std::string publication);

    SQLite::Database& m_database;
    FoldScope m_scope;
    DeviceFold m_devices;
    SQLite::Statement m_read, m_write, m_refundDay, m_till, m_tillDay, m_shiftOpened, m_shiftClosed, m_menuPart,
        m_readReceipt, m_readCount, m_readShift;
    std::unordered_map<std::string, OrderPtr> m_known; // a cache of what the file holds, or will after flush()
    std::unordered_map<std::string, std::shared_ptr<phin::model::v1::OrderState>> m_dirty;
    std::unordered_map<std::string, OrderPtr> m_was; // what of m_dirty there was before; null: nothing
    std::map<std::string, std::uint64_t> m_receipts; // changed since the last flush
    std::map<std::pair<std::string, int>, std::uint32_t> m_counts;
    std::shared_ptr<const MenuIndex> m_menu;
    std::uint64_t m_menuHlc = 0;
    std::string m_publication;
    struct MenuInForce {
        std::shared_ptr<const MenuIndex> menu;
        std::uint64_t hlc = 0;
        std::string publication;
    };
    std::optional<MenuInForce> m_menuBefore; // where this transaction changed it
    bool m_menuChanged = false;
    std::pair<int, std::int64_t> m_forgotten{0, 0}; // business date and row up to which forget() has looked
    StockFold m_stock;
    AvailabilityFold m_availability;
    PauseFold m_pauses;
    MessageFold m_messages;
    DrawerFold m_drawer;
    StaffFold m_staff;
    VoucherFold m_vouchers;
    PictureFold m_pictures;
    SearchFold m_search;
};

} // namespace phin::journal
