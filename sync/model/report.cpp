#include "sync/model/report.h"

#include "sync/model/business_day.h"
#include "sync/model/merge.h"
#include "sync/model/revisions.h"
#include "sync/model/voucher.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace phin {
namespace {

using model::v1::OrderState;

/// An order's currency is what it was priced in; of one whose placing is not known yet, what it was paid in.
const std::string& currencyOf(const OrderState& order) {
    if (order.has_placed() || order.payments().empty())
        return order.placed().order().currency();
    return order.payments(0).currency();
}

} // namespace

Report::Report(std::int32_t fromDate, std::int32_t untilDate, int utcOffsetMinutes)
    : m_fromDate(fromDate)
    , m_untilDate(untilDate)
    , m_utcOffsetMinutes(utcOffsetMinutes) {}

void Report::add(const OrderState& order) {
    if (order.has_voided())
        return;
    const std::string& currency = currencyOf(order);
    addRefunds(order, currency);
    addRoundings(order, currency);
    const auto& placed = order.placed();
    if (!order.has_placed() || placed.business_date() < m_fromDate || placed.business_date() > m_untilDate)
        return;
    Figures& figures = m_byCurrency[currency];
    addPreparation(order, figures);
    if (order.payments().empty())
        ++figures.openOrders;
    else
        addSale(order, figures);
}

void Report::addSale(const OrderState& order, Figures& figures) {
    const auto& priced = merge::orderOf(order);
    ++figures.orders;
    figures.grossMinor += priced.total_minor();
    figures.taxMinor += priced.tax_minor();
    figures.discountsMinor += priced.discount_minor();
    if (const auto given = voucherMinor(priced); given != 0) {
        auto& voucher = figures.vouchers[priced.discount().voucher()];
        ++voucher.count;
        voucher.amountMinor += given;
    }
    auto& hour = figures.hours[static_cast<std::size_t>(localHour(order.placed().placed_at_ms(), m_utcOffsetMinutes))];
    ++hour.orders;
    hour.grossMinor += priced.total_minor();

    for (const auto& line : priced.lines()) {
        if (line.discount().comp())
            figures.compsMinor += line.line_discount_minor();
        if (priced.discount().comp())
            figures.compsMinor += line.order_discount_minor();
        ++figures.lines;
        for (const auto part : merge::partsOf(line))
            ++figures.linesByStation[std::string(merge::stationOf(order, line, part))];
        Product& product = figures.products[line.product()];
        product.quantity += line.quantity();
        product.totalMinor += line.total_minor();
        // A product may have been renamed: the last name holds, whichever order comes first.
        std::tuple by{std::uint64_t{order.placed_hlc()}, order.device(), order.order_id(), std::uint32_t{line.line()}};
        if (by >= product.namedBy) {
            product.namedBy = std::move(by);
            product.name = line.name();
        }
    }
    const auto twice = merge::moneyTwice(order);
    figures.takenTwiceMinor += twice.takenMinor;
    figures.givenTwiceMinor += twice.givenMinor;
    for (const auto& payment : order.payments()) {
        const bool same = payment.currency().empty() || payment.currency() == priced.currency();
        auto& paid = same ? figures : m_byCurrency[payment.currency()];
        for (const auto& tender : payment.tenders()) {
            ++paid.tenders[tender.kind()].count;
            paid.tenders[tender.kind()].amountMinor += tender.amount_minor();
            if (tender.tip_minor() == 0)
                continue;
            ++paid.tips[tender.kind()].count;
            paid.tips[tender.kind()].amountMinor += tender.tip_minor();
            paid.tipsMinor += tender.tip_minor();
        }
    }
}

void Report::addPreparation(const OrderState& order, Figures& figures) {
    for (const auto& prep : order.preps()) {
        const auto* line = merge::lineOf(order, prep.line());
        if (!line)
            continue;
        // What was taken off the order after it had been made was work all the same.
        const auto now = merge::partOf(order, prep.line(), prep.part());
        if (!now.line && merge::quantityAt(order, merge::revisionOf(order), prep.line()) != 0)
            continue; // a part that the line does not have
        if (!now.line ? prep.ready_marks() > 0 : now.state == model::v1::READY || now.state == model::v1::BUMPED)
            ++figures.madeByStation[std::string(merge::stationOf(order, *line, prep.part()))];
        if (prep.ready_marks() > merge::timesAsked(order, prep))
            ++figures.madeTwice;
    }
}

void Report::addRefunds(const OrderState& order, const std::string& currency) {
    if (order.payments().empty())
        return;
    for (const auto& refund : order.refunds()) {
        if (refund.business_date() < m_fromDate || refund.business_date() > m_untilDate)
            continue;
        Figures& figures = m_byCurrency[currency];
        ++figures.refunds;
        figures.refundsMinor += refund.amount_minor();
        if (refund.tip_minor() == 0)
            continue;
        figures.tips[refund.tender()].amountMinor -= refund.tip_minor();
        figures.tipsMinor -= refund.tip_minor();
    }
}

