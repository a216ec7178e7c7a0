#include "kds/tickets/handed_over.h"

#include <algorithm>

namespace phin::kds {

using namespace phin::model::v1;

namespace {

void add(HandedOver::To& sum, const HandedOver::To& more) {
    sum.why = sum.lines == 0 || sum.why == more.why ? more.why : MOVE_REASON_UNKNOWN;
    sum.lines += more.lines;
}

MoveReason whyMoved(const OrderState& order, const merge::LineNow& part) {
    const auto at = std::find_if(order.moves().begin(), order.moves().end(), [&](const PartMove& move) {
        return move.line() == part.line->line() && move.part() == part.part;
    });
    return at == order.moves().end() ? MOVE_REASON_UNKNOWN : at->why();
}

} // namespace

void HandedOver::apply(const OrderPtr& order) {
    Moved moved;
    if (order->has_placed() && !order->has_voided() && !order->moves().empty())
        for (const auto& part : merge::linesOf(*order))
            if (part.line->prepare() && part.toMake() && part.home() == m_station && part.at != m_station)
                add(moved[std::string(part.at)], {1, whyMoved(*order, part)});
    if (moved.empty())
        m_orders.erase(order->order_id());
    else
        m_orders[order->order_id()] = std::move(moved);
}

std::map<std::string, HandedOver::To> HandedOver::byStation() const {
    std::map<std::string, To> all;
    for (const auto& entry : m_orders)
        for (const auto& to : entry.second)
            add(all[to.first], to.second);
    return all;
}

} // namespace phin::kds
