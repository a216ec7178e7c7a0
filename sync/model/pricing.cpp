#include "sync/model/pricing.h"

#include "sync/model/business_day.h"
#include "sync/model/money.h"
#include "sync/model/routes.h"
#include "sync/model/why.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <set>

namespace phin {
namespace {

using model::v1::Discount;
using model::v1::OrderLine;
using model::v1::PricedOrder;

Error wrongUse(std::string message) {
    return {ErrorKind::WrongUse, std::move(message)};
}
Error notFound(std::string message) {
    return {ErrorKind::NotFound, std::move(message)};
}
Error tooLarge() {
    return because(Why::TooMuchMoney, wrongUse("the amount is too large to be counted"));
}

/// What people know it by, else its id.
template <class Part>
std::string called(const Part& part) {
    const std::string& name = textIn(part.name(), "en");
    return name.empty() ? inQuotes(part.id()) : name;
}

/// What the discount takes of `base`, which is not negative.
Result<std::int64_t> taken(const Discount& discount, std::int64_t base) {
    if (base < discount.minimum_minor())
        return std::int64_t{0};
    switch (discount.of_case()) {
    case Discount::kBasisPoints:
        if (discount.basis_points() < 0 || discount.basis_points() > 10'000)
            return wrongUse("a discount lies between 0 and 100 percent");
        return Money{base}.share(discount.basis_points()).minorUnits();
    case Discount::kAmountMinor:
        if (discount.amount_minor() < 0)
            return wrongUse("a discount cannot be negative");
        return std::min(discount.amount_minor(), base);
    case Discount::OF_NOT_SET:
        break;
    }
    return std::int64_t{0};
}

/// The modifiers chosen of one group, in the menu's order.
Result<std::vector<const model::v1::Modifier*>> chosenOf(const model::v1::ModifierGroup& group, const Choice& choice) {
    std::set<std::string_view> ids;
    bool named = false;
    for (const auto& each : choice.modifiers) {
        if (each.group != group.id())
            continue;
        named = true;
        if (each.modifier.empty())
            continue;
        if (!modifierOf(group, each.modifier))
            return notFound(called(group) + " has no " + inQuotes(each.modifier));
        if (!ids.insert(each.modifier).second)
            return wrongUse(inQuotes(each.modifier) + " of " + called(group) + " is chosen twice");
    }

    std::vector<const model::v1::Modifier*> chosen;
    for (const auto& modifier : group.modifiers())
        if (named ? ids.contains(modifier.id()) : modifier.is_default())
            chosen.push_back(&modifier);
    if (std::cmp_less(chosen.size(), group.min()))
        return refusal(Why::ChooseAtLeast,
                       "choose " + std::string(group.min() < group.max() ? "at least " : "") +
                           std::to_string(group.min()) + " of " + called(group),
                       {asIs(group.min()), namedText(group.name())});
    if (std::cmp_greater(chosen.size(), group.max()))
        return refusal(Why::ChooseAtMost, "choose at most " + std::to_string(group.max()) + " of " + called(group),
                       {asIs(group.max()), namedText(group.name())});
    return chosen;
}

Status addModifiers(OrderLine& line, const MenuIndex& menu, const model::v1::Product& product, const Choice& choice) {
    const auto& groups = product.modifier_groups();
    for (const auto& each : choice.modifiers)
        if (std::find(groups.begin(), groups.end(), each.group) == groups.end())
            return notFound(called(product) + " has no choice of " + inQuotes(each.group));

    std::optional<Money> unit = Money{line.unit_minor()};
    for (const auto& id : groups) {
        const auto* group = menu.group(id);
        if (!group)
            return notFound("the menu has no modifier group " + inQuotes(id));
        const auto chosen = chosenOf(*group, choice);
        if (!chosen)
            return chosen.error();
        for (const auto* modifier : *chosen) {
            auto* added = line.add_modifiers();
            added->set_group(group->id());
            added->set_id(modifier->id());
            *added->mutable_name() = modifier->name();
            added->set_price_minor(modifier->price_minor());
            added->set_is_default(modifier->is_default());
            unit = unit->plus(Money{modifier->price_minor()});
            if (!unit)
                return tooLarge();
        }
    }
    line.set_unit_minor(unit->minorUnits());
    return done();
}

/// Cuts the order's discount over the lines. `remaining` is the sum of the lines' totals so far.
Status discountOrder(PricedOrder& order, Money remaining) {
    const auto discount = taken(order.discount(), remaining.minorUnits());
    if (!discount)
        return discount.error();
    std::vector<std::int64_t> weights;
    for (const auto& line : order.lines())
        weights.push_back(line.total_minor());
    const auto parts = allocate(*discount, weights);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto& line = *order.mutable_lines(static_cast<int>(i));
        line.set_order_discount_minor(parts[i]);
        line.set_total_minor(line.total_minor() - parts[i]);
    }
    return done();
}

/// Sums the lines of each rate: first into net_minor, whatever it holds; worked out once all are in.
Status groupByRate(PricedOrder& order, const MenuIndex& menu, std::int32_t businessDate) {
    for (const auto& line : order.lines()) {
        if (line.tax().empty())
            continue;
        auto* groups = order.mutable_taxes();
        auto group = std::find_if(groups->begin(), groups->end(),
                                  [&line](const auto& each) { return each.tax() == line.tax(); });
        if (group != groups->end()) {
            group->set_net_minor(group->net_minor() + line.total_minor()); // a part of the order's sum, which fits
            continue;
        }
        const auto* rate = menu.tax(line.tax());
        if (!rate)
            return notFound("the menu has no tax " + inQuotes(line.tax()));
        const auto basisPoints = taxRateAt(*rate, businessDate);
        if (!basisPoints)
            return refusal(Why::NoTaxRate,
                           "the tax " + inQuotes(line.tax()) + " has no rate on " + isoDay(businessDate) +
                               "; add a period to the menu",
                           {asIs(line.tax()), namedDay(businessDate)});
        if (*basisPoints < 0 || *basisPoints > 10'000)
            return wrongUse("the tax " + inQuotes(line.tax()) + " has a rate beyond 0 to 100 percent");
        auto* added = groups->Add();
        added->set_tax(line.tax());
        added->set_basis_points(*basisPoints);
        added->set_inclusive(rate->inclusive());
        *added->mutable_name() = rate->name();
        added->set_net_minor(line.total_minor());
    }
    return done();
}

/// Half up, of a value that is not negative.
Wide halfUp(Wide numerator, Wide denominator) {
    return (2 * numerator + denominator) / (2 * denominator);
}

/// Turns the sums into net and tax; adds what comes on top to the total.
Status tax(PricedOrder& order) {
    constexpr Wide whole = 10'000;
    Wide tax = 0;
    Wide total = order.total_minor();
    for (auto& group : *order.mutable_taxes()) {
        const std::int64_t sum = group.net_minor();
        if (group.inclusive()) {
            const auto net = static_cast<std::int64_t>(halfUp(Wide{sum} * whole, whole + group.basis_points()));
            group.set_net_minor(net);
            group.set_tax_minor(sum - net);
        } else {
            group.set_tax_minor(static_cast<std::int64_t>(halfUp(Wide{sum} * group.basis_points(), whole)));
            total += group.tax_minor();
        }
        tax += group.tax_minor();
    }
    const auto wholeTax = narrowed(tax);
    const auto wholeTotal = narrowed(total);
    if (!wholeTax || !wholeTotal)
        return tooLarge();
    order.set_tax_minor(*wholeTax);
    order.set_total_minor(*wholeTotal);
    return done();
}

} // namespace

Status priceLine(OrderLine& line) {
    if (line.quantity() < 1)
        return wrongUse("the quantity must be 1 or more");
    if (line.unit_minor() < 0)
        return refusal(Why::BelowNothing, "with these modifiers it would cost less than nothing");
    if (line.has_override_minor() && line.override_minor() < 0)
        return wrongUse("a line's amount cannot be set below 0");
    const auto menuGross = Money{line.unit_minor()}.times(line.quantity());
    if (!menuGross)
        return tooLarge();
    const std::int64_t gross = line.has_override_minor() ? line.override_minor() : menuGross->minorUnits();
    const auto discount = taken(line.discount(), gross);
    if (!discount)
        return discount.error();
    line.set_gross_minor(gross);
    line.set_line_discount_minor(*discount);
    line.set_order_discount_minor(0);
    line.set_total_minor(gross - *discount);
    return done();
}

Error soldOut(const model::v1::Product& product) {
    return refusal(Why::SoldOut, called(product) + " is sold out", {namedText(product.name())});
}

Result<OrderLine> makeLine(const MenuIndex& menu, const Choice& choice, std::uint32_t lineNo,
                           const PriceSituation& situation) {
    if (lineNo == 0)
        return wrongUse("lines are counted from 1");
    const auto* product = menu.product(choice.product);
    if (!product)
        return notFound("the menu has no product " + inQuotes(choice.product));
    if (product->sold_out())
        return soldOut(*product);
    const auto* variant = variantOf(*product, choice.variant);
    if (!variant)
        return notFound(called(*product) + " has no variant " + inQuotes(choice.variant));
    if (product->open_price() && !choice.unitMinor)
        return refusal(Why::TypePrice, "type what " + called(*product) + " costs", {namedText(product->name())});
    if (choice.unitMinor && !product->open_price())
        return wrongUse(called(*product) + " has a price; none can be typed");
    if (choice.unitMinor.value_or(0) < 0)
        return wrongUse("a price cannot be negative");

    OrderLine line;
    line.set_line(lineNo);
    line.set_product(product->id());
    *line.mutable_name() = product->name();
    line.set_variant(variant->id());
    if (variant->has_name())
        *line.mutable_variant_name() = variant->name();
    line.set_quantity(choice.quantity);
    line.set_unit_minor(choice.unitMinor.value_or(variant->price_minor()));
    line.set_open_price(product->open_price());
    line.set_tax(product->tax());
    line.set_category(product->category());
    line.set_target_seconds(product->target_seconds());
    line.set_note(choice.note);
    if (choice.overrideMinor) {
        line.set_override_minor(*choice.overrideMinor);
        line.set_override_reason(choice.overrideReason);
    }
    if (choice.discount.of_case() != Discount::OF_NOT_SET)
        *line.mutable_discount() = choice.discount;

    if (const auto added = addModifiers(line, menu, *product, choice); !added)
        return added.error();
    auto route = routeOf(menu, *product, line.modifiers());
    line.set_station(route.station);
    line.mutable_also_at()->Assign(route.alsoAt.begin(), route.alsoAt.end());
    if (const auto* station = menu.station(route.station); station && product->target_seconds() == 0)
        line.set_target_seconds(station->target_seconds());
    reprice(menu, {&line}, situation);
    if (const auto priced = priceLine(line); !priced)
        return priced.error();
    return line;
}

Result<PricedOrder> price(const MenuIndex& menu, std::vector<OrderLine> lines, const Discount* orderDiscount,
                          std::int32_t businessDate) {
    if (!validDay(businessDate))
        return wrongUse(std::to_string(businessDate) + " is not a day of the form YYYYMMDD");
    PricedOrder order;
    order.set_currency(menu.menu().currency());
    if (orderDiscount && orderDiscount->of_case() != Discount::OF_NOT_SET)
        *order.mutable_discount() = *orderDiscount;

    std::set<std::uint32_t> numbers;
    Wide gross = 0;
    Wide remaining = 0;
    for (auto& line : lines) {
        if (line.line() == 0 || !numbers.insert(line.line()).second)
            return wrongUse("line numbers must be counted from 1 and stand only once in an order");
        if (const auto priced = priceLine(line); !priced)
            return Error{priced.error().kind, "line " + std::to_string(line.line()) + ": " + priced.error().message};
        gross += line.gross_minor();
        remaining += line.total_minor();
        *order.add_lines() = std::move(line);
    }
    const auto subtotal = narrowed(gross);
    if (!subtotal)
        return tooLarge();

    if (const auto discounted = discountOrder(order, Money{static_cast<std::int64_t>(remaining)}); !discounted)
        return discounted.error();
    std::int64_t total = 0;
    for (const auto& line : order.lines())
        total += line.total_minor(); // no more than the subtotal
    order.set_subtotal_minor(*subtotal);
    order.set_discount_minor(*subtotal - total);
    order.set_total_minor(total);

    if (const auto grouped = groupByRate(order, menu, businessDate); !grouped)
        return grouped.error();
    if (const auto taxed = tax(order); !taxed)
        return taxed.error();
    return order;
}

} // namespace phin
