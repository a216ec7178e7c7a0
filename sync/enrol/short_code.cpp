#include "sync/enrol/short_code.h"

#include "sync/journal/hash.h"

#include <openssl/rand.h>

#include <cstdint>
#include <initializer_list>
#include <stdexcept>

namespace phin::enrol {
namespace {

/// With their lengths, so that nothing can be moved from one part to the next.
std::string hashOf(std::initializer_list<std::string_view> parts) {
    std::string bytes;
    for (const auto part : parts) {
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes += static_cast<char>(static_cast<std::uint64_t>(part.size()) >> shift);
        bytes += part;
    }
    return journal::toBytes(journal::sha256(bytes));
}

} // namespace

std::string commitmentOf(std::string_view guest, std::string_view guestNonce) {
    return hashOf({"phin/enrol/commitment/1", guest, guestNonce});
}

std::string shortCode(const Transcript& transcript) {
    const auto hash = hashOf(
        {"phin/enrol/code/1", transcript.guest, transcript.greeting, transcript.guestNonce, transcript.fingerprint});
    std::uint64_t number = 0; // 64 bits are so many that the remainder favours no code
    for (int i = 0; i < 8; ++i)
        number = number << 8 | static_cast<unsigned char>(hash[static_cast<std::size_t>(i)]);
    std::string code(codeDigits, '0');
    for (auto digit = code.rbegin(); digit != code.rend(); ++digit, number /= 10)
        *digit = static_cast<char>('0' + number % 10);
    return code;
}

std::string randomBytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1)
        throw std::runtime_error("OpenSSL has no random numbers");
    return bytes;
}

} // namespace phin::enrol
