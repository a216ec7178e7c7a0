// What Journal does with what comes from elsewhere: verified, stored and folded, or set aside with the reason.
#include "sync/journal/journal_parts.h"
#include "sync/model/business_day.h"

#include <spdlog/spdlog.h>

#include <limits>

namespace phin::journal {
namespace {

constexpr std::uint64_t maxSeq = (std::uint64_t{1} << seqBits) - 1;
constexpr int maxQuarantined = 1'000;
constexpr std::int64_t dayMs = 24LL * 3'600'000;
constexpr std::int64_t shortestRetentionMs = 7 * dayMs; // see box::loadConfig()

} // namespace

Receipt Journal::quarantine(std::string_view bytes, std::string_view source, const std::string& reason) {
    spdlog::warn("quarantined {} bytes from {}: {}", bytes.size(), source, reason);
    m_outcome.refused.emplace();
    // So that nobody from outside fills the disk. What this box cut off by itself is bounded by what it held, and may
    // have to be let in again; and what is mere noise does not push out what may count one day.
    SQLite::Statement same(*m_database, "SELECT count(*), min(id) FROM quarantine WHERE source <> ?1 AND "
                                        "(substr(reason, 1, length(?2)) = ?2) = ?3");
    same.bind(1, ownFile);
    same.bind(2, std::string(revokedMark));
    same.bind(3, reason.starts_with(revokedMark) ? 1 : 0);
    if (source != ownFile && same.executeStep() && same.getColumn(0).getInt() >= maxQuarantined) {
        SQLite::Statement drop(*m_database, "DELETE FROM quarantine WHERE id = ?");
        drop.bind(1, same.getColumn(1).getInt64());
        drop.exec();
    }
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
    if (auto checked = checkChain(born.certificate(), first, chain); !checked) {
        why = checked.error().message;
        return Receipt::Quarantined;
    }
    chain.first = first.seq();
    chain.seq = chain.floor = first.seq() - 1;
    chain.hash = first.prev_hash();
    return Receipt::Stored;
}

/// Whose chain it is, by a certificate of this shop for this device.
Status Journal::checkChain(std::string_view certificate, const Entry& entry, Chain& chain) const {
    const auto certified = m_authority.check(certificate);
    if (!certified)
        return certified.error();
    if (certified->device != entry.device() || certified->shop != entry.shop())
        return Error{ErrorKind::Refused, "the certificate is of " + certified->shop + "/" + certified->device};
    chain.id = {entry.device(), entry.epoch()};
    chain.certificate = certificate;
    chain.key = certified->key;
    return done();
}

/// Whether what this box holds of a chain ends before any box would drop what comes next.
bool Journal::isLongAgo(const Chain& chain) {
    m_sql->readHash.bind(1, positionOf(chain.row, chain.seq));
    Entry last;
    const bool held = m_sql->readHash.executeStep() && last.ParseFromString(m_sql->readHash.getColumn(0).getString());
    m_sql->readHash.reset();
    return !held || HybridClock::milliseconds(last.hlc()) < m_wall.nowMs() - shortestRetentionMs;
}

/// A chain that nobody keeps from its birth on is taken up where it is still kept: its author sealed what comes then,
/// and with it what came before. False: the entries before it are to be asked for, or `why` says what is wrong.
bool Journal::joinsAt(const Floor& floor, const Entry& first, std::string& why, Chain& chain) const {
    if (floor.seq == 0 || first.seq() == 0 || first.seq() > floor.seq + 1 || first.prev_hash().size() != 32)
        return false;
    if (chain.id.device.empty()) { // new here
        if (auto checked = checkChain(floor.certificate, first, chain); !checked) {
            why = checked.error().message;
            return false;
        }
        chain.first = 1; // not known; before the floor in any case
    }
    chain.floor = chain.seq = first.seq() - 1;
    chain.floorHash = chain.hash = first.prev_hash();
    return true;
}

Receipt Journal::receive(std::string_view bytes, std::string_view source) {
    if (m_noRoom)
        return Receipt::NotKept;
    std::string why;
    Floor floor;
    auto entries = parseBatch(bytes, why, &floor);
    if (!entries)
        return quarantine(bytes, source, why);
    if (entries->empty())
        return Receipt::Known;
    const auto& first = entries->front().entry;
    const auto& last = entries->back().entry;
    const ChainId id{first.device(), first.epoch()};
    if (first.shop() != m_identity.shop())
        return quarantine(bytes, source, "an entry of another shop: " + first.shop());
    if (m_own && id == m_own->id)
        sealPending(); // what comes is compared with what is stored
    // Of our own chain there may be more than we have: this file was restored from before. It is taken back below, like
    // any chain. And there may be another history: that is a fork, like any.

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
        const bool joins = outcome == Receipt::Gap && joinsAt(floor, first, why, started);
        if (outcome == Receipt::Quarantined || !why.empty())
            return quarantine(bytes, source, why);
        if (outcome == Receipt::Gap && !joins) {
            m_outcome.gaps.push_back(id);
            return Receipt::Gap;
        }
    } else if (first.seq() > known->second.seq + 1) {
        started = known->second;
        if (&known->second == m_own || !isLongAgo(known->second) || !joinsAt(floor, first, why, started)) {
            m_outcome.gaps.push_back(id);
            return Receipt::Gap;
        }
    }
    const bool afresh = !started.id.device.empty(); // a new chain, or one that is taken up anew at the sender's floor
    Chain& chain = afresh ? started : known->second;

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
    const auto sealedBy = [&](const PublicKey* key) {
        return key && last.seal().key_id() == key->id() && key->verify(sealed, last.seal().signature());
    };
    if (!sealedBy(chain.key.get()) && !sealedBy(&m_authority.key()))
        return quarantine(bytes, source, "wrong seal on entry " + std::to_string(last.seq()) + " of " + id.device);
    if (const auto* const revocation = chain.key ? m_trust->revocation(id.device, chain.key->id()) : nullptr)
        if (const auto end = Trust::endOf(*revocation, id.epoch).seq(); last.seq() > end)
            return quarantine(bytes, source,
                              std::string(revokedMark) + "entry " + std::to_string(last.seq()) + " of " + id.device +
                                  " comes after " + std::to_string(end) + ", the last that counts of a revoked box");

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
                          std::string(forkMark) + "two entries " + id.device + " " + std::to_string(id.epoch) + "/" +
                              std::to_string(seq) + " with sound seals");
    };
    if (nothingNew)
        return sameAsHeld(last.seq(), last.hash()) ? Receipt::Known : fork(last.seq());
    const auto skip = static_cast<std::size_t>(chain.seq + 1 - first.seq());
    if ((*entries)[skip].entry.prev_hash() != chain.hash)
        return fork(chain.seq);

    if (afresh && started.floor >= started.first) // a day's orders may lie on both sides of the floor
        noteOrdersSince(businessDay(HybridClock::milliseconds(first.hlc()) + 2 * dayMs, 0, 0));
    m_before.try_emplace(id, known == m_chains.end() ? started : known->second);
    Chain& held = afresh ? m_chains.insert_or_assign(id, std::move(started)).first->second : chain;
    if (held.row == 0)
        saveChain(held);
    for (std::size_t i = skip; i < entries->size(); ++i) {
        auto& [entry, verbatim] = (*entries)[i];
        if (!m_hlc.observe(entry.hlc()))
            ++m_clockRefusals;
        store(held, entry, verbatim);
        m_fold->apply(entry);
        m_trustStale = m_trustStale || DeviceFold::concerns(entry.type()) || entry.type() == bornType;
    }
    held.seq = last.seq();
    held.hash = last.hash();
    if (m_own == &held) { // what was lost is history now; this box goes on in a new epoch
        endEpoch();
    }
    return Receipt::Stored;
}

} // namespace phin::journal
