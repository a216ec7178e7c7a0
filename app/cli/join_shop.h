#pragma once

#include "app/cli/command.h"

#include <string>

namespace phin::cli {

/// `phin enroll --join`: this machine becomes a box of a shop whose manager holds the door open.
struct Joining {
    std::string target; ///< HOST or HOST:PORT
    std::string folder;
    std::string device, kind, letter, station, name;
};
[[nodiscard]] Exit joinShop(const Joining& joining);

} // namespace phin::cli
