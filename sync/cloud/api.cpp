#include "sync/cloud/api.h"

#include "sync/cloud/order_json.h"
#include "sync/model/business_day.h"
#include "sync/model/currency.h"
#include "sync/model/report.h"
#include "sync/model/ticket_times.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace phin::cloud {
namespace {

constexpr std::size_t reportsKept = 32;
constexpr int ordersByDefault = 50;
constexpr int ordersAtMost = 500;
constexpr int quarantineShown = 20;

std::string isoMonth(std::int32_t day) {
    return isoDay(day).substr(0, 7);
}

/// "2019-04" to the first of it.
std::optional<std::int32_t> parseMonth(std::string_view text) {
    return text.size() == 7 ? parseDay(std::string(text) + "-01") : std::nullopt;
}

Api::Json agentJson(const Road::Agent& agent) {
    return {{"device", agent.device},
            {"version", agent.version},
            {"connected_since_ms", agent.sinceMs},
            {"last_contact_ms", agent.lastContactMs}};
}

/// Whatever `read` throws of SQLite's, as an error.
template <class Read>
auto guarded(Read read) -> decltype(read()) {
    try {
        return read();
    } catch (const SQLite::Exception& error) {
        return journal::explain(error);
    }
}

std::string quoted(std::string_view text) {
    return "\"" + std::string(text.substr(0, 40)) + "\"";
}

} // namespace

Result<Shop*> Api::find(std::string_view shop) const {
    if (!validName(shop))
        return Error{ErrorKind::WrongUse, "a shop's name has letters, digits, '-', '_' and '.', 64 at most"};
    if (Shop* const found = m_shops.find(shop))
        return found;
    return Error{ErrorKind::NotFound, "no shop " + quoted(shop) + " here"};
}

Result<std::int32_t> Api::dayOf(Shop& shop, std::string_view date) {
    if (date == "latest") {
        auto reader = shop.readers().borrow();
        if (!reader)
            return reader.error();
        const auto newest = (*reader)->newestBusinessDate();
        return newest != 0 ? newest : shop.today();
    }
    // The one form, so that a day has one address.
    const auto day = parseDay(date);
    if (!day || isoDay(*day) != date)
        return Error{ErrorKind::WrongUse, "a date is written YYYY-MM-DD or latest, not " + quoted(date)};
    return *day;
}

Api::Json Api::shops() {
    Json all = Json::array();
    for (Shop* const shop : m_shops.all()) {
        const auto newest = guarded([&]() -> Result<std::int32_t> { return dayOf(*shop, "latest"); });
        const auto road = shop->road().view();
        all.push_back({{"shop", shop->id()},
                       {"name", shop->settings().name},
                       {"utc_offset_minutes", shop->settings().utcOffsetMinutes},
                       {"day_starts_hour", shop->settings().dayStartsHour},
                       {"today", isoDay(shop->today())},
                       {"latest", newest ? Json(isoDay(*newest)) : Json()},
                       {"connected", !road.agents.empty()},
                       {"last_contact_ms", road.lastContactMs}});
    }
    return {{"shops", std::move(all)}, {"now_ms", m_clock.nowMs()}};
}

Result<Api::Json> Api::report(Shop& shop, Period period) {
    const auto key = std::tuple{static_cast<const Shop*>(&shop), period.from, period.until};
    const auto revision = shop.live().now().orders; // before reading: what comes meanwhile makes it stale, never fresh
    {
        const std::lock_guard lock(m_mutex);
        const auto at = m_reports.find(key);
        if (at != m_reports.end() && at->second.revision == revision) {
            at->second.usedAt = ++m_uses;
            return at->second.report;
        }
    }
    auto reader = shop.readers().borrow();
    if (!reader)
        return reader.error();
    Report report(period.from, period.until, shop.settings().utcOffsetMinutes);
    (*reader)->ordersOfPeriod(period.from, period.until, [&report](const auto& order) { report.add(order); });
    Json json = toJson(report);
    json["currency_digits"] = currencyDigits(report.currency());
    json["shop"] = shop.id();
    json["from"] = isoDay(period.from);
    json["until"] = isoDay(period.until);
    json["digest"] = (*reader)->digest(period.from, period.until);
    const std::lock_guard lock(m_mutex);
    if (m_reports.size() >= reportsKept && !m_reports.count(key))
        m_reports.erase(std::min_element(m_reports.begin(), m_reports.end(), [](const auto& a, const auto& b) {
            return a.second.usedAt < b.second.usedAt;
        }));
    m_reports[key] = {revision, ++m_uses, json};
    return json;
}

