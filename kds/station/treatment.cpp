#include "kds/station/treatment.h"

#include "kds/station/subject.h"
#include "phin/model/v1/pause.pb.h"
#include "phin/model/v1/ticket.pb.h"
#include "sync/model/merge.h"
#include "sync/model/short_text.h"

#include <algorithm>

namespace phin::kds {

using namespace phin::model::v1;

namespace {

/// The order, where it may be treated so. What is taken back is never refused: a ticket that was recalled must not be
/// stuck.
Result<Subject> treatable(journal::Journal& journal, const View& view, const std::string& orderId, bool on) {
    auto subject = find(journal, view, {orderId, {}});
    if (!subject || !on)
        return subject;
    if (subject->ticket.order->has_voided())
        return voided(*subject);
    if (!merge::isOpen(*subject->ticket.order))
        return Error{ErrorKind::Refused, subject->ticket.placed().number() + " is done; recall it first"};
    return subject;
}

TicketMarked wordOn(const journal::Journal& journal, const View& view, const std::string& orderId) {
    TicketMarked word;
    word.set_schema(1);
    word.set_order_id(orderId);
    word.set_station(view.station);
    word.set_at_ms(journal.nowMs());
    return word;
}

/// Later than what is known: the person answers to that.
Marked append(journal::Journal& journal, const TicketMarked& word, const TicketWord& known) {
    journal.append("ticket.marked", word, known.hlc());
    return {word.order_id(), 1};
}

} // namespace

Result<Marked> hold(journal::Journal& journal, const View& view, const std::string& orderId, bool held) {
    const auto subject = treatable(journal, view, orderId, held);
    if (!subject)
        return subject.error();
    const auto& known = subject->ticket.order->held();
    if (known.is() == held)
        return Marked{orderId, 0};
    auto word = wordOn(journal, view, orderId);
    word.set_held(held);
    return append(journal, word, known);
}

Result<Marked> raise(journal::Journal& journal, const View& view, const std::string& orderId, bool raised) {
    const auto subject = treatable(journal, view, orderId, raised);
    if (!subject)
        return subject.error();
    const auto& known = subject->ticket.order->raised();
    if (known.is() == raised)
        return Marked{orderId, 0};
    auto word = wordOn(journal, view, orderId);
    word.set_raised(raised);
    return append(journal, word, known);
}

Result<Marked> pause(journal::Journal& journal, const View& view, const std::optional<std::string>& reason) {
    if (!journal.born())
        return rebuilding();
    if (view.everything)
        return Error{ErrorKind::Refused, "nothing is made at " + view.station + "; pause a station that makes things"};
    if (reason && reason->find_first_not_of(' ') == std::string::npos)
        return Error{ErrorKind::WrongUse, "say why " + view.station + " pauses"};
    if (auto fits = checkShortText(reason.value_or(""), "the reason"); !fits)
        return fits.error();
    const auto known = journal.shop().stations().of(view.station);
    if ((known && known->paused) == reason.has_value() && (!reason || known->reason == *reason))
        return Marked{{}, 0};
    StationPaused word;
    word.set_schema(1);
    word.set_station(view.station);
    word.set_paused(reason.has_value());
    word.set_reason(reason.value_or(""));
    word.set_at_ms(journal.nowMs());
    journal.append("station.paused", word, known ? known->hlc : 0);
    return Marked{{}, 1};
}

} // namespace phin::kds
