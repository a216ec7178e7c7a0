#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace phin::cli {

/// 12884 as "12,884".
[[nodiscard]] std::string grouped(std::uint64_t number);

/// "2019-04-01 12:04:43" by a clock that is `utcOffsetMinutes` ahead of UTC.
[[nodiscard]] std::string localTime(std::int64_t utcMs, int utcOffsetMinutes);

/// Several of a thing, in plain English: "1 order", "12 orders".
[[nodiscard]] std::string counted(std::uint64_t number, const std::string& what);

/// Columns under their heads, as wide as they need; the first to the left, numbers to the right.
[[nodiscard]] std::string table(const std::vector<std::vector<std::string>>& rows);

} // namespace phin::cli
