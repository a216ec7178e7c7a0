#pragma once

#include "phin/model/v1/state.pb.h"
#include "sync/model/wide.h"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace phin {

/// What a shop sold in a period, folded from its orders in any order of arrival: the same set of orders gives the same
/// report, byte for byte, on every box.
///
/// An order counts once it is placed, paid (at least one payment) and not voided, on its own business day, whenever it
/// was paid. Refunds of such orders count on the refund's business day,
/// and what rounding cash brought on the day of the payment or refund. Preparation counts for every order of the
/// period that is placed and not voided, paid or not. Money of several currencies is never added: each has its own
/// figures. Tips are in no other figure; one that was given back counts on the day of its refund.
class Report {
public:
    struct Tender {
        std::uint64_t count = 0;
        Wide amountMinor = 0;
    };
    struct Hour {
        std::uint64_t orders = 0;
        Wide grossMinor = 0;
    };
    struct Product {
        Wide quantity = 0;
        Wide totalMinor = 0;  ///< after discounts, without tax on top
        model::v1::Text name; ///< the last one it was sold under
        std::tuple<std::uint64_t, std::string, std::string, std::uint32_t> namedBy; ///< hlc, device, order, line
    };
    /// Amounts are minor units of the one currency.
    struct Figures {
        std::uint64_t orders = 0;
        std::uint64_t openOrders = 0; ///< placed, neither paid nor voided
        std::uint64_t lines = 0;
        std::uint64_t madeTwice = 0; ///< lines called ready more often than a person asked for
        std::uint64_t refunds = 0;
        Wide grossMinor = 0; ///< what guests paid
        Wide refundsMinor = 0;
        Wide takenTwiceMinor = 0; ///< see merge::moneyTwice(); besides grossMinor
        Wide givenTwiceMinor = 0; ///< within refundsMinor
        Wide roundingMinor = 0;   ///< what cash brought beyond the amounts of sales and refunds, by rounding
        Wide taxMinor = 0;
        Wide discountsMinor = 0;
        Wide compsMinor = 0; ///< of the discounts: what was given for nothing, on the house
        std::map<std::string, std::uint64_t> linesByStation;
        std::map<std::string, std::uint64_t> madeByStation;
        std::map<std::string, Tender> tenders;
        std::map<std::string, Tender> tips;     ///< by tender, less what was given back
        Wide tipsMinor = 0;                     ///< all of them
        std::map<std::string, Tender> vouchers; ///< of the discounts: what vouchers gave, by code
        std::array<Hour, 24> hours;             ///< by the shop's clock at placing
        std::map<std::string, Product> products;

        [[nodiscard]] Wide netMinor() const noexcept { return grossMinor + takenTwiceMinor - refundsMinor; }
    };

    /// Days are YYYYMMDD, both included. The offset is the shop's clock minus UTC.
    Report(std::int32_t fromDate, std::int32_t untilDate, int utcOffsetMinutes);

    /// Each order once, as it stands now.
    void add(const model::v1::OrderState& order);

    /// The currency with most orders (then most open orders, then refunds, then by code); empty where nothing happened.
    [[nodiscard]] std::string currency() const;
    /// The figures of one currency; all zero for one that does not occur.
    [[nodiscard]] const Figures& figures(const std::string& currency) const;
    [[nodiscard]] const std::map<std::string, Figures>& byCurrency() const noexcept { return m_byCurrency; }

private:
    void addSale(const model::v1::OrderState& order, Figures& figures);
    static void addPreparation(const model::v1::OrderState& order, Figures& figures);
    void addRoundings(const model::v1::OrderState& order, const std::string& currency);
    void addRefunds(const model::v1::OrderState& order, const std::string& currency);

    std::int32_t m_fromDate;
    std::int32_t m_untilDate;
    int m_utcOffsetMinutes;
    std::map<std::string, Figures> m_byCurrency;
};

/// The report as other systems read it: figures of currency(), others aside in "other_currencies".
/// "lines_by_station" always has barista, kitchen and counter, "made_by_station" barista and kitchen.
[[nodiscard]] nlohmann::json toJson(const Report& report);

} // namespace phin
