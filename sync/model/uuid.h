#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace phin {

/// The 16 bytes that name an order, a payment, a shift. New ones are version 7 of RFC 9562: they sort by time.
class Uuid {
public:
    static constexpr std::size_t size = 16;
    static constexpr std::size_t randomSize = 10;

    /// All zeros: names nothing.
    constexpr Uuid() noexcept = default;

    /// A new id: `unixMs` UTC milliseconds (held to 48 bits) and 74 of the 80 random bits that the caller brings.
    [[nodiscard]] static Uuid make(std::int64_t unixMs, std::span<const std::uint8_t, randomSize> random) noexcept {
        const auto ms = static_cast<std::uint64_t>(std::clamp<std::int64_t>(unixMs, 0, 0xFFFF'FFFF'FFFF));
        Uuid id;
        for (std::size_t i = 0; i < 6; ++i)
            id.m_bytes[i] = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
        std::copy(random.begin(), random.end(), id.m_bytes.begin() + 6);
        id.m_bytes[6] = static_cast<std::uint8_t>((id.m_bytes[6] & 0x0F) | 0x70); // version 7
        id.m_bytes[8] = static_cast<std::uint8_t>((id.m_bytes[8] & 0x3F) | 0x80); // variant of the RFC
        return id;
    }

    /// The same id for the same source: its time and the start of its SHA-256 stand for the random bits, so that a
    /// command that is sent again after a restart is recognized.
    [[nodiscard]] static Uuid derived(std::int64_t unixMs, std::span<const std::uint8_t, 32> digest) noexcept {
        return make(unixMs, digest.first<randomSize>());
    }

    /// From the raw bytes of a message, of any version; nothing where they are not 16.
    [[nodiscard]] static std::optional<Uuid> fromBytes(std::string_view bytes) noexcept {
        if (bytes.size() != size)
            return std::nullopt;
        Uuid id;
        std::memcpy(id.m_bytes.data(), bytes.data(), size);
        return id;
    }

    /// From 8-4-4-4-12 hexadecimal digits of either case; nothing where the text is anything else.
    [[nodiscard]] static std::optional<Uuid> fromString(std::string_view text) noexcept {
        if (text.size() != 36)
            return std::nullopt;
        Uuid id;
        std::size_t digit = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (isDash(i)) {
                if (text[i] != '-')
                    return std::nullopt;
                continue;
            }
            const int value = hexValue(text[i]);
            if (value < 0)
                return std::nullopt;
            auto& byte = id.m_bytes[digit++ / 2];
            byte = static_cast<std::uint8_t>((byte << 4) | value);
        }
        return id;
    }

    /// The 16 raw bytes, as messages carry them.
    [[nodiscard]] std::string bytes() const { return std::string(view()); }

    /// The same without a copy; lives as long as this object.
    [[nodiscard]] std::string_view view() const noexcept {
        return {reinterpret_cast<const char*>(m_bytes.data()), m_bytes.size()};
    }

    /// 8-4-4-4-12 lower case hexadecimal digits.
    [[nodiscard]] std::string toString() const {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string text;
        text.reserve(36);
        for (const std::uint8_t byte : m_bytes) {
            if (isDash(text.size()))
                text += '-';
            text += digits[byte >> 4];
            text += digits[byte & 0x0F];
        }
        return text;
    }

    [[nodiscard]] bool isNil() const noexcept { return *this == Uuid{}; }

    /// Whether version and variant are those of a time-ordered id.
    [[nodiscard]] bool isVersion7() const noexcept {
        return (m_bytes[6] & 0xF0) == 0x70 && (m_bytes[8] & 0xC0) == 0x80;
    }

    /// UTC milliseconds; means something in version 7 only.
    [[nodiscard]] std::int64_t timestampMs() const noexcept {
        std::int64_t ms = 0;
        for (std::size_t i = 0; i < 6; ++i)
            ms = (ms << 8) | m_bytes[i];
        return ms;
    }

    friend constexpr auto operator<=>(const Uuid&, const Uuid&) noexcept = default;

private:
    static constexpr bool isDash(std::size_t at) noexcept { return at == 8 || at == 13 || at == 18 || at == 23; }
    static constexpr int hexValue(char c) noexcept {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        if (c >= 'A' && c <= 'F')
            return c - 'A' + 10;
        return -1;
    }

    std::array<std::uint8_t, size> m_bytes{};
};

} // namespace phin

template <>
struct std::hash<phin::Uuid> {
    std::size_t operator()(const phin::Uuid& id) const noexcept { return std::hash<std::string_view>{}(id.view()); }
};
