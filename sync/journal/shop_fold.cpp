#include "sync/journal/shop_fold.h"

#include "sync/journal/own_past.h"
#include "sync/journal/stored.h"
#include "sync/model/merge.h"
#include "sync/model/pictures.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace phin::journal {

using namespace phin::model::v1;

namespace {

constexpr std::size_t cachedOrders = 20'000;
constexpr std::uint64_t mostReceipts = std::numeric_limits<std::int64_t>::max(); // what the file can tell apart

/// Every type that apply() has a branch for.
constexpr std::array<std::string_view, 34> foldedTypes{
    "order.placed",       "order.paid",     "order.voided",      "order.refunded", "prep.marked",
    "shift.opened",       "shift.closed",   "menu.published",    "device.revoked", "certificate.wanted",
    "certificate.issued", "crl.issued",     "stock.counted",     "stock.moved",    "stock.wanted",
    "stock.wasted",       "stock.returned", "product.available", "cash.rounded",   "cash.moved",
    "receipt.copied",     "day.closed",     "order.changed",     "staff.set",      "staff.clocked",
    "right.lifted",       "voucher.made",   "voucher.withdrawn", "menu.picture",   "ticket.marked",
    "station.paused",     "message.sent",   "message.seen",      "parts.moved"};

} // namespace

bool FoldScope::knows(std::string_view type) const {
    return !unknown.contains(type) && std::find(foldedTypes.begin(), foldedTypes.end(), type) != foldedTypes.end();
}

std::set<std::string> FoldScope::types() const {
    std::set<std::string> all(foldedTypes.begin(), foldedTypes.end());
    for (const auto& type : unknown)
        all.erase(type);
    return all;
}

ShopFold::ShopFold(SQLite::Database& database, FoldScope scope)
    : m_database(database)
    , m_scope(std::move(scope))
    , m_devices(database)
    , m_read(database, "SELECT state FROM orders WHERE id = ?")
    , m_write(database, "INSERT INTO orders(id, device, number, business_date, placed_at, total, open, state) "
                        "VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET device = excluded.device, "
                        "number = excluded.number, business_date = excluded.business_date, "
                        "placed_at = excluded.placed_at, total = excluded.total, open = excluded.open, "
                        "state = excluded.state RETURNING row")
    , m_refundDay(database, "INSERT OR IGNORE INTO refund_day(business_date, order_id) VALUES(?,?)")
    , m_till(database, "INSERT INTO till(device, last_receipt) VALUES(?,?) ON CONFLICT(device) DO UPDATE SET "
                       "last_receipt = max(last_receipt, excluded.last_receipt)")
    , m_tillDay(database, "INSERT INTO till_day(device, business_date, last_count) VALUES(?,?,?) "
                          "ON CONFLICT(device, business_date) DO UPDATE SET "
                          "last_count = max(last_count, excluded.last_count)")
    , m_shiftOpened(database, "INSERT INTO shift(id, device, business_date, float_minor, opened_hlc, closed_hlc) "
                              "VALUES(?,?,?,?,?,0) ON CONFLICT(id) DO UPDATE SET device = excluded.device, "
                              "business_date = excluded.business_date, float_minor = excluded.float_minor, "
                              "opened_hlc = excluded.opened_hlc")
    , m_shiftClosed(database, "INSERT INTO shift(id, device, business_date, float_minor, opened_hlc, closed_hlc) "
                              "VALUES(?,?,0,0,0,?) ON CONFLICT(id) DO UPDATE SET closed_hlc = excluded.closed_hlc")
    , m_menuPart(database, "INSERT OR IGNORE INTO menu_part(publication, part, parts, hlc, device, data) "
                           "VALUES(?,?,?,?,?,?)")
    , m_readReceipt(database, "SELECT last_receipt FROM till WHERE device = ?")
    , m_readCount(database, "SELECT last_count FROM till_day WHERE device = ? AND business_date = ?")
    , m_readShift(database, "SELECT id, business_date, float_minor, closed_hlc FROM shift "
                            "WHERE device = ? AND opened_hlc > 0 ORDER BY opened_hlc DESC LIMIT 1")
    , m_stock(database)
    , m_availability(database)
    , m_pauses(database)
    , m_messages(database)
    , m_drawer(database)
    , m_staff(database)
    , m_vouchers(database)
    , m_pictures(database)
    , m_search(database) {
    loadMenu();
    m_menuChanged = false;
    settle();
}

