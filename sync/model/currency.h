#pragma once

#include "sync/model/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace phin {

/// Whether `currency` is an ISO 4217 code that money can be counted in here.
[[nodiscard]] bool knownCurrency(std::string_view currency) noexcept;

/// How many digits stand behind the decimal point, as CLDR has them: VND 0, USD 2, KWD 3. Unknown codes: 2.
[[nodiscard]] int currencyDigits(std::string_view currency) noexcept;

/// The step to which cash is rounded where small coins are gone (CHF 5, SEK 100, ...), in minor units; else 1.
/// For VND it is 1: a shop that wants 500 or 1000 sets that itself.
[[nodiscard]] std::int64_t cashIncrement(std::string_view currency) noexcept;

/// The amount as people of the language write it: "45.000 ₫" in vi, "₫45,000" in en; "12,50 US$" and "$12.50".
/// Any other language is written as en.
[[nodiscard]] std::string formatMoney(std::int64_t minor, std::string_view currency, std::string_view language);

/// Decimal text with a point ("3.50", "-1", "45000"), spaces around it allowed, to minor units without any float.
/// Refuses what would lose something: a fraction finer than the currency's, grouping, exponents, overflow.
[[nodiscard]] Result<std::int64_t> parseMinor(std::string_view text, std::string_view currency);

/// What a guest may hand over for `total`: the exact amount first, then sums that people make of this currency's
/// notes, rising; at most six. For a total of 0 or less there is only the exact amount.
[[nodiscard]] std::vector<std::int64_t> quickAmounts(std::int64_t total, std::string_view currency);

} // namespace phin
