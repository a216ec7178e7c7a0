#pragma once

#include "sync/journal/hash.h"
#include "sync/model/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct evp_pkey_st;
struct x509_st;

namespace phin::journal {

/// The secret half of the shop's certificate authority: makes the certificates that boxes prove themselves with.
/// Lives on the first box alone. Keys are ECDSA P-256; key files are written with mode 0600.
class Issuer {
public:
    /// How long a certificate is good for.
    struct Terms {
        std::int64_t nowMs = 0; ///< UTC; 0: what the system's clock says
        int days = 825;
    };

    /// Makes a new authority: writes ca.crt, ca.key and an empty revocation list ca.crl into `folder`. Refused where
    /// one is there already.
    static Result<Issuer> create(const std::filesystem::path& folder, const std::string& shop);
    /// Reads ca.crt and ca.key from `folder`. Refused where others could read the key.
    static Result<Issuer> load(const std::filesystem::path& folder);

    [[nodiscard]] const std::string& shop() const noexcept { return m_shop; }
    [[nodiscard]] std::string certificateDer() const;
    /// Makes a key and a certificate for `device` (subject O = shop, CN = device): DEVICE.crt and DEVICE.key in
    /// `folder`. `hosts`: names and addresses under which it serves (a broker, the cloud).
    Status issue(const std::filesystem::path& folder, const std::string& device,
                 const std::vector<std::string>& hosts = {}, int days = 825) const;
    /// A certificate (DER) for the key of a request that readRequest() accepts.
    [[nodiscard]] Result<std::string> certify(std::string_view request, const std::string& device,
                                              const std::vector<std::string>& hosts, Terms terms) const;
    /// The same certificate with new dates, for its own key again. Refused: not one of ours, it has ended, or the
    /// request is not by its key.
    [[nodiscard]] Result<std::string> renew(std::string_view certificate, std::string_view request, Terms terms) const;
    /// Names the certificates (hexadecimal serial numbers) that no connection may be made with any more. DER.
    /// `number` rises. The list never ends by itself: where it did, brokers would turn everybody away.
    [[nodiscard]] Result<std::string> revocationList(const std::vector<std::string>& serials,
                                                     std::uint64_t number) const;
    /// The authority's own word, see Authority::signedBy().
    [[nodiscard]] std::string sign(std::string_view bytes) const;
    /// A seal by the authority, see Authority::key().
    [[nodiscard]] std::string seal(const Hash& hash) const;

private:
    Issuer(std::string shop, std::shared_ptr<x509_st> certificate, std::shared_ptr<evp_pkey_st> key)
        : m_shop(std::move(shop))
        , m_certificate(std::move(certificate))
        , m_key(std::move(key)) {}
    [[nodiscard]] Result<std::shared_ptr<x509_st>> make(evp_pkey_st* key, const std::string& device,
                                                        const std::vector<std::string>& hosts, Terms terms) const;
    std::string m_shop;
    std::shared_ptr<x509_st> m_certificate;
    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace phin::journal
