#pragma once

#include "sync/lan/broker_address.h"
#include "sync/lan/settings.h"
#include "sync/lan/topics.h"

#include <mqtt/async_client.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string>

namespace phin::lan {

/// One connection to one broker: MQTT 5, clean start, QoS 1, with a Last Will. Made anew for each attempt, because a
/// Paho client keeps the server it was made for. Used by one thread; the callbacks come on Paho's and only copy.
class MqttLink {
public:
    struct Callbacks {
        std::function<void(Message)> message;
        std::function<void()> lost;
        std::function<void()> delivered; ///< a publish was acknowledged by the broker
    };
    MqttLink(const Settings& settings, const std::string& broker, const std::string& clientId, const Publication& will,
             Callbacks callbacks);
    ~MqttLink();
    MqttLink(const MqttLink&) = delete;
    MqttLink& operator=(const MqttLink&) = delete;

    /// Waits no longer than `patience` in all. Nothing: connected and subscribed; else why not.
    [[nodiscard]] std::string connect(const std::vector<std::string>& topics, std::chrono::milliseconds patience);
    /// How many publishes the broker has not acknowledged yet, and their size.
    [[nodiscard]] int inFlight() const noexcept { return m_inFlight; }
    [[nodiscard]] std::size_t inFlightBytes() const noexcept { return m_inFlightBytes; }
    /// False where the link is down.
    bool publish(const Publication& publication);
    /// Whether anything came from the broker, or went through to it, since the last call: a large message on a slow
    /// line is a sign of life long before it is complete.
    [[nodiscard]] bool bytesMoved();
    /// Says good-bye to a broker that answers. The destructor cuts the line, which does not wait for anybody.
    void disconnect();

private:
    class Deliveries;
    void takeSocket(const std::set<int>& before);

    Settings m_settings;
    BrokerAddress m_address;
    Callbacks m_callbacks;
    std::atomic<int> m_inFlight{0};
    std::atomic<std::size_t> m_inFlightBytes{0};
    int m_socket = -1; // Paho's, once more
    std::uint64_t m_bytesReceived = 0, m_bytesAcknowledged = 0;
    std::unique_ptr<Deliveries> m_deliveries;
    std::unique_ptr<mqtt::async_client> m_client;
    mqtt::connect_options m_options;
};

} // namespace phin::lan
