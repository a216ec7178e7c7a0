#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace phin {

/// UTF-8 in lower case without marks, so that "ca phe sua da" finds "Cà phê sữa đá". Latin letters, precomposed or
/// with combining marks; what else there is stays as it is.
[[nodiscard]] std::string plainText(std::string_view utf8);

/// The words of plainText(), cut at what is neither a letter nor a digit; each once, sorted.
[[nodiscard]] std::vector<std::string> plainWords(std::string_view utf8);

/// Whether each of `sought` begins one of `words`.
[[nodiscard]] bool eachBegins(const std::vector<std::string>& sought, const std::vector<std::string>& words);

} // namespace phin
