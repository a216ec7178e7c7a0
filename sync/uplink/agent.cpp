#include "sync/uplink/agent.h"

#include "sync/journal/reader.h"
#include "sync/uplink/backlog.h"
#include "sync/uplink/stream.h"

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

namespace phin::uplink {
namespace {

using phin::journal::v1::Cursor;
using phin::sync::v1::CloudFrame;
using phin::sync::v1::ShopFrame;
using SteadyTime = std::chrono::steady_clock::time_point;
using std::chrono::milliseconds;

constexpr char cloudDevice[] = "cloud";
constexpr std::size_t batchesTakenAtOnce = 4; // of the cloud's own journal, waiting for our writer
constexpr int largestFrame = 1024 * 1024;
constexpr milliseconds troubleRest{1'000}; // after our own file could not be read
constexpr milliseconds fullRest{50};       // while our writer takes no more
constexpr milliseconds provenAfter{1'000}; // a stream that stood so long was no failure

SteadyTime now() {
    return std::chrono::steady_clock::now();
}

Result<std::string> slurp(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in || text.str().empty())
        return Error{ErrorKind::Unavailable, "cannot read " + file.string()};
    return text.str();
}

/// What other threads left for the agent's.
struct Mailbox {
    std::mutex mutex;
    std::condition_variable wake;
    bool stopping = false;
    bool journalMoved = true;
    // of the stream under way
    std::uint64_t session = 0;
    std::deque<CloudFrame> frames;
    std::size_t batchesDealt = 0; ///< of the cloud's, since last looked
    bool closing = false;
    std::optional<grpc::Status> ended;

    template <class Change>
    void put(Change change) {
        {
            const std::lock_guard lock(mutex);
            change(*this);
        }
        wake.notify_one();
    }
    template <class Change>
    void putFor(std::uint64_t of, Change change) {
        put([&](Mailbox& box) {
            if (box.session == of)
                change(box);
        });
    }
};

} // namespace

struct Agent::Impl {
    Impl(Settings given, journal::Writer& itsWriter, const journal::Clock& itsClock)
        : settings(std::move(given))
        , writer(itsWriter)
        , clock(itsClock)
        , backlog(settings.window)
        , retry(settings.retry, settings.seed != 0 ? settings.seed : std::random_device{}()) {}

    // --- the agent's thread
    void run();
    void session();
    SteadyTime wakeAt() const;
    void take(CloudFrame frame);
    void takeCloudBatch(std::string bytes);
    void answerCloudBatches();
    void readOn();
    void refresh();
    void pump();
    void sendHello();
    void sendHeads();
    void tellAcknowledged();
    void publish(bool always = false);
    Result<std::shared_ptr<grpc::ChannelCredentials>> credentials() const;
    std::shared_ptr<grpc::Channel> dial();
    std::shared_ptr<grpc::ChannelCredentials> secure; ///< as last read
    void complain(std::string error);

    Settings settings;
    journal::Writer& writer;
    const journal::Clock& clock;
    std::function<void(const UplinkState&)> observer;
    std::function<void(Cursors)> acknowledgedObserver;
    std::function<Cursors()> alsoKnown;
    std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();
    std::thread thread;
    mutable std::mutex stateMutex;
    UplinkState shown;

