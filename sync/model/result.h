#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace phin {

enum class Right : std::uint8_t; // sync/model/rights.h
enum class Why : std::uint8_t;   // sync/model/why.h

/// What kind of no this is; callers map it to an exit status, a gRPC status or a message on a screen.
enum class ErrorKind {
    WrongUse,    ///< the caller asked for something that makes no sense
    Refused,     ///< a rule of the shop says no
    NotFound,    ///< what was named does not exist here
    Unavailable, ///< could not be stored or reached; nothing was kept, it may be tried again
};

/// What a refusal speaks of: a product as the menu calls it, or what is the same in every language.
struct Named {
    std::string vi;
    std::string en;
};

/// Why something was not done, in one English sentence that says what to do where that helps.
struct Error {
    ErrorKind kind = ErrorKind::WrongUse;
    std::string message;
    /// The right that was missing, where that is why: somebody who holds it can lift it once.
    std::optional<Right> missing{};
    /// For screens, which say it in their own words; the message is for logs and command lines.
    Why why{};
    std::vector<Named> about{};
};

/// An id as it stands in a message.
[[nodiscard]] inline std::string inQuotes(std::string_view id) {
    return "\"" + std::string(id) + "\"";
}

/// A value or the reason why there is none.
template <class T, class E = Error>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(E error)
        : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    [[nodiscard]] T& value() { return std::get<0>(m_state); }
    [[nodiscard]] const T& value() const { return std::get<0>(m_state); }
    [[nodiscard]] E& error() { return std::get<1>(m_state); }
    [[nodiscard]] const E& error() const { return std::get<1>(m_state); }

    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, E> m_state;
};

/// Done, or the reason why not.
using Status = Result<std::monostate>;
inline Status done() {
    return std::monostate{};
}

} // namespace phin
