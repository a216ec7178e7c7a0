#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace phin::bench {

/// Monotonic nanoseconds; the same clock in every process of a machine.
inline std::int64_t nowNs() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// The value below which `share` (0 to 1) of the samples lie.
inline double percentile(std::vector<double> samples, double share) {
    if (samples.empty())
        return 0;
    const auto at = static_cast<std::size_t>(share * static_cast<double>(samples.size() - 1));
    std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(at), samples.end());
    return samples[at];
}

inline double median(std::vector<double> samples) {
    return percentile(std::move(samples), 0.5);
}

/// Seconds that `work` takes.
template <class Work>
double seconds(Work&& work) {
    const auto start = nowNs();
    work();
    return static_cast<double>(nowNs() - start) / 1e9;
}

} // namespace phin::bench
