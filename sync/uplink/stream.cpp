#include "sync/uplink/stream.h"

namespace phin::uplink {

std::shared_ptr<Stream> Stream::open(const std::shared_ptr<grpc::Channel>& channel, Handlers handlers) {
    std::shared_ptr<Stream> stream(new Stream(std::move(handlers)));
    stream->m_self = stream;
    stream->m_stub = sync::v1::Replication::NewStub(channel);
    stream->m_stub->async()->Replicate(&stream->m_context, stream.get());
    stream->AddHold(); // until release(): frames are written from outside gRPC's callbacks
    stream->StartRead(&stream->m_incoming);
    stream->StartCall();
    return stream;
}

void Stream::send(sync::v1::ShopFrame frame) {
    const std::lock_guard lock(m_mutex);
    if (m_released || m_broken)
        return;
    m_outgoing.push_back(std::move(frame));
    if (m_outgoing.size() == 1)
        StartWrite(&m_outgoing.front());
}

void Stream::readNext() {
    const std::lock_guard lock(m_mutex);
    if (!m_released)
        StartRead(&m_incoming);
}

void Stream::cancel() {
    m_context.TryCancel();
}

void Stream::release() {
    {
        const std::lock_guard lock(m_mutex);
        if (m_released)
            return;
        m_released = true;
    }
    RemoveHold();
}

void Stream::OnReadDone(bool ok) {
    if (ok)
        m_handlers.received(std::move(m_incoming));
    else
        m_handlers.closing();
}

void Stream::OnWriteDone(bool ok) {
    bool broken = false;
    {
        const std::lock_guard lock(m_mutex);
        m_outgoing.pop_front();
        if (!ok || m_released) {
            broken = !ok;
            m_broken = m_broken || broken;
            m_outgoing.clear();
        } else if (!m_outgoing.empty()) {
            StartWrite(&m_outgoing.front());
        }
    }
    if (broken)
        m_handlers.closing();
}

void Stream::OnDone(const grpc::Status& status) {
    // Gone before `ended` is heard: whoever hears it may let go of the channel, and a channel whose last hold went
    // here, on gRPC's own thread, would have that thread wait for itself.
    const auto ended = std::move(m_handlers.ended);
    const auto last = status;
    auto self = std::move(m_self);
    self.reset();
    ended(last);
}

} // namespace phin::uplink
