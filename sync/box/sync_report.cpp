#include "sync/box/sync_report.h"

#include "sync/journal/clock.h"

#include <algorithm>

namespace phin::box {
namespace {

constexpr int mostRefusals = 50;

} // namespace

model::v1::SyncReport syncReport(journal::Reader& reader, const std::string& device, const lan::View& view,
                                 const journal::ClockState& clock) {
    model::v1::SyncReport report;
    report.set_schema(1);
    report.set_device(device);
    report.set_at_ms(clock.shopMs);
    report.set_connected(view.connected);
    report.set_clock_ahead_ms(clock.aheadMs);
    report.set_clock_doubted(clock.doubt != journal::ClockDoubt::None);

    journal::Cursor own; // where its newest epoch is
    auto& cloud = *report.mutable_cloud();
    for (const auto& chain : reader.chains()) {
        if (chain.acked > 0)
            cloud.set_known(true);
        if (chain.cursor.device() != device)
            continue;
        if (chain.cursor.epoch() >= own.epoch())
            own = chain.cursor;
        // A new epoch goes on with the numbers of the one before, which the cloud has from there.
        const auto has = std::max(chain.acked, chain.floor);
        if (chain.cursor.seq() <= has)
            continue;
        cloud.set_lacks(cloud.lacks() + chain.cursor.seq() - has);
        const auto written = reader.writtenMs({device, chain.cursor.epoch()}, has + 1);
        if (written != 0 && (cloud.oldest_ms() == 0 || written < cloud.oldest_ms()))
            cloud.set_oldest_ms(written);
    }
    for (const auto& neighbour : view.neighbours) {
        if (neighbour.kind == "sync") {
            cloud.set_agent_known(true);
            cloud.set_agent_present(cloud.agent_present() || (view.connected && neighbour.alive));
        }
        auto& peer = *report.add_peers();
        peer.set_device(neighbour.device);
        peer.set_kind(neighbour.kind);
        peer.set_present(view.connected && neighbour.alive);
        peer.set_last_heard_ms(neighbour.lastHeardMs);
        peer.set_lacks_here(neighbour.missing);
        if (neighbour.wallMs != 0 && clock.wallMs != 0)
            peer.set_clock_ahead_ms(neighbour.wallMs - clock.wallMs);
        // An epoch's numbers go on from the one before.
        const auto held = neighbour.holdsEpoch <= own.epoch() ? std::min(neighbour.holdsSeq, own.seq()) : own.seq();
        peer.set_lacks_there(own.seq() - held);
        if (peer.lacks_there() > 0)
            peer.set_oldest_there_ms(reader.writtenMs({device, own.epoch()}, held + 1));
    }
    for (const auto& each : reader.quarantined(mostRefusals)) {
        auto& refusal = *report.add_refusals();
        refusal.set_at_ms(each.atMs);
        refusal.set_source(each.source);
        refusal.set_reason(each.reason);
        refusal.set_times(each.times);
    }
    return report;
}

Result<model::v1::SyncReport> syncReport(const std::filesystem::path& file, const std::string& device,
                                         const lan::View& view, const journal::ClockState& clock) {
    auto reader = journal::Reader::open(file);
    if (!reader)
        return reader.error();
    try {
        return syncReport(*reader, device, view, clock);
    } catch (const SQLite::Exception& error) {
        return journal::explain(error);
    }
}

} // namespace phin::box
