#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace phin::faults {

/// What people were shown, kept outside of all faults: the screen said "Paid", the station's screen let the drink go.
struct Oracle {
    struct Paid {
        std::string till;
        std::uint64_t receipt = 0;
        std::int64_t totalMinor = 0;
    };
    /// Order id, line, part of it.
    using Part = std::tuple<std::string, std::uint32_t, std::string>;
    std::map<std::string, Paid> paid; ///< by order id
    std::set<Part> made;
    std::set<std::string> refunded; ///< refund ids
    /// On a disk that was lost before anybody else had them: no shop can have kept these.
    std::set<std::string> lostOrders;
    std::set<Part> lostMarks;
    std::set<std::string> lostRefunds;
};

} // namespace phin::faults
