#include "sync/cloud/shop_stream.h"

#include "sync/journal/certificate.h"

#include <spdlog/spdlog.h>

namespace phin::cloud {
namespace {

using journal::Cursor;
using sync::v1::CloudFrame;
using sync::v1::ShopFrame;

constexpr std::size_t outgoingAtMost = 8; // frames; news then waits to be told in one
constexpr std::chrono::milliseconds fullRest{20};
constexpr std::chrono::milliseconds unreadableRest{1'000};
constexpr std::chrono::milliseconds refusedRest{10'000};

journal::ChainId idOf(const Cursor& cursor) {
    return {cursor.device(), cursor.epoch()};
}

} // namespace

ShopStream::ShopStream(std::shared_ptr<Courier> courier, grpc::CallbackServerContext& context)
    : m_courier(std::move(courier))
    , m_context(context) {}

std::shared_ptr<ShopStream> ShopStream::open(std::shared_ptr<Courier> courier, grpc::CallbackServerContext& context) {
    std::shared_ptr<ShopStream> stream(new ShopStream(std::move(courier), context));
    stream->m_self = stream;
    const bool room = stream->m_courier->streams() < stream->m_courier->settings.streams;
    stream->m_courier->add(stream);
    stream->m_courier->wake(stream, stream->m_courier->settings.helloWithin); // by then it must have said hello
    stream->StartRead(&stream->m_incoming);
    if (!room)
        stream->close({grpc::StatusCode::RESOURCE_EXHAUSTED, "this cloud has too many agents connected"});
    return stream;
}

void ShopStream::close(const grpc::Status& status) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return;
        m_closed = true;
        m_held.reset();
    }
    Finish(status);
}

void ShopStream::OnCancel() {
    close(grpc::Status::CANCELLED);
}

void ShopStream::OnDone() {
    const auto self = std::move(m_self); // may be the last hold: goes when this function returns
    m_courier->remove(self);
    if (Shop* const shop = m_shop) {
        shop->road().disconnected(m_road);
        m_courier->metrics.streams(shop->id(), shop->road().streams());
        shop->live().syncChanged();
        spdlog::info("{}: agent {} left", shop->id(), m_agent);
    }
}

void ShopStream::OnReadDone(bool ok) {
    if (!ok) {
        close(grpc::Status::OK); // the agent is done, or gone
        return;
    }
    if (Shop* const shop = m_shop)
        shop->road().heard(m_road, m_courier->clock.nowMs());
    if (!m_shop && m_incoming.of_case() != ShopFrame::kHello) {
        close({grpc::StatusCode::INVALID_ARGUMENT, "the first frame must be a hello"});
        return;
    }
    switch (m_incoming.of_case()) {
    case ShopFrame::kHello:
        if (const auto status = greet(m_incoming.hello()); !status.ok()) {
            spdlog::warn("agent turned away: {}", status.error_message());
            close(status);
            return;
        }
        break;
    case ShopFrame::kBatch:
        takeBatch(m_incoming.batch());
        break;
    case ShopFrame::kCursors:
        takeCursors(m_incoming.cursors());
        break;
    case ShopFrame::kHeads:
        takeHeads(m_incoming.heads());
        break;
    case ShopFrame::OF_NOT_SET:
        break; // of a later version
    }
    {
        const std::lock_guard lock(m_mutex);
        m_reading = false; // only now: the next frame takes the place of this one, and must not overtake it
    }
    readNext();
}

void ShopStream::readNext() {
    const std::lock_guard lock(m_mutex);
    if (m_closed || m_reading || m_held || m_handing || m_waitingBytes >= m_courier->settings.waitingBytes)
        return;
    m_reading = true;
    StartRead(&m_incoming);
}

grpc::Status ShopStream::greet(const sync::v1::Hello& hello) {
    if (m_shop)
        return {grpc::StatusCode::INVALID_ARGUMENT, "a second hello"};
    if (hello.schema() == 0 || !validName(hello.shop()) || !validName(hello.device()))
        return {grpc::StatusCode::INVALID_ARGUMENT, "a hello needs a schema version, a shop and a device"};
    Shop* const shop = m_courier->shops.find(hello.shop());
    if (!shop)
        return {grpc::StatusCode::NOT_FOUND, "this cloud does not know the shop " + hello.shop() +
                                                 "; its folder must be added to the cloud's data first"};
    if (auto status = checkPeer(hello, *shop); !status.ok())
        return status;
    if (shop->road().streams() >= m_courier->settings.streamsOfAShop)
        return {grpc::StatusCode::RESOURCE_EXHAUSTED, "this shop has too many agents connected"};
    m_agent = hello.device();
    const auto trust = shop->trust();
    if (m_keyId.empty() ? trust->banned(m_agent) : trust->revocation(m_agent, m_keyId) != nullptr)
        return {grpc::StatusCode::PERMISSION_DENIED, "this box has been revoked"};
    m_road = shop->road().connected(hello.device(), hello.version().substr(0, 64), m_courier->clock.nowMs());
    m_shop = shop;
    m_courier->metrics.streams(shop->id(), shop->road().streams());
    shop->live().syncChanged();
    spdlog::info("{}: agent {} connected from {}", shop->id(), m_agent, m_context.peer());
    {
        const std::lock_guard lock(m_mutex);
        m_greeted = true;
    }
    m_courier->wake(shared_from_this());
    return grpc::Status::OK;
}

/// Certificates of all shops' authorities are let in at the door; here it must be that of the very shop.
bool ShopStream::revoked() const {
    const Shop* const shop = m_shop;
    const auto trust = shop->trust();
    return m_keyId.empty() ? trust->banned(m_agent) : trust->revocation(m_agent, m_keyId) != nullptr;
}

grpc::Status ShopStream::checkPeer(const sync::v1::Hello& hello, const Shop& shop) {
    if (!m_courier->settings.checkPeers)
        return grpc::Status::OK;
    const auto context = m_context.auth_context();
    const auto pem =
        context ? context->FindPropertyValues(GRPC_X509_PEM_CERT_PROPERTY_NAME) : std::vector<grpc::string_ref>{};
    if (pem.empty())
        return {grpc::StatusCode::UNAUTHENTICATED, "a certificate of the shop's authority is needed"};
    const auto certified = shop.authority().check(journal::certificateDer({pem.front().data(), pem.front().size()}));
    if (!certified)
        return {grpc::StatusCode::PERMISSION_DENIED, certified.error().message};
    if (certified->shop != hello.shop() || certified->device != hello.device())
        return {grpc::StatusCode::PERMISSION_DENIED, "the certificate is of " + certified->shop + "/" +
                                                         certified->device + ", the hello says " + hello.shop() + "/" +
                                                         hello.device()};
    m_keyId = certified->key->id();
    return grpc::Status::OK;
}

void ShopStream::takeBatch(const journal::Batch& batch) {
    Waiting arrived{batch.SerializeAsString(), static_cast<std::uint64_t>(batch.entries_size())};
    if (handToWriter(arrived.bytes, arrived.entries))
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_held = std::move(arrived);
    }
    m_courier->wake(shared_from_this(), fullRest);
}

