#pragma once

#include "phin/model/v1/state.pb.h"

#include <nlohmann/json.hpp>

namespace phin::cloud {

/// One order for a list: who, what, how much, and how far its preparation is.
/// "state" is the first that holds: voided, unpaid, waiting, making, ready, done.
[[nodiscard]] nlohmann::json toJson(const phin::model::v1::OrderState& order);

} // namespace phin::cloud
