#pragma once

#include "phin/model/v1/order.pb.h"
#include "sync/model/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace phin::counter {

/// What a guest hands over: kind and given_minor count (amount_minor where nothing is given). The answer has what each
/// paid of the total and the change, and its amounts add up to exactly the total.
/// - Nothing handed over: cash, exactly. A total of 0 needs no tender and gets none.
/// - Cards, codes and vouchers are taken as they are and can never exceed the total; cash pays the rest and is the
///   only one that gives change.
/// WrongUse: an unknown kind or an amount that makes no sense. Refused: too little or too much.
[[nodiscard]] Result<std::vector<model::v1::Tender>> settle(std::int64_t totalMinor,
                                                            const std::vector<model::v1::Tender>& given);

/// "A-042"; from 1000 on it gets longer.
[[nodiscard]] std::string orderNumber(std::string_view letter, std::uint32_t count);

/// What went back over the counter of all that was given.
[[nodiscard]] std::int64_t changeOf(const model::v1::OrderPaid& payment);

} // namespace phin::counter
