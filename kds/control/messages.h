#pragma once

#include "kds/station/sticker.h"
#include "kds/tickets/ticket.h"
#include "phin/station/v1/station.pb.h"

namespace phin::kds {

/// A ticket as it goes over the socket.
[[nodiscard]] phin::station::v1::Ticket toMessage(const Ticket& ticket, bool gone);
[[nodiscard]] phin::station::v1::Sticker toMessage(const Sticker& sticker);

} // namespace phin::kds
