#include "app/counter/staff_command.h"

#include "app/counter/cart.h"
#include "app/counter/shifts.h"
#include "phin/model/v1/staff.pb.h"
#include "sync/model/business_day.h"
#include "sync/model/why.h"

#include <algorithm>

namespace phin::counter {
namespace {

constexpr std::size_t longestName = 80;
constexpr std::int64_t daysOfClocking = 8; ///< a forgotten clocking-out is not looked for longer
constexpr std::int64_t msOfDay = 86'400'000;

std::int32_t dayOf(const TillSettings& settings, std::int64_t ms) {
    return businessDay(ms, settings.utcOffsetMinutes, settings.dayStartsHour);
}

/// With the change there is still somebody who may let others in, or nobody works here at all.
bool keepsManager(journal::Journal& journal, const StaffMember& changed) {
    auto people = journal.shop().staff().all();
    std::erase_if(people, [&](const StaffMember& each) { return each.id == changed.id; });
    people.push_back(changed);
    std::erase_if(people, [](const StaffMember& each) { return !each.active; });
    return people.empty() ||
           std::any_of(people.begin(), people.end(), [](const auto& each) { return each.role == Role::Manager; });
}

} // namespace

Result<StaffMember> setStaff(journal::Journal& journal, const StaffChange& change, const std::string& verifier,
                             const std::string& by) {
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    if (change.id.isNil())
        return Error{ErrorKind::WrongUse, "a person needs an id"};
    const auto before = journal.shop().staff().member(change.id);
    auto after = before.value_or(StaffMember{change.id});
    after.name = change.name.value_or(after.name);
    after.role = change.role.value_or(after.role);
    after.active = change.active.value_or(after.active);
    if (!verifier.empty())
        after.verifier = verifier;
    if (after.name.empty() || after.name.size() > longestName)
        return refusal(Why::NameMissing, "a person needs a name of at most 80 bytes");
    if (after.verifier.empty())
        return refusal(Why::PinMissing, "a person needs a PIN");
    if (before && before->role != Role::Manager && after.role == Role::Manager && verifier.empty())
        return refusal(Why::ManagerNeedsPin, "who becomes a manager needs a new PIN, of 6 to 8 digits");
    if (!keepsManager(journal, after))
        return before ? refusal(Why::LastManager, "nobody would be a manager any more; make somebody else one first")
                      : refusal(Why::FirstManager, "the first person must be a manager, who can let the others in");
    if (before && before->name == after.name && before->role == after.role && before->active == after.active &&
        before->verifier == after.verifier)
        return after;
    model::v1::StaffSet fact;
    fact.set_schema(1);
    fact.set_staff_id(after.id.bytes());
    fact.set_name(after.name);
    fact.set_role(static_cast<model::v1::StaffRole>(after.role));
    fact.set_verifier(after.verifier);
    fact.set_active(after.active);
    fact.set_at_ms(journal.nowMs());
    fact.set_by(by);
    journal.append("staff.set", fact, before ? before->hlc : 0);
    if (!verifier.empty())
        journal.dropPaper(pinTriesPaper, after.id.bytes());
    return after;
}

Status clockStaff(journal::Journal& journal, const TillSettings& settings, const Uuid& staff, const Uuid& id, bool in) {
    if (auto ready = canDecide(journal); !ready)
        return ready;
    if (id.isNil())
        return Error{ErrorKind::WrongUse, "coming and leaving need an id"};
    const auto now = journal.nowMs();
    auto clockings = journal.shop().staff().clockedSince(dayOf(settings, now - daysOfClocking * msOfDay));
    std::erase_if(clockings, [&](const Clocking& each) { return each.staff != staff; });
    const auto today = dayOf(settings, now);
    if (journal.shop().staff().knowsClocking(id) || workOf(clockings, today, now).sinceMs.has_value() == in)
        return done();
    model::v1::StaffClocked fact;
    fact.set_schema(1);
    fact.set_clock_id(id.bytes());
    fact.set_staff_id(staff.bytes());
    fact.set_in(in);
    fact.set_at_ms(now);
    fact.set_business_date(today);
    journal.append("staff.clocked", fact);
    return done();
}

Status liftRight(journal::Journal& journal, const TillSettings& settings, const LiftRequest& request,
                 const Uuid& askedBy, const Uuid& liftedBy) {
    if (auto ready = canDecide(journal); !ready)
        return ready;
    if (request.id.isNil())
        return Error{ErrorKind::WrongUse, "lifting a right needs an id"};
    if (auto fits = checkText(request.what, "what is allowed"); !fits)
        return fits;
    if (auto fits = checkText(request.why, "the reason"); !fits)
        return fits;
    if (journal.shop().staff().knowsLift(request.id))
        return done();
    model::v1::RightLifted fact;
    fact.set_schema(1);
    fact.set_lift_id(request.id.bytes());
    fact.set_right(std::string(nameOf(request.right)));
    fact.set_asked_by(askedBy.toString());
    fact.set_lifted_by(liftedBy.toString());
    if (!request.order.isNil())
        fact.set_order_id(request.order.bytes());
    fact.set_what(request.what);
    fact.set_why(request.why);
    fact.set_at_ms(journal.nowMs());
    fact.set_business_date(dayOf(settings, journal.nowMs()));
    journal.append("right.lifted", fact);
    return done();
}

} // namespace phin::counter
