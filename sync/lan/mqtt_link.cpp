#include "sync/lan/mqtt_link.h"

#include <fcntl.h>
#include <linux/sockios.h>
#include <linux/tcp.h> // glibc's tcp_info ends before the byte counts
#include <netdb.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace phin::lan {
namespace {

using namespace std::chrono_literals;
constexpr auto goodByeWithin = 300ms;
constexpr int backlogBytes = 16 * 1024; // less is in the kernels' hands, not on the line
constexpr int queuedInClient = 1'000;   // Paho throws beyond; our own window stays far below

std::string serverUri(const std::string& broker) {
    if (broker.rfind("mqtts://", 0) == 0)
        return "ssl://" + broker.substr(8);
    return "tcp://" + broker.substr(broker.rfind("mqtt://", 0) == 0 ? 7 : 0);
}

bool same(const sockaddr_storage& left, const addrinfo& right) {
    if (left.ss_family != right.ai_family)
        return false;
    if (left.ss_family == AF_INET) {
        const auto& a = reinterpret_cast<const sockaddr_in&>(left);
        const auto& b = *reinterpret_cast<const sockaddr_in*>(right.ai_addr);
        return a.sin_port == b.sin_port && a.sin_addr.s_addr == b.sin_addr.s_addr;
    }
    const auto& a = reinterpret_cast<const sockaddr_in6&>(left);
    const auto& b = *reinterpret_cast<const sockaddr_in6*>(right.ai_addr);
    return a.sin6_port == b.sin6_port && std::memcmp(&a.sin6_addr, &b.sin6_addr, sizeof a.sin6_addr) == 0;
}

/// This process's sockets that lead to the broker.
std::set<int> socketsTo(const BrokerAddress& address) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &found) != 0)
        return {};
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> all(found, ::freeaddrinfo);
    std::set<int> sockets;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", ignored)) {
        const int descriptor = std::atoi(entry.path().filename().c_str());
        sockaddr_storage peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) != 0)
            continue;
        for (const auto* each = all.get(); each; each = each->ai_next)
            if (same(peer, *each))
                sockets.insert(descriptor);
    }
    return sockets;
}

} // namespace

/// Counts what the broker acknowledged. A publish's context is its size.
class MqttLink::Deliveries final : public mqtt::iaction_listener {
public:
    explicit Deliveries(MqttLink& link)
        : m_link(link) {}
    void on_success(const mqtt::token& token) override {
        settle(token);
        m_link.m_callbacks.delivered();
    }
    void on_failure(const mqtt::token& token) override { settle(token); }

private:
    void settle(const mqtt::token& token) {
        --m_link.m_inFlight;
        m_link.m_inFlightBytes -= reinterpret_cast<std::size_t>(token.get_user_context());
    }
    MqttLink& m_link;
};

MqttLink::MqttLink(const Settings& settings, const std::string& broker, const std::string& clientId,
                   const Publication& will, Callbacks callbacks)
    : m_settings(settings)
    , m_address(BrokerAddress::parse(broker))
    , m_callbacks(std::move(callbacks))
    , m_deliveries(std::make_unique<Deliveries>(*this))
    , m_client(std::make_unique<mqtt::async_client>(serverUri(broker), clientId,
                                                    mqtt::create_options(MQTTVERSION_5, queuedInClient), nullptr)) {
    m_client->set_message_callback([this](mqtt::const_message_ptr message) {
        if (!message)
            return;
        Message copy{message->get_topic(), message->to_string(), {}, {}, message->is_retained()};
        const auto& properties = message->get_properties();
        if (properties.contains(mqtt::property::RESPONSE_TOPIC))
            copy.responseTopic = mqtt::get<std::string>(properties, mqtt::property::RESPONSE_TOPIC);
        if (properties.contains(mqtt::property::CORRELATION_DATA))
            copy.correlation = mqtt::get<std::string>(properties, mqtt::property::CORRELATION_DATA);
        m_callbacks.message(std::move(copy));
    });
    m_client->set_connection_lost_handler([this](const std::string&) { m_callbacks.lost(); });
    m_client->set_disconnected_handler([this](const mqtt::properties&, mqtt::ReasonCode) { m_callbacks.lost(); });

    m_options = mqtt::connect_options_builder()
                    .mqtt_version(MQTTVERSION_5)
                    .clean_start(true)
                    .keep_alive_interval(5s)
                    .automatic_reconnect(false)
                    .will(mqtt::message(will.message.topic, will.message.payload, 1, will.retained))
                    .finalize();
    if (broker.rfind("mqtts://", 0) == 0) {
        mqtt::ssl_options tls;
        tls.set_trust_store(m_settings.authority.string());
        tls.set_key_store(m_settings.certificate.string());
        tls.set_private_key(m_settings.key.string());
        tls.set_enable_server_cert_auth(true);
        tls.set_verify(true);
        tls.set_ssl_version(MQTT_SSL_VERSION_TLS_1_2);
        m_options.set_ssl(tls);
    }
}

