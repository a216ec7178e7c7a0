#pragma once

#include "sync/journal/clock.h"
#include "sync/journal/database.h"
#include "sync/journal/entry.h"
#include "sync/journal/identity.h"
#include "sync/journal/own_past.h"
#include "sync/journal/shop_fold.h"
#include "sync/journal/storage_state.h"
#include "sync/journal/trust.h"

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

/// What was refused and set aside, since this file began.
struct Refused {
    std::uint64_t times = 0;
    std::string last; ///< why, the last time
    std::string fork; ///< why, the last time that it was another history under the same numbers; empty: it never was
};

/// What one committed transaction did, for those who pass it on: the network and the screens.
struct Committed {
    std::vector<std::string> ownBatches;    ///< serialized, each sealed and small enough to send
    std::vector<OrderPtr> orders;           ///< in their new state
    std::shared_ptr<const MenuIndex> menu;  ///< set where it changed
    std::vector<StockPtr> stock;            ///< ledgers of limited products in their new state
    std::vector<Availability> availability; ///< words on what can be had that stand now
    std::vector<StationPause> stations;     ///< words on what stations are paused that stand now
    std::vector<ShopMessage> messages;      ///< that came, or that somebody has seen
    std::vector<ZReport> days;              ///< Z reports, of any till
    std::vector<StaffMember> staff;         ///< words on people that stand now
    std::vector<Clocking> clocked;          ///< who came and left
    std::vector<std::string> vouchers;      ///< codes of which something changed
    bool cursorsMoved = false;
    std::vector<ChainId> gaps;          ///< chains of which entries are missing before what came
    std::optional<Refused> refused;     ///< set where something was
    std::shared_ptr<const Trust> trust; ///< set where it changed: who belongs to the shop
};

/// What became of a batch.
enum class Receipt {
    Stored,
    Known,
    Gap,
    Quarantined,
    NotKept, ///< there is no room for it now; it can be asked for again
};

/// The heart of a box: its own chain of entries, the chains it holds of others, and their fold. One object, used by
/// one thread (the Writer's), on one database connection.
class Journal {
public:
    struct Options {
        std::filesystem::path file;
        Birth birth;
        std::int64_t maxAheadMs = 300'000; ///< how far ahead another box's clock may be before it is not believed
        std::uint64_t keepFreeBytes = 0;   ///< with less than this free on the disk nothing is decided or taken in
        FoldScope fold{};
        Upgrade upgrade{};
        /// While what an earlier program skipped is folded at the start: how many of how many entries.
        std::function<void(std::uint64_t done, std::uint64_t all)> folding{};
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
    /// The same where the file does not hold the past, but it is known where it ended.
    void beginEpoch(const OwnPast& past);

    /// This box goes on in a new epoch, since its file lacks what it has decided: it decides nothing until that begins.
    void endEpoch();

    // --- the disk
    /// Closes the file and opens it again: after an I/O error only what is read back from the disk is believed.
    Status reopen();
    /// False after a reopen() that failed: nothing but reopen() may be called then.
    [[nodiscard]] bool usable() const noexcept { return m_fold != nullptr; }
    /// Why nothing is decided or taken in now, as of the last begin() or call of lookForRoom().
    [[nodiscard]] const std::optional<Error>& noRoom() const noexcept { return m_noRoom; }
    void lookForRoom();

    // --- one transaction, shared by all that happens between begin() and commit()
    void begin();
    /// Seals, stores and commits. Throws SQLite::Exception where that fails; then rollback().
    Committed commit();
    void rollback();
    /// A decision of this box. Check the rules first: what is appended stands once committed. `overrules` is the hlc of
    /// what this decision replaces where the last writer wins: it is dated after that, whatever the clocks say.
    /// Throws NotStored where the disk is nearly full.
    void append(std::string_view type, const google::protobuf::MessageLite& payload, std::uint64_t overrules = 0);
    /// A batch from elsewhere: verified, stored and folded, or quarantined with the reason.
    Receipt receive(std::string_view batch, std::string_view source);
    /// What the cloud says it holds: kept so that nothing is pruned before.
    void acknowledge(const Cursor& cloud);
    /// How far the cloud holds what this box decided; nothing where no cloud ever said.
    [[nodiscard]] std::optional<ChainPlace> acknowledged();

