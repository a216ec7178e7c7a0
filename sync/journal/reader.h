#pragma once

#include "phin/model/v1/staff.pb.h"
#include "phin/model/v1/state.pb.h"
#include "sync/journal/database.h"
#include "sync/journal/drawer_fold.h"
#include "sync/journal/entry.h"
#include "sync/model/availability.h"
#include "sync/model/messages.h"
#include "sync/model/pause.h"
#include "sync/model/receipt_check.h"
#include "sync/model/staff.h"
#include "sync/model/stock.h"
#include "sync/model/voucher.h"

#include <functional>
#include <optional>

namespace phin::journal {

/// A range of one chain, as it can be sent.
struct Range {
    Batch batch;            ///< consecutive entries after the one asked for, the last sealed; empty: none here
    std::uint64_t last = 0; ///< seq of the batch's last entry
    std::uint64_t head = 0;
    std::uint64_t floor = 0;
};

/// How far the cloud acknowledged, and where a chain begins.
struct ChainInfo {
    Cursor cursor;
    std::uint64_t floor = 0;
    std::uint64_t acked = 0;
};

/// Reads a box's file beside its writer, on its own connection. One thread at a time.
class Reader {
public:
    static Result<Reader> open(const std::filesystem::path& file);

    [[nodiscard]] std::vector<Cursor> cursors();
    [[nodiscard]] std::vector<ChainInfo> chains();
    /// When that entry was written, in UTC milliseconds, or the next of its chain that is still kept; 0: there is none.
    [[nodiscard]] std::int64_t writtenMs(const ChainId& chain, std::uint64_t seq);
    /// Entries of `chain` after `after`, at most about `maxBytes`, ending at a seal. Nothing: the chain is unknown.
    [[nodiscard]] std::optional<Range> range(const ChainId& chain, std::uint64_t after, std::size_t maxBytes);
    /// Orders that belong to the business dates [from, until], refunds of that time included; each once.
    void ordersOfPeriod(int from, int until, const std::function<void(const phin::model::v1::OrderState&)>& visit);
    /// Orders with something still on a station's screen, oldest first.
    void openOrders(const std::function<void(const phin::model::v1::OrderState&)>& visit);
    /// The newest orders of a device (empty: of all), newest first.
    void latestOrders(const std::string& device, int businessDate, int most,
                      const std::function<void(const phin::model::v1::OrderState&)>& visit);
    [[nodiscard]] std::optional<phin::model::v1::OrderState> order(const std::string& id);
    /// Orders of that number, newest first.
    [[nodiscard]] std::vector<phin::model::v1::OrderState> ordersByNumber(const std::string& number);
    /// The newest business date that has orders; 0 where there are none.
    [[nodiscard]] int newestBusinessDate();
    [[nodiscard]] std::uint64_t orderCount();
    /// Business dates before this (YYYYMMDD) are not held whole here; 0: all are that ever came.
    [[nodiscard]] int ordersSince();
    /// SHA-256 (hex) over the fold of the period [from, until]: equal on replicas that hold the same entries.
    [[nodiscard]] std::string digest(int from, int until);
    /// The ledgers of what was limited on the business dates [from, until], by date and product: what was counted, sold
    /// and is left of each, and whose share is below zero (StockLedger::overdrawn).
    [[nodiscard]] std::vector<StockLedger> stock(int from, int until);
    /// What was said to be had or not, by day and product.
    [[nodiscard]] std::vector<Availability> availability(int from, int until);
    /// What was said last of each station that was ever paused, by station.
    [[nodiscard]] std::vector<StationPause> stations();
    /// The messages between boxes of a business day, the oldest first; 0: of the newest that has any.
    [[nodiscard]] std::vector<ShopMessage> messages(int businessDate);
    /// A till's Z reports, newest first. `number` 0: all.
    [[nodiscard]] std::vector<ZReport> zReports(const std::string& device, std::uint64_t number = 0, int most = 1'000);
    /// The devices that have a drawer: those that sold or opened a shift.
    [[nodiscard]] std::vector<std::string> tills();
    /// The receipt of that number that a till gave on a business day, with its entry's hash where it is still kept.
    [[nodiscard]] std::optional<ReceiptClaim> findReceipt(const std::string& till, std::uint64_t receipt,
                                                          int businessDate);
    /// What a till did after a place in its chain, up to and with `last`: see TillTally.
    [[nodiscard]] TillTally tally(const std::string& device, ChainPlace after, std::optional<ChainPlace> last,
                                  int utcOffsetMinutes);
    /// Who works here, and worked, by id.
    [[nodiscard]] std::vector<StaffMember> staff();
    /// What vouchers there are and which orders have them, the newest first; with a code that one alone.
    [[nodiscard]] std::vector<Voucher> vouchers(const std::string& code = {}, int most = -1);
    /// Rights that were lifted on the business dates [from, until], in the order in which they were.
    [[nodiscard]] std::vector<phin::model::v1::RightLifted> lifts(int from, int until);
    /// The JPEG of that name (see MenuPicture).
    [[nodiscard]] std::optional<std::string> picture(const std::string& id);
    /// All entries of all chains in order of position, for verify and trace.
    void entries(const std::function<void(const Entry&)>& visit);

    struct Quarantined {
        std::int64_t atMs;
        std::string source, reason;
        std::uint64_t times;
    };
    [[nodiscard]] std::vector<Quarantined> quarantined(int most);

private:
    explicit Reader(std::unique_ptr<SQLite::Database> database)
        : m_database(std::move(database)) {}
    std::unique_ptr<SQLite::Database> m_database;
};

} // namespace phin::journal
