#include "sync/journal/certificate.h"

#include "sync/journal/x509.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>

namespace phin::journal {
namespace {

constexpr std::size_t longestName = 64; // of a common name, RFC 5280

using BioPtr = std::unique_ptr<BIO, decltype(&BIO_free)>;

std::string contents(BIO* bio) {
    char* text = nullptr;
    const long size = BIO_get_mem_data(bio, &text);
    return {text, static_cast<std::size_t>(std::max(size, 0L))};
}

} // namespace

Result<std::string> readCertificateFile(const std::filesystem::path& pem) {
    const auto certificate = x509::readCertificate(pem);
    if (!certificate)
        return Error{ErrorKind::Unavailable, "cannot read the certificate " + pem.string()};
    return x509::derOf(certificate.get());
}

std::string certificateDer(const std::string& pem) {
    const BioPtr in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
    const x509::CertificatePtr certificate(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr), X509_free);
    ERR_clear_error();
    return certificate ? x509::derOf(certificate.get()) : std::string();
}

std::string certificatePem(std::string_view der) {
    const auto certificate = x509::certificateOf(der);
    const BioPtr out(BIO_new(BIO_s_mem()), BIO_free);
    if (!certificate || PEM_write_bio_X509(out.get(), certificate.get()) != 1)
        return {};
    return contents(out.get());
}

std::string revocationListPem(std::string_view der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> list(
        d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())), X509_CRL_free);
    const BioPtr out(BIO_new(BIO_s_mem()), BIO_free);
    const bool good = list && PEM_write_bio_X509_CRL(out.get(), list.get()) == 1;
    ERR_clear_error();
    return good ? contents(out.get()) : std::string();
}

Status makeKeyFile(const std::filesystem::path& keyPem) {
    return x509::writeKey(keyPem, x509::makeKey().get());
}

Result<std::string> requestCertificate(const std::filesystem::path& keyPem, const std::string& shop,
                                       const std::string& device) {
    const auto key = x509::readKey(keyPem);
    if (!key)
        return key.error();
    const std::unique_ptr<X509_REQ, decltype(&X509_REQ_free)> request(X509_REQ_new(), X509_REQ_free);
    auto* const subject = X509_REQ_get_subject_name(request.get());
    const auto put = [subject](const char* name, const std::string& text) {
        return X509_NAME_add_entry_by_txt(subject, name, MBSTRING_UTF8,
                                          reinterpret_cast<const unsigned char*>(text.data()),
                                          static_cast<int>(text.size()), -1, 0) == 1;
    };
    unsigned char* der = nullptr;
    int size = 0;
    if ((shop.empty() || put("O", shop)) && put("CN", device) && X509_REQ_set_pubkey(request.get(), key->get()) == 1 &&
        X509_REQ_sign(request.get(), key->get(), EVP_sha256()) > 0)
        size = i2d_X509_REQ(request.get(), &der);
    ERR_clear_error();
    if (size <= 0)
        return Error{ErrorKind::Unavailable, "OpenSSL could not make a certificate request"};
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

Result<Requested> readRequest(std::string_view der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<X509_REQ, decltype(&X509_REQ_free)> request(
        d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size())), X509_REQ_free);
    EVP_PKEY* const key = request ? X509_REQ_get0_pubkey(request.get()) : nullptr;
    const bool signedByItself = key && x509::isP256(key) && X509_REQ_verify(request.get(), key) == 1;
    ERR_clear_error();
    if (!signedByItself)
        return Error{ErrorKind::Refused, "the certificate request is not signed by a key of the kind that boxes have"};
    return Requested{x509::field(X509_REQ_get_subject_name(request.get()), NID_commonName), x509::keyIdOf(key)};
}

bool validName(std::string_view name) noexcept {
    return !name.empty() && name.size() <= longestName && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_' || c == '.';
           });
}

} // namespace phin::journal
