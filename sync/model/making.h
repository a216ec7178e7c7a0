#pragma once

#include "phin/model/v1/state.pb.h"

#include <cstdint>
#include <string>
#include <vector>

/// What of an order the stations make, and how long that should take by its targets.
namespace phin {

/// What a line may take of which neither the product nor its station says it.
inline constexpr int usualTargetSeconds = 240;

/// One station's part of one line in force.
struct Making {
    const model::v1::OrderLine* line = nullptr;
    std::string part;                          ///< as OrderLine.also_at names it; empty: the line's own station's
    std::string station;                       ///< who makes it: that one, or where it was moved to
    const model::v1::LinePrep* prep = nullptr; ///< null: nobody has touched it
    int units = 0;                             ///< still to be made; 0: it is made

    [[nodiscard]] bool started() const noexcept {
        return units > 0 && prep && prep->state() == model::v1::STARTED && prep->started_at_ms() > 0;
    }
};

/// All parts of an order, made or not; of one that was voided, or is not known to be placed, nothing.
[[nodiscard]] std::vector<Making> makingsOf(const model::v1::OrderState& order);

/// How long one person works on so many units of a line: its target for the first, half of it for each one more; at
/// most a day.
[[nodiscard]] std::int64_t workMs(const model::v1::OrderLine& line, int units);

/// UTC milliseconds at which the guest was told that it will be ready, in force; 0: nothing was promised.
[[nodiscard]] std::int64_t promisedAtMs(const model::v1::OrderState& order);
/// A pre-order: UTC milliseconds at which the guest wants it, in force; 0: as soon as it can be.
[[nodiscard]] std::int64_t dueAtMs(const model::v1::OrderState& order);
/// When a station has to begin with a pre-order: when it is due less what the station needs for all its parts, by their
/// targets. An empty name: the first of all stations. 0: it is no pre-order, or nothing of it is made there.
[[nodiscard]] std::int64_t beginAtMs(const model::v1::OrderState& order, const std::string& station = {});

/// As people are told it: by the minute, and never earlier.
[[nodiscard]] constexpr std::int64_t upToMinute(std::int64_t ms) noexcept {
    return (ms + 59'999) / 60'000 * 60'000;
}

/// The order's place among all: the raised first, then as they were placed.
struct MakingPlace {
    bool behind = false; ///< not raised
    std::uint64_t placedHlc = 0;
    std::string device, orderId;
    friend auto operator<=>(const MakingPlace&, const MakingPlace&) = default;
};
[[nodiscard]] MakingPlace placeOf(const model::v1::OrderState& order);

} // namespace phin
