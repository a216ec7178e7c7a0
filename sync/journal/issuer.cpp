#include "sync/journal/issuer.h"

#include "sync/journal/certificate.h"
#include "sync/journal/whole_file.h"
#include "sync/journal/x509.h"

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <ctime>

namespace phin::journal {
namespace {

constexpr int authorityDays = 3650;
constexpr long clocksDiffer = 86'400; // seconds: a box whose clock is behind must not find its certificate too young

using x509::CertificatePtr;
using x509::KeyPtr;

Error failed(const std::string& what) {
    ERR_clear_error();
    return {ErrorKind::Unavailable, what};
}

/// A fresh certificate for `key`, not signed yet.
CertificatePtr draft(EVP_PKEY* key, const std::string& shop, const std::string& name, Issuer::Terms terms) {
    CertificatePtr certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    unsigned char serial[16];
    RAND_bytes(serial, sizeof serial);
    serial[0] &= 0x7f; // positive, RFC 5280 4.1.2.2
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(BN_bin2bn(serial, sizeof serial, nullptr), BN_free);
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()));
    auto now = static_cast<std::time_t>(terms.nowMs / 1'000);
    if (terms.nowMs == 0)
        now = std::time(nullptr);
    X509_time_adj_ex(X509_getm_notBefore(certificate.get()), 0, -clocksDiffer, &now);
    X509_time_adj_ex(X509_getm_notAfter(certificate.get()), terms.days, 0, &now);
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

Status writeCertificate(const std::filesystem::path& file, const X509* certificate) {
    return replaceFile(file, certificatePem(x509::derOf(certificate)));
}

} // namespace

Result<Issuer> Issuer::create(const std::filesystem::path& folder, const std::string& shop) {
    if (std::filesystem::exists(folder / "ca.key"))
        return Error{ErrorKind::Refused, folder.string() + " already holds a shop's authority"};
    const KeyPtr key = x509::makeKey();
    const auto certificate = draft(key.get(), shop, shop + " authority", {0, authorityDays});
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    if (!extend(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0") ||
        !extend(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign") ||
        !extend(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash") ||
        X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0)
        return failed("OpenSSL could not make the authority's certificate");
    std::error_code ignored; // the key's own message says why, where that is a problem
    std::filesystem::create_directories(folder, ignored);
    Issuer issuer(shop, certificate, key);
    if (auto written = x509::writeKey(folder / "ca.key", key.get()); !written)
        return written.error();
    if (auto written = writeCertificate(folder / "ca.crt", certificate.get()); !written)
        return written.error();
    const auto nobody = issuer.revocationList({}, 1);
    if (!nobody)
        return nobody.error();
    if (auto written = replaceFile(folder / "ca.crl", revocationListPem(*nobody)); !written)
        return written.error();
    return issuer;
}

Result<Issuer> Issuer::load(const std::filesystem::path& folder) {
    const auto certificate = x509::readCertificate(folder / "ca.crt");
    if (!certificate || !std::filesystem::exists(folder / "ca.key"))
        return failed("cannot read the shop's authority (ca.crt, ca.key) in " + folder.string());
    auto key = x509::readKey(folder / "ca.key");
    if (!key)
        return key.error();
    if (X509_check_private_key(certificate.get(), key->get()) != 1)
        return failed("ca.key and ca.crt in " + folder.string() + " do not belong together");
    return Issuer(x509::field(X509_get_subject_name(certificate.get()), NID_organizationName), certificate,
                  std::move(*key));
}

std::string Issuer::certificateDer() const {
    return x509::derOf(m_certificate.get());
}

Result<std::shared_ptr<x509_st>> Issuer::make(evp_pkey_st* key, const std::string& device,
                                              const std::vector<std::string>& hosts, Terms terms) const {
    auto certificate = draft(key, m_shop, device, terms);
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
    return certificate;
}

Status Issuer::issue(const std::filesystem::path& folder, const std::string& device,
                     const std::vector<std::string>& hosts, int days) const {
    const KeyPtr key = x509::makeKey();
    const auto certificate = make(key.get(), device, hosts, {0, days});
    if (!certificate)
        return certificate.error();
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    if (auto written = x509::writeKey(folder / (device + ".key"), key.get()); !written)
        return written;
    return writeCertificate(folder / (device + ".crt"), certificate->get());
}

Result<std::string> Issuer::certify(std::string_view request, const std::string& device,
                                    const std::vector<std::string>& hosts, Terms terms) const {
    if (auto good = readRequest(request); !good)
        return good.error();
    const auto* at = reinterpret_cast<const unsigned char*>(request.data());
    const std::unique_ptr<X509_REQ, decltype(&X509_REQ_free)> parsed(
        d2i_X509_REQ(nullptr, &at, static_cast<long>(request.size())), X509_REQ_free);
    const auto certificate = make(X509_REQ_get0_pubkey(parsed.get()), device, hosts, terms);
    if (!certificate)
        return certificate.error();
    return x509::derOf(certificate->get());
}

Result<std::string> Issuer::renew(std::string_view certificate, std::string_view request, Terms terms) const {
    const auto before = x509::certificateOf(certificate);
    if (!before || X509_verify(before.get(), m_key.get()) != 1) {
        ERR_clear_error();
        return Error{ErrorKind::Refused, "the certificate was not issued by this shop's authority"};
    }
    const auto now = terms.nowMs != 0 ? terms.nowMs : static_cast<std::int64_t>(std::time(nullptr)) * 1'000;
    if (x509::toMs(X509_get0_notAfter(before.get())) < now)
        return Error{ErrorKind::Refused, "the certificate has ended; enrol the box anew"};
    const auto requested = readRequest(request);
    if (!requested)
        return requested.error();
    if (requested->keyId != x509::keyIdOf(X509_get0_pubkey(before.get())))
        return Error{ErrorKind::Refused, "the request is not by the certificate's own key"};
    const auto device = x509::field(X509_get_subject_name(before.get()), NID_commonName);
    auto after = draft(X509_get0_pubkey(before.get()), m_shop, device, terms);
    X509_set_issuer_name(after.get(), X509_get_subject_name(m_certificate.get()));
    for (int i = 0; i < X509_get_ext_count(before.get()); ++i) // what it may be used for, and its hosts, stay
        if (X509_add_ext(after.get(), X509_get_ext(before.get(), i), -1) != 1)
            return failed("OpenSSL could not renew the certificate of " + device);
    if (X509_sign(after.get(), m_key.get(), EVP_sha256()) == 0)
        return failed("OpenSSL could not renew the certificate of " + device);
    return x509::derOf(after.get());
}

Result<std::string> Issuer::revocationList(const std::vector<std::string>& serials, std::uint64_t number) const {
    const std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> list(X509_CRL_new(), X509_CRL_free);
    X509_CRL_set_version(list.get(), 1);
    X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(m_certificate.get()));
    X509_CRL_set1_lastUpdate(list.get(), X509_get0_notBefore(m_certificate.get())); // never in a broker's future
    X509_CRL_set1_nextUpdate(list.get(), X509_get0_notAfter(m_certificate.get()));
    for (const auto& serial : serials) {
        BIGNUM* parsed = nullptr;
        const bool hex = BN_hex2bn(&parsed, serial.c_str()) == static_cast<int>(serial.size());
        const std::unique_ptr<BIGNUM, decltype(&BN_free)> value(parsed, BN_free);
        const std::unique_ptr<ASN1_INTEGER, decltype(&ASN1_INTEGER_free)> integer(
            hex ? BN_to_ASN1_INTEGER(value.get(), nullptr) : nullptr, ASN1_INTEGER_free);
        X509_REVOKED* const revoked = integer ? X509_REVOKED_new() : nullptr;
        if (!revoked)
            return failed("\"" + serial + "\" is not a certificate's serial number");
        X509_REVOKED_set_serialNumber(revoked, integer.get());
        X509_REVOKED_set_revocationDate(revoked, const_cast<ASN1_TIME*>(X509_get0_notBefore(m_certificate.get())));
        X509_CRL_add0_revoked(list.get(), revoked);
    }
    const std::unique_ptr<ASN1_INTEGER, decltype(&ASN1_INTEGER_free)> counted(ASN1_INTEGER_new(), ASN1_INTEGER_free);
    ASN1_INTEGER_set_uint64(counted.get(), number);
    X509_CRL_sort(list.get());
    unsigned char* der = nullptr;
    int size = 0;
    if (X509_CRL_add1_ext_i2d(list.get(), NID_crl_number, counted.get(), 0, 0) == 1 &&
        X509_CRL_sign(list.get(), m_key.get(), EVP_sha256()) > 0)
        size = i2d_X509_CRL(list.get(), &der);
    if (size <= 0)
        return failed("OpenSSL could not make a revocation list");
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

std::string Issuer::sign(std::string_view bytes) const {
    return x509::sign(m_key.get(), bytes);
}

std::string Issuer::seal(const Hash& hash) const {
    return x509::signHash(m_key.get(), hash);
}

} // namespace phin::journal
