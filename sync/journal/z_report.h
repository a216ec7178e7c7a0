#pragma once

#include "phin/model/v1/drawer.pb.h"

#include <cstdint>
#include <string>

namespace phin::journal {

/// A place in a till's chain: seq goes on across epochs, but where a till had to start alone.
struct ChainPlace {
    std::uint32_t epoch = 0;
    std::uint64_t seq = 0;
    friend auto operator<=>(const ChainPlace&, const ChainPlace&) = default;
};

/// A till's Z report, and where it stands in the till's chain.
struct ZReport {
    std::string device;
    ChainPlace place;
    std::uint64_t hlc = 0;
    model::v1::DayClosed day;

    /// The last entry that it covers: the next one begins after it.
    [[nodiscard]] ChainPlace coversUntil() const {
        return {day.report().range().last_epoch(), day.report().range().last_seq()};
    }
};

} // namespace phin::journal
