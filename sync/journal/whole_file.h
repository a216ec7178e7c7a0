#pragma once

#include "sync/model/result.h"

#include <filesystem>
#include <string_view>

namespace phin::journal {

/// Replaces a file as a whole: whoever reads it, also after a power cut, sees the old one or the new one.
/// `mode`: who may read it, from its first moment on.
Status replaceFile(const std::filesystem::path& file, std::string_view bytes, unsigned mode = 0644);

/// Refused where anybody but this program's user could read or change the file: a key that others know proves nothing.
Status requirePrivate(const std::filesystem::path& keyFile);

} // namespace phin::journal
