#pragma once

#include "sync/journal/reader.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace phin::cli {

/// Where a chain ends in some replica.
struct Head {
    std::uint64_t seq = 0;
    std::string hash;
    friend bool operator==(const Head&, const Head&) = default;
};
using Heads = std::map<journal::ChainId, Head>;

/// How a shop's replicas stand to each other, as their files say.
struct ReplicaHeads {
    std::map<std::string, Heads> replicas;         ///< of those that can be read
    std::map<std::string, std::string> unreadable; ///< why

    [[nodiscard]] static ReplicaHeads read(const std::map<std::string, std::filesystem::path>& databases);

    /// All can be read, and hold the same entries.
    [[nodiscard]] bool equal() const;
    /// The furthest that any replica holds of each chain.
    [[nodiscard]] Heads furthest() const;
    /// How many entries the replica lacks of what others hold.
    [[nodiscard]] std::uint64_t behind(const std::string& replica) const;
    /// Entries held, over all replicas: grows while any of them moves.
    [[nodiscard]] std::uint64_t sum() const;
    /// "till-b lacks 12 entries, cloud cannot be read: ..."; empty where all are equal.
    [[nodiscard]] std::string describe() const;
};

} // namespace phin::cli
