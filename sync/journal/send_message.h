#pragma once

#include "sync/journal/journal.h"
#include "sync/model/messages.h"

/// The decisions about messages, the same at a till and at a station; for the writer to run. A command that was done
/// before is answered so and appends nothing.
namespace phin::journal {

struct MessageDone {
    bool repeated = false; ///< it was so already
};

/// Errors as checkMessage(). NotFound: there is no such station, order, line or product. The number of the order it is
/// about and the time are filled in here.
[[nodiscard]] Result<MessageDone> sendMessage(Journal& journal, model::v1::MessageSent message);
/// A person at this box has read it. NotFound: there is no such message here.
[[nodiscard]] Result<MessageDone> seeMessage(Journal& journal, const Uuid& id, const std::string& staff);

} // namespace phin::journal
