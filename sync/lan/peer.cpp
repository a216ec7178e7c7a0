#include "sync/lan/peer.h"

#include "sync/journal/writer.h"
#include "sync/lan/broker_choice.h"
#include "sync/lan/broker_probe.h"
#include "sync/lan/inflow.h"
#include "sync/lan/mqtt_link.h"
#include "sync/lan/protocol.h"

#include <spdlog/spdlog.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <random>
#include <thread>
#include <tuple>

namespace phin::lan {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t outboxBytes = 8 * 1024 * 1024; // beyond it pushes are dropped: neighbours will ask for them
constexpr int window = 200;                          // publishes under way at once
constexpr auto tickEvery = 100ms;
constexpr auto viewEvery = 1s;
constexpr auto viewPause = 200ms;                   // between views while much is going on
constexpr std::size_t eventBytes = 8 * 1024 * 1024; // messages waiting for the LAN's thread
constexpr std::size_t eventOverhead = 256;
constexpr std::size_t replyBytes = 8 * 1024 * 1024; // answers under way: beyond it askers have to ask again
constexpr std::int64_t lateMs = 400;                // a thread that did not run cannot tell silence from its own sleep

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

/// The journal's file, read beside its writer.
class FileShelf final : public Protocol::Shelf {
public:
    FileShelf(std::filesystem::path file, journal::Writer& writer)
        : m_file(std::move(file))
        , m_writer(writer)
        , m_trust(writer.journal().trust()) {}
    bool takesMore() override { return m_writer.storage().stores(); }
    bool banned(const std::string& device) override {
        const std::lock_guard lock(m_trustMutex);
        return m_trust->banned(device);
    }
    /// Any thread.
    void trust(std::shared_ptr<const journal::Trust> now) {
        const std::lock_guard lock(m_trustMutex);
        m_trust = std::move(now);
    }
    std::vector<journal::Cursor> cursors() override {
        return read<std::vector<journal::Cursor>>([](journal::Reader& reader) { return reader.cursors(); });
    }
    std::optional<journal::Range> range(const journal::ChainId& chain, std::uint64_t after,
                                        std::size_t maxBytes) override {
        return read<std::optional<journal::Range>>(
            [&](journal::Reader& reader) { return reader.range(chain, after, maxBytes); });
    }

private:
    template <class T, class Read>
    T read(Read what) {
        try {
            if (!m_reader) {
                auto opened = journal::Reader::open(m_file);
                if (!opened) {
                    spdlog::error("lan: {}", opened.error().message);
                    return {};
                }
                m_reader.emplace(std::move(*opened));
            }
            return what(*m_reader);
        } catch (const SQLite::Exception& error) {
            spdlog::error("lan: the journal cannot be read: {}", error.what());
            m_reader.reset();
            return {};
        }
    }
    std::filesystem::path m_file;
    const journal::Writer& m_writer;
    std::mutex m_trustMutex;
    std::shared_ptr<const journal::Trust> m_trust;
    std::optional<journal::Reader> m_reader;
};

} // namespace

struct Peer::Impl {
    Impl(Settings s, journal::Writer& w, const journal::Clock& c)
        : settings(std::move(s))
        , writer(w)
        , clock(c)
        , session(randomSession())
        , shelf(settings.journal, writer)
        , protocol({settings.shop, settings.device, settings.kind, session}, shelf)
        , inflow(protocol.topics())
        , choice(settings.brokers.size()) {}

    // --- what other threads leave here
    struct Event {
        enum Kind { Control, Answered, LinkLost, Probed } kind;
        Message message = {};
        journal::ChainId chain = {};
        bool progress = false; ///< entries were stored; the broker answered
        int generation = 0;
        std::size_t broker = 0;
    };

    Settings settings;
    journal::Writer& writer;
    const journal::Clock& clock;
    const std::string session;
    std::vector<std::function<void(const View&)>> observers;

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Event> events;
    std::size_t eventsSize = 0; // of the messages in them
    std::deque<std::string> outbox;
    std::size_t outboxSize = 0;
    std::vector<journal::ChainId> gaps;
    bool moved = false; // cursors changed since the LAN thread last looked
    bool stopping = false;
    bool connected = false; // guarded: the writer's observer leaves nothing for a link that is down
    std::optional<std::vector<journal::Cursor>> cloudHolds; // news from the sync agent
    std::atomic<std::int64_t> lastSignMs{0};                // of life from the broker
    std::atomic<std::uint64_t> dropped{0};

