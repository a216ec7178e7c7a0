#include "tests/faults/network.h"

#include <algorithm>

namespace phin::faults {
namespace {

constexpr std::int64_t keepAliveMs = 7'500; // one and a half times what the boxes ask for

bool matches(const std::string& filter, const std::string& topic) {
    // One level '+' a filter, which is all that boxes use.
    const auto plus = filter.find('+');
    if (plus == std::string::npos)
        return filter == topic;
    const auto tail = filter.size() - plus - 1;
    if (topic.size() < plus + tail || topic.compare(0, plus, filter, 0, plus) != 0 ||
        topic.compare(topic.size() - tail, tail, filter, plus + 1, tail) != 0)
        return false;
    return topic.substr(plus, topic.size() - plus - tail).find('/') == std::string::npos;
}

} // namespace

Network::Network(TimeLine& time, Random random, int boxes, int brokers)
    : m_time(time)
    , m_random(random)
    , m_brokers(static_cast<std::size_t>(brokers))
    , m_up(static_cast<std::size_t>(boxes * brokers), true)
    , m_down(m_up) {
    m_time.in(1'000, [this] { lookForDead(); });
}

Network::Outcome Network::probe(int broker, int box) const {
    if (!passes(m_up, box, broker) || !passes(m_down, box, broker))
        return Outcome::NoAnswer;
    return m_brokers[static_cast<std::size_t>(broker)].up ? Outcome::Connected : Outcome::Refused;
}

Network::Outcome Network::connect(int broker, Client client, int& connection) {
    if (const auto outcome = probe(broker, client.box); outcome != Outcome::Connected)
        return outcome;
    const auto& there = m_brokers[static_cast<std::size_t>(broker)];
    for (auto known = m_connections.begin(); known != m_connections.end();) {
        const auto id = (known++)->first;
        if (m_connections.at(id).broker == broker && m_connections.at(id).client.device == client.device)
            end(id, true); // taken over
    }
    connection = ++m_lastConnection;
    auto& made = m_connections[connection];
    made.broker = broker;
    made.client = std::move(client);
    made.heardMs = made.signMs = m_time.now();
    for (const auto& [topic, message] : there.retained)
        if (std::any_of(made.client.topics.begin(), made.client.topics.end(),
                        [&](const auto& filter) { return matches(filter, topic); }))
            send(connection, message);
    return Outcome::Connected;
}

std::vector<std::int64_t> Network::arrivals(std::int64_t& lastMs) {
    std::vector<std::int64_t> all;
    if (m_random.chance(m_weather.drop))
        return all;
    const auto copies = m_random.chance(m_weather.duplicate) ? 2 : 1;
    for (int copy = 0; copy < copies; ++copy) {
        if (m_weather.delayMs > 0 && m_random.chance(m_weather.delay)) {
            all.push_back(m_time.now() + m_random.between(1, m_weather.delayMs));
            continue;
        }
        lastMs = std::max(lastMs, m_time.now() + m_random.between(0, 2));
        all.push_back(lastMs);
    }
    return all;
}

void Network::publish(int connection, const lan::Publication& publication) {
    const auto from = m_connections.find(connection);
    if (from == m_connections.end())
        return;
    const auto broker = from->second.broker;
    const auto box = from->second.client.box;
    if (!passes(m_up, box, broker))
        return;
    for (const auto when : arrivals(from->second.lastUpMs))
        m_time.at(when, [this, connection, box, broker, publication] {
            const auto still = m_connections.find(connection);
            if (still == m_connections.end() || !passes(m_up, box, broker))
                return;
            still->second.heardMs = m_time.now();
            if (passes(m_down, box, broker))
                still->second.signMs = m_time.now(); // PUBACK
            arrived(broker, connection, publication);
        });
}

void Network::arrived(int broker, int from, const lan::Publication& publication) {
    if (publication.retained)
        m_brokers[static_cast<std::size_t>(broker)].retained[publication.message.topic] = publication.message;
    std::vector<int> receivers;
    for (const auto& [id, connection] : m_connections)
        if (id != from && connection.broker == broker &&
            std::any_of(connection.client.topics.begin(), connection.client.topics.end(),
                        [&](const auto& filter) { return matches(filter, publication.message.topic); }))
            receivers.push_back(id);
    for (const auto id : receivers)
        send(id, publication.message);
}

void Network::send(int id, const lan::Message& message) {
    auto& to = m_connections.at(id);
    if (!passes(m_down, to.client.box, to.broker))
        return;
    for (const auto when : arrivals(to.lastDownMs))
        m_time.at(when, [this, id, message] {
            const auto still = m_connections.find(id);
            if (still == m_connections.end() || !passes(m_down, still->second.client.box, still->second.broker))
                return;
            still->second.signMs = m_time.now();
            const auto tell = still->second.client.message; // it may disconnect from within
            tell(message);
        });
}

void Network::end(int id, bool sendWill) {
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return;
    const auto broker = found->second.broker;
    const auto client = std::move(found->second.client);
    m_connections.erase(found);
    if (sendWill)
        arrived(broker, 0, client.will);
    if (passes(m_down, client.box, broker))
        client.lost();
}

void Network::disconnect(int id, bool goodBye) {
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return;
    found->second.client.lost = [] {};
    const auto broker = found->second.broker;
    if (passes(m_up, found->second.client.box, broker)) {
        end(id, !goodBye);
        return;
    }
    // The broker does not learn of it before the connection has been silent for long.
    found->second.client.message = [](const lan::Message&) {};
}

std::int64_t Network::lastSignMs(int id) const {
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? 0 : found->second.signMs;
}

void Network::lookForDead() {
    std::vector<int> dead;
    for (const auto& [id, connection] : m_connections)
        if (m_time.now() - connection.heardMs > keepAliveMs)
            dead.push_back(id);
    for (const auto id : dead)
        end(id, true);
    m_time.in(1'000, [this] { lookForDead(); });
}

void Network::cut(int box, int broker, bool up, bool down) {
    const auto at = static_cast<std::size_t>(box) * m_brokers.size() + static_cast<std::size_t>(broker);
    m_up[at] = !up;
    m_down[at] = !down;
}

void Network::join() {
    std::fill(m_up.begin(), m_up.end(), true);
    std::fill(m_down.begin(), m_down.end(), true);
}

void Network::heal() {
    join();
    m_weather = {};
    for (auto& broker : m_brokers)
        broker.up = true;
}

void Network::stopBroker(int broker) {
    auto& stopped = m_brokers[static_cast<std::size_t>(broker)];
    stopped.up = false;
    stopped.retained.clear();
    std::vector<int> ended;
    for (const auto& [id, connection] : m_connections)
        if (connection.broker == broker)
            ended.push_back(id);
    for (const auto id : ended)
        end(id, false);
}

void Network::inject(const lan::Message& message) {
    for (int broker = 0; broker < brokers(); ++broker)
        arrived(broker, 0, {message, false});
}

} // namespace phin::faults
