#include "tests/support/broker.h"

#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace phin::test {
namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

bool answers(int port) {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(port);
    const bool connected = ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(probe);
    return connected;
}

} // namespace

int freePort() {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(probe, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no free port");
    ::close(probe);
    return ntohs(address.sin_port);
}

Broker::Broker(std::filesystem::path tlsFolder)
    : m_tls(!tlsFolder.empty())
    , m_port(freePort()) {
    std::ofstream config(m_folder / "mosquitto.conf");
    config << "listener " << m_port << " 127.0.0.1\npersistence false\nset_tcp_nodelay true\nmax_queued_messages 2000\n"
           << "max_queued_bytes 33554432\nmax_inflight_messages 200\n"
           << "user " << (::geteuid() == 0 ? "root" : "") << "\n";
    if (m_tls)
        config << "allow_anonymous false\nrequire_certificate true\nuse_identity_as_username true\ncafile "
               << (tlsFolder / "ca.crt").string() << "\ncertfile " << (tlsFolder / "broker.crt").string()
               << "\nkeyfile " << (tlsFolder / "broker.key").string() << "\n";
    else
        config << "allow_anonymous true\n";
    config.close();
    start();
}

Broker::~Broker() {
    kill();
}

std::string Broker::url() const {
    return std::string(m_tls ? "mqtts" : "mqtt") + "://127.0.0.1:" + std::to_string(m_port);
}

void Broker::start() {
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start("mosquitto", {"-c", QString::fromStdString((m_folder / "mosquitto.conf").string())});
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!answers(m_port)) {
        if (std::chrono::steady_clock::now() > until || m_process.state() == QProcess::NotRunning)
            throw std::runtime_error("mosquitto did not start: " + m_process.readAll().toStdString());
        m_process.waitForReadyRead(20);
    }
}

void Broker::kill() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    freeze(false);
    m_process.kill();
    m_process.waitForFinished();
}

void Broker::freeze(bool frozen) {
    ::kill(static_cast<pid_t>(m_process.processId()), frozen ? SIGSTOP : SIGCONT);
}

} // namespace phin::test
