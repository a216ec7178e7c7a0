#pragma once

#include "phin/model/v1/state.pb.h"
#include "sync/journal/entry.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

namespace phin::cli {

/// One decision about an order.
struct Step {
    journal::ChainId chain;
    std::uint64_t seq = 0;
    std::uint64_t hlc = 0;
    std::string type;
    std::string summary; ///< in words
};

/// All that a box's journal holds about the order, in the order it happened. Looks at every entry.
[[nodiscard]] std::vector<Step> lifeOf(SQLite::Database& database, const phin::model::v1::OrderState& order);

} // namespace phin::cli
