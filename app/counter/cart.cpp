#include "app/counter/cart.h"

#include "sync/model/why.h"

#include <algorithm>

namespace phin::counter {
namespace {

using model::v1::Discount;
using model::v1::OrderLine;
using model::v1::PricedOrder;

Error noLine(std::uint32_t line) {
    return {ErrorKind::NotFound, "the order has no line " + std::to_string(line)};
}

Status checkDiscount(const Discount& discount) {
    constexpr std::int32_t all = 10'000; // basis points
    if (discount.comp() && discount.of_case() == Discount::kBasisPoints && discount.basis_points() != all)
        return Error{ErrorKind::WrongUse, "a comp is all of what it stands on, or what a split left of that"};
    return checkText(discount.reason(), "the discount's reason");
}

/// The same but for number and quantity: worth one line on screens and tickets. A line whose price a person changed
/// stays by itself.
bool equalButQuantity(const OrderLine& left, const OrderLine& right) {
    if (left.has_override_minor() || left.has_discount() || right.has_override_minor() || right.has_discount())
        return false;
    const auto bare = [](OrderLine line) {
        line.clear_line();
        line.clear_replaces();
        line.clear_quantity();
        line.clear_gross_minor();
        line.clear_line_discount_minor();
        line.clear_order_discount_minor();
        line.clear_total_minor();
        line.clear_added_at_ms();
        line.clear_combo_group();
        return line.SerializeAsString();
    };
    return left.product() == right.product() && bare(left) == bare(right);
}

Status checkQuantity(std::int32_t quantity) {
    if (quantity < 1 || quantity > maxQuantity)
        return Error{ErrorKind::WrongUse,
                     "the quantity must lie between 1 and " + std::to_string(maxQuantity),
                     {},
                     Why::Quantity,
                     {asIs(maxQuantity)}};
    return done();
}

} // namespace

Status checkText(std::string_view text, std::string_view what) {
    if (text.size() > maxTextBytes)
        return because(Why::TextTooLong,
                       {ErrorKind::WrongUse,
                        std::string(what) + " is longer than " + std::to_string(maxTextBytes) + " bytes; shorten it"});
    return done();
}

Cart::Cart(const Uuid& id, model::v1::Channel channel, std::string guest, std::int64_t openedAtMs)
    : m_id(id) {
    m_state.set_schema(1);
    m_state.set_order_id(id.bytes());
    m_state.set_opened_at_ms(openedAtMs);
    m_state.set_channel(channel);
    m_state.set_guest(std::move(guest));
    m_state.set_next_line(1);
}

std::optional<Cart> Cart::fromBytes(std::string_view bytes) {
    phin::till::v1::Cart state;
    if (!state.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return std::nullopt;
    const auto id = Uuid::fromBytes(state.order_id());
    if (!id || state.next_line() == 0)
        return std::nullopt;
    return Cart(*id, std::move(state));
}

std::map<std::string, std::int64_t> Cart::quantities() const {
    std::map<std::string, std::int64_t> units;
    for (const auto& line : m_state.lines())
        units[line.product()] += line.quantity();
    return units;
}

Favours Cart::favours() const {
    Favours favours;
    for (const auto& line : m_state.lines()) {
        const auto worth = Wide{line.unit_minor()} * line.quantity();
        if (line.discount().comp() || m_state.discount().comp())
            favours.compedMinor += worth;
        if (line.has_override_minor())
            favours.overriddenMinor += worth;
    }
    return favours;
}

OrderLine* Cart::find(std::uint32_t line) {
    auto& lines = *m_state.mutable_lines();
    const auto at = std::find_if(lines.begin(), lines.end(), [&](const auto& each) { return each.line() == line; });
    return at == lines.end() ? nullptr : &*at;
}

std::vector<OrderLine*> Cart::together(const OrderLine& line) {
    std::vector<OrderLine*> lines;
    for (auto& each : *m_state.mutable_lines())
        if (line.combo_group() == 0 ? &each == &line : each.combo_group() == line.combo_group())
            lines.push_back(&each);
    return lines;
}

PriceSituation Cart::situation(std::int64_t atMs, const ShopTime& time) const {
    if (time.nowMs == 0)
        return {m_state.channel(), std::nullopt};
    return {m_state.channel(), shopMoment(atMs == 0 ? time.nowMs : atMs, time.utcOffsetMinutes, time.dayStartsHour)};
}

Status Cart::checkChoice(const MenuIndex& menu, const Choice& choice) const {
    if (menu.menu().products().empty())
        return refusal(Why::NoMenu, "this till has no menu yet; import one");
    if (auto fits = checkQuantity(choice.quantity); !fits)
        return fits;
    if (auto fits = checkText(choice.note, "the note"); !fits)
        return fits;
    return checkDiscount(choice.discount);
}

Result<std::vector<OrderLine>> Cart::made(const MenuIndex& menu, Result<std::vector<OrderLine>> lines,
                                          std::int64_t addedAtMs) const {
    if (!lines)
        return lines;
    auto size = m_state.ByteSizeLong();
    for (auto& line : *lines) {
        const auto* station = menu.station(line.station());
        line.set_prepare(station && station->prepares());
        if (!menu.menu().price_lists().empty())
            line.set_added_at_ms(addedAtMs);
        size += line.ByteSizeLong();
    }
    if (size > maxOrderBytes)
        return refusal(Why::OrderTooLarge, "the order becomes too large to be sent; open another");
    return lines;
}

Result<std::vector<OrderLine>> Cart::make(const MenuIndex& menu, const Choice& choice, std::uint32_t line,
                                          std::int64_t addedAtMs, const ShopTime& time) const {
    if (auto fits = checkChoice(menu, choice); !fits)
        return fits.error();
    auto one = makeLine(menu, choice, line, situation(addedAtMs, time));
    if (!one)
        return one.error();
    return made(menu, std::vector{std::move(*one)}, addedAtMs);
}

Result<std::vector<OrderLine>> Cart::makeSet(const MenuIndex& menu, const ComboChoice& choice, std::uint32_t line,
                                             std::int64_t addedAtMs, const ShopTime& time) const {
    if (auto fits = checkQuantity(choice.quantity); !fits)
        return fits.error();
    for (const auto& part : choice.parts)
        if (auto fits = checkChoice(menu, part); !fits)
            return fits.error();
    return made(menu, makeCombo(menu, choice, line, situation(addedAtMs, time)), addedAtMs);
}

Status Cart::append(Result<std::vector<OrderLine>> lines, Joining joining) {
    if (!lines)
        return lines.error();
    if (joining == Joining::EqualLine)
        for (auto& line : *m_state.mutable_lines()) {
            const auto there = together(line);
            if (there.size() != lines->size() || there.front() != &line ||
                !std::equal(there.begin(), there.end(), lines->begin(),
                            [](const OrderLine* one, const OrderLine& other) { return equalButQuantity(*one, other); }))
                continue;
            const auto quantity = line.quantity() + lines->front().quantity();
            if (auto fits = checkQuantity(quantity); !fits)
                return fits;
            for (auto* each : there)
                each->set_quantity(quantity);
            return done();
        }
    if (m_state.lines_size() + static_cast<int>(lines->size()) > maxLines)
        return refusal(Why::TooManyLines, "an order has at most " + std::to_string(maxLines) + " lines; open another",
                       {asIs(maxLines)});
    const auto first = m_state.next_line();
    m_state.set_next_line(first + static_cast<std::uint32_t>(lines->size()));
    for (std::uint32_t i = 0; auto& line : *lines) {
        line.set_line(first + i++);
        if (line.combo_group() != 0)
            line.set_combo_group(first);
        *m_state.add_lines() = std::move(line);
    }
    return done();
}

Status Cart::addAll(const MenuIndex& menu, Result<std::vector<OrderLine>> lines, Joining joining) {
    auto added = append(std::move(lines), joining);
    if (added)
        m_state.set_currency(menu.menu().currency());
    return added;
}

Status Cart::add(const MenuIndex& menu, const Choice& choice, Joining joining, const ShopTime& time) {
    return addAll(menu, make(menu, choice, m_state.next_line(), time.nowMs, time), joining);
}

Status Cart::addCombo(const MenuIndex& menu, const ComboChoice& choice, Joining joining, const ShopTime& time) {
    return addAll(menu, makeSet(menu, choice, m_state.next_line(), time.nowMs, time), joining);
}

Status Cart::replace(const MenuIndex& menu, std::uint32_t number, const Choice& choice, const ShopTime& time) {
    auto* line = find(number);
    if (!line)
        return noLine(number);
    const auto there = together(*line);
    Result<std::vector<OrderLine>> next = std::vector<OrderLine>();
    if (line->combo_group() == 0) {
        next = make(menu, choice, number, line->added_at_ms(), time);
    } else {
        ComboChoice set{line->combo(), {}, line->quantity()};
        for (const auto* each : there)
            set.parts.push_back(each == line ? choice : choiceOf(menu, *each));
        next = makeSet(menu, set, there.front()->line(), line->added_at_ms(), time);
    }
    if (!next)
        return next.error();
    for (std::size_t i = 0; i < there.size(); ++i) {
        (*next)[i].set_line(there[i]->line());
        if (line->combo_group() != 0)
            (*next)[i].set_combo_group(there[i]->combo_group());
    }
    for (std::size_t i = 0; i < there.size(); ++i)
        *there[i] = std::move((*next)[i]);
    return done();
}

Status Cart::setQuantity(const MenuIndex& menu, std::uint32_t number, std::int32_t quantity, const ShopTime& time) {
    auto* line = find(number);
    if (!line)
        return noLine(number);
    if (auto fits = checkQuantity(quantity); !fits)
        return fits;
    const auto there = together(*line);
    const auto more = quantity - line->quantity();
    if (more > 0 && line->added_at_ms() != 0 && !line->has_override_minor()) {
        std::vector<OrderLine> now;
        std::vector<OrderLine*> pointers;
        for (const auto* each : there)
            now.push_back(*each);
        for (auto& each : now)
            pointers.push_back(&each);
        phin::reprice(menu, pointers, situation(time.nowMs, time));
        if (now.front().price_list() != line->price_list()) { // more of it costs what it costs now
            if (line->combo_group() == 0) {
                auto choice = choiceOf(menu, *line);
                choice.quantity = more;
                choice.discount.Clear();
                return add(menu, choice, Joining::EqualLine, time);
            }
            ComboChoice set{line->combo(), {}, more};
            for (const auto* each : there)
                set.parts.push_back(choiceOf(menu, *each));
            return addCombo(menu, set, Joining::EqualLine, time);
        }
    }
    for (auto* each : there)
        each->set_quantity(quantity);
    return done();
}

void Cart::reprice(const MenuIndex& menu, const ShopTime& time) {
    std::uint32_t group = 0;
    for (auto& line : *m_state.mutable_lines()) {
        if (line.combo_group() != 0 && std::exchange(group, line.combo_group()) == line.combo_group())
            continue; // with the first of its set
        phin::reprice(menu, together(line), situation(line.added_at_ms(), time));
    }
}

Status Cart::removeLine(std::uint32_t number) {
    auto& lines = *m_state.mutable_lines();
    const auto* found = find(number);
    if (!found)
        return noLine(number);
    const auto group = found->combo_group();
    lines.erase(std::remove_if(lines.begin(), lines.end(),
                               [&](const auto& each) {
                                   return each.line() == number || (group != 0 && each.combo_group() == group);
                               }),
                lines.end());
    return done();
}

Status Cart::discountLine(std::uint32_t number, const Discount& discount) {
    auto* line = find(number);
    if (!line)
        return noLine(number);
    if (auto fits = checkDiscount(discount); !fits)
        return fits;
    if (discount.of_case() == Discount::OF_NOT_SET)
        line->clear_discount();
    else
        *line->mutable_discount() = discount;
    return done();
}

Status Cart::overrideLine(std::uint32_t number, std::optional<std::int64_t> amountMinor, std::string reason) {
    if (auto fits = checkText(reason, "the reason"); !fits)
        return fits;
    auto* line = find(number);
    if (!line)
        return noLine(number);
    line->clear_override_minor();
    line->clear_override_reason();
    if (amountMinor) {
        line->set_override_minor(*amountMinor);
        line->set_override_reason(std::move(reason));
    }
    return done();
}

Status Cart::discountOrder(const Discount& discount) {
    if (auto fits = checkDiscount(discount); !fits)
        return fits;
    if (discount.of_case() == Discount::OF_NOT_SET)
        m_state.clear_discount();
    else
        *m_state.mutable_discount() = discount;
    return done();
}

Status Cart::setChannel(model::v1::Channel channel) {
    if (!model::v1::Channel_IsValid(channel))
        return Error{ErrorKind::WrongUse, "this way of selling is not known"};
    m_state.set_channel(channel);
    return done();
}

Status Cart::setGuest(std::string guest) {
    if (auto fits = checkText(guest, "the guest's name"); !fits)
        return fits;
    m_state.set_guest(std::move(guest));
    return done();
}

Status Cart::clear() {
    m_state.clear_lines();
    m_state.clear_discount();
    m_state.clear_currency();
    return done();
}

Status Cart::takeTender(model::v1::Tender tender) {
    *m_state.add_taken() = std::move(tender);
    return done();
}

Status Cart::giveTenderBack(int index) {
    if (index < 0 || index >= m_state.taken_size())
        return Error{ErrorKind::NotFound, "no such part of the payment was taken"};
    m_state.mutable_taken()->DeleteSubrange(index, 1);
    return done();
}

void Cart::restore(Cart earlier) {
    const auto next = std::max(m_state.next_line(), earlier.m_state.next_line());
    const auto taken = m_state.taken();
    *this = std::move(earlier);
    m_state.set_next_line(next);
    *m_state.mutable_taken() = taken;
}

Result<PricedOrder> Cart::price(const MenuIndex& menu, std::int32_t businessDate) const {
    if (m_sent && unsent() == 0)
        return m_sent->order;
    if (!m_state.currency().empty() && m_state.currency() != menu.menu().currency())
        return refusal(Why::Currencies,
                       "this order was begun in " + m_state.currency() + ", the menu is now in " +
                           menu.menu().currency() + "; clear it and begin again",
                       {asIs(m_state.currency()), asIs(menu.menu().currency())});
    return phin::price(menu, {m_state.lines().begin(), m_state.lines().end()},
                       m_state.has_discount() ? &m_state.discount() : nullptr,
                       m_sent ? m_sent->businessDate : businessDate);
}

} // namespace phin::counter
