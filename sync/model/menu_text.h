#pragma once

#include <string>
#include <string_view>

namespace phin {

// What may be written on a menu: the one rule for files, screens and what other boxes publish.

/// Why a text cannot be a name, as the end of a sentence ("is empty"); empty where it can.
[[nodiscard]] std::string textProblem(std::string_view text);

/// Why this cannot be an id, as a sentence; empty where it can.
[[nodiscard]] std::string idProblem(std::string_view id);

} // namespace phin
