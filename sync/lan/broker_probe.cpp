#include "sync/lan/broker_probe.h"

#include "sync/lan/broker_address.h"

#include <spdlog/spdlog.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace phin::lan {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// How long a probe may take.
struct Patience {
    SteadyClock::time_point until;
    const std::atomic<bool>& cancelled;

    /// Waits until the socket can be read or written; false when the time is over.
    [[nodiscard]] bool wait(int socket, short events) const {
        constexpr std::int64_t lookEveryMs = 50;
        pollfd what{socket, events, 0};
        while (!cancelled) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - SteadyClock::now()).count();
            if (left <= 0)
                return false;
            if (const int ready = ::poll(&what, 1, static_cast<int>(std::min(left, lookEveryMs))); ready != 0)
                return ready == 1;
        }
        return false;
    }
};

class Socket {
public:
    explicit Socket(int descriptor)
        : m_descriptor(descriptor) {}
    ~Socket() {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

std::string reach(const Socket& socket, const addrinfo& address, const Patience& patience) {
    if (::connect(socket.get(), address.ai_addr, address.ai_addrlen) == 0)
        return {};
    if (errno != EINPROGRESS)
        return std::strerror(errno);
    if (!patience.wait(socket.get(), POLLOUT))
        return "no answer";
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
    return error == 0 ? std::string{} : std::strerror(error);
}

/// MQTT 5, 3.1: clean start, a keep-alive of 5 s, no properties.
std::string connectPacket(const std::string& clientId) {
    std::string body("\0\4MQTT\5\2\0\5\0", 11);
    body += static_cast<char>(clientId.size() >> 8);
    body += static_cast<char>(clientId.size() & 0xff);
    body += clientId;
    return std::string("\x10") + static_cast<char>(body.size()) + body; // far below 128 bytes
}

/// Writes and reads, over TLS where there is `ssl`.
class Talk {
public:
    Talk(int socket, SSL* ssl, const Patience& patience)
        : m_socket(socket)
        , m_ssl(ssl)
        , m_patience(patience) {}

    bool shakeHands() {
        return repeat([this] { return SSL_connect(m_ssl); });
    }
    bool write(const std::string& bytes) {
        return repeat([&] {
            return m_ssl ? SSL_write(m_ssl, bytes.data(), static_cast<int>(bytes.size()))
                         : static_cast<int>(::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL));
        });
    }
    bool read(char* into, std::size_t size) {
        for (std::size_t got = 0; got < size;) {
            int count = 0;
            if (!repeat([&] {
                    count = m_ssl ? SSL_read(m_ssl, into + got, static_cast<int>(size - got))
                                  : static_cast<int>(::recv(m_socket, into + got, size - got, 0));
                    return count;
                }))
                return false;
            got += static_cast<std::size_t>(count);
        }
        return true;
    }

private:
    template <class Step>
    bool repeat(Step step) {
        while (true) {
            const int outcome = step();
            if (outcome > 0)
                return true;
            short events = POLLIN;
            if (m_ssl) {
                const int error = SSL_get_error(m_ssl, outcome);
                if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
                    return false;
                events = error == SSL_ERROR_WANT_WRITE ? POLLOUT : POLLIN;
            } else if (outcome == 0 || errno != EAGAIN) {
                return false;
            }
            if (!m_patience.wait(m_socket, events))
                return false;
        }
    }
    int m_socket;
    SSL* m_ssl;
    const Patience& m_patience;
};

using ContextPtr = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using SslPtr = std::unique_ptr<SSL, decltype(&SSL_free)>;

/// Made anew for each probe: certificates are renewed while we run.
SslPtr secure(const Settings& settings, const BrokerAddress& address, int socket) {
    const ContextPtr context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    SslPtr none(nullptr, SSL_free);
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1 ||
        SSL_CTX_load_verify_locations(context.get(), settings.authority.c_str(), nullptr) != 1 ||
        SSL_CTX_use_certificate_chain_file(context.get(), settings.certificate.c_str()) != 1 ||
        SSL_CTX_use_PrivateKey_file(context.get(), settings.key.c_str(), SSL_FILETYPE_PEM) != 1)
        return none;
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SslPtr ssl(SSL_new(context.get()), SSL_free);
    if (!ssl || SSL_set_fd(ssl.get(), socket) != 1)
        return none;
    auto* const wanted = SSL_get0_param(ssl.get());
    if (X509_VERIFY_PARAM_set1_ip_asc(wanted, address.host.c_str()) != 1 &&
        X509_VERIFY_PARAM_set1_host(wanted, address.host.c_str(), 0) != 1)
        return none;
    return ssl;
}

