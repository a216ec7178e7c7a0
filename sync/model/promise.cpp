#include "sync/model/promise.h"

#include "sync/model/merge.h"

namespace phin {
namespace {

using model::v1::OrderState;

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t longestMs = 24 * 60 * minuteMs; ///< nothing at a counter takes longer
constexpr int usualPace = 1'000, fastestPace = 500, slowestPace = 3'000;
constexpr std::size_t closedKept = 1'000;
/// Of what was started, so much is left however long it takes.
constexpr std::int64_t leastLeftPart = 10;

/// A fold only grows, and of two states from one box the later has more of something.
Wide toldOf(const OrderState& order) {
    Wide told = (order.has_placed() ? 1 : 0) + (order.has_voided() ? 1 : 0) + order.revisions_size() +
                order.payments_size() + order.refunds_size();
    told += Wide{order.held().hlc()} + Wide{order.raised().hlc()};
    for (const auto& prep : order.preps())
        told += Wide{prep.hlc()} + prep.ready_marks() + prep.recalls() + prep.started_hlc();
    for (const auto& move : order.moves())
        told += move.hlc();
    return told;
}

std::int64_t upToMinutes(std::int64_t ms) {
    return (std::clamp<std::int64_t>(ms, 0, longestMs) + minuteMs - 1) / minuteMs * minuteMs;
}

} // namespace

void WorkQueue::setMenu(const model::v1::Menu& menu) {
    for (auto& [name, station] : m_stations) {
        station.hands = 1;
        station.fallsTo.clear();
    }
    for (const auto& station : menu.stations()) {
        auto& known = m_stations[station.id()];
        known.hands = std::max(1, station.hands());
        known.fallsTo = station.falls_to();
    }
}

const std::string& WorkQueue::makerFor(const std::string& station) const {
    const auto known = m_stations.find(station);
    if (known == m_stations.end() || !known->second.pause.paused || known->second.fallsTo.empty())
        return station;
    const auto other = m_stations.find(known->second.fallsTo);
    return other == m_stations.end() || other->second.pause.paused ? station : known->second.fallsTo;
}

void WorkQueue::note(const StationPause& pause) {
    auto& known = m_stations[pause.station].pause;
    if (known.station.empty() || known.hlc <= pause.hlc)
        known = pause;
}

void WorkQueue::apply(const OrderState& order) {
    const auto& id = order.order_id();
    const auto told = toldOf(order);
    auto& known = m_known[id];
    const bool news = known.told == 0;
    if (!news && told < known.told)
        return;
    const bool wasClosed = !news && known.parts.empty();
    forget(known);
    known = {};
    known.told = std::max<Wide>(1, told);
    known.place = placeOf(order);
    known.held = order.held().is();
    known.promisedMs = promisedAtMs(order);
    known.dueMs = dueAtMs(order);
    for (const auto& part : makingsOf(order)) {
        known.unitsMade[{part.line->line(), part.part}] = std::max(0, part.line->quantity() - part.units);
        known.at[{part.line->line(), part.part}] = part.station;
        if (part.units > 0)
            known.parts.push_back({part.station, workMs(*part.line, part.units),
                                   part.started() ? part.prep->started_at_ms() : 0,
                                   known.dueMs == 0 ? 0 : beginAtMs(order, part.station)});
        else
            learn(id, known, part);
    }
    if (!known.parts.empty()) {
        m_open.insert({known.place, id});
    } else if (!wasClosed) {
        m_closed.push_back(id);
        if (m_closed.size() > closedKept) {
            const auto oldest = m_closed.front();
            m_closed.pop_front();
            if (const auto found = m_known.find(oldest); found != m_known.end() && found->second.parts.empty())
                m_known.erase(found); // its lines still say how fast the station is
        }
    }
}

void WorkQueue::learn(const std::string& orderId, Known& known, const Making& part) {
    const auto* prep = part.prep;
    if (!prep || prep->started_at_ms() <= 0 || prep->ready_at_ms() <= prep->started_at_ms())
        return; // called ready without a start, made again, or by clocks that disagree
    const auto station = prep->ready_station().empty() ? part.station : prep->ready_station();
    const Moment moment{prep->ready_at_ms(), orderId + '/' + std::to_string(part.line->line()) + '/' + part.part};
    const auto took = std::min(prep->ready_at_ms() - prep->started_at_ms(), longestMs);
    auto& finished = m_stations[station].finished;
    finished[moment] = static_cast<int>(std::min<std::int64_t>(
        took * 1'000 / std::max<std::int64_t>(1, workMs(*part.line, part.line->quantity())), 1'000'000));
    known.finished.emplace_back(station, moment);
    if (finished.size() > paceLines * 2)
        finished.erase(finished.begin());
}

void WorkQueue::forget(Known& known) {
    for (const auto& [station, moment] : known.finished)
        m_stations[station].finished.erase(moment);
    m_open.erase({known.place, known.place.orderId});
}

int WorkQueue::pace(const std::string& station, std::int64_t nowMs) const {
    const auto known = m_stations.find(station);
    if (known == m_stations.end())
        return usualPace;
    std::vector<int> last;
    const auto& finished = known->second.finished;
    for (auto at = finished.rbegin(); at != finished.rend() && last.size() < paceLines; ++at)
        if (at->first.first <= nowMs + minuteMs && at->first.first >= nowMs - paceAgeMs)
            last.push_back(at->second);
    if (last.size() < fewestPaceLines)
        return usualPace;
    const auto middle = last.begin() + static_cast<std::ptrdiff_t>(last.size() / 2);
    std::nth_element(last.begin(), middle, last.end());
    return std::clamp(*middle, fastestPace, slowestPace);
}

std::map<std::string, int> WorkQueue::paces(std::int64_t nowMs) const {
    std::map<std::string, int> all;
    for (const auto& [name, station] : m_stations)
        all[name] = pace(name, nowMs);
    return all;
}

std::int64_t WorkQueue::leftMs(const Part& part, const std::map<std::string, int>& paces, std::int64_t nowMs) const {
    const auto pace = paces.find(part.station);
    const auto all = part.workMs * (pace == paces.end() ? usualPace : pace->second) / 1'000;
    if (part.startedMs == 0)
        return all;
    return std::clamp(all - (nowMs - part.startedMs), all / leastLeftPart, all);
}

Promise WorkQueue::promiseOf(const Loads& loads, std::int64_t nowMs) const {
    Promise promise;
    std::int64_t slowest = 0;
    for (const auto& [name, load] : loads) {
        if (load.own == 0)
            continue;
        const auto known = m_stations.find(name);
        if (known != m_stations.end() && known->second.pause.paused && promise.paused.empty())
            promise.paused = name;
        const std::int64_t hands = known == m_stations.end() ? 1 : known->second.hands;
        slowest = std::max(slowest, load.ahead / hands + std::max(load.longest, load.own / hands));
    }
    if (slowest > 0 && promise.paused.empty())
        promise.readyAtMs = nowMs + upToMinutes(slowest);
    return promise;
}

Promise WorkQueue::promise(const model::v1::PricedOrder& order, std::int64_t nowMs, std::int64_t dueAtMs) const {
    return promise(nullptr, order, nowMs, dueAtMs);
}

Promise WorkQueue::promise(const std::string& orderId, const model::v1::PricedOrder& order, std::int64_t nowMs,
                           std::int64_t dueAtMs) const {
    const auto known = m_known.find(orderId);
    return promise(known == m_known.end() ? nullptr : &known->second, order, nowMs, dueAtMs);
}

Promise WorkQueue::promise(const Known* known, const model::v1::PricedOrder& order, std::int64_t nowMs,
                           std::int64_t dueAtMs) const {
    const auto speeds = paces(nowMs);
    Loads loads;
    for (const auto& [place, id] : m_open) {
        if (known && !(place < known->place))
            break;
        const auto& other = m_known.at(id);
        if (other.held)
            continue;
        for (const auto& part : other.parts)
            if (part.beginMs <= nowMs)
                loads[(part.startedMs == 0 ? makerFor(part.station) : part.station)].ahead +=
                    leftMs(part, speeds, nowMs);
    }
    for (const auto& line : order.lines()) {
        if (!line.prepare())
            continue;
        for (const auto name : merge::partsOf(line)) {
            auto units = line.quantity();
            auto station = name.empty() ? line.station() : std::string(name);
            const LinePart key{line.line(), std::string(name)};
            if (const auto made = known ? known->unitsMade.find(key) : std::map<LinePart, int>::const_iterator();
                known && made != known->unitsMade.end()) {
                units -= made->second;
                station = known->at.at(key);
            }
            station = makerFor(station);
            loads[station].add(leftMs({station, workMs(line, units), 0, 0}, speeds, nowMs));
        }
    }
    auto promise = promiseOf(loads, nowMs);
    if (promise.readyAtMs != 0)
        promise.readyAtMs = std::max(promise.readyAtMs, dueAtMs);
    return promise;
}

std::map<std::string, WorkQueue::Outlook> WorkQueue::outlooks(std::int64_t nowMs) const {
    const auto speeds = paces(nowMs);
    std::map<std::string, Outlook> all;
    Loads before; // `ahead` of the next order
    for (const auto& [place, id] : m_open) {
        const auto& order = m_known.at(id);
        auto& outlook = all[id];
        outlook = {order.promisedMs, 0, order.dueMs, true};
        if (order.held)
            continue;
        auto loads = before;
        bool begun = true;
        for (const auto& part : order.parts) {
            const auto left = leftMs(part, speeds, nowMs);
            const auto& station = (part.startedMs == 0 ? makerFor(part.station) : part.station);
            loads[station].add(left);
            begun = begun && part.beginMs <= nowMs;
            if (part.beginMs <= nowMs)
                before[station].ahead += left;
        }
        outlook.readyAtMs = promiseOf(loads, nowMs).readyAtMs;
        if (outlook.readyAtMs != 0)
            outlook.readyAtMs = begun ? outlook.readyAtMs : std::max(outlook.readyAtMs, order.dueMs);
    }
    return all;
}

} // namespace phin
