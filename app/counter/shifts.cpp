#include "app/counter/shifts.h"

#include "sync/model/business_day.h"
#include "sync/model/why.h"

namespace phin::counter {
namespace {

/// The id of a shift that the till opens by itself. Its random part is made from the till's name, so that the till
/// knows it again; its time makes it unique.
Uuid ownShiftId(const TillSettings& settings, std::int64_t ms) {
    return Uuid::derived(ms, journal::sha256("a shift that opened by itself at " + settings.device));
}

bool openedByItself(const journal::Shift& shift, const TillSettings& settings) {
    const auto id = Uuid::fromBytes(shift.id);
    return id && *id == ownShiftId(settings, id->timestampMs());
}

void appendOpened(journal::Journal& journal, const journal::Shift& shift, const std::string& staff) {
    model::v1::ShiftOpened fact;
    fact.set_schema(1);
    fact.set_shift_id(shift.id);
    fact.set_business_date(shift.businessDate);
    fact.set_float_minor(shift.floatMinor);
    fact.set_at_ms(journal.nowMs());
    fact.set_currency(tillCurrency(journal));
    fact.set_staff(staff);
    journal.append("shift.opened", fact);
}

void appendClosed(journal::Journal& journal, const std::string& id, const std::string& staff) {
    model::v1::ShiftClosed fact;
    fact.set_schema(1);
    fact.set_shift_id(id);
    fact.set_at_ms(journal.nowMs());
    fact.set_staff(staff);
    journal.append("shift.closed", fact);
}

} // namespace

ShiftInfo infoOf(const journal::Shift& shift) {
    return {Uuid::fromBytes(shift.id).value_or(Uuid{}), shift.businessDate, shift.floatMinor, shift.open};
}

ShiftNow::ShiftNow(const std::optional<journal::Shift>& last, const TillSettings& settings, std::int64_t nowMs) {
    const auto today = businessDay(nowMs, settings.utcOffsetMinutes, settings.dayStartsHour);
    if (last && last->open && !(openedByItself(*last, settings) && last->businessDate != today)) {
        m_shift = *last;
        return;
    }
    if (last && last->open)
        m_closes = last->id;
    m_shift = {{}, today, 0, true};
    m_opensAtMs = nowMs;
}

void ShiftNow::begin(journal::Journal& journal, const TillSettings& settings, const std::string& staff) {
    if (m_closes)
        appendClosed(journal, *m_closes, staff);
    if (!m_opensAtMs)
        return;
    auto ms = *m_opensAtMs;
    do { // two in one millisecond, or a clock that was set back, must not give one id twice
        m_shift.id = ownShiftId(settings, ms++).bytes();
    } while (journal.shop().shift(m_shift.id));
    appendOpened(journal, m_shift, staff);
}

std::string tillCurrency(journal::Journal& journal) {
    const auto menu = journal.shop().menu();
    return menu && !menu->menu().currency().empty() ? menu->menu().currency() : "VND";
}

Status canDecide(const journal::Journal& journal) {
    if (!journal.born())
        return because(
            Why::Rebuilding,
            {ErrorKind::Unavailable,
             "this till is still being rebuilt from its neighbours; nothing was kept, try again in a moment"});
    if (const auto& error = journal.noRoom()) // before any rule is looked at, and before anybody pays at a terminal
        return *error;
    return done();
}

Result<ShiftInfo> openShift(journal::Journal& journal, const TillSettings& settings, const Uuid& id,
                            std::int32_t businessDate, std::int64_t floatMinor, const std::string& staff) {
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    if (id.isNil())
        return Error{ErrorKind::WrongUse, "a shift needs an id"};
    if (businessDate == 0)
        businessDate = businessDay(journal.nowMs(), settings.utcOffsetMinutes, settings.dayStartsHour);
    if (!validDay(businessDate))
        return Error{ErrorKind::WrongUse, std::to_string(businessDate) + " is not a day of the form YYYYMMDD"};
    if (floatMinor < 0)
        return Error{ErrorKind::WrongUse, "the cash in the drawer cannot be less than nothing"};
    if (const auto known = journal.shop().shift(id.bytes()))
        return infoOf(*known);
    const auto last = journal.shop().lastShift(settings.device);
    if (last && last->open) {
        if (!openedByItself(*last, settings))
            return refusal(Why::ShiftOpen,
                           "the shift of " + isoDay(last->businessDate) + " is still open; close it first",
                           {namedDay(last->businessDate)});
        appendClosed(journal, last->id, staff);
    }
    const journal::Shift shift{id.bytes(), businessDate, floatMinor, true};
    appendOpened(journal, shift, staff);
    return infoOf(shift);
}

} // namespace phin::counter
