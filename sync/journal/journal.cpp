#include "sync/journal/journal.h"

#include <spdlog/spdlog.h>

#include <limits>
#include <stdexcept>

namespace phin::journal {
namespace {

constexpr std::size_t sealEveryBytes = 128 * 1024; // so that every range of a chain that is sent can end at a seal
constexpr int seqBits = 40;
constexpr std::uint64_t maxSeq = (std::uint64_t{1} << seqBits) - 1;
constexpr int maxQuarantined = 1'000;
constexpr char bornType[] = "device.born";
constexpr char epochPaper[] = "epoch";

std::int64_t positionOf(std::int64_t chain, std::uint64_t seq) {
    return (chain << seqBits) | static_cast<std::int64_t>(seq);
}

const std::string& noHash() {
    static const std::string zeros(32, '\0');
    return zeros;
}

void bindBlob(SQLite::Statement& statement, int index, std::string_view bytes) {
    statement.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size()));
}

void finish(SQLite::Statement& statement) {
    statement.exec();
    statement.reset();
}

std::string wire(const std::vector<std::string>& entries) {
    Batch batch;
    batch.set_schema(schemaVersion);
    for (const auto& entry : entries)
        batch.add_entries(entry);
    return batch.SerializeAsString();
}

} // namespace

/// One chain as this box holds it.
struct Journal::Chain {
    std::int64_t row = 0; ///< 0: not stored yet
    ChainId id;
    std::uint64_t seq = 0;
    std::string hash = noHash();
    std::string certificate;
    std::uint64_t first = 0;
    std::shared_ptr<const PublicKey> key;
};

struct Journal::Statements {
    explicit Statements(SQLite::Database& database)
        : insertEntry(database, "INSERT INTO entry(position, hlc, type, bytes) VALUES(?,?,?,?)")
        , updateChain(database, "UPDATE chain SET seq = ?, hash = ? WHERE id = ?")
        , insertChain(database,
                      "INSERT INTO chain(device, epoch, seq, hash, certificate, first_seq, floor_seq, floor_hash) "
                      "VALUES(?,?,?,?,?,?,?,?)")
        , readHash(database, "SELECT bytes FROM entry WHERE position = ?")
        , quarantine(database, "INSERT INTO quarantine(at_ms, source, reason, digest, bytes) VALUES(?,?,?,?,?) "
                               "ON CONFLICT(digest) DO UPDATE SET times = times + 1")
        , savePaper(database, "INSERT INTO paper(kind, id, bytes) VALUES(?,?,?) "
                              "ON CONFLICT(kind, id) DO UPDATE SET bytes = excluded.bytes")
        , dropPaper(database, "DELETE FROM paper WHERE kind = ? AND id = ?")
        , acknowledge(database, "UPDATE chain SET acked_seq = max(acked_seq, ?) WHERE device = ? AND epoch = ?") {}
    void reset() {
        for (auto* statement :
             {&insertEntry, &updateChain, &insertChain, &readHash, &quarantine, &savePaper, &dropPaper, &acknowledge})
            statement->tryReset();
    }
    SQLite::Statement insertEntry, updateChain, insertChain, readHash, quarantine, savePaper, dropPaper, acknowledge;
};

Journal::Journal(Options options, const Identity& identity, const Authority& authority, const Clock& clock,
                 std::unique_ptr<SQLite::Database> database)
    : m_options(std::move(options))
    , m_identity(identity)
    , m_authority(authority)
    , m_wall(clock)
    , m_hlc(clock, m_options.maxAheadMs)
    , m_database(std::move(database))
    , m_sql(std::make_unique<Statements>(*m_database))
    , m_fold(std::make_unique<ShopFold>(*m_database)) {}

Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::open(Options options, const Identity& identity, const Authority& authority,
                                               const Clock& clock) {
    auto database = openForWriting(options.file);
    if (!database)
        return database.error();
    try {
        const auto file = options.file.string();
        std::unique_ptr<Journal> journal(
            new Journal(std::move(options), identity, authority, clock, std::move(*database)));
        const auto name = identity.shop() + "/" + identity.device();
        const auto owner = journal->papers("owner");
        if (owner.empty())
            journal->savePaper("owner", "", name);
        else if (owner.front().second != name)
            return Error{ErrorKind::Refused, file + " is the journal of " + owner.front().second + ", not of " + name +
                                                 "; it was left untouched"};
        journal->load();
        return journal;
    } catch (const SQLite::Exception& error) {
        return explain(error);
    }
}

