#pragma once

#include "sync/box/config.h"
#include "tests/support/test_shop.h"

namespace phin::test {

/// The settings of a till of this shop on one broker, with its certificate issued.
inline box::Config boxConfig(TestShop& shop, const std::string& device, const std::string& broker,
                             const std::string& letter) {
    std::ignore = shop.identity(device);
    box::Config settings;
    settings.shop = shop.name();
    settings.device = settings.name = device;
    settings.kind = "till";
    settings.letter = letter;
    settings.data = shop.folder() / device;
    settings.authority = shop.folder() / "ca.crt";
    settings.certificate = shop.folder() / (device + ".crt");
    settings.key = shop.folder() / (device + ".key");
    settings.brokers = {broker};
    return settings;
}

} // namespace phin::test
