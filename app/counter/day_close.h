#pragma once

#include "app/counter/drawer.h"

namespace phin::counter {

/// What the till did since its last Z report, as it stands now: the X report. Writes nothing.
/// `open`: the orders open at this till.
[[nodiscard]] model::v1::TillReport xReport(journal::Journal& journal, const TillSettings& settings,
                                            const std::vector<model::v1::OpenOrderNote>& open);

/// The Z report: closes the shift that is open (with the count, where there is one) and writes what the till did since
/// its last Z, with the range of its journal that this covers; the next one begins where it ends. It always succeeds
/// where the journal can be written. The same id again answers with what was written.
[[nodiscard]] Result<model::v1::DayClosed> closeDay(journal::Journal& journal, const TillSettings& settings,
                                                    const Uuid& id, const std::optional<DrawerCount>& count,
                                                    const std::vector<model::v1::OpenOrderNote>& open,
                                                    const std::string& staff = {});

/// The till's Z reports, newest first.
[[nodiscard]] std::vector<model::v1::DayClosed> zReports(journal::Journal& journal, const TillSettings& settings,
                                                         int most);

} // namespace phin::counter
