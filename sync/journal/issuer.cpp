#include "sync/journal/issuer.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

namespace phin::journal {
namespace {

constexpr int authorityDays = 3650;

using KeyPtr = std::shared_ptr<EVP_PKEY>;
using CertificatePtr = std::shared_ptr<X509>;
struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using FilePtr = std::unique_ptr<std::FILE, FileCloser>;

Error failed(const std::string& what) {
    ERR_clear_error();
    return {ErrorKind::Unavailable, what};
}

/// A fresh certificate for `key`, not signed yet.
CertificatePtr draft(EVP_PKEY* key, const std::string& shop, const std::string& name, int days) {
    CertificatePtr certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    unsigned char serial[16];
    RAND_bytes(serial, sizeof serial);
    serial[0] &= 0x7f; // positive, RFC 5280 4.1.2.2
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(BN_bin2bn(serial, sizeof serial, nullptr), BN_free);
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()));
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -86'400); // boxes' clocks differ
    X509_time_adj_ex(X509_getm_notAfter(certificate.get()), days, 0, nullptr);
    X509_set_pubkey(certificate.get(), key);
    auto* const subject = X509_get_subject_name(certificate.get());
    const auto put = [&](const char* field, const std::string& text) {
        X509_NAME_add_entry_by_txt(subject, field, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()), -1, 0);
    };
    put("O", shop);
    put("CN", name);
    return certificate;
}

bool extend(X509* certificate, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()), X509_EXTENSION_free);
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

Status writeFiles(const std::filesystem::path& stem, X509* certificate, EVP_PKEY* key) {
    std::error_code code;
    std::filesystem::create_directories(stem.parent_path(), code);
    const auto keyPath = stem.string() + ".key";
    const int descriptor = ::open(keyPath.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const FilePtr keyFile(descriptor < 0 ? nullptr : ::fdopen(descriptor, "w"));
    if (!keyFile || PEM_write_PrivateKey(keyFile.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed("cannot write " + keyPath + ": " + std::strerror(errno));
    const FilePtr file(std::fopen((stem.string() + ".crt").c_str(), "we"));
    if (!file || PEM_write_X509(file.get(), certificate) != 1)
        return failed("cannot write " + stem.string() + ".crt");
    return done();
}

} // namespace

Result<Issuer> Issuer::create(const std::filesystem::path& folder, const std::string& shop) {
    if (std::filesystem::exists(folder / "ca.key"))
        return Error{ErrorKind::Refused, folder.string() + " already holds a shop's authority"};
    const KeyPtr key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    if (!key)
        return failed("OpenSSL could not make a key");
    const auto certificate = draft(key.get(), shop, shop + " authority", authorityDays);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    if (!extend(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0") ||
        !extend(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign") ||
        !extend(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash") ||
        X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0)
        return failed("OpenSSL could not make the authority's certificate");
    if (auto written = writeFiles(folder / "ca", certificate.get(), key.get()); !written)
        return written.error();
    return Issuer(shop, certificate, key);
}

Result<Issuer> Issuer::load(const std::filesystem::path& folder) {
    const FilePtr certificateFile(std::fopen((folder / "ca.crt").c_str(), "re"));
    const CertificatePtr certificate(
        certificateFile ? PEM_read_X509(certificateFile.get(), nullptr, nullptr, nullptr) : nullptr, X509_free);
    const FilePtr keyFile(std::fopen((folder / "ca.key").c_str(), "re"));
    const KeyPtr key(keyFile ? PEM_read_PrivateKey(keyFile.get(), nullptr, nullptr, nullptr) : nullptr, EVP_PKEY_free);
    if (!certificate || !key)
        return failed("cannot read the shop's authority (ca.crt, ca.key) in " + folder.string());
    char shop[256] = {};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_organizationName, shop, sizeof shop);
    return Issuer(shop, certificate, key);
}

Status Issuer::issue(const std::filesystem::path& folder, const std::string& device,
                     const std::vector<std::string>& hosts, int days) const {
    const KeyPtr key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    if (!key)
        return failed("OpenSSL could not make a key");
    const auto certificate = draft(key.get(), m_shop, device, days);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(m_certificate.get()));
    std::string names = "DNS:" + device;
    for (const auto& host : hosts) {
        const bool address =
            host.find_first_not_of("0123456789.") == std::string::npos || host.find(':') != std::string::npos;
        names += (address ? ",IP:" : ",DNS:") + host;
    }
    if (!extend(certificate.get(), m_certificate.get(), NID_basic_constraints, "critical,CA:FALSE") ||
        !extend(certificate.get(), m_certificate.get(), NID_key_usage, "critical,digitalSignature") ||
        !extend(certificate.get(), m_certificate.get(), NID_ext_key_usage, "clientAuth,serverAuth") ||
        !extend(certificate.get(), m_certificate.get(), NID_subject_alt_name, names) ||
        X509_sign(certificate.get(), m_key.get(), EVP_sha256()) == 0)
        return failed("OpenSSL could not make a certificate for " + device);
    return writeFiles(folder / device, certificate.get(), key.get());
}

} // namespace phin::journal
