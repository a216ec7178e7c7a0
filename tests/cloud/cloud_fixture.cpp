#include "tests/cloud/cloud_fixture.h"

#include "sync/journal/reader.h"

namespace phin::test {

void CloudFixture::add(TestShop& shop) {
    std::ignore = shop.identity("cloud"); // issued when first asked for
    must(cloud::Shops::add(data(), shop.folder()));
}

void CloudFixture::start(TestShop* tls) {
    auto wanted = settings;
    wanted.data = data();
    wanted.grpc = "127.0.0.1:" + std::to_string(m_grpcPort);
    wanted.web.port = m_httpPort;
    if (tls) {
        wanted.tlsCertificate = tls->folder() / "cloud.crt";
        wanted.tlsKey = tls->folder() / "cloud.key";
    }
    m_cloud = must(cloud::Cloud::open(wanted, m_clock));
    must(m_cloud->start());
    m_grpcPort = m_cloud->grpcPort();
    m_httpPort = m_cloud->httpPort();
}

void CloudFixture::stop() {
    m_cloud.reset();
}

std::string digestOf(const std::filesystem::path& journal) {
    return must(journal::Reader::open(journal)).digest(0, 99'999'999);
}

std::map<std::string, std::uint64_t> heldIn(const std::filesystem::path& journal) {
    std::map<std::string, std::uint64_t> held;
    for (const auto& cursor : must(journal::Reader::open(journal)).cursors())
        held[cursor.device()] = cursor.seq();
    return held;
}

} // namespace phin::test
