#pragma once

#include "sync/journal/hash.h"
#include "sync/model/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

struct evp_pkey_st;
struct x509_st;

namespace phin::journal {

/// A box's public key (ECDSA P-256), as its certificate gives it.
class PublicKey {
public:
    explicit PublicKey(evp_pkey_st* owned);
    /// First 8 bytes of SHA-256 over the SubjectPublicKeyInfo.
    [[nodiscard]] const std::string& id() const noexcept { return m_id; }
    [[nodiscard]] bool verify(const Hash& hash, std::string_view signature) const;

private:
    std::shared_ptr<evp_pkey_st> m_key;
    std::string m_id;
};

/// What a certificate that the shop's authority issued says.
struct Certified {
    std::string shop;   ///< subject O
    std::string device; ///< subject CN
    std::shared_ptr<const PublicKey> key;
    std::string serial;                   ///< hexadecimal
    std::int64_t fromMs = 0, untilMs = 0; ///< UTC
};

/// The shop's certificate authority, as everyone may know it: decides whose certificates count.
class Authority {
public:
    static Result<Authority> load(const std::filesystem::path& pem);
    static Result<Authority> of(std::string_view der);
    /// Certificate in DER. An expired one still proves what it sealed, so dates are not checked here: they guard
    /// connections (TLS), not history. Any thread.
    [[nodiscard]] Result<Certified> check(std::string_view der) const;
    /// Whether the authority itself signed these bytes; see Issuer::sign().
    [[nodiscard]] bool signedBy(std::string_view bytes, std::string_view signature) const;
    /// A seal by the authority's own key: at the end of what counts of a revoked box's chain.
    [[nodiscard]] const PublicKey& key() const noexcept { return *m_key; }
    [[nodiscard]] const std::string& shop() const noexcept { return m_shop; } ///< subject O
    [[nodiscard]] std::string certificateDer() const;

private:
    explicit Authority(std::shared_ptr<x509_st> certificate);
    [[nodiscard]] Result<Certified> look(std::string_view der) const;

    struct Checked; ///< what was found sound: the few certificates of a shop are looked at again and again
    std::shared_ptr<Checked> m_checked;
    std::shared_ptr<x509_st> m_certificate;
    std::shared_ptr<const PublicKey> m_key;
    std::string m_shop;
};

/// A box's own key and certificate: it seals what the box decides.
class Identity {
public:
    /// Refused where others could read the key's file.
    static Result<Identity> load(const std::filesystem::path& certificatePem, const std::filesystem::path& keyPem);
    [[nodiscard]] const std::string& shop() const noexcept { return m_shop; }
    [[nodiscard]] const std::string& device() const noexcept { return m_device; }
    [[nodiscard]] const std::string& certificateDer() const noexcept { return m_der; }
    [[nodiscard]] const std::string& keyId() const noexcept { return m_keyId; }
    /// ECDSA P-256 over the 32 bytes, DER.
    [[nodiscard]] std::string sign(const Hash& hash) const;

private:
    Identity() = default;
    std::shared_ptr<evp_pkey_st> m_key;
    std::string m_shop, m_device, m_der, m_keyId;
};

} // namespace phin::journal
