#pragma once

#include "phin/model/v1/menu.pb.h"

#include <span>
#include <string>
#include <string_view>

namespace phin {

/// An allergen that must be declared (the fourteen of Regulation (EU) 1169/2011, annex II).
struct Allergen {
    std::string_view id;
    std::string_view vi;
    std::string_view en;
};

/// All of them, in the annex' order.
[[nodiscard]] std::span<const Allergen> allergens() noexcept;

/// Null where there is none of that id.
[[nodiscard]] const Allergen* allergen(std::string_view id) noexcept;

} // namespace phin