    mutable std::mutex viewMutex;
    View view;

    // --- the LAN thread's own
    std::thread thread;
    FileShelf shelf;
    Protocol protocol;
    Inflow inflow; // any thread
    BrokerChoice choice;
    std::unique_ptr<BrokerProbes> probes;
    std::unique_ptr<MqttLink> link;
    int attempts = 0;   // to connect; what a link that failed has to say is not taken for the next one's
    int generation = 0; // the attempt that `link` is
    std::string broker;
    std::int64_t loopedMs = 0;
    std::int64_t connectedSinceMs = 0;
    SteadyClock::time_point lastView{};

    // ---------------------------------------------------------------- from other threads

    void committed(const journal::Committed& what) {
        if (what.trust)
            shelf.trust(what.trust);
        bool urgent = !what.gaps.empty();
        {
            const std::lock_guard lock(mutex);
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
            if (event.kind == Event::Control) {
                const auto size = event.message.payload.size() + eventOverhead;
                if (eventsSize + size > eventBytes) {
                    ++dropped;
                    return; // heads come again, requests are repeated
                }
                eventsSize += size;
            }
            events.push_back(std::move(event));
        }
        wake.notify_one();
    }

    /// On Paho's thread: copy and go.
    void arrived(Message message) {
        const auto now = steadyMs();
        lastSignMs = now;
        if (!inflow.admits(message, now))
            return;
        if (const auto author = protocol.topics().author(message.topic)) {
            if (!writer.receive(std::move(message.payload), "lan:" + *author))
                ++dropped;
            return;
        }
        if (message.payload.size() <= journal::maxMessageBytes)
            leave({Event::Control, std::move(message)});
    }

    // ---------------------------------------------------------------- on the LAN thread

    /// A link to the broker, connected and subscribed; none where that fails.
    std::unique_ptr<MqttLink> connectTo(std::size_t index) {
        const auto& candidate = settings.brokers[index];
        const int mine = ++attempts;
        MqttLink::Callbacks callbacks;
        callbacks.message = [this](Message message) { arrived(std::move(message)); };
        callbacks.lost = [this, mine] {
            Event event{Event::LinkLost};
            event.generation = mine;
            leave(std::move(event));
        };
        callbacks.delivered = [this] {
            lastSignMs = steadyMs();
            wake.notify_one(); // the window opened
        };
        try {
            auto made = std::make_unique<MqttLink>(settings, candidate, settings.device + "-" + session,
                                                   protocol.death(), std::move(callbacks));
            const auto why =
                made->connect(protocol.topics().subscriptions(), std::chrono::milliseconds(choice.patienceMs(index)));
            if (why.empty())
                return made;
            spdlog::info("lan: {}: {}", candidate, why);
        } catch (const mqtt::exception& error) {
            spdlog::error("lan: {}: {}", candidate, error.what());
        }
        return nullptr;
    }

    /// Goes to the broker, from none or from a worse one. The worse one is left first: Paho takes seconds to connect a
    /// second client while the first is in use, and milliseconds otherwise. What is decided meanwhile waits in the
    /// outbox; what others say meanwhile shows in their heads.
    void go(std::size_t index) {
        const bool moving = link != nullptr;
        if (moving) {
            leaveBroker(*link);
            link.reset();
        }
        link = connectTo(index);
        if (!link) {
            choice.refused(index, steadyMs());
            if (moving)
                gone();
            return;
        }
        generation = attempts;
        broker = settings.brokers[index];
        connectedSinceMs = clock.nowMs();
        lastSignMs = steadyMs();
        choice.connected(index, steadyMs());
        protocol.connected(steadyMs());
        if (!moving)
            setConnected(true);
        spdlog::info("lan: {} {}", moving ? "back on" : "connected to", broker);
    }

    /// Says good-bye, so that nobody who is still there waits for the Last Will.
    void leaveBroker(MqttLink& from) {
        from.publish(protocol.death());
        from.disconnect();
    }

    void setConnected(bool now) {
        const std::lock_guard lock(mutex);
        connected = now;
        outbox.clear();
        outboxSize = 0;
    }

    void gone() {
        setConnected(false);
        connectedSinceMs = 0;
        choice.lost(steadyMs());
        protocol.lost();
    }

    void drop(const char* why) {
        if (!link)
            return;
        spdlog::info("lan: lost {}: {}", broker, why);
        link.reset();
        gone();
    }

