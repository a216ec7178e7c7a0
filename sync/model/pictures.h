#pragma once

#include "phin/model/v1/menu.pb.h"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace phin {

// Pictures of products. They are facts of their own, named by the SHA-256 of their bytes, so that a new price does not
// send them once more; see docs/decisions/0038.

/// A larger one is refused, by who writes it and by who reads it.
inline constexpr std::size_t largestPictureBytes = std::size_t{24} * 1024;
/// Of one menu: some 12 MB at the very most, a third of that in practice.
inline constexpr std::size_t mostPictures = 500;
/// Pixels of its longer side; a picture is made no larger than that.
inline constexpr int pictureSide = 256;

/// Whether this can be the name of a picture: SHA-256 in lower-case hexadecimal.
[[nodiscard]] bool isPictureId(std::string_view id);

/// Whether the bytes may be kept as a picture: a JPEG by its first bytes, and small enough. Only decoding shows more.
[[nodiscard]] bool mayBePicture(std::string_view bytes);

/// The pictures that the menu names.
[[nodiscard]] std::set<std::string> picturesOf(const model::v1::Menu& menu);

} // namespace phin