OrderState& ShopFold::change(const std::string& id) {
    if (const auto dirty = m_dirty.find(id); dirty != m_dirty.end())
        return *dirty->second;
    const auto known = order(id);
    m_was.insert_or_assign(id, known);
    auto copy =
        known ? std::make_shared<OrderState>(*known) : std::make_shared<OrderState>(); // others hold the known one
    return *m_dirty.emplace(id, std::move(copy)).first->second;
}

OrderPtr ShopFold::order(const std::string& id) {
    if (const auto dirty = m_dirty.find(id); dirty != m_dirty.end())
        return dirty->second;
    if (const auto known = m_known.find(id); known != m_known.end())
        return known->second;
    bindBlob(m_read, 1, id);
    OrderPtr found;
    if (m_read.executeStep()) {
        const auto column = m_read.getColumn(0);
        auto state = std::make_shared<OrderState>();
        if (state->ParseFromArray(column.getBlob(), column.getBytes()))
            found = std::move(state);
    }
    m_read.reset();
    if (found)
        m_known[id] = found;
    return found;
}

bool ShopFold::apply(const Entry& entry) {
    if (!m_scope.knows(entry.type()))
        return entry.type() == "device.born";
    const merge::Stamp by{entry.hlc(), entry.device()};
    const auto& type = entry.type();
    const auto onOrder = [&](auto fact) {
        if (!fact.ParseFromString(entry.payload()) || fact.order_id().empty())
            return false;
        merge::fold(change(fact.order_id()), by, fact);
        return true;
    };
    if (type == "order.placed") {
        OrderPlaced fact;
        if (!fact.ParseFromString(entry.payload()) || fact.order_id().empty())
            return false;
        merge::fold(change(fact.order_id()), by, fact);
        auto& count = m_counts[{entry.device(), fact.business_date()}];
        count = std::max(count, fact.count());
        m_stock.sold(entry, fact);
        m_search.named(fact.order());
        return true;
    }
    if (type == "order.changed") {
        OrderChanged fact;
        if (!fact.ParseFromString(entry.payload()) || fact.order_id().empty())
            return false;
        merge::fold(change(fact.order_id()), by, fact);
        m_stock.sold(entry, fact);
        m_search.named(fact.order());
        return true;
    }
    if (type == "order.paid") {
        OrderPaid fact;
        if (!fact.ParseFromString(entry.payload()) || fact.order_id().empty())
            return false;
        merge::fold(change(fact.order_id()), by, fact);
        auto& receipt = m_receipts[entry.device()];
        receipt = std::max(receipt, std::min(fact.receipt(), mostReceipts));
        m_drawer.note(entry, TillFact::Sale, fact.business_date(), fact.order_id(), fact.payment_id());
        return true;
    }
    if (type == "prep.marked")
        return onOrder(PrepMarked{});
    if (type == "ticket.marked")
        return onOrder(TicketMarked{});
    if (type == "parts.moved")
        return onOrder(PartsMoved{});
    if (type == "cash.rounded")
        return onOrder(CashRounded{});
    if (type == "order.voided") {
        OrderVoided fact;
        if (!fact.ParseFromString(entry.payload()) || fact.order_id().empty())
            return false;
        merge::fold(change(fact.order_id()), by, fact);
        m_drawer.note(entry, TillFact::Void, 0, fact.order_id(), {});
        return true;
    }
    if (type == "order.refunded") {
        OrderRefunded fact;
        if (!fact.ParseFromString(entry.payload()) || fact.order_id().empty())
            return false;
        merge::fold(change(fact.order_id()), by, fact);
        auto& receipt = m_receipts[entry.device()];
        receipt = std::max(receipt, std::min(fact.receipt(), mostReceipts));
        m_refundDay.bind(1, fact.business_date());
        bindBlob(m_refundDay, 2, fact.order_id());
        finish(m_refundDay);
        m_drawer.note(entry, TillFact::Refund, fact.business_date(), fact.order_id(), fact.refund_id());
        return true;
    }
    if (type == "shift.opened") {
        ShiftOpened fact;
        if (!fact.ParseFromString(entry.payload()) || fact.shift_id().empty())
            return false;
        bindBlob(m_shiftOpened, 1, fact.shift_id());
        m_shiftOpened.bind(2, entry.device());
        m_shiftOpened.bind(3, fact.business_date());
        m_shiftOpened.bind(4, fact.float_minor());
        m_shiftOpened.bind(5, static_cast<std::int64_t>(entry.hlc()));
        finish(m_shiftOpened);
        m_drawer.note(entry, TillFact::ShiftOpened, fact.business_date(), {}, fact.shift_id(), entry.payload());
        return true;
    }
    if (type == "shift.closed") {
        ShiftClosed fact;
        if (!fact.ParseFromString(entry.payload()) || fact.shift_id().empty())
            return false;
        bindBlob(m_shiftClosed, 1, fact.shift_id());
        m_shiftClosed.bind(2, entry.device());
        m_shiftClosed.bind(3, static_cast<std::int64_t>(entry.hlc()));
        finish(m_shiftClosed);
        m_drawer.note(entry, TillFact::ShiftClosed, 0, {}, fact.shift_id(), entry.payload());
        return true;
    }
    if (type == "menu.published") {
        MenuPublished fact;
        if (!fact.ParseFromString(entry.payload()) || fact.publication().empty())
            return false;
        bindBlob(m_menuPart, 1, fact.publication());
        m_menuPart.bind(2, fact.part());
        m_menuPart.bind(3, fact.parts());
        m_menuPart.bind(4, static_cast<std::int64_t>(entry.hlc()));
        m_menuPart.bind(5, entry.device());
        bindBlob(m_menuPart, 6, fact.data());
        finish(m_menuPart);
        loadMenu();
        return true;
    }
    if (type == "menu.picture")
        return m_pictures.apply(entry);
    if (type.starts_with("stock."))
        return m_stock.apply(entry);
    if (type == "product.available")
        return m_availability.apply(entry);
    if (type == "station.paused")
        return m_pauses.apply(entry);
    if (MessageFold::concerns(type))
        return m_messages.apply(entry);
    if (type == "cash.moved" || type == "receipt.copied" || type == "day.closed")
        return m_drawer.apply(entry);
    if (StaffFold::concerns(type))
        return m_staff.apply(entry);
    if (VoucherFold::concerns(type))
        return m_vouchers.apply(entry);
    return m_devices.apply(entry);
}

