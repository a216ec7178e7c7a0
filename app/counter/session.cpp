#include "app/counter/session.h"

#include "sync/model/why.h"

#include <algorithm>

namespace phin::counter {

void Session::know(const std::vector<StaffMember>& members) {
    const std::lock_guard lock(m_mutex);
    for (const auto& member : members)
        m_people.insert_or_assign(member.id, member);
    if (!here()) {
        m_person = {};
        m_lifts.clear();
    }
}

bool Session::staffed() const {
    const std::lock_guard lock(m_mutex);
    return anybody();
}

bool Session::anybody() const {
    return std::any_of(m_people.begin(), m_people.end(), [](const auto& each) { return each.second.active; });
}

bool Session::may(Right right) const {
    const std::lock_guard lock(m_mutex);
    const auto* const member = here();
    return member ? member->may(right) : !anybody();
}

std::vector<StaffMember> Session::people() const {
    const std::lock_guard lock(m_mutex);
    std::vector<StaffMember> people;
    people.reserve(m_people.size());
    for (const auto& [id, member] : m_people)
        people.push_back(member);
    return people;
}

std::optional<StaffMember> Session::member(const Uuid& id) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_people.find(id);
    return at == m_people.end() ? std::nullopt : std::optional(at->second);
}

void Session::signIn(const Uuid& id) {
    const std::lock_guard lock(m_mutex);
    m_person = id;
    m_lifts.clear();
    if (!here())
        m_person = {};
}

void Session::lock() {
    const std::lock_guard lock(m_mutex);
    m_person = {};
    m_lifts.clear();
}

std::optional<StaffMember> Session::person() const {
    const std::lock_guard lock(m_mutex);
    const auto* const member = here();
    return member ? std::optional(*member) : std::nullopt;
}

const StaffMember* Session::here() const {
    const auto at = m_people.find(m_person);
    return at != m_people.end() && at->second.active ? &at->second : nullptr;
}

void Session::lift(Right right, const Uuid& order) {
    const std::lock_guard lock(m_mutex);
    m_lifts.push_back({right, order});
}

Result<std::string> Session::allow(Right right, const Uuid& order) {
    const std::lock_guard lock(m_mutex);
    if (const auto* const member = here()) {
        auto staff = member->id.toString();
        if (member->may(right))
            return staff;
        const auto lifted = std::find(m_lifts.begin(), m_lifts.end(), Lift{right, order});
        if (lifted != m_lifts.end()) {
            m_lifts.erase(lifted);
            return staff;
        }
        return Error{ErrorKind::Refused,
                     holderOf(right) == Role::Manager ? "a manager can allow this"
                                                      : "a shift lead or manager can allow this",
                     right, holderOf(right) == Role::Manager ? Why::NeedsManager : Why::NeedsShiftLead};
    }
    if (anybody())
        return refusal(Why::NotSignedIn, "nobody is signed in at this till; sign in first");
    return std::string();
}

} // namespace phin::counter
