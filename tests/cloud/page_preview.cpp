// page_preview [HTTP-PORT]: a cloud with a sample shop whose day goes on, until it is ended. To look at the page.
#include "tests/cloud/cloud_fixture.h"
#include "tests/cloud/sample_day.h"

#include <chrono>
#include <csignal>
#include <iostream>
#include <thread>

int main(int argc, char** argv) {
    using namespace phin;
    static volatile std::sig_atomic_t ended = 0;
    std::signal(SIGTERM, [](int) { ended = 1; });
    std::signal(SIGINT, [](int) { ended = 1; });
    test::FakeClock clock;
    test::TestShop shop("nguyen-hue");
    test::CloudFixture fixture(clock);
    fixture.add(shop);
    fixture.settings.web.port = argc > 1 ? std::atoi(argv[1]) : 0;
    fixture.start();
    test::SampleDay day(shop, clock);
    auto& road = fixture.shop(shop).road();
    const auto agent = road.connected("sync", "0.1.0", clock.nowMs());
    const auto deliver = [&] {
        for (const auto& batch : day.batches())
            fixture.shop(shop).writer().receive(batch, "sync");
        test::must(fixture.shop(shop).writer().run([](journal::Journal&) { return done(); }));
    };
    day.sellUntil(test::SampleDay::opensMs + 9 * 3'600'000, 420);
    day.refundLast();
    day.voidNext();
    day.sell();
    deliver();
    std::cout << "http://127.0.0.1:" << fixture.httpPort() << std::endl;
    while (!ended) {
        std::this_thread::sleep_for(std::chrono::seconds(2));
        clock.advance(20'000);
        day.sell();
        deliver();
        road.heard(agent, clock.nowMs());
        std::vector<journal::Cursor> heads;
        for (const auto& [device, seq] : test::heldIn(fixture.journalFile(shop))) {
            auto& head = heads.emplace_back();
            head.set_device(device);
            head.set_epoch(1);
            head.set_seq(seq + (device == "kitchen" ? 3 : 0));
        }
        road.heads(heads, clock.nowMs());
    }
    return 0;
}