std::string talk(const Settings& settings, const BrokerAddress& address, int socket, const Patience& patience) {
    SslPtr ssl(nullptr, SSL_free);
    if (address.tls && !(ssl = secure(settings, address, socket)))
        return "this box's certificate, key or authority cannot be used";
    Talk talk(socket, ssl.get(), patience);
    if (ssl && !talk.shakeHands()) {
        const auto verdict = SSL_get_verify_result(ssl.get());
        return verdict == X509_V_OK ? "no answer in TLS"
                                    : std::string("its certificate: ") + X509_verify_cert_error_string(verdict);
    }
    char answer[4] = {};
    if (!talk.write(connectPacket(settings.device + "-probe")) || !talk.read(answer, sizeof answer))
        return "no answer in MQTT";
    if ((answer[0] & 0xf0) != 0x20 || answer[3] != 0) // CONNACK; the reason after its length and flags
        return "it refuses this box";
    talk.write(std::string("\xe0\0", 2)); // DISCONNECT
    if (ssl)
        SSL_shutdown(ssl.get());
    return {};
}

} // namespace

std::string probeBroker(const Settings& settings, const std::string& broker, std::chrono::milliseconds patience,
                        const std::atomic<bool>& cancelled) {
    const Patience within{SteadyClock::now() + patience, cancelled};
    const auto address = BrokerAddress::parse(broker);
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (const int error = ::getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &found); error != 0)
        return ::gai_strerror(error);
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> all(found, ::freeaddrinfo);
    std::string why = "no address";
    for (const auto* each = all.get(); each; each = each->ai_next) {
        const Socket socket(::socket(each->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        why = socket.get() < 0 ? std::strerror(errno) : reach(socket, *each, within);
        if (why.empty())
            why = talk(settings, address, socket.get(), within);
        ERR_clear_error();
        if (why.empty())
            return {};
    }
    return why;
}

BrokerProbes::BrokerProbes(const Settings& settings, Answered answered)
    : m_settings(settings)
    , m_answered(std::move(answered))
    , m_probers(settings.brokers.size()) {
    for (std::size_t i = 0; i < m_probers.size(); ++i)
        m_probers[i].thread = std::thread([this, i] { loop(i); });
}

BrokerProbes::~BrokerProbes() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (auto& prober : m_probers)
        prober.thread.join();
}

void BrokerProbes::ask(std::size_t broker, std::chrono::milliseconds patience) {
    {
        const std::lock_guard lock(m_mutex);
        m_probers[broker].patience = patience;
    }
    m_wake.notify_all();
}

void BrokerProbes::loop(std::size_t broker) {
    sigset_t pipe; // a broker that hangs up while OpenSSL writes must not end the program
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    auto& mine = m_probers[broker];
    while (true) {
        std::chrono::milliseconds patience{};
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [&] { return m_stopping || mine.patience.count() > 0; });
            if (m_stopping)
                return;
            patience = std::exchange(mine.patience, std::chrono::milliseconds(0));
        }
        auto why = probeBroker(m_settings, m_settings.brokers[broker], patience, m_stopping);
        if (!why.empty() && why != mine.lastReason)
            spdlog::info("lan: broker {}: {}", m_settings.brokers[broker], why);
        mine.lastReason = why;
        m_answered(broker, why.empty());
    }
}

} // namespace phin::lan