void Journal::load() {
    SQLite::Statement chains(*m_database, "SELECT id, device, epoch, seq, hash, certificate, first_seq FROM chain");
    while (chains.executeStep()) {
        Chain chain;
        chain.row = chains.getColumn(0).getInt64();
        chain.id = {chains.getColumn(1).getString(), chains.getColumn(2).getUInt()};
        chain.seq = static_cast<std::uint64_t>(chains.getColumn(3).getInt64());
        chain.hash = chains.getColumn(4).getString();
        chain.certificate = chains.getColumn(5).getString();
        chain.first = static_cast<std::uint64_t>(chains.getColumn(6).getInt64());
        if (auto certified = m_authority.check(chain.certificate))
            chain.key = certified->key;
        else
            spdlog::warn("chain of {}: {}", chain.id.device, certified.error().message);
        m_chains.insert_or_assign(chain.id, std::move(chain));
    }
    m_hlc.restore(static_cast<std::uint64_t>(m_database
                                                 ->execAndGet("SELECT coalesce(max(hlc), 0) FROM "
                                                              "(SELECT (SELECT hlc FROM entry WHERE position = "
                                                              "(id << 40) | seq) AS hlc FROM chain)")
                                                 .getInt64()));
    // The chain this box goes on writing: the one it noted when it began it here. A chain of this device that came back
    // from neighbours is history; after it begins a new epoch.
    const auto writing = papers(epochPaper);
    if (!writing.empty()) {
        const auto own =
            m_chains.find({m_identity.device(), static_cast<std::uint32_t>(std::stoul(writing.front().second))});
        if (own != m_chains.end() && own->second.certificate == m_identity.certificateDer())
            m_own = &own->second;
    }
}

void Journal::beginEpoch() {
    const Chain* last = nullptr;
    for (const auto& [id, chain] : m_chains)
        if (id.device == m_identity.device())
            last = &chain; // ordered by epoch
    Chain chain;
    chain.id = {m_identity.device(), last ? last->id.epoch + 1 : 1};
    chain.certificate = m_identity.certificateDer();
    chain.key = m_authority.check(chain.certificate).value().key;
    phin::journal::v1::DeviceBorn born;
    born.set_schema(schemaVersion);
    born.set_kind(m_options.birth.kind);
    born.set_name(m_options.birth.name);
    born.set_letter(m_options.birth.letter);
    born.set_station(m_options.birth.station);
    born.set_certificate(chain.certificate);
    if (last) {
        born.set_prev_epoch(last->id.epoch);
        born.set_prev_seq(last->seq);
        chain.seq = last->seq;
        chain.hash = last->hash;
    }
    chain.first = chain.seq + 1;
    m_own = &m_chains.insert_or_assign(chain.id, chain).first->second;
    append(bornType, born);
    savePaper(epochPaper, "", std::to_string(chain.id.epoch));
}

void Journal::begin() {
    m_database->exec("BEGIN IMMEDIATE");
    m_open = true;
    m_outcome = {};
    m_before.clear();
    m_ownBefore = m_own;
}

void Journal::append(std::string_view type, const google::protobuf::MessageLite& payload) {
    if (!m_own)
        throw std::logic_error("a box decides nothing before its epoch begins");
    m_before.try_emplace(m_own->id, *m_own);
    auto& entry = m_pending.emplace_back();
    entry.set_shop(m_identity.shop());
    entry.set_device(m_identity.device());
    entry.set_epoch(m_own->id.epoch);
    entry.set_seq(m_own->seq + 1);
    entry.set_hlc(m_hlc.next());
    entry.set_type(std::string(type));
    payload.SerializeToString(entry.mutable_payload());
    entry.set_prev_hash(m_own->hash);
    if (entry.payload().size() > maxPayloadBytes)
        throw std::length_error("an entry of type " + entry.type() + " is larger than can be sent");
    m_own->hash = toBytes(hashOf(entry));
    entry.set_hash(m_own->hash);
    m_own->seq = entry.seq();
    m_pendingBytes += entry.payload().size() + 256;
    m_fold->apply(entry);
    if (m_pendingBytes >= sealEveryBytes)
        sealPending();
}

