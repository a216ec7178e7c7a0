#pragma once

namespace phin::test {

/// Holds a port of the loopback interface, so that the process which serves there cannot come back. Whoever connects
/// meanwhile gets no answer.
class PortThief {
public:
    PortThief() = default;
    ~PortThief() { release(); }
    PortThief(const PortThief&) = delete;
    PortThief& operator=(const PortThief&) = delete;

    /// Whether it is held now; not while somebody else has it.
    [[nodiscard]] bool take(int port);
    void release();

private:
    int m_socket = -1;
};

} // namespace phin::test
