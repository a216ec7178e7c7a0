#pragma once

#include "phin/model/v1/menu.pb.h"
#include "phin/model/v1/order.pb.h"
#include "sync/model/pricing.h"
#include "sync/model/uuid.h"

#include <cstdint>
#include <string>

namespace phin::test {

/// The n-th id of a test: always the same one.
[[nodiscard]] Uuid idOf(std::uint32_t n);

/// A small Vietnamese menu in VND, 8 % tax inside the prices:
///   phin       25,000, "large" 32,000 · barista; group "sugar" (exactly one; "full" by default, "less", "none") and
///              "topping" (up to two: "jelly" 5,000, "pearl" 7,000)
///   bac-xiu    29,000 · barista         banh-mi  35,000 · kitchen
///   water      10,000 · counter (nobody prepares it), untaxed
///   croissant  30,000 · kitchen, sold out
[[nodiscard]] model::v1::Menu smallMenu();
/// The same and as many other products "item-N", each with long names.
[[nodiscard]] model::v1::Menu largeMenu(int products);

[[nodiscard]] Choice choice(std::string product, std::int32_t quantity = 1);
/// What a guest hands over.
[[nodiscard]] model::v1::Tender tender(std::string kind, std::int64_t givenMinor);
[[nodiscard]] model::v1::Discount percentOff(std::int32_t basisPoints);
[[nodiscard]] model::v1::Discount amountOff(std::int64_t minor);
[[nodiscard]] model::v1::RefundLine refundOf(std::uint32_t line, std::int32_t quantity);

} // namespace phin::test
