#include "sync/lan/protocol.h"

#include "phin/lan/v1/lan.pb.h"
#include "sync/journal/clock.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace phin::lan {
namespace {

using phin::lan::v1::Head;

constexpr std::size_t rangeBytes = 176 * 1024;
constexpr std::int64_t heartbeatMs = 500; // its acknowledgement is the broker's: see silenceMs
constexpr std::int64_t headPauseMs = 250; // between heads while much is going on
constexpr std::int64_t askEveryMs = 100;
constexpr std::int64_t staleMs = 3'500;
constexpr std::int64_t cloudHeardEveryMs = 5'000; // only retention needs it, which is in no hurry
constexpr std::size_t mostNeighbours = 64;
constexpr std::string_view cloudDevice = "cloud"; // decides things too, and is on no LAN

Held heldOf(const std::vector<journal::Cursor>& cursors) {
    Held held;
    for (const auto& cursor : cursors)
        held[{cursor.device(), cursor.epoch()}] = cursor.seq();
    return held;
}

bool due(const std::optional<std::int64_t>& lastMs, std::int64_t nowMs, std::int64_t everyMs) {
    return !lastMs || nowMs - *lastMs >= everyMs;
}

} // namespace

Protocol::Protocol(Self self, Shelf& shelf)
    : m_self(std::move(self))
    , m_topics(m_self.shop, m_self.device)
    , m_shelf(shelf) {}

// ---------------------------------------------------------------- what happened

void Protocol::connected(std::int64_t nowMs) {
    m_connected = true;
    for (auto& [device, heard] : m_neighbours)
        heard.said = false;
    m_connectedAtMs = nowMs;
    m_catchUp.restart();
    m_headAtMs.reset();
}

void Protocol::lost() {
    m_connected = false;
    for (auto& [device, heard] : m_neighbours)
        heard.alive = heard.said = false;
}

void Protocol::arrived(const Message& message, std::int64_t nowMs) {
    m_news = true;
    const auto topic = m_topics.local(message.topic);
    const auto slash = topic.find('/');
    if (slash == std::string_view::npos)
        return;
    const auto kind = topic.substr(0, slash);
    const std::string who(topic.substr(slash + 1));
    if (kind == "head")
        heardHead(who, message, nowMs);
    else if (kind == "request")
        answer(who, message);
    else if (kind == "reply")
        takeReply(message);
}

void Protocol::heardHead(const std::string& device, const Message& message, std::int64_t nowMs) {
    Head head;
    if (!head.ParseFromString(message.payload) || head.device() != device) {
        spdlog::warn("lan: a malformed head on {}", message.topic);
        return;
    }
    if (device == m_self.device) {
        // One that the broker had from before may be of our own last run.
        if (head.alive() && head.session() != m_self.session && !message.retained)
            m_twinAtMs = nowMs;
        return;
    }
    if (m_shelf.banned(device)) {
        m_neighbours.erase(device);
        return;
    }
    if (m_neighbours.size() >= mostNeighbours && !m_neighbours.count(device))
        return;
    auto& heard = m_neighbours[device];
    const bool dead = !head.alive();
    if (dead && heard.head.has_own()) {
        heard.alive = false; // keeps what it said it holds
    } else {
        heard.head = std::move(head);
        heard.alive = !dead;
    }
    heard.said = heard.alive && (heard.said || !message.retained);
    heard.atMs = nowMs;
    heard.wallMs = message.retained ? 0 : journal::HybridClock::milliseconds(heard.head.hlc());
    if (heard.head.acked_size() > 0 && !dead && due(m_cloudHeardAtMs, nowMs, cloudHeardEveryMs)) {
        m_cloudHeardAtMs = nowMs;
        m_effects.cloudHolds.assign(heard.head.acked().begin(), heard.head.acked().end());
    }
}

