#pragma once

#include "tests/support/test_shop.h"

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace phin::test {

/// A small cafe at work: two tills and two stations that sell and make things through real journals, in a trade that
/// is the same for the same seed. Wall time is the fake clock's; the day is 1 April 2019, in Ho Chi Minh City.
class SampleDay {
public:
    static constexpr int businessDate = 20190401;
    static constexpr std::int64_t opensMs = 1'554'073'200'000; ///< 06:00 there

    SampleDay(TestShop& shop, FakeClock& clock, unsigned seed = 5);

    /// One order at the clock's time: placed, paid, begun by its stations. Most orders before it move on.
    void sell();
    /// Orders spread over the day as guests come, with a rush in the morning and after lunch.
    void sellUntil(std::int64_t untilMs, int orders);
    void refundLast();
    void voidNext();

    /// Every batch since the last call, in the order they were committed, of all boxes.
    [[nodiscard]] std::vector<std::string> batches();
    [[nodiscard]] int orders() const noexcept { return m_orders; }
    [[nodiscard]] std::int64_t takings() const noexcept { return m_takings; }

private:
    struct Made {
        std::string id;
        std::vector<std::pair<std::uint32_t, int>> lines; ///< line, station
        int stage = 0;
    };
    void keep(const journal::Committed& committed);
    void mark(const Made& made, int station, model::v1::PrepState state);
    void moveOn(std::size_t spare);

    TestShop& m_shop;
    FakeClock& m_clock;
    std::mt19937 m_random;
    std::vector<std::unique_ptr<journal::Journal>> m_tills, m_stations;
    std::vector<std::string> m_batches;
    std::vector<Made> m_open;
    std::map<std::size_t, std::uint32_t> m_counts;
    model::v1::OrderPaid m_lastPaid;
    std::size_t m_lastTill = 0;
    int m_orders = 0;
    std::int64_t m_takings = 0;
    bool m_voidNext = false;
};

} // namespace phin::test
