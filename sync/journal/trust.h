#pragma once

#include "phin/journal/v1/device.pb.h"
#include "sync/journal/identity.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace phin::journal {

/// An entry about a box of the shop, see phin/journal/v1/device.proto.
struct DeviceFact {
    std::string type;
    std::string author; ///< whose journal it stands in
    std::uint32_t epoch = 0;
    std::uint64_t seq = 0;
    std::uint64_t hlc = 0;
    std::string payload;
};

/// Who belongs to the shop: what the facts about its boxes come to. The same facts give the same answers whatever order
/// they came in, on every box: a certificate counts because the shop's authority signed it, a revocation too; of two
/// revocations of one key the later by (hlc, author) stands.
class Trust {
public:
    using Revocation = phin::journal::v1::Revocation;
    using ChainEnd = phin::journal::v1::ChainEnd;

    Trust() = default;
    /// `certificates` (DER): of all chains, besides those that the facts bring.
    Trust(const Authority& authority, const std::vector<DeviceFact>& facts,
          const std::vector<std::string>& certificates);

    /// The revocation of this key of this device; null while it is in force.
    [[nodiscard]] const Revocation* revocation(const std::string& device, const std::string& keyId) const;
    /// The last entry of this epoch that counts after a revocation; seq 0: none.
    [[nodiscard]] static ChainEnd endOf(const Revocation& revocation, std::uint32_t epoch);
    /// Nothing that this device says on the network is to be heard: it has no key that is in force.
    [[nodiscard]] bool banned(const std::string& device) const;
    [[nodiscard]] bool certificateRevoked(const Certified& certificate) const;

    /// A certificate of the shop.
    struct Known {
        std::string device, keyId, serial;
        std::int64_t fromMs = 0, untilMs = 0;
        std::string der;
    };
    /// By device and key; of one key the one that lasts longest comes last.
    [[nodiscard]] const std::vector<Known>& certificates() const noexcept { return m_certificates; }
    /// Serial numbers of certificates that no connection may be made with, in order.
    [[nodiscard]] std::vector<std::string> revokedSerials() const;
    /// The newest list for brokers (DER), and whom it names; empty: there is none.
    [[nodiscard]] const std::string& revocationList() const noexcept { return m_list; }
    [[nodiscard]] const std::set<std::string>& listedSerials() const noexcept { return m_listed; }
    [[nodiscard]] bool anyRevoked() const noexcept { return !m_revocations.empty(); }

private:
    using KeyOf = std::pair<std::string, std::string>; // device, key id
    struct Decided {
        std::pair<std::uint64_t, std::string> stamp; // hlc, author
        Revocation what;
    };
    void take(const Authority& authority, const DeviceFact& fact);
    void know(const Authority& authority, const std::string& der);

    std::map<KeyOf, Decided> m_revocations;
    std::vector<Known> m_certificates;
    std::pair<std::uint64_t, std::string> m_listStamp;
    std::string m_list;
    std::set<std::string> m_listed;
};

/// What the authority signs of a revocation, see Issuer::sign().
[[nodiscard]] std::string signedForm(std::string_view revocation);

} // namespace phin::journal
