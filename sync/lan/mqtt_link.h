#pragma once

#include "sync/lan/peer.h"
#include "sync/lan/topics.h"

#include <mqtt/async_client.h>

#include <atomic>
#include <functional>
#include <memory>
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

    /// Waits up to a second. Nothing: connected and subscribed; else why not.
    [[nodiscard]] std::string connect(const std::vector<std::string>& topics);
    /// How many publishes the broker has not acknowledged yet.
    [[nodiscard]] int inFlight() const noexcept { return m_inFlight; }
    /// False where the link is down.
    bool publish(const Publication& publication);
    void disconnect();

private:
    class Deliveries;
    Settings m_settings;
    Callbacks m_callbacks;
    std::atomic<int> m_inFlight{0};
    std::unique_ptr<Deliveries> m_deliveries;
    std::unique_ptr<mqtt::async_client> m_client;
    mqtt::connect_options m_options;
};

} // namespace phin::lan