void ShopFold::loadMenu() {
    // The complete publication with the greatest (hlc of its last part, device) is in force. What a box signed as a
    // menu and is none does not count, so that the one before stays, now and after the next start.
    SQLite::Statement complete(m_database, "SELECT publication, max(hlc) FROM menu_part GROUP BY publication "
                                           "HAVING count(*) = max(parts) ORDER BY max(hlc) DESC, max(device) DESC");
    while (complete.executeStep()) {
        const auto publication = complete.getColumn(0).getString();
        SQLite::Statement parts(m_database, "SELECT data FROM menu_part WHERE publication = ? ORDER BY part");
        bindBlob(parts, 1, publication);
        std::string bytes;
        while (parts.executeStep())
            bytes += parts.getColumn(0).getString();
        Menu menu;
        if (!menu.ParseFromString(bytes))
            continue;
        return setMenu(std::make_shared<const MenuIndex>(std::move(menu)),
                       static_cast<std::uint64_t>(complete.getColumn(1).getInt64()), publication);
    }
    if (m_menu)
        setMenu({}, 0, {});
}

void ShopFold::setMenu(std::shared_ptr<const MenuIndex> menu, std::uint64_t hlc, std::string publication) {
    if (!m_menuBefore)
        m_menuBefore = MenuInForce{m_menu, m_menuHlc, m_publication};
    m_menuChanged = m_menuChanged || menu != m_menu;
    m_menu = std::move(menu);
    m_menuHlc = hlc;
    m_publication = std::move(publication);
}

std::vector<OrderPtr> ShopFold::flush() {
    std::vector<OrderPtr> changed;
    changed.reserve(m_dirty.size());
    if (m_known.size() + m_dirty.size() > cachedOrders)
        m_known.clear();
    std::string state;
    for (auto& [id, order] : m_dirty) {
        order->SerializeToString(&state);
        const auto& placed = order->placed();
        bindBlob(m_write, 1, id);
        m_write.bindNoCopy(2, order->device());
        m_write.bindNoCopy(3, placed.number());
        m_write.bind(4, placed.business_date());
        m_write.bind(5, placed.placed_at_ms());
        m_write.bind(6, merge::orderOf(*order).total_minor());
        m_write.bind(7, merge::isOpen(*order) ? 1 : 0);
        bindBlob(m_write, 8, state);
        m_write.executeStep();
        const auto row = m_write.getColumn(0).getInt64();
        m_write.reset();
        m_search.index(row, m_was[id].get(), *order);
        m_vouchers.note(*order);
        changed.push_back(order);
        m_known[id] = std::move(order);
    }
    m_dirty.clear();
    m_was.clear();
    for (const auto& [device, receipt] : m_receipts) {
        m_till.bind(1, device);
        m_till.bind(2, static_cast<std::int64_t>(receipt));
        finish(m_till);
    }
    m_receipts.clear();
    for (const auto& [day, count] : m_counts) {
        m_tillDay.bind(1, day.first);
        m_tillDay.bind(2, day.second);
        m_tillDay.bind(3, count);
        finish(m_tillDay);
    }
    m_counts.clear();
    m_menuChanged = false;
    return changed;
}

