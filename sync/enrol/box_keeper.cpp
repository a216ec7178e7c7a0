#include "sync/enrol/box_keeper.h"

#include "sync/journal/hash.h"

#include <map>
#include <memory>
#include <utility>

namespace phin::enrol {
namespace {

Error noAuthority() {
    return {ErrorKind::Refused,
            "this box does not hold the shop's authority (ca.key); do it on the box whose settings have authority_key"};
}

/// The box whose journal has the newest decision that takes the authority's key.
std::string authorityAt(journal::Journal& journal) {
    std::pair<std::uint64_t, std::string> newest;
    for (const auto& fact : journal.shop().devices().facts())
        if (fact.type == "certificate.issued" || fact.type == "device.revoked" || fact.type == "crl.issued")
            newest = std::max(newest, {fact.hlc, fact.author});
    return newest.second;
}

box::v1::BoxesReply listed(journal::Journal& journal, bool authority) {
    const auto trust = journal.trust();
    std::map<std::pair<std::string, std::string>, box::v1::BoxesReply::Known> all; // by device and key
    for (const auto& known : trust->certificates()) {
        auto& each = all[{known.device, known.keyId}];
        each.set_device(known.device);
        each.set_key_id(journal::toHex(std::string_view(known.keyId)));
        each.set_until_ms(known.untilMs);
        if (const auto* const revocation = trust->revocation(known.device, known.keyId)) {
            each.set_revoked(true);
            each.set_reason(revocation->reason());
        }
    }
    for (const auto& born : journal.births()) {
        const auto at = all.find({born.chain.device, born.keyId});
        if (at == all.end())
            continue;
        at->second.set_kind(born.birth.kind);
        at->second.set_name(born.birth.name);
        at->second.set_letter(born.birth.letter);
        at->second.set_station(born.birth.station);
    }
    for (const auto& cursor : journal.cursors())
        if (const auto at = all.find({cursor.device(), journal.keyOf({cursor.device(), cursor.epoch()})});
            at != all.end())
            at->second.set_last_seq(cursor.seq());
    box::v1::BoxesReply reply;
    reply.set_authority(authority);
    reply.set_authority_at(authority ? journal.device() : authorityAt(journal));
    for (auto& [key, each] : all)
        *reply.add_boxes() = std::move(each);
    return reply;
}

} // namespace

BoxKeeper::BoxKeeper(journal::Writer& writer, std::optional<Host::Settings> authority, const journal::Clock& clock)
    : m_writer(writer)
    , m_registry(writer) {
    if (authority) {
        m_authority = authority->authority;
        m_host.emplace(std::move(*authority), m_registry, clock);
    }
}

void BoxKeeper::list(std::function<void(const Result<box::v1::BoxesReply>&)> answer) {
    const auto reply = std::make_shared<box::v1::BoxesReply>();
    m_writer.post(
        [reply, authority = m_host.has_value()](journal::Journal& journal) {
            *reply = listed(journal, authority); // the work may run twice
            return done();
        },
        [reply, answer = std::move(answer)](const Status& status) {
            answer(status ? Result<box::v1::BoxesReply>(std::move(*reply)) : status.error());
        });
}

void BoxKeeper::revoke(const journal::RevocationOrder& order,
                       std::function<void(const Result<std::uint64_t>&)> answer) {
    if (!m_host)
        return answer(noAuthority());
    const auto last = std::make_shared<std::uint64_t>(0);
    m_writer.post(
        [last, order, folder = m_authority](journal::Journal& journal) -> Status {
            const auto issuer = journal::Issuer::load(folder);
            if (!issuer)
                return issuer.error();
            const auto revoked = journal::revoke(journal, *issuer, order);
            if (!revoked)
                return revoked.error();
            *last = *revoked;
            return done();
        },
        [last, answer = std::move(answer)](const Status& status) {
            answer(status ? Result<std::uint64_t>(*last) : status.error());
        });
}

Result<Host::View> BoxKeeper::openDoor(const std::string& address) {
    if (!m_host)
        return noAuthority();
    if (const auto opened = m_host->open(address); !opened)
        return opened.error();
    return m_host->view();
}

Result<Host::View> BoxKeeper::door() {
    if (!m_host)
        return noAuthority();
    return m_host->view();
}

Result<std::string, NotLetIn> BoxKeeper::admit(const std::string& code) {
    if (!m_host)
        return NotLetIn(NoEntry::DoorClosed, noAuthority());
    return m_host->admit(code);
}

Result<Host::View> BoxKeeper::closeDoor() {
    if (!m_host)
        return noAuthority();
    m_host->close();
    return m_host->view();
}

void BoxKeeper::stop() {
    if (m_host)
        m_host->close();
}

} // namespace phin::enrol
