#pragma once

#include "app/menu/chain_sales.h"
#include "phin/model/v1/menu.pb.h"
#include "phin/till/v1/till.pb.h"
#include "sync/model/uuid.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace phin::cli {

/// One sale of the source as a till is told it.
struct PlannedSale {
    till::v1::SellRequest request;
    std::int64_t totalMinor = 0; ///< what the source says was taken
    std::int64_t atSecond = 0;   ///< of the source: seconds since 1970 by its own clock
    std::uint32_t lines = 0;
    std::uint32_t overridden = 0; ///< lines with an amount of the cashier's own
    bool tried = false;           ///< sent, and the answer was lost: the till may have it
};

/// A till's sales of one business day, in the order of the source.
struct PlannedDay {
    std::int32_t date = 0; ///< YYYYMMDD
    std::vector<PlannedSale> sales;
};

struct PlanTotals {
    std::uint64_t orders = 0, lines = 0, overridden = 0;
    std::int64_t grossMinor = 0;
    std::int32_t firstDate = 0, lastDate = 0;
};

/// Who sells what, when. The same source gives the same plan, and each sale the same ids, however often it is made.
class Plan {
public:
    /// `tills`: how many share the work. The menu decides where a line's amount is not what the till would charge.
    Plan(const model::v1::Menu& menu, std::size_t tills);

    void add(const menu::Sale& sale);
    /// Drops the sales that the shop has already, as `known(order_id)` says.
    template <class Known>
    void drop(Known known) {
        for (auto& days : m_tills)
            for (auto& day : days)
                std::erase_if(day.sales, [&](const PlannedSale& sale) { return known(sale.request.order_id()); });
    }
    [[nodiscard]] const PlanTotals& totals() const noexcept { return m_totals; } ///< of all that was added
    [[nodiscard]] std::vector<PlannedDay>& daysOf(std::size_t till) { return m_tills[till]; }
    /// Sales that are left to do, over all tills.
    [[nodiscard]] std::uint64_t left() const;

private:
    std::map<std::string, std::int64_t, std::less<>> m_prices;
    std::vector<std::vector<PlannedDay>> m_tills;
    PlanTotals m_totals;
};

/// The id of a till's shift on a day of the replay. `attempt`: from 0; a shift that was closed is not opened again.
[[nodiscard]] Uuid shiftId(const std::string& outlet, std::int32_t date, const std::string& till, int attempt);

} // namespace phin::cli
