#include "sync/journal/drawer_fold.h"

#include "sync/journal/stored.h"
#include "sync/model/business_day.h"

#include <limits>
#include <utility>

namespace phin::journal {
namespace {

using namespace phin::model::v1;

constexpr std::size_t longestId = 64;

bool isId(const std::string& id) {
    return !id.empty() && id.size() <= longestId;
}

TillRow rowOf(SQLite::Statement& rows) {
    return {{rows.getColumn(0).getUInt(), static_cast<std::uint64_t>(rows.getColumn(1).getInt64())},
            static_cast<TillFact>(rows.getColumn(2).getInt()),
            rows.getColumn(3).getString(),
            rows.getColumn(4).getString(),
            rows.getColumn(5).getString()};
}

void add(TillTally& tally, const TillRow& row, const FindOrder& find) {
    const auto onOrder = [&](auto&& count) {
        if (const auto order = find(row.order))
            count(*order);
        else
            tally.uncounted();
    };
    const auto payload = [&row](auto fact, auto&& count) {
        if (fact.ParseFromString(row.payload))
            count(fact);
    };
    switch (row.fact) {
    case TillFact::Sale:
        return onOrder([&](const OrderState& order) { tally.sale(order, row.id); });
    case TillFact::Refund:
        return onOrder([&](const OrderState& order) { tally.refund(order, row.id); });
    case TillFact::Void:
        return onOrder([&](const OrderState& order) { tally.voided(order); });
    case TillFact::Copy:
        return tally.copied();
    case TillFact::Move:
        return payload(CashMoved{}, [&](const CashMoved& fact) { tally.moved(fact); });
    case TillFact::ShiftOpened:
        return payload(phin::model::v1::ShiftOpened{}, [&](const auto& fact) { tally.opened(fact); });
    case TillFact::ShiftClosed:
        return payload(phin::model::v1::ShiftClosed{}, [&](const auto& fact) { tally.closed(fact); });
    }
}

ZReport zOf(SQLite::Statement& row, const std::string& device) {
    ZReport report{device,
                   {row.getColumn(0).getUInt(), static_cast<std::uint64_t>(row.getColumn(1).getInt64())},
                   static_cast<std::uint64_t>(row.getColumn(2).getInt64()),
                   {}};
    const auto payload = row.getColumn(3);
    report.day.ParseFromArray(payload.getBlob(), payload.getBytes()); // what apply() stored can be read
    return report;
}

} // namespace

TillTally tallyOf(SQLite::Database& database, const std::string& device, ChainPlace after,
                  std::optional<ChainPlace> last, int utcOffsetMinutes, const FindOrder& find) {
    TillTally tally(utcOffsetMinutes);
    SQLite::Statement rows(database, "SELECT epoch, seq, kind, order_id, id, payload FROM till_fact "
                                     "WHERE device = ? AND (epoch, seq) > (?, ?) ORDER BY epoch, seq");
    rows.bind(1, device);
    rows.bind(2, after.epoch);
    rows.bind(3, static_cast<std::int64_t>(after.seq));
    while (rows.executeStep()) {
        const auto row = rowOf(rows);
        if (last && *last < row.place)
            break;
        add(tally, row, find);
    }
    return tally;
}

std::optional<ReceiptEntry> receiptEntry(SQLite::Database& database, const std::string& order,
                                         const std::string& cause) {
    SQLite::Statement rows(database, "SELECT device, epoch, seq FROM till_fact "
                                     "WHERE order_id = ? AND kind <= 2 AND id = ? ORDER BY device, epoch, seq LIMIT 1");
    bindBlob(rows, 1, order);
    bindBlob(rows, 2, cause);
    if (!rows.executeStep())
        return std::nullopt;
    ReceiptEntry found{rows.getColumn(0).getString(),
                       {rows.getColumn(1).getUInt(), static_cast<std::uint64_t>(rows.getColumn(2).getInt64())},
                       {}};
    SQLite::Statement entries(database, "SELECT bytes FROM entry WHERE position = (SELECT (id << 40) | ?1 FROM chain "
                                        "WHERE device = ?2 AND epoch = ?3)");
    entries.bind(1, static_cast<std::int64_t>(found.place.seq));
    entries.bind(2, found.device);
    entries.bind(3, found.place.epoch);
    Entry entry;
    if (entries.executeStep() && entry.ParseFromArray(entries.getColumn(0).getBlob(), entries.getColumn(0).getBytes()))
        found.hash = entry.hash();
    return found;
}

std::vector<ZReport> zReports(SQLite::Database& database, const std::string& device, std::uint64_t number, int most) {
    SQLite::Statement rows(database, "SELECT epoch, seq, hlc, payload FROM z_report WHERE device = ?1 AND "
                                     "(?2 = 0 OR number = ?2) ORDER BY number DESC, epoch DESC, seq DESC LIMIT ?3");
    rows.bind(1, device);
    rows.bind(2, static_cast<std::int64_t>(number));
    rows.bind(3, most);
    std::vector<ZReport> all;
    while (rows.executeStep())
        all.push_back(zOf(rows, device));
    return all;
}

DrawerFold::DrawerFold(SQLite::Database& database)
    : m_database(database)
    , m_note(database, "INSERT INTO till_fact(device, epoch, seq, kind, business_date, order_id, id, payload, hlc) "
                       "VALUES(?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING")
    , m_z(database, "INSERT INTO z_report(device, epoch, seq, hlc, number, business_date, id, payload) "
                    "VALUES(?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING") {}

void DrawerFold::note(const Entry& entry, TillFact fact, std::int32_t businessDate, const std::string& order,
                      const std::string& id, std::string_view payload) {
    m_note.bindNoCopy(1, entry.device());
    m_note.bind(2, entry.epoch());
    m_note.bind(3, static_cast<std::int64_t>(entry.seq()));
    m_note.bind(4, static_cast<int>(fact));
    m_note.bind(5, businessDate);
    bindBlob(m_note, 6, order);
    bindBlob(m_note, 7, id);
    bindBlob(m_note, 8, payload);
    m_note.bind(9, static_cast<std::int64_t>(entry.hlc()));
    finish(m_note);
}

bool DrawerFold::apply(const Entry& entry) {
    if (entry.type() == "cash.moved") {
        CashMoved fact;
        if (!fact.ParseFromString(entry.payload()) || !isId(fact.move_id()) || !validDay(fact.business_date()))
            return false;
        note(entry, TillFact::Move, fact.business_date(), {}, fact.move_id(), entry.payload());
        return true;
    }
    if (entry.type() == "receipt.copied") {
        ReceiptCopied fact;
        if (!fact.ParseFromString(entry.payload()) || !isId(fact.copy_id()) || !validDay(fact.business_date()))
            return false;
        note(entry, TillFact::Copy, fact.business_date(), fact.order_id(), fact.copy_id(), entry.payload());
        return true;
    }
    DayClosed fact;
    if (entry.type() != "day.closed" || !fact.ParseFromString(entry.payload()) || !isId(fact.z_id()) ||
        !validDay(fact.report().business_date()) || fact.number() == 0 ||
        fact.number() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return false;
    m_z.bindNoCopy(1, entry.device());
    m_z.bind(2, entry.epoch());
    m_z.bind(3, static_cast<std::int64_t>(entry.seq()));
    m_z.bind(4, static_cast<std::int64_t>(entry.hlc()));
    m_z.bind(5, static_cast<std::int64_t>(fact.number()));
    m_z.bind(6, fact.report().business_date());
    bindBlob(m_z, 7, fact.z_id());
    bindBlob(m_z, 8, entry.payload());
    finish(m_z);
    m_changed.push_back({entry.device(), {entry.epoch(), entry.seq()}, entry.hlc(), std::move(fact)});
    return true;
}

std::vector<ZReport> DrawerFold::takeChanged() {
    return std::exchange(m_changed, {});
}

void DrawerFold::discard() {
    m_changed.clear();
    m_note.tryReset();
    m_z.tryReset();
}

void DrawerFold::clear() {
    m_database.exec("DELETE FROM till_fact; DELETE FROM z_report");
    m_changed.clear();
}

void DrawerFold::begin(const std::string& device, const ZReport& last) {
    Entry entry;
    entry.set_device(device);
    entry.set_epoch(last.place.epoch);
    entry.set_seq(last.place.seq);
    entry.set_hlc(last.hlc);
    entry.set_type("day.closed");
    last.day.SerializeToString(entry.mutable_payload());
    apply(entry);
}

void DrawerFold::forget(std::uint64_t beforeHlc, int beforeDay) {
    SQLite::Statement old(m_database, "SELECT device, payload FROM z_report AS z WHERE hlc < ?1 AND business_date < ?2 "
                                      "AND number = (SELECT max(number) FROM z_report WHERE device = z.device "
                                      "AND hlc < ?1 AND business_date < ?2)");
    old.bind(1, static_cast<std::int64_t>(beforeHlc));
    old.bind(2, beforeDay);
    SQLite::Statement drop(m_database, "DELETE FROM till_fact WHERE device = ? AND (epoch, seq) <= (?, ?)");
    while (old.executeStep()) {
        DayClosed day;
        const auto payload = old.getColumn(1);
        if (!day.ParseFromArray(payload.getBlob(), payload.getBytes()))
            continue;
        drop.bind(1, old.getColumn(0).getString());
        drop.bind(2, day.report().range().last_epoch());
        drop.bind(3, static_cast<std::int64_t>(day.report().range().last_seq()));
        finish(drop);
    }
    // A till that never closes a day must not fill the disk: what is as old as forgotten orders goes, up to the first
    // row that is not.
    SQLite::Statement never(m_database, "WITH RECURSIVE each(device) AS (SELECT min(device) FROM till_fact UNION ALL "
                                        "SELECT (SELECT min(device) FROM till_fact WHERE device > each.device) "
                                        "FROM each WHERE each.device IS NOT NULL) SELECT device FROM each WHERE "
                                        "device IS NOT NULL AND device NOT IN (SELECT device FROM z_report)");
    std::vector<std::string> devices;
    while (never.executeStep())
        devices.push_back(never.getColumn(0).getString());
    SQLite::Statement dropOld(m_database,
                              "DELETE FROM till_fact WHERE device = ?1 AND (epoch, seq) < (SELECT epoch, seq "
                              "FROM till_fact WHERE device = ?1 AND (hlc >= ?2 OR business_date >= ?3) "
                              "ORDER BY epoch, seq LIMIT 1)");
    for (const auto& device : devices) {
        dropOld.bind(1, device);
        dropOld.bind(2, static_cast<std::int64_t>(beforeHlc));
        dropOld.bind(3, beforeDay);
        finish(dropOld);
    }
}

std::optional<TillRow> DrawerFold::find(const std::string& device, TillFact fact, const std::string& id) {
    SQLite::Statement rows(m_database, "SELECT epoch, seq, kind, order_id, id, payload FROM till_fact "
                                       "WHERE id = ? AND kind >= 4 AND kind = ? AND device = ? "
                                       "ORDER BY epoch, seq LIMIT 1");
    bindBlob(rows, 1, id);
    rows.bind(2, static_cast<int>(fact));
    rows.bind(3, device);
    if (!rows.executeStep())
        return std::nullopt;
    return rowOf(rows);
}

std::optional<TillRow> DrawerFold::last(const std::string& device, TillFact fact) {
    SQLite::Statement rows(m_database, "SELECT epoch, seq, kind, order_id, id, payload FROM till_fact "
                                       "WHERE device = ? AND kind = ? ORDER BY epoch DESC, seq DESC LIMIT 1");
    rows.bind(1, device);
    rows.bind(2, static_cast<int>(fact));
    if (!rows.executeStep())
        return std::nullopt;
    return rowOf(rows);
}

std::optional<ZReport> DrawerFold::lastZ(const std::string& device) {
    auto newest = journal::zReports(m_database, device, 0, 1);
    return newest.empty() ? std::nullopt : std::optional(std::move(newest.front()));
}

std::optional<ZReport> DrawerFold::z(const std::string& device, const std::string& id) {
    SQLite::Statement rows(m_database, "SELECT epoch, seq, hlc, payload FROM z_report WHERE device = ? AND id = ?");
    rows.bind(1, device);
    bindBlob(rows, 2, id);
    if (!rows.executeStep())
        return std::nullopt;
    return zOf(rows, device);
}

std::vector<ZReport> DrawerFold::zReports(const std::string& device, int most) {
    return journal::zReports(m_database, device, 0, most);
}

TillTally DrawerFold::tally(const std::string& device, ChainPlace after, int utcOffsetMinutes, const FindOrder& find) {
    return tallyOf(m_database, device, after, std::nullopt, utcOffsetMinutes, find);
}

DrawerFold::Receipts DrawerFold::receiptsAfter(const std::string& device, ChainPlace after, int most) {
    SQLite::Statement rows(m_database, "SELECT epoch, seq, kind, order_id, id, payload FROM till_fact "
                                       "WHERE device = ? AND (epoch, seq) > (?, ?) AND kind <= 2 ORDER BY epoch, seq");
    rows.bind(1, device);
    rows.bind(2, after.epoch);
    rows.bind(3, static_cast<std::int64_t>(after.seq));
    Receipts receipts;
    while (rows.executeStep())
        if (++receipts.count <= static_cast<std::uint64_t>(most))
            receipts.first.push_back(rowOf(rows));
    return receipts;
}

} // namespace phin::journal
