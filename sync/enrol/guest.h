#pragma once

#include "phin/enrol/v1/enrol.pb.h"
#include "sync/model/result.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace phin::enrol {

/// What a new box has been given, all of it checked against the authority that the short code covers.
struct Admission {
    std::string authority;   ///< the shop's, DER
    std::string certificate; ///< this box's, DER
    v1::ShopSettings settings;
    struct Neighbour {
        std::string device, certificate;
    };
    std::vector<Neighbour> neighbours;
    bool knownBefore = false;
};

/// Asks a shop to be let in: knocks, shows the code, waits for the manager. Blocks; meant for a program that does
/// nothing else. `show` gets the code and the greeting.
[[nodiscard]] Result<Admission> join(const std::string& target, const v1::Guest& guest,
                                     const std::function<void(const std::string& code, const v1::Greeting&)>& show,
                                     std::chrono::milliseconds connectWithin = std::chrono::seconds(10));

} // namespace phin::enrol
