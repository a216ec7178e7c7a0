#include "sync/model/staff.h"

#include <algorithm>

namespace phin {

WorkTime workOf(const std::vector<Clocking>& clockings, std::int32_t businessDate, std::int64_t nowMs) {
    WorkTime work;
    const Clocking* came = nullptr;
    const auto leaves = [&](std::int64_t atMs) {
        if (came->businessDate == businessDate)
            work.workedMs += std::max<std::int64_t>(0, atMs - came->atMs); // clocks of two boxes may differ a little
    };
    for (const auto& clocking : clockings) {
        if (clocking.in && !came)
            came = &clocking;
        if (clocking.in || !came)
            continue;
        leaves(clocking.atMs);
        came = nullptr;
    }
    if (came) {
        leaves(nowMs);
        work.sinceMs = came->atMs;
    }
    return work;
}

} // namespace phin
