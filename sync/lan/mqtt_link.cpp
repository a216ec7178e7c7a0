#include "sync/lan/mqtt_link.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

namespace phin::lan {
namespace {

using namespace std::chrono_literals;
constexpr auto patience = 1s;
constexpr int queuedInClient = 1'000; // Paho throws beyond; our own window stays far below

std::string serverUri(const std::string& broker) {
    if (broker.rfind("mqtts://", 0) == 0)
        return "ssl://" + broker.substr(8);
    return "tcp://" + broker.substr(broker.rfind("mqtt://", 0) == 0 ? 7 : 0);
}

/// Paho leaves Nagle's algorithm on and keeps its socket to itself; a ticket that waits for the acknowledgement of a
/// small packet before it is 40 ms late. So the sockets of this process that lead to the broker are looked up.
void sendAtOnce(const std::string& broker) {
    const auto port = static_cast<unsigned>(std::atoi(broker.substr(broker.rfind(':') + 1).c_str()));
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", ignored)) {
        const int descriptor = std::atoi(entry.path().filename().c_str());
        sockaddr_storage peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) != 0)
            continue;
        const auto at = peer.ss_family == AF_INET    ? reinterpret_cast<const sockaddr_in*>(&peer)->sin_port
                        : peer.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6*>(&peer)->sin6_port
                                                     : in_port_t{0};
        const int on = 1;
        if (ntohs(at) == port)
            ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
}

} // namespace

/// Counts what the broker acknowledged.
class MqttLink::Deliveries final : public mqtt::iaction_listener {
public:
    Deliveries(std::atomic<int>& inFlight, const Callbacks& callbacks)
        : m_inFlight(inFlight)
        , m_callbacks(callbacks) {}
    void on_success(const mqtt::token&) override {
        --m_inFlight;
        m_callbacks.delivered();
    }
    void on_failure(const mqtt::token&) override { --m_inFlight; }

private:
    std::atomic<int>& m_inFlight;
    const Callbacks& m_callbacks;
};

MqttLink::MqttLink(const Settings& settings, const std::string& broker, const std::string& clientId,
                   const Publication& will, Callbacks callbacks)
    : m_settings(settings)
    , m_callbacks(std::move(callbacks))
    , m_deliveries(std::make_unique<Deliveries>(m_inFlight, m_callbacks))
    , m_client(std::make_unique<mqtt::async_client>(serverUri(broker), clientId,
                                                    mqtt::create_options(MQTTVERSION_5, queuedInClient), nullptr)) {
    m_client->set_message_callback([this](mqtt::const_message_ptr message) {
        if (!message)
            return;
        Message copy{message->get_topic(), message->to_string(), {}, {}};
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
                    .connect_timeout(patience)
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
    disconnect();
    m_client.reset(); // before what its callbacks use
}

std::string MqttLink::connect(const std::vector<std::string>& topics) {
    try {
        const auto connected = m_client->connect(m_options);
        if (!connected->wait_for(patience))
            return "no answer";
        sendAtOnce(m_client->get_server_uri());
        for (const auto& topic : topics) {
            const auto subscribed =
                m_client->subscribe(topic, 1, mqtt::subscribe_options(true)); // not our own messages
            if (!subscribed->wait_for(patience))
                return "no answer to a subscription";
            const auto response = subscribed->get_subscribe_response();
            for (const auto code : response.get_reason_codes())
                if (code >= mqtt::ReasonCode::UNSPECIFIED_ERROR)
                    return "the broker refuses " + topic;
        }
        return {};
    } catch (const mqtt::exception& error) {
        return error.to_string();
    }
}

bool MqttLink::publish(const Publication& publication) {
    const auto& [topic, payload, responseTopic, correlation] = publication.message;
    try {
        auto message = mqtt::make_message(topic, payload, 1, publication.retained);
        if (!responseTopic.empty() || !correlation.empty()) {
            mqtt::properties properties;
            if (!responseTopic.empty())
                properties.add({mqtt::property::RESPONSE_TOPIC, responseTopic});
            if (!correlation.empty())
                properties.add({mqtt::property::CORRELATION_DATA, mqtt::binary(correlation)});
            message->set_properties(properties);
        }
        ++m_inFlight;
        m_client->publish(message, nullptr, *m_deliveries);
        return true;
    } catch (const mqtt::exception&) {
        --m_inFlight;
        return false;
    }
}

void MqttLink::disconnect() {
    try {
        if (m_client->is_connected())
            m_client->disconnect(200)->wait_for(patience);
    } catch (const mqtt::exception&) {
        // It is going away in any case.
    }
}

} // namespace phin::lan
