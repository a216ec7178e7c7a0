#include "app/cli/chain_check.h"

#include "phin/model/v1/order.pb.h"
#include "sync/journal/stored.h"

#include <map>
#include <optional>
#include <set>

namespace phin::cli {
namespace {

using journal::Entry;

using journal::seqBits;
constexpr std::size_t mostWords = 200;

std::string numbered(const journal::ChainId& id, std::uint64_t seq) {
    return id.device + " " + std::to_string(id.epoch) + "/" + std::to_string(seq);
}

/// The walk along one chain.
class Walk {
public:
    /// `chain`: its row, at the columns that checkChains() selects.
    Walk(SQLite::Database& database, SQLite::Statement& chain, const journal::Authority* authority, Faults& faults)
        : m_database(database)
        , m_faults(faults)
        , m_row(chain.getColumn(0).getInt64()) {
        m_report.id = {chain.getColumn(1).getString(), chain.getColumn(2).getUInt()};
        m_cursor = static_cast<std::uint64_t>(chain.getColumn(3).getInt64());
        m_cursorHash = chain.getColumn(4).getString();
        m_certificate = chain.getColumn(5).getString();
        m_report.first = static_cast<std::uint64_t>(chain.getColumn(6).getInt64());
        m_report.floor = static_cast<std::uint64_t>(chain.getColumn(7).getInt64());
        m_floorHash = chain.getColumn(8).getString();
        m_acknowledged = static_cast<std::uint64_t>(chain.getColumn(9).getInt64());
        m_next = m_report.floor + 1;
        m_report.last = m_report.floor;
        m_pruned = m_report.floor >= m_report.first;
        certify(authority);
    }

    void go() {
        SQLite::Statement rows(m_database,
                               "SELECT position, hlc, type, bytes FROM entry WHERE position BETWEEN ? AND ? "
                               "ORDER BY position");
        rows.bind(1, m_row << seqBits);
        rows.bind(2, ((m_row + 1) << seqBits) - 1);
        while (rows.executeStep())
            look(rows);
        enterChain();
        end();
    }

    [[nodiscard]] const ChainReport& report() const noexcept { return m_report; }
    [[nodiscard]] bool pruned() const noexcept { return m_pruned; }
    [[nodiscard]] std::uint64_t firstReceipt() const noexcept { return m_firstReceipt; }
    [[nodiscard]] std::uint64_t lastReceipt() const noexcept { return m_lastReceipt; }

private:
    void certify(const journal::Authority* authority) {
        if (!authority)
            return;
        const auto certified = authority->check(m_certificate);
        if (!certified)
            return fault("its certificate: " + certified.error().message);
        if (certified->device != m_report.id.device)
            return fault("its certificate is of " + certified->device);
        m_key = certified->key;
        m_authority = authority;
        m_shop = certified->shop;
        m_report.certified = true;
    }

    /// What stands below the floor are sealed runs that were kept for what they say; above it the chain begins, with
    /// what follows the floor.
    void enterChain() {
        if (m_inChain)
            return;
        m_inChain = true;
        if (m_report.unsealedTail > 0)
            fault("entries kept below " + std::to_string(m_report.floor) + " have no seal");
        m_report.unsealedTail = 0;
        m_next = m_report.floor + 1;
        m_previous.reset(); // nothing before it, or the end of the epoch before, which its birth names
        if (m_pruned)
            m_previous = m_floorHash;
    }

    void look(SQLite::Statement& row) {
        const auto seq = static_cast<std::uint64_t>(row.getColumn(0).getInt64()) & ((std::uint64_t{1} << seqBits) - 1);
        const bool kept = seq <= m_report.floor;
        if (!kept)
            enterChain();
        if (kept && seq != m_next) {
            m_previous.reset();
        } else if (seq != m_next) {
            ++m_report.gaps;
            fault("entries " + std::to_string(m_next) + " to " + std::to_string(seq - 1) + " are missing");
            m_previous.reset();
        }
        m_next = seq + 1;
        if (!kept)
            m_report.last = seq;
        ++m_report.entries;
        ++m_report.unsealedTail;
        Entry entry;
        const auto bytes = row.getColumn(3);
        if (!entry.ParseFromArray(bytes.getBlob(), bytes.getBytes())) {
            ++m_report.badHashes;
            fault(seq, "cannot be read");
            m_previous.reset();
            return;
        }
        const bool inPlace = journal::ChainId{entry.device(), entry.epoch()} == m_report.id && entry.seq() == seq &&
                             (m_shop.empty() || entry.shop() == m_shop);
        const bool asIndexed = static_cast<std::int64_t>(entry.hlc()) == row.getColumn(1).getInt64() &&
                               entry.type() == row.getColumn(2).getText();
        const auto hash = journal::hashOf(entry);
        if (!inPlace || !asIndexed || journal::toBytes(hash) != entry.hash()) {
            ++m_report.badHashes;
            fault(seq, inPlace ? "is not what its hash says"
                               : "is another entry, " + numbered({entry.device(), entry.epoch()}, entry.seq()));
        }
        if (seq == m_report.first)
            lookAtBirth(entry);
        if (m_previous && *m_previous != entry.prev_hash()) {
            ++m_report.badLinks;
            fault(seq, "does not follow the entry before it");
        }
        m_previous = entry.hash();
        if (entry.has_seal())
            lookAtSeal(entry, hash);
        if (!kept && (entry.type() == "order.paid" || entry.type() == "order.refunded"))
            lookAtReceipt(entry);
    }

