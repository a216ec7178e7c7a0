#include "app/counter/open_work.h"

#include "sync/model/revisions.h"

#include <algorithm>

namespace phin::counter {
namespace {

constexpr std::int64_t usualTargetMs = 240'000; // the house's, where nobody says anything

std::vector<OpenPart> openPartsOf(const model::v1::OrderState& order) {
    std::vector<OpenPart> parts;
    for (const auto& now : merge::linesOf(order)) {
        if (!now.line->prepare() || now.change == merge::LineChange::Removed)
            continue;
        auto& part = parts.emplace_back();
        part.line = now.line->line();
        part.part = now.part;
        part.home = now.home();
        part.at = now.at;
        part.waits = now.state == model::v1::QUEUED;
        part.ready = now.state >= model::v1::READY;
        part.units = now.line->quantity();
        part.askedHlc = now.since != 0 ? now.since : order.placed_hlc();
        part.targetMs =
            now.line->target_seconds() > 0 ? now.line->target_seconds() * std::int64_t{1'000} : usualTargetMs;
        part.name = now.line->name();
    }
    return parts;
}

/// What was promised for last stands.
std::int64_t dueOf(const model::v1::OrderState& order) {
    const auto revision = merge::revisionOf(order);
    for (const auto& each : order.revisions())
        if (each.changed().revision() == revision)
            return each.changed().due_at_ms();
    return order.placed().due_at_ms();
}

} // namespace

void OpenWork::count(const WorkOrder& order, int sign) {
    for (const auto& part : order.parts)
        if (part.waits)
            m_units[part.at] += std::int64_t{sign} * part.units;
}

void OpenWork::drop(std::map<std::pair<std::uint64_t, std::string>, WorkOrder>::iterator at) {
    count(at->second, -1);
    m_placed.erase(at->second.id);
    m_orders.erase(at);
}

void OpenWork::take(const model::v1::OrderState& order) {
    if (const auto known = m_placed.find(order.order_id()); known != m_placed.end())
        drop(m_orders.find({known->second, order.order_id()}));
    if (!order.has_placed() || order.has_voided())
        return;
    WorkOrder work{order.order_id(), order.placed().number(), order.device() == m_device, order.held().is(),
                   dueOf(order),     openPartsOf(order)};
    if (std::all_of(work.parts.begin(), work.parts.end(), [](const OpenPart& part) { return part.ready; }))
        return;
    count(work, 1);
    m_placed[work.id] = order.placed_hlc();
    m_orders.emplace(std::pair(std::uint64_t{order.placed_hlc()}, work.id), std::move(work));
    if (m_orders.size() > most)
        drop(m_orders.begin());
}

std::int64_t OpenWork::unitsAt(const std::string& station) const {
    const auto at = m_units.find(station);
    return at == m_units.end() ? 0 : at->second;
}

} // namespace phin::counter
