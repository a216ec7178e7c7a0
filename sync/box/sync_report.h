#pragma once

#include "phin/model/v1/sync.pb.h"
#include "sync/journal/reader.h"
#include "sync/journal/shop_clock.h"
#include "sync/lan/view.h"
#include "sync/model/result.h"

#include <filesystem>
#include <string>

namespace phin::box {

/// How far the box, its neighbours and the cloud are with each other: what `view` heard, and what the box's file says.
/// The screen and `phin status` show the same report (sync/model/sync_words.h words it). Reads the file; throws
/// SQLite::Exception.
[[nodiscard]] model::v1::SyncReport syncReport(journal::Reader& reader, const std::string& device,
                                               const lan::View& view, const journal::ClockState& clock);
/// The same from the box's file, on a connection of its own; any thread that may wait for the disk.
[[nodiscard]] Result<model::v1::SyncReport> syncReport(const std::filesystem::path& file, const std::string& device,
                                                       const lan::View& view, const journal::ClockState& clock);

} // namespace phin::box
