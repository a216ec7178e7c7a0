#pragma once

#include "app/counter/staff.h"
#include "app/screens/words.h"

#include <QtCore/QVariantMap>

namespace phin::counter {

/// How the screens about people word what they show.
struct StaffWords {
    [[nodiscard]] static QString role(Role role);
    /// "3 h 20", "45 min".
    [[nodiscard]] static QString hours(std::int64_t ms);
    /// What a right lets one do: "Refund", "Discount".
    [[nodiscard]] static QString right(Right right);
    /// Who may allow it: "A manager can allow this".
    [[nodiscard]] static QString holders(Right right);
    /// What became of a PIN, in words for who typed it; empty where it was right.
    [[nodiscard]] static QString answer(const PinAnswer& answer, std::int64_t nowMs);
    /// { staffId, name, initials, role, roleName, active, here, since, worked, lockedOut }.
    [[nodiscard]] static QVariantMap entry(const StaffEntry& entry, int utcOffsetMinutes);
};

} // namespace phin::counter
