#pragma once

#include "sync/cloud/live_feed.h"
#include "sync/cloud/reader_pool.h"
#include "sync/cloud/road.h"
#include "sync/journal/certificate_keeper.h"
#include "sync/journal/clock.h"
#include "sync/journal/identity.h"
#include "sync/journal/writer.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace phin::cloud {

/// The device name that the cloud goes by in every shop.
inline constexpr char cloudDevice[] = "cloud";

/// One shop as the cloud keeps it: a folder with the shop's authority (ca.crt), the cloud's own certificate and key
/// from that authority (cloud.crt, cloud.key), the journal (journal.db), and if the defaults do not fit, shop.toml:
///     name = "Phin Nguyen Hue"    # as people call it
///     utc_offset_minutes = 420    # the shop's clock
///     day_starts_hour = 4         # when a business day begins
class Shop {
public:
    struct Settings {
        std::string name;
        int utcOffsetMinutes = 420;
        int dayStartsHour = 4;
    };

    static Result<std::unique_ptr<Shop>> open(const std::filesystem::path& folder, const journal::Clock& clock);
    ~Shop();

    /// The id: the certificates' O, and the name of the folder.
    [[nodiscard]] const std::string& id() const noexcept { return m_identity->shop(); }
    [[nodiscard]] const Settings& settings() const noexcept { return m_settings; }
    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return m_folder; }
    [[nodiscard]] const journal::Identity& identity() const noexcept { return *m_identity; }
    [[nodiscard]] const journal::Authority& authority() const noexcept { return *m_authority; }
    [[nodiscard]] journal::Writer& writer() noexcept { return *m_writer; }
    [[nodiscard]] ReaderPool& readers() noexcept { return m_readers; }
    [[nodiscard]] LiveFeed& live() noexcept { return m_live; }
    [[nodiscard]] Road& road() noexcept { return m_road; }
    /// Who belongs to the shop; from any thread.
    [[nodiscard]] std::shared_ptr<const journal::Trust> trust() const;
    /// The shop's business day now, YYYYMMDD.
    [[nodiscard]] std::int32_t today() const;

    /// Before start(): called on the writer's thread after each commit that moved something; must only hand over.
    void observe(std::function<void(const journal::Committed&)> observer) { m_writer->observe(std::move(observer)); }
    void start();
    void stop();
    /// Once in a while, from any thread: renews the cloud's certificate in time, through the journal.
    void tidy();

private:
    Shop(std::filesystem::path folder, const journal::Clock& clock);
    void keepCertificate();

    std::filesystem::path m_folder;
    const journal::Clock& m_clock;
    Settings m_settings;
    std::unique_ptr<journal::Identity> m_identity;
    std::unique_ptr<journal::Authority> m_authority;
    LiveFeed m_live;
    Road m_road;
    mutable std::mutex m_trustMutex;
    std::shared_ptr<const journal::Trust> m_trust;
    std::unique_ptr<journal::CertificateKeeper> m_keeper; // the writer's thread
    std::atomic<std::int64_t> m_tidiedMs{0};
    std::unique_ptr<journal::Writer> m_writer;
    ReaderPool m_readers; // closed before the writer, whose closing then leaves one whole file behind
};

} // namespace phin::cloud