    // used by the agent's thread alone
    std::unique_ptr<journal::Reader> reader;
    Backlog backlog;
    Retry retry;
    UplinkState state;
    std::string callError;    ///< why there is no stream
    std::string journalError; ///< why our own file could not be read
    std::vector<Cursor> held; ///< all chains here
    bool stale = true;        ///< the journal moved since refresh()
    SteadyTime pumpAt{};
    SteadyTime tellAt{};
    bool toTell = false;
    // Kept until the next one has a call: gRPC 1.51 can free its callback queue twice when the last channel that uses
    // it goes just before another comes.
    std::shared_ptr<grpc::Channel> lastChannel;
    // of one stream
    std::shared_ptr<Stream> stream;
    bool greeted = false;
    bool proven = false;      ///< it did what it is for: the next failure is the first again
    bool unreachable = false; ///< nobody answered at all
    SteadyTime openedAt{}, greetedAt{}, answeredAt{}, headsAt{};
    std::size_t taking = 0;             ///< cloud batches at our writer
    std::uint64_t taken = 0;            ///< dealt with
    std::optional<std::string> waiting; ///< a cloud batch that our writer has no room for
    SteadyTime waitingUntil{};
    bool reading = false;
};

Agent::Agent(Settings settings, journal::Writer& writer, const journal::Clock& clock)
    : m_impl(std::make_shared<Impl>(std::move(settings), writer, clock)) {
    writer.observe([mailbox = m_impl->mailbox](const journal::Committed& committed) {
        if (committed.cursorsMoved)
            mailbox->put([](Mailbox& box) { box.journalMoved = true; });
    });
}

Agent::~Agent() {
    stop();
}

void Agent::observe(std::function<void(const UplinkState&)> observer) {
    m_impl->observer = std::move(observer);
}

void Agent::onAcknowledged(std::function<void(Cursors)> observer) {
    m_impl->acknowledgedObserver = std::move(observer);
}

void Agent::alsoKnown(std::function<Cursors()> heads) {
    m_impl->alsoKnown = std::move(heads);
}

Status Agent::start() {
    auto& impl = *m_impl;
    if (impl.thread.joinable())
        return done();
    auto reader = journal::Reader::open(impl.settings.journal);
    if (!reader)
        return reader.error();
    impl.reader = std::make_unique<journal::Reader>(std::move(*reader));
    auto readable = impl.credentials();
    if (!readable)
        return readable.error();
    impl.secure = std::move(*readable);
    impl.mailbox->put([](Mailbox& box) { box.stopping = false; });
    impl.thread = std::thread([&impl] { impl.run(); });
    return done();
}

void Agent::stop() {
    m_impl->mailbox->put([](Mailbox& box) { box.stopping = true; });
    if (m_impl->thread.joinable())
        m_impl->thread.join();
}

UplinkState Agent::state() const {
    const std::lock_guard lock(m_impl->stateMutex);
    return m_impl->shown;
}

void Agent::Impl::run() {
    auto& box = *mailbox;
    try {
        for (const auto& chain : reader->chains()) {
            Cursor cursor = chain.cursor;
            cursor.set_seq(chain.acked);
            cursor.clear_hash();
            if (chain.acked > 0)
                backlog.remember(cursor);
        }
    } catch (const SQLite::Exception& error) {
        complain(error.what());
    }
    refresh();
    publish(true);
    while (true) {
        retry.calling();
        publish();
        session();
        {
            const std::lock_guard lock(box.mutex);
            if (box.stopping)
                break;
        }
        const auto callAgain = retry.failed(now(), unreachable);
        publish();
        auto lookAt = now() + settings.headsEvery;
        bool stopping = false;
        while (!stopping && now() < callAgain) {
            {
                std::unique_lock lock(box.mutex);
                stopping = box.wake.wait_until(lock, std::min(callAgain, lookAt), [&box] { return box.stopping; });
                stale = stale || box.journalMoved;
            }
            if (now() >= lookAt) { // how far behind the cloud is goes on being so while it cannot be reached
                lookAt = now() + settings.headsEvery;
                refresh();
                publish();
            }
        }
        if (stopping)
            break;
    }
    state.connected = false;
    publish(true);
}

/// Read anew for each call: the certificate may have been renewed since.
Result<std::shared_ptr<grpc::ChannelCredentials>> Agent::Impl::credentials() const {
    if (!settings.tls)
        return grpc::InsecureChannelCredentials();
    grpc::SslCredentialsOptions options;
    for (const auto& [file, into] : {std::pair{&settings.authority, &options.pem_root_certs},
                                     std::pair{&settings.certificate, &options.pem_cert_chain},
                                     std::pair{&settings.key, &options.pem_private_key}}) {
        auto text = slurp(*file);
        if (!text)
            return text.error();
        *into = std::move(*text);
    }
    return grpc::SslCredentials(options);
}

std::shared_ptr<grpc::Channel> Agent::Impl::dial() {
    if (auto fresh = credentials())
        secure = std::move(*fresh);
    else
        complain(fresh.error().message);
    grpc::ChannelArguments arguments;
    // A channel of its own for each call: when to call again is Retry's to say, not gRPC's.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, static_cast<int>(settings.greetWithin.count() / 2));
    arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, static_cast<int>(settings.keepAliveEvery.count()));
    arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, static_cast<int>(settings.keepAliveWithin.count()));
    arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    arguments.SetMaxReceiveMessageSize(largestFrame);
    if (settings.tls)
        arguments.SetSslTargetNameOverride(settings.cloudName);
    return grpc::CreateCustomChannel(settings.target, secure, arguments);
}

