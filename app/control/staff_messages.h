#pragma once

#include "app/counter/staff.h"
#include "phin/till/v1/till.pb.h"

/// Between the control socket's messages about people and the use cases.
namespace phin::control {

/// WrongUse: no such role, or a PIN that is none. The request's PIN is wiped.
[[nodiscard]] Result<counter::StaffChange> changeOf(const till::v1::SetStaffRequest& request);
[[nodiscard]] Result<std::optional<counter::Pin>> pinOf(till::v1::SetStaffRequest& request);
[[nodiscard]] till::v1::StaffMember messageOf(const counter::StaffEntry& entry);

} // namespace phin::control
