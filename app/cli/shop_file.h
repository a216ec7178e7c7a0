#pragma once

#include "sync/model/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace phin::cli {

/// A shop on this machine, as shop.json tells: which boxes run, where their sockets and databases are.
struct ShopFile {
    std::string shop;
    int utcOffsetMinutes = 420;
    std::map<std::string, std::int64_t> pids;               ///< by process name; of those that run
    std::map<std::string, std::filesystem::path> sockets;   ///< control sockets, by box
    std::map<std::string, std::filesystem::path> databases; ///< journals, by replica
    std::map<std::string, std::string> stations;            ///< what kind of station a box is: barista, kitchen, board
    std::string cloudUrl;

    static Result<ShopFile> load(const std::filesystem::path& file);

    /// The tills' names, in order.
    [[nodiscard]] std::vector<std::string> tills() const;
    /// Those with a control socket and tickets to make: not the guests' board.
    [[nodiscard]] std::vector<std::string> kitchens() const;
    /// The replica that "till", "till:NAME", "station:NAME" (a box or a kind of station), "sync", "cloud" or a plain
    /// name means. NotFound names those that there are.
    [[nodiscard]] Result<std::string> replica(std::string_view from) const;
};

/// Adds the option --shop to a command.
inline constexpr char shopOption[] = "--shop";
inline constexpr char shopOptionHelp[] = "the shop's shop.json";

} // namespace phin::cli
