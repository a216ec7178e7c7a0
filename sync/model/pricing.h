#pragma once

#include "phin/model/v1/order.pb.h"
#include "sync/model/menu.h"
#include "sync/model/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace phin {

/// One modifier that the guest chose, or an empty `modifier`: none of this group.
struct ModifierChoice {
    std::string group;
    std::string modifier;
};

/// What a guest asks for.
struct Choice {
    std::string product;
    std::string variant;                       ///< empty: the default
    std::vector<ModifierChoice> modifiers;     ///< a group that is not named here gets its defaults
    std::int32_t quantity = 1;                 ///< 1 or more
    std::optional<std::int64_t> overrideMinor; ///< a person's amount for the whole line, 0 or more
    model::v1::Discount discount;              ///< on this line; unset: none
    std::string note;
    std::string overrideReason; ///< why that amount
};

/// Why a product that cannot be had is refused.
[[nodiscard]] Error soldOut(const model::v1::Product& product);

/// The line that the choice makes: names, station, tax and prices as the menu has them now, modifiers in the menu's
/// order (so equal choices make equal lines), the line's own amounts worked out.
/// NotFound: the menu does not have it. Refused: sold out, too few or too many of a group. WrongUse: the rest.
[[nodiscard]] Result<model::v1::OrderLine> makeLine(const MenuIndex& menu, const Choice& choice, std::uint32_t lineNo);

/// Prices a cart on a business day (YYYYMMDD, decides the tax rates). What the lines carry of prices already worked
/// out is not trusted but computed again.
/// - A discount takes at most what it stands on: a line's gross, the order's sum after line discounts.
/// - The order's discount is cut over the lines by largest remainder, so the parts add up exactly.
/// - Tax is computed once per rate: inside inclusive prices net = half_up(gross * 100 / (100 + rate)); on top of
///   exclusive ones tax = half_up(net * rate / 100). A line's total leaves exclusive tax out, the order's has it in.
/// Sums beyond 64 bits are an error. A cart without lines costs 0.
[[nodiscard]] Result<model::v1::PricedOrder> price(const MenuIndex& menu, std::vector<model::v1::OrderLine> lines,
                                                   const model::v1::Discount* orderDiscount, std::int32_t businessDate);

} // namespace phin
