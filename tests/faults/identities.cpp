#define OPENSSL_SUPPRESS_DEPRECATED // RAND_METHOD: what replaces it needs a provider of one's own
#include "tests/faults/identities.h"

#include "sync/journal/issuer.h"
#include "tests/support/must.h"

#include <openssl/rand.h>

namespace phin::faults {

using test::must;

namespace {

/// A certificate's signature is a byte longer or shorter by chance. Only the most common length is taken, so that files
/// are laid out alike in every run.
constexpr std::size_t usualSignature = 71;

/// OpenSSL asks a function, not an object; there is one thread.
Random& drawn() {
    static Random random(0);
    return random;
}

int draw(unsigned char* bytes, int size) {
    drawn().fill({bytes, static_cast<std::size_t>(size)});
    return 1;
}

const RAND_METHOD seeded{nullptr, draw, nullptr, nullptr, draw, [] { return 1; }};

} // namespace

SeededSignatures::SeededSignatures(Random random) {
    drawn() = random;
    RAND_set_rand_method(&seeded);
}

SeededSignatures::~SeededSignatures() {
    RAND_set_rand_method(nullptr);
}

Identities::Identities(const std::vector<std::string>& devices) {
    const auto& folder = m_folder.path();
    const auto issuer = must(journal::Issuer::create(folder, shop));
    m_authority.push_back(must(journal::Authority::load(folder / "ca.crt")));
    for (const auto& device : devices) {
        while (!m_identities.count(device)) {
            must(issuer.issue(folder, device));
            auto identity = must(journal::Identity::load(folder / (device + ".crt"), folder / (device + ".key")));
            const auto& der = identity.certificateDer();
            // The signature is the last part: its length stands two bytes before it (tag 0x30, length).
            if (der.size() > usualSignature + 2 && der[der.size() - usualSignature] == 0x30 &&
                static_cast<std::size_t>(der[der.size() - usualSignature + 1]) == usualSignature - 2)
                m_identities.emplace(device, std::move(identity));
            std::filesystem::remove(folder / (device + ".key"));
        }
    }
}

} // namespace phin::faults
