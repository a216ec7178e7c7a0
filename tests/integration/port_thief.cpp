#include "tests/integration/port_thief.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>

namespace phin::test {

bool PortThief::take(int port) {
    release();
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1; // what is left of the last one's connections does not count
    ::setsockopt(m_socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::bind(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 && ::listen(m_socket, 0) == 0)
        return true;
    release();
    return false;
}

void PortThief::release() {
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

} // namespace phin::test
