#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string_view>

/// What those who read or write the journal's tables (see schema.h) share.
namespace phin::journal {

/// An entry stands at position = (its chain's row << seqBits) | seq, so that a chain's entries lie together in order.
constexpr int seqBits = 40;

[[nodiscard]] constexpr std::int64_t positionOf(std::int64_t chain, std::uint64_t seq) {
    return (chain << seqBits) | static_cast<std::int64_t>(seq);
}

/// Not copied: the bytes must stay until the statement has run.
inline void bindBlob(SQLite::Statement& statement, int index, std::string_view bytes) {
    statement.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size()));
}

inline void finish(SQLite::Statement& statement) {
    statement.exec();
    statement.reset();
}

} // namespace phin::journal
