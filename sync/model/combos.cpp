#include "sync/model/money.h"
#include "sync/model/pricing.h"
#include "sync/model/why.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <span>

// How price lists and combos put their prices on lines. A line's unit_minor is the price alone (of the menu, a list, or
// its share of a set) and its modifiers; usual_minor what it would be by the menu, where that differs.

namespace phin {
namespace {

using model::v1::OrderLine;

std::int64_t modifiersOf(const OrderLine& line) {
    Wide sum = 0;
    for (const auto& modifier : line.modifiers())
        sum += modifier.price_minor();
    return saturated(sum);
}

const model::v1::Variant* soldVariant(const MenuIndex& menu, const OrderLine& line) {
    const auto* product = menu.product(line.product());
    return product ? variantOf(*product, line.variant()) : nullptr;
}

/// Puts a price without modifiers on a line.
void put(OrderLine& line, const ListedPrice& price, std::int64_t usualMinor) {
    const auto modifiers = modifiersOf(line);
    line.set_unit_minor(saturated(Wide{price.minor} + modifiers));
    if (price.minor == usualMinor)
        line.clear_usual_minor();
    else
        line.set_usual_minor(saturated(Wide{usualMinor} + modifiers));
    if (price.list) {
        line.set_price_list(price.list->id());
        *line.mutable_price_list_name() = price.list->name();
    } else {
        line.clear_price_list();
        line.clear_price_list_name();
    }
}

/// The part's choice that the product and variant are; null: none of them.
const model::v1::ComboChoice* chosenOf(const MenuIndex& menu, const model::v1::ComboPart& part,
                                       const std::string& product, const std::string& variant) {
    const auto* sold = menu.product(product);
    const auto* wanted = sold ? variantOf(*sold, variant) : nullptr;
    for (const auto& choice : part.choices())
        if (wanted && choice.product() == product && variantOf(*sold, choice.variant()) == wanted)
            return &choice;
    return nullptr;
}

/// Cuts the set's price over its lines, one for each part.
bool priceSet(const MenuIndex& menu, const model::v1::Combo& combo, std::span<OrderLine* const> lines,
              const PriceSituation& situation) {
    if (std::cmp_not_equal(lines.size(), combo.parts_size()))
        return false;
    std::vector<std::int64_t> alone, extras;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto* variant = soldVariant(menu, *lines[i]);
        const auto* choice = chosenOf(menu, combo.parts(static_cast<int>(i)), lines[i]->product(), lines[i]->variant());
        if (!variant || !choice)
            return false;
        alone.push_back(variant->price_minor());
        extras.push_back(choice->extra_minor());
    }
    const auto price = listedPrice(menu, combo, situation);
    const auto shares = allocate(price.minor, alone);
    for (std::size_t i = 0; i < lines.size(); ++i)
        put(*lines[i], {saturated(Wide{shares[i]} + extras[i]), price.list}, alone[i]);
    return true;
}

/// What the combo's part is where the guest does not say.
Result<Choice> usualOf(const MenuIndex& menu, const model::v1::Combo& combo, const model::v1::ComboPart& part) {
    for (const auto& choice : part.choices())
        if (const auto* product = menu.product(choice.product()); product && !product->sold_out()) {
            Choice usual;
            usual.product = choice.product();
            usual.variant = choice.variant();
            return usual;
        }
    return refusal(Why::PartSoldOut,
                   "of " + inQuotes(textIn(combo.name(), "en")) + " " + inQuotes(textIn(part.name(), "en")) +
                       " is sold out",
                   {namedText(combo.name()), namedText(part.name())});
}

} // namespace

void reprice(const MenuIndex& menu, const std::vector<OrderLine*>& lines, const PriceSituation& situation) {
    for (auto* line : lines)
        if (const auto* product = menu.product(line->product()))
            line->set_tax(listedTax(menu, *product, situation));
    if (lines.empty())
        return;
    if (!lines.front()->combo().empty()) {
        if (const auto* combo = menu.combo(lines.front()->combo()))
            priceSet(menu, *combo, lines, situation);
        return;
    }
    for (auto* line : lines) {
        const auto* variant = soldVariant(menu, *line);
        if (variant && !line->open_price())
            put(*line, listedPrice(menu, *menu.product(line->product()), *variant, situation), variant->price_minor());
    }
}

Result<std::vector<OrderLine>> makeCombo(const MenuIndex& menu, const ComboChoice& choice, std::uint32_t firstLine,
                                         const PriceSituation& situation) {
    const auto* combo = menu.combo(choice.combo);
    if (!combo)
        return Error{ErrorKind::NotFound, "the menu has no combo " + inQuotes(choice.combo)};
    if (!choice.parts.empty() && std::cmp_not_equal(choice.parts.size(), combo->parts_size()))
        return Error{ErrorKind::WrongUse, inQuotes(choice.combo) + " has " + std::to_string(combo->parts_size()) +
                                              " parts; choose one of each"};
    std::vector<OrderLine> lines;
    for (int i = 0; i < combo->parts_size(); ++i) {
        auto part = choice.parts.empty() ? usualOf(menu, *combo, combo->parts(i))
                                         : Result<Choice>(choice.parts[static_cast<std::size_t>(i)]);
        if (!part)
            return part.error();
        if (!chosenOf(menu, combo->parts(i), part->product, part->variant))
            return Error{ErrorKind::NotFound, inQuotes(part->product) + " is no choice of " + inQuotes(choice.combo)};
        part->quantity = choice.quantity;
        auto line = makeLine(menu, *part, firstLine + static_cast<std::uint32_t>(i), situation);
        if (!line)
            return line.error();
        line->set_combo(combo->id());
        *line->mutable_combo_name() = combo->name();
        line->set_combo_group(firstLine);
        lines.push_back(std::move(*line));
    }
    std::vector<OrderLine*> all;
    for (auto& line : lines)
        all.push_back(&line);
    priceSet(menu, *combo, all, situation);
    for (auto& line : lines)
        if (const auto priced = priceLine(line); !priced)
            return priced.error();
    return lines;
}

Choice choiceOf(const MenuIndex& menu, const OrderLine& line) {
    Choice choice;
    choice.product = line.product();
    choice.variant = line.variant();
    for (const auto& modifier : line.modifiers())
        choice.modifiers.push_back({modifier.group(), modifier.id()});
    if (const auto* product = menu.product(line.product()))
        for (const auto& group : product->modifier_groups())
            if (std::none_of(choice.modifiers.begin(), choice.modifiers.end(),
                             [&group](const auto& each) { return each.group == group; }))
                choice.modifiers.push_back({group, {}});
    choice.quantity = line.quantity();
    if (line.has_override_minor())
        choice.overrideMinor = line.override_minor();
    choice.discount = line.discount();
    choice.note = line.note();
    if (line.open_price())
        choice.unitMinor = line.unit_minor() - modifiersOf(line);
    return choice;
}

} // namespace phin
