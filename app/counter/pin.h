#pragma once

#include "sync/model/result.h"
#include "sync/model/rights.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace phin::counter {

/// The digits of a PIN, in memory that is wiped when they are no longer needed. There is no way to print one.
class Pin {
public:
    static constexpr std::size_t least = 4;
    static constexpr std::size_t leastOfManager = 6; ///< a manager's lets others do things
    static constexpr std::size_t most = 8;

    Pin() = default;
    /// Nothing where it is anything but `least` to `most` digits.
    [[nodiscard]] static std::optional<Pin> of(std::string_view digits);
    ~Pin() { wipe(); }
    Pin(const Pin&) = delete;
    Pin& operator=(const Pin&) = delete;
    Pin(Pin&& other) noexcept;
    Pin& operator=(Pin&& other) noexcept;

    /// One more digit; nothing happens beyond `most` or where it is none.
    void type(char digit);
    void erase();
    void wipe();
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool complete() const noexcept { return m_size >= least; }
    [[nodiscard]] std::string_view digits() const noexcept { return {m_digits.data(), m_size}; }

    /// Refused where it is too short for the role, or among those that everybody tries first (1234, 0000 ...).
    [[nodiscard]] Status goodFor(Role role) const;

private:
    std::array<char, most> m_digits{};
    std::size_t m_size = 0;
};

/// What one try costs: see docs/decisions/0030.
enum class PinCost {
    AtTill, ///< two passes over 64 MiB: about a tenth of a second on a till
    Least,  ///< for tests
};

/// What argon2id makes of a PIN, with a salt of its own and its cost. Takes as long as `cost` says: never on the UI's
/// or the writer's thread, as matches(). Unavailable: there is not memory enough.
[[nodiscard]] Result<std::string> makeVerifier(const Pin& pin, PinCost cost);

/// False also for a verifier that would cost far more than makeVerifier() asks for.
[[nodiscard]] bool matches(const std::string& verifier, const Pin& pin);

} // namespace phin::counter