    /// Does what the protocol wants done.
    void perform() {
        auto effects = protocol.take();
        if (link)
            for (const auto& publication : effects.publish)
                if (publication.retained || link->inFlightBytes() < replyBytes)
                    link->publish(publication);
        for (auto& answer : effects.store) {
            const auto chain = answer.chain;
            const bool taken = writer.receive(
                std::move(answer.batch), std::move(answer.source), [this, chain](journal::Receipt receipt) {
                    leave({Event::Answered,
                           {},
                           chain,
                           receipt == journal::Receipt::Stored || receipt == journal::Receipt::Known});
                });
            if (!taken)
                protocol.answered(chain, false);
        }
        if (!effects.cloudHolds.empty())
            writer.post([cursors = std::move(effects.cloudHolds)](journal::Journal& journal) {
                for (const auto& cursor : cursors)
                    journal.acknowledge(cursor);
                return done();
            });
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
            if (!link->publish(protocol.entries(std::move(batch))))
                return; // the neighbours will see it in the head and ask
        }
    }

    void look() {
        auto now = protocol.view(steadyMs(), clock.nowMs());
        now.broker = broker;
        now.connectedSinceMs = connectedSinceMs;
        now.droppedInbound = dropped + inflow.refused();
        now.flooding = inflow.flooding(steadyMs());
        lastView = SteadyClock::now();
        {
            const std::lock_guard lock(viewMutex);
            view = now;
        }
        for (const auto& observer : observers)
            observer(now);
    }

    /// Notices a broker that is silent, asks the others, and goes where the list says. True: the link changed.
    bool mindTheLink() {
        const auto now = steadyMs();
        const auto before = generation;
        const bool had = link != nullptr;
        if (link) {
            const auto slept = now - loopedMs;
            if (link->bytesMoved())
                lastSignMs = now;
            else if (slept > lateMs)
                lastSignMs = std::min(now, lastSignMs + slept);
            if (now - lastSignMs > silenceMs)
                drop("it has gone silent");
        }
        for (const auto& probe : choice.probes(steadyMs()))
            probes->ask(probe.broker, std::chrono::milliseconds(probe.patienceMs));
        if (const auto index = choice.next(steadyMs()))
            go(*index);
        loopedMs = steadyMs();
        return before != generation || had != (link != nullptr);
    }

    bool handle(const Event& event) {
        switch (event.kind) {
        case Event::LinkLost:
            if (event.generation != generation || !link)
                return false;
            drop("the connection closed");
            return true;
        case Event::Answered:
            protocol.answered(event.chain, event.progress);
            return false;
        case Event::Probed:
            choice.answered(event.broker, event.progress, steadyMs());
            return false;
        case Event::Control:
            protocol.arrived(event.message, steadyMs());
            return false;
        }
        return false;
    }

    void loop() {
        probes = std::make_unique<BrokerProbes>(settings, [this](std::size_t index, bool yes) {
            Event event{Event::Probed};
            event.broker = index;
            event.progress = yes;
            leave(std::move(event));
        });
        loopedMs = steadyMs();
        while (true) {
            std::deque<Event> batch;
            {
                std::unique_lock lock(mutex);
                wake.wait_for(lock, tickEvery, [this] {
                    return stopping || !events.empty() || !gaps.empty() ||
                           (!outbox.empty() && link && link->inFlight() < window);
                });
                if (stopping)
                    break;
                batch.swap(events);
                eventsSize = 0;
                for (const auto& chain : gaps)
                    protocol.gap(chain);
                gaps.clear();
                if (moved)
                    protocol.cursorsMoved();
                moved = false;
                if (cloudHolds)
                    protocol.cloudHolds(*std::exchange(cloudHolds, std::nullopt));
            }
            sendOutbox(); // first: a ticket is waiting for it
            bool changed = false;
            for (const auto& event : batch)
                changed = handle(event) || changed;
            changed = mindTheLink() || changed;
            if (settings.wallClock)
                protocol.wallClock(settings.wallClock());
            protocol.tick(steadyMs());
            perform();
            if (changed || SteadyClock::now() - lastView >= (batch.empty() ? viewEvery : viewPause))
                look();
        }
        probes.reset();
        if (link)
            leaveBroker(*link);
        link.reset();
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
    m_impl->cloudHolds = std::move(cloud);
}

} // namespace phin::lan
