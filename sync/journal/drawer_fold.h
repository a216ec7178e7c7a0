#pragma once

#include "phin/model/v1/drawer.pb.h"
#include "sync/journal/entry.h"
#include "sync/journal/z_report.h"
#include "sync/model/till_tally.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phin::journal {

/// What a till did, as it stands in its chain. The values stand in files.
enum class TillFact : int {
    Sale = 1, ///< of an order: a payment
    Refund = 2,
    Void = 3,
    Copy = 4, ///< from here on with a payload
    Move = 5,
    ShiftOpened = 6,
    ShiftClosed = 7,
};

struct TillRow {
    ChainPlace place;
    TillFact fact{};
    std::string order, id, payload;
};

/// The order of that id; null where it is not held.
using FindOrder = std::function<std::shared_ptr<const model::v1::OrderState>(const std::string& id)>;

/// Adds up what a till did after a place in its chain (up to and with `last`), in the chain's order.
[[nodiscard]] TillTally tallyOf(SQLite::Database& database, const std::string& device, ChainPlace after,
                                std::optional<ChainPlace> last, int utcOffsetMinutes, const FindOrder& find);

/// Which entry a receipt is: by its order and the payment's or refund's id. Nothing where that is not held.
struct ReceiptEntry {
    std::string device; ///< the till that gave it
    ChainPlace place;
    std::string hash; ///< of the entry; empty: it is no longer kept here
};
[[nodiscard]] std::optional<ReceiptEntry> receiptEntry(SQLite::Database& database, const std::string& order,
                                                       const std::string& cause);

/// A till's Z reports as they are stored; newest first, at most so many. `number` 0: all.
[[nodiscard]] std::vector<ZReport> zReports(SQLite::Database& database, const std::string& device, std::uint64_t number,
                                            int most);

/// What each till's receipts, drawer and shifts did: rows by their place in the till's chain, each written by that till
/// alone, so that any order of arrival ends in the same set. Tables till_fact and z_report.
class DrawerFold {
public:
    explicit DrawerFold(SQLite::Database& database);

    /// Notes that an entry of the till's chain is of that kind; `payload` for those that are no part of an order.
    void note(const Entry& entry, TillFact fact, std::int32_t businessDate, const std::string& order,
              const std::string& id, std::string_view payload = "");
    /// "cash.moved", "receipt.copied" and "day.closed". False: it cannot be read.
    bool apply(const Entry& entry);
    /// Z reports that were folded since the last call.
    [[nodiscard]] std::vector<ZReport> takeChanged();
    void discard();
    void clear();
    /// What a till knows of its last Z report before its entries are here again.
    void begin(const std::string& device, const ZReport& last);
    /// Forgets what is covered by a Z report that is as old as that; the reports stay.
    void forget(std::uint64_t beforeHlc, int beforeDay);

    /// A movement, copy or shift of the till by its id.
    [[nodiscard]] std::optional<TillRow> find(const std::string& device, TillFact fact, const std::string& id);
    /// The till's last row of that kind.
    [[nodiscard]] std::optional<TillRow> last(const std::string& device, TillFact fact);
    [[nodiscard]] std::optional<ZReport> lastZ(const std::string& device);
    [[nodiscard]] std::optional<ZReport> z(const std::string& device, const std::string& id);
    [[nodiscard]] std::vector<ZReport> zReports(const std::string& device, int most);
    [[nodiscard]] TillTally tally(const std::string& device, ChainPlace after, int utcOffsetMinutes,
                                  const FindOrder& find);
    [[nodiscard]] std::optional<ReceiptEntry> receiptEntry(const std::string& order, const std::string& cause) {
        return journal::receiptEntry(m_database, order, cause);
    }
    /// Receipts after that place, oldest first, at most so many; and how many there are.
    struct Receipts {
        std::vector<TillRow> first;
        std::uint64_t count = 0;
    };
    [[nodiscard]] Receipts receiptsAfter(const std::string& device, ChainPlace after, int most);

private:
    SQLite::Database& m_database;
    SQLite::Statement m_note, m_z;
    std::vector<ZReport> m_changed;
};

} // namespace phin::journal