void Agent::Impl::session() {
    auto& box = *mailbox;
    std::uint64_t id = 0;
    box.put([&id](Mailbox& fresh) {
        id = ++fresh.session;
        fresh.frames.clear();
        fresh.batchesDealt = 0;
        fresh.closing = false;
        fresh.ended.reset();
    });
    backlog.reconnect();
    greeted = proven = false;
    taking = 0;
    taken = 0;
    waiting.reset();
    openedAt = answeredAt = headsAt = now();
    const auto channel = dial();
    Stream::Handlers handlers;
    handlers.received = [mailbox = mailbox, id](CloudFrame frame) {
        mailbox->putFor(id, [&frame](Mailbox& to) { to.frames.push_back(std::move(frame)); });
    };
    handlers.closing = [mailbox = mailbox, id] { mailbox->putFor(id, [](Mailbox& to) { to.closing = true; }); };
    handlers.ended = [mailbox = mailbox, id](const grpc::Status& status) {
        mailbox->putFor(id, [&status](Mailbox& to) { to.ended = status; });
    };
    stream = Stream::open(channel, std::move(handlers));
    lastChannel = channel; // and only now the one before goes
    reading = true;
    sendHello();

    std::string giveUp;
    while (giveUp.empty()) {
        std::deque<CloudFrame> frames;
        std::size_t dealt = 0;
        {
            std::unique_lock lock(box.mutex);
            const auto until = wakeAt();
            box.wake.wait_until(lock, until, [&] {
                return box.stopping || box.closing || !box.frames.empty() || box.batchesDealt > 0 ||
                       (box.journalMoved && !stale);
            });
            frames.swap(box.frames);
            dealt = std::exchange(box.batchesDealt, 0);
            if (std::exchange(box.journalMoved, false))
                stale = true;
            if (frames.empty() && (box.stopping || box.closing))
                break;
        }
        for (auto& frame : frames) {
            reading = false;
            take(std::move(frame));
        }
        taking -= dealt;
        taken += dealt;
        if (dealt > 0)
            answerCloudBatches();
        if (waiting && now() >= waitingUntil)
            takeCloudBatch(*std::exchange(waiting, std::nullopt));
        readOn();
        if (greeted && now() >= pumpAt)
            pump();
        if (greeted && now() >= headsAt) {
            sendHeads();
            headsAt = now() + settings.headsEvery;
        }
        if (greeted && !proven && now() >= greetedAt + provenAfter) {
            proven = true;
            retry.succeeded();
        }
        tellAcknowledged();
        publish();
        if (!greeted && now() >= openedAt + settings.greetWithin)
            giveUp = "the cloud did not greet in time";
        else if (backlog.underWay() > 0 && now() >= answeredAt + settings.answerWithin)
            giveUp = "the cloud has not answered what was sent";
    }

    {
        bool stopping = false;
        {
            const std::lock_guard lock(box.mutex);
            stopping = box.stopping;
        }
        if (stopping || !giveUp.empty())
            stream->cancel();
        stream->release();
        const std::weak_ptr<Stream> ending = std::exchange(stream, nullptr);
        std::unique_lock lock(box.mutex);
        if (!box.wake.wait_for(lock, settings.keepAliveWithin, [&box] { return box.ended.has_value(); })) {
            lock.unlock();
            if (const auto late = ending.lock())
                late->cancel();
            lock.lock();
            box.wake.wait(lock, [&box] { return box.ended.has_value(); }); // a cancelled call ends
        }
        const auto status = *box.ended;
        ++box.session; // whatever it still says is of yesterday
        unreachable = giveUp.empty() && !greeted && status.error_code() == grpc::StatusCode::UNAVAILABLE;
        if (!giveUp.empty())
            callError = giveUp;
        else if (status.ok())
            callError = "the cloud closed the stream";
        else if (unreachable)
            callError = "cannot reach the cloud at " + settings.target + ": " + status.error_message();
        else
            callError = status.error_message().empty() ? "the connection broke" : status.error_message();
        if (stopping)
            callError.clear();
        else
            spdlog::warn("cloud: {}", callError);
    }
    state.connected = false;
}