    /// The first entry of a chain brings its certificate; that of a later epoch names the end of the one before.
    void lookAtBirth(const Entry& entry) {
        journal::v1::DeviceBorn born;
        m_previous = std::string(32, '\0');
        if (entry.type() != "device.born" || !born.ParseFromString(entry.payload()) ||
            born.certificate() != m_certificate)
            return fault(entry.seq(), "is not the birth of this chain");
        if (born.prev_seq() == 0)
            return;
        m_previous.reset();
        SQLite::Statement before(m_database,
                                 "SELECT bytes FROM entry WHERE position = (SELECT (id << 40) | ?1 FROM chain "
                                 "WHERE device = ?2 AND epoch = ?3)");
        before.bind(1, static_cast<std::int64_t>(born.prev_seq()));
        before.bind(2, m_report.id.device);
        before.bind(3, born.prev_epoch());
        Entry last;
        if (before.executeStep() && last.ParseFromString(before.getColumn(0).getString()))
            m_previous = last.hash();
    }

    void lookAtSeal(const Entry& entry, const journal::Hash& hash) {
        ++m_report.seals;
        m_report.unsealedTail = 0;
        const auto sealedBy = [&](const journal::PublicKey& key) {
            return entry.seal().key_id() == key.id() && key.verify(hash, entry.seal().signature());
        };
        if (m_key && !sealedBy(*m_key) && !sealedBy(m_authority->key())) { // the authority's ends a revoked box's chain
            ++m_report.badSeals;
            fault(entry.seq(), "has a wrong seal");
        }
    }

    void lookAtReceipt(const Entry& entry) {
        model::v1::OrderPaid paid;
        model::v1::OrderRefunded refunded;
        const bool sale = entry.type() == "order.paid";
        if (!(sale ? paid.ParseFromString(entry.payload()) : refunded.ParseFromString(entry.payload())))
            return; // its hash decides whether that is a fault
        const auto receipt = sale ? paid.receipt() : refunded.receipt();
        if (m_report.receipts++ == 0)
            m_firstReceipt = receipt;
        else if (receipt != m_lastReceipt + 1)
            fault(entry.seq(), "has receipt " + std::to_string(receipt) + " after " + std::to_string(m_lastReceipt));
        m_lastReceipt = receipt;
    }

    void end() {
        if (m_report.unsealedTail > 0)
            fault("its last " + std::to_string(m_report.unsealedTail) + " entries have no seal");
        if (m_report.last != m_cursor) {
            ++m_report.gaps;
            fault("it ends at " + std::to_string(m_report.last) + ", its cursor says " + std::to_string(m_cursor));
        } else if (m_previous && *m_previous != m_cursorHash) {
            ++m_report.badLinks;
            fault("its last entry is not the one that its cursor names");
        }
        if (m_acknowledged > m_report.last)
            fault("the cloud acknowledged entry " + std::to_string(m_acknowledged) + ", the chain ends at " +
                  std::to_string(m_report.last));
    }

    void fault(const std::string& what) {
        m_faults.add("chain " + m_report.id.device + " " + std::to_string(m_report.id.epoch) + ": " + what);
    }
    void fault(std::uint64_t seq, const std::string& what) {
        m_faults.add("entry " + numbered(m_report.id, seq) + " " + what);
    }

    SQLite::Database& m_database;
    Faults& m_faults;
    std::int64_t m_row;
    ChainReport m_report;
    std::uint64_t m_cursor = 0, m_acknowledged = 0;
    std::string m_cursorHash, m_certificate, m_shop;
    std::shared_ptr<const journal::PublicKey> m_key;
    std::string m_floorHash;
    const journal::Authority* m_authority = nullptr;
    bool m_pruned = false;
    bool m_inChain = false; // past what was kept below the floor
    std::uint64_t m_next = 1;
    std::optional<std::string> m_previous; // hash of the entry before; nothing where it is not known
    std::uint64_t m_firstReceipt = 0, m_lastReceipt = 0;
};

} // namespace

void Faults::add(std::string what) {
    ++m_count;
    if (m_words.size() < mostWords)
        m_words.push_back(std::move(what));
}

std::vector<ChainReport> checkChains(SQLite::Database& database, const journal::Authority* authority, Faults& faults) {
    if (!authority)
        faults.add(
            "the shop's authority (ca.crt) was not found, so no seal can be checked; name its folder with --keys");
    SQLite::Statement chains(database,
                             "SELECT id, device, epoch, seq, hash, certificate, first_seq, floor_seq, floor_hash, "
                             "acked_seq FROM chain ORDER BY device, epoch");
    std::vector<ChainReport> reports;
    std::map<std::string, std::uint64_t> lastReceipts; // per device; it goes on across epochs
    std::set<std::string> pruned;
    std::uint64_t walked = 0;
    while (chains.executeStep()) {
        Walk walk(database, chains, authority, faults);
        walk.go();
        const auto& report = reports.emplace_back(walk.report());
        walked += report.entries;
        if (walk.pruned())
            pruned.insert(report.id.device);
        if (report.receipts == 0)
            continue;
        const auto last = lastReceipts.find(report.id.device);
        const auto expected = last == lastReceipts.end() ? 1 : last->second + 1;
        // An epoch that stands by itself was begun where nobody could tell the last receipt (phin start-alone).
        const bool byItself = report.id.epoch > 1 && report.first == 1;
        if (walk.firstReceipt() != expected && !byItself && !pruned.count(report.id.device))
            faults.add("chain " + report.id.device + " " + std::to_string(report.id.epoch) + ": its first receipt is " +
                       std::to_string(walk.firstReceipt()) + ", not " + std::to_string(expected));
        lastReceipts[report.id.device] = walk.lastReceipt();
    }
    const auto all = static_cast<std::uint64_t>(database.execAndGet("SELECT count(*) FROM entry").getInt64());
    if (all != walked)
        faults.add(std::to_string(all - walked) + " entries belong to no chain");
    return reports;
}

} // namespace phin::cli
