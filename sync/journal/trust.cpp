#include "sync/journal/trust.h"

#include "sync/journal/x509.h"

#include <openssl/err.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace phin::journal {
namespace {

/// The serial numbers on a list that this authority signed.
std::optional<std::set<std::string>> serialsOn(const std::string& der, const Authority& authority) {
    const auto issuer = x509::certificateOf(authority.certificateDer());
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> list(
        d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())), X509_CRL_free);
    const bool sound = issuer && list && X509_CRL_verify(list.get(), X509_get0_pubkey(issuer.get())) == 1;
    ERR_clear_error();
    if (!sound)
        return std::nullopt;
    std::set<std::string> serials;
    const auto* const revoked = X509_CRL_get_REVOKED(list.get());
    for (int i = 0; i < sk_X509_REVOKED_num(revoked); ++i) {
        const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
            ASN1_INTEGER_to_BN(X509_REVOKED_get0_serialNumber(sk_X509_REVOKED_value(revoked, i)), nullptr), BN_free);
        char* const text = BN_bn2hex(number.get());
        serials.insert(text);
        OPENSSL_free(text);
    }
    return serials;
}

} // namespace

std::string signedForm(std::string_view revocation) {
    return "phin/revocation/1" + std::string(revocation);
}

Trust::Trust(const Authority& authority, const std::vector<DeviceFact>& facts,
             const std::vector<std::string>& certificates) {
    for (const auto& der : certificates)
        know(authority, der);
    for (const auto& fact : facts)
        take(authority, fact);
    const auto key = [](const Known& known) {
        return std::tie(known.device, known.keyId, known.untilMs, known.serial);
    };
    std::sort(m_certificates.begin(), m_certificates.end(),
              [&key](const Known& a, const Known& b) { return key(a) < key(b); });
    m_certificates.erase(std::unique(m_certificates.begin(), m_certificates.end(),
                                     [](const Known& a, const Known& b) { return a.serial == b.serial; }),
                         m_certificates.end());
}

void Trust::know(const Authority& authority, const std::string& der) {
    if (const auto certified = authority.check(der); certified && certified->shop == authority.shop())
        m_certificates.push_back(
            {certified->device, certified->key->id(), certified->serial, certified->fromMs, certified->untilMs, der});
}

void Trust::take(const Authority& authority, const DeviceFact& fact) {
    const std::pair stamp(fact.hlc, fact.author);
    if (fact.type == "certificate.issued") {
        phin::journal::v1::CertificateIssued issued;
        if (issued.ParseFromString(fact.payload))
            know(authority, issued.certificate());
    } else if (fact.type == "device.revoked") {
        phin::journal::v1::DeviceRevoked revoked;
        Revocation what;
        if (!revoked.ParseFromString(fact.payload) || !what.ParseFromString(revoked.revocation()) ||
            what.shop() != authority.shop() ||
            !authority.signedBy(signedForm(revoked.revocation()), revoked.signature()))
            return;
        const KeyOf key(what.device(), what.key_id());
        const auto [known, isNew] = m_revocations.try_emplace(key, Decided{stamp, what});
        if (!isNew && known->second.stamp < stamp)
            known->second = {stamp, std::move(what)};
    } else if (fact.type == "crl.issued") {
        phin::journal::v1::RevocationListIssued issued;
        if (!issued.ParseFromString(fact.payload) || (!m_list.empty() && stamp < m_listStamp))
            return;
        if (auto serials = serialsOn(issued.list(), authority)) {
            m_listStamp = stamp;
            m_list = issued.list();
            m_listed = std::move(*serials);
        }
    }
}

const Trust::Revocation* Trust::revocation(const std::string& device, const std::string& keyId) const {
    if (m_revocations.empty())
        return nullptr;
    const auto found = m_revocations.find({device, keyId});
    return found == m_revocations.end() ? nullptr : &found->second.what;
}

Trust::ChainEnd Trust::endOf(const Revocation& revocation, std::uint32_t epoch) {
    for (const auto& end : revocation.counts())
        if (end.epoch() == epoch)
            return end;
    return {};
}

bool Trust::banned(const std::string& device) const {
    const auto first = m_revocations.lower_bound({device, std::string()});
    if (first == m_revocations.end() || first->first.first != device)
        return false;
    return std::none_of(m_certificates.begin(), m_certificates.end(),
                        [&](const Known& known) { return known.device == device && !revocation(device, known.keyId); });
}

bool Trust::certificateRevoked(const Certified& certificate) const {
    return revocation(certificate.device, certificate.key->id()) != nullptr;
}

std::vector<std::string> Trust::revokedSerials() const {
    std::vector<std::string> serials;
    for (const auto& known : m_certificates)
        if (revocation(known.device, known.keyId))
            serials.push_back(known.serial);
    std::sort(serials.begin(), serials.end());
    return serials;
}

} // namespace phin::journal
