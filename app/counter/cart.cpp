#include "app/counter/cart.h"

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
        line.clear_quantity();
        line.clear_gross_minor();
        line.clear_line_discount_minor();
        line.clear_order_discount_minor();
        line.clear_total_minor();
        return line.SerializeAsString();
    };
    return left.product() == right.product() && bare(left) == bare(right);
}

Status checkQuantity(std::int32_t quantity) {
    if (quantity < 1 || quantity > maxQuantity)
        return Error{ErrorKind::WrongUse, "the quantity must lie between 1 and " + std::to_string(maxQuantity)};
    return done();
}

} // namespace

Status checkText(std::string_view text, std::string_view what) {
    if (text.size() > maxTextBytes)
        return Error{ErrorKind::WrongUse,
                     std::string(what) + " is longer than " + std::to_string(maxTextBytes) + " bytes; shorten it"};
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

Result<OrderLine> Cart::make(const MenuIndex& menu, const Choice& choice, std::uint32_t line) const {
    if (menu.menu().products().empty())
        return Error{ErrorKind::Refused, "this till has no menu yet; import one"};
    if (auto fits = checkQuantity(choice.quantity); !fits)
        return fits.error();
    if (auto fits = checkText(choice.note, "the note"); !fits)
        return fits.error();
    if (auto fits = checkDiscount(choice.discount); !fits)
        return fits.error();
    auto made = makeLine(menu, choice, line);
    if (!made)
        return made;
    if (m_state.ByteSizeLong() + made->ByteSizeLong() > maxOrderBytes)
        return Error{ErrorKind::Refused, "the order becomes too large to be sent; open another"};
    const auto* station = menu.station(made->station());
    made->set_prepare(station && station->prepares());
    return made;
}

Status Cart::add(const MenuIndex& menu, const Choice& choice, Joining joining) {
    auto made = make(menu, choice, m_state.next_line());
    if (!made)
        return made.error();
    if (auto added = append(std::move(*made), joining); !added)
        return added;
    m_state.set_currency(menu.menu().currency());
    return done();
}

Status Cart::append(OrderLine added, Joining joining) {
    if (joining == Joining::EqualLine)
        for (auto& line : *m_state.mutable_lines())
            if (equalButQuantity(line, added))
                return setQuantity(line.line(), line.quantity() + added.quantity());
    if (m_state.lines_size() >= maxLines)
        return Error{ErrorKind::Refused, "an order has at most " + std::to_string(maxLines) + " lines; open another"};
    added.set_line(m_state.next_line());
    m_state.set_next_line(m_state.next_line() + 1);
    *m_state.add_lines() = std::move(added);
    return done();
}

Status Cart::replace(const MenuIndex& menu, std::uint32_t number, const Choice& choice) {
    auto* line = find(number);
    if (!line)
        return noLine(number);
    auto made = make(menu, choice, number);
    if (!made)
        return made.error();
    *line = std::move(*made);
    return done();
}

Status Cart::setQuantity(std::uint32_t number, std::int32_t quantity) {
    auto* line = find(number);
    if (!line)
        return noLine(number);
    if (auto fits = checkQuantity(quantity); !fits)
        return fits;
    line->set_quantity(quantity);
    return done();
}

Status Cart::removeLine(std::uint32_t number) {
    auto& lines = *m_state.mutable_lines();
    const auto at = std::find_if(lines.begin(), lines.end(), [&](const auto& each) { return each.line() == number; });
    if (at == lines.end())
        return noLine(number);
    lines.erase(at);
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
    if (!m_state.currency().empty() && m_state.currency() != menu.menu().currency())
        return Error{ErrorKind::Refused, "this order was begun in " + m_state.currency() + ", the menu is now in " +
                                             menu.menu().currency() + "; clear it and begin again"};
    return phin::price(menu, {m_state.lines().begin(), m_state.lines().end()},
                       m_state.has_discount() ? &m_state.discount() : nullptr, businessDate);
}

} // namespace phin::counter
