#pragma once

#include "sync/model/report_form.h"
#include "sync/model/ticket_times.h"

#include <map>
#include <string>

namespace phin {

/// A business day's ticket times, with the names of people by id.
struct TimesOfDay {
    std::int32_t day = 0; ///< YYYYMMDD
    TicketTimes times{0, 0, 0};
    std::map<std::string, std::string> names;
};

/// As it is read: by station, product, hour and person, each with how many lines, the middle and what 90 of 100 did not
/// exceed of the waiting, and how many took longer than their target.
[[nodiscard]] ReportForm formOf(const TimesOfDay& day, std::string_view language);

} // namespace phin
