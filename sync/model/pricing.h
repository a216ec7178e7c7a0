#pragma once

#include "phin/model/v1/order.pb.h"
#include "sync/model/menu.h"
#include "sync/model/price_lists.h"
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
    std::optional<std::int64_t> unitMinor; ///< of an open-price product: what one costs, 0 or more
    std::string overrideReason;            ///< why that amount
};

/// What was chosen when the line was made; its groups without a modifier are chosen empty, so that the defaults do not
/// come back.
[[nodiscard]] Choice choiceOf(const MenuIndex& menu, const model::v1::OrderLine& line);

/// Why a product that cannot be had is refused.
[[nodiscard]] Error soldOut(const model::v1::Product& product);

/// The line that the choice makes: names, station, tax and prices as the menu has them now, modifiers in the menu's
/// order (so equal choices make equal lines), the line's own amounts worked out. Price and tax come from the price
/// lists that apply in the situation.
/// NotFound: the menu does not have it. Refused: sold out, too few or too many of a group, an open price that nobody
/// typed. WrongUse: the rest.
[[nodiscard]] Result<model::v1::OrderLine> makeLine(const MenuIndex& menu, const Choice& choice, std::uint32_t lineNo,
                                                    const PriceSituation& situation = {});

/// Works out the line's own amounts from quantity, unit and discount; drops its part in an order's discount.
[[nodiscard]] Status priceLine(model::v1::OrderLine& line);

/// A combo as a guest asks for it.
struct ComboChoice {
    std::string combo;
    std::vector<Choice> parts; ///< in the combo's order, their quantity is not looked at; none: the usual ones
    std::int32_t quantity = 1; ///< of the whole set
};

/// The lines of a combo, one for each part and each for the station of its product, numbered from `firstLine`. Each
/// carries its share of the set's price, cut by what the parts cost alone, so that the lines add up to exactly that
/// price (and what modifiers and dearer choices add). Of the usual choices what is sold out is passed over.
/// Errors as makeLine(); Refused where a part has no choice left; NotFound where a choice is not the part's.
[[nodiscard]] Result<std::vector<model::v1::OrderLine>> makeCombo(const MenuIndex& menu, const ComboChoice& choice,
                                                                  std::uint32_t firstLine,
                                                                  const PriceSituation& situation = {});

/// Gives lines the prices and taxes of another situation: of one product, or all lines of one set. What a person typed
/// or set stays, and so does what the menu no longer has.
void reprice(const MenuIndex& menu, const std::vector<model::v1::OrderLine*>& lines, const PriceSituation& situation);

/// Prices a cart on a business day (YYYYMMDD, decides the tax rates). What the lines carry of prices already worked
/// out is not trusted but computed again.
/// - A discount takes nothing off less than its minimum, and at most what it stands on: a line's gross, the order's sum
/// after line discounts.
/// - The order's discount is cut over the lines by largest remainder, so the parts add up exactly.
/// - Tax is computed once per rate: inside inclusive prices net = half_up(gross * 100 / (100 + rate)); on top of
///   exclusive ones tax = half_up(net * rate / 100). A line's total leaves exclusive tax out, the order's has it in.
/// Sums beyond 64 bits are an error. A cart without lines costs 0.
[[nodiscard]] Result<model::v1::PricedOrder> price(const MenuIndex& menu, std::vector<model::v1::OrderLine> lines,
                                                   const model::v1::Discount* orderDiscount, std::int32_t businessDate);

} // namespace phin
