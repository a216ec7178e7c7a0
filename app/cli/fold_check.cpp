#include "app/cli/fold_check.h"

#include "sync/journal/schema.h"
#include "sync/journal/shop_fold.h"

#include <array>

namespace phin::cli {
namespace {

constexpr std::uint64_t flushEvery = 10'000;

struct Table {
    const char* name;
    const char* sql; ///< all of it, in one order
};
constexpr std::array tables{
    Table{"orders", "SELECT id, device, number, business_date, placed_at, total, open, state FROM orders ORDER BY id"},
    Table{"order_index", "SELECT id, at, status, order_index.total FROM order_index LEFT JOIN orders USING(row) "
                         "ORDER BY id, at"},
    Table{"order_facet", "SELECT orders.id, order_facet.facet, iif(order_facet.facet < 8, value, word) AS what, at "
                         "FROM order_facet LEFT JOIN orders USING(row) LEFT JOIN order_word "
                         "ON order_facet.facet >= 8 AND order_word.id = value ORDER BY 1, 2, 3, 4"},
    Table{"order_name", "SELECT product, words FROM order_name ORDER BY product, words"},
    Table{"refund_day", "SELECT order_id, business_date FROM refund_day ORDER BY order_id, business_date"},
    Table{"till", "SELECT device, last_receipt FROM till ORDER BY device"},
    Table{"till_day", "SELECT device, business_date, last_count FROM till_day ORDER BY device, business_date"},
    Table{"shift", "SELECT id, device, business_date, float_minor, opened_hlc, closed_hlc FROM shift ORDER BY id"},
    Table{"menu_part", "SELECT publication, part, parts, hlc, device, data FROM menu_part ORDER BY publication, part"},
    Table{"menu_picture", "SELECT id, hlc, device, data FROM menu_picture ORDER BY id"},
    Table{"device_fact", "SELECT author, epoch, seq, hlc, type, payload FROM device_fact ORDER BY author, epoch, seq"},
    Table{"stock", "SELECT product, business_date, device, counted, returned, received, given, sold, wasted, wanted "
                   "FROM stock ORDER BY product, business_date, device"},
    Table{"availability", "SELECT business_date, product, available, hlc, device FROM availability "
                          "ORDER BY business_date, product"},
    Table{"station_pause", "SELECT station, hlc, device, payload FROM station_pause ORDER BY station"},
    Table{"message", "SELECT id, hlc, device, payload, business_date FROM message ORDER BY id"},
    Table{"message_seen", "SELECT id, device, hlc, payload FROM message_seen ORDER BY id, device"},
    Table{"till_fact", "SELECT device, epoch, seq, hlc, kind, business_date, order_id, id, payload FROM till_fact "
                       "ORDER BY device, epoch, seq"},
    Table{"z_report", "SELECT device, epoch, seq, hlc, number, business_date, id, payload FROM z_report "
                      "ORDER BY device, epoch, seq"},
    Table{"staff", "SELECT id, hlc, device, payload FROM staff ORDER BY id"},
    Table{"staff_clock", "SELECT id, hlc, device, payload, business_date FROM staff_clock ORDER BY id"},
    Table{"right_lift", "SELECT id, hlc, device, payload, business_date FROM right_lift ORDER BY id"},
    Table{"voucher", "SELECT code, id, hlc, device, valid_from, valid_until, payload FROM voucher ORDER BY code"},
    Table{"voucher_withdrawn", "SELECT code, hlc, device, payload FROM voucher_withdrawn ORDER BY code"},
    Table{"voucher_use", "SELECT code, order_id, hlc, device, number, business_date, at_ms, amount_minor, paid "
                         "FROM voucher_use ORDER BY code, order_id"},
    Table{"stock_command", "SELECT device, id FROM stock_command ORDER BY device, id"},
};

std::string keyOf(SQLite::Statement& row) {
    const auto key = row.getColumn(0);
    return key.isBlob() ? journal::toHex(key.getString()) : key.getString();
}

bool equal(SQLite::Statement& a, SQLite::Statement& b) {
    for (int column = 0; column < a.getColumnCount(); ++column)
        if (a.getColumn(column).getString() != b.getColumn(column).getString())
            return false;
    return true;
}

/// Whether both hold the same; the first difference is a fault.
bool same(SQLite::Database& stored, SQLite::Database& folded, const Table& table, Faults& faults) {
    SQLite::Statement theirs(stored, table.sql);
    SQLite::Statement ours(folded, table.sql);
    while (true) {
        const bool more = theirs.executeStep();
        if (more != ours.executeStep()) {
            faults.add(std::string("what is stored in ") + table.name + " has " + (more ? "more" : "fewer") +
                       " rows than the entries say");
            return false;
        }
        if (!more)
            return true;
        if (!equal(theirs, ours)) {
            faults.add(std::string("what is stored in ") + table.name + " is not what the entries say, at " +
                       keyOf(theirs));
            return false;
        }
    }
}

} // namespace

FoldState checkFolds(SQLite::Database& database, Faults& faults) {
    if (database.execAndGet("SELECT count(*) FROM chain WHERE floor_seq >= first_seq").getInt() > 0)
        return FoldState::Pruned;
    // A database without a name is a temporary file of SQLite's own, so memory stays flat however many orders there
    // are.
    SQLite::Database folded("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    folded.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    for (const auto& step : journal::migrations)
        folded.exec(step.sql);
    journal::ShopFold fold(folded);
    SQLite::Statement entries(database, "SELECT bytes FROM entry ORDER BY position");
    folded.exec("BEGIN");
    for (std::uint64_t count = 1; entries.executeStep(); ++count) {
        journal::Entry entry;
        const auto bytes = entries.getColumn(0);
        if (entry.ParseFromArray(bytes.getBlob(), bytes.getBytes())) // else the walk along the chain has said so
            fold.apply(entry);
        if (count % flushEvery == 0)
            fold.flush();
    }
    fold.flush();
    folded.exec("COMMIT");
    bool equal = true;
    for (const auto& table : tables)
        equal = same(database, folded, table, faults) && equal;
    return equal ? FoldState::Equal : FoldState::Different;
}

} // namespace phin::cli
