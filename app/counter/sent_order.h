#pragma once

#include "phin/model/v1/state.pb.h"

#include <cstdint>
#include <string>

namespace phin::counter {

/// An order as the stations have it: what an open order that was sent goes on from.
struct SentOrder {
    std::string number;            ///< A-042
    std::uint32_t revision = 0;    ///< 0: as first sent
    std::int32_t businessDate = 0; ///< YYYYMMDD, of the order from now on
    std::int64_t placedAtMs = 0;   ///< UTC
    std::uint32_t lastLine = 0;    ///< numbers up to here are used up
    model::v1::Channel channel{};
    std::string guest;
    model::v1::PricedOrder order;
    std::int64_t promisedAtMs = 0; ///< UTC; 0: nothing was
    std::int64_t dueAtMs = 0;      ///< UTC; 0: it is no pre-order

    [[nodiscard]] static SentOrder of(const model::v1::OrderState& order);
    [[nodiscard]] const model::v1::OrderLine* line(std::uint32_t wanted) const;
};

/// Whether the same thing is made for both, whatever it costs and however many.
[[nodiscard]] bool sameMaking(const model::v1::OrderLine& left, const model::v1::OrderLine& right);
/// The same for the guest and the stations alike; what was worked out of it (prices, stock) is not looked at.
[[nodiscard]] bool sameLine(const model::v1::OrderLine& left, const model::v1::OrderLine& right);

} // namespace phin::counter
