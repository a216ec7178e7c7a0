#include "sync/journal/stock_fold.h"

#include "phin/model/v1/stock.pb.h"
#include "sync/journal/stored.h"
#include "sync/model/business_day.h"

namespace phin::journal {

using namespace phin::model::v1;

namespace {

constexpr std::size_t longestName = 256;

/// What every box can make sense of. What is beyond is not folded anywhere, so replicas stay equal.
bool makesSense(std::int32_t businessDate, const std::string& product, std::int64_t units) {
    return validDay(businessDate) && !product.empty() && product.size() <= longestName && units > 0 &&
           units <= mostStockUnits;
}

} // namespace

StockFold::StockFold(SQLite::Database& database)
    : m_database(database)
    , m_add(database,
            "INSERT INTO stock(product, business_date, device, counted, returned, received, given, sold, wasted, "
            "wanted, hlc) VALUES(?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(product, business_date, device) DO UPDATE SET "
            "counted = counted + excluded.counted, returned = returned + excluded.returned, "
            "received = received + excluded.received, given = given + excluded.given, sold = sold + excluded.sold, "
            "wasted = wasted + excluded.wasted, wanted = max(wanted, excluded.wanted), "
            "hlc = max(hlc, excluded.hlc)")
    , m_read(database, "SELECT device, counted, returned, received, given, sold, wasted, wanted FROM stock "
                       "WHERE product = ? AND business_date = ?")
    , m_command(database, "INSERT INTO stock_command(device, id, hlc) VALUES(?,?,?) "
                          "ON CONFLICT(device, id) DO UPDATE SET hlc = max(hlc, excluded.hlc)")
    , m_readCommand(database, "SELECT 1 FROM stock_command WHERE device = ? AND id = ?") {}

void StockFold::add(const Entry& entry, std::int32_t businessDate, const std::string& product,
                    const std::string& device, const Change& change) {
    m_add.bindNoCopy(1, product);
    m_add.bind(2, businessDate);
    m_add.bindNoCopy(3, device);
    int column = 4;
    for (const auto figure :
         {change.counted, change.returned, change.received, change.given, change.sold, change.wasted, change.wanted})
        m_add.bind(column++, figure);
    m_add.bind(column, static_cast<std::int64_t>(entry.hlc()));
    finish(m_add);
    m_changed.emplace(businessDate, product);
}

void StockFold::remember(const Entry& entry, const std::string& commandId) {
    m_command.bindNoCopy(1, entry.device());
    m_command.bindNoCopy(2, commandId.data(), static_cast<int>(commandId.size()));
    m_command.bind(3, static_cast<std::int64_t>(entry.hlc()));
    finish(m_command);
}

bool StockFold::apply(const Entry& entry) {
    const auto& author = entry.device();
    const auto& type = entry.type();
    // Every fact has a business date and a product; what else it says is a change of its author's account.
    const auto read = [&](auto fact, auto change) {
        if (!fact.ParseFromString(entry.payload()))
            return false;
        return change(fact);
    };
    if (type == "stock.counted")
        return read(StockCounted{}, [&](const StockCounted& fact) {
            if (!makesSense(fact.business_date(), fact.product(), fact.units()))
                return false;
            add(entry, fact.business_date(), fact.product(), author, {.counted = fact.units()});
            remember(entry, fact.count_id());
            return true;
        });
    if (type == "stock.moved")
        return read(StockMoved{}, [&](const StockMoved& fact) {
            if (!makesSense(fact.business_date(), fact.product(), fact.units()) || fact.to().empty() ||
                fact.to().size() > longestName)
                return false;
            add(entry, fact.business_date(), fact.product(), author, {.given = fact.units()});
            add(entry, fact.business_date(), fact.product(), fact.to(), {.received = fact.units()});
            return true;
        });
    if (type == "stock.wanted")
        return read(StockWanted{}, [&](const StockWanted& fact) {
            if (!makesSense(fact.business_date(), fact.product(), fact.received()))
                return false;
            add(entry, fact.business_date(), fact.product(), author, {.wanted = fact.received()});
            return true;
        });
    if (type == "stock.wasted")
        return read(StockWasted{}, [&](const StockWasted& fact) {
            if (!makesSense(fact.business_date(), fact.product(), fact.units()))
                return false;
            add(entry, fact.business_date(), fact.product(), author, {.wasted = fact.units()});
            remember(entry, fact.waste_id());
            return true;
        });
    if (type == "stock.returned")
        return read(StockReturned{}, [&](const StockReturned& fact) {
            if (!makesSense(fact.business_date(), fact.product(), fact.units()))
                return false;
            add(entry, fact.business_date(), fact.product(), author, {.returned = fact.units()});
            return true;
        });
    return false;
}

void StockFold::sold(const Entry& entry, const OrderPlaced& placed) {
    for (const auto& line : placed.order().lines())
        if (line.limited() && makesSense(placed.business_date(), line.product(), line.quantity()))
            add(entry, placed.business_date(), line.product(), entry.device(), {.sold = line.quantity()});
}

void StockFold::sold(const Entry& entry, const OrderChanged& changed) {
    for (const auto& taken : changed.taken())
        if (makesSense(changed.business_date(), taken.product(), taken.units()))
            add(entry, changed.business_date(), taken.product(), entry.device(), {.sold = taken.units()});
}

void StockFold::forget(std::uint64_t beforeHlc, int beforeDay) {
    // A date is what a wall clock said; the entries' own times must be as old.
    SQLite::Statement days(m_database, "DELETE FROM stock WHERE business_date < ? AND hlc < ?");
    days.bind(1, beforeDay);
    days.bind(2, static_cast<std::int64_t>(beforeHlc));
    days.exec();
    SQLite::Statement commands(m_database, "DELETE FROM stock_command WHERE hlc < ?");
    commands.bind(1, static_cast<std::int64_t>(beforeHlc));
    commands.exec();
}

StockLedger StockFold::ledger(std::int32_t businessDate, const std::string& product) {
    StockLedger ledger{businessDate, product, {}};
    m_read.bindNoCopy(1, product);
    m_read.bind(2, businessDate);
    while (m_read.executeStep()) {
        auto& account = ledger.accounts[m_read.getColumn(0).getString()];
        int column = 1;
        for (auto* figure : {&account.counted, &account.returned, &account.received, &account.given, &account.sold,
                             &account.wasted, &account.wanted})
            *figure = m_read.getColumn(column++).getInt64();
    }
    m_read.reset();
    return ledger;
}

StockUnits StockFold::demand(std::int32_t businessDate, const std::string& product) {
    SQLite::Statement sold(m_database,
                           "SELECT device, sum(sold) FROM stock WHERE product = ?1 AND business_date IN (SELECT "
                           "DISTINCT business_date FROM stock WHERE product = ?1 AND business_date <= ?2 ORDER BY "
                           "business_date DESC LIMIT 2) GROUP BY device");
    sold.bind(1, product);
    sold.bind(2, businessDate);
    StockUnits units;
    while (sold.executeStep())
        units[sold.getColumn(0).getString()] = sold.getColumn(1).getInt64();
    return units;
}

bool StockFold::knows(const std::string& device, const std::string& commandId) {
    m_readCommand.bindNoCopy(1, device);
    m_readCommand.bindNoCopy(2, commandId.data(), static_cast<int>(commandId.size()));
    const bool known = m_readCommand.executeStep();
    m_readCommand.reset();
    return known;
}

std::vector<StockPtr> StockFold::ledgersOf(SQLite::Statement& keys) {
    std::vector<StockPtr> ledgers;
    while (keys.executeStep())
        ledgers.push_back(
            std::make_shared<const StockLedger>(ledger(keys.getColumn(0).getInt(), keys.getColumn(1).getString())));
    return ledgers;
}

std::vector<StockPtr> StockFold::newest(int days) {
    SQLite::Statement keys(m_database,
                           "SELECT DISTINCT business_date, product FROM stock WHERE business_date IN "
                           "(SELECT DISTINCT business_date FROM stock ORDER BY business_date DESC LIMIT ?)");
    keys.bind(1, days);
    return ledgersOf(keys);
}

std::vector<StockPtr> StockFold::wanted() {
    SQLite::Statement keys(m_database, "SELECT DISTINCT business_date, product FROM stock WHERE wanted > received");
    return ledgersOf(keys);
}

std::vector<StockPtr> StockFold::takeChanged() {
    std::vector<StockPtr> ledgers;
    ledgers.reserve(m_changed.size());
    for (const auto& [businessDate, product] : m_changed)
        ledgers.push_back(std::make_shared<const StockLedger>(ledger(businessDate, product)));
    m_changed.clear();
    return ledgers;
}

void StockFold::discard() {
    m_changed.clear();
    for (auto* statement : {&m_add, &m_read, &m_command, &m_readCommand})
        statement->tryReset();
}

void StockFold::clear() {
    m_database.exec("DELETE FROM stock; DELETE FROM stock_command");
    m_changed.clear();
}

} // namespace phin::journal
