#include "sync/cloud/shops.h"

#include <algorithm>

namespace phin::cloud {

bool validName(std::string_view name) noexcept {
    return !name.empty() && name.size() <= 64 && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_' || c == '.';
           });
}

Status Shops::add(const std::filesystem::path& data, const std::filesystem::path& folder) {
    auto identity = journal::Identity::load(folder / "cloud.crt", folder / "cloud.key");
    if (!identity)
        return identity.error();
    if (!validName(identity->shop()))
        return Error{ErrorKind::WrongUse, "the certificate's organisation \"" + identity->shop() +
                                              "\" cannot name a shop: letters, digits, - and _ only"};
    try {
        const auto into = data / identity->shop();
        std::filesystem::create_directories(into);
        for (const char* const name : {"ca.crt", "cloud.crt", "cloud.key", "shop.toml"})
            if (!std::filesystem::exists(into / name) && std::filesystem::exists(folder / name))
                std::filesystem::copy_file(folder / name, into / name);
        std::filesystem::permissions(into / "cloud.key",
                                     std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    } catch (const std::filesystem::filesystem_error& error) {
        return Error{ErrorKind::Unavailable, std::string("cannot add the shop: ") + error.what()};
    }
    return done();
}

Result<std::unique_ptr<Shops>> Shops::open(const std::filesystem::path& data, const journal::Clock& clock) {
    auto shops = std::make_unique<Shops>();
    std::error_code code;
    std::filesystem::create_directories(data, code);
    std::filesystem::directory_iterator folders(data, code);
    if (code)
        return Error{ErrorKind::Unavailable, "cannot read the data folder " + data.string() + ": " + code.message()};
    for (const auto& entry : folders) {
        if (!entry.is_directory() || !std::filesystem::exists(entry.path() / "ca.crt"))
            continue;
        if (!validName(entry.path().filename().string()))
            return Error{ErrorKind::WrongUse, "the folder " + entry.path().string() + " cannot name a shop"};
        auto shop = Shop::open(entry.path(), clock);
        if (!shop)
            return shop.error();
        shops->m_shops.emplace((*shop)->id(), std::move(*shop));
    }
    return shops;
}

Shop* Shops::find(std::string_view id) const {
    const auto at = m_shops.find(id);
    return at == m_shops.end() ? nullptr : at->second.get();
}

std::vector<Shop*> Shops::all() const {
    std::vector<Shop*> all;
    for (const auto& [id, shop] : m_shops)
        all.push_back(shop.get());
    return all;
}

void Shops::start() {
    for (const auto& [id, shop] : m_shops)
        shop->start();
}

void Shops::stop() {
    for (const auto& [id, shop] : m_shops)
        shop->stop();
}

} // namespace phin::cloud
