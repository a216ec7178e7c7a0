#pragma once

#include "sync/journal/journal.h"
#include "sync/model/availability.h"
#include "sync/model/result.h"

namespace phin::journal {

/// Says that a product can or cannot be had on a day, the same at a till and at a station; for the writer to run.
/// Appends nothing where that is so already. NotFound: the menu in force has no such product.
[[nodiscard]] Result<Availability> setAvailable(Journal& journal, const Availability& word);

} // namespace phin::journal
