#pragma once

#include "sync/cloud/shop.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace phin::cloud {

/// Whether a shop or device may be called so: letters, digits, '-', '_' and '.', 1 to 64, no dot in front.
[[nodiscard]] bool validName(std::string_view name) noexcept;

/// The shops of this cloud: every subfolder of the data folder that holds a ca.crt.
class Shops {
public:
    /// Copies ca.crt, cloud.crt and cloud.key (and shop.toml) of `folder` into the data folder, under the shop's own
    /// name; where it is there already, nothing is changed.
    static Status add(const std::filesystem::path& data, const std::filesystem::path& folder);
    /// Errors: the folder cannot be read, or one of its shops cannot be opened.
    static Result<std::unique_ptr<Shops>> open(const std::filesystem::path& data, const journal::Clock& clock);

    /// Null: unknown. Shops live as long as this.
    [[nodiscard]] Shop* find(std::string_view id) const;
    [[nodiscard]] std::vector<Shop*> all() const;
    void start();
    void stop();

private:
    std::map<std::string, std::unique_ptr<Shop>, std::less<>> m_shops;
};

} // namespace phin::cloud
