#pragma once

#include <string>

namespace phin::cli {

/// A QR code of `text` as lines for a terminal, two modules in each letter; empty where it cannot be made.
[[nodiscard]] std::string terminalQr(const std::string& text);

} // namespace phin::cli
