#pragma once

#include <cstdint>
#include <span>
#include <utility>

namespace phin::faults {

/// All chance in a simulation comes from here (SplitMix64): the same seed gives the same run on every machine, which
/// the distributions of the standard library do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) noexcept
        : m_state(seed) {}
    std::uint64_t next() noexcept {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    /// 0 to n - 1.
    std::uint64_t below(std::uint64_t n) noexcept { return n == 0 ? 0 : next() % n; }
    std::int64_t between(std::int64_t from, std::int64_t to) noexcept {
        return from + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(to - from + 1)));
    }
    bool chance(double probability) noexcept { return static_cast<double>(next() >> 11) * 0x1.0p-53 < probability; }
    void fill(std::span<std::uint8_t> bytes) noexcept {
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(next());
    }
    /// Chance of its own for one part, so that what one part draws does not move what another gets.
    Random fork() noexcept { return Random(next()); }

private:
    std::uint64_t m_state;
};

} // namespace phin::faults
