#include "sync/cloud/shop.h"

#include "sync/model/business_day.h"

#include <spdlog/spdlog.h>
#include <toml++/toml.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace phin::cloud {
namespace {

constexpr char journalName[] = "journal.db";

Status readSettings(const std::filesystem::path& file, Shop::Settings& into) {
    std::error_code code;
    if (!std::filesystem::exists(file, code))
        return done();
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    const auto wrong = [&file](std::size_t line, const std::string& what) {
        return Error{ErrorKind::WrongUse, file.string() + ": line " + std::to_string(line) + ": " + what};
    };
    try {
        const auto table = toml::parse(text.str());
        for (const auto& [key, node] : table) {
            const auto number = node.value_exact<std::int64_t>();
            const auto line = static_cast<std::size_t>(node.source().begin.line);
            if (key.str() == "name") {
                if (!node.is_string())
                    return wrong(line, "name must be a text");
                into.name = *node.value_exact<std::string>();
            } else if (key.str() == "utc_offset_minutes") {
                if (!number || *number < -14 * 60 || *number > 14 * 60)
                    return wrong(line, "utc_offset_minutes must be a whole number within 14 hours");
                into.utcOffsetMinutes = static_cast<int>(*number);
            } else if (key.str() == "day_starts_hour") {
                if (!number || *number < 0 || *number > 23)
                    return wrong(line, "day_starts_hour must be 0 to 23");
                into.dayStartsHour = static_cast<int>(*number);
            } else {
                return wrong(line, "unknown key " + std::string(key.str()));
            }
        }
    } catch (const toml::parse_error& error) {
        return wrong(error.source().begin.line, std::string(error.description()));
    }
    return done();
}

} // namespace

Shop::Shop(std::filesystem::path folder, const journal::Clock& clock)
    : m_folder(std::move(folder))
    , m_clock(clock)
    , m_readers(m_folder / journalName) {}

Shop::~Shop() {
    stop();
}

Result<std::unique_ptr<Shop>> Shop::open(const std::filesystem::path& folder, const journal::Clock& clock) {
    std::unique_ptr<Shop> shop(new Shop(folder, clock));
    if (auto read = readSettings(folder / "shop.toml", shop->m_settings); !read)
        return read.error();
    auto identity = journal::Identity::load(folder / "cloud.crt", folder / "cloud.key");
    if (!identity)
        return identity.error();
    auto authority = journal::Authority::load(folder / "ca.crt");
    if (!authority)
        return authority.error();
    if (auto certified = authority->check(identity->certificateDer()); !certified)
        return Error{ErrorKind::WrongUse, (folder / "cloud.crt").string() + ": " + certified.error().message};
    if (identity->device() != cloudDevice)
        return Error{ErrorKind::WrongUse, (folder / "cloud.crt").string() + " is of the device " + identity->device() +
                                              "; the cloud needs one of the device " + cloudDevice};
    if (identity->shop() != folder.filename().string())
        return Error{ErrorKind::WrongUse, "the folder " + folder.string() + " holds certificates of the shop " +
                                              identity->shop() + "; name it so"};
    if (shop->m_settings.name.empty())
        shop->m_settings.name = identity->shop();
    shop->m_identity = std::make_unique<journal::Identity>(std::move(*identity));
    shop->m_authority = std::make_unique<journal::Authority>(std::move(*authority));
    journal::Journal::Options options;
    options.file = folder / journalName;
    options.birth.kind = "cloud";
    options.birth.name = "Cloud";
    options.keepFreeBytes = 64'000'000;
    auto journal = journal::Journal::open(std::move(options), *shop->m_identity, *shop->m_authority, clock);
    if (!journal)
        return journal.error();
    shop->m_writer = std::make_unique<journal::Writer>(std::move(*journal));
    shop->m_trust = shop->m_writer->journal().trust();
    shop->m_keeper = std::make_unique<journal::CertificateKeeper>(
        journal::CertificateKeeper::Settings{{{folder / "cloud.crt", folder / "cloud.key"}}, {}, {}});
    shop->observe([raw = shop.get()](const journal::Committed& committed) {
        if (committed.trust) {
            const std::lock_guard lock(raw->m_trustMutex);
            raw->m_trust = committed.trust;
        }
        if (committed.trust)
            raw->keepCertificate();
        if (!committed.orders.empty() || committed.menu)
            raw->m_live.ordersChanged();
        if (committed.cursorsMoved || committed.refused)
            raw->m_live.syncChanged();
    });
    return shop;
}

void Shop::start() {
    m_writer->start();
}

void Shop::stop() {
    m_live.close();
    if (m_writer)
        m_writer->stop();
}

std::shared_ptr<const journal::Trust> Shop::trust() const {
    const std::lock_guard lock(m_trustMutex);
    return m_trust;
}

void Shop::tidy() {
    constexpr std::int64_t everyMs = 60'000;
    const auto now = m_clock.nowMs();
    if (const auto last = m_tidiedMs.load(); std::abs(now - last) >= everyMs)
        if (auto expected = last; m_tidiedMs.compare_exchange_strong(expected, now))
            keepCertificate();
}

void Shop::keepCertificate() {
    m_writer->post([this](journal::Journal& journal) { return m_keeper->run(journal); },
                   [this](const Status& status) {
                       if (!status)
                           spdlog::error("{}: {}", id(), status.error().message);
                   });
}

std::int32_t Shop::today() const {
    return businessDay(m_clock.nowMs(), m_settings.utcOffsetMinutes, m_settings.dayStartsHour);
}

} // namespace phin::cloud
