#pragma once

#include "sync/journal/hash.h"
#include "sync/model/result.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

/// What this folder's files share of OpenSSL; nobody else includes it.
namespace phin::journal::x509 {

using CertificatePtr = std::shared_ptr<X509>;
using KeyPtr = std::shared_ptr<EVP_PKEY>;

/// Null where the bytes are no certificate.
[[nodiscard]] CertificatePtr certificateOf(std::string_view der);
[[nodiscard]] std::string derOf(const X509* certificate);
/// Null where the file holds no certificate.
[[nodiscard]] CertificatePtr readCertificate(const std::filesystem::path& pem);
/// Refused where others could read the file.
[[nodiscard]] Result<KeyPtr> readKey(const std::filesystem::path& pem);
[[nodiscard]] Status writeKey(const std::filesystem::path& pem, EVP_PKEY* key);
[[nodiscard]] KeyPtr makeKey();
/// One field of a subject; empty where it has none.
[[nodiscard]] std::string field(const X509_NAME* name, int nid);
/// First 8 bytes of SHA-256 over the SubjectPublicKeyInfo.
[[nodiscard]] std::string keyIdOf(EVP_PKEY* key);
[[nodiscard]] bool isP256(EVP_PKEY* key);
[[nodiscard]] std::string serialOf(const X509* certificate); ///< hexadecimal
/// UTC milliseconds; 0 where it cannot be read.
[[nodiscard]] std::int64_t toMs(const ASN1_TIME* time);
/// ECDSA over the 32 bytes of a hash, DER.
[[nodiscard]] std::string signHash(EVP_PKEY* key, const Hash& hash);
/// ECDSA with SHA-256 over the bytes, DER.
[[nodiscard]] std::string sign(EVP_PKEY* key, std::string_view bytes);
[[nodiscard]] bool verify(EVP_PKEY* key, std::string_view bytes, std::string_view signature);

} // namespace phin::journal::x509
