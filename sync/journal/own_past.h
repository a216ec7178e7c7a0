#pragma once

#include "sync/journal/shop_fold.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace phin::journal {

/// What a box has to know of its own past before it may decide again in a new file: where its chain ended and which
/// numbers it has given. The entries themselves may come later.
struct OwnPast {
    std::uint32_t epoch = 0; ///< of its last chain
    std::uint64_t seq = 0;   ///< of that chain's last entry; 0: not known, the new chain stands by itself
    std::string hash;        ///< of that entry
    std::uint64_t hlc = 0;   ///< of that entry
    std::uint64_t lastReceipt = 0;
    std::map<int, std::uint32_t> counts; ///< business date -> the day's last order
    std::optional<Shift> shift;          ///< the newest, where it is still open
    std::uint64_t shiftOpenedHlc = 0;
    std::optional<ZReport> z; ///< the newest
};

} // namespace phin::journal
