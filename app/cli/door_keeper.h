#pragma once

#include "app/cli/command.h"

#include <filesystem>
#include <string>

namespace phin::cli {

/// `phin enroll --serve`: holds a shop's door open for one new box, and asks the manager for its code.
struct DoorKeeping {
    std::string listen;                   ///< ADDRESS:PORT; empty: all addresses, the usual port
    std::filesystem::path socket;         ///< of the running box that holds the authority, or
    std::filesystem::path folder, config; ///< the authority's folder and a box's settings, where no box runs yet
};
[[nodiscard]] Exit keepDoor(const DoorKeeping& keeping);

} // namespace phin::cli
