#include "sync/lan/peer.h"

#include "sync/journal/writer.h"
#include "sync/lan/mqtt_link.h"
#include "sync/lan/protocol.h"

#include <spdlog/spdlog.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <random>
#include <thread>

namespace phin::lan {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t outboxBytes = 8 * 1024 * 1024; // beyond it pushes are dropped: neighbours will ask for them
constexpr int window = 200;                          // publishes under way at once
constexpr auto tickEvery = 100ms;
constexpr auto viewEvery = 1s;
constexpr auto viewPause = 200ms; // between views while much is going on
constexpr std::size_t requestsWaiting = 64;

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
    explicit FileShelf(std::filesystem::path file)
        : m_file(std::move(file)) {}
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
    std::optional<journal::Reader> m_reader;
};

} // namespace

struct Peer::Impl {
    Impl(Settings s, journal::Writer& w, const journal::Clock& c)
        : settings(std::move(s))
        , writer(w)
        , clock(c)
        , session(randomSession())
        , shelf(settings.journal)
        , protocol({settings.shop, settings.device, settings.kind, session}, shelf) {}

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
    const std::string session;
    std::vector<std::function<void(const View&)>> observers;

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Event> events;
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
    std::unique_ptr<MqttLink> link;
    int generation = 0;
    std::string broker;
    std::int64_t connectedSinceMs = 0;
    SteadyClock::time_point lastView{};

    // ---------------------------------------------------------------- from other threads

    void committed(const journal::Committed& what) {
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
            if (event.kind == Event::Control && events.size() >= requestsWaiting * 8)
                return; // heads come again every second, requests are repeated
            events.push_back(std::move(event));
        }
        wake.notify_one();
    }

    /// On Paho's thread: copy and go.
    void arrived(Message message) {
        lastSignMs = steadyMs();
        if (const auto author = protocol.topics().author(message.topic)) {
            if (!writer.receive(std::move(message.payload), "lan:" + *author))
                ++dropped;
            return;
        }
        if (message.payload.size() <= journal::maxMessageBytes)
            leave({Event::Control, std::move(message), {}, false, 0});
    }

    // ---------------------------------------------------------------- on the LAN thread

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
                                                  protocol.death(), std::move(callbacks));
            } catch (const mqtt::exception& error) {
                spdlog::error("lan: {}: {}", candidate, error.what());
                continue;
            }
            const auto why = link->connect(protocol.topics().subscriptions());
            if (!why.empty()) {
                spdlog::debug("lan: {}: {}", candidate, why);
                link.reset();
                continue;
            }
            broker = candidate;
            connectedSinceMs = clock.nowMs();
            lastSignMs = steadyMs();
            protocol.connected(steadyMs());
            setConnected(true);
            spdlog::info("lan: connected to {}", candidate);
            return;
        }
    }

    void setConnected(bool now) {
        const std::lock_guard lock(mutex);
        connected = now;
        outbox.clear();
        outboxSize = 0;
    }

    void drop(const char* why) {
        if (!link)
            return;
        spdlog::info("lan: lost {}: {}", broker, why);
        setConnected(false);
        connectedSinceMs = 0;
        link.reset();
        protocol.lost();
    }

    /// Does what the protocol wants done.
    void perform() {
        auto effects = protocol.take();
        if (link)
            for (const auto& publication : effects.publish)
                link->publish(publication);
        for (auto& answer : effects.store) {
            const auto chain = answer.chain;
            const bool taken = writer.receive(
                std::move(answer.batch), std::move(answer.source), [this, chain](journal::Receipt receipt) {
                    leave({Event::Answered,
                           {},
                           chain,
                           receipt == journal::Receipt::Stored || receipt == journal::Receipt::Known,
                           0});
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
        now.droppedInbound = dropped;
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
            {
                std::unique_lock lock(mutex);
                wake.wait_for(lock, tickEvery, [this] {
                    return stopping || !events.empty() || !gaps.empty() ||
                           (!outbox.empty() && link && link->inFlight() < window);
                });
                if (stopping)
                    break;
                batch.swap(events);
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
            for (const auto& event : batch) {
                if (event.kind == Event::LinkLost) {
                    if (event.generation == generation && link) {
                        drop("the connection closed");
                        nextAttempt = SteadyClock::now();
                        changed = true;
                    }
                } else if (event.kind == Event::Answered) {
                    protocol.answered(event.chain, event.progress);
                } else {
                    protocol.arrived(event.message, steadyMs());
                }
            }
            if (link && steadyMs() - lastSignMs > silenceMs) {
                drop("it has gone silent");
                nextAttempt = SteadyClock::now();
                changed = true;
            }
            if (!link && SteadyClock::now() >= nextAttempt && !settings.brokers.empty()) {
                connect();
                changed = changed || link;
                nextAttempt = SteadyClock::now() + std::chrono::milliseconds(150 + jitter() % 250);
            }
            protocol.tick(steadyMs());
            perform();
            if (changed || SteadyClock::now() - lastView >= (batch.empty() ? viewEvery : viewPause))
                look();
        }
        if (link) { // say good-bye, so that nobody waits for the Last Will
            link->publish(protocol.death());
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
    m_impl->cloudHolds = std::move(cloud);
}

} // namespace phin::lan
