#include "app/counter/commands.h"
#include "app/counter/shifts.h"
#include "sync/model/business_day.h"
#include "sync/model/merge.h"
#include "sync/model/rights.h"
#include "sync/model/why.h"

namespace phin::counter {

Status voidOrder(journal::Journal& journal, const TillSettings& settings, const Uuid& order, const std::string& reason,
                 const std::optional<Cart>& cart, bool restock, const VoidedBy& by) {
    if (auto fits = checkText(reason, "the reason"); !fits)
        return fits;
    const auto id = order.bytes();
    const auto known = journal.shop().order(id);
    if (known && merge::isPaid(*known))
        return refusal(Why::VoidPaid, "this order is paid; give the money back instead");
    if (known && known->has_voided()) {
        journal.dropPaper(cartPaper, id);
        return done();
    }
    if (cart && !cart->taken().empty())
        return refusal(Why::PartPaid, "a part of this order is paid already; give that part back first");
    const bool placed = known && known->has_placed();
    if (!placed && !cart)
        return Error{ErrorKind::NotFound, "there is no such order"};
    if (!by.staff)
        return by.staff.error();
    if (placed && !by.sentToo)
        return Error{ErrorKind::Refused, "the stations have this order; a shift lead or manager can void it",
                     Right::VoidOrder, Why::NeedsShiftLead};
    // What was typed and taken away again is worth a record; an order that nothing was ever on is not.
    if (placed || cart->lineCount() > 0) {
        if (auto ready = canDecide(journal); !ready)
            return ready;
        model::v1::OrderVoided fact;
        fact.set_schema(1);
        fact.set_order_id(id);
        fact.set_reason(reason);
        fact.set_voided_at_ms(journal.nowMs());
        if (placed) {
            fact.set_amount_minor(merge::orderOf(*known).total_minor());
            fact.set_currency(merge::orderOf(*known).currency());
        } else if (const auto menu = journal.shop().menu()) { // what can no longer be priced is voided all the same
            const auto today = businessDay(journal.nowMs(), settings.utcOffsetMinutes, settings.dayStartsHour);
            if (const auto priced = cart->price(*menu, today)) {
                fact.set_amount_minor(priced->total_minor());
                fact.set_currency(priced->currency());
            }
        }
        fact.set_staff(*by.staff);
        if (placed && restock) {
            std::vector<model::v1::RefundLine> all;
            for (const auto& line : merge::orderOf(*known).lines()) {
                auto& back = all.emplace_back();
                back.set_line(line.line());
                back.set_quantity(line.quantity());
            }
            if (auto back = putBack(journal, *known, all); !back)
                return back;
        }
        journal.append("order.voided", fact);
    }
    journal.dropPaper(cartPaper, id);
    return done();
}

} // namespace phin::counter
