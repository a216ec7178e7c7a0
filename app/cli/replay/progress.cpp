#include "app/cli/replay/progress.h"

#include "app/cli/text.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <sstream>

namespace phin::cli {
namespace {

constexpr std::size_t barWidth = 30;
constexpr auto toLineStart = "\r\033[K"; // and clear the line

/// How much fits on a line of the terminal.
std::size_t columns() {
    constexpr std::size_t usual = 80;
    winsize size{};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return (known ? size.ws_col : usual) - 1;
}

} // namespace

Progress::Progress(std::uint64_t all, bool wanted)
    : m_all(all)
    , m_on(wanted && ::isatty(STDERR_FILENO) == 1) {}

void Progress::show(std::uint64_t done, const std::string& note) {
    if (!m_on)
        return;
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    const auto filled = m_all == 0 ? barWidth : std::min(barWidth, static_cast<std::size_t>(done * barWidth / m_all));
    const auto rate = seconds > 0 ? static_cast<std::uint64_t>(static_cast<double>(done) / seconds) : 0;
    std::ostringstream line;
    line << '[' << std::string(filled, '#') << std::string(barWidth - filled, '.') << "] " << grouped(done) << '/'
         << grouped(m_all) << " orders, " << grouped(rate) << "/s  " << note;
    std::cerr << toLineStart << line.str().substr(0, columns()) << std::flush; // a line that wraps cannot be cleared
    m_shown = true;
}

void Progress::clear() {
    if (m_shown)
        std::cerr << toLineStart << std::flush;
    m_shown = false;
}

} // namespace phin::cli
