#pragma once

#include "phin/journal/v1/entry.pb.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace phin::lan {

/// Another box, as its head and ours tell.
struct Neighbour {
    std::string device;
    std::string kind;
    bool alive = false;
    phin::journal::v1::Cursor own; ///< the end of its chain
    std::uint64_t missing = 0;     ///< its entries that we do not hold yet
    std::int64_t lastHeardMs = 0;  ///< UTC
    std::uint32_t holdsEpoch = 0;  ///< the furthest of this box's chains that it holds
    std::uint64_t holdsSeq = 0;
    std::int64_t wallMs = 0; ///< what its wall clock shows now; 0 while it is not alive, or does not believe it
};

/// What this box sees of the shop's network.
struct View {
    bool connected = false;
    std::string broker;
    std::vector<Neighbour> neighbours;
    std::int64_t connectedSinceMs = 0; ///< UTC; 0 while not connected
    std::int64_t connectedForMs = 0;   ///< by a clock that nobody sets; 0 while not connected
    std::int64_t runningForMs = 0;     ///< by the same clock
    std::uint64_t ownMissing = 0;      ///< entries of this very box that neighbours hold and its file does not
    std::uint64_t ownMissingNow = 0;   ///< of these, those of the newest epoch in its file, or of a later one
    std::uint32_t ownEpoch = 0;        ///< the furthest of this box that a neighbour who is there holds
    std::uint64_t ownSeq = 0;
    std::vector<std::string> absent;   ///< boxes of which neighbours hold entries, and which are not here to be heard
    bool twin = false;                 ///< another box on the LAN goes by this box's name
    std::uint64_t droppedInbound = 0;  ///< messages not taken because there were too many; they are asked for again
    std::vector<std::string> flooding; ///< boxes that send more than is taken of one

    /// Boxes that are heard now; of one kind, or of all.
    [[nodiscard]] std::vector<std::string> heard(std::string_view kind = {}) const {
        std::vector<std::string> devices;
        for (const auto& neighbour : neighbours)
            if (connected && neighbour.alive && (kind.empty() || neighbour.kind == kind))
                devices.push_back(neighbour.device);
        return devices;
    }
    /// How far this box's own chain is held by any other that was heard, be it here now or not.
    [[nodiscard]] std::pair<std::uint32_t, std::uint64_t> heldElsewhere() const {
        std::pair<std::uint32_t, std::uint64_t> furthest;
        for (const auto& neighbour : neighbours)
            furthest = std::max(furthest, std::pair(neighbour.holdsEpoch, neighbour.holdsSeq));
        return furthest;
    }
    /// Entries that others have and this box does not hold yet.
    [[nodiscard]] std::uint64_t missing() const {
        std::uint64_t sum = 0;
        for (const auto& neighbour : neighbours)
            sum += neighbour.missing;
        return sum;
    }
};

} // namespace phin::lan
