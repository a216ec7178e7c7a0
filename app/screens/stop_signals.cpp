#include "app/screens/stop_signals.h"

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace phin::counter {
namespace {

int ends[2] = {-1, -1}; // a signal handler can reach nothing else

void onSignal(int) {
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(ends[1], &byte, 1);
}

} // namespace

StopSignals::StopSignals(std::function<void()> stop)
    : m_stop(std::move(stop)) {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return; // then the default action ends the program, which the journal survives
    m_notifier = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        [[maybe_unused]] const auto got = ::read(ends[0], &byte, 1);
        m_stop();
    });
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

StopSignals::~StopSignals() {
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    m_notifier.reset();
    for (int& end : ends)
        if (end >= 0) {
            ::close(end);
            end = -1;
        }
}

} // namespace phin::counter
