#include "sync/lan/peer.h"

#include "phin/lan/v1/lan.pb.h"
#include "sync/journal/reader.h"
#include "sync/journal/writer.h"
#include "sync/lan/catch_up.h"
#include "sync/lan/mqtt_link.h"

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <deque>
#include <random>
#include <thread>

namespace phin::lan {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;
using phin::lan::v1::Head;

constexpr std::size_t outboxBytes = 8 * 1024 * 1024; // beyond it pushes are dropped: neighbours will ask for them
constexpr int window = 200;                          // publishes under way at once
constexpr std::size_t rangeBytes = 176 * 1024;
constexpr auto heartbeat = 1s;
constexpr auto headPause = 250ms; // between heads while much is going on
constexpr auto askEvery = 100ms;
constexpr auto silence = 2500ms; // neither heard nor acknowledged: the link is dead, whatever TCP believes
constexpr std::int64_t staleMs = 3'500;
constexpr std::size_t requestsWaiting = 64;
constexpr std::size_t mostNeighbours = 64;

std::string randomSession() {
    std::random_device random;
    std::string text(16, '0');
    for (auto& letter : text)
        letter = "0123456789abcdef"[random() % 16];
    return text;
}

std::int64_t steadyMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now().time_since_epoch()).count();
}

} // namespace

struct Peer::Impl {
    Impl(Settings s, journal::Writer& w, const journal::Clock& c)
        : settings(std::move(s))
        , writer(w)
        , clock(c)
        , trust(w.journal().trust())
        , session(randomSession())
        , root("phin/1/" + settings.shop + "/") {}

    // --- what other threads leave here
    struct Event {
        enum Kind { Control, Answered, LinkLost } kind;
        Message message;
        journal::ChainId chain;
        bool progress = false;
        int generation = 0;
    };

    Settings settings;
    journal::Writer& writer;
    const journal::Clock& clock;
    std::shared_ptr<const journal::Trust> trust; // guarded by mutex
    const std::string session;
    const std::string root;
    std::vector<std::function<void(const View&)>> observers;

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Event> events;
    std::deque<std::string> outbox;
    std::size_t outboxSize = 0;
    std::vector<journal::ChainId> gaps;
    bool moved = true; // cursors changed since the last head
    bool stopping = false;
    bool connected = false; // guarded: the writer's observer leaves nothing for a link that is down
    std::vector<journal::Cursor> acked;
    std::atomic<std::int64_t> lastSignMs{0}; // of life from the broker
    std::atomic<std::uint64_t> dropped{0};

    mutable std::mutex viewMutex;
    View view;

    // --- the LAN thread's own
    std::thread thread;
    std::unique_ptr<MqttLink> link;
    int generation = 0;
    std::string broker;
    std::int64_t connectedSinceMs = 0;
    std::optional<journal::Reader> reader;
    Neighbours neighbours;
    CatchUp catchUp;
    bool twin = false;
    SteadyClock::time_point lastHead{}, lastView{}, lastAsk{};

    // ---------------------------------------------------------------- from other threads

    void committed(const journal::Committed& what) {
        bool urgent = !what.gaps.empty();
        {
            const std::lock_guard lock(mutex);
            if (what.trust)
                trust = what.trust;
            moved = moved || what.cursorsMoved; // the next head says so; no need to wake anyone for it
            gaps.insert(gaps.end(), what.gaps.begin(), what.gaps.end());
            if (connected)
                for (const auto& batch : what.ownBatches) {
                    if (outboxSize + batch.size() > outboxBytes)
                        break;
                    outboxSize += batch.size();
                    outbox.push_back(batch);
                    urgent = true;
                }
        }
        if (urgent)
            wake.notify_one();
    }

    void leave(Event event) {
        {
            const std::lock_guard lock(mutex);
            if (event.kind == Event::Control && events.size() >= requestsWaiting * 8)
                return; // heads come again every second, requests are repeated
            events.push_back(std::move(event));
        }
        wake.notify_one();
    }

    /// On Paho's thread: copy and go.
    void arrived(Message message) {
        lastSignMs = steadyMs();
        if (message.topic.rfind(root + "entries/", 0) == 0) {
            if (!writer.receive(std::move(message.payload), "lan:" + message.topic.substr(root.size() + 8)))
                ++dropped;
            return;
        }
        if (message.payload.size() <= journal::maxMessageBytes)
            leave({Event::Control, std::move(message), {}, false, 0});
    }

    // ---------------------------------------------------------------- on the LAN thread

