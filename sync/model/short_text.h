#pragma once

#include "sync/model/result.h"

#include <string_view>

namespace phin {

/// How much a person may say in a reason or a message.
inline constexpr std::size_t longestShortText = 200; ///< characters

/// Characters of UTF-8, as a person counts them.
[[nodiscard]] constexpr std::size_t characters(std::string_view utf8) noexcept {
    std::size_t count = 0;
    for (const char byte : utf8)
        count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    return count;
}

/// Whether all of it is one line of words; WrongUse otherwise. `what` names it in the message.
[[nodiscard]] Status checkShortText(std::string_view utf8, std::string_view what);

} // namespace phin
