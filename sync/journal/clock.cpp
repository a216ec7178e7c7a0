#include "sync/journal/clock.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace phin::journal {

std::int64_t SystemClock::nowMs() const {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::uint64_t HybridClock::next(std::uint64_t after) {
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    // Adding one to a full counter carries into the milliseconds, which keeps the order.
    m_last = std::min(largest, std::max({at(m_wall.nowMs()), m_last + 1, after + 1}));
    return m_last;
}

bool HybridClock::observe(std::uint64_t remote) {
    if (milliseconds(remote) > m_wall.nowMs() + m_maxAheadMs && remote > m_last)
        return false;
    m_last = std::max(m_last, remote);
    return true;
}

void HybridClock::restore(std::uint64_t last) noexcept {
    m_last = std::max(m_last, last);
}

} // namespace phin::journal
