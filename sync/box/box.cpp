#include "sync/box/box.h"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <fstream>

namespace phin::box {
namespace {

constexpr std::int64_t listenMs = 1'500; ///< retained heads of all neighbours arrive well within this after connecting

/// Stands beside the key once this box has begun its journal: where it is and the journal is not, the journal was lost.
std::filesystem::path bornMarker(const Config& config) {
    return config.key.string() + ".born";
}

} // namespace

const char* phaseName(Phase phase) noexcept {
    switch (phase) {
    case Phase::Recovering:
        return "recovering";
    case Phase::Revoked:
        return "revoked";
    case Phase::Ready:
        break;
    }
    return "ready";
}

Result<std::unique_ptr<Box>> Box::open(Config config, const journal::Clock& clock) {
    std::unique_ptr<Box> box(new Box(std::move(config), clock));
    const auto& settings = box->m_config;
    auto identity = journal::Identity::load(settings.certificate, settings.key);
    if (!identity)
        return identity.error();
    if (identity->device() != settings.device || identity->shop() != settings.shop)
        return Error{ErrorKind::WrongUse, "the certificate is of " + identity->shop() + "/" + identity->device() +
                                              ", the settings are of " + settings.shop + "/" + settings.device};
    auto authority = journal::Authority::load(settings.authority);
    if (!authority)
        return authority.error();
    if (auto certified = authority->check(identity->certificateDer()); !certified)
        return certified.error();
    box->m_identity = std::make_unique<journal::Identity>(std::move(*identity));
    box->m_authority = std::make_unique<journal::Authority>(std::move(*authority));

    std::error_code code;
    std::filesystem::create_directories(settings.data, code);
    if (code)
        return Error{ErrorKind::Unavailable,
                     "cannot make the data folder " + settings.data.string() + ": " + code.message()};
    auto journal = journal::Journal::open(
        {settings.journalFile(), {settings.kind, settings.name, settings.letter, settings.station}}, *box->m_identity,
        *box->m_authority, clock);
    if (!journal)
        return journal.error();
    if (!(*journal)->born()) {
        if (std::filesystem::exists(bornMarker(settings))) {
            spdlog::warn("{}: the journal was lost; rebuilding it from the neighbours", settings.device);
            box->m_phase = Phase::Recovering;
        } else {
            try {
                (*journal)->begin();
                (*journal)->beginEpoch();
                (*journal)->commit();
            } catch (const SQLite::Exception& error) {
                return journal::explain(error);
            }
        }
    }
    if ((*journal)->born() && !std::filesystem::exists(bornMarker(settings)))
        std::ofstream(bornMarker(settings)) << "the journal of this box has begun\n";
    box->m_writer = std::make_unique<journal::Writer>(std::move(*journal));
    box->m_lan = std::make_unique<lan::Peer>(lan::Settings{settings.shop, settings.device, settings.kind,
                                                           settings.brokers, settings.authority, settings.certificate,
                                                           settings.key, settings.journalFile()},
                                             *box->m_writer, clock);
    journal::CertificateKeeper::Settings kept;
    kept.own.push_back({settings.certificate, settings.key});
    if (!settings.brokerCertificate.empty())
        kept.own.push_back({settings.brokerCertificate, settings.brokerKey});
    if (!settings.authorityKey.empty())
        kept.authority = settings.authorityKey.parent_path();
    kept.revocationList = settings.brokerCrl;
    box->m_keeper = std::make_unique<journal::CertificateKeeper>(std::move(kept));
    if (box->m_writer->journal().revoked())
        box->m_phase = Phase::Revoked;
    box->m_writer->observe([raw = box.get()](const journal::Committed& committed) {
        if (committed.trust)
            raw->heed(*committed.trust);
    });
    box->m_lan->observe([raw = box.get()](const lan::View& view) {
        raw->lookForOwnPast(view);
        raw->tidy();
    });
    return box;
}

Box::~Box() {
    stop();
}

void Box::start() {
    m_writer->start();
    m_lan->start();
}

void Box::stop() {
    if (m_lan)
        m_lan->stop();
    if (m_writer)
        m_writer->stop();
}

/// On the writer's thread, after the commit.
void Box::heed(const journal::Trust& trust) {
    if (m_phase != Phase::Revoked && trust.revocation(m_identity->device(), m_identity->keyId())) {
        spdlog::error("{}: this box has been revoked; it decides nothing any more", m_config.device);
        become(Phase::Revoked);
    }
    keepCertificates();
}

void Box::keepCertificates() {
    m_writer->post([this](journal::Journal& journal) { return m_keeper->run(journal); },
                   [this](const Status& status) {
                       if (!status)
                           spdlog::error("{}: {}", m_config.device, status.error().message);
                   });
}

void Box::tidy() {
    constexpr std::int64_t minuteMs = 60'000, hourMs = 60 * minuteMs, dayMs = 24 * hourMs;
    const auto now = m_clock.nowMs();
    if (std::abs(now - m_keptMs) >= minuteMs) {
        m_keptMs = now;
        keepCertificates();
    }
    if (m_config.retentionDays == 0 || std::abs(now - m_tidiedMs) < hourMs)
        return;
    m_tidiedMs = now;
    m_writer->post(
        [before = now - m_config.retentionDays * dayMs, device = m_config.device](journal::Journal& journal) {
            if (const auto dropped = journal.prune(before))
                spdlog::info("{}: {} entries that the cloud has are older than the retention window and went", device,
                             dropped);
            return done();
        });
}

void Box::become(Phase phase) {
    if (m_phase.exchange(phase) != phase && m_phaseObserver)
        m_phaseObserver(phase);
}

void Box::lookForOwnPast(const lan::View& view) {
    if (m_phase == Phase::Revoked)
        return;
    if (m_phase == Phase::Ready) {
        if (view.ownMissing > 0) {
            spdlog::warn("{}: neighbours hold {} entries of this box that its file lacks (an older copy was put back?)",
                         m_config.device, view.ownMissing);
            become(Phase::Recovering);
        }
        return;
    }
    const bool heard = std::any_of(view.neighbours.begin(), view.neighbours.end(),
                                   [](const lan::Neighbour& neighbour) { return neighbour.alive; });
    if (!view.connected || !heard || view.ownMissing > 0 || m_clock.nowMs() - view.connectedSinceMs < listenMs)
        return;
    if (m_beginning.exchange(true))
        return;
    m_writer->post(
        [](journal::Journal& journal) {
            if (!journal.born())
                journal.beginEpoch();
            return done();
        },
        [this](const Status& status) {
            m_beginning = false;
            if (!status) {
                spdlog::error("{}: cannot begin a new epoch: {}", m_config.device, status.error().message);
                return;
            }
            spdlog::info("{}: rebuilt from the neighbours", m_config.device);
            if (m_phase == Phase::Recovering)
                become(Phase::Ready);
        });
}

} // namespace phin::box
