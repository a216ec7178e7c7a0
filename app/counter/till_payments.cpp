#include "app/counter/till_parts.h"

#include "sync/model/business_day.h"
#include "sync/model/merge.h"
#include "sync/model/why.h"

namespace phin::counter {
namespace {

using model::v1::PricedOrder;

} // namespace

// --- what a guest can be promised

Promise Till::promise(const Cart& cart, const Pricing& now) const {
    const auto priced = cart.price(*now.menu, now.businessDate);
    return priced ? m_shared->promises.promise(cart.id(), *priced, m_clock.nowMs(), cart.dueAtMs()) : Promise{};
}

Promise Till::promise(const Uuid& order) const {
    const auto cart = m_shared->carts.copy(order);
    return cart ? promise(*cart, pricing()) : Promise{};
}

std::int64_t Till::dueAtMs(const Uuid& order) const {
    const auto cart = m_shared->carts.copy(order);
    return cart ? cart->dueAtMs() : 0;
}

std::int64_t Till::latestDueMs() const {
    return startOfDay(nextDay(businessDate()), m_settings.utcOffsetMinutes, m_settings.dayStartsHour);
}

std::map<std::string, WorkQueue::Outlook> Till::outlooks() const {
    return m_shared->promises.outlooks(m_clock.nowMs());
}

Result<PricedOrder> Till::setDue(const Uuid& order, std::int64_t dueAtMs) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    const auto now = pricing();
    const auto latest = latestDueMs();
    return m_shared->carts.change(
        order,
        [&](Cart& cart) -> Status {
            auto next = cart;
            next.setDue(dueAtMs);
            if (auto due = checkDue(next, m_clock.nowMs()); !due)
                return due;
            if (dueAtMs > latest)
                return refusal(Why::DueTooLate, "a pre-order is for this business day");
            cart.setDue(dueAtMs);
            return done();
        },
        now);
}

PaymentCommand::Basket Till::basketOf(Cart cart) const {
    auto now = pricing();
    const auto promised = promise(cart, now);
    return {std::move(cart), std::move(now), true, promised};
}

// --- decisions

void Till::decide(const std::shared_ptr<PaymentCommand>& command, const Uuid& order, bool held, Done<Paid> done) {
    m_writer.post([command](journal::Journal& journal) { return command->run(journal); },
                  [shared = m_shared, command, order, held, done = std::move(done)](const Status& status) {
                      if (command->shift())
                          shared->remember(command->shift());
                      if (status)
                          shared->carts.remove(order);
                      else if (held)
                          shared->carts.release(order);
                      if (!status)
                          shared->ask(command->shortage());
                      if (status)
                          done(command->answer());
                      else
                          done(status.error());
                  });
}

std::vector<std::uint32_t> Till::unsentLines(const Uuid& order) const {
    return m_shared->carts.unsentLines(order);
}

void Till::send(const Uuid& order, Done<Sent> done, std::string reason) {
    const auto by = allow(Right::Sell, order);
    if (!by)
        return done(by.error());
    auto cart = m_shared->carts.hold(order);
    const bool held = cart.has_value();
    Result<PaymentCommand::Basket> basket = Error{ErrorKind::NotFound, "there is no such order; open it first"};
    if (held)
        basket = basketOf(std::move(*cart));
    const auto command = std::make_shared<SendCommand>(m_settings, order, std::move(reason), std::move(basket), *by);
    m_writer.post([command](journal::Journal& journal) { return command->run(journal); },
                  [shared = m_shared, command, order, held, done = std::move(done)](const Status& status) {
                      if (command->shift())
                          shared->remember(command->shift());
                      if (status && held)
                          shared->carts.markSent(order, command->sent());
                      if (held)
                          shared->carts.release(order);
                      if (!status)
                          shared->ask(command->shortage());
                      if (status)
                          done(command->answer());
                      else
                          done(status.error());
                  });
}

