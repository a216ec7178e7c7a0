#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What comes from outside, fed with anything: libFuzzer makes it up (preset `fuzz`, tests/fuzz/run), and an ordinary
/// test replays what was once found (tests/fuzz/regressions/TARGET/).
namespace phin::fuzz {

struct Target {
    const char* name;
    /// Must come back, whatever the bytes are; it stops the program where something is wrong.
    void (*run)(std::string_view bytes);
    /// Where to begin: inputs that reach deep.
    std::vector<std::string> (*seeds)();
};

/// All of them.
[[nodiscard]] std::span<const Target> targets();
/// Null where there is none of that name.
[[nodiscard]] const Target* targetOf(std::string_view name);

/// A fault: says so and stops, so that the fuzzer keeps the input.
inline void require(bool so, const char* what) {
    if (so)
        return;
    std::fprintf(stderr, "fuzz: %s\n", what);
    std::abort();
}

/// Takes an input apart; gives zeros and nothing where it has ended.
class Input {
public:
    explicit Input(std::string_view bytes)
        : m_rest(bytes) {}
    [[nodiscard]] bool empty() const { return m_rest.empty(); }
    std::uint8_t byte() {
        const auto bytes = take(1);
        return bytes.empty() ? 0 : static_cast<std::uint8_t>(bytes.front());
    }
    std::uint16_t number() {
        const auto high = byte();
        return static_cast<std::uint16_t>(high << 8 | byte());
    }
    /// Two bytes of length, then as many.
    std::string_view part() { return take(number()); }
    std::string_view rest() { return take(m_rest.size()); }

private:
    std::string_view take(std::size_t size) {
        const auto bytes = m_rest.substr(0, size);
        m_rest.remove_prefix(bytes.size());
        return bytes;
    }
    std::string_view m_rest;
};

/// As Input::part() reads it.
[[nodiscard]] inline std::string part(const std::string& bytes) {
    return std::string{static_cast<char>(bytes.size() >> 8), static_cast<char>(bytes.size() & 0xFF)} + bytes;
}

// files.cpp
void fuzzMenu(std::string_view bytes);
void fuzzConfig(std::string_view bytes);
void fuzzCsv(std::string_view bytes);
void fuzzText(std::string_view bytes);
std::vector<std::string> menuSeeds();
std::vector<std::string> configSeeds();
std::vector<std::string> csvSeeds();
std::vector<std::string> textSeeds();
// wire.cpp
void fuzzEntry(std::string_view bytes);
void fuzzBatch(std::string_view bytes);
void fuzzLan(std::string_view bytes);
std::vector<std::string> entrySeeds();
std::vector<std::string> batchSeeds();
std::vector<std::string> lanSeeds();
// control.cpp
void fuzzControl(std::string_view bytes);
std::vector<std::string> controlSeeds();

} // namespace phin::fuzz
