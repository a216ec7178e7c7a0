#pragma once

#include "app/counter/settings.h"
#include "phin/model/v1/order.pb.h"
#include "sync/journal/journal.h"
#include "sync/model/result.h"
#include "sync/model/uuid.h"

#include <cstdint>
#include <optional>

namespace phin::counter {

/// A till's shift, as callers see it.
struct ShiftInfo {
    Uuid id;
    std::int32_t businessDate = 0; ///< YYYYMMDD
    std::int64_t floatMinor = 0;
    bool open = false;
    model::v1::ShiftClosed closed{}; ///< where it was just closed, or was before: what was written
};
[[nodiscard]] ShiftInfo infoOf(const journal::Shift& shift);

/// The shift that a decision made at `nowMs` belongs to, and what has to happen first: without an open one, the till
/// opens one by itself for the shop's business day of that moment; one that it had opened by itself for another day it
/// closes: an earlier one, or, once the shop's clocks have found this till's to be wrong, a later one. A shift that a
/// person opened stays until a person closes it.
class ShiftNow {
public:
    ShiftNow(const std::optional<journal::Shift>& last, const TillSettings& settings, std::int64_t nowMs);
    [[nodiscard]] std::int32_t businessDate() const noexcept { return m_shift.businessDate; }
    /// The shift, with its id once begin() has chosen one.
    [[nodiscard]] const journal::Shift& shift() const noexcept { return m_shift; }
    /// Appends what has to happen first. Only when nothing can refuse the decision any more.
    /// `staff`: who decides, empty where nobody is signed in, as below.
    void begin(journal::Journal& journal, const TillSettings& settings, const std::string& staff = {});

private:
    journal::Shift m_shift;
    std::optional<std::string> m_closes;
    std::optional<std::int64_t> m_opensAtMs;
};

/// The currency that the till sells in: the menu's; VND before the first.
[[nodiscard]] std::string tillCurrency(journal::Journal& journal);

/// The till has begun its chain and its disk has room, so it can decide; else Unavailable.
[[nodiscard]] Status canDecide(const journal::Journal& journal);

/// Opens a shift, inside of a command. The same id again changes nothing and is answered with what became of it.
/// Refused while another shift that a person opened is open.
[[nodiscard]] Result<ShiftInfo> openShift(journal::Journal& journal, const TillSettings& settings, const Uuid& id,
                                          std::int32_t businessDate, std::int64_t floatMinor,
                                          const std::string& staff = {});

} // namespace phin::counter