void Till::pay(const Uuid& order, const Uuid& payment, std::vector<model::v1::Tender> tenders, Done<Paid> done) {
    auto cart = m_shared->carts.hold(order);
    const bool held = cart.has_value();
    // Not open here: it may be paid already, or placed elsewhere; the journal knows.
    Result<PaymentCommand::Basket> basket = Error{ErrorKind::NotFound, "there is no such order; open it first"};
    if (held) {
        tenders.insert(tenders.begin(), cart->taken().begin(), cart->taken().end());
        basket = basketOf(std::move(*cart));
    }
    if (payment.isNil())
        basket = Error{ErrorKind::WrongUse, "a payment needs an id"};
    const auto by = allow(Right::Sell, order);
    if (!by)
        basket = by.error(); // what is paid already is answered all the same
    auto command = std::make_shared<PaymentCommand>(m_settings, order, payment, std::move(tenders), std::move(basket));
    if (by)
        command->signedBy(*by);
    decide(command, order, held, std::move(done));
}

void Till::sell(Sale sale, Done<Paid> done) {
    std::string by;
    auto basket = [&]() -> Result<PaymentCommand::Basket> {
        if (sale.order.isNil() || sale.payment.isNil())
            return Error{ErrorKind::WrongUse, "a sale needs an id for the order and one for its payment"};
        const auto allowed = allow(Right::Sell, sale.order);
        if (!allowed)
            return allowed.error();
        by = *allowed;
        if (auto discount = allowDiscount(sale.order, sale.orderDiscount); !discount)
            return discount.error();
        for (const auto& choice : sale.lines)
            if (auto line = allowChoice(sale.order, choice, nullptr); !line)
                return line.error();
        const auto now = pricing();
        Cart cart(sale.order, {}, {}, m_clock.nowMs());
        if (auto status = cart.setChannel(sale.channel); !status)
            return status.error();
        if (auto status = cart.setGuest(std::move(sale.guest)); !status)
            return status.error();
        for (const auto& choice : sale.lines)
            if (auto status = cart.add(*now.menu, choice, Joining::NewLine, now.time); !status)
                return status.error();
        if (auto more = allowMore(sale.order, {}, cart.favours()); !more)
            return more.error();
        if (auto status = cart.discountOrder(sale.orderDiscount); !status)
            return status.error();
        if (sale.dueAtMs > latestDueMs())
            return refusal(Why::DueTooLate, "a pre-order is for this business day");
        cart.setDue(sale.dueAtMs);
        const auto promised = promise(cart, now);
        return PaymentCommand::Basket{std::move(cart), now, false, promised};
    }();
    auto command = std::make_shared<PaymentCommand>(m_settings, sale.order, sale.payment, std::move(sale.tenders),
                                                    std::move(basket));
    command->signedBy(std::move(by));
    decide(command, sale.order, false, std::move(done));
}

void Till::voidOrder(const Uuid& order, std::string reason, Done<PricedOrder> done, bool restock) {
    const auto cart = m_shared->carts.hold(order);
    // What only stands on this screen is the cashier's own.
    auto by = allow(cart ? Right::Sell : Right::VoidOrder, order);
    const bool sentToo = !m_attended || m_staff->session().may(Right::VoidOrder);
    post<PricedOrder>(
        m_writer,
        [settings = m_settings, order, reason = std::move(reason), cart, restock,
         by = VoidedBy{std::move(by), sentToo || !cart},
         now = pricing()](journal::Journal& journal) -> Result<PricedOrder> {
            if (auto status = counter::voidOrder(journal, settings, order, reason, cart, restock, by); !status)
                return status.error();
            if (const auto known = journal.shop().order(order.bytes()); known && known->has_placed())
                return merge::orderOf(*known);
            // What was on it is only shown: voiding must not fail where it can no longer be priced.
            auto priced = cart ? cart->price(*now.menu, now.businessDate) : PricedOrder{};
            return priced ? std::move(*priced) : PricedOrder{};
        },
        [shared = m_shared, order, held = cart.has_value(), done = std::move(done)](Result<PricedOrder> result) {
            if (result)
                shared->carts.remove(order);
            else if (held)
                shared->carts.release(order);
            done(std::move(result));
        });
}

void Till::refund(RefundRequest request, Done<Refunded> done) {
    post<Refunded>(
        m_writer,
        [settings = m_settings, by = allow(Right::Refund, request.order), request = std::move(request),
         shared = m_shared](journal::Journal& journal) {
            auto refunded = counter::refund(journal, settings, request, by);
            shared->remember(journal.shop().lastShift(settings.device));
            return refunded;
        },
        std::move(done));
}

} // namespace phin::counter
