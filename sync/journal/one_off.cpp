#include "sync/journal/one_off.h"

#include "sync/journal/certificate.h"
#include "sync/journal/x509.h"

#include <openssl/pem.h>

#include <ctime>
#include <stdexcept>

namespace phin::journal {

OneOff makeOneOff(const std::string& name, std::int64_t nowMs) {
    const auto key = x509::makeKey();
    const x509::CertificatePtr certificate(X509_new(), X509_free);
    auto now = static_cast<std::time_t>(nowMs / 1'000);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_time_adj_ex(X509_getm_notBefore(certificate.get()), -1, 0, &now);
    X509_time_adj_ex(X509_getm_notAfter(certificate.get()), 1, 0, &now);
    X509_set_pubkey(certificate.get(), key.get());
    auto* const subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.data()),
                               static_cast<int>(name.size()), -1, 0);
    X509_set_issuer_name(certificate.get(), subject);
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), BIO_free);
    if (X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0 ||
        PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        throw std::runtime_error("OpenSSL could not make a certificate");
    char* text = nullptr;
    const auto size = BIO_get_mem_data(out.get(), &text);
    OneOff made;
    made.keyPem.assign(text, static_cast<std::size_t>(size));
    made.certificateDer = x509::derOf(certificate.get());
    made.certificatePem = journal::certificatePem(made.certificateDer);
    return made;
}

} // namespace phin::journal
