#include "sync/journal/certificate_keeper.h"

#include "sync/journal/certificate.h"
#include "sync/journal/revocation.h"
#include "sync/journal/whole_file.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace phin::journal {
namespace {

using phin::journal::v1::CertificateWanted;

std::vector<CertificateWanted> wanted(const std::vector<DeviceFact>& facts) {
    std::vector<CertificateWanted> all;
    for (const auto& fact : facts) {
        CertificateWanted each;
        if (fact.type == "certificate.wanted" && each.ParseFromString(fact.payload))
            all.push_back(std::move(each));
    }
    return all;
}

/// The certificate of this key that lasts longest, if it lasts longer than this one.
const Trust::Known* newer(const Trust& trust, const Certified& than) {
    const Trust::Known* best = nullptr;
    for (const auto& known : trust.certificates())
        if (known.device == than.device && known.keyId == than.key->id() && known.untilMs > than.untilMs)
            best = &known; // in the order of how long they last
    return best;
}

} // namespace

bool CertificateKeeper::due(const Certified& certificate, std::int64_t nowMs) {
    return nowMs >= certificate.fromMs + (certificate.untilMs - certificate.fromMs) / 3 * 2;
}

Status CertificateKeeper::run(Journal& journal) {
    if (!journal.born() || journal.revoked())
        return done();
    for (const auto& pair : m_settings.own) {
        takeNewer(journal, pair);
        if (auto asked = askFor(journal, pair); !asked)
            spdlog::warn("{}: {}", pair.certificate.string(), asked.error().message);
    }
    if (m_settings.authority)
        if (auto answered = answer(journal); !answered)
            return answered;
    return writeList(journal);
}

void CertificateKeeper::takeNewer(Journal& journal, const Pair& pair) {
    const auto der = readCertificateFile(pair.certificate);
    const auto current = der ? journal.authority().check(*der) : Result<Certified>(der.error());
    if (!current) {
        spdlog::warn("{}: {}", pair.certificate.string(), current.error().message);
        return;
    }
    const auto* const next = newer(*journal.trust(), *current);
    if (!next)
        return;
    if (const auto written = replaceFile(pair.certificate, certificatePem(next->der)); !written)
        spdlog::error("{}", written.error().message);
    else
        spdlog::info("the certificate of {} has been renewed", next->device);
}

Status CertificateKeeper::askFor(Journal& journal, const Pair& pair) {
    const auto der = readCertificateFile(pair.certificate);
    if (!der)
        return der.error();
    const auto current = journal.authority().check(*der);
    if (!current)
        return current.error();
    if (!due(*current, journal.nowMs()))
        return done();
    const auto asked = wanted(journal.shop().devices().facts());
    if (std::any_of(asked.begin(), asked.end(), [&](const auto& each) { return each.certificate() == *der; }))
        return done(); // the answer will come
    const auto request = requestCertificate(pair.key, current->shop, current->device);
    if (!request)
        return request.error();
    CertificateWanted want;
    want.set_schema(schemaVersion);
    want.set_certificate(*der);
    want.set_request(*request);
    journal.append("certificate.wanted", want);
    spdlog::info("the certificate of {} ends soon: asking for a new one", current->device);
    return done();
}

Status CertificateKeeper::answer(Journal& journal) {
    const auto trust = journal.trust();
    const auto asked = wanted(journal.shop().devices().facts());
    std::set<std::string> answered; // in this run: the trust shows them after the commit
    std::optional<Issuer> issuer;
    const auto load = [&]() -> Status {
        if (issuer)
            return done();
        auto loaded = Issuer::load(*m_settings.authority);
        if (!loaded)
            return loaded.error();
        issuer.emplace(std::move(*loaded));
        return done();
    };
    for (const auto& want : asked) {
        const auto current = journal.authority().check(want.certificate());
        if (!current || newer(*trust, *current) || m_refused.count(want.request()) ||
            !answered.insert(current->key->id()).second)
            continue;
        if (!due(*current, journal.nowMs()))
            continue; // who asked has a clock that is ahead, or this one was set back: the answer comes in time
        auto issued = [&]() -> Result<std::string> {
            if (trust->certificateRevoked(*current))
                return Error{ErrorKind::Refused, "the box has been revoked"};
            if (auto loaded = load(); !loaded)
                return loaded.error();
            auto renewed = issuer->renew(want.certificate(), want.request(), {journal.nowMs(), m_settings.days});
            if (!renewed)
                return renewed;
            // Nobody would take it, and it would be issued again after each commit.
            const auto next = journal.authority().check(*renewed);
            if (!next || next->untilMs <= current->untilMs)
                return Error{ErrorKind::Refused, "it would not last longer than the one there is"};
            return renewed;
        }();
        if (!issued) {
            if (issued.error().kind == ErrorKind::Refused)
                m_refused.insert(want.request());
            spdlog::warn("no new certificate for {}: {}", current->device, issued.error().message);
            continue;
        }
        phin::journal::v1::CertificateIssued fact;
        fact.set_schema(schemaVersion);
        fact.set_certificate(*issued);
        journal.append("certificate.issued", fact);
        spdlog::info("renewed the certificate of {}", current->device);
    }
    if (!trust->anyRevoked())
        return done();
    if (auto loaded = load(); !loaded)
        return loaded;
    return keepRevocationList(journal, *issuer);
}

Status CertificateKeeper::writeList(Journal& journal) {
    const auto& list = journal.trust()->revocationList();
    if (m_settings.revocationList.empty() || list.empty() || list == m_list)
        return done();
    if (auto written = replaceFile(m_settings.revocationList, revocationListPem(list)); !written)
        return written;
    m_list = list;
    return done();
}

} // namespace phin::journal
