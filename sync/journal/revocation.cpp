#include "sync/journal/revocation.h"

#include <limits>
#include <set>

namespace phin::journal {
namespace {

using phin::journal::v1::DeviceRevoked;

constexpr std::size_t longestReason = 500;

DeviceRevoked signedRevocation(const Trust::Revocation& what, const Issuer& issuer) {
    DeviceRevoked revoked;
    revoked.set_schema(schemaVersion);
    revoked.set_revocation(what.SerializeAsString());
    revoked.set_signature(issuer.sign(signedForm(revoked.revocation())));
    return revoked;
}

/// Within what its author sealed together, the authority vouches for what is left.
phin::journal::v1::Seal sealOf(const Entry& entry, const Authority& authority, const Issuer& issuer) {
    phin::journal::v1::Seal seal;
    seal.set_key_id(authority.key().id());
    seal.set_signature(issuer.seal(hashOf(entry)));
    return seal;
}

const Cursor* newestOf(const std::vector<Cursor>& cursors, const std::string& device) {
    const Cursor* newest = nullptr;
    for (const auto& cursor : cursors)
        if (cursor.device() == device && (!newest || newest->epoch() < cursor.epoch()))
            newest = &cursor;
    return newest;
}

/// All keys that the shop knows of this device.
std::set<std::string> keysOf(const Journal& journal, const std::string& device) {
    std::set<std::string> keys;
    for (const auto& known : journal.trust()->certificates())
        if (known.device == device)
            keys.insert(known.keyId);
    return keys;
}

} // namespace

Result<std::uint64_t> revoke(Journal& journal, const Issuer& issuer, const RevocationOrder& order) {
    if (order.device == journal.device())
        return Error{ErrorKind::Refused, "a box cannot revoke itself; whoever holds the shop's authority is the shop"};
    if (order.reason.size() > longestReason)
        return Error{ErrorKind::WrongUse, "a reason may have up to 500 letters"};
    const auto trust = journal.trust();
    const auto keys = keysOf(journal, order.device);
    if (keys.empty())
        return Error{ErrorKind::NotFound, "this shop knows no box \"" + order.device + "\""};
    const auto upTo = order.lastSeq.value_or(std::numeric_limits<std::uint64_t>::max());
    const auto cursors = journal.cursors();
    std::uint64_t last = 0;
    bool any = false;
    for (const auto& key : keys) {
        if (trust->revocation(order.device, key) && !order.lastSeq)
            continue;
        Trust::Revocation what;
        what.set_schema(schemaVersion);
        what.set_shop(journal.shopName());
        what.set_device(order.device);
        what.set_key_id(key);
        what.set_reason(order.reason);
        what.set_decided_at_ms(journal.nowMs());
        for (const auto& cursor : cursors) {
            const ChainId chain{cursor.device(), cursor.epoch()};
            if (cursor.device() != order.device || journal.keyOf(chain) != key)
                continue;
            const auto end = journal.lastUpTo(chain, upTo);
            if (!end)
                continue; // nothing of this epoch counts
            auto& counts = *what.add_counts();
            counts.set_epoch(cursor.epoch());
            counts.set_seq(end->seq());
            counts.set_hash(end->hash());
            *counts.mutable_seal() = end->has_seal() ? end->seal() : sealOf(*end, journal.authority(), issuer);
            if (order.lastSeq && *order.lastSeq > cursor.seq() && &cursor == newestOf(cursors, order.device)) {
                counts.set_seq(*order.lastSeq); // more than is held: what was set aside before counts again
                counts.clear_hash();
                counts.clear_seal();
            }
            last = std::max(last, counts.seq());
        }
        journal.append("device.revoked", signedRevocation(what, issuer));
        any = true;
    }
    if (!any)
        return Error{ErrorKind::Refused, order.device + " has been revoked already"};
    return last;
}

Status keepRevocationList(Journal& journal, const Issuer& issuer) {
    const auto trust = journal.trust();
    const auto revoked = trust->revokedSerials();
    const auto& listed = trust->listedSerials();
    if (std::all_of(revoked.begin(), revoked.end(), [&listed](const auto& serial) { return listed.count(serial) > 0; }))
        return done();
    std::set<std::string> serials(listed); // what was once turned away stays so
    serials.insert(revoked.begin(), revoked.end());
    auto list = issuer.revocationList({serials.begin(), serials.end()}, static_cast<std::uint64_t>(journal.nowMs()));
    if (!list)
        return list.error();
    phin::journal::v1::RevocationListIssued issued;
    issued.set_schema(schemaVersion);
    issued.set_list(*list);
    journal.append("crl.issued", issued);
    return done();
}

} // namespace phin::journal
