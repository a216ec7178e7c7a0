#pragma once

#include <array>
#include <string_view>

namespace phin::menu {

// Words of menu files that the reader and the writer share.

inline constexpr std::array<std::string_view, 7> kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
inline constexpr std::array<std::string_view, 3> kChannels{"here", "takeaway",
                                                           "delivery"}; // as model::v1::Channel counts them

} // namespace phin::menu
