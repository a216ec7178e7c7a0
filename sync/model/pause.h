#pragma once

#include <cstdint>
#include <string>

namespace phin {

/// The last word on whether a station makes anything for now.
struct StationPause {
    std::string station; ///< as the menu calls it
    bool paused = false;
    std::string reason;    ///< as the person gave it
    std::int64_t atMs = 0; ///< UTC
    std::string staff;     ///< id; empty: nobody was signed in
    std::uint64_t hlc = 0; ///< hybrid time of the word
};

} // namespace phin
