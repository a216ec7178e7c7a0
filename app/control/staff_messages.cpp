#include "app/control/staff_messages.h"

#include "app/control/till_messages.h"

#include <algorithm>

namespace phin::control {

Result<counter::StaffChange> changeOf(const till::v1::SetStaffRequest& request) {
    const auto id = idOf(request.staff_id(), "staff_id");
    if (!id)
        return id.error();
    counter::StaffChange change{*id, {}, {}, {}};
    if (request.has_name())
        change.name = request.name();
    if (request.has_active())
        change.active = request.active();
    if (!request.has_role())
        return change;
    for (const auto role : {Role::Cashier, Role::ShiftLead, Role::Manager})
        if (request.role() == nameOf(role))
            change.role = role;
    if (!change.role)
        return Error{ErrorKind::WrongUse, "a role is cashier, shift_lead or manager"};
    return change;
}

Result<std::optional<counter::Pin>> pinOf(till::v1::SetStaffRequest& request) {
    if (!request.has_pin())
        return std::optional<counter::Pin>{};
    auto pin = counter::Pin::of(request.pin());
    std::fill(request.mutable_pin()->begin(), request.mutable_pin()->end(), '\0');
    if (!pin)
        return Error{ErrorKind::WrongUse, "a PIN is 4 to 8 digits"};
    return pin;
}

till::v1::StaffMember messageOf(const counter::StaffEntry& entry) {
    till::v1::StaffMember message;
    message.set_staff_id(entry.member.id.bytes());
    message.set_name(entry.member.name);
    message.set_role(std::string(nameOf(entry.member.role)));
    message.set_active(entry.member.active);
    message.set_clocked_in(entry.work.sinceMs.has_value());
    message.set_worked_ms(entry.work.workedMs);
    return message;
}

} // namespace phin::control
