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

void Stream::release(bool cancel) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_released)
            return;
        m_released = true;
    }
    if (cancel)
        m_context.TryCancel();
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
    const auto self = std::move(m_self); // may be the last hold: goes when this function returns
    m_handlers.ended(status);
}

} // namespace phin::uplink
