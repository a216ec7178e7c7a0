#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace phin::menu {

/// Text in quotes, as TOML escapes it.
[[nodiscard]] std::string tomlText(std::string_view text);
/// A key: bare where that is allowed, else tomlText.
[[nodiscard]] std::string tomlKey(std::string_view text);
template <class Texts>
[[nodiscard]] std::string tomlList(const Texts& texts) {
    std::string list;
    for (const auto& text : texts)
        list += (list.empty() ? "" : ", ") + tomlText(text);
    return "[" + list + "]";
}

/// An amount as menu files have them: 45000, or "3.50" in quotes where the currency has decimals.
[[nodiscard]] std::string priceText(std::int64_t minor, std::string_view currency);
/// Hundredths of a percent: 8, or "8.25" in quotes.
[[nodiscard]] std::string percentText(std::int32_t basisPoints);
/// A minute of the day: "14:30" in quotes.
[[nodiscard]] std::string timeText(std::int32_t minute);

/// Puts a TOML document together.
class TomlText {
public:
    /// Begins [[name]].
    void table(std::string_view name);
    void line(std::string_view name, std::string_view value);
    /// One item a line.
    void list(std::string_view name, const std::vector<std::string>& items);
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

} // namespace phin::menu
