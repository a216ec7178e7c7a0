#include "app/cli/replay/plan.h"

#include "sync/journal/hash.h"
#include "sync/model/menu.h"

#include <chrono>

namespace phin::cli {
namespace {

std::int64_t secondOf(std::int32_t day, std::int32_t secondOfDay) {
    using namespace std::chrono;
    const sys_days date = year{day / 10'000} / month{static_cast<unsigned>(day / 100 % 100)} /
                          std::chrono::day{static_cast<unsigned>(day % 100)};
    return duration_cast<seconds>(date.time_since_epoch()).count() + secondOfDay;
}

Uuid derivedId(std::int64_t second, const std::string& source) {
    return Uuid::derived(second * 1'000, journal::sha256(source));
}

} // namespace

Plan::Plan(const model::v1::Menu& menu, std::size_t tills)
    : m_tills(tills) {
    for (const auto& product : menu.products())
        if (const auto* const variant = variantOf(product, ""))
            m_prices.emplace(product.id(), variant->price_minor());
}

void Plan::add(const menu::Sale& sale) {
    PlannedSale planned;
    planned.atSecond = secondOf(sale.businessDate, sale.secondOfDay);
    planned.request.set_order_id(derivedId(planned.atSecond, "order/" + sale.key).bytes());
    planned.request.set_payment_id(derivedId(planned.atSecond, "payment/" + sale.key).bytes());
    for (const auto& each : sale.lines) {
        auto& line = *planned.request.add_lines();
        line.set_product(each.product);
        line.set_quantity(each.quantity);
        const auto price = m_prices.find(each.product);
        // The source's own price may differ from the menu's as well; what the guest paid is what counts.
        if (price == m_prices.end() || each.amountMinor != each.quantity * price->second) {
            line.set_override_minor(each.amountMinor);
            ++planned.overridden;
        }
        planned.totalMinor += each.amountMinor;
        ++planned.lines;
    }
    ++m_totals.orders;
    m_totals.lines += planned.lines;
    m_totals.overridden += planned.overridden;
    m_totals.grossMinor += planned.totalMinor;
    if (m_totals.firstDate == 0)
        m_totals.firstDate = sale.businessDate;
    m_totals.lastDate = sale.businessDate;

    const auto till = journal::sha256(sale.key)[31] % m_tills.size();
    auto& days = m_tills[till];
    if (days.empty() || days.back().date != sale.businessDate)
        days.push_back({sale.businessDate, {}});
    days.back().sales.push_back(std::move(planned));
}

std::uint64_t Plan::left() const {
    std::uint64_t left = 0;
    for (const auto& days : m_tills)
        for (const auto& day : days)
            left += day.sales.size();
    return left;
}

Uuid shiftId(const std::string& outlet, std::int32_t date, const std::string& till, int attempt) {
    return derivedId(secondOf(date, 0),
                     "shift/" + outlet + "/" + std::to_string(date) + "/" + till + "/" + std::to_string(attempt));
}

} // namespace phin::cli
