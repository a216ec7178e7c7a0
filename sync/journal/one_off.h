#pragma once

#include <cstdint>
#include <string>

namespace phin::journal {

/// A TLS certificate for one purpose and a short while, signed by itself; its key lives in memory only.
struct OneOff {
    std::string keyPem, certificatePem, certificateDer;
};
[[nodiscard]] OneOff makeOneOff(const std::string& name, std::int64_t nowMs);

} // namespace phin::journal
