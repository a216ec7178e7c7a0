#pragma once

#include "kds/control/hand_over.h"
#include "kds/station/station.h"
#include "kds/station/sticker.h"
#include "phin/station/v1/station.pb.h"

#include <grpcpp/support/server_callback.h>

#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

namespace phin::kds {

/// One who prints stickers: told first where the station is, then of each entry that begins something, once and in
/// order. All of it comes from the station's file, so who comes back after an hour misses nothing. Owns itself.
class StickerWatch final : public grpc::ServerWriteReactor<phin::station::v1::StickersReply> {
public:
    /// `after`: nothing: only what is begun from now on.
    StickerWatch(Station& station, HandOver& handOver, std::filesystem::path journal, std::string device,
                 std::optional<StickerPlace> after);

    void OnWriteDone(bool ok) override;
    void OnCancel() override;
    void OnDone() override;

private:
    void wake();
    void next();
    void look();
    void end(const grpc::Status& status);

    Station& m_station;
    HandOver& m_handOver;
    const std::filesystem::path m_journal;
    const std::string m_device;
    // The hand-over's thread alone uses these.
    std::optional<journal::Reader> m_reader;
    std::optional<StickerPlace> m_place;
    std::deque<StickerBatch> m_read; ///< and not told yet
    bool m_greeted = false;
    phin::station::v1::StickersReply m_reply;

    int m_id = 0;
    std::mutex m_mutex; // guards what follows
    bool m_busy = true; // the first message
    bool m_news = false;
    bool m_ended = false;
};

} // namespace phin::kds
