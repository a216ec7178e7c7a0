#pragma once

#include "app/counter/settings.h"
#include "phin/model/v1/order.pb.h"
#include "sync/model/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace phin::counter {

/// How a payment is covered.
struct Settlement {
    std::vector<model::v1::Tender> tenders;
    std::int64_t roundingMinor = 0; ///< what the drawer has more than their amounts say, since cash was rounded
};

/// The step that cash is rounded to: the shop's own, else the currency's.
[[nodiscard]] std::int64_t cashStep(const TillSettings& settings, std::string_view currency);

/// What a guest hands over, a tip included: kind and given_minor count (amount_minor where nothing is given). Where
/// change_minor says that change was given already (see settlePart()), the part stays as it is. The answer has what
/// each paid of the total and the change, and its amounts add up to exactly the total.
/// - A tip is none of what the total is paid with: it is taken off what was given first, and is never change.
/// - Nothing handed over: cash, exactly. A total of 0 needs no tender and gets none.
/// - Cards, codes and vouchers are taken as they are and can never exceed the total; cash pays the rest and is the
///   only one that gives change. What cash pays is rounded to `cashStep`: that is what is to be handed over and what
///   change is reckoned from, while the amounts still add up to exactly the total.
/// WrongUse: an unknown kind or an amount that makes no sense. Refused: too little or too much.
[[nodiscard]] Result<Settlement> settle(std::int64_t totalMinor, const std::vector<model::v1::Tender>& given,
                                        std::int64_t cashStep = 1);

/// What is still to be paid once these parts are.
[[nodiscard]] std::int64_t outstanding(std::int64_t totalMinor, const std::vector<model::v1::Tender>& taken);

/// A part of what is to be paid, handed over before the rest: `tender` says how (kind), what of the order it covers
/// (amount_minor), the tip, and what was handed over (given_minor; 0: exactly both). The answer has the change, which
/// cash alone gives. settle() takes such parts as they are. WrongUse: as settle(). Refused: it covers nothing or more
/// than is outstanding, or less was handed over than it covers.
[[nodiscard]] Result<model::v1::Tender> settlePart(std::int64_t outstandingMinor, model::v1::Tender tender);

/// "A-042"; from 1000 on it gets longer.
[[nodiscard]] std::string orderNumber(std::string_view letter, std::uint32_t count);

/// All tips of the payment.
[[nodiscard]] std::int64_t tipsOf(const model::v1::OrderPaid& payment);

/// What went back over the counter of all that was given.
[[nodiscard]] std::int64_t changeOf(const model::v1::OrderPaid& payment);

} // namespace phin::counter
