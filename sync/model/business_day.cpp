#include "sync/model/business_day.h"

#include <chrono>

namespace phin {
namespace {

using namespace std::chrono;

year_month_day civil(std::int32_t day) noexcept {
    return year{day / 10'000} / (day / 100 % 100) / (day % 100);
}

std::int32_t number(const year_month_day& date) noexcept {
    const int y = static_cast<int>(date.year());
    if (y < 1 || y > 9999)
        return 0;
    return y * 10'000 + static_cast<int>(static_cast<unsigned>(date.month())) * 100 +
           static_cast<int>(static_cast<unsigned>(date.day()));
}

// Far beyond what the calendar's year can say; sums stay clear of overflow.
bool countable(std::int64_t utcMs) noexcept {
    constexpr std::int64_t limit = std::int64_t{1} << 50;
    return utcMs > -limit && utcMs < limit;
}

} // namespace

bool validDay(std::int32_t day) noexcept {
    return day >= 10'101 && day <= 99'991'231 && civil(day).ok();
}

int daysInMonth(int year, int month) noexcept {
    if (year < 1 || year > 9999 || month < 1 || month > 12)
        return 0;
    return lastOfMonth(year * 10'000 + month * 100 + 1) % 100;
}

std::int32_t firstOfMonth(std::int32_t day) noexcept {
    return validDay(day) ? day - day % 100 + 1 : 0;
}

std::int32_t lastOfMonth(std::int32_t day) noexcept {
    if (!validDay(day))
        return 0;
    const auto date = civil(day);
    return number(year_month_day{date.year() / date.month() / last});
}

std::int32_t addDays(std::int32_t day, int count) noexcept {
    constexpr int farthest = 4'000'000; // more days than the calendar has
    if (!validDay(day) || count > farthest || count < -farthest)
        return 0;
    return number(year_month_day{sys_days{civil(day)} + days{count}});
}

std::int32_t businessDay(std::int64_t utcMs, int utcOffsetMinutes, int startHour) noexcept {
    if (!countable(utcMs))
        return 0;
    const milliseconds local = milliseconds{utcMs} + minutes{utcOffsetMinutes} - hours{startHour};
    return number(year_month_day{sys_days{floor<days>(local)}});
}

std::int64_t startOfDay(std::int32_t day, int utcOffsetMinutes, int startHour) noexcept {
    if (!validDay(day))
        return 0;
    const milliseconds local = sys_days{civil(day)}.time_since_epoch() + hours{startHour};
    return (local - minutes{utcOffsetMinutes}).count();
}

int weekday(std::int32_t day) noexcept {
    return validDay(day) ? static_cast<int>(std::chrono::weekday{sys_days{civil(day)}}.iso_encoding()) : 0;
}

int localMinute(std::int64_t utcMs, int utcOffsetMinutes) noexcept {
    if (!countable(utcMs))
        return 0;
    const milliseconds local = milliseconds{utcMs} + minutes{utcOffsetMinutes};
    return static_cast<int>(floor<minutes>(local - floor<days>(local)).count());
}

int localHour(std::int64_t utcMs, int utcOffsetMinutes) noexcept {
    return localMinute(utcMs, utcOffsetMinutes) / 60;
}

std::string isoDay(std::int32_t day) {
    if (!validDay(day))
        return {};
    std::string text = std::to_string(day);
    text.insert(0, 8 - text.size(), '0');
    text.insert(6, 1, '-');
    text.insert(4, 1, '-');
    return text;
}

Named namedDay(std::int32_t day) {
    const auto iso = isoDay(day);
    if (iso.empty())
        return {};
    return {iso.substr(8, 2) + '/' + iso.substr(5, 2) + '/' + iso.substr(0, 4), iso};
}

std::optional<std::int32_t> parseDay(std::string_view text) noexcept {
    const bool dashes = text.size() == 10 && text[4] == '-' && text[7] == '-';
    if (!dashes && text.size() != 8)
        return std::nullopt;
    std::int32_t day = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (dashes && (i == 4 || i == 7))
            continue;
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        day = day * 10 + (text[i] - '0');
    }
    return validDay(day) ? std::optional{day} : std::nullopt;
}

} // namespace phin
