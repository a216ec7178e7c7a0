#include "sync/model/till_tally.h"

#include "sync/model/business_day.h"
#include "sync/model/merge.h"
#include "sync/model/refund.h"
#include "sync/model/voucher.h"

#include <algorithm>
#include <utility>

namespace phin {

using namespace model::v1;

namespace {

constexpr std::size_t mostNameBytes = 120;
constexpr std::size_t roomForProducts = 48 * 1024; // bytes: half of what an entry may have
constexpr std::size_t mostPeople = 50;
constexpr std::size_t mostVouchers = 100;

const std::string& currencyOf(const OrderState& order, const OrderPaid& payment) {
    return payment.currency().empty() ? merge::orderOf(order).currency() : payment.currency();
}

bool isFirst(const OrderState& order, const OrderPaid& payment) {
    return std::none_of(order.payments().begin(), order.payments().end(), [&payment](const OrderPaid& other) {
        return std::pair(other.paid_at_ms(), other.payment_id()) <
               std::pair(payment.paid_at_ms(), payment.payment_id());
    });
}

/// Whose tip is given back: the one who took the first payment that had one.
std::string tippedTo(const OrderState& order) {
    const OrderPaid* first = nullptr;
    for (const auto& payment : order.payments())
        if (std::any_of(payment.tenders().begin(), payment.tenders().end(),
                        [](const auto& tender) { return tender.tip_minor() != 0; }))
            if (!first || std::pair(payment.paid_at_ms(), payment.payment_id()) <
                              std::pair(first->paid_at_ms(), first->payment_id()))
                first = &payment;
    return first ? first->staff() : std::string();
}

/// Not longer than that, and no character cut in two.
std::string shortened(const std::string& text) {
    if (text.size() <= mostNameBytes)
        return text;
    auto end = mostNameBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

void write(MoveFigures& out, std::uint64_t count, Wide amount) {
    out.set_count(count);
    out.set_amount_minor(saturated(amount));
}

} // namespace

void TillTally::seen(std::int64_t atMs, std::uint64_t receipt) {
    if (atMs > 0) {
        m_fromMs = m_fromMs == 0 ? atMs : std::min(m_fromMs, atMs);
        m_untilMs = std::max(m_untilMs, atMs);
    }
    if (receipt > 0) {
        m_firstReceipt = m_firstReceipt == 0 ? receipt : std::min(m_firstReceipt, receipt);
        m_lastReceipt = std::max(m_lastReceipt, receipt);
    }
}

void TillTally::addTaxes(Figures& figures, const TaxAmount& amount, int sign) {
    auto& tax = figures.taxes[{amount.tax(), amount.basis_points(), amount.inclusive()}];
    if (amount.has_name())
        tax.name = amount.name();
    tax.net += Wide{sign} * amount.net_minor();
    tax.tax += Wide{sign} * amount.tax_minor();
    figures.tax += Wide{sign} * amount.tax_minor();
}

void TillTally::sale(const OrderState& order, std::string_view payment) {
    const auto paid = std::find_if(order.payments().begin(), order.payments().end(),
                                   [&](const OrderPaid& each) { return each.payment_id() == payment; });
    if (paid == order.payments().end() || !order.has_placed())
        return uncounted();
    Figures& figures = m_byCurrency[currencyOf(order, *paid)];
    Wide amount = 0;
    for (const auto& tender : paid->tenders()) {
        auto& taken = figures.tenders[tender.kind()].taken;
        ++taken.count;
        taken.amount += tender.amount_minor();
        amount += tender.amount_minor();
        if (tender.kind() == "cash")
            figures.cash += tender.amount_minor();
        if (tender.tip_minor() == 0)
            continue;
        for (auto* const tips : {&figures.tenders[tender.kind()].tips, &figures.tips[paid->staff()]}) {
            ++tips->count;
            tips->amount += tender.tip_minor();
        }
        if (tender.kind() == "cash")
            figures.cashTips += tender.tip_minor();
    }
    const auto rounding = merge::roundingOf(order, paid->payment_id());
    figures.rounding += rounding;
    figures.cash += rounding;
    ++figures.sales.count;
    figures.sales.amount += amount;
    auto& hour = figures.hours[static_cast<std::size_t>(localHour(paid->paid_at_ms(), m_utcOffsetMinutes))];
    ++hour.count;
    hour.amount += amount;
    seen(paid->paid_at_ms(), paid->receipt());
    if (!isFirst(order, *paid))
        return;
    const auto& priced = merge::orderOf(order);
    for (const auto& tax : priced.taxes())
        addTaxes(figures, tax, 1);
    if (priced.discount_minor() != 0) {
        ++figures.discounts.count;
        figures.discounts.amount += priced.discount_minor();
    }
    if (const auto given = voucherMinor(priced); given != 0) {
        auto& voucher = figures.vouchers[priced.discount().voucher()];
        ++voucher.count;
        voucher.amount += given;
    }
    for (const auto& line : priced.lines()) {
        auto& product = figures.products[line.product()];
        product.quantity += line.quantity();
        product.total += line.total_minor();
        product.name = line.name();
    }
}

void TillTally::refund(const OrderState& order, std::string_view refund) {
    const auto back = std::find_if(order.refunds().begin(), order.refunds().end(),
                                   [&](const OrderRefunded& each) { return each.refund_id() == refund; });
    if (back == order.refunds().end())
        return uncounted();
    const auto& priced = merge::orderOf(order);
    Figures& figures = m_byCurrency[back->currency().empty() ? priced.currency() : back->currency()];
    for (const auto& part : partsOf(*back)) {
        auto& given = figures.tenders[part.tender()].refunded;
        ++given.count;
        given.amount += part.amount_minor();
        if (part.tender() == "cash")
            figures.cash -= part.amount_minor();
    }
    const auto rounding = merge::roundingOf(order, back->refund_id());
    figures.rounding += rounding;
    figures.cash += rounding;
    if (back->tip_minor() != 0) {
        figures.tenders[back->tender()].tips.amount -= back->tip_minor();
        figures.tips[tippedTo(order)].amount -= back->tip_minor();
        if (back->tender() == "cash")
            figures.cashTips -= back->tip_minor();
    }
    ++figures.refunds.count;
    figures.refunds.amount += back->amount_minor();
    for (const auto& tax : refundTaxes(priced, *back))
        addTaxes(figures, tax, -1);
    seen(back->refunded_at_ms(), back->receipt());
}

void TillTally::voided(const OrderState& order) {
    const auto& voided = order.voided();
    const auto& currency = order.has_placed() ? merge::orderOf(order).currency() : voided.currency();
    auto& voids = m_byCurrency[currency].voids;
    ++voids.count;
    voids.amount += order.has_placed() ? merge::orderOf(order).total_minor() : voided.amount_minor();
    seen(voided.voided_at_ms(), 0);
}

void TillTally::moved(const CashMoved& move) {
    Figures& figures = m_byCurrency[move.currency()];
    const auto add = [&move](Count& to) {
        ++to.count;
        to.amount += move.amount_minor();
    };
    switch (move.kind()) {
    case PAY_IN:
        add(figures.payIns);
        break;
    case PAY_OUT:
        add(figures.payOuts);
        break;
    case DROP:
        add(figures.drops);
        break;
    case NO_SALE:
        ++figures.noSales;
        break;
    case TIP_OUT:
        add(figures.tipsPaid);
        break;
    default: // of a later version
        break;
    }
    seen(move.at_ms(), 0);
}

void TillTally::opened(const ShiftOpened& shift) {
    if (!shift.currency().empty())
        m_byCurrency[shift.currency()].floats += shift.float_minor();
    auto& figures = m_shifts.emplace_back();
    figures.set_shift_id(shift.shift_id());
    figures.set_business_date(shift.business_date());
    figures.set_opened_at_ms(shift.at_ms());
    figures.set_currency(shift.currency());
    figures.set_float_minor(shift.float_minor());
}

void TillTally::closed(const ShiftClosed& shift) {
    auto at = std::find_if(m_shifts.rbegin(), m_shifts.rend(),
                           [&shift](const auto& each) { return each.shift_id() == shift.shift_id(); });
    if (at == m_shifts.rend()) { // opened before what is added up here
        m_shifts.emplace_back().set_shift_id(shift.shift_id());
        at = m_shifts.rbegin();
    }
    if (at->closed_at_ms() != 0) // a second word on one shift changes nothing
        return;
    at->set_closed_at_ms(shift.at_ms());
    if (!shift.counted())
        return;
    at->set_counted(true);
    at->set_currency(shift.currency());
    at->set_counted_minor(shift.counted_minor());
    at->set_expected_minor(shift.expected_minor());
    at->set_over_short_minor(shift.over_short_minor());
    Figures& figures = m_byCurrency[shift.currency()];
    figures.counted += shift.counted_minor();
    figures.overShort += shift.over_short_minor();
}

Wide TillTally::expectedMinor(const std::string& currency) const {
    const auto at = m_byCurrency.find(currency);
    if (at == m_byCurrency.end())
        return 0;
    const Figures& figures = at->second;
    return figures.floats + figures.cash + figures.cashTips + figures.payIns.amount - figures.payOuts.amount -
           figures.drops.amount - figures.tipsPaid.amount;
}

std::string TillTally::currency() const {
    const auto most = std::max_element(m_byCurrency.begin(), m_byCurrency.end(), [](const auto& a, const auto& b) {
        return a.second.sales.count + a.second.refunds.count < b.second.sales.count + b.second.refunds.count;
    });
    return most == m_byCurrency.end() ? std::string{} : most->first;
}

void TillTally::write(TillFigures& out, const Figures& figures, std::size_t& room) {
    out.set_sales(figures.sales.count);
    out.set_gross_minor(saturated(figures.sales.amount));
    out.set_refunds(figures.refunds.count);
    out.set_refunds_minor(saturated(figures.refunds.amount));
    out.set_rounding_minor(saturated(figures.rounding));
    out.set_tax_minor(saturated(figures.tax));
    out.set_discounted(figures.discounts.count);
    out.set_discounts_minor(saturated(figures.discounts.amount));
    out.set_voids(figures.voids.count);
    out.set_voids_minor(saturated(figures.voids.amount));
    Wide tips = 0;
    for (const auto& [kind, tender] : figures.tenders) {
        auto& each = *out.add_tenders();
        each.set_kind(kind);
        each.set_count(tender.taken.count);
        each.set_taken_minor(saturated(tender.taken.amount));
        each.set_refunds(tender.refunded.count);
        each.set_refunded_minor(saturated(tender.refunded.amount));
        each.set_tips(tender.tips.count);
        each.set_tips_minor(saturated(tender.tips.amount));
        tips += tender.tips.amount;
    }
    out.set_tips_minor(saturated(tips));
    Count others;
    std::size_t people = 0;
    for (const auto& [staff, count] : figures.tips) {
        if (staff.empty() || ++people > mostPeople) {
            others.count += count.count;
            others.amount += count.amount;
            continue;
        }
        auto& each = *out.add_tips();
        each.set_staff(staff);
        each.set_count(count.count);
        each.set_amount_minor(saturated(count.amount));
    }
    if (others.count > 0 || others.amount != 0) {
        auto& each = *out.add_tips();
        each.set_count(others.count);
        each.set_amount_minor(saturated(others.amount));
    }
    Count otherVouchers;
    std::size_t codes = 0;
    for (const auto& [code, voucher] : figures.vouchers) {
        if (++codes > mostVouchers) {
            otherVouchers.count += voucher.count;
            otherVouchers.amount += voucher.amount;
            continue;
        }
        auto& each = *out.add_vouchers();
        each.set_code(code);
        each.set_count(voucher.count);
        each.set_amount_minor(saturated(voucher.amount));
    }
    if (otherVouchers.count > 0) {
        auto& each = *out.add_vouchers();
        each.set_count(otherVouchers.count);
        each.set_amount_minor(saturated(otherVouchers.amount));
    }
    for (const auto& [key, tax] : figures.taxes) {
        auto& each = *out.add_taxes();
        each.set_tax(std::get<0>(key));
        each.set_basis_points(std::get<1>(key));
        each.set_inclusive(std::get<2>(key));
        if (tax.name.ByteSizeLong() > 0)
            *each.mutable_name() = tax.name;
        each.set_net_minor(saturated(tax.net));
        each.set_tax_minor(saturated(tax.tax));
    }
    for (std::size_t hour = 0; hour < figures.hours.size(); ++hour)
        if (figures.hours[hour].count > 0) {
            auto& each = *out.add_hours();
            each.set_hour(static_cast<std::uint32_t>(hour));
            each.set_sales(figures.hours[hour].count);
            each.set_gross_minor(saturated(figures.hours[hour].amount));
        }
    std::vector<const std::pair<const std::string, Product>*> ranked;
    for (const auto& product : figures.products)
        ranked.push_back(&product);
    std::stable_sort(ranked.begin(), ranked.end(), // by id among equals
                     [](const auto* a, const auto* b) { return a->second.total > b->second.total; });
    Product rest;
    bool full = false;
    for (const auto* const one : ranked) {
        const auto& [id, product] = *one;
        ProductFigures each;
        each.set_product(id);
        each.mutable_name()->set_vi(shortened(product.name.vi()));
        each.mutable_name()->set_en(shortened(product.name.en()));
        each.set_quantity(saturated(product.quantity));
        each.set_total_minor(saturated(product.total));
        full = full || each.ByteSizeLong() + 4 > room;
        if (full) {
            rest.quantity += product.quantity;
            rest.total += product.total;
            continue;
        }
        room -= each.ByteSizeLong() + 4;
        *out.add_products() = std::move(each);
    }
    if (full) {
        auto& each = *out.add_products();
        each.set_quantity(saturated(rest.quantity));
        each.set_total_minor(saturated(rest.total));
    }
    auto& drawer = *out.mutable_drawer();
    drawer.set_float_minor(saturated(figures.floats));
    drawer.set_cash_minor(saturated(figures.cash));
    phin::write(*drawer.mutable_pay_ins(), figures.payIns.count, figures.payIns.amount);
    phin::write(*drawer.mutable_pay_outs(), figures.payOuts.count, figures.payOuts.amount);
    phin::write(*drawer.mutable_drops(), figures.drops.count, figures.drops.amount);
    drawer.set_no_sales(figures.noSales);
    drawer.set_counted_minor(saturated(figures.counted));
    drawer.set_over_short_minor(saturated(figures.overShort));
    drawer.set_cash_tips_minor(saturated(figures.cashTips));
    phin::write(*drawer.mutable_tips_paid(), figures.tipsPaid.count, figures.tipsPaid.amount);
}

TillReport TillTally::report() const {
    TillReport report;
    report.set_utc_offset_minutes(m_utcOffsetMinutes);
    report.set_from_ms(m_fromMs);
    report.set_until_ms(m_untilMs);
    report.set_first_receipt(m_firstReceipt);
    report.set_last_receipt(m_lastReceipt);
    report.set_copies(m_copies);
    report.set_uncounted(m_uncounted);
    auto room = roomForProducts;
    for (const auto& [currency, figures] : m_byCurrency) {
        auto& each = *report.add_figures();
        each.set_currency(currency);
        write(each, figures, room);
    }
    const auto from = m_shifts.size() > mostShifts ? m_shifts.size() - mostShifts : 0;
    for (auto i = from; i < m_shifts.size(); ++i)
        *report.add_shifts() = m_shifts[i];
    return report;
}

} // namespace phin
