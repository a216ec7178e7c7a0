#pragma once

#include "sync/journal/identity.h"
#include "tests/faults/random.h"
#include "tests/support/temp_dir.h"

#include <map>
#include <string>
#include <vector>

namespace phin::faults {

/// The authority and the keys of the simulated shop: made once, used for all seeds, for they cost more than a run.
class Identities {
public:
    static constexpr char shop[] = "shop-5";
    explicit Identities(const std::vector<std::string>& devices);
    [[nodiscard]] const journal::Authority& authority() const noexcept { return m_authority.front(); }
    [[nodiscard]] const journal::Identity& of(const std::string& device) const { return m_identities.at(device); }

private:
    test::TempDir m_folder;
    std::vector<journal::Authority> m_authority; // one
    std::map<std::string, journal::Identity> m_identities;
};

/// While it lives, what OpenSSL draws comes from a seed: a signature's length varies with chance, and with it how a
/// file is laid out and what a power cut hits.
class SeededSignatures {
public:
    explicit SeededSignatures(Random random);
    ~SeededSignatures();
    SeededSignatures(const SeededSignatures&) = delete;
    SeededSignatures& operator=(const SeededSignatures&) = delete;
};

} // namespace phin::faults