void Journal::sealPending() {
    if (m_pending.empty())
        return;
    auto& last = m_pending.back();
    Hash hash;
    std::copy(last.hash().begin(), last.hash().end(), reinterpret_cast<char*>(hash.data()));
    last.mutable_seal()->set_key_id(m_identity.keyId());
    last.mutable_seal()->set_signature(m_identity.sign(hash));
    if (m_own->row == 0)
        saveChain(*m_own);
    std::vector<std::string> bytes;
    bytes.reserve(m_pending.size());
    for (const auto& entry : m_pending) {
        bytes.push_back(entry.SerializeAsString());
        store(*m_own, entry, bytes.back());
    }
    m_outcome.ownBatches.push_back(wire(bytes));
    m_pending.clear();
    m_pendingBytes = 0;
}

void Journal::store(const Chain& chain, const Entry& entry, const std::string& bytes) {
    auto& insert = m_sql->insertEntry;
    insert.bind(1, positionOf(chain.row, entry.seq()));
    insert.bind(2, static_cast<std::int64_t>(entry.hlc()));
    insert.bindNoCopy(3, entry.type());
    bindBlob(insert, 4, bytes);
    finish(insert);
}

void Journal::saveChain(const Chain& chain) {
    if (chain.row != 0) {
        auto& update = m_sql->updateChain;
        update.bind(1, static_cast<std::int64_t>(chain.seq));
        bindBlob(update, 2, chain.hash);
        update.bind(3, chain.row);
        finish(update);
        return;
    }
    auto& insert = m_sql->insertChain;
    insert.bind(1, chain.id.device);
    insert.bind(2, chain.id.epoch);
    insert.bind(3, static_cast<std::int64_t>(chain.seq));
    bindBlob(insert, 4, chain.hash);
    bindBlob(insert, 5, chain.certificate);
    insert.bind(6, static_cast<std::int64_t>(chain.first));
    insert.bind(7, static_cast<std::int64_t>(chain.first - 1));
    bindBlob(insert, 8, noHash());
    finish(insert);
    m_chains.at(chain.id).row = m_database->getLastInsertRowid();
}

Committed Journal::commit() {
    sealPending();
    for (const auto& [id, before] : m_before)
        saveChain(m_chains.at(id));
    const bool menuChanged = m_fold->menuChanged();
    m_outcome.orders = m_fold->flush();
    m_outcome.stock = m_fold->stock().takeChanged();
    m_database->exec("COMMIT");
    m_open = false;
    if (menuChanged)
        m_outcome.menu = m_fold->menu();
    m_outcome.cursorsMoved = !m_before.empty();
    m_before.clear();
    return std::move(m_outcome);
}

void Journal::rollback() {
    if (m_open)
        m_database->tryExec("ROLLBACK"); // SQLite may have rolled back by itself
    m_open = false;
    m_sql->reset();
    m_pending.clear();
    m_pendingBytes = 0;
    m_outcome = {};
    for (auto& [id, before] : m_before) {
        if (before.row == 0)
            m_chains.erase(id);
        else
            m_chains.at(id) = before;
    }
    m_before.clear();
    m_own = m_ownBefore;
    m_fold->discard();
}

Receipt Journal::quarantine(std::string_view bytes, std::string_view source, const std::string& reason) {
    spdlog::warn("quarantined {} bytes from {}: {}", bytes.size(), source, reason);
    m_outcome.quarantined = true;
    if (m_database->execAndGet("SELECT count(*) FROM quarantine").getInt() >= maxQuarantined)
        m_database->exec("DELETE FROM quarantine WHERE id = (SELECT min(id) FROM quarantine)");
    auto& insert = m_sql->quarantine;
    const auto digest = toBytes(sha256(bytes));
    const std::string where(source);
    insert.bind(1, m_wall.nowMs());
    insert.bind(2, where);
    insert.bind(3, reason);
    bindBlob(insert, 4, digest);
    bindBlob(insert, 5, bytes.substr(0, maxMessageBytes));
    finish(insert);
    return Receipt::Quarantined;
}

