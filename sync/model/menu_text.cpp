#include "sync/model/menu_text.h"

#include <algorithm>

namespace phin {
namespace {

constexpr std::size_t longestId = 40;
constexpr std::size_t longestText = 100;

bool isIdCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

bool isControl(char c) {
    return (c >= 0 && c < ' ') || c == '\x7F';
}

} // namespace

std::string textProblem(std::string_view text) {
    if (text.find_first_not_of(" \t") == std::string_view::npos)
        return "is empty";
    if (std::any_of(text.begin(), text.end(), isControl))
        return "must be one line without control characters";
    if (characters(text) > longestText)
        return "is longer than " + std::to_string(longestText) + " characters";
    return {};
}

std::string idProblem(std::string_view id) {
    if (!id.empty() && id.size() <= longestId && std::all_of(id.begin(), id.end(), isIdCharacter))
        return {};
    return "an id is made of at most " + std::to_string(longestId) +
           " letters (without accents), digits, \"-\" and \"_\"";
}

} // namespace phin