void ShopFold::discard() {
    m_known.clear(); // it may hold what flush() wrote before the commit failed
    m_dirty.clear();
    m_was.clear();
    m_receipts.clear();
    m_counts.clear();
    for (auto* statement : {&m_read, &m_write, &m_refundDay, &m_till, &m_tillDay, &m_shiftOpened, &m_shiftClosed,
                            &m_menuPart, &m_readReceipt, &m_readCount, &m_readShift})
        statement->tryReset();
    if (m_menuBefore) {
        auto before = *std::exchange(m_menuBefore, std::nullopt);
        m_menu = std::move(before.menu);
        m_menuHlc = before.hlc;
        m_publication = std::move(before.publication);
    }
    m_devices.tryReset();
    m_stock.discard();
    m_availability.discard();
    m_pauses.discard();
    m_messages.discard();
    m_drawer.discard();
    m_staff.discard();
    m_vouchers.discard();
    m_pictures.discard();
    m_search.discard();
    m_menuChanged = false;
}

void ShopFold::clear() {
    m_database.exec("DELETE FROM orders; DELETE FROM refund_day; DELETE FROM till; DELETE FROM till_day;"
                    "DELETE FROM shift; DELETE FROM menu_part");
    m_devices.clear();
    m_stock.clear();
    m_availability.clear();
    m_pauses.clear();
    m_messages.clear();
    m_drawer.clear();
    m_staff.clear();
    m_vouchers.clear();
    m_pictures.clear();
    m_search.clear();
    m_known.clear();
    m_dirty.clear();
    m_was.clear();
    setMenu({}, 0, {});
}

void ShopFold::begin(const std::string& device, const OwnPast& past) {
    if (past.lastReceipt > 0) { // a station has none
        auto& receipt = m_receipts[device];
        receipt = std::max(receipt, past.lastReceipt);
    }
    for (const auto& [day, last] : past.counts) {
        auto& count = m_counts[{device, day}];
        count = std::max(count, last);
    }
    if (past.z)
        m_drawer.begin(device, *past.z);
    if (!past.shift)
        return;
    bindBlob(m_shiftOpened, 1, past.shift->id);
    m_shiftOpened.bind(2, device);
    m_shiftOpened.bind(3, past.shift->businessDate);
    m_shiftOpened.bind(4, past.shift->floatMinor);
    m_shiftOpened.bind(5, static_cast<std::int64_t>(past.shiftOpenedHlc));
    finish(m_shiftOpened);
}

