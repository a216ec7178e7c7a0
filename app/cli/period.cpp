#include "app/cli/period.h"

#include "sync/model/business_day.h"

namespace phin::cli {
namespace {

constexpr std::size_t monthLength = 7; // of "2019-04"

} // namespace

Period periodOf(Span span, std::int32_t day) {
    if (span == Span::Day)
        return {day, day, isoDay(day)};
    return {firstOfMonth(day), lastOfMonth(day), isoDay(day).substr(0, monthLength)};
}

Result<Period> parsePeriod(Span span, const std::string& text) {
    auto day = parseDay(text);
    if (!day && span == Span::Month)
        day = parseDay(text + (text.size() == monthLength ? "-01" : "01"));
    if (!day)
        return Error{ErrorKind::WrongUse, "\"" + text + "\" is no " + (span == Span::Day ? "day" : "day or month") +
                                              "; write it as in 2019-04-01" + (span == Span::Day ? "" : " or 2019-04")};
    return periodOf(span, *day);
}

} // namespace phin::cli
