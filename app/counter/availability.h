#pragma once

#include "sync/journal/journal.h"
#include "sync/model/availability.h"
#include "sync/model/result.h"

namespace phin::counter {

/// As journal::setAvailable(), where this till can decide.
[[nodiscard]] Result<Availability> setAvailable(journal::Journal& journal, const Availability& word);

} // namespace phin::counter
