#pragma once

#include "phin/journal/v1/device.pb.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

namespace phin::journal {

/// What is left of a chain after a cut, and what came off.
struct Cut {
    bool gone = false;                ///< nothing is left, not even the chain's row
    std::uint64_t seq = 0;            ///< its new end
    std::string hash;                 ///< of the entry there
    std::vector<std::string> batches; ///< what came off, as batches that can be received again
};

/// Takes off a stored chain all that comes after `end`, and puts the seal that `end` brings on the entry there, so that
/// what is left can still be proven. Entries that are no longer kept cannot be taken off. The fold is not touched.
[[nodiscard]] Cut cutChain(SQLite::Database& database, std::int64_t row, const phin::journal::v1::ChainEnd& end);

} // namespace phin::journal
