#include "sync/model/refund.h"

#include "sync/model/money.h"
#include "sync/model/why.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <map>

namespace phin {
namespace {

using model::v1::RefundLine;
using model::v1::RefundPart;

struct Left {
    std::int64_t paid = 0;
    std::int32_t quantity = 0;
    Wide givenQuantity = 0;
    Wide givenAmount = 0;
};

/// What `count` of the line's units cost together: the odd minor units lie on the first ones.
Wide upTo(const Left& line, Wide count) {
    return line.paid / line.quantity * count + std::min<Wide>(count, line.paid % line.quantity);
}

} // namespace

std::vector<std::int64_t> paidByLine(const model::v1::PricedOrder& order) {
    std::vector<std::int64_t> paid;
    for (const auto& line : order.lines())
        paid.push_back(line.total_minor());
    for (const auto& group : order.taxes()) {
        if (group.inclusive())
            continue;
        std::vector<std::int64_t> weights;
        for (const auto& line : order.lines())
            weights.push_back(line.tax() == group.tax() ? line.total_minor() : 0);
        const auto parts = allocate(group.tax_minor(), weights);
        for (std::size_t i = 0; i < parts.size(); ++i)
            paid[i] = saturated(Wide{paid[i]} + parts[i]);
    }
    return paid;
}

Result<std::vector<RefundLine>> refundLines(const model::v1::PricedOrder& order,
                                            const google::protobuf::RepeatedPtrField<model::v1::OrderRefunded>& before,
                                            const google::protobuf::RepeatedPtrField<RefundLine>& wanted) {
    std::map<std::uint32_t, Left> lines;
    const auto paid = paidByLine(order);
    for (int i = 0; i < order.lines_size(); ++i)
        lines[order.lines(i).line()] = {paid[static_cast<std::size_t>(i)], std::max(order.lines(i).quantity(), 1)};

    Wide left = order.total_minor();
    for (const auto& refund : before) {
        left -= refund.amount_minor();
        for (const auto& given : refund.lines()) {
            const auto at = lines.find(given.line());
            if (at == lines.end())
                continue; // counted in `left`
            at->second.givenQuantity += given.quantity();
            at->second.givenAmount += given.amount_minor();
        }
    }

    std::map<std::uint32_t, std::int32_t> quantities;
    for (const auto& each : wanted) {
        const auto at = lines.find(each.line());
        if (at == lines.end())
            return Error{ErrorKind::NotFound, "the order has no line " + std::to_string(each.line())};
        if (each.quantity() < 1)
            return Error{ErrorKind::WrongUse, "the quantity to give back must be 1 or more"};
        const Wide sum = Wide{quantities[each.line()]} + each.quantity();
        if (at->second.givenQuantity + sum > at->second.quantity)
            return [&, left = std::max<std::int64_t>(0, saturated(at->second.quantity - at->second.givenQuantity))] {
                return refusal(Why::FewToGiveBack,
                               "of line " + std::to_string(each.line()) + " only " + std::to_string(left) +
                                   " can still be given back",
                               {asIs(left)});
            }();
        quantities[each.line()] = static_cast<std::int32_t>(sum);
    }
    if (wanted.empty())
        for (const auto& [number, line] : lines)
            if (line.givenQuantity < line.quantity)
                quantities[number] = static_cast<std::int32_t>(line.quantity - line.givenQuantity);
    if (quantities.empty())
        return refusal(Why::NothingToGiveBack, "nothing of this order is left to give back");

    std::vector<RefundLine> back;
    for (const auto& [number, quantity] : quantities) {
        const Left& line = lines[number];
        const Wide amount = std::max<Wide>(0, upTo(line, line.givenQuantity + quantity) - line.givenAmount);
        left -= amount;
        RefundLine& given = back.emplace_back();
        given.set_line(number);
        given.set_quantity(quantity);
        given.set_amount_minor(saturated(amount));
    }
    if (left < 0)
        return refusal(Why::MoreThanPaid, "more would be given back than was paid");
    return back;
}

namespace {

RefundPart partOf(const std::string& tender, std::int64_t amount) {
    RefundPart part;
    part.set_tender(tender);
    part.set_amount_minor(amount);
    return part;
}

} // namespace

std::vector<RefundPart> partsOf(const model::v1::OrderRefunded& refund) {
    if (refund.parts().empty())
        return {partOf(refund.tender(), refund.amount_minor())};
    return {refund.parts().begin(), refund.parts().end()};
}

std::vector<RefundPart> heldByTender(const model::v1::OrderState& order) {
    std::map<std::string, Wide> sums;
    for (const auto& payment : order.payments())
        for (const auto& tender : payment.tenders())
            sums[tender.kind()] += tender.amount_minor();
    for (const auto& refund : order.refunds())
        for (const auto& part : partsOf(refund))
            sums[part.tender()] -= part.amount_minor();
    std::vector<RefundPart> held;
    for (const auto& [tender, sum] : sums)
        if (sum > 0)
            held.push_back(partOf(tender, saturated(sum)));
    std::stable_sort(held.begin(), held.end(),
                     [](const auto& a, const auto& b) { return a.amount_minor() > b.amount_minor(); });
    return held;
}

std::vector<RefundPart> backAsPaid(const model::v1::OrderState& order, std::int64_t amount) {
    std::vector<RefundPart> parts;
    for (const auto& held : heldByTender(order)) {
        if (amount <= 0)
            break;
        parts.push_back(partOf(held.tender(), std::min(amount, held.amount_minor())));
        amount -= parts.back().amount_minor();
    }
    if (amount <= 0 && !parts.empty())
        return parts;
    const auto cash =
        std::find_if(parts.begin(), parts.end(), [](const auto& part) { return part.tender() == "cash"; });
    if (cash == parts.end())
        parts.push_back(partOf("cash", amount));
    else
        cash->set_amount_minor(cash->amount_minor() + amount);
    return parts;
}

std::vector<model::v1::TaxAmount> refundTaxes(const model::v1::PricedOrder& order,
                                              const model::v1::OrderRefunded& refund) {
    std::map<std::string, Wide> given; // by tax
    for (const auto& back : refund.lines()) {
        const auto line = std::find_if(order.lines().begin(), order.lines().end(),
                                       [&back](const auto& each) { return each.line() == back.line(); });
        if (line != order.lines().end() && !line->tax().empty())
            given[line->tax()] += back.amount_minor();
    }
    std::vector<model::v1::TaxAmount> taxes;
    for (const auto& group : order.taxes()) {
        const auto amount = given.find(group.tax());
        const Wide all = Wide{group.net_minor()} + group.tax_minor();
        if (amount == given.end() || amount->second <= 0 || all <= 0)
            continue;
        const Wide part = std::min(amount->second, all);
        const Wide tax = (2 * part * group.tax_minor() + all) / (2 * all);
        auto& back = taxes.emplace_back(group);
        back.set_tax_minor(saturated(tax));
        back.set_net_minor(saturated(amount->second - tax));
    }
    return taxes;
}

} // namespace phin
