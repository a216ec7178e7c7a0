#include "kds/control/sticker_watch.h"

#include "kds/control/messages.h"
#include "sync/control/call_status.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace phin::kds {

StickerWatch::StickerWatch(Station& station, HandOver& handOver, std::filesystem::path journal, std::string device,
                           std::optional<StickerPlace> after)
    : m_station(station)
    , m_handOver(handOver)
    , m_journal(std::move(journal))
    , m_device(std::move(device))
    , m_place(after) {
    // What this screen begins changes one of its tickets.
    m_id = m_station.watch([this](const std::vector<TicketBoard::Diff>&) { wake(); }).id;
    m_handOver.post([this] { next(); });
}

void StickerWatch::wake() {
    const std::lock_guard lock(m_mutex);
    m_news = true;
    if (std::exchange(m_busy, true) || m_ended)
        return;
    m_handOver.post([this] { next(); });
}

/// Reads what there is, where all that was read has been told.
void StickerWatch::look() {
    if (!m_reader) {
        auto opened = journal::Reader::open(m_journal);
        if (!opened)
            return end(control::statusOf(opened.error()));
        m_reader.emplace(std::move(*opened));
    }
    if (!m_place)
        m_place = newestPlace(*m_reader, m_device);
    if (!m_read.empty() || !m_greeted)
        return;
    auto batches = stickersAfter(*m_reader, m_device, *m_place, *m_station.menu());
    std::move(batches.begin(), batches.end(), std::back_inserter(m_read));
}

void StickerWatch::next() {
    {
        const std::lock_guard lock(m_mutex);
        if (m_ended)
            return;
        m_news = false;
    }
    try {
        look();
    } catch (const SQLite::Exception& error) {
        return end(control::statusOf(journal::explain(error)));
    }
    {
        const std::lock_guard lock(m_mutex);
        if (m_ended)
            return;
        if (m_greeted && m_read.empty()) {
            m_busy = m_news;
            if (m_busy)
                m_handOver.post([this] { next(); });
            return;
        }
    }
    m_reply.Clear();
    auto place = *m_place;
    if (m_greeted) {
        place = m_read.front().place;
        for (const auto& sticker : m_read.front().stickers)
            *m_reply.add_stickers() = toMessage(sticker);
        m_read.pop_front();
    }
    m_greeted = true;
    m_reply.set_epoch(place.epoch);
    m_reply.set_seq(place.seq);
    StartWrite(&m_reply);
}

void StickerWatch::OnWriteDone(bool ok) {
    if (ok)
        m_handOver.post([this] { next(); });
    else
        end(grpc::Status::CANCELLED);
}

void StickerWatch::OnCancel() {
    end(grpc::Status::CANCELLED);
}

void StickerWatch::end(const grpc::Status& status) {
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_ended, true))
            return;
    }
    Finish(status);
}

void StickerWatch::OnDone() {
    m_station.unwatch(m_id);
    // Behind what the hand-over may still hold for this one.
    m_handOver.post([this] { delete this; });
}

} // namespace phin::kds
