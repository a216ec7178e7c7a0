// A box on the LAN as a process of its own, for tests where two Paho clients in one process would disturb each other:
//   lan_box FOLDER SHOP DEVICE BROKER...      runs until its standard input ends
#include "sync/journal/writer.h"
#include "sync/lan/peer.h"

#include <cstdio>
#include <filesystem>

int main(int argc, char** argv) {
    using namespace phin;
    if (argc < 5)
        return 2;
    const std::filesystem::path folder = argv[1];
    const std::string shop = argv[2], device = argv[3];
    const std::vector<std::string> brokers(argv + 4, argv + argc);
    const journal::SystemClock clock;
    const auto authority = journal::Authority::load(folder / "ca.crt");
    const auto identity = journal::Identity::load(folder / (device + ".crt"), folder / (device + ".key"));
    if (!authority || !identity)
        return 3;
    const auto file = folder / (device + ".db");
    auto journal = journal::Journal::open({file, {"station", device, "", "kitchen"}}, *identity, *authority, clock);
    if (!journal)
        return 3;
    if (!(*journal)->born()) {
        (*journal)->begin();
        (*journal)->beginEpoch();
        (*journal)->commit();
    }
    journal::Writer writer(std::move(*journal));
    lan::Peer peer({shop, device, "station", brokers, folder / "ca.crt", folder / (device + ".crt"),
                    folder / (device + ".key"), file},
                   writer, clock);
    writer.start();
    peer.start();
    while (std::getchar() != EOF) {
    }
    peer.stop();
    writer.stop();
    return 0;
}
