#include "app/menu/toml_text.h"

#include "sync/model/currency.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace phin::menu {
namespace {

std::string padded(std::uint64_t number, std::size_t digits) {
    auto text = std::to_string(number);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

std::string decimal(std::int64_t minor, int digits) {
    std::uint64_t one = 1;
    for (int i = 0; i < digits; ++i)
        one *= 10;
    const auto size = minor < 0 ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
    return (minor < 0 ? "-" : "") + std::to_string(size / one) +
           (digits > 0 ? "." + padded(size % one, static_cast<std::size_t>(digits)) : "");
}

} // namespace

std::string tomlText(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if ((c >= 0 && c < ' ') || c == '\x7F') { // refused by the reader, which then says so
            std::array<char, 7> code{};
            std::snprintf(code.data(), code.size(), "\\u%04X", static_cast<unsigned>(static_cast<unsigned char>(c)));
            out += code.data();
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string tomlKey(std::string_view text) {
    const bool bare = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    return bare ? std::string(text) : tomlText(text);
}

std::string priceText(std::int64_t minor, std::string_view currency) {
    const int digits = currencyDigits(currency);
    return digits == 0 ? std::to_string(minor) : tomlText(decimal(minor, digits));
}

std::string percentText(std::int32_t basisPoints) {
    return basisPoints % 100 == 0 ? std::to_string(basisPoints / 100) : tomlText(decimal(basisPoints, 2));
}

std::string timeText(std::int32_t minute) {
    const auto two = [](std::int32_t number) { return padded(static_cast<std::uint64_t>(std::max(0, number)), 2); };
    return tomlText(two(minute / 60) + ":" + two(minute % 60));
}

void TomlText::table(std::string_view name) {
    m_text.append("\n[[").append(name).append("]]\n");
}

void TomlText::line(std::string_view name, std::string_view value) {
    m_text.append(name).append(" = ").append(value).append("\n");
}

void TomlText::list(std::string_view name, const std::vector<std::string>& items) {
    m_text.append(name).append(" = [\n");
    for (const auto& item : items)
        m_text.append("  ").append(item).append(",\n");
    m_text.append("]\n");
}

} // namespace phin::menu
