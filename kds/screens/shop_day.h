#pragma once

#include "sync/journal/clock.h"
#include "sync/model/business_day.h"

#include <QtCore/QString>

namespace phin::kds {

/// The shop's own time, in which people are told when something was, and its business day.
struct ShopDay {
    int utcOffsetMinutes = 420;
    int startsHour = 0;

    /// YYYYMMDD.
    [[nodiscard]] std::int32_t at(std::int64_t utcMs) const { return businessDay(utcMs, utcOffsetMinutes, startsHour); }
    /// "10:42".
    [[nodiscard]] QString clock(std::int64_t utcMs) const {
        const int minute = localMinute(utcMs, utcOffsetMinutes);
        return QStringLiteral("%1:%2").arg(minute / 60).arg(minute % 60, 2, 10, QLatin1Char('0'));
    }
};

} // namespace phin::kds
