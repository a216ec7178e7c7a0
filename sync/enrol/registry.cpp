#include "sync/enrol/registry.h"

#include "sync/journal/certificate.h"
#include "sync/journal/whole_file.h"

#include <algorithm>
#include <array>
#include <map>

namespace phin::enrol {
namespace {

constexpr std::size_t longestName = 100;

Error taken(const std::string& device) {
    return {ErrorKind::Refused, "this shop has a box " + device + " already; choose another name, or revoke that box"};
}

} // namespace

Status soundGuest(const v1::Guest& guest) {
    constexpr std::array stations{"barista", "kitchen", "expo", "board"};
    const auto wrong = [](const std::string& what) { return Error{ErrorKind::WrongUse, what}; };
    if (guest.schema() == 0 || !journal::validName(guest.device()))
        return wrong("a box's name may have up to 64 letters (a-z), digits, '-', '_' and '.'");
    for (const auto* const reserved : {"ca", "broker", "cloud"})
        if (guest.device() == reserved)
            return wrong("a box cannot be called " + guest.device());
    if (guest.name().size() > longestName)
        return wrong("the name that people call it by is too long");
    const bool till = guest.kind() == "till", station = guest.kind() == "station";
    if (!till && !station && guest.kind() != "sync")
        return wrong("a box is a till, a station or sync");
    if (till && (guest.letter().size() != 1 || guest.letter()[0] < 'A' || guest.letter()[0] > 'Z'))
        return wrong("a till needs a letter from A to Z that no other till has");
    if (station && std::find(stations.begin(), stations.end(), guest.station()) == stations.end())
        return wrong("a station is barista, kitchen, expo or board");
    return done();
}

Result<Registry::Standing> JournalRegistry::standing(const v1::Guest& guest) {
    Standing standing;
    const auto looked = m_writer.run([&](journal::Journal& journal) -> Status {
        standing = {};
        const auto trust = journal.trust();
        std::map<std::string, std::string> newest; // by device
        for (const auto& known : trust->certificates()) {
            if (known.device == guest.device()) {
                if (!trust->revocation(known.device, known.keyId))
                    return taken(guest.device());
                standing.knownBefore = true;
            } else if (!trust->revocation(known.device, known.keyId)) {
                newest[known.device] = known.der;
            }
        }
        for (const auto& born : journal.births())
            if (guest.kind() == "till" && born.birth.kind == "till" && born.birth.letter == guest.letter() &&
                born.chain.device != guest.device() && !trust->revocation(born.chain.device, born.keyId))
                return Error{ErrorKind::Refused, "the letter " + guest.letter() + " is that of " + born.chain.device};
        for (auto& [device, der] : newest)
            standing.neighbours.push_back(std::move(der));
        return done();
    });
    if (!looked)
        return looked.error();
    return standing;
}

Status JournalRegistry::admitted(const std::string&, const std::string& certificate) {
    return m_writer.run([&certificate](journal::Journal& journal) {
        phin::journal::v1::CertificateIssued issued;
        issued.set_schema(journal::schemaVersion);
        issued.set_certificate(certificate);
        journal.append("certificate.issued", issued);
        return done();
    });
}

Result<Registry::Standing> FolderRegistry::standing(const v1::Guest& guest) {
    Standing standing;
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, code)) {
        if (entry.path().extension() != ".crt" || entry.path().stem() == "ca")
            continue;
        if (entry.path().stem() == guest.device())
            return taken(guest.device());
        if (auto der = journal::readCertificateFile(entry.path()))
            standing.neighbours.push_back(std::move(*der));
    }
    if (code)
        return Error{ErrorKind::Unavailable, "cannot read " + m_folder.string() + ": " + code.message()};
    return standing;
}

Status FolderRegistry::admitted(const std::string& device, const std::string& certificate) {
    return journal::replaceFile(m_folder / (device + ".crt"), journal::certificatePem(certificate));
}

} // namespace phin::enrol
