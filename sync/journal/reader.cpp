#include "sync/journal/reader.h"

#include "sync/journal/clock.h"
#include "sync/journal/hash.h"
#include "sync/journal/message_fold.h"
#include "sync/journal/pause_fold.h"
#include "sync/journal/search_fold.h"
#include "sync/journal/staff_fold.h"
#include "sync/journal/stored.h"
#include "sync/journal/voucher_fold.h"
#include "sync/model/plain_words.h"

namespace phin::journal {
namespace {

using phin::model::v1::OrderState;

bool parse(const SQLite::Column& column, google::protobuf::MessageLite& message) {
    return message.ParseFromArray(column.getBlob(), column.getBytes());
}

void visitStates(SQLite::Statement& states, const std::function<void(const OrderState&)>& visit) {
    OrderState state;
    while (states.executeStep())
        if (parse(states.getColumn(0), state))
            visit(state);
}

/// The orders of a period: those placed in it, and those with a refund in it.
constexpr char periodSql[] = "SELECT state FROM orders WHERE business_date BETWEEN ?1 AND ?2 OR id IN "
                             "(SELECT order_id FROM refund_day WHERE business_date BETWEEN ?1 AND ?2) ORDER BY id";

constexpr char stockSql[] = "SELECT business_date, product, device, counted, returned, received, given, sold, wasted, "
                            "wanted FROM stock WHERE business_date BETWEEN ?1 AND ?2 "
                            "ORDER BY business_date, product, device";

constexpr char availabilitySql[] = "SELECT business_date, product, available FROM availability "
                                   "WHERE business_date BETWEEN ?1 AND ?2 ORDER BY business_date, product";

/// By index: what carries no business date of its own stands with the order that it is of.
constexpr char drawerSql[] = "SELECT device, epoch, seq, kind, hex(order_id), hex(id), hex(payload) FROM till_fact "
                             "WHERE kind >= 4 AND business_date BETWEEN ?1 AND ?2 ORDER BY device, epoch, seq";

constexpr char daySql[] = "SELECT device, epoch, seq, number, hex(payload) FROM z_report "
                          "WHERE business_date BETWEEN ?1 AND ?2 ORDER BY device, epoch, seq";
/// Who works here counts for every period.
constexpr char staffSql[] = "SELECT id, hlc, device, payload FROM staff WHERE ?1 <= ?2 ORDER BY id";

constexpr char clockSql[] = "SELECT id, hlc, device, payload FROM staff_clock WHERE business_date BETWEEN ?1 AND ?2 "
                            "ORDER BY id";

constexpr char liftSql[] = "SELECT id, hlc, device, payload FROM right_lift WHERE business_date BETWEEN ?1 AND ?2 "
                           "ORDER BY hlc, device";

/// Vouchers that are good on a day of the period; their uses stand with the orders.
constexpr char voucherSql[] = "SELECT v.code, v.hlc, v.device, hex(v.payload), w.hlc, w.device, hex(w.payload) "
                              "FROM voucher AS v LEFT JOIN voucher_withdrawn AS w ON w.code = v.code "
                              "WHERE v.valid_from <= ?2 AND v.valid_until >= ?1 ORDER BY v.code";

/// Messages of the period, and who has seen them.
constexpr char messageSql[] = "SELECT hex(m.id), m.hlc, m.device, hex(m.payload), s.device, s.hlc, hex(s.payload) "
                              "FROM message AS m LEFT JOIN message_seen AS s ON s.id = m.id "
                              "WHERE m.business_date BETWEEN ?1 AND ?2 ORDER BY m.id, s.device";

/// Goes on with a running hash over the rows of a period.
void addRows(std::string& running, SQLite::Statement rows, int from, int until) {
    rows.bind(1, from);
    rows.bind(2, until);
    while (rows.executeStep()) {
        for (int column = 0; column < rows.getColumnCount(); ++column) {
            const auto text = rows.getColumn(column).getString();
            running += std::to_string(text.size()) + ":" + text;
        }
        running = toBytes(sha256(running));
    }
}

} // namespace

Result<Reader> Reader::open(const std::filesystem::path& file) {
    auto database = openForReading(file);
    if (!database)
        return database.error();
    return Reader(std::move(*database));
}

std::vector<ChainInfo> Reader::chains() {
    SQLite::Statement rows(*m_database,
                           "SELECT device, epoch, seq, hash, floor_seq, acked_seq FROM chain ORDER BY device, epoch");
    std::vector<ChainInfo> all;
    while (rows.executeStep()) {
        auto& info = all.emplace_back();
        info.cursor.set_device(rows.getColumn(0).getString());
        info.cursor.set_epoch(rows.getColumn(1).getUInt());
        info.cursor.set_seq(static_cast<std::uint64_t>(rows.getColumn(2).getInt64()));
        info.cursor.set_hash(rows.getColumn(3).getString());
        info.floor = static_cast<std::uint64_t>(rows.getColumn(4).getInt64());
        info.acked = static_cast<std::uint64_t>(rows.getColumn(5).getInt64());
    }
    return all;
}

std::vector<Cursor> Reader::cursors() {
    std::vector<Cursor> all;
    for (auto& info : chains())
        all.push_back(std::move(info.cursor));
    return all;
}

std::int64_t Reader::writtenMs(const ChainId& chain, std::uint64_t seq) {
    SQLite::Statement find(*m_database, "SELECT id, seq FROM chain WHERE device = ? AND epoch = ?");
    find.bind(1, chain.device);
    find.bind(2, chain.epoch);
    if (!find.executeStep())
        return 0;
    const auto row = find.getColumn(0).getInt64();
    SQLite::Statement entry(*m_database, "SELECT hlc FROM entry WHERE position >= ? AND position <= ? "
                                         "ORDER BY position LIMIT 1");
    entry.bind(1, positionOf(row, seq));
    entry.bind(2, positionOf(row, static_cast<std::uint64_t>(find.getColumn(1).getInt64())));
    return entry.executeStep() ? HybridClock::milliseconds(static_cast<std::uint64_t>(entry.getColumn(0).getInt64()))
                               : 0;
}

std::optional<Range> Reader::range(const ChainId& chain, std::uint64_t after, std::size_t maxBytes) {
    SQLite::Statement find(*m_database, "SELECT id, seq, floor_seq, first_seq, certificate FROM chain "
                                        "WHERE device = ? AND epoch = ?");
    find.bind(1, chain.device);
    find.bind(2, chain.epoch);
    if (!find.executeStep())
        return std::nullopt;
    const auto row = find.getColumn(0).getInt64();
    Range range;
    range.head = static_cast<std::uint64_t>(find.getColumn(1).getInt64());
    range.floor = static_cast<std::uint64_t>(find.getColumn(2).getInt64());
    if (after < range.floor && range.floor >= static_cast<std::uint64_t>(find.getColumn(3).getInt64())) {
        range.batch.set_floor(range.floor);
        range.batch.set_certificate(find.getColumn(4).getString());
    }
    range.batch.set_schema(schemaVersion);
    if (after >= range.head) // a stranger may ask for any number, and one that is too large would reach other chains
        return range;
    SQLite::Statement rows(*m_database,
                           "SELECT bytes FROM entry WHERE position > ? AND position <= ? ORDER BY position");
    rows.bind(1, positionOf(row, after));
    rows.bind(2, positionOf(row, range.head));
    std::size_t size = 0;
    std::string sealedBytes; // of the last sealed entry taken, whose seal goes if another follows
    int sealedAt = -1;
    std::uint64_t next = 0;
    while (rows.executeStep()) {
        const auto column = rows.getColumn(0);
        size += static_cast<std::size_t>(column.getBytes()) + 8;
        if (size > maxBytes && sealedAt >= 0)
            break;
        Entry entry;
        if (!parse(column, entry))
            break; // damaged: what comes before can still be sent
        if (next != 0 && entry.seq() != next)
            break; // what follows is missing here, or was dropped
        next = entry.seq() + 1;
        auto bytes = column.getString();
        range.batch.add_entries(bytes);
        if (entry.has_seal()) {
            if (sealedAt >= 0)
                range.batch.set_entries(sealedAt, sealedBytes);
            sealedAt = range.batch.entries_size() - 1;
            range.last = entry.seq();
            entry.clear_seal();
            sealedBytes = entry.SerializeAsString();
        }
    }
    while (range.batch.entries_size() > sealedAt + 1)
        range.batch.mutable_entries()->RemoveLast();
    return range;
}

void Reader::ordersOfPeriod(int from, int until, const std::function<void(const OrderState&)>& visit) {
    SQLite::Statement states(*m_database, periodSql);
    states.bind(1, from);
    states.bind(2, until);
    visitStates(states, visit);
}

void Reader::openOrders(const std::function<void(const OrderState&)>& visit) {
    SQLite::Statement states(*m_database, "SELECT state FROM orders WHERE open = 1 ORDER BY row");
    visitStates(states, visit);
}

void Reader::latestOrders(const std::string& device, int businessDate, int most,
                          const std::function<void(const OrderState&)>& visit) {
    SQLite::Statement states(*m_database,
                             "SELECT state FROM orders WHERE business_date = ?1 AND (?2 = '' OR device = ?2) "
                             "ORDER BY placed_at DESC, row DESC LIMIT ?3");
    states.bind(1, businessDate);
    states.bind(2, device);
    states.bind(3, most);
    visitStates(states, visit);
}

std::optional<OrderState> Reader::order(const std::string& id) {
    SQLite::Statement states(*m_database, "SELECT state FROM orders WHERE id = ?");
    bindBlob(states, 1, id);
    std::optional<OrderState> found;
    visitStates(states, [&](const OrderState& state) { found = state; });
    return found;
}

std::vector<OrderState> Reader::ordersByNumber(const std::string& number) {
    SQLite::Statement states(*m_database,
                             "SELECT state FROM order_facet JOIN orders USING(row) WHERE facet = ?1 AND value = "
                             "(SELECT id FROM order_word WHERE facet = ?1 AND word = ?2) ORDER BY at DESC LIMIT 100");
    states.bind(1, static_cast<int>(Facet::Number));
    const auto plain = plainText(number);
    states.bindNoCopy(2, plain);
    std::vector<OrderState> found;
    visitStates(states, [&](const OrderState& state) { found.push_back(state); });
    return found;
}

int Reader::newestBusinessDate() {
    return m_database->execAndGet("SELECT coalesce(max(business_date), 0) FROM orders").getInt();
}

int Reader::ordersSince() {
    return m_database
        ->execAndGet("SELECT coalesce((SELECT CAST(CAST(bytes AS TEXT) AS INTEGER) FROM paper "
                     "WHERE kind = 'orders since'), 0)")
        .getInt();
}

std::uint64_t Reader::orderCount() {
    return static_cast<std::uint64_t>(m_database->execAndGet("SELECT count(*) FROM orders").getInt64());
}

std::string Reader::digest(int from, int until) {
    SQLite::Statement states(*m_database, periodSql);
    states.bind(1, from);
    states.bind(2, until);
    // A running hash over the hashes of the orders keeps memory flat however many there are.
    std::string running(32, '\0');
    while (states.executeStep()) {
        const auto column = states.getColumn(0);
        running +=
            toBytes(sha256({static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())}));
        running = toBytes(sha256(running));
    }
    addRows(running, {*m_database, stockSql}, from, until);
    for (const auto* const sql :
         {availabilitySql, drawerSql, daySql, staffSql, clockSql, liftSql, voucherSql, messageSql})
        addRows(running, {*m_database, sql}, from, until);
    return toHex(std::string_view(running));
}

