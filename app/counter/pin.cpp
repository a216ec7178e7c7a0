#include "app/counter/pin.h"

#include "sync/model/why.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace phin::counter {
namespace {

constexpr std::size_t mostMemoryKiB = std::size_t{256} * 1024;
constexpr unsigned mostPasses = 16;

/// The number behind e.g. ",t=" in "$argon2id$v=19$m=65536,t=2,p=1$..."; 0 where there is none.
std::size_t figure(std::string_view verifier, std::string_view name) {
    const auto at = verifier.find(name);
    std::size_t value = 0;
    if (at != std::string_view::npos)
        std::from_chars(verifier.data() + at + name.size(), verifier.data() + verifier.size(), value);
    return value;
}

bool everybodyTries(std::string_view digits) {
    const auto stepsBy = [digits](int step) {
        return std::adjacent_find(digits.begin(), digits.end(),
                                  [step](char one, char next) { return next - one != step; }) == digits.end();
    };
    return stepsBy(0) || stepsBy(1) || stepsBy(-1);
}

} // namespace

std::optional<Pin> Pin::of(std::string_view digits) {
    Pin pin;
    for (const char digit : digits)
        pin.type(digit);
    if (pin.size() != digits.size() || !pin.complete())
        return std::nullopt;
    return pin;
}

Pin::Pin(Pin&& other) noexcept
    : m_digits(other.m_digits)
    , m_size(other.m_size) {
    other.wipe();
}

Pin& Pin::operator=(Pin&& other) noexcept {
    if (this != &other) {
        m_digits = other.m_digits;
        m_size = other.m_size;
        other.wipe();
    }
    return *this;
}

void Pin::type(char digit) {
    if (digit >= '0' && digit <= '9' && m_size < most)
        m_digits[m_size++] = digit;
}

void Pin::erase() {
    if (m_size > 0)
        m_digits[--m_size] = '\0';
}

void Pin::wipe() {
    sodium_memzero(m_digits.data(), m_digits.size());
    m_size = 0;
}

Status Pin::goodFor(Role role) const {
    if (!complete())
        return refusal(Why::PinLength, "a PIN has 4 to 8 digits");
    if (role == Role::Manager && m_size < leastOfManager)
        return refusal(Why::ManagerPinLength, "a manager's PIN has 6 to 8 digits");
    if (everybodyTries(digits()))
        return refusal(Why::PinTooCommon, "this PIN is among the first that anybody tries; choose another");
    return done();
}

Result<std::string> makeVerifier(const Pin& pin, PinCost cost) {
    if (sodium_init() < 0)
        return Error{ErrorKind::Unavailable, "there are no random numbers to be had; nothing was kept"};
    std::array<char, crypto_pwhash_STRBYTES> verifier{};
    const bool least = cost == PinCost::Least;
    const auto passes = least ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE;
    const auto memory = least ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE;
    if (crypto_pwhash_str(verifier.data(), pin.digits().data(), pin.size(), passes, memory) != 0)
        return Error{ErrorKind::Unavailable, "there is not memory enough to keep a PIN safely; nothing was kept"};
    return std::string(verifier.data());
}

bool matches(const std::string& verifier, const Pin& pin) {
    if (sodium_init() < 0 || !verifier.starts_with("$argon2id$") || verifier.size() >= crypto_pwhash_STRBYTES ||
        figure(verifier, "$m=") > mostMemoryKiB || figure(verifier, ",t=") > mostPasses)
        return false;
    return crypto_pwhash_str_verify(verifier.c_str(), pin.digits().data(), pin.size()) == 0;
}

} // namespace phin::counter
