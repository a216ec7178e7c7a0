#include "tests/faults/simulation.h"

#include "app/counter/menu_publishing.h"
#include "tests/faults/people.h"
#include "tests/support/builders.h"

#include <algorithm>
#include <array>

namespace phin::faults {
namespace {

constexpr std::int64_t calmMs = 3'000;         // the shop opens
constexpr std::int64_t faultyMs = 22'000;      // anything may happen
constexpr std::int64_t healsWithinMs = 90'000; // after healing all must agree within
constexpr std::size_t tracedLines = 400;

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    for (const unsigned char c : text) // FNV-1a
        hash = (hash ^ c) * 0x100000001b3;
    return hash;
}

enum class Fault {
    Partition,
    Halves,
    Weather,
    BrokerRestart,
    PowerCut,
    PowerCutInWrite,
    Kill,
    DiskFull,
    DiskErrors,
    DiskLost,
    Clock,
    Pause,
    SlowDisk,
    OldCapture,
    CloudAway,
    Count
};

class Simulation {
public:
    Simulation(const Play& what, const Identities& identities);
    Outcome run();

private:
    void makeShop();
    void sellMenu(std::int64_t firstPrice);
    void uplink();
    void copy(SimBox& from, SimBox& to, bool cloudsOwn);
    void nextFault();
    void happen(Fault fault);
    void bootSoon(SimBox& box);
    void loseDisk(SimBox& box);
    void heal();
    [[nodiscard]] bool agreed();
    [[nodiscard]] std::string disagreement();
    void check();
    SimBox& anyBox() { return *m_boxes[m_random.below(m_boxes.size())]; }
    void trace(const std::string& what);
    void breach(const std::string& what);

