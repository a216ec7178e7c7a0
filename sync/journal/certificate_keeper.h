#pragma once

#include "sync/journal/issuer.h"
#include "sync/journal/journal.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace phin::journal {

/// Keeps the certificates of one box young, through the journal: asks in time ("certificate.wanted"), takes the answer
/// ("certificate.issued") into the file, and where this box holds the shop's authority, answers. A file is read when a
/// connection is next made, so nothing is restarted. Also writes the list by which a broker turns revoked boxes away.
/// Used on the writer's thread.
class CertificateKeeper {
public:
    struct Pair {
        std::filesystem::path certificate, key; ///< PEM
    };
    struct Settings {
        std::vector<Pair> own;                          ///< this box's, and those of what it hosts (a broker)
        std::optional<std::filesystem::path> authority; ///< folder of ca.crt and ca.key, on the box that holds them
        std::filesystem::path revocationList;           ///< where this box's broker reads it; empty: no broker here
        int days = 825;                                 ///< of what the authority issues
    };
    explicit CertificateKeeper(Settings settings)
        : m_settings(std::move(settings)) {}

    /// Does what is due. Within a transaction; call it whenever the trust has changed, and once in a while.
    Status run(Journal& journal);

    /// A certificate is renewed when two thirds of its life are over.
    [[nodiscard]] static bool due(const Certified& certificate, std::int64_t nowMs);

private:
    void takeNewer(Journal& journal, const Pair& pair);
    Status askFor(Journal& journal, const Pair& pair);
    Status answer(Journal& journal);
    Status writeList(Journal& journal);

    Settings m_settings;
    std::set<std::string> m_refused; ///< requests that were said no to: once in the log is enough
    std::string m_list;              ///< as written last
};

} // namespace phin::journal
