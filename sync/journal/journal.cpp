#include "sync/journal/journal_parts.h"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <stdexcept>

namespace phin::journal {
namespace {

constexpr std::size_t sealEveryBytes = 128 * 1024; // so that every range of a chain that is sent can end at a seal
constexpr char epochPaper[] = "epoch";
constexpr char clockPaper[] = "clock"; // the time of a decision, so that a clock that lost its battery is found out
constexpr std::int64_t noteClockEveryMs = 60'000;

std::string wire(const std::vector<std::string>& entries) {
    Batch batch;
    batch.set_schema(schemaVersion);
    for (const auto& entry : entries)
        batch.add_entries(entry);
    return batch.SerializeAsString();
}

} // namespace

Journal::Journal(Options options, const Identity& identity, const Authority& authority, const Clock& clock,
                 std::unique_ptr<SQLite::Database> database)
    : m_options(std::move(options))
    , m_identity(identity)
    , m_authority(authority)
    , m_wall(clock)
    , m_hlc(clock, m_options.maxAheadMs) {
    open(std::move(database));
}

Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::open(Options options, const Identity& identity, const Authority& authority,
                                               const Clock& clock) {
    auto database = openForWriting(options.file, options.upgrade);
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
        if (auto folded = journal->foldWhatWasSkipped(); !folded)
            return folded.error();
        return journal;
    } catch (const SQLite::Exception& error) {
        return explain(error);
    } catch (const std::exception& error) { // a number that is none
        return Error{ErrorKind::Unavailable, std::string("the journal is damaged: ") + error.what()};
    }
}

void Journal::open(std::unique_ptr<SQLite::Database> database) {
    m_database = std::move(database);
    m_sql = std::make_unique<Statements>(*m_database);
    m_fold = std::make_unique<ShopFold>(*m_database, m_options.fold);
}

Status Journal::reopen() {
    m_fold.reset();
    m_sql.reset();
    m_database.reset();
    m_open = false;
    m_pending.clear();
    m_pendingBytes = 0;
    m_outcome = {};
    m_before.clear();
    m_chains.clear();
    m_own = m_ownBefore = nullptr;
    auto database = openForWriting(m_options.file, m_options.upgrade);
    if (!database)
        return database.error();
    try {
        open(std::move(*database));
        load();
        return done();
    } catch (const SQLite::Exception& error) {
        m_fold.reset();
        m_sql.reset();
        m_database.reset();
        return explain(error);
    }
}

void Journal::lookForRoom() {
    m_noRoom = journal::lackOfRoom(m_options.file, m_options.keepFreeBytes);
}

void Journal::load() {
    SQLite::Statement chains(*m_database, "SELECT id, device, epoch, seq, hash, certificate, first_seq, floor_seq, "
                                          "floor_hash FROM chain");
    while (chains.executeStep()) {
        Chain chain;
        chain.row = chains.getColumn(0).getInt64();
        chain.id = {chains.getColumn(1).getString(), chains.getColumn(2).getUInt()};
        chain.seq = static_cast<std::uint64_t>(chains.getColumn(3).getInt64());
        chain.hash = chains.getColumn(4).getString();
        chain.certificate = chains.getColumn(5).getString();
        chain.first = static_cast<std::uint64_t>(chains.getColumn(6).getInt64());
        chain.floor = static_cast<std::uint64_t>(chains.getColumn(7).getInt64());
        chain.floorHash = chains.getColumn(8).getString();
        if (auto certified = m_authority.check(chain.certificate))
            chain.key = certified->key;
        else
            spdlog::warn("chain of {}: {}", chain.id.device, certified.error().message);
        m_chains.insert_or_assign(chain.id, std::move(chain));
    }
    const auto latest = m_database->execAndGet("SELECT coalesce(max(hlc), 0) FROM (SELECT (SELECT hlc FROM entry "
                                               "WHERE position = (id << 40) | seq) AS hlc FROM chain)");
    m_hlc.restore(static_cast<std::uint64_t>(latest.getInt64()));
    // The chain this box goes on writing: the one it noted when it began it here. A chain of this device that came back
    // from neighbours is history; after it begins a new epoch.
    const auto writing = papers(epochPaper);
    if (!writing.empty()) {
        const auto own =
            m_chains.find({m_identity.device(), static_cast<std::uint32_t>(std::stoul(writing.front().second))});
        // By its key: a renewed certificate is another certificate of the same key.
        if (own != m_chains.end() && own->second.key && own->second.key->id() == m_identity.keyId())
            m_own = &own->second;
    }
    m_trust = judge();
}

void Journal::beginEpoch() {
    const Chain* last = nullptr;
    for (const auto& [id, chain] : m_chains)
        if (id.device == m_identity.device())
            last = &chain; // ordered by epoch
    OwnPast past;
    if (last) {
        past.epoch = last->id.epoch;
        past.seq = last->seq;
        past.hash = last->hash;
    }
    beginEpoch(past);
}

void Journal::beginEpoch(const OwnPast& past) {
    Chain chain;
    chain.id = {m_identity.device(), past.epoch + 1};
    chain.certificate = m_identity.certificateDer();
    chain.key = m_authority.check(chain.certificate).value().key;
    phin::journal::v1::DeviceBorn born;
    born.set_schema(schemaVersion);
    born.set_kind(m_options.birth.kind);
    born.set_name(m_options.birth.name);
    born.set_letter(m_options.birth.letter);
    born.set_station(m_options.birth.station);
    born.set_certificate(chain.certificate);
    if (past.seq > 0) {
        born.set_prev_epoch(past.epoch);
        born.set_prev_seq(past.seq);
        chain.seq = past.seq;
        chain.hash = past.hash;
    }
    chain.first = chain.seq + 1;
    chain.floor = chain.seq;
    m_own = &m_chains.insert_or_assign(chain.id, chain).first->second;
    m_hlc.restore(past.hlc);
    m_fold->begin(m_identity.device(), past);
    append(bornType, born);
    savePaper(epochPaper, "", std::to_string(chain.id.epoch));
}

