#include "app/counter/cart.h"
#include "sync/model/money.h"
#include "sync/model/why.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <map>
#include <set>

namespace phin::counter {
namespace {

using model::v1::Discount;
using model::v1::OrderLine;
using model::v1::PricedOrder;

/// What falls on `units` of `all`, of an amount that stands on all of them.
std::int64_t shareOf(std::int64_t amountMinor, std::int32_t units, std::int32_t all) {
    return allocate(amountMinor, {units, all - units}).front();
}

std::int64_t grossOf(const OrderLine& line) {
    return line.has_override_minor() ? line.override_minor()
                                     : saturated(Wide{line.unit_minor()} * line.quantity()); // it was priced before
}

/// The discount that takes exactly `amountMinor` of `base`: as it is where it does, else as an amount; nothing for 0.
template <class Holder>
void settleDiscount(Holder& holder, std::int64_t amountMinor, std::int64_t base) {
    if (amountMinor == 0)
        holder.clear_discount();
    else if (holder.discount().of_case() != Discount::kBasisPoints ||
             Money{base}.share(holder.discount().basis_points()).minorUnits() != amountMinor)
        holder.mutable_discount()->set_amount_minor(amountMinor);
}

/// Cuts `units` off the line, which keeps at least one.
OrderLine cut(OrderLine& line, std::int32_t units, std::int64_t lineDiscount) {
    OrderLine off = line;
    const auto all = line.quantity();
    off.set_quantity(units);
    line.set_quantity(all - units);
    if (line.has_override_minor()) {
        off.set_override_minor(shareOf(line.override_minor(), units, all));
        line.set_override_minor(line.override_minor() - off.override_minor());
    }
    const auto share = shareOf(lineDiscount, units, all);
    settleDiscount(off, share, grossOf(off));
    settleDiscount(line, lineDiscount - share, grossOf(line));
    return off;
}

/// Of a set that is taken in unequal parts nothing holds its lines together any more.
template <class Lines>
void loosenSets(Lines& lines, const std::vector<LinePart>& parts) {
    std::map<std::uint32_t, std::set<std::int32_t>> taken; // by set, how many of each of its lines
    for (const auto& line : lines) {
        const auto part =
            std::find_if(parts.begin(), parts.end(), [&line](const auto& each) { return each.line == line.line(); });
        taken[line.combo_group()].insert(part == parts.end() ? 0 : part->quantity);
    }
    for (auto& line : lines)
        if (line.combo_group() != 0 && taken[line.combo_group()].size() > 1)
            line.clear_combo_group();
}

} // namespace

Result<std::vector<OrderLine>> Cart::take(const std::vector<LinePart>& parts, const PricedOrder& priced) {
    if (m_state.taken_size() > 0)
        return refusal(Why::PartPaid, "a part of this order is paid already; take the rest, or give that part back");
    loosenSets(*m_state.mutable_lines(), parts);
    std::vector<OrderLine> taken;
    Wide discountLeft = 0, base = 0;
    for (const auto& line : priced.lines())
        discountLeft += line.order_discount_minor();
    for (const auto& part : parts) {
        auto* const line = find(part.line);
        const auto known = std::find_if(priced.lines().begin(), priced.lines().end(),
                                        [&part](const auto& each) { return each.line() == part.line; });
        if (!line || known == priced.lines().end())
            return Error{ErrorKind::NotFound, "the order has no line " + std::to_string(part.line)};
        const auto earlier =
            std::any_of(parts.data(), &part, [&part](const auto& each) { return each.line == part.line; });
        if (part.quantity < 1 || part.quantity > line->quantity() || earlier)
            return Error{ErrorKind::WrongUse, "line " + std::to_string(part.line) + " has not so many"};
        const auto orderShare = shareOf(known->order_discount_minor(), part.quantity, line->quantity());
        auto off = *line;
        if (part.quantity < line->quantity())
            off = cut(*line, part.quantity, known->line_discount_minor());
        else
            m_state.mutable_lines()->erase(
                std::find_if(m_state.mutable_lines()->begin(), m_state.mutable_lines()->end(),
                             [&part](const auto& each) { return each.line() == part.line; }));
        if (orderShare > 0) {
            const auto own = part.quantity == known->quantity()
                                 ? known->line_discount_minor()
                                 : shareOf(known->line_discount_minor(), part.quantity, known->quantity());
            if (!off.has_discount())
                *off.mutable_discount() = m_state.discount();
            off.mutable_discount()->set_amount_minor(own + orderShare);
            discountLeft -= orderShare;
        }
        taken.push_back(std::move(off));
    }
    for (const auto& line : m_state.lines()) {
        const auto discount = line.discount().of_case() == Discount::kBasisPoints
                                  ? Money{grossOf(line)}.share(line.discount().basis_points()).minorUnits()
                                  : std::min(line.discount().amount_minor(), grossOf(line));
        base += grossOf(line) - discount;
    }
    if (m_state.has_discount())
        settleDiscount(m_state, saturated(discountLeft), saturated(base));
    if (m_state.lines().empty()) {
        m_state.clear_discount();
        m_state.clear_currency();
    }
    return taken;
}

Status Cart::put(const std::vector<OrderLine>& lines, const std::string& currency) {
    if (!m_state.currency().empty() && m_state.currency() != currency)
        return refusal(Why::Currencies, "one order is in " + m_state.currency() + ", the other in " + currency,
                       {asIs(m_state.currency()), asIs(currency)});
    if (m_state.taken_size() > 0)
        return refusal(Why::PartPaid, "a part of that order is paid already; take the rest of it first");
    for (auto line = lines.begin(); line != lines.end();) {
        const auto end =
            line->combo_group() == 0 ? line + 1 : std::find_if(line, lines.end(), [line](const auto& each) {
                return each.combo_group() != line->combo_group();
            });
        if (auto added = append(std::vector<OrderLine>(line, end), Joining::EqualLine); !added)
            return added;
        line = end;
    }
    if (m_state.ByteSizeLong() > maxOrderBytes)
        return refusal(Why::OrderTooLarge, "the order becomes too large to be sent; leave some of it where it is");
    m_state.set_currency(currency);
    return done();
}

} // namespace phin::counter
