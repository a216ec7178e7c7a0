#pragma once

#include "sync/cloud/cloud.h"
#include "tests/support/test_shop.h"

#include <QTemporaryDir>

#include <memory>
#include <string>

namespace phin::test {

/// A cloud in a temporary folder that knows the shops it is told of; starts and stops like the program.
class CloudFixture {
public:
    explicit CloudFixture(const journal::Clock& clock)
        : m_clock(clock) {}

    /// Gives it the authority and an identity of its own in that shop.
    void add(TestShop& shop);
    /// On the ports it had before, if it ran before. `tls`: with the certificate that this shop gave it.
    void start(TestShop* tls = nullptr);
    void stop();

    [[nodiscard]] std::filesystem::path data() const { return m_folder.path().toStdString(); }
    [[nodiscard]] std::filesystem::path journalFile(const TestShop& shop) const {
        return data() / shop.name() / "journal.db";
    }
    [[nodiscard]] cloud::Cloud& cloud() { return *m_cloud; }
    [[nodiscard]] cloud::Shop& shop(const TestShop& shop) { return *m_cloud->shops().find(shop.name()); }
    [[nodiscard]] std::string target() const { return "127.0.0.1:" + std::to_string(m_grpcPort); }
    [[nodiscard]] int httpPort() const noexcept { return m_httpPort; }
    cloud::Cloud::Settings settings; ///< what start() uses besides folder and ports

private:
    const journal::Clock& m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<cloud::Cloud> m_cloud;
    int m_grpcPort = 0;
    int m_httpPort = 0;
};

/// Digest of all days, by a fresh reader.
[[nodiscard]] std::string digestOf(const std::filesystem::path& journal);
/// Device -> last entry held in its newest epoch.
[[nodiscard]] std::map<std::string, std::uint64_t> heldIn(const std::filesystem::path& journal);

} // namespace phin::test
