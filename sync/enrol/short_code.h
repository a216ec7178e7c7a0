#pragma once

#include <string>
#include <string_view>

namespace phin::enrol {

inline constexpr std::size_t nonceBytes = 32;
inline constexpr std::size_t codeDigits = 6;
/// What the one-off TLS certificate of every door says; proves nothing.
inline constexpr char doorName[] = "phin-door";

/// Binds a guest to its nonce before it has seen the host's, so that nobody can choose one to fit a code.
[[nodiscard]] std::string commitmentOf(std::string_view guest, std::string_view guestNonce);

/// What both sides have seen: whoever sits between them has made them see different things.
struct Transcript {
    std::string guest;    ///< as sent
    std::string greeting; ///< as sent; brings the host's nonce and the authority's certificate
    std::string guestNonce;
    std::string fingerprint; ///< SHA-256 of the certificate that the TLS connection was made with
};
/// Six digits over the transcript. Two that differ have the same one once in a million times, and nobody can try twice.
[[nodiscard]] std::string shortCode(const Transcript& transcript);

/// Random bytes for keys and nonces.
[[nodiscard]] std::string randomBytes(std::size_t count);

} // namespace phin::enrol
