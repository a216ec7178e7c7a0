#include "app/counter/station_watch.h"

#include <algorithm>
#include <limits>

namespace phin::counter {
namespace {

constexpr std::size_t mostGrowths = 600; // ten minutes of seconds; who lacks more is long past any alarm

} // namespace

void StationWatch::know(std::vector<KnownScreen> screens) {
    m_known.clear();
    for (auto& screen : screens) {
        const auto device = screen.device;
        m_known.insert_or_assign(device, std::move(screen)); // a later epoch of it may tell otherwise
    }
}

void StationWatch::hear(const HeardShop& shop, journal::ChainPlace own, Moment now) {
    m_now = now;
    if (own != m_own) {
        m_own = own;
        m_grown.emplace_back(now.steadyMs, own);
        if (m_grown.size() > mostGrowths)
            m_grown.pop_front();
    }
    if (!shop.connected) {
        m_onlineSince.reset();
        return;
    }
    if (!m_onlineSince) {
        m_onlineSince = now.steadyMs;
        for (auto& [device, seen] : m_seen)
            seen.offSteadyMs = now.steadyMs;
    }
    std::map<std::string, const HeardBox*> heard;
    for (const auto& box : shop.boxes)
        heard.emplace(box.device, &box);
    for (const auto& [device, who] : m_known) {
        auto [at, isNew] = m_seen.try_emplace(device);
        auto& seen = at->second;
        if (isNew)
            seen.offSteadyMs = *m_onlineSince;
        const auto box = heard.find(device);
        const bool on = box != heard.end() && box->second->alive;
        if (box != heard.end() && (on || box->second->holds > seen.holds)) {
            seen.holds = box->second->holds; // what it holds while it is there is believed, more or less
            seen.heldHlc = box->second->heldHlc;
        }
        if (on == seen.on)
            continue;
        if (!on)
            seen.offSteadyMs = now.steadyMs;
        seen.on = on;
        seen.seenOn = true;
        seen.sinceMs = now.shopMs;
    }
}

/// Since when there is something of this till beyond `holds`, by the steady clock.
std::int64_t StationWatch::lackingSince(journal::ChainPlace holds) const {
    const auto first =
        std::find_if(m_grown.begin(), m_grown.end(), [&](const auto& each) { return each.second > holds; });
    return first == m_grown.end() ? m_now.steadyMs : first->first;
}

StationNow StationWatch::station(const std::string& id) const {
    StationNow station;
    std::int64_t offForMs = std::numeric_limits<std::int64_t>::max();
    for (const auto& [device, who] : m_known) {
        const auto at = m_seen.find(device);
        if (who.station != id)
            continue;
        const auto seen = at == m_seen.end() ? Seen{} : at->second;
        auto& screen = station.screens.emplace_back();
        screen.who = who;
        screen.on = seen.on;
        screen.seenOn = seen.seenOn;
        screen.sinceMs = seen.sinceMs;
        screen.offForMs = seen.on || at == m_seen.end() ? 0 : m_now.steadyMs - seen.offSteadyMs;
        screen.heldHlc = seen.heldHlc;
        if (seen.holds < m_own) { // an epoch's numbers go on from the one before
            screen.lacks = m_own.seq - std::min(seen.holds.seq, m_own.seq);
            screen.lacksForMs = m_now.steadyMs - lackingSince(seen.holds);
        }
        station.on = station.on || seen.on;
        if (!seen.on && screen.offForMs < offForMs) {
            offForMs = screen.offForMs;
            station.offSinceMs = seen.sinceMs;
        }
    }
    if (station.on)
        station.offSinceMs = 0;
    else if (station.screens.empty())
        station.offForMs = m_onlineSince ? m_now.steadyMs - *m_onlineSince : 0;
    else
        station.offForMs = offForMs;
    return station;
}

} // namespace phin::counter
