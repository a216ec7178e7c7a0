#pragma once

#include "tests/support/temp_dir.h"

#include <QProcess>

#include <filesystem>
#include <string>

namespace phin::test {

/// A port of the loopback interface that nobody uses right now.
[[nodiscard]] int freePort();

/// A real mosquitto in a folder of its own, as a shop runs it: no persistence. With certificates of a shop's authority
/// (ca.crt, broker.crt, broker.key) it speaks TLS alone and knows its clients by their certificates.
class Broker {
public:
    explicit Broker(std::filesystem::path tlsFolder = {});
    ~Broker();
    Broker(const Broker&) = delete;
    Broker& operator=(const Broker&) = delete;

    [[nodiscard]] int port() const noexcept { return m_port; }
    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::int64_t pid() const { return m_process.processId(); }
    /// Starts it (again, on the same port) and waits until it answers.
    void start();
    void kill();
    /// SIGSTOP / SIGCONT: there, but answering nothing.
    void freeze(bool frozen);

private:
    TempDir m_folder;
    bool m_tls;
    int m_port;
    QProcess m_process;
};

} // namespace phin::test
