// A box on the LAN as a process of its own, for tests where two Paho clients in one process would disturb each other:
//   lan_box FOLDER SHOP DEVICE BROKER...
// Says "on BROKER" or "off" when its link changes. Obeys lines on its standard input until that ends:
//   sell FROM UNTIL    sells the orders of these numbers
#include "sync/journal/writer.h"
#include "sync/lan/peer.h"
#include "tests/journal/facts.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <filesystem>
#include <iostream>

int main(int argc, char** argv) {
    using namespace phin;
    if (argc < 5)
        return 2;
    const std::filesystem::path folder = argv[1];
    const std::string shop = argv[2], device = argv[3];
    const std::vector<std::string> brokers(argv + 4, argv + argc);
    spdlog::set_default_logger(spdlog::stderr_logger_mt("lan_box")); // standard output is for the test
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
    peer.observe([last = std::string()](const lan::View& view) mutable {
        const auto now = view.connected ? "on " + view.broker : std::string("off");
        if (now != std::exchange(last, now))
            std::puts(now.c_str());
        std::fflush(stdout);
    });
    writer.start();
    peer.start();
    std::string word;
    while (std::cin >> word) {
        unsigned from = 0, until = 0;
        if (word != "sell" || !(std::cin >> from >> until))
            return 2;
        for (auto i = from; i < until; ++i)
            writer.post([i](journal::Journal& at) {
                at.append("order.placed", test::placed(i));
                at.append("order.paid", test::paid(i, i));
                return done();
            });
    }
    peer.stop();
    writer.stop();
    return 0;
}