Result<Api::Json> Api::dayReport(std::string_view name, std::string_view date) {
    return guarded([&]() -> Result<Json> {
        const auto shop = find(name);
        if (!shop)
            return shop.error();
        const auto day = dayOf(**shop, date);
        if (!day)
            return day.error();
        auto json = report(**shop, {*day, *day});
        if (json)
            (*json)["date"] = isoDay(*day);
        return json;
    });
}

Result<Api::Json> Api::dayTimes(std::string_view name, std::string_view date) {
    return guarded([&]() -> Result<Json> {
        const auto shop = find(name);
        if (!shop)
            return shop.error();
        const auto day = dayOf(**shop, date);
        if (!day)
            return day.error();
        auto reader = (*shop)->readers().borrow();
        if (!reader)
            return reader.error();
        TicketTimes times(*day, *day, (*shop)->settings().utcOffsetMinutes);
        (*reader)->ordersOfPeriod(*day, *day, [&times](const auto& order) { times.add(order); });
        std::map<std::string, std::string> names;
        for (const auto& person : (*reader)->staff())
            names[person.id.toString()] = person.name;
        auto json = toJson(times, [&names](const std::string& id) { return names.count(id) ? names[id] : id; });
        json["shop"] = (*shop)->id();
        json["date"] = isoDay(*day);
        json["digest"] = (*reader)->digest(*day, *day);
        return json;
    });
}

Result<Api::Json> Api::monthReport(std::string_view name, std::string_view month) {
    return guarded([&]() -> Result<Json> {
        const auto shop = find(name);
        if (!shop)
            return shop.error();
        const auto first = parseMonth(month);
        if (!first)
            return Error{ErrorKind::WrongUse, "a month is written YYYY-MM, not " + quoted(month)};
        auto json = report(**shop, {*first, lastOfMonth(*first)});
        if (json)
            (*json)["month"] = isoMonth(*first);
        return json;
    });
}

Result<Api::Json> Api::orders(std::string_view name, std::string_view date, std::string_view limit,
                              std::string_view device) {
    return guarded([&]() -> Result<Json> {
        const auto shop = find(name);
        if (!shop)
            return shop.error();
        const auto day = dayOf(**shop, date.empty() ? "latest" : date);
        if (!day)
            return day.error();
        int most = ordersByDefault;
        if (!limit.empty()) {
            const auto [end, error] = std::from_chars(limit.data(), limit.data() + limit.size(), most);
            if (error != std::errc{} || end != limit.data() + limit.size() || most < 1 || most > ordersAtMost)
                return Error{ErrorKind::WrongUse,
                             "limit is 1 to " + std::to_string(ordersAtMost) + ", not " + quoted(limit)};
        }
        if (!device.empty() && !validName(device))
            return Error{ErrorKind::WrongUse, "no device can be called " + quoted(device)};
        auto reader = (*shop)->readers().borrow();
        if (!reader)
            return reader.error();
        Json list = Json::array();
        (*reader)->latestOrders(std::string(device), *day, most,
                                [&list](const auto& order) { list.push_back(cloud::toJson(order)); });
        return Json{{"shop", (*shop)->id()}, {"date", isoDay(*day)}, {"orders", std::move(list)}};
    });
}

Api::Born Api::bornOf(Shop& shop, journal::Reader& reader, const journal::ChainId& chain) {
    const std::pair key{static_cast<const Shop*>(&shop), chain};
    {
        const std::lock_guard lock(m_mutex);
        if (const auto at = m_born.find(key); at != m_born.end())
            return at->second;
    }
    const auto range = reader.range(chain, 0, 1);
    journal::Entry entry;
    phin::journal::v1::DeviceBorn fact;
    if (!range || range->batch.entries().empty() || !entry.ParseFromString(range->batch.entries(0)) ||
        entry.type() != "device.born" || !fact.ParseFromString(entry.payload()))
        return {};
    Born born{fact.kind(), fact.name(), fact.letter(), fact.station()};
    const std::lock_guard lock(m_mutex);
    return m_born[key] = std::move(born);
}

