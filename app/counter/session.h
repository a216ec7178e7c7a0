#pragma once

#include "sync/model/result.h"
#include "sync/model/staff.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace phin::counter {

/// Who stands at the till, and what they may do: in memory, for any thread. In a shop without staff the till is open
/// and everybody may do everything.
class Session {
public:
    /// Words on people that stand now. Who works here no more stands at no till.
    void know(const std::vector<StaffMember>& members);
    /// Somebody works here, so there is something to sign in to.
    [[nodiscard]] bool staffed() const;
    /// By id, also those who work here no more.
    [[nodiscard]] std::vector<StaffMember> people() const;
    [[nodiscard]] std::optional<StaffMember> member(const Uuid& id) const;

    void signIn(const Uuid& id);
    void lock();
    /// Nobody where the till is locked, or open to all.
    [[nodiscard]] std::optional<StaffMember> person() const;

    /// Who stands here holds the right themselves, or the till is open to all.
    [[nodiscard]] bool may(Right right) const;
    /// Somebody lifted a right for who stands here, for one thing.
    void lift(Right right, const Uuid& order);
    /// May it be done now? Answered with the staff field of what is written: the person's id, empty in a shop without
    /// staff. A lift is used up where the person does not hold the right themselves. Refused otherwise; Error::missing
    /// says which right was missing where somebody is signed in.
    [[nodiscard]] Result<std::string> allow(Right right, const Uuid& order);

private:
    struct Lift {
        Right right{};
        Uuid order;
        friend bool operator==(const Lift&, const Lift&) = default;
    };
    [[nodiscard]] const StaffMember* here() const; ///< within the mutex
    [[nodiscard]] bool anybody() const;            ///< within the mutex

    mutable std::mutex m_mutex;
    std::map<Uuid, StaffMember> m_people;
    Uuid m_person;
    std::vector<Lift> m_lifts;
};

} // namespace phin::counter
