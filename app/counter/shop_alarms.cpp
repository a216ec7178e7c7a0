#include "app/counter/shop_alarms.h"

#include "sync/journal/clock.h"
#include "sync/model/routes.h"
#include "sync/model/uuid.h"

#include <algorithm>
#include <map>

namespace phin::counter {
namespace {

using Kind = Alarm::Kind;

class Look {
public:
    Look(const Situation& now, const std::set<std::string>& used)
        : m_now(now)
        , m_used(used) {}

    std::vector<Alarm> run(const std::vector<StationPause>& pauses) {
        orders();
        if (m_now.watch.online()) {
            for (const auto& id : m_used)
                screens(id);
            for (const auto& [id, lines] : m_waiting)
                if (!m_used.contains(id))
                    screens(id);
        }
        for (const auto& [key, fallen] : m_fallen)
            m_alarms.push_back(fallen);
        for (const auto& pause : pauses)
            if (pause.paused) {
                auto& alarm = add(Kind::Paused, pause.station);
                alarm.sinceMs = pause.atMs;
                alarm.reason = pause.reason;
                alarm.count = waitingAt(pause.station);
            }
        std::stable_sort(m_alarms.begin(), m_alarms.end(),
                         [](const Alarm& one, const Alarm& other) { return one.kind < other.kind; });
        return std::move(m_alarms);
    }

private:
    Alarm& add(Kind kind, const std::string& station, const std::string& about = {}) {
        auto& alarm = m_alarms.emplace_back();
        alarm.kind = kind;
        alarm.station = station;
        alarm.id = std::to_string(static_cast<int>(kind)) + '/' + station + '/' + about;
        return alarm;
    }

    [[nodiscard]] std::int64_t waitingAt(const std::string& station) const {
        const auto at = m_waiting.find(station);
        return at == m_waiting.end() ? 0 : at->second;
    }

    const StationNow& station(const std::string& id) {
        const auto [at, isNew] = m_stations.try_emplace(id);
        if (isNew)
            at->second = m_now.watch.station(id);
        return at->second;
    }

    void orders() {
        for (const auto& [placed, order] : m_now.work.orders()) {
            if (!order.own)
                continue;
            std::map<std::string, std::size_t> shouted; // by station: which alarm
            for (const auto& part : order.parts) {
                if (part.waits)
                    ++m_waiting[part.at];
                if (!part.ready && part.at != part.home)
                    fallen(order, part);
                if (!part.waits || order.held || !nobodyTakes(part))
                    continue;
                if (m_shouted == mostShouted && !shouted.contains(part.at))
                    continue;
                const auto [at, isNew] = shouted.try_emplace(part.at, m_alarms.size());
                if (isNew) {
                    ++m_shouted;
                    const auto id = Uuid::fromBytes(order.id); // read by people and machines: text
                    auto& alarm = add(Kind::NobodyTakes, part.at, id ? id->toString() : order.number);
                    alarm.sinceMs = journal::HybridClock::milliseconds(part.askedHlc);
                    alarm.order = order.id;
                    alarm.number = order.number;
                    alarm.to = handTo(m_now, order, part);
                    alarm.off = !station(part.at).on;
                }
                auto& alarm = m_alarms[at->second];
                alarm.lines.push_back({part.line, part.part, part.name, part.units});
                ++alarm.count;
            }
        }
    }

    bool nobodyTakes(const OpenPart& part) {
        const auto from = std::max(journal::HybridClock::milliseconds(part.askedHlc), part.beginMs);
        const auto age = m_now.now.shopMs - from;
        if (age < 0)
            return false;
        if (!m_now.watch.online())
            return false; // nor would this till hear that somebody has
        const auto& there = station(part.at);
        if (there.on)
            return age >= 2 * part.targetMs;
        if (there.offForMs < offAlarmMs)
            return false;
        const auto* said = m_now.menu.station(part.at);
        const auto falls = (said ? fallsAfterSeconds(*said) : usualFallsAfterSeconds) * std::int64_t{1'000};
        return age >= part.targetMs || there.offForMs >= falls;
    }

    /// What fell from one station to another and is not made yet.
    void fallen(const WorkOrder& order, const OpenPart& part) {
        const auto [at, isNew] = m_fallen.try_emplace({part.home, part.at});
        auto& alarm = at->second;
        if (isNew) {
            alarm.kind = Kind::Fallen;
            alarm.station = part.home;
            alarm.to = part.at;
            alarm.id = std::to_string(static_cast<int>(Kind::Fallen)) + '/' + part.home + '/' + part.at;
            alarm.sinceMs = journal::HybridClock::milliseconds(part.askedHlc);
        }
        ++alarm.count;
        if (alarm.number.find(order.number) == std::string::npos && alarm.lines.size() < 4) {
            alarm.number += (alarm.number.empty() ? "" : ", ") + order.number;
            alarm.lines.push_back({part.line, part.part, part.name, part.units});
        }
    }

    void screens(const std::string& id) {
        const auto& there = station(id);
        if (!there.on) {
            const bool said = there.screens.empty() ? waitingAt(id) > 0 : true;
            if (!said || there.offForMs < offAlarmMs)
                return;
            auto& alarm = add(Kind::StationOff, id);
            alarm.sinceMs = there.offSinceMs;
            alarm.count = waitingAt(id);
            if (there.screens.size() == 1)
                alarm.screen = there.screens.front().who.name;
            const auto* standIn = standInOf(m_now.menu, id);
            if (standIn && takesWork(m_now, standIn->id()))
                alarm.to = standIn->id();
            return;
        }
        for (const auto& screen : there.screens) {
            if (screen.on && screen.lacks > 0 && screen.lacksForMs >= behindAlarmMs) {
                auto& alarm = add(Kind::ScreenBehind, id, screen.who.device);
                alarm.screen = screen.who.name;
                alarm.sinceMs = m_now.now.shopMs - screen.lacksForMs;
                alarm.count = static_cast<std::int64_t>(screen.lacks);
            } else if (!screen.on && screen.seenOn && screen.offForMs >= offAlarmMs) {
                auto& alarm = add(Kind::ScreenOff, id, screen.who.device);
                alarm.screen = screen.who.name;
                alarm.sinceMs = screen.sinceMs;
            }
        }
    }

    const Situation& m_now;
    const std::set<std::string>& m_used;
    std::map<std::string, StationNow> m_stations;
    std::map<std::string, std::int64_t> m_waiting; ///< lines of this till's orders, by station
    std::map<std::pair<std::string, std::string>, Alarm> m_fallen;
    std::size_t m_shouted = 0;
    std::vector<Alarm> m_alarms;
};

} // namespace

std::set<std::string> stationsInUse(const MenuIndex& menu) {
    std::set<std::string> used;
    const auto name = [&](const std::string& id) {
        if (const auto* station = menu.station(id); station && station->prepares())
            used.insert(id);
    };
    const auto all = [&](const auto& parts) {
        for (const auto& part : parts)
            for (const auto& id : part.also_at())
                name(id);
    };
    for (const auto& product : menu.menu().products())
        name(stationOf(menu, product));
    all(menu.menu().products());
    all(menu.menu().categories());
    for (const auto& group : menu.menu().modifier_groups())
        all(group.modifiers());
    return used;
}

std::vector<Alarm> alarmsOf(const Situation& now, const std::set<std::string>& used,
                            const std::vector<StationPause>& pauses) {
    return Look(now, used).run(pauses);
}

} // namespace phin::counter
