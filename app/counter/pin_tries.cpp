#include "app/counter/pin_tries.h"

#include <algorithm>
#include <array>

namespace phin::counter {
namespace {

std::int64_t waitAfter(unsigned wrong) {
    constexpr std::array<std::int64_t, 3> waits{5'000, 15'000, 60'000};
    if (wrong < freePinTries)
        return 0;
    const auto step = wrong - freePinTries;
    return step < waits.size() ? waits[step] : lockOutMs;
}

} // namespace

std::int64_t waitsUntil(const PinTries& tries, std::int64_t nowMs) {
    const auto until = std::min(tries.lastMs, nowMs) + waitAfter(tries.wrong);
    return until > nowMs ? until : 0;
}

bool lockedOut(const PinTries& tries, std::int64_t nowMs) {
    return waitAfter(tries.wrong) == lockOutMs && waitsUntil(tries, nowMs) > 0;
}

} // namespace phin::counter
