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
/// What the guest was told, and what came of it: "promised 09:45, ready 09:44". `told`: what people are told by now,
/// UTC milliseconds; 0: as it was promised. Empty where nothing was.
[[nodiscard]] QString promiseWords(const model::v1::OrderState& order, std::int64_t toldMs, int utcOffsetMinutes);
/// The order's id as QML has it; empty where it is none.
[[nodiscard]] QString idOf(const model::v1::OrderState& order);

} // namespace phin::counter
