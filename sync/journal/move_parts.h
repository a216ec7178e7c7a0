#pragma once

#include "phin/model/v1/prep.pb.h"
#include "sync/journal/journal.h"

#include <cstdint>
#include <string>
#include <vector>

/// The decision that another station makes something, the same at a till and at a station; for the writer to run.
namespace phin::journal {

/// A part of a line, see sync/model/revisions.h.
struct Part {
    std::uint32_t line = 0;
    std::string part = {}; ///< empty: of the line's own station
    friend auto operator<=>(const Part&, const Part&) = default;
};

struct Moved {
    std::uint32_t changed = 0; ///< parts that go elsewhere; 0: it was so already, and nothing was written
};

/// All of it or nothing. Unavailable: this box is being rebuilt. NotFound: no such order, line, part or station.
/// WrongUse: no part or no station named, or one at which nothing is made. Refused: the order was voided, a line taken
/// off, or a part begun; or the station makes a part of the line already, which must not become two of the same.
[[nodiscard]] Result<Moved> moveParts(Journal& journal, const std::string& orderId, const std::vector<Part>& parts,
                                      const std::string& to, model::v1::MoveReason why, const std::string& staff);

} // namespace phin::journal
