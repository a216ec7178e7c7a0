#pragma once

#include "sync/journal/clock.h"
#include "sync/journal/database.h"
#include "sync/journal/entry.h"
#include "sync/journal/identity.h"
#include "sync/journal/shop_fold.h"

#include <functional>
#include <map>
#include <optional>

namespace phin::journal {

/// Who a box is, for the first entry of its chain.
struct Birth {
    std::string kind;    ///< till, station, sync, cloud
    std::string name;    ///< as people call it
    std::string letter;  ///< tills: the A in A-042
    std::string station; ///< stations: barista, kitchen, expo, board
};

/// What one committed transaction did, for those who pass it on: the network and the screens.
struct Committed {
    std::vector<std::string> ownBatches;   ///< serialized, each sealed and small enough to send
    std::vector<OrderPtr> orders;          ///< in their new state
    std::shared_ptr<const MenuIndex> menu; ///< set where it changed
    std::vector<StockPtr> stock;           ///< ledgers of limited products in their new state
    bool cursorsMoved = false;
    std::vector<ChainId> gaps; ///< chains of which entries are missing before what came
    bool quarantined = false;
};

/// What became of a batch.
enum class Receipt { Stored, Known, Gap, Quarantined };

/// The heart of a box: its own chain of entries, the chains it holds of others, and their fold. One object, used by
/// one thread (the Writer's), on one database connection.
class Journal {
public:
    struct Options {
        std::filesystem::path file;
        Birth birth;
        std::int64_t maxAheadMs = 300'000; ///< how far ahead another box's clock may be before it is not believed
    };

    /// Opens or creates the file. Errors: as openForWriting(), or the file belongs to another device.
    static Result<std::unique_ptr<Journal>> open(Options options, const Identity& identity, const Authority& authority,
                                                 const Clock& clock);
    ~Journal();

    /// Has this device begun its chain in this file? Before beginEpoch() it can receive, but decide nothing.
    [[nodiscard]] bool born() const noexcept { return m_own != nullptr; }
    /// Starts this device's chain, or its next epoch after what the file holds of the last (a rebuilt box).
    /// Within a transaction.
    void beginEpoch();

    // --- one transaction, shared by all that happens between begin() and commit()
    void begin();
    /// Seals, stores and commits. Throws SQLite::Exception where that fails; then rollback().
    Committed commit();
    void rollback();
    /// A decision of this box. Check the rules first: what is appended stands once committed.
    void append(std::string_view type, const google::protobuf::MessageLite& payload);
    /// A batch from elsewhere: verified, stored and folded, or quarantined with the reason.
    Receipt receive(std::string_view batch, std::string_view source);
    /// What the cloud says it holds: kept so that nothing is pruned before.
    void acknowledge(const Cursor& cloud);

    // --- what is so
    [[nodiscard]] ShopFold& shop() noexcept { return *m_fold; }
    [[nodiscard]] const std::string& shopName() const noexcept { return m_identity.shop(); }
    [[nodiscard]] const std::string& device() const noexcept { return m_identity.device(); }
    [[nodiscard]] const Birth& birth() const noexcept { return m_options.birth; }
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return m_options.file; }
    [[nodiscard]] std::int64_t nowMs() const { return m_wall.nowMs(); }
    [[nodiscard]] std::vector<Cursor> cursors() const;
    /// The end of the chain that this box writes; nothing before beginEpoch().
    [[nodiscard]] std::optional<Cursor> head() const;
    [[nodiscard]] std::uint64_t quarantineCount();
    /// Times from other boxes that were too far ahead to be believed.
    [[nodiscard]] std::uint64_t clockRefusals() const noexcept { return m_clockRefusals; }

    // --- local working papers: not decisions, not shared (an order being typed)
    void savePaper(const std::string& kind, const std::string& id, const std::string& bytes);
    void dropPaper(const std::string& kind, const std::string& id);
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> papers(const std::string& kind);

    // --- upkeep
    /// Folds all entries anew. Refused where some are no longer kept.
    Status rebuild(const std::function<void(std::uint64_t done, std::uint64_t all)>& progress = {});
    /// Drops entries older than `beforeMs` that the cloud holds; their folds stay. Returns how many.
    std::uint64_t prune(std::int64_t beforeMs);

private:
    struct Chain;
    struct Statements;
    Journal(Options, const Identity&, const Authority&, const Clock&, std::unique_ptr<SQLite::Database>);
    void load();
    Receipt quarantine(std::string_view bytes, std::string_view source, const std::string& reason);
    Receipt startChain(const Entry& first, std::string& why, Chain& chain) const;
    void sealPending();
    void store(const Chain& chain, const Entry& entry, const std::string& bytes);
    void saveChain(const Chain& chain);

    Options m_options;
    const Identity& m_identity;
    const Authority& m_authority;
    const Clock& m_wall;
    HybridClock m_hlc;
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<Statements> m_sql;
    std::unique_ptr<ShopFold> m_fold;
    std::map<ChainId, Chain> m_chains;
    std::map<ChainId, Chain> m_before; // as they were at begin(), of those that changed
    Chain* m_own = nullptr;
    Chain* m_ownBefore = nullptr; // at begin()
    std::vector<Entry> m_pending; // own entries since the last seal
    std::size_t m_pendingBytes = 0;
    Committed m_outcome;
    std::uint64_t m_clockRefusals = 0;
    bool m_open = false; // a transaction
};

} // namespace phin::journal
