#include "app/counter/till_parts.h"

#include "sync/model/why.h"

#include "app/counter/payment.h"
#include "app/counter/repeat.h"

#include <algorithm>

namespace phin::counter {
namespace {

using model::v1::Discount;
using model::v1::PricedOrder;
using model::v1::Tender;

} // namespace

// --- open orders

Result<PricedOrder> Till::openOrder(const Uuid& order, model::v1::Channel channel, std::string guest) {
    if (order.isNil())
        return Error{ErrorKind::WrongUse, "an order needs an id"};
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    Cart cart(order, {}, {}, m_clock.nowMs());
    if (auto status = cart.setChannel(channel); !status)
        return status.error();
    if (auto status = cart.setGuest(std::move(guest)); !status)
        return status.error();
    return m_shared->carts.open(cart, pricing());
}

Result<PricedOrder> Till::change(Right right, const Uuid& order, const Carts::Change& change) {
    if (const auto allowed = allow(right, order); !allowed)
        return allowed.error();
    return m_shared->carts.change(order, change, pricing());
}

Status Till::allowDiscount(const Uuid& order, const Discount& discount) const {
    const bool given = discount.of_case() != Discount::OF_NOT_SET;
    if (!discount.voucher().empty())
        return Error{ErrorKind::WrongUse, "a voucher is handed in by its code, not given as a discount"};
    if (given && m_attended && discount.reason().empty())
        return because(Why::NeedsReason, {ErrorKind::WrongUse, "a discount needs a reason"});
    const auto right = discount.comp() ? Right::Comp : given ? Right::Discount : Right::Sell;
    const auto allowed = allow(right, order);
    return allowed ? done() : Status(allowed.error());
}

Status Till::allowChoice(const Uuid& order, const Choice& choice, const model::v1::OrderLine* before) const {
    const bool sameDiscount = before && before->discount().SerializeAsString() == choice.discount.SerializeAsString();
    if (!sameDiscount && !choice.discount.comp()) // a comp, as a price, is seen by what it adds: see allowMore()
        if (auto allowed = allowDiscount(order, choice.discount); !allowed)
            return allowed;
    if (choice.overrideMinor && m_attended && choice.overrideReason.empty())
        return because(Why::NeedsReason, {ErrorKind::WrongUse, "another price needs a reason"});
    if (!choice.overrideMinor || !before || !before->has_override_minor() ||
        before->override_minor() <= *choice.overrideMinor)
        return done();
    const auto allowed = allow(Right::PriceOverride, order);
    return allowed ? done() : Status(allowed.error());
}

Status Till::allowMore(const Uuid& order, const Favours& before, const Favours& after) const {
    for (const auto& [right, grows] : {std::pair{Right::Comp, after.compedMinor > before.compedMinor},
                                       std::pair{Right::PriceOverride, after.overriddenMinor > before.overriddenMinor}})
        if (grows)
            if (const auto allowed = allow(right, order); !allowed)
                return allowed.error();
    return done();
}

Result<PricedOrder> Till::addLine(const Uuid& order, const Choice& choice, Joining joining) {
    if (auto allowed = allowChoice(order, choice, nullptr); !allowed)
        return allowed.error();
    return raise(order, [&](Cart& cart, const Pricing& now) { return cart.add(*now.menu, choice, joining, now.time); });
}

Result<PricedOrder> Till::addCombo(const Uuid& order, const ComboChoice& choice, Joining joining) {
    return raise(order,
                 [&](Cart& cart, const Pricing& now) { return cart.addCombo(*now.menu, choice, joining, now.time); });
}

Result<PricedOrder> Till::repeat(const Uuid& order, const PricedOrder& earlier,
                                 std::vector<model::v1::OrderLine>& leftOut) {
    return raise(order, [&](Cart& cart, const Pricing& now) {
        leftOut.clear();
        return counter::repeat(cart, *now.menu, earlier, now.time, leftOut);
    });
}

Result<PricedOrder> Till::raise(const Uuid& order, const std::function<Status(Cart&, const Pricing&)>& change) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    const auto now = pricing();
    std::optional<Shortage> shortage;
    auto priced = m_shared->carts.change(
        order,
        [&](Cart& cart) -> Status {
            auto before = cart.quantities();
            const auto allowed = cart.favours();
            const auto taken = cart.takenFromStock();
            if (auto status = change(cart, now); !status)
                return status;
            if (auto more = allowMore(order, allowed, cart.favours()); !more)
                return more;
            for (const auto& [product, units] : cart.quantities()) {
                if (units <= before[product])
                    continue;
                if (const auto* sold = now.menu->product(product); sold && sold->sold_out())
                    return soldOut(*sold);
                const auto ledger = m_shared->ledger(now.businessDate, product);
                const auto left = std::max<std::int64_t>(0, ledger.left(m_settings.device));
                const auto had = taken.find(product);
                const auto needed = units - (had == taken.end() ? 0 : had->second);
                if (!isLimited(*now.menu, ledger) || needed <= left)
                    continue;
                shortage = Shortage{now.businessDate, product, needed - left, ledger.elsewhere(m_settings.device) > 0};
                return refusal(*now.menu, ledger, m_settings.device);
            }
            return done();
        },
        now);
    m_shared->ask(shortage);
    return priced;
}

