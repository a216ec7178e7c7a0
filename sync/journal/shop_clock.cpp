#include "sync/journal/shop_clock.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>

namespace phin::journal {
namespace {

constexpr std::int64_t slewMs = 2'000; // less is a clock being disciplined, not set

std::string duration(std::int64_t ms) {
    const auto seconds = std::abs(ms) / 1'000;
    const auto say = [](std::int64_t count, const char* unit) {
        return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
    };
    if (seconds < 120)
        return say(seconds, "second");
    if (seconds < 7'200)
        return say(seconds / 60, "minute");
    if (seconds < 172'800)
        return say(seconds / 3'600, "hour");
    return say(seconds / 86'400, "day");
}

std::string utc(std::int64_t ms) {
    const auto seconds = static_cast<std::time_t>(ms / 1'000);
    std::tm parts{};
    char text[64] = "an impossible time";
    if (::gmtime_r(&seconds, &parts))
        std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &parts);
    return text;
}

} // namespace

std::int64_t RunningClock::nowMs() const {
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return std::int64_t{now.tv_sec} * 1'000 + now.tv_nsec / 1'000'000;
}

std::string describe(const ClockState& state) {
    const auto off = duration(state.aheadMs) + (state.aheadMs > 0 ? " ahead of" : " behind");
    const std::string mend = "; set this machine's clock, best by network time";
    switch (state.doubt) {
    case ClockDoubt::None:
        return {};
    case ClockDoubt::Impossible:
        return "the clock says " + utc(state.wallMs) + ", which cannot be; decisions are dated " + utc(state.shopMs) +
               mend;
    case ClockDoubt::WentBack:
        return "the clock is " + off + " this box's own last decisions; the time runs on from there" + mend;
    case ClockDoubt::Differs:
        return "the clock is " + off + " the other boxes'; their time is used" + mend;
    case ClockDoubt::Disagrees:
        return "the clock is " + off +
               " another box's, and there is no third to say which is right; compare both "
               "with a watch" +
               mend;
    }
    return {};
}

ShopClock::ShopClock(const Clock& wall, const Clock& running, std::int64_t earliest)
    : m_wall(wall)
    , m_running(running)
    , m_earliestMs(earliest) {
    const auto now = running.nowMs();
    m_wallSeen = {wall.nowMs(), now};
    m_shop = {earliest, now};
}

void ShopClock::notBefore(std::int64_t ms) {
    const std::lock_guard lock(m_mutex);
    if (possible(ms) && ms > m_shop.ms)
        m_shop = {ms, m_running.nowMs()};
}

std::int64_t ShopClock::read() const {
    const auto wall = m_wall.nowMs();
    const auto running = m_running.nowMs();
    const auto step = wall - m_wallSeen.at(running);
    m_wallSeen = {wall, running};
    const auto ran = m_shop.at(running);
    if (std::abs(step) > slewMs) { // it was set: what was known of its error is no longer so
        m_offsetMs = 0;
        m_confirmed = false;
        if (step > 0 && !m_held && m_beforeJump.ms == 0)
            m_beforeJump = {ran, running};
    }
    auto base = wall + m_offsetMs;
    if (m_beforeJump.ms != 0 && base < ran - slewMs &&
        std::abs(base - m_beforeJump.at(running)) <= toleranceMs) { // it jumped ahead and came back
        m_shop = {base, running};
        m_beforeJump = {};
        m_held = false;
        return base;
    }
    m_held = !m_confirmed && (base < ran - slewMs || !possible(base));
    if (m_confirmed)
        m_beforeJump = {};
    const auto now = m_held ? ran : m_confirmed ? base : std::max(base, m_shop.ms);
    m_shop = {now, running};
    return now;
}

std::int64_t ShopClock::nowMs() const {
    const std::lock_guard lock(m_mutex);
    return read();
}

void ShopClock::hear(const std::vector<std::int64_t>& othersMs) {
    const std::lock_guard lock(m_mutex);
    read();
    const auto wall = m_wallSeen.ms;
    m_confirmed = false;
    m_disagreeMs = 0;
    std::vector<std::int64_t> aheadMs;
    for (const auto other : othersMs)
        if (possible(other))
            aheadMs.push_back(other - wall);
    if (aheadMs.empty())
        return; // what was known stays: the LAN may only be down
    const auto foreign = aheadMs.front();
    const bool ownPossible = possible(wall);
    if (ownPossible)
        aheadMs.push_back(0);
    std::sort(aheadMs.begin(), aheadMs.end());
    const auto low = aheadMs[(aheadMs.size() - 1) / 2], high = aheadMs[aheadMs.size() / 2];
    const auto median = std::abs(low) < std::abs(high) ? low : high; // of two, the nearer to ours
    const auto agreeing = static_cast<std::size_t>(std::count_if(
        aheadMs.begin(), aheadMs.end(), [&](std::int64_t each) { return std::abs(each - median) <= toleranceMs; }));
    m_confirmed = agreeing >= 2 && agreeing * 2 > aheadMs.size();
    if (!m_confirmed && ownPossible)
        m_disagreeMs = -foreign;
    const auto wanted = (m_confirmed || !ownPossible) && std::abs(median) > toleranceMs ? median : 0;
    if ((m_confirmed || !ownPossible) && (wanted == 0 || std::abs(wanted - m_offsetMs) > slewMs))
        m_offsetMs = wanted;
    read();
}

std::int64_t ShopClock::wallForOthers() const {
    const auto wall = m_wall.nowMs();
    return possible(wall) ? wall : 0;
}

ClockState ShopClock::state() const {
    const std::lock_guard lock(m_mutex);
    ClockState state;
    state.shopMs = read();
    state.wallMs = m_wallSeen.ms;
    state.aheadMs = state.wallMs - state.shopMs;
    if (!possible(state.wallMs)) {
        state.doubt = ClockDoubt::Impossible;
    } else if (m_held) {
        state.doubt = ClockDoubt::WentBack;
    } else if (std::abs(m_offsetMs) > toleranceMs) {
        state.doubt = ClockDoubt::Differs;
    } else if (m_disagreeMs != 0) {
        state.doubt = ClockDoubt::Disagrees;
        state.aheadMs = m_disagreeMs;
    }
    return state;
}

} // namespace phin::journal
