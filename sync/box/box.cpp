#include "sync/box/box.h"

#include "sync/model/business_day.h"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <fstream>
#include <utility>

namespace phin::box {
namespace {

constexpr std::int64_t hourMs = 3'600'000, dayMs = 24 * hourMs;
constexpr std::int64_t ordersLongerDays = 30; ///< than their entries: what is late may still find its order
constexpr char cartPaper[] = "cart";          ///< see app/counter: open orders

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
    const bool had = std::filesystem::exists(bornMarker(settings));
    auto journal = box->openJournal(had);
    if (!journal)
        return journal.error();
    try {
        box->m_clock.notBefore((*journal)->lastDecidedMs());
        box->note((*journal)->refused());
        if (auto found = box->findOwnPast(**journal, had); !found)
            return found.error();
    } catch (const SQLite::Exception& error) {
        return journal::explain(error);
    } catch (const journal::NotStored& error) {
        return Error{ErrorKind::Unavailable, error.what()};
    }
    if ((*journal)->born()) // a word that was given for another time
        std::filesystem::remove(settings.data / startAloneName, code);
    if ((*journal)->born() && !had)
        std::ofstream(bornMarker(settings)) << "the journal of this box has begun\n";
    box->m_writer = std::make_unique<journal::Writer>(std::move(*journal));
    box->m_lan =
        std::make_unique<lan::Peer>(lan::Settings{settings.shop, settings.device, settings.kind, settings.brokers,
                                                  settings.authority, settings.certificate, settings.key,
                                                  settings.journalFile(), [&clock] { return clock.wallForOthers(); }},
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
        box->m_recovery.revoke();
    box->m_writer->observe([raw = box.get()](const journal::Committed& committed) {
        if (committed.trust)
            raw->heed(*committed.trust);
        if (committed.refused)
            raw->note(*committed.refused);
    });
    box->m_lan->observe([raw = box.get()](const lan::View& view) { raw->look(view); });
    return box;
}

Result<std::unique_ptr<journal::Journal>> Box::openJournal(bool had) {
    if (auto aside = m_damage.setAside(had, m_clock.nowMs()); !aside)
        return aside.error();
    journal::Journal::Options options;
    options.file = m_config.journalFile();
    options.birth = {m_config.kind, m_config.name, m_config.letter, m_config.station};
    options.keepFreeBytes = static_cast<std::uint64_t>(m_config.keepFreeMb) * 1'000'000;
    auto journal = journal::Journal::open(options, *m_identity, *m_authority, m_clock);
    if (journal || !had)
        return journal;
    const auto faulty = m_damage.setAsideIfFaulty(m_clock.nowMs());
    if (!faulty || !*faulty)
        return journal;
    return journal::Journal::open(options, *m_identity, *m_authority, m_clock);
}

/// A box that has never begun begins now; one that has, and whose file does not know it, must first find out where it
/// stood.
Status Box::findOwnPast(journal::Journal& journal, bool had) {
    if (journal.born())
        return done();
    journal.begin();
    if (!had) {
        journal.beginEpoch();
        journal.commit();
        return done();
    }
    std::optional<journal::OwnPast> past;
    if (const auto& aside = m_damage.aside()) {
        auto salvaged = journal::salvage(*aside, *m_authority, m_config.device);
        for (const auto& [id, bytes] : salvaged.carts)
            journal.savePaper(cartPaper, id, bytes);
        past = std::move(salvaged.past);
    }
    journal.commit();
    if (past)
        spdlog::warn("{}: going on after entry {} and receipt {} once no neighbour knows of more", m_config.device,
                     past->seq, past->lastReceipt);
    else
        spdlog::warn("{}: the journal was lost; rebuilding it from the neighbours. Where there are none, "
                     "`phin start-alone` lets this box go on without them",
                     m_config.device);
    m_recovery = Recovery(true, std::move(past));
    return done();
}

Box::~Box() {
    stop();
}

void Box::start() {
    m_writer->start();
    m_lan->start();
    journal::Inspector::Settings often;
    often.every = std::chrono::hours(m_config.checkEveryHours);
    if (!m_inspector)
        m_inspector = std::make_unique<journal::Inspector>(m_config.journalFile(), often,
                                                           [this](const std::string& why) { damaged(why); });
    if (m_damage.aside() && !m_takingOver.joinable())
        m_takingOver = std::thread([this] { takeOver(); });
}

void Box::stop() {
    m_stopping = true;
    m_inspector.reset();
    if (m_takingOver.joinable())
        m_takingOver.join();
    if (m_lan)
        m_lan->stop();
    if (m_writer)
        m_writer->stop();
    m_stopping = false;
}

void Box::damaged(const std::string& why) {
    if (m_damageTold.exchange(true))
        return;
    if (const auto noted = m_damage.note(why); !noted)
        spdlog::error("{}: {}", m_config.device, noted.error().message);
    if (m_damageObserver)
        m_damageObserver(why);
}

/// What can still be read of the file that was set aside comes back like entries from a neighbour: verified, in its
/// turn, and never in the way of a sale.
void Box::takeOver() {
    constexpr auto rest = std::chrono::milliseconds(20);
    const auto waiting = std::make_shared<std::atomic<std::size_t>>(0); // commands overtake what came from elsewhere
    const auto taken = [waiting](journal::Receipt) { --*waiting; };
    journal::salvageEntries(*m_damage.aside(), m_config.device, [&](const std::string& batch) {
        ++*waiting;
        while (!m_stopping && !(m_writer->storage().stores() && m_writer->receive(batch, "set aside", taken)))
            std::this_thread::sleep_for(rest);
        return !m_stopping;
    });
    while (!m_stopping && *waiting > 0)
        std::this_thread::sleep_for(rest);
    if (m_stopping)
        return;
    m_writer->post([](journal::Journal&) { return done(); },
                   [this](const Status& status) {
                       if (status)
                           m_damage.settled();
                   });
}

/// On the writer's thread, after the commit.
void Box::heed(const journal::Trust& trust) {
    const auto before = phase();
    if (before != Phase::Revoked && trust.revocation(m_identity->device(), m_identity->keyId())) {
        spdlog::error("{}: this box has been revoked; it decides nothing any more", m_config.device);
        {
            const std::lock_guard lock(m_mutex);
            m_recovery.revoke();
        }
        toldPhase(before);
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
    constexpr std::int64_t minuteMs = 60'000;
    const auto now = m_clock.nowMs();
    if (std::abs(now - m_keptMs) >= minuteMs) {
        m_keptMs = now;
        keepCertificates();
    }
    if (m_config.retentionDays == 0 || std::abs(now - m_tidiedMs) < hourMs)
        return;
    m_tidiedMs = now;
    tidyOn(now);
}

/// A little at a time, so that no sale waits long behind it.
void Box::tidyOn(std::int64_t now) {
    const auto before = now - m_config.retentionDays * dayMs, ordersBefore = before - ordersLongerDays * dayMs;
    const auto day = businessDay(ordersBefore, m_config.utcOffsetMinutes, m_config.dayStartsHour);
    const auto went = std::make_shared<std::uint64_t>(0);
    m_writer->post(
        [before, ordersBefore, day, went](journal::Journal& journal) {
            *went = journal.prune(before) + journal.forgetOrders(ordersBefore, day);
            return done();
        },
        [this, now, went](const Status& status) {
            if (status && *went > 0 && !m_stopping)
                tidyOn(now);
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

void Box::note(const journal::Refused& refused) {
    const std::lock_guard lock(m_mutex);
    m_fork = refused.fork;
}

std::vector<std::string> Box::warnings() const {
    std::vector<std::string> all;
    if (auto clock = describe(m_clock.state()); !clock.empty())
        all.push_back(std::move(clock));
    const auto view = m_lan->view();
    if (view.twin)
        all.push_back("another machine on the network goes by this box's name; stop one of them");
    if (const auto storage = m_writer->storage(); !storage.message.empty())
        all.push_back(storage.message);
    if (const std::lock_guard lock(m_mutex); !m_fork.empty())
        all.push_back("two histories go by one box's name (" + m_fork +
                      "); both are kept. Was a file put back from a copy, or does another machine run with the same "
                      "keys? Compare the boxes with `phin verify`");
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

void Box::look(const lan::View& view) {
    const auto storage = m_writer->storage();
    if (storage.level == journal::StorageState::Level::Damaged)
        damaged(storage.message);
    compareClocks(view);
    lookForOwnPast(view);
    tidy();
}

void Box::lookForOwnPast(const lan::View& view) {
    const auto before = phase();
    auto next = Recovery::Next::Wait;
    std::optional<journal::OwnPast> past;
    {
        const std::lock_guard lock(m_mutex);
        next = m_recovery.look(view);
        if (next == Recovery::Next::BeginFromProof)
            past = m_recovery.past();
    }
    if (before == Phase::Ready && phase() == Phase::Recovering) {
        spdlog::warn("{}: neighbours hold {} entries of this box that its file lacks (an older copy was put back?)",
                     m_config.device, view.ownMissing);
        m_writer->post([](journal::Journal& journal) {
            journal.endEpoch();
            return done();
        });
    }
    toldPhase(before);
    if (next == Recovery::Next::Wait && phase() == Phase::Recovering)
        past = startAlone();
    if (next != Recovery::Next::Wait || past)
        begin(std::move(past));
}

std::optional<journal::OwnPast> Box::startAlone() const {
    std::ifstream word(m_config.data / startAloneName);
    journal::OwnPast past;
    std::uint32_t count = 0;
    if (!(word >> past.lastReceipt >> count))
        return std::nullopt;
    // Beyond any epoch that there may have been: nobody can tell which was the last.
    past.epoch = static_cast<std::uint32_t>(m_clock.nowMs() / 60'000);
    past.counts[businessDay(m_clock.nowMs(), m_config.utcOffsetMinutes, m_config.dayStartsHour)] = count;
    return past;
}

void Box::begin(std::optional<journal::OwnPast> past) {
    m_writer->post(
        [past = std::move(past)](journal::Journal& journal) {
            if (!journal.born())
                past ? journal.beginEpoch(*past) : journal.beginEpoch();
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
    if (status) {
        std::error_code ignored;
        std::filesystem::remove(m_config.data / startAloneName, ignored);
        spdlog::info("{}: goes on in a new epoch", m_config.device);
    } else {
        spdlog::error("{}: cannot begin a new epoch: {}", m_config.device, status.error().message);
    }
    toldPhase(before);
}

} // namespace phin::box