/// The first entry of a chain that is new here must be its birth, with a certificate of this shop for this device.
Receipt Journal::startChain(const Entry& first, std::string& why, Chain& chain) const {
    phin::journal::v1::DeviceBorn born;
    if (first.type() != bornType || !born.ParseFromString(first.payload())) {
        if (first.seq() > 1)
            return Receipt::Gap;
        why = "a chain must begin with " + std::string(bornType);
        return Receipt::Quarantined;
    }
    if (first.seq() != born.prev_seq() + 1 || (first.epoch() > 1 && born.prev_epoch() >= first.epoch()) ||
        first.epoch() == 0) {
        why = "an epoch that does not follow the one before";
        return Receipt::Quarantined;
    }
    const auto certified = m_authority.check(born.certificate());
    if (!certified) {
        why = certified.error().message;
        return Receipt::Quarantined;
    }
    if (certified->device != first.device() || certified->shop != first.shop()) {
        why = "the certificate is of " + certified->shop + "/" + certified->device;
        return Receipt::Quarantined;
    }
    chain.id = {first.device(), first.epoch()};
    chain.certificate = born.certificate();
    chain.key = certified->key;
    chain.first = first.seq();
    chain.seq = first.seq() - 1;
    chain.hash = first.prev_hash();
    return Receipt::Stored;
}