void Journal::endEpoch() {
    sealPending(); // what was decided in this transaction is part of it
    dropPaper(epochPaper, "");
    m_own = nullptr;
}

void Journal::begin() {
    lookForRoom();
    finish(m_sql->begin);
    m_open = true;
    m_outcome = {};
    m_before.clear();
    m_ownBefore = m_own;
    m_trustBefore = m_trust;
    m_trustStale = false;
}

void Journal::append(std::string_view type, const google::protobuf::MessageLite& payload, std::uint64_t overrules) {
    if (!m_own)
        throw std::logic_error("a box decides nothing before its epoch begins");
    if (revoked())
        throw std::runtime_error("this box has been revoked: the shop does not listen to it any more. Enrol it anew");
    if (m_noRoom)
        throw NotStored(*m_noRoom);
    if (const auto now = m_wall.nowMs(); now < m_notedMs || now - m_notedMs >= noteClockEveryMs) {
        savePaper(clockPaper, "", std::to_string(now));
        m_notedMs = now;
    }
    m_before.try_emplace(m_own->id, *m_own);
    auto& entry = m_pending.emplace_back();
    entry.set_shop(m_identity.shop());
    entry.set_device(m_identity.device());
    entry.set_epoch(m_own->id.epoch);
    entry.set_seq(m_own->seq + 1);
    entry.set_hlc(m_hlc.next(overrules));
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
    m_trustStale = m_trustStale || DeviceFold::concerns(type) || type == bornType;
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
        update.bind(3, static_cast<std::int64_t>(chain.floor));
        bindBlob(update, 4, chain.floorHash);
        update.bind(5, chain.row);
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
    insert.bind(7, static_cast<std::int64_t>(chain.floor));
    bindBlob(insert, 8, chain.floorHash);
    finish(insert);
    m_chains.at(chain.id).row = m_database->getLastInsertRowid();
}

Committed Journal::commit() {
    sealPending();
    if (m_trustStale)
        enforce();
    for (const auto& [id, before] : m_before)
        if (const auto chain = m_chains.find(id); chain != m_chains.end())
            saveChain(chain->second);
    const bool menuChanged = m_fold->menuChanged();
    m_outcome.orders = m_fold->flush();
    m_outcome.stock = m_fold->stock().takeChanged();
    m_outcome.availability = m_fold->availability().takeChanged();
    m_outcome.stations = m_fold->stations().takeChanged();
    m_outcome.messages = m_fold->messages().takeChanged();
    m_outcome.days = m_fold->drawer().takeChanged();
    m_outcome.staff = m_fold->staff().takeChanged();
    m_outcome.clocked = m_fold->staff().takeClocked();
    m_outcome.vouchers = m_fold->vouchers().takeChanged();
    if (m_outcome.refused)
        m_outcome.refused = refused();
    finish(m_sql->commit);
    m_open = false;
    m_fold->settle();
    if (menuChanged)
        m_outcome.menu = m_fold->menu();
    m_outcome.cursorsMoved = !m_before.empty();
    if (m_trust != m_trustBefore)
        m_outcome.trust = m_trust;
    m_before.clear();
    return std::move(m_outcome);
}

void Journal::rollback() {
    m_sql->reset();
    if (m_open)
        m_database->tryExec("ROLLBACK"); // SQLite may have rolled back by itself
    m_open = false;
    m_pending.clear();
    m_pendingBytes = 0;
    m_notedMs = 0;
    m_outcome = {};
    for (auto& [id, before] : m_before) {
        if (before.row == 0)
            m_chains.erase(id);
        else
            m_chains.insert_or_assign(id, before);
    }
    m_before.clear();
    m_own = m_ownBefore;
    m_trust = m_trustBefore;
    m_trustStale = false;
    m_fold->discard();
}

void Journal::acknowledge(const Cursor& cloud) {
    auto& update = m_sql->acknowledge;
    update.bind(1, static_cast<std::int64_t>(cloud.seq()));
    update.bind(2, cloud.device());
    update.bind(3, cloud.epoch());
    finish(update);
}

std::optional<ChainPlace> Journal::acknowledged() {
    SQLite::Statement own(*m_database, "SELECT epoch, acked_seq FROM chain WHERE device = ? AND acked_seq > 0 "
                                       "ORDER BY epoch DESC LIMIT 1");
    own.bind(1, device());
    if (!own.executeStep())
        return std::nullopt;
    return ChainPlace{own.getColumn(0).getUInt(), static_cast<std::uint64_t>(own.getColumn(1).getInt64())};
}

std::int64_t Journal::lastDecidedMs() {
    const auto noted = papers(clockPaper);
    return noted.empty() ? 0 : std::strtoll(noted.front().second.c_str(), nullptr, 10);
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

Refused Journal::refused() {
    Refused all;
    SQLite::Statement rows(*m_database,
                           "SELECT coalesce(sum(times), 0), "
                           "coalesce((SELECT reason FROM quarantine ORDER BY id DESC LIMIT 1), ''), "
                           "coalesce((SELECT reason FROM quarantine WHERE substr(reason, 1, length(?1)) = ?1 "
                           "ORDER BY id DESC LIMIT 1), '') FROM quarantine");
    rows.bind(1, std::string(forkMark));
    rows.executeStep();
    all.times = static_cast<std::uint64_t>(rows.getColumn(0).getInt64());
    all.last = rows.getColumn(1).getString();
    all.fork = rows.getColumn(2).getString();
    return all;
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

} // namespace phin::journal
