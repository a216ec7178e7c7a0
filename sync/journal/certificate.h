#pragma once

#include "sync/model/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace phin::journal {

/// The certificate in a PEM file, as DER.
[[nodiscard]] Result<std::string> readCertificateFile(const std::filesystem::path& pem);
/// The first certificate of a PEM text, as DER; empty where there is none.
[[nodiscard]] std::string certificateDer(const std::string& pem);
[[nodiscard]] std::string certificatePem(std::string_view der);
/// A certificate revocation list, as brokers want it.
[[nodiscard]] std::string revocationListPem(std::string_view der);

/// Makes a key (ECDSA P-256) where none is: a file of mode 0600 that never leaves this machine.
Status makeKeyFile(const std::filesystem::path& keyPem);
/// Asks for a certificate for the key in this file (PKCS #10, DER), and proves by its signature that the asker has it.
[[nodiscard]] Result<std::string> requestCertificate(const std::filesystem::path& keyPem, const std::string& shop,
                                                     const std::string& device);
/// What a request says; Refused where it is not signed by its own key, or the key is not one of ours.
struct Requested {
    std::string device;
    std::string keyId;
};
[[nodiscard]] Result<Requested> readRequest(std::string_view der);

/// Whether it may name a shop or a box: it becomes a topic, a file name and a field of a certificate.
[[nodiscard]] bool validName(std::string_view name) noexcept;

} // namespace phin::journal
