#include "sync/model/ticket_times.h"

#include "sync/model/business_day.h"
#include "sync/model/making.h"
#include "sync/model/merge.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace phin {
namespace {

using model::v1::OrderState;

constexpr std::int64_t dayMs = 86'400'000;

std::int64_t hybridMs(std::uint64_t hlc) {
    return static_cast<std::int64_t>(hlc >> 16);
}

/// When a line was asked for.
std::int64_t askedMs(const OrderState& order, std::uint32_t line) {
    const auto has = [line](const model::v1::PricedOrder& priced) {
        return std::any_of(priced.lines().begin(), priced.lines().end(),
                           [line](const auto& each) { return each.line() == line; });
    };
    auto asked = order.placed_hlc();
    if (!has(order.placed().order())) {
        std::uint64_t first = 0;
        for (const auto& revision : order.revisions())
            if (has(revision.changed().order()) && (first == 0 || revision.hlc() < first))
                first = revision.hlc();
        asked = std::max<std::uint64_t>(asked, first);
    }
    return hybridMs(asked);
}

/// One part of a line, measured.
struct Measured {
    std::optional<std::int64_t> waitedMs, madeMs;
    bool over = false;
    std::uint64_t remakes = 0;
};

void count(TicketTimes::Figures& figures, const Measured& one) {
    figures.remakes += one.remakes;
    if (!one.waitedMs) {
        ++figures.unclear;
        return;
    }
    figures.waitedMs.push_back(*one.waitedMs);
    figures.over += one.over ? 1 : 0;
    if (one.madeMs)
        figures.madeMs.push_back(*one.madeMs);
}

nlohmann::json toJson(const std::vector<std::int64_t>& values) {
    return {{"count", values.size()}, {"median_ms", percentile(values, 50)}, {"p90_ms", percentile(values, 90)}};
}

nlohmann::json toJson(const TicketTimes::Figures& figures) {
    const auto lines = figures.waitedMs.size();
    return {{"lines", lines},
            {"waited", toJson(figures.waitedMs)},
            {"made", toJson(figures.madeMs)},
            {"over", figures.over},
            {"over_percent", lines == 0 ? 0 : (figures.over * 100 + lines / 2) / lines},
            {"remakes", figures.remakes},
            {"unclear", figures.unclear}};
}

/// Most lines first, equals as the map has them.
void mostFirst(nlohmann::json& rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const auto& left, const auto& right) {
        return left.at("lines").template get<std::uint64_t>() > right.at("lines").template get<std::uint64_t>();
    });
}

} // namespace

TicketTimes::TicketTimes(std::int32_t fromDate, std::int32_t untilDate, int utcOffsetMinutes)
    : m_fromDate(fromDate)
    , m_untilDate(untilDate)
    , m_utcOffsetMinutes(utcOffsetMinutes) {}

void TicketTimes::add(const OrderState& order) {
    const auto day = order.placed().business_date();
    if (!order.has_placed() || day < m_fromDate || day > m_untilDate)
        return;
    const bool released = !order.held().device().empty() && !order.held().is();
    for (const auto& part : makingsOf(order)) {
        if (!part.prep || part.prep->ready_at_ms() <= 0)
            continue;
        const auto& prep = *part.prep;
        const auto ready = prep.ready_at_ms();
        const auto asked = askedMs(order, part.line->line());
        auto from = std::max(asked, beginAtMs(order, part.station));
        if (released && hybridMs(order.held().hlc()) <= ready)
            from = std::max(from, hybridMs(order.held().hlc()));
        const auto between = [](std::int64_t begin, std::int64_t end) -> std::optional<std::int64_t> {
            return end - begin > dayMs ? std::nullopt : std::optional(std::max(std::int64_t{0}, end - begin));
        };
        Measured one;
        one.waitedMs = between(from, ready);
        // What was begun again after it had been ready does not say how long the first took.
        if (prep.started_at_ms() > 0 && prep.started_at_ms() <= ready)
            one.madeMs = between(prep.started_at_ms(), ready);
        one.over = one.waitedMs && *one.waitedMs > workMs(*part.line, 1);
        one.remakes = prep.recalls();

        count(m_all, one);
        count(m_byStation[prep.ready_station().empty() ? part.station : prep.ready_station()], one);
        count(m_byHour[localHour(asked, m_utcOffsetMinutes)], one);
        count(m_byPerson[prep.ready_staff()], one);
        auto& product = m_byProduct[part.line->product()];
        count(product.figures, one);
        if (order.placed_hlc() >= product.namedBy) {
            product.namedBy = order.placed_hlc();
            product.name = part.line->name();
        }
    }
}

std::int64_t percentile(std::vector<std::int64_t> values, int percent) {
    if (values.empty())
        return 0;
    const auto rank = (values.size() * static_cast<std::size_t>(std::clamp(percent, 1, 100)) + 99) / 100;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

nlohmann::json toJson(const TicketTimes& times, const std::function<std::string(const std::string&)>& nameOf) {
    using nlohmann::json;
    json report = toJson(times.all());
    json stations = json::array(), products = json::array(), hours = json::array(), people = json::array();
    for (const auto& [station, figures] : times.byStation()) {
        stations.push_back(toJson(figures));
        stations.back()["station"] = station;
    }
    for (const auto& [id, product] : times.byProduct()) {
        products.push_back(toJson(product.figures));
        products.back()["id"] = id;
        products.back()["name"] = {{"vi", product.name.vi()}, {"en", product.name.en()}};
    }
    for (const auto& [hour, figures] : times.byHour()) {
        hours.push_back(toJson(figures));
        hours.back()["hour"] = hour;
    }
    for (const auto& [id, figures] : times.byPerson()) {
        people.push_back(toJson(figures));
        people.back()["name"] = nameOf && !id.empty() ? nameOf(id) : std::string();
    }
    mostFirst(stations);
    mostFirst(products);
    mostFirst(people);
    report["by_station"] = std::move(stations);
    report["by_product"] = std::move(products);
    report["by_hour"] = std::move(hours);
    report["by_person"] = std::move(people);
    return report;
}

} // namespace phin