void Protocol::answer(const std::string& asker, const Message& message) {
    phin::lan::v1::RangeRequest request;
    if (!request.ParseFromString(message.payload)) {
        spdlog::warn("lan: a malformed request from {}", asker);
        return;
    }
    if (request.target() != m_self.device || !m_connected || m_shelf.banned(asker))
        return;
    const auto topic = m_topics.reply(m_self.device, asker);
    if (message.responseTopic != topic)
        return; // nobody is made to write elsewhere
    phin::lan::v1::RangeReply reply;
    reply.set_schema(journal::schemaVersion);
    reply.set_device(request.device());
    reply.set_epoch(request.epoch());
    reply.set_after(request.after());
    if (const auto range = m_shelf.range({request.device(), request.epoch()}, request.after(),
                                         std::min<std::size_t>(request.max_bytes(), rangeBytes))) {
        if (range->batch.entries_size() > 0)
            reply.set_batch(range->batch.SerializeAsString());
        reply.set_head(range->head);
        reply.set_floor(range->floor);
    }
    m_effects.publish.push_back({{topic, reply.SerializeAsString(), {}, message.correlation}});
}

void Protocol::takeReply(const Message& message) {
    phin::lan::v1::RangeReply reply;
    if (!reply.ParseFromString(message.payload)) {
        spdlog::warn("lan: a malformed reply on {}", message.topic);
        return;
    }
    const journal::ChainId chain{reply.device(), reply.epoch()};
    if (reply.batch().empty())
        m_catchUp.answered(chain, false);
    else
        m_effects.store.push_back(
            {std::move(*reply.mutable_batch()), "lan:" + std::string(m_topics.local(message.topic)), chain});
}

void Protocol::answered(const journal::ChainId& chain, bool progress) {
    m_news = true;
    m_catchUp.answered(chain, progress);
}

void Protocol::gap(const journal::ChainId& chain) {
    m_news = true;
    m_catchUp.gap(chain);
}

// ---------------------------------------------------------------- what follows

void Protocol::tick(std::int64_t nowMs) {
    for (auto& [device, heard] : m_neighbours)
        if (nowMs - heard.atMs > staleMs)
            heard.alive = heard.said = false;
    if (m_twinAtMs && nowMs - *m_twinAtMs > staleMs)
        m_twinAtMs.reset();
    if (!m_connected)
        return;
    sendHead(nowMs);
    if (m_news || due(m_askedAtMs, nowMs, askEveryMs))
        ask(nowMs);
}

void Protocol::sendHead(std::int64_t nowMs) {
    if (!due(m_headAtMs, nowMs, m_moved ? headPauseMs : heartbeatMs))
        return;
    m_moved = false;
    m_headAtMs = nowMs;
    Head head;
    head.set_schema(journal::schemaVersion);
    head.set_device(m_self.device);
    head.set_kind(m_self.kind);
    head.set_alive(true);
    head.set_session(m_self.session);
    head.set_hlc(journal::HybridClock::at(m_wallMs));
    for (auto& cursor : m_shelf.cursors()) {
        if (cursor.device() == m_self.device)
            *head.mutable_own() = cursor; // ordered by epoch: the last one stands
        *head.add_holds() = std::move(cursor);
    }
    for (const auto& cursor : m_cloudHolds)
        *head.add_acked() = cursor;
    m_effects.publish.push_back({{m_topics.head(), head.SerializeAsString()}, true});
}

void Protocol::ask(std::int64_t nowMs) {
    m_news = false;
    m_askedAtMs = nowMs;
    if (m_neighbours.empty() || !m_shelf.takesMore())
        return; // what cannot be kept now is not asked for
    const auto cursors = m_shelf.cursors();
    auto requests = m_catchUp.next(heldOf(cursors), m_neighbours, m_self.device, nowMs);
    lookForForks(cursors, requests);
    for (const auto& wanted : requests) {
        phin::lan::v1::RangeRequest request;
        request.set_schema(journal::schemaVersion);
        request.set_target(wanted.target);
        request.set_device(wanted.chain.device);
        request.set_epoch(wanted.chain.epoch);
        request.set_after(wanted.after);
        request.set_max_bytes(wanted.maxBytes);
        m_effects.publish.push_back({{m_topics.request(), request.SerializeAsString(),
                                      m_topics.reply(wanted.target, m_self.device), wanted.chain.device}});
    }
}

