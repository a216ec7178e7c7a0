#include "app/counter/availability.h"

#include "app/counter/shifts.h"
#include "sync/journal/set_available.h"

namespace phin::counter {

Result<Availability> setAvailable(journal::Journal& journal, const Availability& word) {
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    return journal::setAvailable(journal, word);
}

} // namespace phin::counter