    journal::Reader* openReader() {
        if (!reader) {
            auto opened = journal::Reader::open(settings.journal);
            if (!opened) {
                spdlog::error("lan: {}", opened.error().message);
                return nullptr;
            }
            reader.emplace(std::move(*opened));
        }
        return &*reader;
    }

    std::vector<journal::Cursor> cursors() {
        try {
            if (auto* const open = openReader())
                return open->cursors();
        } catch (const SQLite::Exception& error) {
            spdlog::error("lan: the journal cannot be read: {}", error.what());
            reader.reset();
        }
        return {};
    }

    Head makeHead(bool alive) {
        Head head;
        head.set_schema(journal::schemaVersion);
        head.set_device(settings.device);
        head.set_kind(settings.kind);
        head.set_alive(alive);
        head.set_session(session);
        if (!alive)
            return head;
        for (auto& cursor : cursors()) {
            if (cursor.device() == settings.device)
                *head.mutable_own() = cursor; // ordered by epoch: the last one stands
            *head.add_holds() = std::move(cursor);
        }
        const std::lock_guard lock(mutex);
        for (const auto& cursor : acked)
            *head.add_acked() = cursor;
        return head;
    }

    void connect() {
        for (const auto& candidate : settings.brokers) {
            const int mine = ++generation;
            MqttLink::Callbacks callbacks;
            callbacks.message = [this](Message message) { arrived(std::move(message)); };
            callbacks.lost = [this, mine] { leave({Event::LinkLost, {}, {}, false, mine}); };
            callbacks.delivered = [this] {
                lastSignMs = steadyMs();
                wake.notify_one(); // the window opened
            };
            try {
                link = std::make_unique<MqttLink>(settings, candidate, settings.device + "-" + session,
                                                  root + "head/" + settings.device, makeHead(false).SerializeAsString(),
                                                  std::move(callbacks));
            } catch (const mqtt::exception& error) {
                spdlog::error("lan: {}: {}", candidate, error.what());
                continue;
            }
            const auto why = link->connect(
                {root + "entries/+", root + "head/+", root + "request/+", root + "reply/+/" + settings.device});
            if (!why.empty()) {
                spdlog::debug("lan: {}: {}", candidate, why);
                link.reset();
                continue;
            }
            broker = candidate;
            connectedSinceMs = clock.nowMs();
            lastSignMs = steadyMs();
            catchUp.restart();
            {
                const std::lock_guard lock(mutex);
                connected = true;
                outbox.clear();
                outboxSize = 0;
                moved = true;
            }
            lastHead = {};
            spdlog::info("lan: connected to {}", candidate);
            return;
        }
    }

    void drop(const char* why) {
        if (!link)
            return;
        spdlog::info("lan: lost {}: {}", broker, why);
        {
            const std::lock_guard lock(mutex);
            connected = false;
            outbox.clear();
            outboxSize = 0;
        }
        connectedSinceMs = 0;
        link.reset();
        for (auto& [device, heard] : neighbours)
            heard.alive = false;
    }

    /// A revoked box may still be connected to some broker: nobody listens.
    bool banned(const std::string& device) {
        const std::lock_guard lock(mutex);
        return trust->banned(device);
    }

    void control(const Message& message) {
        const auto topic = message.topic.substr(std::min(root.size(), message.topic.size()));
        if (topic.rfind("head/", 0) == 0)
            heardHead(topic.substr(5), message);
        else if (topic.rfind("request/", 0) == 0)
            answer(topic.substr(8), message);
        else if (topic.rfind("reply/", 0) == 0)
            takeReply(message);
    }

    void heardHead(const std::string& device, const Message& message) {
        Head head;
        if (!head.ParseFromString(message.payload) || head.device() != device) {
            spdlog::warn("lan: a malformed head on {}", message.topic);
            return;
        }
        if (device == settings.device) {
            twin = head.alive() && head.session() != session;
            return;
        }
        if (banned(device)) {
            neighbours.erase(device);
            return;
        }
        if (neighbours.size() >= mostNeighbours && !neighbours.count(device))
            return;
        auto& heard = neighbours[device];
        const bool dead = !head.alive();
        if (dead && heard.head.has_own()) {
            heard.alive = false; // keeps what it said it holds
        } else {
            heard.head = std::move(head);
            heard.alive = !dead;
        }
        heard.atMs = steadyMs();
        if (heard.head.acked_size() > 0 && !dead)
            acknowledge(heard.head);
    }

