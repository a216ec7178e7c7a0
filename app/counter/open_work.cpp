#include "app/counter/open_work.h"

#include "sync/model/making.h"
#include "sync/model/revisions.h"

#include <algorithm>

namespace phin::counter {
namespace {

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
        part.targetMs = workMs(*now.line, 1);
        part.beginMs = beginAtMs(order, part.at);
        part.name = now.line->name();
    }
    return parts;
}

} // namespace

void OpenWork::drop(std::map<std::pair<std::uint64_t, std::string>, WorkOrder>::iterator at) {
    m_placed.erase(at->second.id);
    m_orders.erase(at);
}

void OpenWork::take(const model::v1::OrderState& order) {
    if (const auto known = m_placed.find(order.order_id()); known != m_placed.end())
        drop(m_orders.find({known->second, order.order_id()}));
    if (!order.has_placed() || order.has_voided())
        return;
    WorkOrder work{order.order_id(),  order.placed().number(), order.device() == m_device,
                   order.held().is(), order.held().hlc(),      openPartsOf(order)};
    if (std::all_of(work.parts.begin(), work.parts.end(), [](const OpenPart& part) { return part.ready; }))
        return;
    m_placed[work.id] = order.placed_hlc();
    m_orders.emplace(std::pair(std::uint64_t{order.placed_hlc()}, work.id), std::move(work));
    if (m_orders.size() > most)
        drop(m_orders.begin());
}

std::map<std::string, std::int64_t> OpenWork::unitsWaiting(std::int64_t nowMs) const {
    std::map<std::string, std::int64_t> units;
    for (const auto& [placed, order] : m_orders)
        for (const auto& part : order.parts)
            if (order.isOn(part, nowMs))
                units[part.at] += part.units;
    return units;
}

} // namespace phin::counter
