#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace phin::cli {

/// A progress bar on the terminal that stderr is; silent where it is none.
class Progress {
public:
    Progress(std::uint64_t all, bool wanted);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `note` stands behind the bar.
    void show(std::uint64_t done, const std::string& note);
    void clear();

private:
    std::uint64_t m_all;
    bool m_on;
    bool m_shown = false;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace phin::cli
