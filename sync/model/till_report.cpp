#include "sync/model/till_tally.h"

#include <map>
#include <string>
#include <utility>

namespace phin {

using namespace model::v1;

void addTotals(TillReport& report, const google::protobuf::RepeatedPtrField<GrandTotal>& before) {
    std::map<std::string, GrandTotal> totals;
    for (const auto& total : before)
        totals[total.currency()] = total;
    for (const auto& figures : report.figures()) {
        const auto& paidOut = figures.drawer().tips_paid();
        if (figures.sales() == 0 && figures.refunds() == 0 && paidOut.count() == 0)
            continue;
        auto& total = totals[figures.currency()];
        total.set_gross_minor(saturated(Wide{total.gross_minor()} + figures.gross_minor()));
        total.set_refunds_minor(saturated(Wide{total.refunds_minor()} + figures.refunds_minor()));
        total.set_sales(total.sales() + figures.sales());
        total.set_refunds(total.refunds() + figures.refunds());
        total.set_tips_minor(saturated(Wide{total.tips_minor()} + figures.tips_minor()));
        total.set_tips_paid_minor(saturated(Wide{total.tips_paid_minor()} + paidOut.amount_minor()));
    }
    report.clear_totals();
    for (auto& [currency, total] : totals) {
        total.set_currency(currency);
        *report.add_totals() = std::move(total);
    }
}

void nameStaff(TillReport& report, const std::function<std::string(const std::string& staff)>& nameOf) {
    for (auto& figures : *report.mutable_figures())
        for (auto& person : *figures.mutable_tips())
            if (!person.staff().empty())
                person.set_name(nameOf(person.staff()));
}

std::int64_t tipsOwed(const TillReport& report, std::string_view currency) {
    for (const auto& total : report.totals())
        if (total.currency() == currency)
            return saturated(Wide{total.tips_minor()} - total.tips_paid_minor());
    return 0;
}

const TillFigures& figuresOf(const TillReport& report, std::string_view currency) {
    for (const auto& figures : report.figures())
        if (figures.currency() == currency)
            return figures;
    return TillFigures::default_instance();
}

} // namespace phin
