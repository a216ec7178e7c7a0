#include "sync/model/plain_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace phin {
namespace {

struct Letters {
    char32_t first, last;
    char plain;
};

/// Which letters are that one with marks. U+0110 does not decompose, and is a letter of its own only to those who type
/// it.
constexpr std::array markedLetters{
    Letters{0xC0, 0xC5, 'a'},     Letters{0xC7, 0xC7, 'c'},     Letters{0xC8, 0xCB, 'e'},
    Letters{0xCC, 0xCF, 'i'},     Letters{0xD1, 0xD1, 'n'},     Letters{0xD2, 0xD6, 'o'},
    Letters{0xD9, 0xDC, 'u'},     Letters{0xDD, 0xDD, 'y'},     Letters{0xE0, 0xE5, 'a'},
    Letters{0xE7, 0xE7, 'c'},     Letters{0xE8, 0xEB, 'e'},     Letters{0xEC, 0xEF, 'i'},
    Letters{0xF1, 0xF1, 'n'},     Letters{0xF2, 0xF6, 'o'},     Letters{0xF9, 0xFC, 'u'},
    Letters{0xFD, 0xFD, 'y'},     Letters{0xFF, 0xFF, 'y'},     Letters{0x100, 0x105, 'a'},
    Letters{0x106, 0x10D, 'c'},   Letters{0x10E, 0x111, 'd'},   Letters{0x112, 0x11B, 'e'},
    Letters{0x11C, 0x123, 'g'},   Letters{0x124, 0x125, 'h'},   Letters{0x128, 0x130, 'i'},
    Letters{0x134, 0x135, 'j'},   Letters{0x136, 0x137, 'k'},   Letters{0x139, 0x13E, 'l'},
    Letters{0x143, 0x148, 'n'},   Letters{0x14C, 0x151, 'o'},   Letters{0x154, 0x159, 'r'},
    Letters{0x15A, 0x161, 's'},   Letters{0x162, 0x165, 't'},   Letters{0x168, 0x173, 'u'},
    Letters{0x174, 0x175, 'w'},   Letters{0x176, 0x178, 'y'},   Letters{0x179, 0x17E, 'z'},
    Letters{0x1A0, 0x1A1, 'o'},   Letters{0x1AF, 0x1B0, 'u'},   Letters{0x1EA0, 0x1EB7, 'a'},
    Letters{0x1EB8, 0x1EC7, 'e'}, Letters{0x1EC8, 0x1ECB, 'i'}, Letters{0x1ECC, 0x1EE3, 'o'},
    Letters{0x1EE4, 0x1EF1, 'u'}, Letters{0x1EF2, 0x1EF9, 'y'},
};

/// The character at `at` and how many bytes it takes; a byte that begins none stands for itself.
std::pair<char32_t, std::size_t> characterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto lead = byte(at);
    const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (size == 1 || at + size > text.size())
        return {lead, 1};
    char32_t character = lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i)
        character = (character << 6) | (byte(at + i) & 0x3FU);
    return {character, size};
}

bool partOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

std::string plainText(std::string_view utf8) {
    std::string plain;
    plain.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto [character, size] = characterAt(utf8, at);
        if (size == 1) {
            const char c = utf8[at];
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (character < 0x300 || character > 0x36F) { // combining marks are left out
            const auto found =
                std::find_if(markedLetters.begin(), markedLetters.end(), [character = character](const Letters& some) {
                    return character >= some.first && character <= some.last;
                });
            if (found != markedLetters.end())
                plain += found->plain;
            else
                plain += utf8.substr(at, size);
        }
        at += size;
    }
    return plain;
}

std::vector<std::string> plainWords(std::string_view utf8) {
    const auto plain = plainText(utf8);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < plain.size();) {
        const auto end = static_cast<std::size_t>(
            std::find_if_not(plain.begin() + static_cast<std::ptrdiff_t>(at), plain.end(), partOfWord) - plain.begin());
        if (end > at)
            words.push_back(plain.substr(at, end - at));
        at = end + 1;
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

bool eachBegins(const std::vector<std::string>& sought, const std::vector<std::string>& words) {
    return std::all_of(sought.begin(), sought.end(), [&words](const std::string& each) {
        return std::any_of(words.begin(), words.end(),
                           [&each](const std::string& word) { return word.starts_with(each); });
    });
}

} // namespace phin
