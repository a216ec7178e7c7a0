#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace phin::lan {

struct Settings {
    std::string shop;
    std::string device;
    std::string kind;
    std::vector<std::string> brokers; ///< mqtt://host:port or mqtts://host:port; the first that answers is taken
    std::filesystem::path authority, certificate, key; ///< PEM; needed for mqtts
    std::filesystem::path journal;                     ///< this box's file, to answer others from
    std::function<std::int64_t()> wallClock = {};      ///< told to others, to compare with; 0: not to be believed
};

} // namespace phin::lan