std::vector<StockLedger> Reader::stock(int from, int until) {
    SQLite::Statement rows(*m_database, stockSql);
    rows.bind(1, from);
    rows.bind(2, until);
    std::vector<StockLedger> ledgers;
    while (rows.executeStep()) {
        const auto date = rows.getColumn(0).getInt();
        auto product = rows.getColumn(1).getString();
        if (ledgers.empty() || ledgers.back().businessDate != date || ledgers.back().product != product)
            ledgers.push_back({date, std::move(product), {}});
        auto& account = ledgers.back().accounts[rows.getColumn(2).getString()];
        int column = 3;
        for (auto* figure : {&account.counted, &account.returned, &account.received, &account.given, &account.sold,
                             &account.wasted, &account.wanted})
            *figure = rows.getColumn(column++).getInt64();
    }
    return ledgers;
}

std::vector<Availability> Reader::availability(int from, int until) {
    SQLite::Statement rows(*m_database, availabilitySql);
    rows.bind(1, from);
    rows.bind(2, until);
    std::vector<Availability> words;
    while (rows.executeStep())
        words.push_back({rows.getColumn(0).getInt(), rows.getColumn(1).getString(), rows.getColumn(2).getInt() != 0});
    return words;
}

std::vector<ShopMessage> Reader::messages(int businessDate) {
    return messagesOf(*m_database, businessDate);
}

