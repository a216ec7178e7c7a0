#pragma once

#include "sync/lan/topics.h"
#include "tests/faults/random.h"
#include "tests/faults/time_line.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace phin::faults {

/// What a network does to messages, beyond taking a few milliseconds.
struct Weather {
    double drop = 0;
    double duplicate = 0;
    double delay = 0; ///< by up to `delayMs`; what is not delayed overtakes it
    std::int64_t delayMs = 0;
};

/// The shop's network and its brokers, as MQTT 5 clients see them: clean start, QoS 1, retained messages, Last Wills.
/// A broker that restarts has forgotten everything. Worse than TCP allows: messages may go missing, come twice or
/// overtake each other on a connection that lives on.
class Network {
public:
    /// What a box hears of its connection.
    struct Client {
        int box = 0;
        std::string device;
        std::vector<std::string> topics;
        lan::Publication will;
        std::function<void(const lan::Message&)> message;
        std::function<void()> lost;
    };
    enum class Outcome { Connected, Refused, NoAnswer };

    Network(TimeLine& time, Random random, int boxes, int brokers);

    // --- for boxes
    /// Would it answer a probe?
    [[nodiscard]] Outcome probe(int broker, int box) const;
    /// `connection` is set where it connects.
    Outcome connect(int broker, Client client, int& connection);
    void publish(int connection, const lan::Publication& publication);
    /// `goodBye`: the Last Will is not sent.
    void disconnect(int connection, bool goodBye);
    /// The last time that the broker answered or sent something.
    [[nodiscard]] std::int64_t lastSignMs(int connection) const;
    [[nodiscard]] int brokers() const noexcept { return static_cast<int>(m_brokers.size()); }

    // --- faults
    void setWeather(const Weather& weather) noexcept { m_weather = weather; }
    /// What a box sends does, or does not, reach a broker; and the other way.
    void cut(int box, int broker, bool up, bool down);
    /// All roads are open again.
    void join();
    /// That, good weather and all brokers.
    void heal();
    void stopBroker(int broker);
    void startBroker(int broker) { m_brokers[static_cast<std::size_t>(broker)].up = true; }
    /// Anyone's message, as a stranger with a capture of the past would send it.
    void inject(const lan::Message& message);

private:
    struct Broker {
        bool up = true;
        std::map<std::string, lan::Message> retained;
    };
    struct Connection {
        int broker = 0;
        Client client;
        std::int64_t heardMs = 0;                  ///< by the broker, of the client
        std::int64_t signMs = 0;                   ///< by the client, of the broker
        std::int64_t lastUpMs = 0, lastDownMs = 0; ///< arrival of the newest message: order on one connection
    };
    [[nodiscard]] bool passes(const std::vector<bool>& road, int box, int broker) const {
        return road[static_cast<std::size_t>(box) * m_brokers.size() + static_cast<std::size_t>(broker)];
    }
    /// When a message that is sent now arrives: once, twice or never.
    [[nodiscard]] std::vector<std::int64_t> arrivals(std::int64_t& lastMs);
    void arrived(int broker, int from, const lan::Publication& publication);
    void send(int connection, const lan::Message& message);
    void end(int connection, bool sendWill);
    void lookForDead();

    TimeLine& m_time;
    Random m_random;
    Weather m_weather;
    std::vector<Broker> m_brokers;
    std::vector<bool> m_up, m_down; ///< box * brokers + broker
    std::map<int, Connection> m_connections;
    int m_lastConnection = 0;
};

} // namespace phin::faults
