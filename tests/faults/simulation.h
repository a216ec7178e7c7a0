#pragma once

#include "tests/faults/invariants.h"
#include "tests/faults/sim_box.h"

#include <cstdint>
#include <string>
#include <vector>

namespace phin::faults {

struct Outcome {
    std::uint64_t seed = 0;
    std::uint64_t traceHash = 0;       ///< of everything that happened: equal wherever the same seed is played
    std::vector<std::string> breaches; ///< empty: all promises held
    std::vector<std::string> trace;    ///< what happened, where it was asked for
    std::uint64_t paid = 0, made = 0, refunded = 0, entries = 0, faults = 0;
    std::int64_t agreedAfterMs = 0; ///< virtual time from healing until all replicas were equal
    [[nodiscard]] bool held() const noexcept { return breaches.empty(); }
};

struct Play {
    std::uint64_t seed = 0;
    bool withTrace = false;
    Mutation mutation = Mutation::None;
};

/// The boxes that simulated shops are made of.
[[nodiscard]] const std::vector<std::string>& deviceNames();

/// Plays one shop through one series of faults, all of it drawn from the seed, and checks the invariants after.
/// One at a time in a process: SQLite's disks and OpenSSL's chance are the simulation's while it runs.
[[nodiscard]] Outcome play(const Play& what, const Identities& identities);

} // namespace phin::faults