Result<Api::Json> Api::sync(std::string_view name) {
    return guarded([&]() -> Result<Json> {
        const auto found = find(name);
        if (!found)
            return found.error();
        Shop& shop = **found;
        const auto road = shop.road().view();
        auto lease = shop.readers().borrow();
        if (!lease)
            return lease.error();
        auto& reader = **lease;

        struct Box {
            journal::Cursor cursor; ///< of its newest epoch
            std::uint64_t head = 0, behind = 0;
            bool held = false;
        };
        std::map<std::string, Box> boxes;
        std::map<journal::ChainId, std::uint64_t> held, floors;
        for (const auto& chain : reader.chains()) {
            auto& box = boxes[chain.cursor.device()];
            held[{chain.cursor.device(), chain.cursor.epoch()}] = chain.cursor.seq();
            box.cursor = chain.cursor; // in order of epoch: the newest stays
            box.head = chain.cursor.seq();
            box.held = true;
        }
        std::uint64_t behind = 0;
        for (const auto& [id, head] : road.heads) {
            auto& box = boxes[id.device];
            // Numbers go on across epochs: of a chain that is not here at all, those of the epoch before are.
            std::uint64_t have = 0;
            for (const auto& [chain, seq] : held)
                if (chain.device == id.device && chain.epoch <= id.epoch)
                    have = seq;
            if (head.seq > have) {
                box.behind += head.seq - have;
                behind += head.seq - have;
            }
            box.head = std::max(box.head, head.seq);
        }
        Json list = Json::array();
        for (const auto& [device, box] : boxes) {
            Json last, born = Json::object();
            if (box.held) {
                const journal::ChainId chain{device, box.cursor.epoch()};
                const auto range = reader.range(chain, box.cursor.seq() - 1, 1);
                journal::Entry entry;
                if (range && !range->batch.entries().empty() && entry.ParseFromString(range->batch.entries(0)))
                    last = {{"type", entry.type()},
                            {"seq", entry.seq()},
                            {"at_ms", journal::HybridClock::milliseconds(entry.hlc())}};
                const auto who = bornOf(shop, reader, chain);
                born = {{"kind", who.kind}, {"name", who.name}, {"letter", who.letter}, {"station", who.station}};
            }
            const auto received = road.receivedMs.find(device);
            Json row = {{"device", device},
                        {"epoch", box.cursor.epoch()},
                        {"seq", box.cursor.seq()},
                        {"head", box.head},
                        {"behind", box.behind},
                        {"last_entry", std::move(last)},
                        {"received_at_ms", received == road.receivedMs.end() ? Json() : Json(received->second)}};
            row.update(born);
            list.push_back(std::move(row));
        }
        Json agents = Json::array();
        for (const auto& agent : road.agents)
            agents.push_back(agentJson(agent));
        Json quarantine = Json::array();
        for (const auto& row : reader.quarantined(quarantineShown))
            quarantine.push_back(
                {{"at_ms", row.atMs}, {"source", row.source}, {"reason", row.reason}, {"times", row.times}});
        return Json{{"shop", shop.id()},
                    {"now_ms", m_clock.nowMs()},
                    {"connected", !road.agents.empty()},
                    {"last_contact_ms", road.lastContactMs},
                    {"agents", std::move(agents)},
                    {"behind", behind},
                    {"boxes", std::move(list)},
                    {"quarantine", std::move(quarantine)}};
    });
}

Result<std::uint64_t> Api::behind(Shop& shop) {
    auto json = sync(shop.id());
    if (!json)
        return json.error();
    return (*json)["behind"].get<std::uint64_t>();
}

Status Api::health() {
    for (Shop* const shop : m_shops.all()) {
        const auto read = guarded([shop]() -> Status {
            auto reader = shop->readers().borrow();
            if (!reader)
                return reader.error();
            std::ignore = (*reader)->newestBusinessDate();
            return done();
        });
        if (!read)
            return Error{ErrorKind::Unavailable, shop->id() + ": " + read.error().message};
    }
    return done();
}

} // namespace phin::cloud
