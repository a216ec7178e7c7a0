#include "tests/faults/sim_box.h"

#include "sync/model/merge.h"

namespace phin::faults {
namespace {

constexpr std::int64_t tickMs = 100;
constexpr std::int64_t viewMs = 1'000;
constexpr std::int64_t lateMs = 400;                        // as lan::Peer
constexpr std::int64_t yearOfThePastMs = 1'546'300'800'000; // the shop of this simulation lives in 2019
constexpr std::size_t rememberedOrders = 50;

} // namespace

SimBox::SimBox(World& world, int index, Role role, Random random, Mutation mutation)
    : m_world(world)
    , m_index(index)
    , m_role(std::move(role))
    , m_random(random)
    , m_mutation(mutation)
    , m_disk(m_random.fork())
    , m_wall(world.time)
    , m_steady(world.time) {
    world.storage.mount(m_role.device, m_disk);
    m_disk.off();
}

SimBox::~SimBox() {
    wentOff = {};
    if (isOn())
        die();
}

// ---------------------------------------------------------------- power and program

void SimBox::guarded(const std::function<void()>& what) {
    try {
        what();
    } catch (const std::exception& error) {
        if (m_disk.isOn()) // else it is a program that ends with its box
            m_world.breach(m_role.device + " crashed: " + error.what());
        kill();
    }
    if (isOn() && !m_disk.isOn()) {
        m_world.trace(m_role.device + ": the power went during a write");
        die();
    }
}

void SimBox::bootLater(const std::string& why) {
    m_world.trace(m_role.device + " does not start: " + why);
    m_disk.off();
    later(1'000, [this] { boot(); });
}

void SimBox::boot() {
    if (isOn())
        return;
    m_disk.on();
    try {
        open();
    } catch (const SQLite::Exception& error) { // the program ends, and is started again
        const auto why = journal::explain(error).message;
        die();
        bootLater(why);
    } catch (const std::exception& error) {
        if (m_disk.isOn())
            m_world.breach(m_role.device + " crashed while starting: " + error.what());
        die();
    }
}

void SimBox::open() {
    m_clock = std::make_unique<journal::ShopClock>(m_wall, m_steady, yearOfThePastMs);
    auto opened =
        journal::Journal::open({file(), {m_role.kind, m_role.device, m_role.letter, m_role.station}},
                               m_world.identities.of(m_role.device), m_world.identities.authority(), *m_clock);
    if (!opened)
        return bootLater(opened.error().message);
    auto journal = std::move(*opened);
    bool lost = false;
    try {
        m_clock->notBefore(journal->lastDecidedMs());
        lost = !journal->born() && m_begun && m_mutation != Mutation::ForgottenEpochs;
        if (!journal->born() && !lost) {
            journal->begin();
            journal->beginEpoch();
            journal->commit();
        }
    } catch (const SQLite::Exception& error) {
        const auto why = journal::explain(error).message;
        m_disk.off(); // as it was, when the program ended
        journal.reset();
        return bootLater(why);
    }
    m_begun = m_begun || journal->born();
    m_recovery = box::Recovery(lost);
    m_world.trace(m_role.device + (lost ? " starts without its journal" : " starts"));

    m_writer = std::make_unique<journal::Writer>(std::move(journal));
    m_protocol = std::make_unique<lan::Protocol>(
        lan::Protocol::Self{Identities::shop, m_role.device, m_role.kind, std::to_string(m_random.next())}, *this);
    m_choice = std::make_unique<lan::BrokerChoice>(static_cast<std::size_t>(m_world.network.brokers()));
    m_writer->observe([this](const journal::Committed& what) { committed(what); });
    if (m_role.kind == "till")
        m_till =
            std::make_unique<counter::Till>(*m_writer, counter::TillSettings{m_role.device, m_role.letter, 420, 4},
                                            *m_clock, [this](std::span<std::uint8_t> bytes) { m_random.fill(bytes); });
    if (auto reader = read())
        reader->openOrders([this](const model::v1::OrderState& order) {
            remember(std::make_shared<const model::v1::OrderState>(order));
        });
    m_loopedMs = m_world.time.now();
    later(m_random.between(1, tickMs), [this] { tick(); });
}

void SimBox::die() {
    ++m_life;
    if (m_connection)
        m_world.network.disconnect(m_connection, false);
    m_connection = 0;
    m_disk.off(); // first: a connection that is closed in order would tidy up
    m_till.reset();
    m_reader.reset();
    m_writer.reset();
    m_protocol.reset();
    m_choice.reset();
    m_clock.reset();
    m_open.clear();
    m_done.clear();
    m_outbox.clear();
    m_working = false;
    m_pausedUntilMs = m_busyUntilMs = 0;
    if (wentOff)
        wentOff();
}

void SimBox::kill() {
    if (isOn())
        die();
}

void SimBox::cutPower() {
    m_disk.cutPower();
    if (isOn())
        die();
}

void SimBox::loseDisk(const std::function<void(journal::Reader&)>& before) {
    kill();
    m_disk.setErrors(0);
    m_disk.setFull(false);
    m_disk.on();
    if (auto reader = read())
        before(*reader);
    m_disk.off();
    m_disk.erase();
}

bool SimBox::ready() const {
    return isOn() && m_writer->journal().born() && m_recovery.phase() == box::Phase::Ready;
}

std::map<journal::ChainId, std::uint64_t> SimBox::held() {
    std::map<journal::ChainId, std::uint64_t> all;
    std::vector<journal::Cursor> known;
    if (isOn()) {
        known = m_writer->journal().cursors();
    } else {
        const auto errors = m_disk.errors(); // are the program's to meet, and this is an onlooker
        m_disk.setErrors(0);
        m_disk.on();
        if (auto reader = read())
            known = reader->cursors();
        m_disk.off();
        m_disk.setErrors(errors);
    }
    for (const auto& cursor : known)
        all[{cursor.device(), cursor.epoch()}] = cursor.seq();
    return all;
}

void SimBox::later(std::int64_t ms, std::function<void()> what) {
    m_world.time.in(ms, [this, life = m_life, what = std::move(what)] {
        if (life == m_life)
            what();
    });
}

// ---------------------------------------------------------------- the writer

void SimBox::post(journal::Writer::Work work, journal::Writer::Done done) {
    m_writer->post(std::move(work), std::move(done));
    this->work();
}

void SimBox::work() {
    if (m_working)
        return;
    m_working = true;
    later(1 + m_slowMs, [this] { writeNow(); });
}

void SimBox::writeNow() {
    if (const auto wait = m_pausedUntilMs - m_world.time.now(); wait > 0)
        return later(wait, [this] { writeNow(); });
    m_working = false;
    guarded([this] {
        while (m_disk.isOn() && m_writer->step()) {
        }
    });
    if (isOn())
        guarded([this] { talk(); });
}

void SimBox::receive(std::string batch, const std::string& source) {
    m_writer->receive(std::move(batch), source);
    work();
}

void SimBox::committed(const journal::Committed& what) {
    if (what.cursorsMoved)
        m_protocol->cursorsMoved();
    for (const auto& chain : what.gaps)
        m_protocol->gap(chain);
    if (m_connection)
        m_outbox.insert(m_outbox.end(), what.ownBatches.begin(), what.ownBatches.end());
    for (const auto& order : what.orders)
        remember(order);
}

void SimBox::remember(const journal::OrderPtr& order) {
    if (merge::isOpen(*order)) {
        m_open[order->order_id()] = order;
        m_done.erase(order->order_id());
        return;
    }
    m_open.erase(order->order_id());
    if (order->has_placed() && !order->has_voided())
        m_done[order->order_id()] = order;
    if (m_done.size() > rememberedOrders)
        m_done.erase(m_done.begin());
}

// ---------------------------------------------------------------- the LAN

std::vector<journal::Cursor> SimBox::cursors() {
    if (!m_disk.failing()) // the same as in the file, which is slower to ask
        return m_writer->journal().cursors();
    try {
        if (!m_reader) {
            auto opened = read();
            if (!opened)
                return {};
            m_reader.emplace(std::move(*opened));
        }
        return m_reader->cursors();
    } catch (const SQLite::Exception&) {
        m_reader.reset();
        return {};
    }
}

bool SimBox::takesMore() {
    return isOn() && m_writer->storage().stores();
}

std::optional<journal::Range> SimBox::range(const journal::ChainId& chain, std::uint64_t after, std::size_t maxBytes) {
    try {
        if (!m_reader) {
            auto opened = read();
            if (!opened)
                return std::nullopt;
            m_reader.emplace(std::move(*opened));
        }
        return m_reader->range(chain, after, maxBytes);
    } catch (const SQLite::Exception&) {
        m_reader.reset();
        return std::nullopt;
    }
}

void SimBox::cloudHolds(std::vector<journal::Cursor> cursors) {
    m_protocol->cloudHolds(std::move(cursors));
}

void SimBox::tick() {
    const auto now = m_world.time.now();
    if (const auto wait = std::max(m_pausedUntilMs, m_busyUntilMs) - now; wait > 0)
        return later(wait, [this] { tick(); });
    later(tickMs, [this] { tick(); });
    if (m_role.kind == "cloud")
        return;
    guarded([this, now] {
        mindTheLink();
        m_protocol->wallClock(m_clock->wallForOthers());
        talk();
        if (now - m_lastViewMs >= viewMs)
            look();
    });
}

void SimBox::talk() {
    if (m_role.kind == "cloud")
        return;
    for (auto& batch : std::exchange(m_outbox, {}))
        if (m_connection)
            m_world.network.publish(m_connection, m_protocol->entries(std::move(batch)));
    m_protocol->tick(m_world.time.now());
    auto effects = m_protocol->take();
    for (const auto& publication : effects.publish)
        if (m_connection &&
            (m_mutation != Mutation::LostAnswers || publication.message.topic != m_protocol->topics().request()))
            m_world.network.publish(m_connection, publication);
    for (auto& answer : effects.store) {
        const auto chain = answer.chain;
        const bool taken = m_writer->receive(
            std::move(answer.batch), std::move(answer.source), [this, chain](journal::Receipt receipt) {
                m_protocol->answered(chain, receipt == journal::Receipt::Stored || receipt == journal::Receipt::Known);
            });
        if (!taken)
            m_protocol->answered(chain, false);
        work();
    }
    if (!effects.cloudHolds.empty())
        post(
            [cursors = std::move(effects.cloudHolds)](journal::Journal& journal) {
                for (const auto& cursor : cursors)
                    journal.acknowledge(cursor);
                return done();
            },
            {});
}

void SimBox::look() {
    m_lastViewMs = m_world.time.now();
    if (!m_writer->storage().stores())
        work(); // it looks whether it can again, as the writer's thread does every second
    const auto view = m_protocol->view(m_world.time.now(), m_clock->nowMs());
    std::vector<std::int64_t> clocks;
    for (const auto& neighbour : view.neighbours)
        if (neighbour.wallMs != 0)
            clocks.push_back(neighbour.wallMs);
    m_clock->hear(clocks);
    const auto before = m_recovery.phase();
    const auto next = m_recovery.look(view);
    if (before != m_recovery.phase()) {
        m_world.trace(m_role.device + " takes its own past back");
        post(
            [](journal::Journal& journal) {
                journal.endEpoch();
                return done();
            },
            {});
    }
    if (next == box::Recovery::Next::Wait)
        return;
    post(
        [](journal::Journal& journal) {
            if (!journal.born())
                journal.beginEpoch();
            return done();
        },
        [this](const Status& status) {
            m_recovery.begun(status.ok());
            if (status)
                m_world.trace(m_role.device + " has its past back and goes on");
        });
}

/// As lan::Peer: notices a broker that is silent, asks the others, and goes where the list says.
void SimBox::mindTheLink() {
    const auto now = m_world.time.now();
    if (m_connection) {
        const auto slept = now - m_loopedMs;
        const auto sign = std::max(m_signFloorMs, m_world.network.lastSignMs(m_connection));
        if (slept > lateMs)
            m_signFloorMs = std::min(now, sign + slept);
        if (now - std::max(sign, m_signFloorMs) > lan::silenceMs)
            drop();
    }
    for (const auto& probe : m_choice->probes(now)) {
        const auto outcome = m_world.network.probe(static_cast<int>(probe.broker), m_index);
        later(outcome == Network::Outcome::NoAnswer ? probe.patienceMs : m_random.between(1, 4),
              [this, probe, yes = outcome == Network::Outcome::Connected] {
                  m_choice->answered(probe.broker, yes, m_world.time.now());
              });
    }
    if (const auto broker = m_choice->next(now))
        go(*broker);
    m_loopedMs = now;
}

void SimBox::go(std::size_t broker) {
    const auto now = m_world.time.now();
    Network::Client client{m_index,
                           m_role.device,
                           m_protocol->topics().subscriptions(),
                           m_protocol->death(),
                           [this, life = m_life](const lan::Message& message) {
                               if (life == m_life)
                                   arrived(message);
                           },
                           [this, life = m_life] {
                               if (life == m_life)
                                   later(1, [this] { drop(); });
                           }};
    int connection = 0;
    const auto outcome = m_world.network.connect(static_cast<int>(broker), std::move(client), connection);
    if (outcome != Network::Outcome::Connected) {
        if (outcome == Network::Outcome::NoAnswer) // its thread waits
            m_busyUntilMs = now + m_choice->patienceMs(broker);
        m_choice->refused(broker, now);
        return;
    }
    const auto old = std::exchange(m_connection, connection);
    m_signFloorMs = now;
    m_choice->connected(broker, now);
    m_protocol->connected(now);
    if (!old) {
        m_outbox.clear();
        return;
    }
    m_world.network.publish(old, m_protocol->death());
    m_world.network.disconnect(old, true);
}

void SimBox::drop() {
    if (!m_connection)
        return;
    m_world.network.disconnect(std::exchange(m_connection, 0), false);
    m_outbox.clear();
    m_choice->lost(m_world.time.now());
    m_protocol->lost();
}

void SimBox::arrived(const lan::Message& message) {
    if (const auto wait = m_pausedUntilMs - m_world.time.now(); wait > 0)
        return later(wait, [this, message] { arrived(message); });
    guarded([&] {
        if (const auto author = m_protocol->topics().author(message.topic)) {
            m_writer->receive(message.payload, "lan:" + *author);
            if (m_mutation == Mutation::NoCursor || m_mutation == Mutation::ArrivalOrder)
                foldWrongly(message.payload);
            work();
            return;
        }
        if (message.payload.size() > journal::maxMessageBytes)
            return;
        m_protocol->arrived(message, m_world.time.now());
        talk();
    });
}

/// Control runs: what a box would do that kept no cursor, or had no rule for two marks on one line.
void SimBox::foldWrongly(const std::string& batch) {
    m_writer->post([batch, all = m_mutation == Mutation::NoCursor](journal::Journal& journal) {
        std::string why;
        if (auto entries = journal::parseBatch(batch, why))
            for (auto& received : *entries) {
                if (!all)
                    received.entry.set_hlc(received.entry.hlc() + journal::HybridClock::at(60'000));
                if (all || received.entry.type() == "prep.marked")
                    journal.shop().apply(received.entry);
            }
        return done();
    });
}

} // namespace phin::faults
