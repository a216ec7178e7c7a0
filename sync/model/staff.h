#pragma once

#include "sync/model/rights.h"
#include "sync/model/uuid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace phin {

/// A person who works in the shop, as the last word on them says.
struct StaffMember {
    Uuid id;
    std::string name = {};
    Role role = Role::Cashier;
    std::string verifier = {}; ///< what argon2id made of the PIN; empty: nobody can sign in as this person
    bool active = true;
    std::uint64_t hlc = 0; ///< of that word

    [[nodiscard]] bool may(Right right) const { return active && holds(role, right); }
};

/// Somebody came to work or left.
struct Clocking {
    Uuid id;
    Uuid staff;
    bool in = false;
    std::int64_t atMs = 0;
    std::int32_t businessDate = 0; ///< YYYYMMDD
    std::uint64_t hlc = 0;         ///< when it was written
};

/// What a person's clockings say.
struct WorkTime {
    std::int64_t workedMs = 0;           ///< on the one business day
    std::optional<std::int64_t> sinceMs; ///< at work since then; nothing: not at work
};

/// The work of one person: `clockings` in the order in which they were written, wherever. Time counts on the business
/// day on which the person came, and until `nowMs` where they have not left. Coming twice counts from the first time.
[[nodiscard]] WorkTime workOf(const std::vector<Clocking>& clockings, std::int32_t businessDate, std::int64_t nowMs);

} // namespace phin
