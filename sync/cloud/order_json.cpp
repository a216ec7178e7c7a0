#include "sync/cloud/order_json.h"

#include "sync/model/merge.h"
#include "sync/model/uuid.h"

namespace phin::cloud {
namespace {

using nlohmann::json;
using namespace phin::model::v1;

json text(const Text& text) {
    return {{"vi", text.vi()}, {"en", text.en()}};
}

const char* nameOf(PrepState state) {
    switch (state) {
    case STARTED:
        return "making";
    case READY:
        return "ready";
    case BUMPED:
        return "done";
    default:
        return "waiting";
    }
}

const char* nameOf(Channel channel) {
    switch (channel) {
    case TAKEAWAY:
        return "takeaway";
    case DELIVERY:
        return "delivery";
    default:
        return "here";
    }
}

/// As far as the slowest line is, except that an order is in the making as soon as one line is.
const char* progressOf(const OrderState& order) {
    bool any = false, started = false;
    PrepState slowest = BUMPED;
    for (const auto& line : merge::orderOf(order).lines()) {
        if (!line.prepare())
            continue;
        any = true;
        const auto state = merge::prepOf(order, line.line());
        slowest = std::min(slowest, state);
        started = started || state != QUEUED;
    }
    if (!any)
        return nameOf(BUMPED);
    return nameOf(slowest == QUEUED && started ? STARTED : slowest);
}

} // namespace

json toJson(const OrderState& order) {
    const auto& placed = order.placed();
    json lines = json::array();
    const auto& priced = merge::orderOf(order);
    for (const auto& line : priced.lines()) {
        json modifiers = json::array();
        for (const auto& modifier : line.modifiers())
            if (!modifier.is_default())
                modifiers.push_back(text(modifier.name()));
        lines.push_back({{"line", line.line()},
                         {"product", line.product()},
                         {"name", text(line.name())},
                         {"variant", text(line.variant_name())},
                         {"modifiers", std::move(modifiers)},
                         {"quantity", line.quantity()},
                         {"total_minor", line.total_minor()},
                         {"station", line.station()},
                         {"state", line.prepare() ? nameOf(merge::prepOf(order, line.line())) : nameOf(BUMPED)}});
    }
    json receipts = json::array();
    std::int64_t paidAt = 0;
    for (const auto& payment : order.payments()) {
        receipts.push_back(payment.receipt());
        paidAt = std::max<std::int64_t>(paidAt, payment.paid_at_ms());
    }
    const auto id = Uuid::fromBytes(order.order_id());
    return {{"id", id ? id->toString() : ""},
            {"number", placed.number()},
            {"device", order.device()},
            {"business_date", placed.business_date()},
            {"placed_at_ms", placed.placed_at_ms()},
            {"paid_at_ms", paidAt > 0 ? json(paidAt) : json()},
            {"channel", nameOf(merge::channelOf(order))},
            {"guest", merge::guestOf(order)},
            {"currency", priced.currency()},
            {"total_minor", priced.total_minor()},
            {"revision", merge::revisionOf(order)},
            {"refunded_minor", merge::refundedMinor(order)},
            {"receipts", std::move(receipts)},
            {"paid", merge::isPaid(order)},
            {"voided", order.has_voided()},
            {"state", order.has_voided()      ? "voided"
                      : !merge::isPaid(order) ? "unpaid"
                                              : progressOf(order)},
            {"lines", std::move(lines)}};
}

} // namespace phin::cloud
