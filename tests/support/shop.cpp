#include "tests/support/shop.h"

#include "sync/journal/issuer.h"

#include <stdexcept>

namespace phin::test {
namespace {

template <class T>
T orThrow(Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().message);
    return std::move(*result);
}

} // namespace

Shop::Shop(std::string name)
    : m_name(std::move(name))
    , m_authority([this] {
        orThrow(journal::Issuer::create(m_folder.path(), m_name));
        return orThrow(journal::Authority::load(m_folder / "ca.crt"));
    }()) {}

void Shop::ensure(const std::string& device) const {
    if (!std::filesystem::exists(m_folder / (device + ".crt")))
        orThrow(
            orThrow(journal::Issuer::load(m_folder.path())).issue(m_folder.path(), device, {"localhost", "127.0.0.1"}));
}

std::filesystem::path Shop::certificateFile(const std::string& device) const {
    ensure(device);
    return m_folder / (device + ".crt");
}

std::filesystem::path Shop::keyFile(const std::string& device) const {
    ensure(device);
    return m_folder / (device + ".key");
}

journal::Identity Shop::identity(const std::string& device) const {
    return orThrow(journal::Identity::load(certificateFile(device), keyFile(device)));
}

} // namespace phin::test
