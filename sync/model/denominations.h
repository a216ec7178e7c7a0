#pragma once

#include "phin/model/v1/drawer.pb.h"
#include "sync/model/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace phin {

/// What is found in a drawer of this currency, notes before coins, in minor units: VND 500,000 down to 500. Of one that
/// is not in the table, a row of 1, 2 and 5 from its smallest unit up.
[[nodiscard]] std::vector<std::int64_t> denominations(std::string_view currency);

/// What the pieces are worth together. WrongUse: fewer than none of something, a worth that is no money, too much.
[[nodiscard]] Result<std::int64_t> worthOf(const google::protobuf::RepeatedPtrField<model::v1::CashCount>& pieces);

} // namespace phin
