#include "sync/journal/identity.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <stdexcept>

namespace phin::journal {
namespace {

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

template <class T, class Read>
T* readPem(const std::filesystem::path& path, Read read) {
    const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "re"));
    T* const object = file ? read(file.get(), nullptr, nullptr, nullptr) : nullptr;
    ERR_clear_error();
    return object;
}

std::string subject(const X509* certificate, int nid) {
    const X509_NAME* const name = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0)
        return {};
    const ASN1_STRING* const data = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at));
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(data)),
            static_cast<std::size_t>(ASN1_STRING_length(data))};
}

std::string keyIdOf(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    if (size <= 0)
        throw std::runtime_error("OpenSSL could not encode a public key");
    const auto hash = sha256({reinterpret_cast<const char*>(der), static_cast<std::size_t>(size)});
    OPENSSL_free(der);
    return toBytes(hash).substr(0, 8);
}

} // namespace

PublicKey::PublicKey(evp_pkey_st* owned)
    : m_key(owned, EVP_PKEY_free)
    , m_id(keyIdOf(owned)) {}

bool PublicKey::verify(const Hash& hash, std::string_view signature) const {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(m_key.get(), nullptr),
                                                                              EVP_PKEY_CTX_free);
    const bool good = context && EVP_PKEY_verify_init(context.get()) == 1 &&
                      EVP_PKEY_verify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                                      signature.size(), hash.data(), hash.size()) == 1;
    ERR_clear_error();
    return good;
}

Authority::Authority(x509_st* owned)
    : m_certificate(owned, X509_free) {}

Result<Authority> Authority::load(const std::filesystem::path& pem) {
    X509* const certificate = readPem<X509>(pem, PEM_read_X509);
    if (!certificate)
        return Error{ErrorKind::Unavailable, "cannot read the shop's authority certificate " + pem.string()};
    return Authority(certificate);
}

Result<Certified> Authority::check(std::string_view der) const {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())),
                                                                  X509_free);
    ERR_clear_error();
    if (!certificate)
        return Error{ErrorKind::Refused, "the certificate cannot be read"};
    const bool issued = X509_verify(certificate.get(), X509_get0_pubkey(m_certificate.get())) == 1;
    ERR_clear_error();
    if (!issued)
        return Error{ErrorKind::Refused, "the certificate was not issued by this shop's authority"};
    EVP_PKEY* const key = X509_get_pubkey(certificate.get());
    if (!key)
        return Error{ErrorKind::Refused, "the certificate has no usable key"};
    return Certified{subject(certificate.get(), NID_organizationName), subject(certificate.get(), NID_commonName),
                     std::make_shared<const PublicKey>(key)};
}

Result<Identity> Identity::load(const std::filesystem::path& certificatePem, const std::filesystem::path& keyPem) {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(readPem<X509>(certificatePem, PEM_read_X509),
                                                                  X509_free);
    if (!certificate)
        return Error{ErrorKind::Unavailable, "cannot read this box's certificate " + certificatePem.string()};
    Identity identity;
    identity.m_key.reset(readPem<EVP_PKEY>(keyPem, PEM_read_PrivateKey), EVP_PKEY_free);
    if (!identity.m_key)
        return Error{ErrorKind::Unavailable, "cannot read this box's key " + keyPem.string()};
    if (X509_check_private_key(certificate.get(), identity.m_key.get()) != 1)
        return Error{ErrorKind::Unavailable,
                     "the key " + keyPem.string() + " does not belong to the certificate " + certificatePem.string()};
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate.get(), &der);
    identity.m_der.assign(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    identity.m_shop = subject(certificate.get(), NID_organizationName);
    identity.m_device = subject(certificate.get(), NID_commonName);
    identity.m_keyId = keyIdOf(identity.m_key.get());
    return identity;
}

std::string Identity::sign(const Hash& hash) const {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(m_key.get(), nullptr),
                                                                              EVP_PKEY_CTX_free);
    std::size_t size = 0;
    std::string signature;
    if (!context || EVP_PKEY_sign_init(context.get()) != 1 ||
        EVP_PKEY_sign(context.get(), nullptr, &size, hash.data(), hash.size()) != 1)
        throw std::runtime_error("OpenSSL could not start to sign");
    signature.resize(size);
    if (EVP_PKEY_sign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, hash.data(),
                      hash.size()) != 1)
        throw std::runtime_error("OpenSSL could not sign");
    signature.resize(size);
    return signature;
}

} // namespace phin::journal