/// Who holds another last entry of a chain than we do, with the same number, holds another history: it is asked for
/// that entry, whose seal is the proof.
void Protocol::lookForForks(const std::vector<journal::Cursor>& cursors, std::vector<CatchUp::Request>& requests) {
    for (const auto& ours : cursors)
        for (const auto& [device, heard] : m_neighbours)
            for (const auto& theirs : heard.head.holds()) {
                if (!heard.alive || theirs.device() != ours.device() || theirs.epoch() != ours.epoch() ||
                    theirs.seq() != ours.seq() || theirs.hash() == ours.hash())
                    continue;
                const journal::ChainId chain{ours.device(), ours.epoch()};
                if (std::exchange(m_forks[chain], theirs.hash()) != theirs.hash()) // once is enough
                    requests.push_back({device, chain, ours.seq() - 1, rangeBytes});
            }
}

Protocol::Effects Protocol::take() {
    return std::exchange(m_effects, {});
}

Publication Protocol::entries(std::string batch) const {
    return {{m_topics.entries(), std::move(batch)}};
}

Publication Protocol::death() const {
    Head head;
    head.set_schema(journal::schemaVersion);
    head.set_device(m_self.device);
    head.set_kind(m_self.kind);
    head.set_session(m_self.session);
    return {{m_topics.head(), head.SerializeAsString()}, true};
}

View Protocol::view(std::int64_t nowMs, std::int64_t wallMs) {
    View now;
    now.connected = m_connected;
    now.connectedForMs = m_connected ? nowMs - m_connectedAtMs : 0;
    now.twin = m_twinAtMs.has_value();
    if (!m_startedAtMs)
        m_startedAtMs = nowMs;
    now.runningForMs = nowMs - *m_startedAtMs;
    std::erase_if(m_neighbours, [this](const auto& each) { return m_shelf.banned(each.first); });
    auto mine = heldOf(m_shelf.cursors());
    std::set<std::string> owners;
    std::uint32_t newestOwn = 0;
    for (const auto& [chain, seq] : mine)
        if (chain.device == m_self.device)
            newestOwn = std::max(newestOwn, chain.epoch);
    for (const auto& [device, heard] : m_neighbours) {
        auto& neighbour = now.neighbours.emplace_back();
        neighbour.device = device;
        neighbour.kind = heard.head.kind();
        neighbour.alive = heard.alive;
        neighbour.own = heard.head.own();
        neighbour.lastHeardMs = wallMs - (nowMs - heard.atMs);
        if (heard.alive && heard.wallMs != 0)
            neighbour.wallMs = heard.wallMs + (nowMs - heard.atMs);
        for (const auto& cursor : heard.head.holds()) {
            if (heard.alive)
                owners.insert(cursor.device());
            const auto have = mine[{cursor.device(), cursor.epoch()}];
            const auto lack = cursor.seq() > have ? cursor.seq() - have : 0;
            if (cursor.device() == device)
                neighbour.missing += lack;
            if (cursor.device() == m_self.device)
                std::tie(neighbour.holdsEpoch, neighbour.holdsSeq) =
                    std::max(std::pair(neighbour.holdsEpoch, neighbour.holdsSeq),
                             std::pair(cursor.epoch(), static_cast<std::uint64_t>(cursor.seq())));
            if (cursor.device() != m_self.device || !heard.alive)
                continue;
            now.ownMissing = std::max<std::uint64_t>(now.ownMissing, lack);
            if (cursor.epoch() >= newestOwn)
                now.ownMissingNow = std::max<std::uint64_t>(now.ownMissingNow, lack);
            if (std::pair(cursor.epoch(), cursor.seq()) > std::pair(now.ownEpoch, now.ownSeq))
                std::tie(now.ownEpoch, now.ownSeq) = std::pair(cursor.epoch(), cursor.seq());
        }
    }
    for (const auto& owner : owners) {
        const auto heard = m_neighbours.find(owner);
        const bool here = owner == m_self.device || (heard != m_neighbours.end() && heard->second.said);
        if (!here && owner != cloudDevice && !m_shelf.banned(owner))
            now.absent.push_back(owner);
    }
    return now;
}

} // namespace phin::lan
