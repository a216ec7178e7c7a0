#pragma once

#include <cstdint>

namespace phin::counter {

/// Wrong PINs of one person at one till since the last right one.
struct PinTries {
    unsigned wrong = 0;
    std::int64_t lastMs = 0; ///< UTC; when the last was typed
};

/// So many cost nothing; after them one waits, each time longer, and in the end for as long as `lockOutMs` each time,
/// unless a manager says otherwise.
inline constexpr unsigned freePinTries = 3;
inline constexpr std::int64_t lockOutMs = 15 * 60'000;

/// From when on (UTC) the next may be typed; 0: now. A clock that was set back makes nobody wait longer than once.
[[nodiscard]] std::int64_t waitsUntil(const PinTries& tries, std::int64_t nowMs);
/// The wait is the longest there is: a manager can end it.
[[nodiscard]] bool lockedOut(const PinTries& tries, std::int64_t nowMs);

} // namespace phin::counter
