#pragma once

#include "app/screens/words.h"
#include "phin/model/v1/state.pb.h"

#include <QtCore/QString>

namespace phin::counter {

/// "2 × Phin sữa đá, Bánh mì".
[[nodiscard]] QString itemsOf(const model::v1::OrderState& order, const Words& words);
/// "09:41", with the date before it where the business day is not `today`.
[[nodiscard]] QString timeOf(const model::v1::OrderState& order, int utcOffsetMinutes, std::int32_t today);
[[nodiscard]] QString totalOf(const model::v1::OrderState& order, const Words& words);
/// The order's id as QML has it; empty where it is none.
[[nodiscard]] QString idOf(const model::v1::OrderState& order);

} // namespace phin::counter
