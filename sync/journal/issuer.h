#pragma once

#include "sync/model/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct evp_pkey_st;
struct x509_st;

namespace phin::journal {

/// The secret half of the shop's certificate authority: makes the certificates that boxes prove themselves with.
/// Lives on the first box alone. Keys are ECDSA P-256; key files are written with mode 0600.
class Issuer {
public:
    /// Makes a new authority: writes ca.crt and ca.key into `folder`. Refused where one is there already.
    static Result<Issuer> create(const std::filesystem::path& folder, const std::string& shop);
    /// Reads ca.crt and ca.key from `folder`.
    static Result<Issuer> load(const std::filesystem::path& folder);

    [[nodiscard]] const std::string& shop() const noexcept { return m_shop; }
    /// Makes a key and a certificate for `device` (subject O = shop, CN = device): DEVICE.crt and DEVICE.key in
    /// `folder`. `hosts`: names and addresses under which it serves (a broker, the cloud).
    Status issue(const std::filesystem::path& folder, const std::string& device,
                 const std::vector<std::string>& hosts = {}, int days = 825) const;

private:
    Issuer(std::string shop, std::shared_ptr<x509_st> certificate, std::shared_ptr<evp_pkey_st> key)
        : m_shop(std::move(shop))
        , m_certificate(std::move(certificate))
        , m_key(std::move(key)) {}
    std::string m_shop;
    std::shared_ptr<x509_st> m_certificate;
    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace phin::journal
