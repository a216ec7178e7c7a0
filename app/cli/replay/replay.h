#pragma once

#include "app/cli/replay/plan.h"
#include "app/cli/replay/tally.h"
#include "app/cli/shop_file.h"

#include <chrono>
#include <filesystem>
#include <optional>

namespace phin::cli {

struct ReplaySettings {
    std::filesystem::path sales, products;
    std::string outlet;
    std::optional<std::int32_t> date;   ///< YYYYMMDD; nothing: all days
    double speed = 0;                   ///< times real time; 0: as fast as possible
    std::size_t tills = 0;              ///< how many sell; 0: all
    bool staff = false;                 ///< also makes what was sold, and waits until all replicas agree
    std::chrono::seconds patience{120}; ///< with what does not answer or does not move
    bool progressBar = true;
};

struct ReplayOutcome {
    PlanTotals source;             ///< all that the source has
    std::uint64_t knownBefore = 0; ///< orders that the shop had already
    std::uint64_t sold = 0;        ///< now
    std::uint64_t lines = 0;
    std::int64_t grossMinor = 0;
    std::uint64_t retries = 0;
    std::uint64_t bumped = 0; ///< tickets that the staff finished
    double sellingSeconds = 0;
    double allSeconds = 0; ///< with the waiting for all replicas
    std::string currency;
    std::vector<std::string> tills;
};

/// Sells what the source says through the tills' sockets. May be stopped at any moment and run again: nothing is sold
/// twice. Errors: the source cannot be read, a box does not answer or a till says no.
Result<ReplayOutcome> replay(const ShopFile& shop, const ReplaySettings& settings);

} // namespace phin::cli
