#pragma once

#include "kds/station/marks.h"

#include <optional>
#include <string>

/// How a station treats what it has to make, beside making it; as marks.h, for the writer to run. What is so already is
/// answered with no change and appends nothing.
namespace phin::kds {

/// All stations leave the order alone until it is released (`held` false). Refused: nothing of it is to be made.
[[nodiscard]] Result<Marked> hold(journal::Journal& journal, const View& view, const std::string& orderId, bool held);
/// All stations put the order before those that are not raised, or back among them. Refused as hold().
[[nodiscard]] Result<Marked> raise(journal::Journal& journal, const View& view, const std::string& orderId,
                                   bool raised);
/// The view's station makes nothing for now, for that reason; without one it goes on. WrongUse: an empty reason.
/// Refused at a board or the expo, which make nothing.
[[nodiscard]] Result<Marked> pause(journal::Journal& journal, const View& view,
                                   const std::optional<std::string>& reason);

} // namespace phin::kds
