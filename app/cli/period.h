#pragma once

#include "sync/model/result.h"

#include <cstdint>
#include <string>

namespace phin::cli {

enum class Span { Day, Month };

/// Business days, both included.
struct Period {
    std::int32_t from = 0;  ///< YYYYMMDD
    std::int32_t until = 0; ///< YYYYMMDD
    std::string name;       ///< "2019-04-01", or "2019-04"
};

/// No business day comes after it.
constexpr std::int32_t lastDay = 9999'12'31;

/// The day, or the month that it lies in.
[[nodiscard]] Period periodOf(Span span, std::int32_t day);

/// What a person typed: "2019-04-01", and for a month also "2019-04".
[[nodiscard]] Result<Period> parsePeriod(Span span, const std::string& text);

} // namespace phin::cli