void Report::addRoundings(const OrderState& order, const std::string& currency) {
    if (order.payments().empty())
        return;
    for (const auto& rounded : order.roundings())
        if (rounded.business_date() >= m_fromDate && rounded.business_date() <= m_untilDate)
            m_byCurrency[rounded.currency().empty() ? currency : rounded.currency()].roundingMinor +=
                rounded.rounding_minor();
}

std::string Report::currency() const {
    const auto most = std::max_element(m_byCurrency.begin(), m_byCurrency.end(), [](const auto& a, const auto& b) {
        const auto rank = [](const Figures& each) { return std::tuple{each.orders, each.openOrders, each.refunds}; };
        return rank(a.second) < rank(b.second);
    });
    return most == m_byCurrency.end() ? std::string{} : most->first;
}

const Report::Figures& Report::figures(const std::string& currency) const {
    static const Figures none;
    const auto at = m_byCurrency.find(currency);
    return at == m_byCurrency.end() ? none : at->second;
}

nlohmann::json toJson(const Report& report) {
    using nlohmann::json;
    const std::string currency = report.currency();
    const Report::Figures& figures = report.figures(currency);

    json linesByStation = {{"barista", 0}, {"kitchen", 0}, {"counter", 0}};
    linesByStation.update(json(figures.linesByStation));
    json madeByStation = {{"barista", 0}, {"kitchen", 0}};
    madeByStation.update(json(figures.madeByStation));

    json tenders = json::object();
    for (const auto& [kind, tender] : figures.tenders)
        tenders[kind] = {{"count", tender.count}, {"amount_minor", saturated(tender.amountMinor)}};

    json tips = json::object();
    for (const auto& [kind, tip] : figures.tips)
        tips[kind] = {{"count", tip.count}, {"amount_minor", saturated(tip.amountMinor)}};

    json vouchers = json::array();
    for (const auto& [code, voucher] : figures.vouchers)
        vouchers.push_back(
            {{"code", code}, {"count", voucher.count}, {"amount_minor", saturated(voucher.amountMinor)}});

    json byHour = json::array();
    for (std::size_t hour = 0; hour < figures.hours.size(); ++hour)
        if (figures.hours[hour].orders > 0)
            byHour.push_back({{"hour", hour},
                              {"orders", figures.hours[hour].orders},
                              {"gross_minor", saturated(figures.hours[hour].grossMinor)}});

    std::vector<const std::pair<const std::string, Report::Product>*> ranked;
    for (const auto& product : figures.products)
        ranked.push_back(&product);
    std::stable_sort(ranked.begin(), ranked.end(), // by id among equals
                     [](const auto* a, const auto* b) { return a->second.totalMinor > b->second.totalMinor; });
    json products = json::array();
    for (const auto* each : ranked) {
        const auto& [id, product] = *each;
        products.push_back({{"id", id},
                            {"name", {{"vi", product.name.vi()}, {"en", product.name.en()}}},
                            {"quantity", saturated(product.quantity)},
                            {"total_minor", saturated(product.totalMinor)}});
    }

    json others = json::array();
    for (const auto& [code, other] : report.byCurrency())
        if (code != currency)
            others.push_back({{"currency", code},
                              {"orders", other.orders},
                              {"open_orders", other.openOrders},
                              {"gross_minor", saturated(other.grossMinor)},
                              {"refunds_minor", saturated(other.refundsMinor)}});

    return {{"orders", figures.orders},
            {"lines", figures.lines},
            {"gross_minor", saturated(figures.grossMinor)},
            {"net_minor", saturated(figures.netMinor())},
            {"refunds_minor", saturated(figures.refundsMinor)},
            {"taken_twice_minor", saturated(figures.takenTwiceMinor)},
            {"given_twice_minor", saturated(figures.givenTwiceMinor)},
            {"rounding_minor", saturated(figures.roundingMinor)},
            {"currency", currency},
            {"lines_by_station", std::move(linesByStation)},
            {"made_by_station", std::move(madeByStation)},
            {"made_twice", figures.madeTwice},
            {"tax_minor", saturated(figures.taxMinor)},
            {"discounts_minor", saturated(figures.discountsMinor)},
            {"comps_minor", saturated(figures.compsMinor)},
            {"open_orders", figures.openOrders},
            {"tenders", std::move(tenders)},
            {"tips_minor", saturated(figures.tipsMinor)},
            {"tips", std::move(tips)},
            {"vouchers", std::move(vouchers)},
            {"by_hour", std::move(byHour)},
            {"products", std::move(products)},
            {"other_currencies", std::move(others)}};
}

} // namespace phin
