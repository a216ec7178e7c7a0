#pragma once

#include "sync/journal/journal.h"
#include "sync/model/availability.h"
#include "sync/model/result.h"

namespace phin::counter {

/// Says that a product can or cannot be had on a day, inside of a command; appends nothing where that is so already.
/// NotFound: the menu in force has no such product.
[[nodiscard]] Result<Availability> setAvailable(journal::Journal& journal, const Availability& word);

} // namespace phin::counter
