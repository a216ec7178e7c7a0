#pragma once

#include "sync/journal/identity.h"
#include "tests/support/temp_dir.h"

#include <filesystem>
#include <string>

namespace phin::test {

/// A shop with an authority of its own, in a folder of its own: hands out identities.
class Shop {
public:
    explicit Shop(std::string name = "shop-5");
    [[nodiscard]] const std::string& name() const noexcept { return m_name; }
    [[nodiscard]] const TempDir& folder() const noexcept { return m_folder; }
    [[nodiscard]] const journal::Authority& authority() const noexcept { return m_authority; }

    [[nodiscard]] std::filesystem::path authorityFile() const { return m_folder / "ca.crt"; }
    /// Issued when first asked for.
    [[nodiscard]] std::filesystem::path certificateFile(const std::string& device) const;
    [[nodiscard]] std::filesystem::path keyFile(const std::string& device) const;
    [[nodiscard]] journal::Identity identity(const std::string& device) const;

private:
    void ensure(const std::string& device) const;

    std::string m_name;
    TempDir m_folder;
    journal::Authority m_authority;
};

} // namespace phin::test
