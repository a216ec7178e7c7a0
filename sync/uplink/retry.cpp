#include "sync/uplink/retry.h"

#include <algorithm>

namespace phin::uplink {

const char* nameOf(Breaker breaker) noexcept {
    switch (breaker) {
    case Breaker::Closed:
        return "closed";
    case Breaker::Open:
        return "open";
    case Breaker::HalfOpen:
        return "half-open";
    }
    return "?";
}

void Retry::calling() noexcept {
    if (m_breaker == Breaker::Open)
        m_breaker = Breaker::HalfOpen;
}

Retry::Time Retry::failed(Time now, bool unreachable) {
    ++m_failures;
    if (m_failures >= m_settings.openAfter)
        m_breaker = Breaker::Open;
    auto bound = m_settings.first;
    if (m_failures > 1) {
        const int doublings = std::min(m_failures - 2, 20); // beyond it every cap is long reached
        bound = std::min(m_settings.base * (std::int64_t{1} << doublings),
                         unreachable ? m_settings.unreachableCap : m_settings.cap);
    }
    std::uniform_int_distribution<std::int64_t> draw(0, std::max<std::int64_t>(bound.count(), 0));
    return now + Duration(draw(m_random));
}

void Retry::succeeded() noexcept {
    m_failures = 0;
    m_breaker = Breaker::Closed;
}

} // namespace phin::uplink