bool ShopStream::handToWriter(const std::string& bytes, std::uint64_t entries) {
    Shop& shop = *m_shop.load();
    const auto size = bytes.size();
    {
        const std::lock_guard lock(m_mutex);
        m_waitingBytes += size;
    }
    const bool taken =
        shop.writer().receive(bytes, m_agent, [self = shared_from_this(), size, entries](journal::Receipt receipt) {
            auto& courier = *self->m_courier;
            const auto& id = self->m_shop.load()->id();
            if (receipt == journal::Receipt::Stored)
                courier.metrics.stored(id, entries, size);
            else if (receipt == journal::Receipt::Quarantined)
                courier.metrics.refused(id);
            {
                const std::lock_guard lock(self->m_mutex);
                self->m_waitingBytes -= size;
                ++self->m_dealt;
                self->m_refusals += receipt == journal::Receipt::Quarantined ? 1 : 0;
            }
            courier.wake(self);
        });
    if (!taken) {
        const std::lock_guard lock(m_mutex);
        m_waitingBytes -= size;
    }
    return taken;
}

void ShopStream::takeCursors(const sync::v1::Cursors& cursors) {
    {
        const std::lock_guard lock(m_mutex);
        auto& holds = m_shopHolds.emplace();
        for (const auto& cursor : cursors.cursors())
            holds[idOf(cursor)] = cursor.seq();
        m_downDealt = cursors.batches();
    }
    m_courier->wake(shared_from_this());
}

void ShopStream::takeHeads(const sync::v1::Cursors& heads) {
    Shop& shop = *m_shop.load();
    const std::vector<Cursor> cursors(heads.cursors().begin(), heads.cursors().end());
    if (shop.road().heads(cursors, m_courier->clock.nowMs()))
        shop.live().syncChanged();
    m_courier->wake(shared_from_this());
    // The cloud begins its own chain in a shop only now that it knows whether the shop holds a past of it: a cloud that
    // lost its file must not give a number twice.
    if (m_cloudBorn) {
        shop.tidy();
        return;
    }
    shop.writer().post([cursors, self = shared_from_this()](journal::Journal& journal) {
        if (journal.born()) {
            self->m_cloudBorn = true;
            return done();
        }
        const auto held = journal.cursors();
        for (const auto& cursor : cursors) {
            if (cursor.device() != journal.device())
                continue;
            const bool have = std::any_of(held.begin(), held.end(), [&cursor](const Cursor& mine) {
                return idOf(mine) == idOf(cursor) && mine.seq() >= cursor.seq();
            });
            if (!have)
                return done(); // its past is still on the way up
        }
        journal.beginEpoch();
        return done();
    });
}

