#pragma once

#include "sync/cloud/api.h"
#include "sync/cloud/metrics.h"

#include <chrono>
#include <memory>
#include <string>

namespace phin::cloud {

/// The HTTP side: JSON API, live events, health, metrics, and the managers' page. Speaks plain HTTP; where it is to be
/// reached from outside, a proxy that ends TLS and knows who may look stands before it.
class Web {
public:
    struct Settings {
        std::string host = "127.0.0.1";
        int port = 0;                                ///< 0: any free one
        std::size_t threads = 24;                    ///< requests at once, live events included
        std::size_t liveAtMost = 16;                 ///< open event streams; more are asked to come back later
        std::chrono::milliseconds liveEvery{250};    ///< events of one stream at most
        std::chrono::milliseconds heartbeat{15'000}; ///< of a stream with nothing to say
    };

    Web(Settings settings, Shops& shops, Api& api, Metrics& metrics, const journal::Clock& clock);
    ~Web();
    Web(const Web&) = delete;
    Web& operator=(const Web&) = delete;

    /// Errors: the address cannot be had.
    Status start();
    void stop();
    /// The port that is listened on.
    [[nodiscard]] int port() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace phin::cloud
