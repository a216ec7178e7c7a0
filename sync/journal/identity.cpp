#include "sync/journal/identity.h"

#include "sync/journal/x509.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <map>
#include <mutex>

namespace phin::journal {

PublicKey::PublicKey(evp_pkey_st* owned)
    : m_key(owned, EVP_PKEY_free)
    , m_id(x509::keyIdOf(owned)) {}

bool PublicKey::verify(const Hash& hash, std::string_view signature) const {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(m_key.get(), nullptr),
                                                                              EVP_PKEY_CTX_free);
    const bool good = context && EVP_PKEY_verify_init(context.get()) == 1 &&
                      EVP_PKEY_verify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                                      signature.size(), hash.data(), hash.size()) == 1;
    ERR_clear_error();
    return good;
}

struct Authority::Checked {
    static constexpr std::size_t most = 256;
    std::mutex mutex;
    std::map<std::string, Certified, std::less<>> byDer;
};

Authority::Authority(std::shared_ptr<x509_st> certificate)
    : m_checked(std::make_shared<Checked>())
    , m_certificate(std::move(certificate))
    , m_key(std::make_shared<const PublicKey>(X509_get_pubkey(m_certificate.get())))
    , m_shop(x509::field(X509_get_subject_name(m_certificate.get()), NID_organizationName)) {}

Result<Authority> Authority::load(const std::filesystem::path& pem) {
    auto certificate = x509::readCertificate(pem);
    if (!certificate || !X509_get0_pubkey(certificate.get()))
        return Error{ErrorKind::Unavailable, "cannot read the shop's authority certificate " + pem.string()};
    return Authority(std::move(certificate));
}

Result<Authority> Authority::of(std::string_view der) {
    auto certificate = x509::certificateOf(der);
    if (!certificate || X509_check_ca(certificate.get()) != 1 || !X509_get0_pubkey(certificate.get()))
        return Error{ErrorKind::Refused, "this is not the certificate of a shop's authority"};
    return Authority(std::move(certificate));
}

Result<Certified> Authority::check(std::string_view der) const {
    {
        const std::lock_guard lock(m_checked->mutex);
        if (const auto known = m_checked->byDer.find(der); known != m_checked->byDer.end())
            return known->second;
    }
    auto looked = look(der);
    if (looked) {
        const std::lock_guard lock(m_checked->mutex);
        if (m_checked->byDer.size() >= Checked::most)
            m_checked->byDer.clear();
        m_checked->byDer.insert_or_assign(std::string(der), *looked);
    }
    return looked;
}

Result<Certified> Authority::look(std::string_view der) const {
    const auto certificate = x509::certificateOf(der);
    if (!certificate)
        return Error{ErrorKind::Refused, "the certificate cannot be read"};
    const bool issued = X509_verify(certificate.get(), X509_get0_pubkey(m_certificate.get())) == 1;
    ERR_clear_error();
    if (!issued)
        return Error{ErrorKind::Refused, "the certificate was not issued by this shop's authority"};
    EVP_PKEY* const key = X509_get_pubkey(certificate.get());
    if (!key)
        return Error{ErrorKind::Refused, "the certificate has no usable key"};
    const auto* const subject = X509_get_subject_name(certificate.get());
    return Certified{x509::field(subject, NID_organizationName),
                     x509::field(subject, NID_commonName),
                     std::make_shared<const PublicKey>(key),
                     x509::serialOf(certificate.get()),
                     x509::toMs(X509_get0_notBefore(certificate.get())),
                     x509::toMs(X509_get0_notAfter(certificate.get()))};
}

bool Authority::signedBy(std::string_view bytes, std::string_view signature) const {
    return x509::verify(X509_get0_pubkey(m_certificate.get()), bytes, signature);
}

std::string Authority::certificateDer() const {
    return x509::derOf(m_certificate.get());
}

Result<Identity> Identity::load(const std::filesystem::path& certificatePem, const std::filesystem::path& keyPem) {
    const auto certificate = x509::readCertificate(certificatePem);
    if (!certificate)
        return Error{ErrorKind::Unavailable, "cannot read this box's certificate " + certificatePem.string()};
    auto key = x509::readKey(keyPem);
    if (!key)
        return key.error();
    if (X509_check_private_key(certificate.get(), key->get()) != 1) {
        ERR_clear_error();
        return Error{ErrorKind::Unavailable,
                     "the key " + keyPem.string() + " does not belong to the certificate " + certificatePem.string()};
    }
    const auto* const subject = X509_get_subject_name(certificate.get());
    Identity identity;
    identity.m_der = x509::derOf(certificate.get());
    identity.m_shop = x509::field(subject, NID_organizationName);
    identity.m_device = x509::field(subject, NID_commonName);
    identity.m_keyId = x509::keyIdOf(key->get());
    identity.m_key = std::move(*key);
    return identity;
}

std::string Identity::sign(const Hash& hash) const {
    return x509::signHash(m_key.get(), hash);
}

} // namespace phin::journal
