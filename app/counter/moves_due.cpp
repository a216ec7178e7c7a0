#include "app/counter/moves_due.h"

#include "sync/journal/clock.h"
#include "sync/model/routes.h"

#include <algorithm>
#include <map>

namespace phin::counter {
namespace {

using namespace phin::model::v1;

/// Two parts of one line are not made at one station: nobody could tell them apart.
bool makesAPart(const WorkOrder& order, const OpenPart& part, const std::string& station) {
    return std::any_of(order.parts.begin(), order.parts.end(), [&](const OpenPart& other) {
        return other.line == part.line && other.part != part.part && (other.at == station || other.home == station);
    });
}

/// When somebody was first asked to begin this part. A pre-order has its chance once it is time, and what was held once
/// it is let go.
std::uint64_t onSince(const WorkOrder& order, const OpenPart& part) {
    const auto begin = part.beginMs > 0 ? journal::HybridClock::at(part.beginMs) : 0;
    return std::max({part.askedHlc, order.heldHlc, begin});
}

class Judge {
public:
    Judge(const Situation& now, std::uint64_t judgedHlc)
        : m_now(now)
        , m_judgedHlc(judgedHlc)
        , m_units(now.work.unitsWaiting(now.now.shopMs)) {}

    std::vector<MoveDue> run() {
        for (const auto& [placed, order] : m_now.work.orders()) {
            if (!order.own)
                continue;
            for (const auto& part : order.parts)
                if (part.at == part.home && order.isOn(part, m_now.now.shopMs))
                    look(order, part);
        }
        return std::move(m_moves);
    }

private:
    struct Station {
        StationNow now;
        bool paused = false;
        const model::v1::Station* standIn = nullptr; ///< null: none that takes work
        std::int64_t fallsAfterMs = 0;
        std::int64_t overload = 0;
        std::int64_t units = 0;
    };

    Station& station(const std::string& id) {
        const auto [at, isNew] = m_stations.try_emplace(id);
        if (!isNew)
            return at->second;
        auto& station = at->second;
        station.now = m_now.watch.station(id);
        station.paused = m_now.paused.contains(id);
        if (const auto waiting = m_units.find(id); waiting != m_units.end())
            station.units = waiting->second;
        station.standIn = standInOf(m_now.menu, id);
        if (station.standIn && !takesWork(m_now, station.standIn->id()))
            station.standIn = nullptr;
        if (const auto* said = m_now.menu.station(id)) {
            station.fallsAfterMs = fallsAfterSeconds(*said) * std::int64_t{1'000};
            station.overload = said->overload_units();
        }
        return station;
    }

    void look(const WorkOrder& order, const OpenPart& part) {
        const auto& from = station(part.home);
        if (!from.standIn || makesAPart(order, part, from.standIn->id()))
            return;
        const std::string to = from.standIn->id();
        const auto why = whyMove(from, to, order, part);
        if (why == MOVE_REASON_UNKNOWN)
            return;
        station(part.home).units -= part.units;
        station(to).units += part.units;
        if (m_moves.empty() || m_moves.back().order != order.id || m_moves.back().to != to || m_moves.back().why != why)
            m_moves.push_back({order.id, {}, to, why});
        m_moves.back().parts.push_back({part.line, part.part});
    }

    MoveReason whyMove(const Station& from, const std::string& to, const WorkOrder& order, const OpenPart& part) {
        if (from.paused)
            return STATION_PAUSED;
        const bool off = m_now.watch.online() && !from.now.on && from.now.offForMs >= from.fallsAfterMs;
        const bool heldThere = std::any_of(from.now.screens.begin(), from.now.screens.end(),
                                           [&](const ScreenNow& screen) { return screen.heldHlc >= part.askedHlc; });
        if (off && !heldThere)
            return STATION_OFF;
        if (onSince(order, part) > m_judgedHlc && from.overload > 0 && from.units > from.overload &&
            station(to).units < from.units)
            return STATION_OVERLOADED;
        return MOVE_REASON_UNKNOWN;
    }

    const Situation& m_now;
    std::uint64_t m_judgedHlc;
    std::map<std::string, std::int64_t> m_units; ///< that wait, by station; as they were
    std::map<std::string, Station> m_stations;
    std::vector<MoveDue> m_moves;
};

} // namespace

bool takesWork(const Situation& now, const std::string& station) {
    const auto* known = now.menu.station(station);
    return known && known->prepares() && !now.paused.contains(station) && now.watch.online() &&
           now.watch.station(station).on;
}

std::vector<MoveDue> movesDue(const Situation& now, std::uint64_t judgedHlc) {
    return Judge(now, judgedHlc).run();
}

std::uint64_t judgedUpTo(const OpenWork& work, std::int64_t nowMs) {
    std::uint64_t newest = 0;
    for (const auto& [placed, order] : work.orders())
        for (const auto& part : order.parts)
            if (order.own && order.isOn(part, nowMs))
                newest = std::max(newest, onSince(order, part));
    return newest;
}

std::string handTo(const Situation& now, const WorkOrder& order, const OpenPart& part) {
    std::vector<std::string> candidates;
    if (const auto* standIn = standInOf(now.menu, part.at))
        candidates.push_back(standIn->id());
    candidates.push_back(part.home);
    for (const auto& station : now.menu.menu().stations())
        candidates.push_back(station.id());
    for (const auto& station : candidates)
        if (station != part.at && takesWork(now, station) && !makesAPart(order, part, station))
            return station;
    return {};
}

} // namespace phin::counter
