#pragma once

// What only the sources of Journal share.
#include "sync/journal/journal.h"
#include "sync/journal/stored.h"

namespace phin::journal {

inline const std::string& noHash() {
    static const std::string zeros(32, '\0');
    return zeros;
}

constexpr char bornType[] = "device.born";
constexpr std::string_view revokedMark = "revoked: "; ///< begins the reason of what may count again one day
constexpr std::string_view forkMark = "fork: ";       ///< begins the reason of two histories under one name
constexpr char ownFile[] = "this box's own file";     ///< the source of what was cut off here

/// One chain as this box holds it.
struct Journal::Chain {
    std::int64_t row = 0; ///< 0: not stored yet
    ChainId id;
    std::uint64_t seq = 0;
    std::string hash = noHash();
    std::string certificate;
    std::uint64_t first = 0;
    std::uint64_t floor = 0; ///< entries up to here may be missing
    std::string floorHash = noHash();
    std::shared_ptr<const PublicKey> key;
};

struct Journal::Statements {
    explicit Statements(SQLite::Database& database)
        : begin(database, "BEGIN IMMEDIATE")
        , commit(database, "COMMIT")
        , insertEntry(database, "INSERT INTO entry(position, hlc, type, bytes) VALUES(?,?,?,?)")
        , updateChain(database, "UPDATE chain SET seq = ?, hash = ?, floor_seq = ?, floor_hash = ? WHERE id = ?")
        , insertChain(database,
                      "INSERT INTO chain(device, epoch, seq, hash, certificate, first_seq, floor_seq, floor_hash) "
                      "VALUES(?,?,?,?,?,?,?,?)")
        , readHash(database, "SELECT bytes FROM entry WHERE position = ?")
        , quarantine(database, "INSERT INTO quarantine(at_ms, source, reason, digest, bytes) VALUES(?,?,?,?,?) "
                               "ON CONFLICT(digest) DO UPDATE SET times = times + 1, at_ms = excluded.at_ms")
        , savePaper(database, "INSERT INTO paper(kind, id, bytes) VALUES(?,?,?) "
                              "ON CONFLICT(kind, id) DO UPDATE SET bytes = excluded.bytes")
        , dropPaper(database, "DELETE FROM paper WHERE kind = ? AND id = ?")
        , acknowledge(database, "UPDATE chain SET acked_seq = max(acked_seq, ?) WHERE device = ? AND epoch = ?") {}
    void reset() {
        for (auto* statement : {&begin, &commit, &insertEntry, &updateChain, &insertChain, &readHash, &quarantine,
                                &savePaper, &dropPaper, &acknowledge})
            statement->tryReset();
    }
    SQLite::Statement begin, commit, insertEntry, updateChain, insertChain, readHash, quarantine, savePaper, dropPaper,
        acknowledge;
};

} // namespace phin::journal
