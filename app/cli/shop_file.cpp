#include "app/cli/shop_file.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace phin::cli {
namespace {

using nlohmann::json;

std::map<std::string, std::filesystem::path> paths(const json& object, const std::filesystem::path& folder) {
    std::map<std::string, std::filesystem::path> all;
    for (const auto& [name, path] : object.items())
        all.emplace(name, folder / path.get<std::string>());
    return all;
}

bool startsWith(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

} // namespace

Result<ShopFile> ShopFile::load(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return Error{ErrorKind::Unavailable,
                     "cannot read " + file.string() + "; packaging/demo writes it when the shop runs"};
    try {
        const auto whole = json::parse(in);
        const auto folder = std::filesystem::absolute(file).parent_path();
        ShopFile shop;
        shop.shop = whole.value("shop", std::string{});
        shop.utcOffsetMinutes = whole.value("utc_offset_minutes", shop.utcOffsetMinutes);
        shop.pids = whole.value("pids", shop.pids);
        shop.sockets = paths(whole.value("sockets", json::object()), folder);
        shop.databases = paths(whole.value("databases", json::object()), folder);
        shop.stations = whole.value("stations", shop.stations);
        shop.cloudUrl = whole.value("cloud_url", std::string{});
        return shop;
    } catch (const json::exception& error) {
        return Error{ErrorKind::WrongUse, file.string() + " is not a shop file: " + error.what()};
    }
}

std::vector<std::string> ShopFile::tills() const {
    std::vector<std::string> names;
    for (const auto& [name, socket] : sockets)
        if (startsWith(name, "till"))
            names.push_back(name);
    return names;
}

std::vector<std::string> ShopFile::kitchens() const {
    std::vector<std::string> names;
    for (const auto& [name, socket] : sockets) {
        const auto kind = stations.find(name);
        const auto& station = kind == stations.end() ? name : kind->second;
        if (station == "barista" || station == "kitchen")
            names.push_back(name);
    }
    return names;
}

Result<std::string> ShopFile::replica(std::string_view from) const {
    const auto colon = from.find(':');
    const auto kind = from.substr(0, colon);
    const std::string name(colon == std::string_view::npos ? std::string_view{} : from.substr(colon + 1));
    if (colon == std::string_view::npos) {
        if (databases.count(std::string(from)))
            return std::string(from);
        if (from == "till")
            for (const auto& [replica, file] : databases)
                if (startsWith(replica, "till"))
                    return replica;
    } else if (kind == "till" || kind == "station") {
        if (databases.count(name))
            return name;
        for (const auto& [box, station] : stations)
            if (kind == "station" && station == name && databases.count(box))
                return box;
    } else {
        return Error{ErrorKind::WrongUse,
                     "a replica is till, till:NAME, station:NAME, sync or cloud, not \"" + std::string(from) + "\""};
    }
    std::string known;
    for (const auto& [replica, file] : databases)
        known += (known.empty() ? "" : ", ") + replica;
    return Error{ErrorKind::WrongUse, "this shop has no \"" + std::string(from) + "\"; it has " + known};
}

} // namespace phin::cli
