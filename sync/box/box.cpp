#include "sync/box/box.h"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <fstream>
#include <utility>

namespace phin::box {
namespace {

/// Stands beside the key once this box has begun its journal: where it is and the journal is not, the journal was lost.
std::filesystem::path bornMarker(const Config& config) {
    return config.key.string() + ".born";
}

} // namespace

Result<std::unique_ptr<Box>> Box::open(Config config, const journal::Clock& wall, const journal::Clock& running) {
    std::unique_ptr<Box> box(new Box(std::move(config), wall, running));
    const auto& clock = box->m_clock;
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
    box->m_clock.notBefore((*journal)->lastDecidedMs());
    if (!(*journal)->born()) {
        if (std::filesystem::exists(bornMarker(settings))) {
            spdlog::warn("{}: the journal was lost; rebuilding it from the neighbours", settings.device);
            box->m_recovery = Recovery(true);
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
    box->m_lan =
        std::make_unique<lan::Peer>(lan::Settings{settings.shop, settings.device, settings.kind, settings.brokers,
                                                  settings.authority, settings.certificate, settings.key,
                                                  settings.journalFile(), [&clock] { return clock.wallForOthers(); }},
                                    *box->m_writer, clock);
    box->m_lan->observe([raw = box.get()](const lan::View& view) {
        raw->compareClocks(view);
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

void Box::tidy() {
    constexpr std::int64_t hourMs = 3'600'000, dayMs = 24 * hourMs;
    const auto now = m_clock.nowMs();
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

void Box::compareClocks(const lan::View& view) {
    std::vector<std::int64_t> others;
    for (const auto& neighbour : view.neighbours)
        if (neighbour.wallMs != 0)
            others.push_back(neighbour.wallMs);
    m_clock.hear(others);
    const auto state = m_clock.state();
    if (state.doubt != std::exchange(m_doubt, state.doubt))
        spdlog::warn("{}: {}", m_config.device,
                     state.doubt == journal::ClockDoubt::None ? "the clock is right again" : describe(state));
}

std::vector<std::string> Box::warnings() const {
    std::vector<std::string> all;
    if (auto clock = describe(m_clock.state()); !clock.empty())
        all.push_back(std::move(clock));
    const auto view = m_lan->view();
    if (view.twin)
        all.push_back("another machine on the network goes by this box's name; stop one of them");
    for (const auto& device : view.flooding)
        all.push_back(device + " sends more than is taken of one box; look at what it does, or switch it off");
    return all;
}

Phase Box::phase() const {
    const std::lock_guard lock(m_mutex);
    return m_recovery.phase();
}

void Box::toldPhase(Phase before) {
    if (const auto now = phase(); now != before && m_phaseObserver)
        m_phaseObserver(now);
}

void Box::lookForOwnPast(const lan::View& view) {
    const auto before = phase();
    bool complete = false;
    {
        const std::lock_guard lock(m_mutex);
        complete = m_recovery.look(view);
    }
    if (before == Phase::Ready && phase() == Phase::Recovering)
        spdlog::warn("{}: neighbours hold {} entries of this box that its file lacks (an older copy was put back?)",
                     m_config.device, view.ownMissing);
    toldPhase(before);
    if (complete)
        begin();
}

void Box::begin() {
    m_writer->post(
        [](journal::Journal& journal) {
            if (!journal.born())
                journal.beginEpoch();
            return done();
        },
        [this](const Status& status) { began(status); });
}

void Box::began(const Status& status) {
    const auto before = phase();
    {
        const std::lock_guard lock(m_mutex);
        m_recovery.begun(status.ok());
    }
    if (!status)
        spdlog::error("{}: cannot begin a new epoch: {}", m_config.device, status.error().message);
    else
        spdlog::info("{}: rebuilt from the neighbours", m_config.device);
    toldPhase(before);
}

} // namespace phin::box
