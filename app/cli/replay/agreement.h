#pragma once

#include "app/cli/shop_file.h"

#include <cstdint>
#include <string>

namespace phin::cli {

/// Whether the shop's replicas have come to rest: no ticket is open, and all hold the same.
class Agreement {
public:
    explicit Agreement(const ShopFile& shop)
        : m_shop(shop) {}

    /// What is still waited for; empty: nothing.
    [[nodiscard]] std::string look();
    /// Something had changed between the last two looks.
    [[nodiscard]] bool moved() const noexcept { return m_moved; }

private:
    const ShopFile& m_shop;
    std::uint64_t m_sum = 0;
    bool m_moved = true;
};

} // namespace phin::cli
