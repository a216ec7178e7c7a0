#pragma once

#include "app/counter/pin.h"
#include "sync/model/tips.h"
#include "sync/model/viet_qr.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace phin::counter {

/// What a till has to know about itself and its shop.
struct TillSettings {
    std::string device;
    std::string letter;       ///< the A in A-042
    int utcOffsetMinutes = 0; ///< the shop's local time
    int dayStartsHour = 0;    ///< when a business day begins, 0 to 23
    /// Cash is rounded to a multiple of this, in minor units; 0: as the currency's small coins ask for.
    std::int64_t cashRoundingMinor = 0;
    /// The screen locks after so many minutes without a touch; 0: never. Only where people sign in.
    int autoLockMinutes = 5;
    PinCost pinCost = PinCost::AtTill; ///< of new PINs
    TipSettings tips = {};
    BankAccount vietQr = {}; ///< where a guest's transfer goes; empty: no code is shown
};

/// Fills the bytes with random ones; may be called from any thread, one at a time.
using RandomSource = std::function<void(std::span<std::uint8_t>)>;

/// The kernel's random numbers.
[[nodiscard]] RandomSource systemRandom();

} // namespace phin::counter