SteadyTime Agent::Impl::wakeAt() const {
    auto at = greeted ? headsAt : openedAt + settings.greetWithin;
    if (greeted && stale)
        at = std::min(at, pumpAt);
    if (const auto due = backlog.due(); greeted && due)
        at = std::min(at, std::max(*due, pumpAt));
    if (waiting)
        at = std::min(at, waitingUntil);
    if (backlog.underWay() > 0)
        at = std::min(at, answeredAt + settings.answerWithin);
    if (toTell)
        at = std::min(at, tellAt);
    return at;
}

void Agent::Impl::take(CloudFrame frame) {
    state.lastContactMs = clock.nowMs();
    switch (frame.of_case()) {
    case CloudFrame::kCursors: {
        answeredAt = now();
        const std::vector<Cursor> cursors(frame.cursors().cursors().begin(), frame.cursors().cursors().end());
        const bool moved = backlog.committed(cursors, frame.cursors().batches(), now());
        if (!greeted) {
            greeted = true;
            greetedAt = now();
            callError.clear();
            state.connected = true;
            toTell = true;
            stale = true;
            spdlog::info("cloud: connected to {}", settings.target);
        } else if (moved) {
            toTell = true;
            proven = true;
            retry.succeeded();
        }
        pumpAt = std::min(pumpAt, now()); // the window has room again
        break;
    }
    case CloudFrame::kBatch:
        takeCloudBatch(frame.batch().SerializeAsString());
        break;
    case CloudFrame::kRefused:
        spdlog::warn("cloud refused: {}", frame.refused());
        callError = "the cloud refused: " + frame.refused();
        break;
    case CloudFrame::OF_NOT_SET:
        break; // of a later version
    }
}

void Agent::Impl::takeCloudBatch(std::string bytes) {
    const auto session = [&] {
        const std::lock_guard lock(mailbox->mutex);
        return mailbox->session;
    }();
    auto copy = bytes;
    if (writer.receive(std::move(copy), "cloud", [mailbox = mailbox, session](journal::Receipt) {
            mailbox->putFor(session, [](Mailbox& to) { ++to.batchesDealt; });
        })) {
        ++taking;
        return;
    }
    waiting = std::move(bytes);
    waitingUntil = now() + fullRest;
}

void Agent::Impl::readOn() {
    if (reading || waiting || taking >= batchesTakenAtOnce)
        return;
    reading = true;
    stream->readNext();
}

void Agent::Impl::answerCloudBatches() {
    refresh();
    ShopFrame frame;
    auto& answer = *frame.mutable_cursors();
    for (const auto& cursor : held)
        if (cursor.device() == cloudDevice)
            *answer.add_cursors() = cursor;
    answer.set_batches(taken);
    stream->send(std::move(frame));
}