Result<PricedOrder> Till::replaceLine(const Uuid& order, std::uint32_t line, const Choice& choice) {
    const auto before = this->order(order);
    const model::v1::OrderLine* known = nullptr;
    if (before)
        for (const auto& each : before->lines())
            if (each.line() == line)
                known = &each;
    if (auto allowed = allowChoice(order, choice, known); !allowed)
        return allowed.error();
    return raise(order,
                 [&](Cart& cart, const Pricing& now) { return cart.replace(*now.menu, line, choice, now.time); });
}

Result<PricedOrder> Till::setQuantity(const Uuid& order, std::uint32_t line, std::int32_t quantity) {
    return raise(order,
                 [&](Cart& cart, const Pricing& now) { return cart.setQuantity(*now.menu, line, quantity, now.time); });
}

Result<PricedOrder> Till::removeLine(const Uuid& order, std::uint32_t line) {
    return change(Right::Sell, order, [&](Cart& cart) { return cart.removeLine(line); });
}

Result<PricedOrder> Till::discountLine(const Uuid& order, std::uint32_t line, const Discount& discount) {
    if (auto allowed = allowDiscount(order, discount); !allowed)
        return allowed.error();
    return m_shared->carts.change(
        order, [&](Cart& cart) { return cart.discountLine(line, discount); }, pricing());
}

Result<PricedOrder> Till::overrideLine(const Uuid& order, std::uint32_t line, std::optional<std::int64_t> amountMinor,
                                       std::string reason) {
    if (amountMinor && m_attended && reason.empty())
        return because(Why::NeedsReason, {ErrorKind::WrongUse, "another price needs a reason"});
    return change(amountMinor ? Right::PriceOverride : Right::Sell, order,
                  [&](Cart& cart) { return cart.overrideLine(line, amountMinor, std::move(reason)); });
}

Result<PricedOrder> Till::discountOrder(const Uuid& order, const Discount& discount) {
    if (auto allowed = allowDiscount(order, discount); !allowed)
        return allowed.error();
    return m_shared->carts.change(
        order, [&](Cart& cart) { return cart.discountOrder(discount); }, pricing());
}

Result<PricedOrder> Till::setChannel(const Uuid& order, model::v1::Channel channel) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    const auto now = pricing();
    return m_shared->carts.change(
        order,
        [&](Cart& cart) {
            auto set = cart.setChannel(channel);
            if (set)
                cart.reprice(*now.menu, now.time);
            return set;
        },
        now);
}

Result<PricedOrder> Till::setGuest(const Uuid& order, const std::string& guest) {
    return change(Right::Sell, order, [&](Cart& cart) { return cart.setGuest(guest); });
}

Result<PricedOrder> Till::clear(const Uuid& order) {
    return change(Right::Sell, order, [](Cart& cart) { return cart.clear(); });
}

Result<PricedOrder> Till::undo(const Uuid& order) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    return m_shared->carts.undo(order, pricing());
}

Result<PricedOrder> Till::share(const Uuid& from, const std::vector<Portion>& portions) {
    if (const auto allowed = allow(Right::Sell, from); !allowed)
        return allowed.error();
    for (const auto& portion : portions) // what comes onto an order on the house is on the house, too
        if (const auto target = order(portion.to); target && target->discount().comp())
            if (const auto allowed = allow(Right::Comp, portion.to); !allowed)
                return allowed.error();
    return m_shared->carts.share(from, portions, pricing());
}

Result<PricedOrder> Till::takeTender(const Uuid& order, const Tender& tender) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    const auto now = pricing();
    return m_shared->carts.changeForGood(
        order,
        [&](Cart& cart) -> Status {
            const auto priced = cart.price(*now.menu, now.businessDate);
            if (!priced)
                return priced.error();
            const auto part =
                settlePart(outstanding(priced->total_minor(), {cart.taken().begin(), cart.taken().end()}), tender);
            return part ? cart.takeTender(*part) : Status(part.error());
        },
        now);
}

Result<PricedOrder> Till::giveTenderBack(const Uuid& order, int index) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    return m_shared->carts.changeForGood(
        order, [index](Cart& cart) { return cart.giveTenderBack(index); }, pricing());
}

std::vector<Tender> Till::taken(const Uuid& order) const {
    return m_shared->carts.taken(order);
}

Result<PricedOrder> Till::order(const Uuid& order) const {
    return m_shared->carts.price(order, pricing());
}

void Till::takeInHand(const Uuid& order) {
    m_writer.post([order](journal::Journal& journal) {
        journal.savePaper(inHandPaper, inHandKey, order.bytes());
        return done();
    });
}

std::vector<OpenOrder> Till::openOrders() const {
    return m_shared->carts.list();
}

} // namespace phin::counter