Receipt Journal::receive(std::string_view bytes, std::string_view source) {
    std::string why;
    auto entries = parseBatch(bytes, why);
    if (!entries)
        return quarantine(bytes, source, why);
    if (entries->empty())
        return Receipt::Known;
    const auto& first = entries->front().entry;
    const auto& last = entries->back().entry;
    const ChainId id{first.device(), first.epoch()};
    if (first.shop() != m_identity.shop())
        return quarantine(bytes, source, "an entry of another shop: " + first.shop());
    if (m_own && id == m_own->id) {
        if (last.seq() <= m_own->seq && last.hash() == m_own->hash)
            return Receipt::Known;
        m_sql->readHash.bind(1, positionOf(m_own->row, last.seq()));
        Entry mine;
        const bool held =
            m_sql->readHash.executeStep() && mine.ParseFromString(m_sql->readHash.getColumn(0).getString());
        m_sql->readHash.reset();
        if (held && mine.hash() == last.hash())
            return Receipt::Known;
        if (last.seq() <= m_own->seq)
            return quarantine(bytes, source,
                              "fork: entry " + std::to_string(last.seq()) + " of this box that this box did not write");
        // More of our own than we have: this file was restored from before. It is taken back below, like any chain.
    }

    for (std::size_t i = 0; i < entries->size(); ++i) {
        const auto& entry = (*entries)[i].entry;
        if (ChainId{entry.device(), entry.epoch()} != id || entry.shop() != first.shop() ||
            entry.seq() != first.seq() + i)
            return quarantine(bytes, source, "a batch that is not consecutive entries of one chain");
        if (entry.has_seal() != (i + 1 == entries->size()))
            return quarantine(bytes, source, "a batch must have one seal, at its end");
        if (entry.seq() == 0 || entry.seq() > maxSeq || entry.hlc() > std::numeric_limits<std::int64_t>::max())
            return quarantine(bytes, source, "a number out of range");
    }

    Chain started;
    const auto known = m_chains.find(id);
    if (known == m_chains.end()) {
        const auto outcome = startChain(first, why, started);
        if (outcome == Receipt::Quarantined)
            return quarantine(bytes, source, why);
        if (outcome == Receipt::Gap) {
            m_outcome.gaps.push_back(id);
            return Receipt::Gap;
        }
    }
    Chain& chain = known == m_chains.end() ? started : known->second;
    if (first.seq() > chain.seq + 1) {
        m_outcome.gaps.push_back(id);
        return Receipt::Gap;
    }

    // Hashes first, over all of it: entries that are held already must be the same ones.
    auto hash = first.prev_hash();
    for (const auto& received : *entries) {
        const auto& entry = received.entry;
        if (entry.prev_hash() != hash)
            return quarantine(bytes, source, "broken chain before entry " + std::to_string(entry.seq()));
        hash = toBytes(hashOf(entry));
        if (entry.hash() != hash)
            return quarantine(bytes, source, "wrong hash of entry " + std::to_string(entry.seq()));
    }
    const bool nothingNew = last.seq() <= chain.seq;
    if (nothingNew && last.seq() == chain.seq && last.hash() == chain.hash)
        return Receipt::Known;
    Hash sealed;
    std::copy(last.hash().begin(), last.hash().end(), reinterpret_cast<char*>(sealed.data()));
    if (!chain.key || last.seal().key_id() != chain.key->id() || !chain.key->verify(sealed, last.seal().signature()))
        return quarantine(bytes, source, "wrong seal on entry " + std::to_string(last.seq()) + " of " + id.device);

    // A sound signature on another history with the same numbers: a fork. Both are kept, and it is shown.
    const auto sameAsHeld = [&](std::uint64_t seq, const std::string& theirs) {
        if (seq == chain.seq)
            return chain.hash == theirs;
        m_sql->readHash.bind(1, positionOf(chain.row, seq));
        Entry held;
        const bool found =
            m_sql->readHash.executeStep() && held.ParseFromString(m_sql->readHash.getColumn(0).getString());
        m_sql->readHash.reset();
        return !found || held.hash() == theirs; // not found: pruned
    };
    const auto fork = [&](std::uint64_t seq) {
        return quarantine(bytes, source,
                          "fork: two entries " + id.device + " " + std::to_string(id.epoch) + "/" +
                              std::to_string(seq) + " with sound seals");
    };
    if (nothingNew)
        return sameAsHeld(last.seq(), last.hash()) ? Receipt::Known : fork(last.seq());
    const auto skip = static_cast<std::size_t>(chain.seq + 1 - first.seq());
    if ((*entries)[skip].entry.prev_hash() != chain.hash)
        return fork(chain.seq);

    m_before.try_emplace(id, chain);
    Chain& held = known == m_chains.end() ? m_chains.insert_or_assign(id, std::move(started)).first->second : chain;
    if (held.row == 0)
        saveChain(held);
    for (std::size_t i = skip; i < entries->size(); ++i) {
        auto& [entry, verbatim] = (*entries)[i];
        if (!m_hlc.observe(entry.hlc()))
            ++m_clockRefusals;
        store(held, entry, verbatim);
        m_fold->apply(entry);
    }
    held.seq = last.seq();
    held.hash = last.hash();
    if (m_own == &held) { // what was lost is history now; this box goes on in a new epoch
        dropPaper(epochPaper, "");
        m_own = nullptr;
    }
    return Receipt::Stored;
}

void Journal::acknowledge(const Cursor& cloud) {
    auto& update = m_sql->acknowledge;
    update.bind(1, static_cast<std::int64_t>(cloud.seq()));
    update.bind(2, cloud.device());
    update.bind(3, cloud.epoch());
    finish(update);
}

std::vector<Cursor> Journal::cursors() const {
    std::vector<Cursor> all;
    all.reserve(m_chains.size());
    for (const auto& [id, chain] : m_chains) {
        auto& cursor = all.emplace_back();
        cursor.set_device(id.device);
        cursor.set_epoch(id.epoch);
        cursor.set_seq(chain.seq);
        cursor.set_hash(chain.hash);
    }
    return all;
}

std::optional<Cursor> Journal::head() const {
    if (!m_own)
        return std::nullopt;
    Cursor cursor;
    cursor.set_device(m_own->id.device);
    cursor.set_epoch(m_own->id.epoch);
    cursor.set_seq(m_own->seq);
    cursor.set_hash(m_own->hash);
    return cursor;
}

