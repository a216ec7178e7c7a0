#pragma once

#include "sync/journal/issuer.h"
#include "sync/journal/journal.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace phin::journal {

/// What a manager decides about a box that is stolen, broken or no longer wanted.
struct RevocationOrder {
    std::string device;
    std::string reason;
    /// The last of its entries that still counts; without it, all that this box holds of it.
    std::optional<std::uint64_t> lastSeq;
};

/// Decides that a box's keys count no longer: appends "device.revoked" for each of them that is still in force, or once
/// more with another last entry, and the list that brokers turn it away by. Within a transaction, on a box that holds
/// the authority. Answers with the last entry that counts.
/// NotFound: no such box is known. Refused: it is this very box, or it is revoked already and nothing new is said.
[[nodiscard]] Result<std::uint64_t> revoke(Journal& journal, const Issuer& issuer, const RevocationOrder& order);

/// Appends a new list for brokers where the newest does not name every certificate that is revoked.
Status keepRevocationList(Journal& journal, const Issuer& issuer);

} // namespace phin::journal