    // --- what is so
    [[nodiscard]] ShopFold& shop() noexcept { return *m_fold; }
    [[nodiscard]] const std::string& shopName() const noexcept { return m_identity.shop(); }
    [[nodiscard]] const std::string& device() const noexcept { return m_identity.device(); }
    [[nodiscard]] const Birth& birth() const noexcept { return m_options.birth; }
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return m_options.file; }
    [[nodiscard]] std::int64_t nowMs() const { return m_wall.nowMs(); }
    /// The shop's time at this box's last decision, to the minute; 0 where there is none.
    [[nodiscard]] std::int64_t lastDecidedMs();
    [[nodiscard]] std::vector<Cursor> cursors() const;
    /// The end of the chain that this box writes; nothing before beginEpoch().
    [[nodiscard]] std::optional<Cursor> head() const;
    [[nodiscard]] Refused refused();
    /// Who belongs to the shop. Never null; what a transaction changes shows after its commit.
    [[nodiscard]] std::shared_ptr<const Trust> trust() const noexcept { return m_trust; }
    [[nodiscard]] const Authority& authority() const noexcept { return m_authority; }
    [[nodiscard]] const Identity& identity() const noexcept { return m_identity; }
    /// This box's own key has been revoked: it may look on, but decides nothing any more.
    [[nodiscard]] bool revoked() const;
    /// The last entry of a chain up to `seq`; nothing where none is held.
    [[nodiscard]] std::optional<Entry> lastUpTo(const ChainId& chain, std::uint64_t seq);
    /// The id of the key that seals a chain; empty where the chain is unknown.
    [[nodiscard]] std::string keyOf(const ChainId& chain) const;
    /// How the boxes of the shop were born, as far as their first entries are still kept here.
    struct Born {
        ChainId chain;
        std::string keyId;
        Birth birth;
    };
    [[nodiscard]] std::vector<Born> births();
    /// Times from other boxes that were too far ahead to be believed.
    [[nodiscard]] std::uint64_t clockRefusals() const noexcept { return m_clockRefusals; }

    // --- local working papers: not decisions, not shared (an order being typed)
    void savePaper(const std::string& kind, const std::string& id, const std::string& bytes);
    void dropPaper(const std::string& kind, const std::string& id);
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> papers(const std::string& kind);

    // --- upkeep
    /// Folds all entries anew. Refused where some are no longer kept.
    Status rebuild(const std::function<void(std::uint64_t done, std::uint64_t all)>& progress = {});
    /// Drops entries older than `beforeMs` that the cloud holds, at most so many of each chain; their folds stay.
    /// Kept are those that a box which joins later cannot do without: the menu in force, the word on each person that
    /// stands, and of each chain the last receipt and the last Z report. Returns how many went.
    std::uint64_t prune(std::int64_t beforeMs, std::uint64_t most = 5'000);
    /// Forgets orders that nothing has happened to since `beforeMs` and `beforeDay` (YYYYMMDD), and of which no entry
    /// is kept any more. At most so many; returns how many went.
    std::uint64_t forgetOrders(std::int64_t beforeMs, int beforeDay, std::uint64_t most = 2'000);
    /// Business dates before this (YYYYMMDD) are not held whole: orders of them were forgotten, or never came since a
    /// chain was joined without its beginning; 0: all are.
    [[nodiscard]] int ordersSince();

private:
    struct Chain;
    struct Statements;
    Journal(Options, const Identity&, const Authority&, const Clock&, std::unique_ptr<SQLite::Database>);
    void open(std::unique_ptr<SQLite::Database> database);
    void load();
    void alone(const std::function<void()>& work); ///< in a transaction of its own where none is under way
    bool keepsAll();
    void noteOrdersSince(int day);
    Status foldWhatWasSkipped();
    std::map<std::string, std::string> foldNotes();
    void noteFolded();
    void beginFolding(const std::set<std::string>& wanted);
    Status goOnFolding();
    struct Folded {
        std::int64_t upto = 0;  ///< position of the last entry that was looked at
        std::uint64_t seen = 0; ///< entries looked at
        bool more = false, readable = true;
    };
    /// Folds some of the stored entries after a position; of these types, or where none is named of all.
    Folded foldStored(std::int64_t after, const std::set<std::string>& types);
    Status checkChain(std::string_view certificate, const Entry& entry, Chain& chain) const;
    bool isLongAgo(const Chain& chain);
    bool joinsAt(const Floor& floor, const Entry& first, std::string& why, Chain& chain) const;
    std::uint64_t pruneChain(Chain& chain, std::uint64_t beforeHlc, std::uint64_t most);
    Receipt quarantine(std::string_view bytes, std::string_view source, const std::string& reason);
    Receipt startChain(const Entry& first, std::string& why, Chain& chain) const;
    void sealPending();
    void store(const Chain& chain, const Entry& entry, const std::string& bytes);
    void saveChain(const Chain& chain);
    [[nodiscard]] std::shared_ptr<const Trust> judge() const;
    void enforce();
    bool cutBack();
    void readmit();

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
    std::shared_ptr<const Trust> m_trust, m_trustBefore; // before: at begin()
    bool m_trustStale = false;                           // a fact about a box came in this transaction
    std::int64_t m_notedMs = 0; // the time of a decision that was noted last; 0: not since the start or a rollback
    bool m_open = false;        // a transaction
    std::optional<Error> m_noRoom;
};

} // namespace phin::journal
