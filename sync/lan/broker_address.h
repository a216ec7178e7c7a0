#pragma once

#include <string>

namespace phin::lan {

/// What mqtt://host:port or mqtts://host:port says.
struct BrokerAddress {
    std::string host;
    std::string port;
    bool tls = false;

    [[nodiscard]] static BrokerAddress parse(const std::string& broker) {
        BrokerAddress address;
        address.tls = broker.rfind("mqtts://", 0) == 0;
        const auto scheme = broker.find("://");
        const auto place = scheme == std::string::npos ? broker : broker.substr(scheme + 3);
        const auto colon = place.rfind(':');
        address.host = place.substr(0, colon);
        address.port = colon == std::string::npos ? (address.tls ? "8883" : "1883") : place.substr(colon + 1);
        if (address.host.size() > 2 && address.host.front() == '[') // IPv6
            address.host = address.host.substr(1, address.host.size() - 2);
        return address;
    }
};

} // namespace phin::lan
