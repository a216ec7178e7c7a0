#include "sync/journal/x509.h"

#include "sync/journal/whole_file.h"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <stdexcept>

namespace phin::journal::x509 {
namespace {

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using FilePtr = std::unique_ptr<std::FILE, FileCloser>;
using DigestPtr = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

} // namespace

CertificatePtr certificateOf(std::string_view der) {
    const auto* at = raw(der);
    CertificatePtr certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())), X509_free);
    ERR_clear_error();
    return at == raw(der) + der.size() ? certificate : nullptr;
}

std::string derOf(const X509* certificate) {
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate, &der);
    if (size <= 0)
        throw std::runtime_error("OpenSSL could not encode a certificate");
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

CertificatePtr readCertificate(const std::filesystem::path& pem) {
    const FilePtr file(std::fopen(pem.c_str(), "re"));
    CertificatePtr certificate(file ? PEM_read_X509(file.get(), nullptr, nullptr, nullptr) : nullptr, X509_free);
    ERR_clear_error();
    return certificate;
}

Result<KeyPtr> readKey(const std::filesystem::path& pem) {
    if (auto ours = requirePrivate(pem); !ours)
        return ours.error();
    const FilePtr file(std::fopen(pem.c_str(), "re"));
    KeyPtr key(file ? PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr) : nullptr, EVP_PKEY_free);
    ERR_clear_error();
    if (!key)
        return Error{ErrorKind::Unavailable, "cannot read the key " + pem.string()};
    return key;
}

Status writeKey(const std::filesystem::path& pem, EVP_PKEY* key) {
    const int descriptor = ::open(pem.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const FilePtr file(descriptor < 0 ? nullptr : ::fdopen(descriptor, "w"));
    if (!file || PEM_write_PrivateKey(file.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        std::fflush(file.get()) != 0 || ::fsync(descriptor) != 0) {
        ERR_clear_error();
        return Error{ErrorKind::Unavailable, "cannot write " + pem.string() + ": " + std::strerror(errno)};
    }
    return done();
}

KeyPtr makeKey() {
    KeyPtr key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    if (!key)
        throw std::runtime_error("OpenSSL could not make a key");
    return key;
}

std::string field(const X509_NAME* name, int nid) {
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

bool isP256(EVP_PKEY* key) {
    char group[64] = {};
    std::size_t size = 0;
    const bool named = EVP_PKEY_is_a(key, "EC") && EVP_PKEY_get_group_name(key, group, sizeof group, &size) == 1;
    ERR_clear_error();
    return named && std::string_view(group, size) == "prime256v1";
}

std::string serialOf(const X509* certificate) {
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr), BN_free);
    char* const text = number ? BN_bn2hex(number.get()) : nullptr;
    std::string serial(text ? text : "");
    OPENSSL_free(text);
    return serial;
}

std::int64_t toMs(const ASN1_TIME* time) {
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return 0;
    return static_cast<std::int64_t>(::timegm(&parts)) * 1'000;
}

std::string signHash(EVP_PKEY* key, const Hash& hash) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(key, nullptr),
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

std::string sign(EVP_PKEY* key, std::string_view bytes) {
    const DigestPtr context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::size_t size = 0;
    std::string signature;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, raw(bytes), bytes.size()) != 1)
        throw std::runtime_error("OpenSSL could not start to sign");
    signature.resize(size);
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, raw(bytes),
                       bytes.size()) != 1)
        throw std::runtime_error("OpenSSL could not sign");
    signature.resize(size);
    return signature;
}

bool verify(EVP_PKEY* key, std::string_view bytes, std::string_view signature) {
    const DigestPtr context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    const bool good = EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                      EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(bytes), bytes.size()) == 1;
    ERR_clear_error();
    return good;
}

} // namespace phin::journal::x509
