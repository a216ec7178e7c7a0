#pragma once

#include "app/cli/period.h"
#include "sync/journal/reader.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace phin::cli {

/// A replica's report over a period, with its "digest". All of it is of one moment, though the box may be at work.
/// `day` 0: the newest business day that the replica holds, or its month.
struct ReplicaReport {
    Period period;
    nlohmann::json figures; ///< see phin::toJson, and "digest"
};
[[nodiscard]] Result<ReplicaReport> reportOf(const std::filesystem::path& database, Span span,
                                             const std::optional<Period>& period, int utcOffsetMinutes);

/// How long guests waited in that period, see phin::TicketTimes; people by name. A day and the figures, as above.
[[nodiscard]] Result<ReplicaReport> timesOf(const std::filesystem::path& database, Span span,
                                            const std::optional<Period>& period, int utcOffsetMinutes);

} // namespace phin::cli