std::vector<StationPause> Reader::stations() {
    return stationPauses(*m_database);
}

std::optional<std::string> Reader::picture(const std::string& id) {
    SQLite::Statement row(*m_database, "SELECT data FROM menu_picture WHERE id = ?");
    row.bindNoCopy(1, id);
    return row.executeStep() ? std::optional(row.getColumn(0).getString()) : std::nullopt;
}

std::vector<ZReport> Reader::zReports(const std::string& device, std::uint64_t number, int most) {
    return journal::zReports(*m_database, device, number, most);
}

std::vector<std::string> Reader::tills() {
    // One look per device instead of one per row.
    SQLite::Statement rows(*m_database, "WITH RECURSIVE each(device) AS (SELECT min(device) FROM till_fact UNION ALL "
                                        "SELECT (SELECT min(device) FROM till_fact WHERE device > each.device) "
                                        "FROM each WHERE each.device IS NOT NULL) "
                                        "SELECT device FROM each WHERE device IS NOT NULL");
    std::vector<std::string> all;
    while (rows.executeStep())
        all.push_back(rows.getColumn(0).getString());
    return all;
}

std::optional<ReceiptClaim> Reader::findReceipt(const std::string& till, std::uint64_t receipt, int businessDate) {
    SQLite::Statement rows(*m_database, "SELECT order_id, id FROM till_fact WHERE device = ? AND kind <= 2 "
                                        "AND business_date = ?");
    rows.bind(1, till);
    rows.bind(2, businessDate);
    while (rows.executeStep()) {
        const auto orderId = rows.getColumn(0).getString();
        const auto cause = rows.getColumn(1).getString();
        const auto state = order(orderId);
        auto claim = state ? claimOf(*state, cause) : std::nullopt;
        if (!claim || claim->receipt != receipt)
            continue;
        claim->till = till;
        if (const auto entry = receiptEntry(*m_database, orderId, cause))
            claim->hash = toHex(entry->hash).substr(0, 16);
        return claim;
    }
    return std::nullopt;
}