void ShopStream::serve() {
    bool greeted = false;
    std::optional<Waiting> held;
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return;
        if (m_outgoing.size() >= outgoingAtMost) {
            m_behindInWriting = true;
            return;
        }
        greeted = m_greeted;
        held.swap(m_held);
        m_handing = held.has_value();
    }
    if (!greeted) {
        if (std::chrono::steady_clock::now() >= m_openedAt + m_courier->settings.helloWithin)
            close({grpc::StatusCode::DEADLINE_EXCEEDED, "no hello in time"});
        return;
    }
    if (held) {
        const bool taken = handToWriter(held->bytes, held->entries);
        {
            const std::lock_guard lock(m_mutex);
            m_handing = false;
            if (!taken)
                m_held = std::move(held);
        }
        if (!taken)
            m_courier->wake(shared_from_this(), fullRest);
    }
    try {
        answer();
        sendDown();
    } catch (const SQLite::Exception& error) {
        spdlog::error("{}: the journal cannot be read: {}", m_shop.load()->id(), error.what());
        m_courier->wake(shared_from_this(), unreadableRest);
    }
    readNext();
}

void ShopStream::answer() {
    Shop& shop = *m_shop.load();
    std::uint64_t dealt = 0, refusals = 0;
    {
        const std::lock_guard lock(m_mutex);
        dealt = m_dealt;
        if (m_answered && dealt == m_told)
            return;
        refusals = std::exchange(m_refusals, 0);
    }
    // Read after `dealt` was: what is counted as dealt with is surely in what is read now.
    auto reader = shop.readers().borrow();
    if (!reader) {
        spdlog::error("{}: {}", shop.id(), reader.error().message);
        m_courier->wake(shared_from_this(), unreadableRest);
        return;
    }
    if (refusals > 0) {
        CloudFrame frame;
        const auto newest = (*reader)->quarantined(1);
        frame.set_refused(newest.empty() ? "a batch failed verification" : newest.front().reason);
        send(std::move(frame));
    }
    CloudFrame frame;
    auto& cursors = *frame.mutable_cursors();
    for (auto& cursor : (*reader)->cursors()) {
        auto& told = m_toldCursors[idOf(cursor)];
        if (m_answered && told.seq() == cursor.seq() && told.hash() == cursor.hash())
            continue;
        if (told.seq() != cursor.seq() && m_answered)
            shop.road().received(cursor.device(), m_courier->clock.nowMs());
        *cursors.add_cursors() = cursor;
        told = std::move(cursor);
    }
    cursors.set_batches(dealt);
    m_told = dealt;
    m_answered = true;
    send(std::move(frame));
}

void ShopStream::sendDown() {
    Shop& shop = *m_shop.load();
    std::map<journal::ChainId, std::uint64_t> holds;
    std::uint64_t dealt = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_shopHolds)
            return;
        holds = *m_shopHolds;
        dealt = m_downDealt;
    }
    if (m_downSent >= dealt + m_courier->settings.downWindow)
        return;
    auto reader = shop.readers().borrow();
    if (!reader)
        return; // answer() has said so
    for (const auto& cursor : (*reader)->cursors()) {
        if (cursor.device() != cloudDevice)
            continue;
        const auto id = idOf(cursor);
        const auto has = holds.count(id) ? holds.at(id) : 0;
        auto& sent = m_sentDown[id];
        sent = std::max(sent, has);
        if (dealt >= m_downSent && sent > has) {
            // All that was sent is dealt with, and not taken: again from there, but without hurry.
            const auto now = std::chrono::steady_clock::now();
            if (now < m_downAgainAt)
                continue;
            m_downAgainAt = now + refusedRest;
            sent = has;
        }
        while (sent < cursor.seq() && m_downSent < dealt + m_courier->settings.downWindow) {
            auto range = (*reader)->range(id, sent, m_courier->settings.batchBytes);
            if (!range || range->batch.entries().empty())
                break;
            CloudFrame frame;
            frame.mutable_batch()->Swap(&range->batch);
            send(std::move(frame));
            sent = range->last;
            ++m_downSent;
        }
    }
}

void ShopStream::send(CloudFrame frame) {
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return;
    m_outgoing.push_back(std::move(frame));
    if (m_outgoing.size() == 1)
        StartWrite(&m_outgoing.front());
}

void ShopStream::OnWriteDone(bool ok) {
    bool serveNow = false;
    {
        const std::lock_guard lock(m_mutex);
        m_outgoing.pop_front();
        if (m_closed || !ok) {
            m_outgoing.clear();
            return; // OnReadDone or OnCancel ends the call
        }
        if (!m_outgoing.empty())
            StartWrite(&m_outgoing.front());
        serveNow = m_behindInWriting && m_outgoing.size() < outgoingAtMost / 2;
        if (serveNow)
            m_behindInWriting = false;
    }
    if (serveNow)
        m_courier->wake(shared_from_this());
}

} // namespace phin::cloud
