#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phin::lan {

/// A message as it travels. `responseTopic` and `correlation` are MQTT 5 properties.
struct Message {
    std::string topic;
    std::string payload;
    std::string responseTopic = {};
    std::string correlation = {};
    bool retained = false; ///< the broker had it from before
};

/// A message on its way out.
struct Publication {
    Message message;
    bool retained = false; ///< for whoever comes later
};

/// The names that a box writes and reads under (sync/proto/README.md).
class Topics {
public:
    Topics(const std::string& shop, std::string device)
        : m_root("phin/1/" + shop + "/")
        , m_device(std::move(device)) {}

    [[nodiscard]] std::string entries() const { return m_root + "entries/" + m_device; }
    [[nodiscard]] std::string head() const { return m_root + "head/" + m_device; }
    [[nodiscard]] std::string request() const { return m_root + "request/" + m_device; }
    [[nodiscard]] std::string reply(std::string_view from, std::string_view asker) const {
        return m_root + "reply/" + std::string(from) + "/" + std::string(asker);
    }
    [[nodiscard]] std::vector<std::string> subscriptions() const {
        return {m_root + "entries/+", m_root + "head/+", m_root + "request/+", reply("+", m_device)};
    }
    /// The topic without the part that all of a shop share; empty for another shop's.
    [[nodiscard]] std::string_view local(std::string_view topic) const {
        return topic.substr(0, m_root.size()) == m_root ? topic.substr(m_root.size()) : std::string_view{};
    }
    /// Whose pushed entries these are; nothing for any other topic.
    [[nodiscard]] std::optional<std::string> author(std::string_view topic) const {
        constexpr std::string_view prefix = "entries/";
        const auto rest = local(topic);
        if (rest.substr(0, prefix.size()) != prefix)
            return std::nullopt;
        return std::string(rest.substr(prefix.size()));
    }

private:
    std::string m_root;
    std::string m_device;
};

} // namespace phin::lan
