#include "app/menu/file_bytes.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>

#include <openssl/sha.h>

namespace phin::menu {

Result<std::string> readFile(const std::filesystem::path& path, std::size_t most) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        const bool missing = !std::filesystem::exists(path, error);
        return Error{missing ? ErrorKind::NotFound : ErrorKind::WrongUse,
                     path.string() + (missing ? " does not exist" : " is not a file")};
    }
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return Error{ErrorKind::Unavailable,
                     "cannot open " + path.string() + ": " + std::generic_category().message(errno)};
    // One byte more than allowed tells "too large" from "just fits", whatever the file does meanwhile.
    std::string bytes(most + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (file.bad())
        return Error{ErrorKind::Unavailable, "cannot read " + path.string()};
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > most)
        return Error{ErrorKind::WrongUse, path.string() + " is larger than " + std::to_string(most / 1024) + " KiB"};
    return bytes;
}

std::string sha256Hex(std::string_view bytes) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : digest) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

} // namespace phin::menu
