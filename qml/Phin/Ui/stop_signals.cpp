#include "qml/Phin/Ui/stop_signals.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace phin::ui {
namespace {

int pipeEnds[2] = {-1, -1}; // the handler's only way out; it may do nothing but write

void onSignal(int) {
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

void handle(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGTERM, SIGINT})
        ::sigaction(signal, &action, nullptr);
}

} // namespace

StopSignals::StopSignals(std::function<void()> stop) {
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then a signal just ends the program; the journal is made for that
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [stop = std::move(stop)] {
        char byte = 0;
        while (::read(pipeEnds[0], &byte, 1) > 0) {
        }
        stop();
    });
    handle(onSignal);
}

StopSignals::~StopSignals() {
    if (!m_notifier)
        return;
    handle(SIG_DFL);
    m_notifier.reset();
    for (int& end : pipeEnds)
        ::close(std::exchange(end, -1));
}

} // namespace phin::ui
