#include "sync/cloud/cloud.h"

#include "sync/journal/whole_file.h"

#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>

#include <chrono>
#include <fstream>
#include <sstream>

namespace phin::cloud {
namespace {

constexpr int largestFrame = 1024 * 1024; // a batch is a quarter of it at most
constexpr std::chrono::milliseconds shutdownWithin{1'000};

Result<std::string> slurp(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in || text.str().empty())
        return Error{ErrorKind::Unavailable, "cannot read " + file.string()};
    return text.str();
}

} // namespace

Cloud::Cloud(Settings settings, const journal::Clock& clock)
    : m_settings(std::move(settings))
    , m_clock(clock) {}

Cloud::~Cloud() {
    stop();
}

Result<std::unique_ptr<Cloud>> Cloud::open(Settings settings, const journal::Clock& clock) {
    std::unique_ptr<Cloud> cloud(new Cloud(std::move(settings), clock));
    auto shops = Shops::open(cloud->m_settings.data, clock);
    if (!shops)
        return shops.error();
    cloud->m_shops = std::move(*shops);
    cloud->m_api = std::make_unique<Api>(*cloud->m_shops, clock);
    auto ingest = cloud->m_settings.ingest;
    ingest.checkPeers = !cloud->m_settings.tlsCertificate.empty();
    cloud->m_ingest = std::make_unique<Ingest>(ingest, *cloud->m_shops, cloud->m_metrics, clock);
    cloud->m_web =
        std::make_unique<Web>(cloud->m_settings.web, *cloud->m_shops, *cloud->m_api, cloud->m_metrics, clock);
    return cloud;
}

Result<std::shared_ptr<grpc::ServerCredentials>> Cloud::credentials() const {
    if (m_settings.tlsCertificate.empty() != m_settings.tlsKey.empty())
        return Error{ErrorKind::WrongUse, "TLS needs a certificate and its key"};
    if (m_settings.tlsCertificate.empty())
        return grpc::InsecureServerCredentials();
    if (auto ours = journal::requirePrivate(m_settings.tlsKey); !ours)
        return ours.error();
    if (auto readable = slurp(m_settings.tlsCertificate); !readable)
        return readable.error();
    std::string roots;
    for (Shop* const shop : m_shops->all()) {
        auto authority = slurp(shop->folder() / "ca.crt");
        if (!authority)
            return authority.error();
        roots += *authority + "\n";
    }
    const auto rootsFile = m_settings.data / "authorities.pem"; // gRPC wants them in one file
    if (auto written = journal::replaceFile(rootsFile, roots); !written)
        return written.error();
    // Watches the files: a renewed certificate is used from the next connection on, without a restart.
    const auto files = std::make_shared<grpc::experimental::FileWatcherCertificateProvider>(
        m_settings.tlsKey.string(), m_settings.tlsCertificate.string(), rootsFile.string(),
        static_cast<unsigned>(m_settings.lookAtCertificates.count()));
    grpc::experimental::TlsServerCredentialsOptions options(files);
    options.watch_root_certs();
    options.watch_identity_key_cert_pairs();
    options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
    return grpc::experimental::TlsServerCredentials(options);
}

Status Cloud::start() {
    auto secure = credentials();
    if (!secure)
        return secure.error();
    m_shops->start();
    m_ingest->start();
    grpc::EnableDefaultHealthCheckService(true);
    grpc::ServerBuilder builder;
    builder.AddListeningPort(m_settings.grpc, *secure, &m_grpcPort);
    builder.RegisterService(m_ingest.get());
    builder.SetMaxReceiveMessageSize(largestFrame);
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0); // two clouds on one port would each get half of the shops
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 20'000); // finds agents that went without a word
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 1'000);
    m_server = builder.BuildAndStart();
    if (!m_server || m_grpcPort == 0) {
        stop();
        return Error{ErrorKind::Unavailable,
                     "cannot listen for gRPC on " + m_settings.grpc + "; is another program there?"};
    }
    if (auto web = m_web->start(); !web) {
        stop();
        return web;
    }
    return done();
}

void Cloud::stop() {
    if (m_ingest)
        m_ingest->stop();
    if (m_server) {
        m_server->Shutdown(std::chrono::system_clock::now() + shutdownWithin);
        m_server->Wait();
        m_server.reset();
    }
    if (m_web)
        m_web->stop();
    if (m_shops)
        m_shops->stop();
}

} // namespace phin::cloud
