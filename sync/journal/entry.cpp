#include "sync/journal/entry.h"

namespace phin::journal {
namespace {

template <class Integer>
void putInteger(std::string& out, Integer value) {
    for (int shift = (sizeof(Integer) - 1) * 8; shift >= 0; shift -= 8)
        out += static_cast<char>(static_cast<std::uint64_t>(value) >> shift);
}

void putText(std::string& out, std::string_view text) {
    putInteger(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

} // namespace

Hash hashOf(const Entry& entry) {
    thread_local std::string bytes;
    bytes.assign("phin/1");
    putText(bytes, entry.shop());
    putText(bytes, entry.device());
    putInteger(bytes, entry.epoch());
    putInteger(bytes, entry.seq());
    putInteger(bytes, entry.hlc());
    putText(bytes, entry.type());
    putText(bytes, entry.payload());
    putText(bytes, entry.prev_hash());
    return sha256(bytes);
}

std::optional<std::vector<Received>> parseBatch(std::string_view bytes, std::string& why, Floor* floor) {
    if (bytes.size() > maxMessageBytes) {
        why = "oversized: " + std::to_string(bytes.size()) + " bytes";
        return std::nullopt;
    }
    Batch batch;
    if (!batch.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        why = "malformed: not a batch";
        return std::nullopt;
    }
    if (batch.schema() == 0) {
        why = "malformed: no schema version";
        return std::nullopt;
    }
    if (floor)
        *floor = {batch.floor(), std::move(*batch.mutable_certificate())};
    std::vector<Received> entries;
    entries.reserve(static_cast<std::size_t>(batch.entries_size()));
    for (auto& raw : *batch.mutable_entries()) {
        auto& received = entries.emplace_back();
        if (!received.entry.ParseFromString(raw)) {
            why = "malformed: entry " + std::to_string(entries.size()) + " of the batch cannot be read";
            return std::nullopt;
        }
        received.bytes = std::move(raw);
    }
    return entries;
}

} // namespace phin::journal
