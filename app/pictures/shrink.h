#pragma once

#include "sync/model/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace phin::pictures {

/// A larger file is refused unread: what a phone's camera makes is a fifth of it.
inline constexpr std::size_t largestFile = std::size_t{32} * 1024 * 1024;
/// Of either side; more is refused before anything is decoded.
inline constexpr int longestSide = 12'000;
/// What decoding may take (MiB): a photo of 50 million pixels.
inline constexpr int mostMemory = 200;

/// A product's picture (see sync/model/pictures.h) of the bytes of a PNG, JPEG or WebP file: turned the way its camera
/// was held, no larger than it has to be, on white where it is transparent. What is such a picture already stays as it
/// is, byte for byte. WrongUse: no such file, damaged, or out of bounds; the message says which. Not for the UI thread.
[[nodiscard]] Result<std::string> shrink(std::string_view bytes);

/// The same for a file.
[[nodiscard]] Result<std::string> shrinkFile(const std::filesystem::path& file);

} // namespace phin::pictures
