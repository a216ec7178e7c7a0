#include "app/counter/settings.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace phin::counter {

RandomSource systemRandom() {
    return [](std::span<std::uint8_t> bytes) {
        if (::getentropy(bytes.data(), bytes.size()) != 0)
            throw std::system_error(errno, std::generic_category(), "the kernel gives no random numbers");
    };
}

} // namespace phin::counter
