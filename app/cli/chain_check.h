#pragma once

#include "sync/journal/entry.h"
#include "sync/journal/identity.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

namespace phin::cli {

/// All that is wrong with something, counted; of very many only the first are kept in words.
class Faults {
public:
    void add(std::string what);
    [[nodiscard]] bool none() const noexcept { return m_count == 0; }
    [[nodiscard]] std::uint64_t count() const noexcept { return m_count; }
    [[nodiscard]] const std::vector<std::string>& words() const noexcept { return m_words; }

private:
    std::uint64_t m_count = 0;
    std::vector<std::string> m_words;
};

/// What a walk along one chain found.
struct ChainReport {
    journal::ChainId id;
    std::uint64_t first = 0; ///< seq of the chain's first entry, which may be pruned
    std::uint64_t last = 0;  ///< seq of the last entry held
    std::uint64_t floor = 0; ///< entries up to here are no longer kept
    std::uint64_t entries = 0;
    std::uint64_t seals = 0;
    std::uint64_t gaps = 0;      ///< runs of entries that are missing
    std::uint64_t badHashes = 0; ///< entries that are not what their hash says
    std::uint64_t badLinks = 0;  ///< entries that do not follow the one before
    std::uint64_t badSeals = 0;
    std::uint64_t unsealedTail = 0;
    std::uint64_t receipts = 0;
    bool certified = false; ///< by the shop's authority
};

/// Walks every chain in a box's database, one entry at a time: numbers, hashes, links, seals, receipt numbers.
/// `authority` null: nobody vouches for the certificates, which is a fault, and seals are not checked.
/// Call it inside a transaction, so that a box at work does not move what is looked at.
[[nodiscard]] std::vector<ChainReport> checkChains(SQLite::Database& database, const journal::Authority* authority,
                                                   Faults& faults);

} // namespace phin::cli