std::uint64_t Journal::quarantineCount() {
    return static_cast<std::uint64_t>(
        m_database->execAndGet("SELECT coalesce(sum(times), 0) FROM quarantine").getInt64());
}

void Journal::savePaper(const std::string& kind, const std::string& id, const std::string& bytes) {
    auto& save = m_sql->savePaper;
    save.bind(1, kind);
    bindBlob(save, 2, id);
    bindBlob(save, 3, bytes);
    finish(save);
}

void Journal::dropPaper(const std::string& kind, const std::string& id) {
    auto& drop = m_sql->dropPaper;
    drop.bind(1, kind);
    bindBlob(drop, 2, id);
    finish(drop);
}

std::vector<std::pair<std::string, std::string>> Journal::papers(const std::string& kind) {
    SQLite::Statement all(*m_database, "SELECT id, bytes FROM paper WHERE kind = ? ORDER BY id");
    all.bind(1, kind);
    std::vector<std::pair<std::string, std::string>> papers;
    while (all.executeStep())
        papers.emplace_back(all.getColumn(0).getString(), all.getColumn(1).getString());
    return papers;
}

Status Journal::rebuild(const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
    if (m_database->execAndGet("SELECT count(*) FROM chain WHERE floor_seq >= first_seq").getInt() > 0)
        return Error{ErrorKind::Refused,
                     "entries older than the retention window are no longer kept here, so their folds "
                     "cannot be made anew; rebuild this box from the cloud"};
    const auto all = static_cast<std::uint64_t>(m_database->execAndGet("SELECT count(*) FROM entry").getInt64());
    begin();
    try {
        m_fold->clear();
        SQLite::Statement entries(*m_database, "SELECT bytes FROM entry ORDER BY position");
        std::uint64_t count = 0;
        while (entries.executeStep()) {
            Entry entry;
            const auto bytes = entries.getColumn(0);
            if (!entry.ParseFromArray(bytes.getBlob(), bytes.getBytes())) {
                rollback();
                return Error{ErrorKind::Unavailable, "a stored entry cannot be read: the file is damaged"};
            }
            m_fold->apply(entry);
            if (++count % 10'000 == 0) {
                m_fold->flush();
                if (progress)
                    progress(count, all);
            }
        }
        commit();
    } catch (...) {
        rollback();
        throw;
    }
    return done();
}

std::uint64_t Journal::prune(std::int64_t beforeMs) {
    const bool alone = !m_open;
    if (alone)
        begin();
    std::uint64_t dropped = 0;
    try {
        for (auto& [id, chain] : m_chains) {
            // Up to a sealed entry, so that what is left begins right after a proof, and never beyond what the cloud
            // holds.
            SQLite::Statement last(*m_database, "SELECT bytes FROM entry WHERE position > ? AND position <= "
                                                "(SELECT (id << 40) | min(acked_seq, seq - 1) FROM chain WHERE id = ?) "
                                                "AND hlc < ? ORDER BY position DESC");
            last.bind(1, positionOf(chain.row, 0));
            last.bind(2, chain.row);
            last.bind(3, static_cast<std::int64_t>(HybridClock::at(beforeMs)));
            Entry sealed;
            bool found = false;
            while (!found && last.executeStep())
                found = sealed.ParseFromString(last.getColumn(0).getString()) && sealed.has_seal();
            if (!found)
                continue;
            SQLite::Statement drop(*m_database, "DELETE FROM entry WHERE position > ? AND position <= ?");
            drop.bind(1, positionOf(chain.row, 0));
            drop.bind(2, positionOf(chain.row, sealed.seq()));
            dropped += static_cast<std::uint64_t>(drop.exec());
            SQLite::Statement floor(*m_database, "UPDATE chain SET floor_seq = ?, floor_hash = ? WHERE id = ?");
            floor.bind(1, static_cast<std::int64_t>(sealed.seq()));
            bindBlob(floor, 2, sealed.hash());
            floor.bind(3, chain.row);
            floor.exec();
        }
        if (alone)
            commit();
    } catch (...) {
        if (alone)
            rollback();
        throw;
    }
    return dropped;
}

} // namespace phin::journal