    void acknowledge(const Head& head) {
        std::vector<journal::Cursor> cursors(head.acked().begin(), head.acked().end());
        if (SteadyClock::now() - lastAcked < 5s)
            return; // only retention needs it, which is in no hurry
        lastAcked = SteadyClock::now();
        writer.post([cursors = std::move(cursors)](journal::Journal& journal) {
            for (const auto& cursor : cursors)
                journal.acknowledge(cursor);
            return done();
        });
    }
    SteadyClock::time_point lastAcked{};

    void answer(const std::string& asker, const Message& message) {
        phin::lan::v1::RangeRequest request;
        if (!request.ParseFromString(message.payload)) {
            spdlog::warn("lan: a malformed request from {}", asker);
            return;
        }
        if (request.target() != settings.device || !link || banned(asker))
            return;
        const auto topic = root + "reply/" + settings.device + "/" + asker;
        if (message.responseTopic != topic)
            return; // nobody is made to write elsewhere
        phin::lan::v1::RangeReply reply;
        reply.set_schema(journal::schemaVersion);
        reply.set_device(request.device());
        reply.set_epoch(request.epoch());
        reply.set_after(request.after());
        try {
            auto* const open = openReader();
            const auto range = open ? open->range({request.device(), request.epoch()}, request.after(),
                                                  std::min<std::size_t>(request.max_bytes(), rangeBytes))
                                    : std::nullopt;
            if (range) {
                if (range->batch.entries_size() > 0)
                    reply.set_batch(range->batch.SerializeAsString());
                reply.set_head(range->head);
                reply.set_floor(range->floor);
            }
        } catch (const SQLite::Exception& error) {
            spdlog::error("lan: the journal cannot be read: {}", error.what());
            reader.reset();
        }
        link->publish(topic, reply.SerializeAsString(), false, {}, message.correlation);
    }

    void takeReply(const Message& message) {
        phin::lan::v1::RangeReply reply;
        if (!reply.ParseFromString(message.payload)) {
            spdlog::warn("lan: a malformed reply on {}", message.topic);
            return;
        }
        const journal::ChainId chain{reply.device(), reply.epoch()};
        if (reply.batch().empty()) {
            catchUp.answered(chain, false);
            return;
        }
        const bool taken =
            writer.receive(std::move(*reply.mutable_batch()), "lan:" + message.topic.substr(root.size()),
                           [this, chain](journal::Receipt receipt) {
                               leave({Event::Answered,
                                      {},
                                      chain,
                                      receipt == journal::Receipt::Stored || receipt == journal::Receipt::Known,
                                      0});
                           });
        if (!taken)
            catchUp.answered(chain, false);
    }

    void ask() {
        if (!link || neighbours.empty())
            return;
        Held held;
        for (const auto& cursor : cursors())
            held[{cursor.device(), cursor.epoch()}] = cursor.seq();
        for (const auto& wanted : catchUp.next(held, neighbours, settings.device, steadyMs())) {
            phin::lan::v1::RangeRequest request;
            request.set_schema(journal::schemaVersion);
            request.set_target(wanted.target);
            request.set_device(wanted.chain.device);
            request.set_epoch(wanted.chain.epoch);
            request.set_after(wanted.after);
            request.set_max_bytes(rangeBytes);
            link->publish(root + "request/" + settings.device, request.SerializeAsString(), false,
                          root + "reply/" + wanted.target + "/" + settings.device, wanted.chain.device);
        }
    }

    void sendHead() {
        const auto since = SteadyClock::now() - lastHead;
        bool due = since >= heartbeat;
        {
            const std::lock_guard lock(mutex);
            due = due || (moved && since >= headPause);
            if (due)
                moved = false;
        }
        if (!due || !link)
            return;
        link->publish(root + "head/" + settings.device, makeHead(true).SerializeAsString(), true);
        lastHead = SteadyClock::now();
    }

    void sendOutbox() {
        while (link && link->inFlight() < window) {
            std::string batch;
            {
                const std::lock_guard lock(mutex);
                if (outbox.empty())
                    return;
                batch = std::move(outbox.front());
                outbox.pop_front();
                outboxSize -= batch.size();
            }
            if (!link->publish(root + "entries/" + settings.device, batch))
                return; // the neighbours will see it in the head and ask
        }
    }

