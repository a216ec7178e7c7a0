#include "sync/model/making.h"

#include "sync/model/merge.h"

#include <algorithm>
#include <map>

namespace phin {
namespace {

using model::v1::OrderLine;
using model::v1::OrderState;

/// What is in force where it was changed; null: as it was placed.
const model::v1::OrderChanged* changeOf(const OrderState& order) {
    const auto revision = merge::revisionOf(order);
    for (const auto& each : order.revisions())
        if (revision > 0 && each.device() == order.device() && each.changed().revision() == revision)
            return &each.changed();
    return nullptr;
}

/// UTC milliseconds that somebody can mean; 0: none.
std::int64_t meant(std::int64_t ms) {
    constexpr std::int64_t endOf9999 = 253'402'300'799'000;
    return ms > endOf9999 ? 0 : std::max<std::int64_t>(0, ms);
}

} // namespace

std::vector<Making> makingsOf(const OrderState& order) {
    std::vector<Making> all;
    if (!order.has_placed() || order.has_voided())
        return all;
    for (const auto& part : merge::linesOf(order))
        if (part.line->prepare() && !part.removed())
            all.push_back(
                {part.line, std::string(part.part), std::string(part.at), part.prep, std::max(0, part.unitsToMake())});
    return all;
}

std::int64_t workMs(const OrderLine& line, int units) {
    constexpr std::int64_t longestMs = 24 * 3'600'000;
    if (units <= 0)
        return 0;
    const auto seconds = line.target_seconds() > 0 ? line.target_seconds() : usualTargetSeconds;
    const auto target = std::min(std::int64_t{1'000} * seconds, longestMs);
    return std::min(target + target / 2 * std::min(units - 1, 1'000'000), longestMs);
}

std::int64_t promisedAtMs(const OrderState& order) {
    const auto* change = changeOf(order);
    return meant(change ? change->promised_at_ms() : order.placed().promised_at_ms());
}

std::int64_t dueAtMs(const OrderState& order) {
    const auto* change = changeOf(order);
    return meant(change ? change->due_at_ms() : order.placed().due_at_ms());
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
