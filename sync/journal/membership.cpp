// What Journal holds of who belongs to the shop, and what it does when a box no longer does.
#include "sync/journal/chain_cut.h"
#include "sync/journal/journal_parts.h"

#include <spdlog/spdlog.h>

namespace phin::journal {

std::shared_ptr<const Trust> Journal::judge() const {
    std::vector<std::string> certificates{m_identity.certificateDer()};
    for (const auto& [id, chain] : m_chains)
        certificates.push_back(chain.certificate);
    return std::make_shared<const Trust>(m_authority, m_fold->devices().facts(), certificates);
}

bool Journal::revoked() const {
    return m_trust->revocation(m_identity.device(), m_identity.keyId()) != nullptr;
}

std::string Journal::keyOf(const ChainId& chain) const {
    const auto found = m_chains.find(chain);
    return found == m_chains.end() || !found->second.key ? std::string() : found->second.key->id();
}

std::vector<Journal::Born> Journal::births() {
    std::vector<Born> all;
    SQLite::Statement rows(*m_database, "SELECT bytes FROM entry JOIN chain ON position = (id << 40) | first_seq "
                                        "ORDER BY device, chain.epoch");
    while (rows.executeStep()) {
        Entry entry;
        phin::journal::v1::DeviceBorn born;
        if (entry.ParseFromString(rows.getColumn(0).getString()) && born.ParseFromString(entry.payload()))
            all.push_back({{entry.device(), entry.epoch()},
                           keyOf({entry.device(), entry.epoch()}),
                           {born.kind(), born.name(), born.letter(), born.station()}});
    }
    return all;
}

std::optional<Entry> Journal::lastUpTo(const ChainId& chain, std::uint64_t seq) {
    const auto found = m_chains.find(chain);
    if (found == m_chains.end() || found->second.row == 0)
        return std::nullopt;
    SQLite::Statement back(*m_database, "SELECT bytes FROM entry WHERE position > ? AND position <= ? "
                                        "ORDER BY position DESC LIMIT 1");
    back.bind(1, positionOf(found->second.row, 0));
    back.bind(2, positionOf(found->second.row, std::min(seq, found->second.seq)));
    Entry entry;
    if (back.executeStep() && entry.ParseFromString(back.getColumn(0).getString()))
        return entry;
    return std::nullopt;
}

/// After the facts about boxes have changed: cuts the chains of revoked boxes back to what counts, and lets in again
/// what a later decision lets count. So what is folded depends on which facts are known, not on when they came.
void Journal::enforce() {
    m_trustStale = false;
    m_trust = judge();
    if (!m_trust->anyRevoked())
        return;
    while (cutBack()) // what was cut off may have been a fact about another box
        m_trust = judge();
    readmit();
    m_trustStale = false;
    m_trust = judge();
}

/// Whether there was anything to cut. A box does not cut itself back: it has stopped.
bool Journal::cutBack() {
    bool any = false;
    for (auto at = m_chains.begin(); at != m_chains.end();) {
        auto& chain = at->second;
        const auto* const revocation = chain.key && chain.id.device != m_identity.device()
                                           ? m_trust->revocation(chain.id.device, chain.key->id())
                                           : nullptr;
        const auto end = revocation ? Trust::endOf(*revocation, chain.id.epoch) : Trust::ChainEnd();
        if (!revocation || chain.row == 0 || chain.seq <= end.seq()) {
            ++at;
            continue;
        }
        m_before.try_emplace(chain.id, chain);
        saveChain(chain); // what came in this transaction is cut as well
        const auto cut = cutChain(*m_database, chain.row, end);
        if (cut.seq == chain.seq) { // all that is left of it is no longer kept and cannot be taken off
            ++at;
            continue;
        }
        any = true;
        spdlog::warn("{} has been revoked: of its epoch {}, entries {} to {} count no longer", chain.id.device,
                     chain.id.epoch, cut.seq + 1, chain.seq);
        for (const auto& batch : cut.batches)
            quarantine(batch, ownFile,
                       std::string(revokedMark) + "entries of " + chain.id.device + " after " +
                           std::to_string(end.seq()) + ", the last that counts of a revoked box");
        chain.seq = cut.seq;
        chain.hash = cut.hash;
        at = cut.gone ? m_chains.erase(at) : std::next(at);
    }
    if (!any)
        return false;
    if (m_database->execAndGet("SELECT count(*) FROM chain WHERE floor_seq >= first_seq").getInt() > 0) {
        spdlog::error("entries older than the retention window are no longer kept here, so what was folded from the "
                      "revoked box's entries cannot be taken out again; rebuild this box from the cloud");
        return true;
    }
    m_fold->clear();
    Folded all;
    do {
        all = foldStored(all.upto, {});
        m_fold->flush();
    } while (all.more);
    return true;
}

void Journal::readmit() {
    std::vector<std::pair<std::int64_t, std::string>> set;
    SQLite::Statement rows(*m_database, "SELECT id, bytes FROM quarantine WHERE substr(reason, 1, ?) = ? ORDER BY id");
    rows.bind(1, static_cast<int>(revokedMark.size()));
    rows.bind(2, std::string(revokedMark));
    while (rows.executeStep())
        set.emplace_back(rows.getColumn(0).getInt64(), rows.getColumn(1).getString());
    for (const auto& [row, bytes] : set) {
        std::string why;
        const auto entries = parseBatch(bytes, why);
        if (!entries || entries->empty())
            continue;
        const auto& last = entries->back().entry;
        const auto chain = m_chains.find({last.device(), last.epoch()});
        const auto key = chain == m_chains.end() ? last.seal().key_id() : keyOf(chain->first);
        const auto* const revocation = m_trust->revocation(last.device(), key);
        if (revocation && Trust::endOf(*revocation, last.epoch()).seq() < last.seq())
            continue;
        const auto receipt = receive(bytes, "set aside before");
        if (receipt != Receipt::Stored && receipt != Receipt::Known)
            continue;
        SQLite::Statement drop(*m_database, "DELETE FROM quarantine WHERE id = ?");
        drop.bind(1, row);
        drop.exec();
    }
}

} // namespace phin::journal
