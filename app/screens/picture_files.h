#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace phin::counter {

/// Picture files that a manager may have brought to the till.
struct PictureFiles {
    /// More are not looked for.
    static constexpr std::size_t most = 200;

    /// Where a stick or the till's own pictures are: below /media and /run/media, and in its folder of pictures.
    [[nodiscard]] static std::vector<std::filesystem::path> usualFolders();
    /// PNG, JPEG and WebP files in the folders and a few folders below them, the newest first. What cannot be read is
    /// left out. Not for the UI thread: a stick may be slow.
    [[nodiscard]] static std::vector<std::filesystem::path> in(const std::vector<std::filesystem::path>& folders);
};

} // namespace phin::counter
