#pragma once

#include "app/counter/settings.h"
#include "app/counter/staff.h"
#include "sync/journal/journal.h"

/// What is decided about people, as the writer runs it: see commands.h.
namespace phin::counter {

/// The working papers about people: who stands here, and their wrong PINs.
inline constexpr char signedInPaper[] = "signed-in";
inline constexpr char pinTriesPaper[] = "pin-tries";

/// See Staff::set(). `verifier`: of the new PIN; empty: the PIN stays.
[[nodiscard]] Result<StaffMember> setStaff(journal::Journal& journal, const StaffChange& change,
                                           const std::string& verifier, const std::string& by);
/// See Staff::clock().
Status clockStaff(journal::Journal& journal, const TillSettings& settings, const Uuid& staff, const Uuid& id, bool in);
/// See Staff::lift().
Status liftRight(journal::Journal& journal, const TillSettings& settings, const LiftRequest& request,
                 const Uuid& askedBy, const Uuid& liftedBy);

} // namespace phin::counter
