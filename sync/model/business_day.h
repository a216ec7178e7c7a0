#pragma once

#include "sync/model/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace phin {

// A day is an int of the form YYYYMMDD, as messages and reports carry it: 20190401. Years 1 to 9999.

/// Whether the number names a day of the calendar.
[[nodiscard]] bool validDay(std::int32_t day) noexcept;

/// 28 to 31; 0 for a month that does not exist.
[[nodiscard]] int daysInMonth(int year, int month) noexcept;

/// First and last day of the month that `day` lies in; 0 for an invalid day.
[[nodiscard]] std::int32_t firstOfMonth(std::int32_t day) noexcept;
[[nodiscard]] std::int32_t lastOfMonth(std::int32_t day) noexcept;

/// The day `count` days later (earlier, if negative); 0 for an invalid day or one out of range.
[[nodiscard]] std::int32_t addDays(std::int32_t day, int count) noexcept;
[[nodiscard]] inline std::int32_t nextDay(std::int32_t day) noexcept {
    return addDays(day, 1);
}

/// The shop's day at a moment: local time is UTC plus `utcOffsetMinutes`, and a day begins at `startHour` (0 to 23) of
/// its date, so that what is sold after midnight can still belong to the evening. 0 where no calendar has it.
[[nodiscard]] std::int32_t businessDay(std::int64_t utcMs, int utcOffsetMinutes, int startHour) noexcept;

/// When that business day begins, in UTC milliseconds; 0 for an invalid day.
[[nodiscard]] std::int64_t startOfDay(std::int32_t day, int utcOffsetMinutes, int startHour) noexcept;

/// 1 Monday to 7 Sunday; 0 for an invalid day.
[[nodiscard]] int weekday(std::int32_t day) noexcept;

/// The minute of its day (0 to 1439) that the shop's clock shows.
[[nodiscard]] int localMinute(std::int64_t utcMs, int utcOffsetMinutes) noexcept;

/// The hour (0 to 23) that the shop's clock shows.
[[nodiscard]] int localHour(std::int64_t utcMs, int utcOffsetMinutes) noexcept;

/// "2019-04-01"; empty for an invalid day.
[[nodiscard]] std::string isoDay(std::int32_t day);

/// As people write it, for an error to speak of: "01/04/2019".
[[nodiscard]] Named namedDay(std::int32_t day);

/// From "2019-04-01" or "20190401"; nothing where that is no day.
[[nodiscard]] std::optional<std::int32_t> parseDay(std::string_view text) noexcept;

} // namespace phin
