#pragma once

#include "sync/journal/identity.h"
#include "tests/faults/oracle.h"

#include <filesystem>
#include <string>
#include <vector>

namespace phin::faults {

/// One promise: how often it was looked at, and where it does not hold.
struct Finding {
    std::string invariant;
    std::uint64_t checked = 0;
    std::vector<std::string> breaches;
};

/// A replica: a box's database, which nobody is writing to.
struct Replica {
    std::string name;
    std::filesystem::path file;
};

enum class Depth {
    Full,  ///< every seal and every fold of every replica
    Quick, ///< of the first alone; the others must hold the same entries
};

/// The promises of a shop whose network is whole again, checked on its boxes' databases alone. For the simulator and
/// for runs of the real programs alike. `shown` null: nobody watched, so what was shown is not checked.
/// To add one: a function over Shop in invariants.cpp, and its line in the list at the end of that file.
[[nodiscard]] std::vector<Finding> checkInvariants(const std::vector<Replica>& replicas,
                                                   const journal::Authority& authority, const Oracle* shown,
                                                   Depth depth);

[[nodiscard]] bool allHold(const std::vector<Finding>& findings);
/// As a table for people.
[[nodiscard]] std::string inWords(const std::vector<Finding>& findings);

} // namespace phin::faults