    void look() {
        View now;
        now.connected = link != nullptr;
        now.broker = broker;
        now.connectedSinceMs = connectedSinceMs;
        now.twin = twin;
        now.droppedInbound = dropped;
        Held held;
        for (const auto& cursor : cursors())
            held[{cursor.device(), cursor.epoch()}] = cursor.seq();
        const auto steady = steadyMs();
        const auto wall = clock.nowMs();
        std::erase_if(neighbours, [this](const auto& each) { return banned(each.first); });
        for (auto& [device, heard] : neighbours) {
            if (heard.alive && steady - heard.atMs > staleMs)
                heard.alive = false;
            auto& neighbour = now.neighbours.emplace_back();
            neighbour.device = device;
            neighbour.kind = heard.head.kind();
            neighbour.alive = heard.alive;
            neighbour.own = heard.head.own();
            neighbour.lastHeardMs = wall - (steady - heard.atMs);
            for (const auto& cursor : heard.head.holds()) {
                const auto mine = held[{cursor.device(), cursor.epoch()}];
                const auto lack = cursor.seq() > mine ? cursor.seq() - mine : 0;
                if (cursor.device() == device)
                    neighbour.missing += lack;
                if (cursor.device() == settings.device && heard.alive)
                    now.ownMissing = std::max<std::uint64_t>(now.ownMissing, lack);
            }
        }
        lastView = SteadyClock::now();
        {
            const std::lock_guard lock(viewMutex);
            view = now;
        }
        for (const auto& observer : observers)
            observer(now);
    }

    void loop() {
        auto nextAttempt = SteadyClock::now();
        std::minstd_rand jitter(std::random_device{}());
        while (true) {
            std::deque<Event> batch;
            std::vector<journal::ChainId> gapsNow;
            {
                std::unique_lock lock(mutex);
                wake.wait_for(lock, 100ms, [this] {
                    return stopping || !events.empty() || !gaps.empty() ||
                           (!outbox.empty() && link && link->inFlight() < window);
                });
                if (stopping)
                    break;
                batch.swap(events);
                gapsNow.swap(gaps);
            }
            sendOutbox(); // first: a ticket is waiting for it
            bool changed = false;
            for (const auto& event : batch) {
                if (event.kind == Event::LinkLost) {
                    if (event.generation == generation && link) {
                        drop("the connection closed");
                        nextAttempt = SteadyClock::now();
                        changed = true;
                    }
                } else if (event.kind == Event::Answered) {
                    catchUp.answered(event.chain, event.progress);
                } else {
                    control(event.message);
                }
            }
            for (const auto& chain : gapsNow)
                catchUp.gap(chain);
            if (link && steadyMs() - lastSignMs > std::chrono::milliseconds(silence).count()) {
                drop("it has gone silent");
                nextAttempt = SteadyClock::now();
                changed = true;
            }
            if (!link && SteadyClock::now() >= nextAttempt && !settings.brokers.empty()) {
                connect();
                changed = changed || link;
                nextAttempt = SteadyClock::now() + std::chrono::milliseconds(150 + jitter() % 250);
            }
            sendHead();
            if (!batch.empty() || !gapsNow.empty() || SteadyClock::now() - lastAsk >= askEvery) {
                ask();
                lastAsk = SteadyClock::now();
            }
            if (changed || !batch.empty() ? SteadyClock::now() - lastView >= 200ms || changed
                                          : SteadyClock::now() - lastView >= heartbeat)
                look();
        }
        if (link) { // say good-bye, so that nobody waits for the Last Will
            link->publish(root + "head/" + settings.device, makeHead(false).SerializeAsString(), true);
            link->disconnect();
            link.reset();
        }
    }
};

Peer::Peer(Settings settings, journal::Writer& writer, const journal::Clock& clock)
    : m_impl(std::make_unique<Impl>(std::move(settings), writer, clock)) {
    writer.observe([impl = m_impl.get()](const journal::Committed& what) { impl->committed(what); });
}

Peer::~Peer() {
    stop();
}

void Peer::observe(std::function<void(const View&)> observer) {
    m_impl->observers.push_back(std::move(observer));
}

void Peer::start() {
    if (!m_impl->thread.joinable())
        m_impl->thread = std::thread([impl = m_impl.get()] { impl->loop(); });
}

void Peer::stop() {
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->stopping = true;
    }
    m_impl->wake.notify_one();
    if (m_impl->thread.joinable())
        m_impl->thread.join();
}

View Peer::view() const {
    const std::lock_guard lock(m_impl->viewMutex);
    return m_impl->view;
}

void Peer::acknowledged(std::vector<phin::journal::v1::Cursor> cloud) {
    const std::lock_guard lock(m_impl->mutex);
    m_impl->acked = std::move(cloud);
}

} // namespace phin::lan
