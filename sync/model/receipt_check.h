#pragma once

#include "phin/model/v1/state.pb.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace phin {

/// What a receipt says of itself in its QR code, so that anyone can look for it in a replica's journal.
struct ReceiptClaim {
    std::string shop, till;
    std::uint64_t receipt = 0;
    std::int32_t businessDate = 0;
    std::int64_t totalMinor = 0; ///< negative: given back
    std::string currency;
    std::string hash; ///< the first 16 hexadecimal digits of its entry's hash; empty: not kept any more
    friend bool operator==(const ReceiptClaim&, const ReceiptClaim&) = default;
};

/// "PHIN1;SHOP;TILL;42;20190401;35000;VND;9f3b…", and back.
[[nodiscard]] std::string toText(const ReceiptClaim& claim);
[[nodiscard]] std::optional<ReceiptClaim> readClaim(std::string_view text);

/// Of an order's payment or refund; without shop, till and hash. Nothing where the order has none of that id.
[[nodiscard]] std::optional<ReceiptClaim> claimOf(const model::v1::OrderState& order, std::string_view cause);

} // namespace phin