std::uint64_t ShopFold::forget(std::uint64_t beforeHlc, int beforeDay, std::uint64_t most) {
    // Menus that can never be in force again: an older complete one than that in force, and parts that stayed alone.
    if (!m_publication.empty()) {
        SQLite::Statement menus(m_database, "DELETE FROM menu_part WHERE hlc < ?1 AND publication <> ?2 AND hlc < "
                                            "(SELECT max(hlc) FROM menu_part WHERE publication = ?2)");
        menus.bind(1, static_cast<std::int64_t>(beforeHlc));
        bindBlob(menus, 2, m_publication);
        menus.exec();
    }
    m_stock.forget(beforeHlc, beforeDay);
    m_availability.forget(beforeHlc, beforeDay);
    m_pauses.forget(beforeHlc);
    m_messages.forget(beforeHlc, beforeDay);
    m_drawer.forget(beforeHlc, beforeDay);
    m_staff.forget(beforeHlc, beforeDay);
    m_vouchers.forget(beforeHlc, beforeDay);
    m_pictures.forget(beforeHlc, m_menu ? picturesOf(m_menu->menu()) : std::set<std::string>{});
    SQLite::Statement old(m_database, "SELECT row, id, business_date, state FROM orders WHERE business_date < ?1 AND "
                                      "(business_date, row) > (?2, ?3) ORDER BY business_date, row LIMIT ?4");
    old.bind(1, beforeDay);
    old.bind(2, m_forgotten.first);
    old.bind(3, m_forgotten.second);
    old.bind(4, static_cast<std::int64_t>(most));
    SQLite::Statement drop(m_database, "DELETE FROM orders WHERE row = ?");
    SQLite::Statement dropRefunds(m_database, "DELETE FROM refund_day WHERE business_date < ? AND order_id = ?");
    OrderState order;
    std::uint64_t seen = 0, gone = 0;
    while (old.executeStep()) {
        ++seen;
        const auto row = old.getColumn(0).getInt64();
        const auto id = old.getColumn(1).getString();
        m_forgotten = {old.getColumn(2).getInt(), row};
        const auto state = old.getColumn(3);
        if (m_dirty.contains(id) || !order.ParseFromArray(state.getBlob(), state.getBytes()))
            continue;
        // A date is what a wall clock said; the entries' own times must be as old. What happened to it late keeps it.
        bool recent = order.placed_hlc() >= beforeHlc || order.voided_hlc() >= beforeHlc ||
                      order.held().hlc() >= beforeHlc || order.raised().hlc() >= beforeHlc;
        for (const auto& revision : order.revisions())
            recent = recent || revision.hlc() >= beforeHlc;
        for (const auto& prep : order.preps())
            recent = recent || prep.hlc() >= beforeHlc;
        for (const auto& move : order.moves())
            recent = recent || move.hlc() >= beforeHlc;
        for (const auto& payment : order.payments())
            recent = recent || payment.business_date() >= beforeDay;
        for (const auto& refund : order.refunds())
            recent = recent || refund.business_date() >= beforeDay;
        if (recent)
            continue;
        m_search.forget(row, order);
        drop.bind(1, row);
        finish(drop);
        dropRefunds.bind(1, beforeDay);
        bindBlob(dropRefunds, 2, id);
        finish(dropRefunds);
        m_known.erase(id);
        ++gone;
    }
    if (seen < most)
        m_forgotten = {0, 0}; // the next time from the start: some may have grown old enough
    return gone;
}

std::optional<Voucher> ShopFold::voucher(const std::string& code) {
    auto voucher = m_vouchers.find(code);
    if (!voucher)
        return voucher;
    for (const auto& [id, order] : m_dirty) { // what shares this transaction counts
        voucher->used -= std::erase_if(voucher->uses, [&used = id](const auto& use) { return use.order == used; });
        if (merge::orderOf(*order).discount().voucher() != code)
            continue;
        if (const auto use = voucherUseOf(*order)) {
            voucher->uses.push_back(*use);
            ++voucher->used;
        }
    }
    return voucher;
}

std::uint64_t ShopFold::lastReceipt(const std::string& device) {
    m_readReceipt.bind(1, device);
    std::uint64_t last = 0;
    if (m_readReceipt.executeStep())
        last = static_cast<std::uint64_t>(m_readReceipt.getColumn(0).getInt64());
    m_readReceipt.reset();
    const auto pending = m_receipts.find(device);
    return pending == m_receipts.end() ? last : std::max(last, pending->second);
}

std::uint32_t ShopFold::lastCount(const std::string& device, int businessDate) {
    m_readCount.bind(1, device);
    m_readCount.bind(2, businessDate);
    std::uint32_t last = 0;
    if (m_readCount.executeStep())
        last = m_readCount.getColumn(0).getUInt();
    m_readCount.reset();
    const auto pending = m_counts.find({device, businessDate});
    return pending == m_counts.end() ? last : std::max(last, pending->second);
}

std::optional<Shift> ShopFold::lastShift(const std::string& device) {
    std::optional<Shift> newest;
    m_readShift.bind(1, device);
    if (m_readShift.executeStep())
        newest = Shift{m_readShift.getColumn(0).getString(), m_readShift.getColumn(1).getInt(),
                       m_readShift.getColumn(2).getInt64(), m_readShift.getColumn(3).getInt64() == 0};
    m_readShift.reset();
    return newest;
}

std::optional<Shift> ShopFold::shift(const std::string& id) {
    SQLite::Statement find(m_database, "SELECT business_date, float_minor, closed_hlc FROM shift "
                                       "WHERE id = ? AND opened_hlc > 0");
    bindBlob(find, 1, id);
    if (!find.executeStep())
        return std::nullopt;
    return Shift{id, find.getColumn(0).getInt(), find.getColumn(1).getInt64(), find.getColumn(2).getInt64() == 0};
}

} // namespace phin::journal
