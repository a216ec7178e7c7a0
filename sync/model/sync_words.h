#pragma once

#include "phin/model/v1/sync.pb.h"

#include <string>
#include <string_view>
#include <vector>

namespace phin {

/// How bad it is, as screens show it.
enum class SyncLevel {
    Idle, ///< there is nothing to say
    Good,
    Notice, ///< nothing is lost and nothing has to be done at once
    Bad,    ///< somebody has to see to it
};

/// One line of the sync report in words: a box, the cloud, this box's clock, or what was refused.
struct SyncLine {
    std::string subject; ///< a box's id; empty: this box itself
    enum class About { Box, Cloud, Clock, Refused } about = About::Box;
    SyncLevel level = SyncLevel::Good;
    std::string state; ///< how it stands
    std::string todo;  ///< what to do; empty: nothing
};

/// The report in the words of a manager, in vi or else en: what needs somebody first, then the cloud, then the boxes.
/// Moments are shown by the shop's clock.
[[nodiscard]] std::vector<SyncLine> wordsOf(const model::v1::SyncReport& report, std::string_view language,
                                            int utcOffsetMinutes);

/// "40 seconds", "12 minutes", "3 hours", "2 days".
[[nodiscard]] std::string spanInWords(std::int64_t ms, std::string_view language);

} // namespace phin
