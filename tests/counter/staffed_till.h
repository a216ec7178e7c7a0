#pragma once

#include "app/counter/staff.h"
#include "tests/counter/till_fixture.h"

namespace phin::test {

inline constexpr std::uint32_t manager = 901, lead = 902, cashier = 903;
inline constexpr char managersPin[] = "240681", leadsPin[] = "5173", cashiersPin[] = "9042";

/// A till of a shop where three people work.
class StaffedTill : public TillFixture {
public:
    explicit StaffedTill(bool withPeople = true) {
        if (!withPeople)
            return;
        hire(manager, "Chị Lan", Role::Manager, managersPin);
        hire(lead, "Minh", Role::ShiftLead, leadsPin);
        hire(cashier, "Thảo", Role::Cashier, cashiersPin);
        staff().lock();
    }
    [[nodiscard]] counter::Staff& staff() { return till().staff(); }

    [[nodiscard]] Result<StaffMember> set(counter::StaffChange change, const std::string& pin = {},
                                          counter::Asked asked = counter::Asked::AtTill) {
        return await<StaffMember>([&](auto done) {
            staff().set(std::move(change), pin.empty() ? std::nullopt : counter::Pin::of(pin), asked, std::move(done));
        });
    }
    void hire(std::uint32_t who, const std::string& name, Role role, const std::string& pin) {
        if (const auto set = this->set({idOf(who), name, role, true}, pin, counter::Asked::Unattended); !set)
            throw std::runtime_error(set.error().message);
    }
    [[nodiscard]] Result<counter::PinAnswer> signIn(std::uint32_t who, const std::string& pin) {
        return await<counter::PinAnswer>(
            [&](auto done) { staff().signIn(idOf(who), *counter::Pin::of(pin), std::move(done)); });
    }
    /// Signs in, or ends the test.
    void enter(std::uint32_t who) {
        const auto* const pin = who == manager ? managersPin : who == lead ? leadsPin : cashiersPin;
        const auto answer = signIn(who, pin);
        if (!answer || answer->what != counter::PinAnswer::What::Right)
            throw std::runtime_error(answer ? "the test's PIN was not taken" : answer.error().message);
    }
    [[nodiscard]] Result<counter::PinAnswer> clocked(std::uint32_t who, const std::string& pin, std::uint32_t id,
                                                     bool in) {
        return await<counter::PinAnswer>(
            [&](auto done) { staff().clock(idOf(who), *counter::Pin::of(pin), idOf(id), in, std::move(done)); });
    }
    [[nodiscard]] Result<counter::PinAnswer> lift(counter::LiftRequest request, std::uint32_t by,
                                                  const std::string& pin) {
        return await<counter::PinAnswer>(
            [&](auto done) { staff().lift(std::move(request), idOf(by), *counter::Pin::of(pin), std::move(done)); });
    }
    /// Everything that the journal says, as text.
    [[nodiscard]] std::string journalBytes() const {
        std::string bytes;
        reader().entries([&](const journal::Entry& entry) { bytes += entry.SerializeAsString(); });
        return bytes;
    }
};

} // namespace phin::test