MqttLink::~MqttLink() {
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR); // so that Paho waits for nobody who no longer answers
    m_client.reset();                    // before what its callbacks use
    if (m_socket >= 0)
        ::close(m_socket);
}

std::string MqttLink::connect(const std::vector<std::string>& topics, std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    try {
        const auto before = socketsTo(m_address);
        const auto whole = std::chrono::duration_cast<std::chrono::seconds>(patience + 999ms); // Paho counts in these
        m_options.set_connect_timeout(whole);
        const auto connected = m_client->connect(m_options);
        const bool answered = connected->wait_until(until);
        takeSocket(before);
        if (!answered)
            return "no answer";
        // One by one: Paho's call for many with options crashes in 1.3.12. But all are sent before any answer is
        // awaited.
        std::vector<mqtt::token_ptr> subscriptions;
        for (const auto& topic : topics)
            subscriptions.push_back(m_client->subscribe(topic, 1, mqtt::subscribe_options(true))); // not our own
        for (std::size_t i = 0; i < topics.size(); ++i) {
            if (!subscriptions[i]->wait_until(until))
                return "no answer to a subscription";
            const auto response = subscriptions[i]->get_subscribe_response();
            for (const auto code : response.get_reason_codes())
                if (code >= mqtt::ReasonCode::UNSPECIFIED_ERROR)
                    return "the broker refuses " + topics[i];
        }
        return {};
    } catch (const mqtt::exception& error) {
        return error.to_string();
    }
}

/// Paho keeps its socket to itself, so it is looked up. It leaves Nagle's algorithm on: a ticket that waits for the
/// acknowledgement of a small packet before it is 40 ms late.
void MqttLink::takeSocket(const std::set<int>& before) {
    for (const int descriptor : socketsTo(m_address)) {
        if (before.count(descriptor))
            continue;
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (m_socket < 0)
            m_socket = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    }
}

bool MqttLink::bytesMoved() {
    tcp_info info{};
    socklen_t size = sizeof info;
    int waiting = 0;
    if (m_socket < 0 || ::getsockopt(m_socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return false;
    ::ioctl(m_socket, SIOCOUTQ, &waiting);
    // That the other kernel takes what we send says nothing of the broker, unless much of it waits for the line.
    const bool moved = info.tcpi_bytes_received != m_bytesReceived ||
                       (waiting > backlogBytes && info.tcpi_bytes_acked != m_bytesAcknowledged);
    m_bytesReceived = info.tcpi_bytes_received;
    m_bytesAcknowledged = info.tcpi_bytes_acked;
    return moved;
}

bool MqttLink::publish(const Publication& publication) {
    const auto& what = publication.message;
    const auto size = what.payload.size();
    ++m_inFlight;
    m_inFlightBytes += size;
    try {
        const auto message = mqtt::make_message(what.topic, what.payload, 1, publication.retained);
        mqtt::properties properties;
        if (!what.responseTopic.empty())
            properties.add({mqtt::property::RESPONSE_TOPIC, what.responseTopic});
        if (!what.correlation.empty())
            properties.add({mqtt::property::CORRELATION_DATA, mqtt::binary(what.correlation)});
        message->set_properties(properties);
        m_client->publish(message, reinterpret_cast<void*>(size), *m_deliveries);
        return true;
    } catch (const mqtt::exception&) {
        --m_inFlight;
        m_inFlightBytes -= size;
        return false;
    }
}

void MqttLink::disconnect() {
    try {
        if (m_client->is_connected())
            m_client->disconnect(static_cast<int>(goodByeWithin.count()))->wait_for(goodByeWithin);
    } catch (const mqtt::exception&) {
        // It is going away in any case.
    }
}

} // namespace phin::lan