    const Play m_play;
    Outcome m_outcome;
    Random m_random;
    SeededSignatures m_signatures;
    TimeLine m_time;
    Storage m_storage;
    std::vector<Role> m_roles;
    Network m_network;
    World m_world;
    std::vector<std::unique_ptr<SimBox>> m_boxes;
    Oracle m_oracle;
    std::unique_ptr<People> m_people;
    std::vector<Fault> m_faults; ///< what may happen in this run
    bool m_healed = false;
    bool m_cloudAway = false;
    bool m_diskLost = false;
};

std::vector<Role> drawShop(Random& random) {
    std::vector<Role> roles{{"till-a", "till", "A"}};
    if (random.chance(0.6))
        roles.push_back({"till-b", "till", "B"});
    const std::array others{Role{"barista", "station", "", "barista"}, Role{"kitchen", "station", "", "kitchen"},
                            Role{"expo", "station", "", "expo"}, Role{"board", "station", "", "board"},
                            Role{"sync", "sync"}};
    for (const auto& role : others)
        if (roles.size() < 5 && random.chance(0.5))
            roles.push_back(role);
    if (roles.size() < 2)
        roles.push_back(others[random.below(2)]);
    if (roles.back().kind == "sync" && random.chance(0.7))
        roles.push_back({"cloud", "cloud"});
    return roles;
}

Simulation::Simulation(const Play& what, const Identities& identities)
    : m_play(what)
    , m_random(what.seed)
    , m_signatures(m_random.fork())
    , m_storage(m_random.fork(), what.mutation == Mutation::NormalSync)
    , m_roles(drawShop(m_random))
    , m_network(m_time, m_random.fork(), static_cast<int>(m_roles.size()), m_random.chance(0.3) ? 2 : 1)
    , m_world{m_time,
              m_network,
              m_storage,
              identities,
              [this](const std::string& text) { trace(text); },
              [this](const std::string& text) { breach(text); }} {
    m_outcome.seed = what.seed;
    m_outcome.traceHash = 0xcbf29ce484222325;
}

void Simulation::trace(const std::string& what) {
    m_outcome.traceHash = mix(mix(m_outcome.traceHash, std::to_string(m_time.now())), what);
    if (!m_play.withTrace)
        return;
    m_outcome.trace.push_back(std::to_string(m_time.now()) + " ms  " + what);
    if (m_outcome.trace.size() > 2 * tracedLines)
        m_outcome.trace.erase(m_outcome.trace.begin(), m_outcome.trace.begin() + tracedLines);
}

void Simulation::breach(const std::string& what) {
    trace("BREACH " + what);
    m_outcome.breaches.push_back(what);
}

// ---------------------------------------------------------------- the shop

void Simulation::makeShop() {
    std::string names;
    for (std::size_t i = 0; i < m_roles.size(); ++i) {
        names += (i ? ", " : "") + m_roles[i].device;
        auto& box = *m_boxes.emplace_back(
            std::make_unique<SimBox>(m_world, static_cast<int>(i), m_roles[i], m_random.fork(), m_play.mutation));
        box.wentOff = [this, &box] { bootSoon(box); };
        box.boot();
    }
    trace("a shop of " + names + " and " + std::to_string(m_network.brokers()) + " brokers");
    m_people = std::make_unique<People>(m_world, m_boxes, m_oracle, m_random.fork(), m_play.mutation);
    if (m_roles.back().kind == "cloud")
        m_time.in(500, [this] { uplink(); });
    sellMenu(25'000);
}

/// From the cloud where there is one, from the first till else.
void Simulation::sellMenu(std::int64_t firstPrice) {
    auto menu = test::smallMenu();
    menu.set_id("menu-" + std::to_string(firstPrice));
    menu.mutable_products(0)->mutable_variants(0)->set_price_minor(firstPrice);
    menu.mutable_products(1)->add_also_at("kitchen"); // a part each at two stations
    menu.mutable_products(2)->add_also_at("barista");
    auto& author = m_roles.back().kind == "cloud" ? *m_boxes.back() : *m_boxes.front();
    if (!author.ready())
        return;
    std::array<std::uint8_t, Uuid::randomSize> bytes{};
    m_random.fill(bytes);
    auto parts = counter::cutMenu(std::move(menu), Uuid::make(author.clock().nowMs(), bytes));
    if (!parts)
        return breach("the menu was refused: " + parts.error().message);
    author.post(
        [parts = std::move(*parts)](journal::Journal& journal) -> Status {
            auto published = counter::publish(journal, parts);
            return published ? done() : Status(published.error());
        },
        {});
}

/// What the sync agent's stream does: entries up, the cloud's own and its cursors down.
void Simulation::uplink() {
    m_time.in(500, [this] { uplink(); });
    auto& cloud = *m_boxes.back();
    auto& sync = *m_boxes[m_boxes.size() - 2];
    if (m_cloudAway || !cloud.isOn() || !sync.isOn())
        return;
    copy(sync, cloud, false);
    if (!cloud.isOn() || !sync.isOn())
        return;
    copy(cloud, sync, true);
    if (cloud.isOn() && sync.isOn())
        sync.cloudHolds(cloud.cursors());
}

void Simulation::copy(SimBox& from, SimBox& to, bool cloudsOwn) {
    const auto held = to.held();
    for (const auto& cursor : from.cursors()) {
        const journal::ChainId chain{cursor.device(), cursor.epoch()};
        const auto have = held.find(chain);
        const auto after = have == held.end() ? 0 : have->second;
        if ((chain.device == "cloud") != cloudsOwn || cursor.seq() <= after)
            continue;
        if (const auto range = from.range(chain, after, 176 * 1024); range && range->batch.entries_size() > 0)
            to.receive(range->batch.SerializeAsString(), "uplink");
    }
}

// ---------------------------------------------------------------- the faults

void Simulation::bootSoon(SimBox& box) {
    const auto ms = m_healed ? 500 : m_random.between(300, 5'000);
    m_time.in(ms, [&box] { box.boot(); });
}

void Simulation::nextFault() {
    if (m_healed)
        return;
    m_time.in(m_random.between(150, 2'500), [this] { nextFault(); });
    if (!m_faults.empty())
        happen(m_faults[m_random.below(m_faults.size())]);
}

void Simulation::happen(Fault fault) {
    ++m_outcome.faults;
    const auto index = m_random.below(m_boxes.size());
    auto& box = *m_boxes[index];
    const auto& name = box.role().device;
    const auto forMs = m_random.between(200, 6'000);
    const auto after = [this](std::int64_t ms, TimeLine::Action action) { m_time.in(ms, std::move(action)); };
    switch (fault) {
    case Fault::Partition: {
        const bool up = m_random.chance(0.7), down = !up || m_random.chance(0.7);
        const int only = m_random.chance(0.5)
                             ? -1
                             : static_cast<int>(m_random.below(static_cast<std::uint64_t>(m_network.brokers())));
        trace(name + " is cut off" + (up && down ? "" : up ? " (cannot send)" : " (cannot hear)"));
        for (int broker = 0; broker < m_network.brokers(); ++broker)
            if (only < 0 || only == broker)
                m_network.cut(static_cast<int>(index), broker, up, down);
        after(forMs, [this, index, name] {
            for (int broker = 0; broker < m_network.brokers(); ++broker)
                m_network.cut(static_cast<int>(index), broker, false, false);
            trace(name + " is back on the network");
        });
        break;
    }
    case Fault::Halves: {
        // One half reaches the first broker alone, the other half the last, where there are two.
        std::string half;
        const auto last = m_network.brokers() - 1;
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            const bool near = m_random.chance(0.5);
            half += near ? m_roles[i].device + " " : "";
            for (int broker = 0; broker <= last; ++broker)
                if (near ? broker != 0 : broker != last || last == 0)
                    m_network.cut(static_cast<int>(i), broker, true, true);
        }
        trace("the shop is split: " + half + "on one side");
        after(2 * forMs, [this] {
            m_network.join();
            trace("the shop is whole again");
        });
        break;
    }
    case Fault::Weather:
        trace("bad weather on the network");
        m_network.setWeather({m_random.chance(0.5) ? 0.3 : 0, m_random.chance(0.5) ? 0.3 : 0,
                              m_random.chance(0.5) ? 0.5 : 0, m_random.between(10, 3'000)});
        after(forMs, [this] { m_network.setWeather({}); });
        break;
    case Fault::BrokerRestart: {
        const auto broker = static_cast<int>(m_random.below(static_cast<std::uint64_t>(m_network.brokers())));
        trace("broker " + std::to_string(broker) + " dies");
        m_network.stopBroker(broker);
        after(m_random.chance(0.5) ? 50 : forMs, [this, broker] { m_network.startBroker(broker); });
        break;
    }
    case Fault::PowerCut:
        trace("power cut at " + name);
        box.cutPower();
        break;
    case Fault::PowerCutInWrite:
        box.disk().cutPowerAfter(m_random.below(60));
        break;
    case Fault::Kill:
        trace(name + " is killed");
        box.kill();
        break;
    case Fault::DiskFull:
        trace("the disk of " + name + " is full");
        box.disk().setFull(true);
        after(forMs, [&box] { box.disk().setFull(false); });
        break;
    case Fault::DiskErrors:
        trace("the disk of " + name + " fails");
        box.disk().setErrors(m_random.chance(0.5) ? 0.003 : 0.05);
        after(forMs, [&box] { box.disk().setErrors(0); });
        break;
    case Fault::DiskLost:
        if (!m_diskLost && box.role().kind != "cloud") { // that has a database of its own kind
            loseDisk(box);
            m_diskLost = true;
        }
        break;
    case Fault::Clock: {
        constexpr std::int64_t hour = 3'600'000;
        const auto how = m_random.below(5);
        trace("the clock of " + name + " goes wrong, " + std::to_string(how));
        if (how == 0)
            box.clock().jump(24 * hour);
        else if (how == 1)
            box.clock().jump(-24 * hour);
        else if (how == 2)
            box.clock().set(0);
        else if (how == 3)
            box.clock().jump(m_random.between(-hour, hour));
        else {
            box.clock().runBackwards(true);
            after(forMs, [&box] { box.clock().runBackwards(false); });
        }
        if (m_random.chance(0.5))
            after(forMs, [&box] { box.clock().jump(-box.clock().wrongByMs()); });
        break;
    }
    case Fault::Pause:
        trace(name + " stands still");
        box.pause(forMs);
        break;
    case Fault::SlowDisk:
        trace("the disk of " + name + " is slow");
        box.setSlow(m_random.between(50, 2'000));
        after(forMs, [&box] { box.setSlow(0); });
        break;
    case Fault::OldCapture: {
        if (!box.isOn())
            break;
        const auto held = box.cursors();
        if (held.empty())
            break;
        const auto& cursor = held[m_random.below(held.size())];
        const auto range = box.range({cursor.device(), cursor.epoch()}, m_random.below(cursor.seq()), 20'000);
        if (!range || range->batch.entries_size() == 0)
            break;
        trace("somebody sends again what " + cursor.device() + " sent");
        m_network.inject({"phin/1/" + std::string(Identities::shop) + "/entries/" + cursor.device(),
                          range->batch.SerializeAsString()});
        break;
    }
    case Fault::CloudAway:
        m_cloudAway = true;
        after(forMs, [this] { m_cloudAway = false; });
        break;
    case Fault::Count:
        break;
    }
}

/// What only this disk held is lost with it, and no shop can help that.
void Simulation::loseDisk(SimBox& box) {
    trace(box.role().device + " loses its disk");
    std::map<journal::ChainId, std::uint64_t> elsewhere;
    for (auto& other : m_boxes)
        if (other.get() != &box)
            for (const auto& [chain, seq] : other->held())
                elsewhere[chain] = std::max(elsewhere[chain], seq);
    box.loseDisk([&](journal::Reader& reader) {
        reader.entries([&](const journal::Entry& entry) {
            if (entry.seq() <= elsewhere[{entry.device(), entry.epoch()}])
                return;
            trace("only there: " + entry.device() + "/" + std::to_string(entry.seq()) + " " + entry.type());
            if (entry.type() == "order.placed") {
                model::v1::OrderPlaced fact;
                fact.ParseFromString(entry.payload());
                m_oracle.lostOrders.insert(fact.order_id());
            } else if (entry.type() == "order.paid") {
                model::v1::OrderPaid fact;
                fact.ParseFromString(entry.payload());
                m_oracle.lostOrders.insert(fact.order_id());
            } else if (entry.type() == "order.refunded") {
                model::v1::OrderRefunded fact;
                fact.ParseFromString(entry.payload());
                m_oracle.lostRefunds.insert(fact.refund_id());
            } else if (entry.type() == "prep.marked") {
                model::v1::PrepMarked fact;
                fact.ParseFromString(entry.payload());
                for (const auto line : fact.made())
                    m_oracle.lostMarks.insert({fact.order_id(), line, ""});
                for (const auto& part : fact.parts())
                    if (part.made())
                        m_oracle.lostMarks.insert({fact.order_id(), part.line(), part.part()});
            }
        });
    });
}

void Simulation::heal() {
    m_healed = true;
    trace("all is healed");
    m_network.heal();
    m_cloudAway = false;
    for (auto& box : m_boxes) {
        box->disk().setFull(false);
        box->disk().setErrors(0);
        box->disk().cutPowerAfter(~std::uint64_t{0});
        box->setSlow(0);
        box->pause(0);
        box->clock().runBackwards(false);
    }
}

// ---------------------------------------------------------------- the run

bool Simulation::agreed() {
    if (m_people->waiting() > 0)
        return false;
    std::map<journal::ChainId, std::uint64_t> first;
    for (auto& box : m_boxes) {
        if (!box->ready())
            return false;
        const auto held = box->held();
        if (first.empty())
            first = held;
        else if (held != first)
            return false;
    }
    return true;
}

std::string Simulation::disagreement() {
    std::string words;
    if (m_people->waiting() > 0)
        words += "still waiting for an answer: " + m_people->waitingInWords() + ";";
    for (auto& box : m_boxes) {
        words += " " + box->role().device + (!box->isOn() ? " (off)" : !box->ready() ? " (recovering)" : "") + ":";
        for (const auto& [chain, seq] : box->held())
            words += " " + chain.device + "." + std::to_string(chain.epoch) + "/" + std::to_string(seq);
        words += ";";
    }
    return words;
}

void Simulation::check() {
    std::vector<Replica> replicas;
    for (auto& box : m_boxes)
        replicas.push_back({box->role().device, box->file()});
    std::rotate(replicas.begin(), replicas.begin() + static_cast<std::ptrdiff_t>(m_random.below(replicas.size())),
                replicas.end());
    for (const auto& finding : checkInvariants(replicas, m_world.identities.authority(), &m_oracle, Depth::Quick))
        for (const auto& what : finding.breaches)
            breach(finding.invariant + ": " + what);
}

Outcome Simulation::run() {
    makeShop();
    for (int fault = 0; fault < static_cast<int>(Fault::Count); ++fault)
        if (m_random.chance(0.4))
            m_faults.push_back(static_cast<Fault>(fault));
    if (m_roles.back().kind != "cloud")
        std::erase(m_faults, Fault::CloudAway);
    m_time.runUntil(calmMs);
    m_people->begin();
    m_time.in(m_random.between(100, 2'000), [this] { nextFault(); });
    if (m_random.chance(0.5))
        m_time.in(m_random.between(1'000, faultyMs), [this] { sellMenu(27'000); });
    m_time.runUntil(calmMs + faultyMs);
    heal();
    m_time.runUntil(m_time.now() + 1'000);
    m_people->goHome();
    m_people->lastSales();
    const auto healedAt = m_time.now();
    while (!agreed() && m_time.now() - healedAt < healsWithinMs)
        m_time.runUntil(m_time.now() + 100);
    m_outcome.agreedAfterMs = m_time.now() - healedAt;
    if (!agreed())
        breach("no agreement within " + std::to_string(healsWithinMs / 1'000) + " s of healing: " + disagreement());
    else
        check();
    m_outcome.paid = m_oracle.paid.size();
    m_outcome.made = m_oracle.made.size();
    m_outcome.refunded = m_oracle.refunded.size();
    for (const auto& [chain, seq] : m_boxes.front()->held())
        m_outcome.entries += seq;
    trace("agreed after " + std::to_string(m_outcome.agreedAfterMs) + " ms");
    if (m_outcome.breaches.empty())
        if (auto reader = m_boxes.front()->read())
            trace("digest " + reader->digest(0, 9999'12'31));
    for (auto& box : m_boxes)
        box->wentOff = {};
    m_boxes.clear();
    return std::move(m_outcome);
}

} // namespace

const std::vector<std::string>& deviceNames() {
    static const std::vector<std::string> names{"till-a", "till-b", "barista", "kitchen",
                                                "expo",   "board",  "sync",    "cloud"};
    return names;
}

Outcome play(const Play& what, const Identities& identities) {
    return Simulation(what, identities).run();
}

} // namespace phin::faults
