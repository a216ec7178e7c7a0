#include "app/counter/placing.h"

#include "phin/model/v1/stock.pb.h"
#include "sync/model/merge.h"
#include "sync/model/why.h"

#include <algorithm>
#include <map>
#include <set>

namespace phin::counter {
namespace {

using model::v1::OrderChanged;
using model::v1::OrderLine;
using model::v1::OrderState;

/// All that was ever said of one order is kept with it: more than anyone changes an order, and still quick to read.
constexpr std::size_t mostChangedBytes = std::size_t{512} * 1024;

/// Units of limited products, by product, that a change takes (or, below zero, gives back).
struct Stock {
    std::map<std::string, std::int64_t> units;
};

/// Marks new lines whose product is limited by now; a line that was there stays what it was.
Stock compare(journal::Journal& journal, const OrderState& order, const MenuIndex& menu, OrderChanged& fact) {
    Stock stock;
    const auto& before = merge::orderOf(order);
    std::map<std::uint32_t, const OrderLine*> gone;
    for (const auto& line : before.lines())
        gone[line.line()] = &line;
    for (auto& line : *fact.mutable_order()->mutable_lines()) {
        const auto known = gone.find(line.line());
        if (known == gone.end()) {
            line.set_limited(isLimited(menu, journal.shop().stock().ledger(fact.business_date(), line.product())));
            if (line.limited())
                stock.units[line.product()] += line.quantity();
            continue;
        }
        line.set_limited(known->second->limited());
        const auto more = line.quantity() - known->second->quantity();
        if (line.limited() && (more > 0 || merge::prepOf(order, line.line()) < model::v1::READY))
            stock.units[line.product()] += more;
        gone.erase(known);
    }
    for (const auto& [number, line] : gone)
        if (line->limited() && merge::prepOf(order, number) < model::v1::READY)
            stock.units[line->product()] -= line->quantity();
    return stock;
}

/// What the guest is told once the order is as the cart has it.
std::int64_t promisedFor(const OrderState& order, const Cart& cart, const Promise& promise) {
    const auto before = promisedAtMs(order);
    const auto& lines = cart.lines();
    const bool same = lines.size() == merge::orderOf(order).lines_size() &&
                      std::none_of(lines.begin(), lines.end(), [&](const auto& line) {
                          const auto* sent = cart.sent()->line(line.line());
                          return !sent || sent->quantity() != line.quantity();
                      });
    if (cart.dueAtMs() != dueAtMs(order))
        return promise.readyAtMs;
    if (same || (promise.readyAtMs == 0 && promise.paused.empty()))
        return before;
    return promise.readyAtMs == 0 ? 0 : std::max(before, promise.readyAtMs);
}

} // namespace

Status checkDue(const Cart& cart, std::int64_t nowMs) {
    if (cart.dueAtMs() != 0 && cart.dueAtMs() <= nowMs)
        return refusal(Why::DuePassed, "the time that this order is wanted at has passed; choose another");
    return done();
}

void appendPlaced(journal::Journal& journal, const TillSettings& settings, std::int32_t businessDate,
                  model::v1::OrderPlaced& fact) {
    const auto count = journal.shop().lastCount(settings.device, businessDate) + 1;
    fact.set_number(orderNumber(settings.letter, count));
    fact.set_count(count);
    fact.set_business_date(businessDate);
    fact.set_placed_at_ms(journal.nowMs());
    journal.append("order.placed", fact);
    lookForMore(journal, businessDate, fact.order());
}

Result<std::optional<OrderChange>> changeOf(journal::Journal& journal, const OrderState& order, const Cart& cart,
                                            const MenuIndex& menu, const Promise& promise,
                                            std::optional<Shortage>& shortage) {
    auto known = cart;
    known.markSent(std::make_shared<const SentOrder>(SentOrder::of(order)));
    if (known.unsent() == 0)
        return std::optional<OrderChange>{};
    const auto& number = order.placed().number();
    if (order.device() != journal.device())
        return refusal(Why::OtherTillsOrder, number + " was sent by " + order.device() + "; change it there",
                       {asIs(number), asIs(order.device())});
    if (merge::isPaid(order))
        return refusal(Why::OrderPaid,
                       number + " is paid and cannot be changed any more; give money back, or open another order");
    if (order.has_voided())
        return refusal(Why::OrderVoided, number + " was voided; open a new order");
    // Its line numbers would be other drinks than those that the stations know.
    if (!cart.sent())
        return refusal(Why::SentAlready, number + " was sent already; pay it as it is, or open another order",
                       {asIs(number)});
    if (cart.lineCount() == 0)
        return refusal(Why::NothingLeftOf, "nothing is left of " + number + "; add a line or void it", {asIs(number)});
    if (cart.dueAtMs() != dueAtMs(order))
        if (auto due = checkDue(cart, journal.nowMs()); !due)
            return due.error();
    auto priced = known.price(menu, order.placed().business_date());
    if (!priced)
        return priced.error();

    OrderChange change;
    auto& fact = change.fact;
    fact.set_schema(1);
    fact.set_order_id(order.order_id());
    fact.set_revision(merge::revisionOf(order) + 1);
    fact.set_business_date(order.placed().business_date());
    fact.set_channel(cart.channel());
    fact.set_guest(cart.guest());
    fact.set_due_at_ms(cart.dueAtMs());
    fact.set_promised_at_ms(promisedFor(order, known, promise));
    *fact.mutable_order() = std::move(*priced);
    std::size_t bytes = order.placed().ByteSizeLong() + fact.ByteSizeLong();
    for (const auto& revision : order.revisions())
        bytes += revision.ByteSizeLong();
    if (bytes > mostChangedBytes)
        return refusal(Why::ChangedTooOften,
                       number + " was changed too often; pay it, and open another for what is new", {asIs(number)});

    for (const auto& [product, units] : compare(journal, order, menu, fact).units) {
        if (units == 0)
            continue;
        model::v1::UnitsTaken moved;
        moved.set_product(product);
        moved.set_units(std::abs(units));
        if (units < 0) {
            change.returned.push_back(std::move(moved));
            continue;
        }
        const auto ledger = journal.shop().stock().ledger(fact.business_date(), product);
        const auto left = std::max<std::int64_t>(0, ledger.left(journal.device()));
        if (units > left) {
            shortage = Shortage{fact.business_date(), product, units - left, ledger.elsewhere(journal.device()) > 0};
            return refusal(menu, ledger, journal.device());
        }
        *fact.add_taken() = std::move(moved);
    }
    return std::optional(std::move(change));
}

void appendChange(journal::Journal& journal, OrderChange change, const std::string& reason) {
    auto& fact = change.fact;
    fact.set_reason(reason);
    fact.set_changed_at_ms(journal.nowMs());
    journal.append("order.changed", fact);
    for (const auto& units : change.returned) {
        model::v1::StockReturned back;
        back.set_schema(1);
        back.set_order_id(fact.order_id());
        back.set_business_date(fact.business_date());
        back.set_product(units.product());
        back.set_units(units.units());
        back.set_at_ms(journal.nowMs());
        journal.append("stock.returned", back);
    }
    lookForMore(journal, fact.business_date(), fact.order());
}

} // namespace phin::counter
