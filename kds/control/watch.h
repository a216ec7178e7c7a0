#pragma once

#include "kds/control/hand_over.h"
#include "kds/station/station.h"
#include "phin/station/v1/station.pb.h"

#include <grpcpp/support/server_callback.h>

#include <deque>
#include <mutex>
#include <unordered_map>

namespace phin::kds {

/// One who watches the tickets: first all, then what changed. What changes while a message is on its way waits, the
/// newest state of each ticket only; one who is too slow even for that is told to start again. Owns itself.
class Watch final : public grpc::ServerWriteReactor<phin::station::v1::TicketsReply> {
public:
    Watch(Station& station, HandOver& handOver);

    void OnWriteDone(bool ok) override;
    void OnCancel() override;
    void OnDone() override;

private:
    void take(const TicketPtr& ticket, bool gone);
    void writeNext();
    void end(const grpc::Status& status);

    Station& m_station;
    HandOver& m_handOver;
    int m_id = 0;
    std::mutex m_mutex; // guards what follows
    std::deque<std::string> m_order;
    std::unordered_map<std::string, std::pair<TicketPtr, bool>> m_waiting;
    phin::station::v1::TicketsReply m_reply;
    bool m_writing = true; // the first message
    bool m_ended = false;
};

} // namespace phin::kds
