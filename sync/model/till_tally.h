#pragma once

#include "phin/model/v1/drawer.pb.h"
#include "phin/model/v1/state.pb.h"
#include "sync/model/wide.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace phin {

/// What one till's receipts and drawer come to, added up in the order of its chain: the figures of an X or Z report,
/// and what should be in the drawer. Sums are exact; money of several currencies is never added.
///
/// A receipt is a payment or a refund. A payment counts with what its tenders paid of the order; taxes, discounts and
/// products of an order count with its first payment (by time, then id), so that they count once. A refund takes its
/// part of the taxes back (see refundTaxes()). Tips are in none of the other sums but what should be in the drawer:
/// those in cash until they are paid out, and what is paid out, whatever tender it came with.
class TillTally {
public:
    /// The offset is the shop's clock minus UTC.
    explicit TillTally(int utcOffsetMinutes)
        : m_utcOffsetMinutes(utcOffsetMinutes) {}

    /// A payment or refund of the order that is not in it is counted as uncounted().
    void sale(const model::v1::OrderState& order, std::string_view payment);
    void refund(const model::v1::OrderState& order, std::string_view refund);
    void voided(const model::v1::OrderState& order);
    void copied() { ++m_copies; }
    void moved(const model::v1::CashMoved& move);
    void opened(const model::v1::ShiftOpened& shift);
    void closed(const model::v1::ShiftClosed& shift);
    /// A receipt whose order is not held any more.
    void uncounted() { ++m_uncounted; }

    /// What should be in the drawer, by floats, movements and cash. Before narrowing: see saturated().
    [[nodiscard]] Wide expectedMinor(const std::string& currency) const;
    /// The currency with most receipts; empty where there are none and no shift told its own.
    [[nodiscard]] std::string currency() const;
    /// What was added, without what a tally cannot know: till, date, range, what is open and unsynced, totals. Fits one
    /// entry of the journal: products that have no room are summed up, of shifts the newest stand.
    [[nodiscard]] model::v1::TillReport report() const;
    static constexpr std::size_t mostShifts = 100;

private:
    struct Count {
        std::uint64_t count = 0;
        Wide amount = 0;
    };
    struct Tender {
        Count taken, refunded, tips;
    };
    struct Tax {
        Wide net = 0, tax = 0;
        model::v1::Text name; ///< the last one it had
    };
    struct Product {
        Wide quantity = 0, total = 0;
        model::v1::Text name; ///< the last one it was sold under
    };
    struct Figures {
        Count sales, refunds, discounts, voids, payIns, payOuts, drops, tipsPaid;
        std::uint64_t noSales = 0;
        Wide rounding = 0, tax = 0, cash = 0, cashTips = 0, floats = 0, counted = 0, overShort = 0;
        std::map<std::string, Tender> tenders;
        std::map<std::tuple<std::string, std::int32_t, bool>, Tax> taxes;
        std::array<Count, 24> hours;
        std::map<std::string, Product> products;
        std::map<std::string, Count> tips;     ///< by who took the payment
        std::map<std::string, Count> vouchers; ///< by code
    };
    void seen(std::int64_t atMs, std::uint64_t receipt);
    void addTaxes(Figures& figures, const model::v1::TaxAmount& amount, int sign);
    static void write(model::v1::TillFigures& out, const Figures& figures, std::size_t& room);

    int m_utcOffsetMinutes;
    std::map<std::string, Figures> m_byCurrency;
    std::vector<model::v1::ShiftFigures> m_shifts; ///< oldest first
    std::uint64_t m_firstReceipt = 0, m_lastReceipt = 0, m_copies = 0, m_uncounted = 0;
    std::int64_t m_fromMs = 0, m_untilMs = 0;
};

/// Writes the totals since the till's first entry: those of the report before (none: the first) and this one's.
void addTotals(model::v1::TillReport& report, const google::protobuf::RepeatedPtrField<model::v1::GrandTotal>& before);

/// Writes the names of those whose tips the report has. `nameOf` may answer with nothing.
void nameStaff(model::v1::TillReport& report, const std::function<std::string(const std::string& staff)>& nameOf);

/// What of all tips since the till's first entry was not paid out yet, as the report's totals have it.
[[nodiscard]] std::int64_t tipsOwed(const model::v1::TillReport& report, std::string_view currency);

/// What the report says of a currency; all zero where it says nothing.
[[nodiscard]] const model::v1::TillFigures& figuresOf(const model::v1::TillReport& report, std::string_view currency);

} // namespace phin
