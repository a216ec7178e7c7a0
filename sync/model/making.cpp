#include "sync/model/making.h"

#include "sync/model/merge.h"

#include <algorithm>
#include <map>

namespace phin {
namespace {

using model::v1::LinePrep;
using model::v1::OrderLine;
using model::v1::OrderState;

const model::v1::OrderChanged* changeOf(const OrderState& order) {
    const auto revision = merge::revisionOf(order);
    if (revision == 0)
        return nullptr;
    const model::v1::OrderRevision* found = nullptr;
    for (const auto& each : order.revisions())
        if (each.changed().revision() == revision && (!found || each.hlc() < found->hlc()))
            found = &each;
    return found ? &found->changed() : nullptr;
}

const LinePrep* prepOf(const OrderState& order, std::uint32_t line, const std::string& part) {
    const auto at = std::find_if(order.preps().begin(), order.preps().end(),
                                 [&](const LinePrep& prep) { return prep.line() == line && prep.part() == part; });
    return at == order.preps().end() ? nullptr : &*at;
}

int unitsLeft(const OrderState& order, const OrderLine& line, const LinePrep* prep) {
    if (!prep || prep->state() == model::v1::QUEUED || prep->state() == model::v1::STARTED)
        return std::max(1, line.quantity());
    if (order.revisions().empty())
        return 0;
    // More of it was ordered than whoever called it ready has seen.
    return std::max(0, line.quantity() - merge::quantityAt(order, prep->revision(), line.line()));
}

Making making(const OrderState& order, const OrderLine& line, const std::string& part) {
    Making one{&line, part, part.empty() ? line.station() : part, prepOf(order, line.line(), part), 0};
    one.units = unitsLeft(order, line, one.prep);
    for (const auto& move : order.moves())
        if (move.line() == line.line() && move.part() == part && !move.to().empty())
            one.station = move.to();
    // Who has begun it keeps it.
    if (one.prep && one.prep->state() != model::v1::QUEUED && !one.prep->station().empty() && !order.moves().empty())
        one.station = one.prep->station();
    return one;
}

} // namespace

std::vector<Making> makingsOf(const OrderState& order) {
    std::vector<Making> all;
    if (!order.has_placed() || order.has_voided())
        return all;
    for (const auto& line : merge::orderOf(order).lines()) {
        if (line.prepare())
            all.push_back(making(order, line, {}));
        for (const auto& part : line.also_at())
            all.push_back(making(order, line, part));
    }
    return all;
}

std::int64_t workMs(const OrderLine& line, int units) {
    const auto target = std::int64_t{1'000} * (line.target_seconds() > 0 ? line.target_seconds() : usualTargetSeconds);
    return units <= 0 ? 0 : target + target / 2 * (units - 1);
}

std::int64_t promisedAtMs(const OrderState& order) {
    const auto* change = changeOf(order);
    return change ? change->promised_at_ms() : order.placed().promised_at_ms();
}

std::int64_t dueAtMs(const OrderState& order) {
    const auto* change = changeOf(order);
    return change ? change->due_at_ms() : order.placed().due_at_ms();
}

std::int64_t beginAtMs(const OrderState& order, const std::string& station) {
    const auto due = dueAtMs(order);
    if (due <= 0)
        return 0;
    std::map<std::string, std::int64_t> work;
    for (const auto& part : makingsOf(order))
        if (station.empty() || part.station == station)
            work[part.station] += workMs(*part.line, std::max(1, part.line->quantity()));
    std::int64_t longest = 0;
    for (const auto& [name, ms] : work)
        longest = std::max(longest, ms);
    return longest == 0 ? 0 : std::max<std::int64_t>(1, due - longest);
}

MakingPlace placeOf(const OrderState& order) {
    return {!order.raised().is(), order.placed_hlc(), order.device(), order.order_id()};
}

} // namespace phin
