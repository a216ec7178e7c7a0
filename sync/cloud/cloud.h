#pragma once

#include "sync/cloud/api.h"
#include "sync/cloud/ingest.h"
#include "sync/cloud/metrics.h"
#include "sync/cloud/shops.h"
#include "sync/cloud/web.h"

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace phin::cloud {

/// The whole backend in one process: shops, gRPC ingest with the health protocol, HTTP.
class Cloud {
public:
    struct Settings {
        std::filesystem::path data;
        std::string grpc = "127.0.0.1:0"; ///< address:port; port 0: any free one
        Web::Settings web;
        /// PEM; both given: TLS, and agents must show a certificate of their shop's authority.
        std::filesystem::path tlsCertificate, tlsKey;
        std::chrono::seconds lookAtCertificates{10}; ///< how often it looks whether they were renewed
        Ingest::Settings ingest;
    };

    static Result<std::unique_ptr<Cloud>> open(Settings settings, const journal::Clock& clock);
    ~Cloud();

    /// Errors: an address cannot be had.
    Status start();
    void stop();

    [[nodiscard]] int grpcPort() const noexcept { return m_grpcPort; }
    [[nodiscard]] int httpPort() const noexcept { return m_web->port(); }
    [[nodiscard]] Shops& shops() noexcept { return *m_shops; }

private:
    Cloud(Settings settings, const journal::Clock& clock);
    Result<std::shared_ptr<grpc::ServerCredentials>> credentials() const;

    Settings m_settings;
    const journal::Clock& m_clock;
    Metrics m_metrics;
    std::unique_ptr<Shops> m_shops;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<Ingest> m_ingest;
    std::unique_ptr<Web> m_web;
    std::unique_ptr<grpc::Server> m_server;
    int m_grpcPort = 0;
};

} // namespace phin::cloud