TillTally Reader::tally(const std::string& device, ChainPlace after, std::optional<ChainPlace> last,
                        int utcOffsetMinutes) {
    return tallyOf(*m_database, device, after, last, utcOffsetMinutes, [this](const std::string& id) {
        auto found = order(id);
        return found ? std::make_shared<const OrderState>(std::move(*found)) : nullptr;
    });
}

std::vector<StaffMember> Reader::staff() {
    SQLite::Statement rows(*m_database, "SELECT id, hlc, payload FROM staff ORDER BY id");
    std::vector<StaffMember> members;
    while (rows.executeStep())
        if (auto member = staffOf(rows))
            members.push_back(std::move(*member));
    return members;
}

std::vector<Voucher> Reader::vouchers(const std::string& code, int most) {
    return journal::vouchers(*m_database, code, most);
}

std::vector<phin::model::v1::RightLifted> Reader::lifts(int from, int until) {
    SQLite::Statement rows(*m_database, liftSql);
    rows.bind(1, from);
    rows.bind(2, until);
    std::vector<phin::model::v1::RightLifted> lifts;
    while (rows.executeStep())
        if (!parse(rows.getColumn(3), lifts.emplace_back()))
            lifts.pop_back();
    return lifts;
}

void Reader::entries(const std::function<void(const Entry&)>& visit) {
    SQLite::Statement rows(*m_database, "SELECT bytes FROM entry ORDER BY position");
    Entry entry;
    while (rows.executeStep())
        if (parse(rows.getColumn(0), entry))
            visit(entry);
}

std::vector<Reader::Quarantined> Reader::quarantined(int most) {
    SQLite::Statement rows(*m_database, "SELECT at_ms, source, reason, times FROM quarantine ORDER BY id DESC LIMIT ?");
    rows.bind(1, most);
    std::vector<Quarantined> all;
    while (rows.executeStep())
        all.push_back({rows.getColumn(0).getInt64(), rows.getColumn(1).getString(), rows.getColumn(2).getString(),
                       static_cast<std::uint64_t>(rows.getColumn(3).getInt64())});
    return all;
}

} // namespace phin::journal
