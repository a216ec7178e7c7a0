#pragma once

#include "phin/model/v1/state.pb.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace phin {

/// How long guests waited for what stations made in a period, folded from its orders in any order of arrival. Each part
/// of a line that was called ready is one; of an order that was voided, none.
///
/// Waiting counts from when it was asked for (a line that was added later, from then), without the time for which it
/// was held, and of a pre-order from when it had to be begun; making counts from its start. Both end when it was first
/// called ready. Nothing is ever negative, whatever the clocks said; what took longer than a day is no time that
/// anybody measured and is only counted. What a person asked for again is counted apart.
class TicketTimes {
public:
    struct Figures {
        std::vector<std::int64_t> waitedMs; ///< asked to ready, of each
        std::vector<std::int64_t> madeMs;   ///< started to ready, of those whose start was said
        std::uint64_t over = 0;             ///< waited longer than its target
        std::uint64_t remakes = 0;          ///< recalls
        std::uint64_t unclear = 0;          ///< no clock can have said that
    };
    struct Product {
        Figures figures;
        model::v1::Text name;
        std::uint64_t namedBy = 0; ///< hybrid time of the newest order that called it so
    };

    /// Days are YYYYMMDD, both included. The offset is the shop's clock minus UTC.
    TicketTimes(std::int32_t fromDate, std::int32_t untilDate, int utcOffsetMinutes);

    /// Each order once, as it stands now.
    void add(const model::v1::OrderState& order);

    [[nodiscard]] const Figures& all() const noexcept { return m_all; }
    /// The station at whose screen it was called ready.
    [[nodiscard]] const std::map<std::string, Figures>& byStation() const noexcept { return m_byStation; }
    [[nodiscard]] const std::map<std::string, Product>& byProduct() const noexcept { return m_byProduct; }
    /// By the shop's clock at which it was asked for.
    [[nodiscard]] const std::map<int, Figures>& byHour() const noexcept { return m_byHour; }
    /// By id of who called it ready; empty: nobody said who it was.
    [[nodiscard]] const std::map<std::string, Figures>& byPerson() const noexcept { return m_byPerson; }

private:
    std::int32_t m_fromDate, m_untilDate;
    int m_utcOffsetMinutes;
    Figures m_all;
    std::map<std::string, Figures> m_byStation, m_byPerson;
    std::map<std::string, Product> m_byProduct;
    std::map<int, Figures> m_byHour;
};

/// The smallest value that at least so many percent of them do not exceed; 0 of none.
[[nodiscard]] std::int64_t percentile(std::vector<std::int64_t> values, int percent);

/// The report as other systems read it: "lines", "remakes", "unclear", "waited" and "made" ({count, median_ms,
/// p90_ms}), "over", "over_percent" of all, and the same in "by_station", "by_product", "by_hour" and "by_person", most
/// lines first (hours as they pass). `nameOf`: a person's name by id.
[[nodiscard]] nlohmann::json toJson(const TicketTimes& times,
                                    const std::function<std::string(const std::string&)>& nameOf = {});

} // namespace phin
