#pragma once

#include "phin/journal/v1/entry.pb.h"
#include "sync/journal/hash.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace phin::journal {

using Entry = phin::journal::v1::Entry;
using Batch = phin::journal::v1::Batch;
using Cursor = phin::journal::v1::Cursor;

/// One device's chain of entries in one epoch.
struct ChainId {
    std::string device;
    std::uint32_t epoch = 0;
    friend auto operator<=>(const ChainId&, const ChainId&) = default;
};

/// The version of entries and batches this program writes.
inline constexpr std::uint32_t schemaVersion = 1;
/// No message on the wire is larger (bytes); journals seal often enough that a batch never needs to be.
inline constexpr std::size_t maxMessageBytes = 256 * 1024;
inline constexpr std::size_t maxPayloadBytes = 96 * 1024;

/// SHA-256 over every field but hash and seal, in the fixed layout of sync/proto/README.md.
[[nodiscard]] Hash hashOf(const Entry& entry);

/// An entry as it came, parsed, with its verbatim bytes.
struct Received {
    Entry entry;
    std::string bytes;
};

/// What a batch says of a chain that its sender no longer keeps from its birth on.
struct Floor {
    std::uint64_t seq = 0;   ///< entries up to here may be missing; 0: the sender has all of the chain
    std::string certificate; ///< that the chain's birth had brought
};

/// The entries of a batch; nothing where the bytes are not a batch of entries that this version can read.
/// `why` says what is wrong with it.
[[nodiscard]] std::optional<std::vector<Received>> parseBatch(std::string_view bytes, std::string& why,
                                                              Floor* floor = nullptr);

} // namespace phin::journal