void Agent::Impl::sendHello() {
    ShopFrame hello;
    hello.mutable_hello()->set_schema(journal::schemaVersion);
    hello.mutable_hello()->set_shop(settings.shop);
    hello.mutable_hello()->set_device(settings.device);
    hello.mutable_hello()->set_version(settings.version);
    stream->send(std::move(hello));
    answerCloudBatches(); // what is held of the cloud's journal
}

void Agent::Impl::sendHeads() {
    refresh();
    std::map<journal::ChainId, Cursor> heads;
    const auto put = [&heads](const Cursor& cursor) {
        auto& known = heads[{cursor.device(), cursor.epoch()}];
        if (known.device().empty() || cursor.seq() > known.seq())
            known = cursor;
    };
    for (const auto& cursor : held)
        put(cursor);
    if (alsoKnown)
        for (const auto& cursor : alsoKnown())
            put(cursor);
    ShopFrame frame;
    frame.mutable_heads();
    for (const auto& [id, cursor] : heads)
        *frame.mutable_heads()->add_cursors() = cursor;
    stream->send(std::move(frame));
}

void Agent::Impl::refresh() {
    try {
        std::vector<Cursor> cursors;
        for (auto& chain : reader->chains()) {
            backlog.hold(chain.cursor, chain.floor);
            cursors.push_back(std::move(chain.cursor));
        }
        held = std::move(cursors);
        journalError.clear();
    } catch (const SQLite::Exception& error) {
        complain(error.what());
    }
}

void Agent::Impl::pump() {
    pumpAt = now() + settings.linger;
    try {
        if (std::exchange(stale, false))
            refresh();
        while (const auto next = backlog.next(now())) {
            auto range = reader->range(next->chain, next->after, settings.batchBytes);
            if (!range || range->batch.entries().empty()) {
                backlog.skip(*next,
                             next->chain.device + ": entries after " + std::to_string(next->after) +
                                 " cannot be read here",
                             now());
                continue;
            }
            if (range->floor > next->after) {
                // The chain may simply begin there; where it does not, the cloud lacks what this box has dropped.
                journal::Entry first;
                if (!first.ParseFromString(range->batch.entries(0)) || first.type() != "device.born") {
                    backlog.skip(*next,
                                 "the cloud lacks " + next->chain.device + " " + std::to_string(next->after + 1) + "-" +
                                     std::to_string(range->floor) + ", which is no longer kept here",
                                 now());
                    continue;
                }
            }
            if (backlog.underWay() == 0)
                answeredAt = now();
            ShopFrame frame;
            frame.mutable_batch()->Swap(&range->batch);
            stream->send(std::move(frame));
            backlog.sent(*next, range->last);
        }
    } catch (const SQLite::Exception& error) {
        complain(error.what());
        stale = true;
        pumpAt = now() + troubleRest;
    }
}

void Agent::Impl::tellAcknowledged() {
    if (!toTell || now() < tellAt)
        return;
    toTell = false;
    tellAt = now() + settings.headsEvery;
    auto cursors = backlog.acknowledged();
    writer.post([cursors](journal::Journal& journal) {
        for (const auto& cursor : cursors)
            journal.acknowledge(cursor);
        return done();
    });
    if (acknowledgedObserver)
        acknowledgedObserver(std::move(cursors));
}

void Agent::Impl::complain(std::string error) {
    journalError = "this box's journal cannot be read: " + std::move(error);
    spdlog::error("{}", journalError);
}

void Agent::Impl::publish(bool always) {
    state.behindEntries = backlog.behind();
    state.breaker = retry.breaker();
    state.failures = retry.failures();
    state.lastError = !journalError.empty() ? journalError : !callError.empty() ? callError : backlog.trouble();
    bool changed = always;
    {
        const std::lock_guard lock(stateMutex);
        auto before = shown;
        before.lastContactMs = state.lastContactMs; // that alone is no news
        changed = changed || before != state;
        shown = state;
    }
    if (changed && observer)
        observer(state);
}

} // namespace phin::uplink
