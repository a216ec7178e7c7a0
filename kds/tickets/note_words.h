#pragma once

#include <string_view>

namespace phin::kds {

/// What somebody wrote on a line, for those who make it.
enum class NoteKind {
    None,
    Note,
    Allergy, ///< it speaks of an allergy, or says that something people are allergic to must not be in it
};

/// In Vietnamese, with marks or typed without, and English. In doubt an allergy: to be asked once too often harms
/// nobody.
[[nodiscard]] NoteKind noteKind(std::string_view utf8);

} // namespace phin::kds
