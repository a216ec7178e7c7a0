#pragma once

#include "phin/model/v1/menu.pb.h"

namespace phin {

/// Past which parts of its target, in percent, a line at a station is shown otherwise: amber, red, flashing.
struct Thresholds {
    int latePercent = 66;
    int overPercent = 100;
    int urgentPercent = 150;

    /// What the menu says of a station; where it says nothing, the house's own.
    [[nodiscard]] static Thresholds of(const model::v1::Station& station) {
        Thresholds result;
        if (station.late_percent() != 0)
            result.latePercent = station.late_percent();
        if (station.over_percent() != 0)
            result.overPercent = station.over_percent();
        if (station.urgent_percent() != 0)
            result.urgentPercent = station.urgent_percent();
        return result;
    }
    [[nodiscard]] bool rising() const noexcept { return latePercent < overPercent && overPercent < urgentPercent; }
    friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

inline constexpr int highestThreshold = 1'000; ///< percent

/// A station's target is at most that many seconds: two hours.
inline constexpr int longestTargetSeconds = 7'200;

} // namespace phin
