#pragma once

#include "phin/model/v1/order.pb.h"
#include "phin/model/v1/state.pb.h"
#include "sync/model/result.h"

#include <cstdint>
#include <vector>

namespace phin {

/// What the guest paid for each line, in the order of the lines: its total and its part of tax on top. Adds up to the
/// order's total.
[[nodiscard]] std::vector<std::int64_t> paidByLine(const model::v1::PricedOrder& order);

/// What to give back for `wanted` (line and quantity; none at all: everything that is left), `before` having been
/// given back already. Several units of one line are cut as they were paid, so that refunds in any number of steps
/// add up to exactly what was paid.
/// NotFound: no such line. WrongUse: a quantity below 1. Refused: more than is left.
[[nodiscard]] Result<std::vector<model::v1::RefundLine>>
refundLines(const model::v1::PricedOrder& order,
            const google::protobuf::RepeatedPtrField<model::v1::OrderRefunded>& before,
            const google::protobuf::RepeatedPtrField<model::v1::RefundLine>& wanted);

/// The tax in what was given back, by the order's rates: of each its share by amount, halves away from zero, each
/// refund rounded by itself. Giving all of an order back at once gives back exactly its taxes.
[[nodiscard]] std::vector<model::v1::TaxAmount> refundTaxes(const model::v1::PricedOrder& order,
                                                            const model::v1::OrderRefunded& refund);

/// By which tenders it went back: at least one, whose amounts add up to the refund's.
[[nodiscard]] std::vector<model::v1::RefundPart> partsOf(const model::v1::OrderRefunded& refund);

/// What each tender paid of an order and has not given back, most first; only those that hold something.
[[nodiscard]] std::vector<model::v1::RefundPart> heldByTender(const model::v1::OrderState& order);

/// How `amount` goes back where nobody names a tender: as it was paid, of each tender no more than it holds, beginning
/// with the one that holds most. What none of them holds is cash.
[[nodiscard]] std::vector<model::v1::RefundPart> backAsPaid(const model::v1::OrderState& order, std::int64_t amount);

} // namespace phin
